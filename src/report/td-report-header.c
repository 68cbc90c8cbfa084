#include "report/td-report-header.h"

static guint
count_groups (const TdReport *report, guint column)
{
  char **groups = td_report_get_column (report, column)->groups;

  return groups != NULL ? g_strv_length (groups) : 0;
}

gboolean
td_report_shares_groups (const TdReport *report, guint a, guint b, guint depth)
{
  char **first = td_report_get_column (report, a)->groups;
  char **second = td_report_get_column (report, b)->groups;

  if (count_groups (report, a) <= depth || count_groups (report, b) <= depth)
    return FALSE;
  for (guint i = 0; i <= depth; i++)
    if (!g_str_equal (first[i], second[i]))
      return FALSE;

  return TRUE;
}

GArray *
td_report_lay_out_header (const TdReport *report, guint *n_levels)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (TdReportHeaderCell));
  guint n_columns = report->columns->len;

  *n_levels = 1;
  for (guint i = 0; i < n_columns; i++)
    *n_levels = MAX (*n_levels, count_groups (report, i) + 1);

  for (guint i = 0; i < n_columns; i++)
    for (guint depth = 0; depth < count_groups (report, i); depth++)
      {
        TdReportHeaderCell group
            = { td_report_get_column (report, i)->groups[depth], i, 1, depth, 1 };

        if (i > 0 && td_report_shares_groups (report, i - 1, i, depth))
          continue;
        while (i + group.n_columns < n_columns
               && td_report_shares_groups (report, i, i + group.n_columns, depth))
          group.n_columns++;
        g_array_append_val (cells, group);
      }
  for (guint i = 0; i < n_columns; i++)
    {
      guint n_groups = count_groups (report, i);
      TdReportHeaderCell title
          = { td_report_get_column (report, i)->title, i, 1, n_groups, *n_levels - n_groups };

      g_array_append_val (cells, title);
    }

  return cells;
}
