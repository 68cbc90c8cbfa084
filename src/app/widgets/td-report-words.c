#include "app/widgets/td-report-words.h"

static const char *
get_row_name (const TdReport *report, guint row)
{
  for (guint i = 0; i < report->columns->len; i++)
    {
      const TdReportCell *cell = td_report_get_cell (report, row, i);

      if (cell->kind == TD_CELL_TEXT && g_utf8_strlen (cell->text, -1) > 5)
        return cell->text;
    }

  return "";
}

char *
td_report_describe_cell (const TdReport *report, guint row, guint column)
{
  const TdReportColumnSpec *spec = td_report_get_column (report, column);
  g_autofree char *value = td_report_cell_to_text (td_report_get_cell (report, row, column));
  g_autofree char *groups = spec->groups != NULL ? g_strjoinv (", ", spec->groups) : NULL;

  return g_strdup_printf ("%s; %s%s%s: %s", get_row_name (report, row),
                          groups != NULL ? groups : "", groups != NULL ? ", " : "", spec->title,
                          value);
}
