#include "app/widgets/td-report-layout.h"

/* Lines of text above and below the table. */
#define BLOCK_LINES 5
#define MIN_SIGNATURE_LINES 9

/* More lines than this are cut; the whole text is in the tooltip. */
#define MAX_ROW_LINES 8

static void
measure_header (TdReportLayout *self, TdReportMeasure measure, gpointer user_data)
{
  g_autofree int *heights = g_new (int, self->n_levels);

  for (guint i = 0; i < self->n_levels; i++)
    heights[i] = self->line_height + 2 * self->padding;

  for (guint i = 0; i < self->header->len; i++)
    {
      const TdReportHeaderCell *cell = &g_array_index (self->header, TdReportHeaderCell, i);
      int width = self->column_x[cell->column + cell->n_columns] - self->column_x[cell->column]
                  - 2 * self->padding;
      int needed = measure (cell->text, width, TRUE, user_data) + 2 * self->padding;

      /* A title over several header rows gets its room from the last of them. */
      for (guint level = cell->level; level + 1 < cell->level + cell->n_levels; level++)
        needed -= heights[level];
      heights[cell->level + cell->n_levels - 1]
          = MAX (heights[cell->level + cell->n_levels - 1], needed);
    }

  self->level_y = g_new0 (int, self->n_levels + 1);
  for (guint i = 0; i < self->n_levels; i++)
    self->level_y[i + 1] = self->level_y[i] + heights[i];
}

/* From the number of letters alone: a list may have a hundred thousand rows, and Pango would take
 * seconds for them. */
static int
estimate_lines (const TdReport *report, guint row)
{
  int lines = 1;

  if (td_report_get_row (report, row)->kind == TD_ROW_SECTION)
    return 1;

  for (guint i = 0; i < report->columns->len; i++)
    {
      const TdReportCell *cell = td_report_get_cell (report, row, i);
      /* Letters are narrower than the digits that the column's width is given in. */
      int width = MAX (td_report_get_column (report, i)->width * 11 / 10, 1);

      if (cell->kind == TD_CELL_TEXT && cell->text != NULL)
        lines = MAX (lines, (int) (g_utf8_strlen (cell->text, -1) + width - 1) / width);
    }

  return MIN (lines, MAX_ROW_LINES);
}

/* In digits, of which bold letters need one more. Vietnamese words are one syllable, which is never
 * divided: the heading "Kỷ niệm chương" needs a column of seven. */
static int
measure_longest_word (const char *title)
{
  g_auto (GStrv) words = g_strsplit (title != NULL ? title : "", " ", -1);
  glong longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, g_utf8_strlen (words[i], -1));

  return (int) longest + 1;
}

TdReportLayout *
td_report_layout_new (const TdReport *report,
                      int char_width,
                      int line_height,
                      TdReportMeasure measure,
                      gpointer user_data)
{
  TdReportLayout *self = g_new0 (TdReportLayout, 1);
  guint n_lines;

  self->char_width = char_width;
  self->line_height = line_height;
  self->padding = MAX (line_height / 5, 2);
  self->n_columns = report->columns->len;
  self->n_rows = report->rows->len;

  self->column_x = g_new0 (int, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const TdReportColumnSpec *column = td_report_get_column (report, i);
      int width = MAX (column->width, measure_longest_word (column->title));

      self->column_x[i + 1] = self->column_x[i] + 2 * self->padding + width * char_width;
    }
  self->width = self->column_x[self->n_columns];

  self->header = td_report_lay_out_header (report, &self->n_levels);
  measure_header (self, measure, user_data);

  self->row_y = g_new0 (int, self->n_rows + 1);
  for (guint i = 0; i < self->n_rows; i++)
    self->row_y[i + 1]
        = self->row_y[i] + estimate_lines (report, i) * line_height + 2 * self->padding;

  n_lines = MAX ((report->left_heading != NULL ? g_strv_length (report->left_heading) : 0),
                 (report->right_heading != NULL ? g_strv_length (report->right_heading) : 0));
  self->table_y = (int) (n_lines + BLOCK_LINES) * line_height;
  self->rows_y = self->table_y + self->level_y[self->n_levels];
  self->notes_y = self->rows_y + self->row_y[self->n_rows];
  self->height = self->notes_y + (int) (report->notes->len + MIN_SIGNATURE_LINES) * line_height;

  return self;
}

void
td_report_layout_free (TdReportLayout *self)
{
  g_free (self->column_x);
  g_free (self->row_y);
  g_free (self->level_y);
  g_array_unref (self->header);
  g_free (self);
}

/* The span of @edges that holds @at, -1 for none. */
static int
find_span (const int *edges, guint n, int at)
{
  guint low = 0;
  guint high = n;

  if (n == 0 || at < edges[0] || at >= edges[n])
    return -1;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (edges[middle] <= at)
        low = middle;
      else
        high = middle;
    }

  return (int) low;
}

int
td_report_layout_find_row (const TdReportLayout *self, int y)
{
  return find_span (self->row_y, self->n_rows, y - self->rows_y);
}

int
td_report_layout_find_column (const TdReportLayout *self, int x)
{
  return find_span (self->column_x, self->n_columns, x);
}
