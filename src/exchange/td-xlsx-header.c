/* The titles of the columns, under their groups, as merged cells. */
#include "exchange/td-xlsx-private.h"

#define LINE_HEIGHT 16.0

static guint
count_groups (const TdReportColumnSpec *column)
{
  return column->groups != NULL ? g_strv_length (column->groups) : 0;
}

/* Whether two columns stand under the same groups down to @depth. */
static gboolean
shares_groups (const TdReport *report, guint a, guint b, guint depth)
{
  const TdReportColumnSpec *first = td_report_get_column (report, a);
  const TdReportColumnSpec *second = td_report_get_column (report, b);

  if (count_groups (first) <= depth || count_groups (second) <= depth)
    return FALSE;
  for (guint i = 0; i <= depth; i++)
    if (!g_str_equal (first->groups[i], second->groups[i]))
      return FALSE;

  return TRUE;
}

static void
write_header_cell (TdXlsxSheet *self,
                   guint level,
                   guint n_levels,
                   guint column,
                   guint n_columns,
                   const char *text,
                   double *heights)
{
  lxw_row_t row = self->next + level;
  int width
      = td_xlsx_sheet_get_width (self, (lxw_col_t) column, (lxw_col_t) (column + n_columns - 1));
  double height;

  height = td_xlsx_count_lines (text, width) * LINE_HEIGHT;
  for (guint i = level; i + 1 < level + n_levels; i++)
    height -= heights[i];
  heights[level + n_levels - 1] = MAX (heights[level + n_levels - 1], height);

  td_xlsx_sheet_write_text (self, row, (lxw_col_t) column, row + n_levels - 1,
                            (lxw_col_t) (column + n_columns - 1), text, self->styles->header);
}

void
td_xlsx_sheet_write_header (TdXlsxSheet *self)
{
  const TdReport *report = self->report;
  guint n_columns = report->columns->len;
  guint n_levels = 1;
  g_autofree double *heights = NULL;

  for (guint i = 0; i < n_columns; i++)
    n_levels = MAX (n_levels, count_groups (td_report_get_column (report, i)) + 1);
  heights = g_new (double, n_levels);
  for (guint i = 0; i < n_levels; i++)
    heights[i] = LINE_HEIGHT;

  /* Groups before titles: a title over several rows takes its room from what the groups need. */
  for (guint i = 0; i < n_columns; i++)
    for (guint depth = 0; depth < count_groups (td_report_get_column (report, i)); depth++)
      {
        guint n = 1;

        if (i > 0 && shares_groups (report, i - 1, i, depth))
          continue;
        while (i + n < n_columns && shares_groups (report, i, i + n, depth))
          n++;
        write_header_cell (self, depth, 1, i, n, td_report_get_column (report, i)->groups[depth],
                           heights);
      }
  for (guint i = 0; i < n_columns; i++)
    {
      const TdReportColumnSpec *column = td_report_get_column (report, i);
      guint n_groups = count_groups (column);

      write_header_cell (self, n_groups, n_levels - n_groups, i, 1, column->title, heights);
      td_xlsx_sheet_check (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                                       column->width + 0.7, NULL));
    }

  for (guint i = 0; i < n_levels; i++)
    td_xlsx_sheet_check (self,
                         worksheet_set_row (self->sheet, self->next + i, heights[i] + 3, NULL));
  td_xlsx_sheet_check (self,
                       worksheet_repeat_rows (self->sheet, self->next, self->next + n_levels - 1));
  self->next += n_levels;
  self->first_row = self->next;
  worksheet_freeze_panes (self->sheet, self->first_row, (lxw_col_t) report->n_fixed_columns);
}
