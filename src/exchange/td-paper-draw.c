/* Drawing a page. */
#include "exchange/td-paper-private.h"

#define LINE_WIDTH 0.5
#define NUMBER_SIZE 13.0
#define NUMBER_Y (9 * 72 / 25.4)

typedef struct
{
  const TdPaper *self;
  TdPaperText *text;
  cairo_t *cr;
} Draw;

/* The same as in the workbook: see td-xlsx-styles.c. */
static void
set_group_fill (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0xED / 255.0, 0xF2 / 255.0, 0xF8 / 255.0);
}

static void
set_total_fill (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0xDC / 255.0, 0xE6 / 255.0, 0xF1 / 255.0);
}

static void
set_ink (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
}

static void
line_to (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
}

/* --- Column headings -------------------------------------------------------------------------- */

static void
draw_header_cell (const Draw *draw, const TdReportHeaderCell *cell, double top)
{
  const TdPaper *self = draw->self;
  double x = self->column_x[cell->column];
  double y = top + self->level_y[cell->level];
  double width = self->column_x[cell->column + cell->n_columns] - x;
  double height = self->level_y[cell->level + cell->n_levels] - self->level_y[cell->level];
  TdPaperArea area = { x + self->padding, 0, width - 2 * self->padding, 0 };
  double line = td_paper_text_get_line_height (self->header_style);
  guint max_lines
      = (guint) CLAMP ((height - 2 * self->padding) / line + 1e-6, 1, TD_PAPER_HEADER_LINES);
  double needed = td_paper_put_text (draw->text, NULL, self->header_style, cell->text, max_lines,
                                     TD_PAPER_CENTRED, area);

  set_group_fill (draw->cr);
  cairo_rectangle (draw->cr, x, y, width, height);
  cairo_fill_preserve (draw->cr);
  set_ink (draw->cr);
  cairo_stroke (draw->cr);
  area.y = y + (height - needed) / 2;
  td_paper_put_text (draw->text, draw->cr, self->header_style, cell->text, max_lines,
                     TD_PAPER_CENTRED, area);
}

static void
draw_header (const Draw *draw, double top)
{
  cairo_set_line_width (draw->cr, LINE_WIDTH);
  for (guint i = 0; i < draw->self->header->len; i++)
    draw_header_cell (draw, &g_array_index (draw->self->header, TdReportHeaderCell, i), top);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static double
align (const TdReportCell *cell, guint column)
{
  /* The rows' numbers. */
  if (column == 0)
    return 0.5;

  switch (cell->kind)
    {
    case TD_CELL_COUNT:
    case TD_CELL_CHANGE:
    case TD_CELL_MONEY:
    case TD_CELL_POINTS:
    case TD_CELL_SHARE:
      return 1;
    case TD_CELL_DATE:
      return 0.5;
    case TD_CELL_TEXT:
    case TD_CELL_EMPTY:
    default:
      return 0;
    }
}

/* The lines of a text from @first on, @n_shown of them at most, in the middle of @area.
 * @alignment: 0 left … 1 right */
static void
draw_lines (const Draw *draw,
            TdPaperStyle style,
            const char *text,
            double alignment,
            gboolean is_struck,
            guint first,
            guint n_shown,
            TdPaperArea area)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TdPaperLine));
  guint n = td_paper_text_break (draw->text, style, text, area.width, lines);
  double height = td_paper_text_get_line_height (style);
  guint end = MIN (n, first + n_shown);
  double y;

  if (end <= first)
    return;

  y = area.y + (area.height - (end - first) * height) / 2;
  for (guint i = first; i < end; i++, y += height)
    {
      const TdPaperLine *line = &g_array_index (lines, TdPaperLine, i);
      gssize length = (gssize) line->length;
      double width = td_paper_text_measure (draw->text, style, text + line->start, length);
      double x = area.x + (area.width - width) * alignment;

      td_paper_text_draw (draw->text, draw->cr, style, text + line->start, length, x, y);
      if (is_struck && length > 0)
        {
          line_to (draw->cr, x, y + height * 0.56, x + width, y + height * 0.56);
          cairo_stroke (draw->cr);
        }
    }
}

static void
draw_cell (const Draw *draw, guint row, guint column, guint first, guint n, TdPaperArea area)
{
  const TdPaper *self = draw->self;
  const TdReportRow *data = td_report_get_row (self->report, row);
  const TdReportCell *cell = &data->cells[column];
  TdPaperStyle style = self->styles[data->kind];
  g_autofree char *value = NULL;

  if (cell->kind == TD_CELL_EMPTY)
    return;
  if (cell->kind == TD_CELL_TEXT)
    {
      draw_lines (draw, style, cell->text, align (cell, column), cell->is_struck, first, n, area);
      return;
    }
  /* Figures have one line, which stands in the first part of a row that is cut. */
  value = td_report_cell_to_text (cell);
  if (first == 0)
    draw_lines (draw, style, value, align (cell, column), cell->is_struck, 0, 1, area);
}

static void
draw_row_text (const Draw *draw, guint row, guint first, guint n, double y, double height)
{
  const TdPaper *self = draw->self;
  const TdReportRow *data;
  TdPaperArea area = { 0, y + self->padding, 0, height - 2 * self->padding };

  area.x = TD_PAPER_LEFT + self->padding;
  area.width = TD_PAPER_TABLE_WIDTH - 2 * self->padding;
  if (self->report->rows->len == 0)
    {
      draw_lines (draw, self->styles[TD_ROW_PLAIN], "Không có số liệu.", 0.5, FALSE, 0, 1, area);
      return;
    }
  data = td_report_get_row (self->report, row);
  if (data->kind == TD_ROW_SECTION)
    {
      draw_lines (draw, self->styles[data->kind], data->cells[0].text, 0, FALSE, first, n, area);
      return;
    }
  for (guint i = 0; i < self->report->columns->len; i++)
    {
      area.x = self->column_x[i] + self->padding;
      area.width = self->column_x[i + 1] - self->column_x[i] - 2 * self->padding;
      draw_cell (draw, row, i, first, n, area);
    }
}

static gboolean
is_divided (const TdReport *report, guint row)
{
  return report->rows->len > 0 && td_report_get_row (report, row)->kind != TD_ROW_SECTION;
}

static void
fill_row (const Draw *draw, guint row, double y, double height)
{
  TdReportRowKind kind = draw->self->report->rows->len > 0
                             ? td_report_get_row (draw->self->report, row)->kind
                             : TD_ROW_PLAIN;

  if (kind == TD_ROW_PLAIN)
    return;
  if (kind == TD_ROW_TOTAL)
    set_total_fill (draw->cr);
  else
    set_group_fill (draw->cr);
  cairo_rectangle (draw->cr, TD_PAPER_LEFT, y, TD_PAPER_TABLE_WIDTH, height);
  cairo_fill (draw->cr);
}

/* The lines between the columns go through all rows that have cells, from @from to @to. */
static void
divide (const Draw *draw, double from, double to)
{
  if (to > from)
    for (guint i = 1; i < draw->self->report->columns->len; i++)
      line_to (draw->cr, draw->self->column_x[i], from, draw->self->column_x[i], to);
}

/* Returns: where the rows end. */
static double
draw_rows (const Draw *draw, const TdPaperPage *page, double top)
{
  const TdPaper *self = draw->self;
  g_autofree double *edges = g_new (double, page->n_rows + 1);
  double divided_from = top;

  edges[0] = top;
  for (guint i = 0; i < page->n_rows; i++)
    {
      guint row = page->first_row + i;
      guint first;
      guint n = td_paper_get_lines (self, draw->text, page, row, &first);
      double height = td_paper_get_row_height (self, n);

      edges[i + 1] = edges[i] + height;
      fill_row (draw, row, edges[i], height);
      set_ink (draw->cr);
      draw_row_text (draw, row, first, n, edges[i], height);
    }

  cairo_set_line_width (draw->cr, LINE_WIDTH);
  for (guint i = 0; i <= page->n_rows; i++)
    {
      line_to (draw->cr, TD_PAPER_LEFT, edges[i], TD_PAPER_RIGHT, edges[i]);
      if (i < page->n_rows && !is_divided (self->report, page->first_row + i))
        {
          divide (draw, divided_from, edges[i]);
          divided_from = edges[i + 1];
        }
    }
  divide (draw, divided_from, edges[page->n_rows]);
  line_to (draw->cr, TD_PAPER_LEFT, top, TD_PAPER_LEFT, edges[page->n_rows]);
  line_to (draw->cr, TD_PAPER_RIGHT, top, TD_PAPER_RIGHT, edges[page->n_rows]);
  cairo_stroke (draw->cr);

  return edges[page->n_rows];
}

/* --- The page --------------------------------------------------------------------------------- */

static void
draw_number (const Draw *draw, const TdPaperPage *page)
{
  const TdPaperStyle style = { TD_PAPER_REGULAR, NUMBER_SIZE };
  g_autofree char *number = g_strdup_printf ("%u", page->number);
  TdPaperArea area = { TD_PAPER_LEFT, NUMBER_Y, TD_PAPER_TABLE_WIDTH, 0 };

  td_paper_put_text (draw->text, draw->cr, style, number, 1, TD_PAPER_CENTRED, area);
}

void
td_paper_draw (const TdPaper *self, guint index, TdPaperText *text, cairo_t *cr)
{
  const TdPaperPage *page = td_paper_get_page (self, index);
  Draw draw = { self, text, cr };
  double y = td_paper_get_rows_y (self, page);

  cairo_save (cr);
  set_ink (cr);
  if (page->has_heading)
    td_paper_put_heading (self, text, cr, TD_PAPER_TOP);
  else
    draw_number (&draw, page);
  if (page->n_rows > 0)
    {
      draw_header (&draw, y - self->level_y[self->n_levels]);
      y = draw_rows (&draw, page, y);
    }
  if (page->n_notes > 0)
    {
      td_paper_draw_notes (self, text, cr, page, y + TD_PAPER_NOTES_GAP);
      y += TD_PAPER_NOTES_GAP + page->n_notes * td_paper_get_note_height ();
    }
  for (guint i = 0; i < page->n_bands; i++, y += TD_PAPER_BAND_HEIGHT)
    td_paper_draw_band (self, text, cr, page->first_band + i, y);
  if (page->has_signature)
    td_paper_put_signature (self, text, cr, y);
  cairo_restore (cr);
}

/* --- What is where ---------------------------------------------------------------------------- */

gboolean
td_paper_find_cell (const TdPaper *self,
                    guint index,
                    TdPaperText *text,
                    double x,
                    double y,
                    guint *row,
                    guint *column)
{
  const TdPaperPage *page = td_paper_get_page (self, index);
  double top = td_paper_get_rows_y (self, page);

  if (self->report->rows->len == 0 || x < TD_PAPER_LEFT || x >= TD_PAPER_RIGHT || y < top)
    return FALSE;

  for (*column = 0; x >= self->column_x[*column + 1];)
    if (++*column == self->report->columns->len)
      return FALSE;
  for (guint i = 0; i < page->n_rows; i++)
    {
      guint first;

      *row = page->first_row + i;
      top += td_paper_get_row_height (self, td_paper_get_lines (self, text, page, *row, &first));
      if (y >= top)
        continue;
      if (!is_divided (self->report, *row))
        *column = 0;
      return TRUE;
    }

  return FALSE;
}

/* The first page that has a part of @row. */
static guint
find_page (const TdPaper *self, guint row)
{
  guint low = 0;
  guint high = self->pages->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const TdPaperPage *page = td_paper_get_page (self, middle);

      if (page->first_row + page->n_rows <= row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

void
td_paper_get_cell_area (const TdPaper *self,
                        TdPaperText *text,
                        guint row,
                        guint column,
                        guint *index,
                        TdPaperArea *area)
{
  const TdPaperPage *page;
  guint first;

  *index = find_page (self, row);
  page = td_paper_get_page (self, *index);
  area->y = td_paper_get_rows_y (self, page);
  for (guint i = page->first_row; i < row; i++)
    area->y += td_paper_get_row_height (self, td_paper_get_lines (self, text, page, i, &first));
  if (is_divided (self->report, row))
    {
      area->x = self->column_x[column];
      area->width = self->column_x[column + 1] - area->x;
    }
  else
    {
      area->x = TD_PAPER_LEFT;
      area->width = TD_PAPER_TABLE_WIDTH;
    }
  area->height = td_paper_get_row_height (self, td_paper_get_lines (self, text, page, row, &first));
}
