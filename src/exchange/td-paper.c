/* Which rows stand on which page. */
#include "exchange/td-paper-private.h"

/* A part of a row that is taller than a page is no smaller than this, if there is as much of it. */
#define MIN_LINES 3
/* The rows that go over to the last page along with the signature block, if they fit. */
#define MAX_KEPT_ROWS 3
/* And the lines of the notes that stay with it, where rows cannot. */
#define MIN_NOTES 2

/* Rows between two looks at whether the work is cancelled. */
#define STRIDE 500

gboolean
td_paper_progress_report (const TdPaperProgress *self, double fraction, GError **error)
{
  if (self == NULL || self->job == NULL)
    return TRUE;

  td_job_report (self->job, self->from + fraction * (self->to - self->from), NULL);

  return !g_cancellable_set_error_if_cancelled (td_job_get_cancellable (self->job), error);
}

/* --- Rows ------------------------------------------------------------------------------------- */

guint
td_paper_get_n_rows (const TdPaper *self)
{
  return MAX (self->report->rows->len, 1);
}

guint
td_paper_count_lines (const TdPaper *self, TdPaperText *text, guint row)
{
  const TdReportRow *data;
  guint n_lines = 1;

  if (self->report->rows->len == 0)
    return 1;

  data = td_report_get_row (self->report, row);
  if (data->kind == TD_ROW_SECTION)
    n_lines = td_paper_text_break (text, self->styles[data->kind], data->cells[0].text,
                                   TD_PAPER_TABLE_WIDTH - 2 * self->padding, NULL);
  for (guint i = 0; data->kind != TD_ROW_SECTION && i < self->report->columns->len; i++)
    if (data->cells[i].kind == TD_CELL_TEXT)
      {
        double width = self->column_x[i + 1] - self->column_x[i] - 2 * self->padding;
        guint n = td_paper_text_break (text, self->styles[data->kind], data->cells[i].text, width,
                                       NULL);

        n_lines = MAX (n_lines, n);
      }

  return MAX (n_lines, 1);
}

double
td_paper_get_row_height (const TdPaper *self, guint n_lines)
{
  return n_lines * td_paper_text_get_line_height (self->styles[TD_ROW_PLAIN]) + 2 * self->padding;
}

double
td_paper_get_rows_y (const TdPaper *self, const TdPaperPage *page)
{
  return TD_PAPER_TOP + (page->has_heading ? self->heading_height : 0)
         + (page->n_rows > 0 ? self->level_y[self->n_levels] : 0);
}

guint
td_paper_get_lines (
    const TdPaper *self, TdPaperText *text, const TdPaperPage *page, guint row, guint *first)
{
  guint last = page->first_row + page->n_rows - 1;
  guint n_lines = td_paper_count_lines (self, text, row);

  *first = row == page->first_row ? page->first_line : 0;
  if (row == last)
    n_lines = MIN (n_lines, page->end_line);

  return n_lines - *first;
}

/* --- Filling pages ---------------------------------------------------------------------------- */

/* The page that is filled.
 * @y: where its next row goes */
typedef struct
{
  TdPaper *self;
  TdPaperText *text;
  TdPaperPage page;
  double y;
} Fill;

static void
begin_page (Fill *fill, guint row, guint line)
{
  guint number = fill->page.number + 1;

  fill->page = (TdPaperPage){ .number = number,
                              .first_row = row,
                              .first_line = line,
                              .end_line = G_MAXUINT,
                              .has_heading = number == 1 };
  fill->y = TD_PAPER_TOP + (number == 1 ? fill->self->heading_height : 0)
            + fill->self->level_y[fill->self->n_levels];
}

static void
end_page (Fill *fill)
{
  g_array_append_val (fill->self->pages, fill->page);
}

/* The room for rows on a page after the first. */
static double
get_full_height (const TdPaper *self)
{
  return TD_PAPER_BOTTOM - TD_PAPER_TOP - self->level_y[self->n_levels];
}

static double
get_height (Fill *fill, guint row)
{
  return td_paper_get_row_height (fill->self, td_paper_count_lines (fill->self, fill->text, row));
}

/* How many lines of a row fit into @height. */
static guint
count_fitting (const TdPaper *self, double height)
{
  double line = td_paper_text_get_line_height (self->styles[TD_ROW_PLAIN]);

  return (guint) MAX ((height - 2 * self->padding) / line + 1e-6, 0);
}

/* Whether a row is the heading of the next one. */
static gboolean
is_heading (const TdReport *report, guint row)
{
  const TdReportRow *data, *next;

  if (row + 1 >= report->rows->len)
    return FALSE;

  data = td_report_get_row (report, row);
  next = td_report_get_row (report, row + 1);
  return data->kind == TD_ROW_SECTION
         || (data->kind == TD_ROW_GROUP && next->kind != TD_ROW_TOTAL && next->level > data->level);
}

/* Ends the page before @row, or before the headings above it.
 *
 * Returns: the row that the new page begins with */
static guint
break_before (Fill *fill, guint row)
{
  while (row > fill->page.first_row + 1 && is_heading (fill->self->report, row - 1))
    row--;
  fill->page.n_rows = row - fill->page.first_row;
  end_page (fill);
  begin_page (fill, row, 0);

  return row;
}

/* A row that is taller than a page, in parts from the page that is filled on. */
static void
add_tall_row (Fill *fill, guint row, guint n_lines)
{
  guint line = 0;

  for (;;)
    {
      guint n = count_fitting (fill->self, TD_PAPER_BOTTOM - fill->y);

      if (n >= n_lines - line)
        break;
      if (n >= MIN_LINES || line > 0)
        {
          line += MAX (n, 1);
          fill->page.n_rows = row - fill->page.first_row + 1;
          fill->page.end_line = line;
          end_page (fill);
          begin_page (fill, row, line);
        }
      else
        for (guint i = break_before (fill, row); i < row; i++)
          fill->y += get_height (fill, i);
    }
  fill->y += td_paper_get_row_height (fill->self, n_lines - line);
}

static gboolean
add_rows (Fill *fill, const TdPaperProgress *progress, GError **error)
{
  TdPaper *self = fill->self;
  guint n_rows = td_paper_get_n_rows (self);

  begin_page (fill, 0, 0);
  for (guint row = 0; row < n_rows; row++)
    {
      guint n_lines = td_paper_count_lines (self, fill->text, row);
      double height = td_paper_get_row_height (self, n_lines);

      if (row % STRIDE == 0
          && !td_paper_progress_report (progress, 0.5 + 0.5 * row / n_rows, error))
        return FALSE;

      if (height > get_full_height (self))
        add_tall_row (fill, row, n_lines);
      else if (fill->y + height <= TD_PAPER_BOTTOM)
        fill->y += height;
      else
        {
          row = break_before (fill, row);
          fill->y += get_height (fill, row);
        }
    }
  fill->page.n_rows = n_rows - fill->page.first_row;

  return TRUE;
}

/* --- The end ---------------------------------------------------------------------------------- */

/* What must stand with the end of the table or of the notes: the signature block, unless that
 * stands with charts. */
static double
get_end_height (const TdPaper *self)
{
  return td_paper_get_n_bands (self) > 0 ? 0 : self->signature_height;
}

static double
get_notes_height (guint n)
{
  return n > 0 ? TD_PAPER_NOTES_GAP + n * td_paper_get_note_height () : 0;
}

/* Takes the last rows of the page that is filled over to a new one, if the notes and the signature
 * block fit below them there. */
static gboolean
take_last_rows (Fill *fill, double below)
{
  TdPaper *self = fill->self;
  guint n_rows = td_paper_get_n_rows (self);
  guint first = n_rows;
  double height = 0;

  /* One row stays, unless it is the only thing that the signature block could stand with. */
  while (first > fill->page.first_row && n_rows - first < MAX_KEPT_ROWS
         && (first - 1 > fill->page.first_row
             || (first == n_rows && fill->page.has_heading && self->note_lines->len == 0)))
    {
      double more = get_height (fill, first - 1);

      if (height + more + below > get_full_height (self))
        break;
      height += more;
      first--;
    }
  if (first == n_rows)
    return FALSE;
  /* Their headings go along, also if those are more. */
  while (first > fill->page.first_row + 1 && is_heading (self->report, first - 1)
         && height + get_height (fill, first - 1) + below <= get_full_height (self))
    height += get_height (fill, --first);

  fill->page.n_rows = first - fill->page.first_row;
  end_page (fill);
  begin_page (fill, first, 0);
  fill->page.n_rows = n_rows - first;
  fill->y += height;

  return TRUE;
}

/* The notes over as many pages as they need, the last of them with the signature block. */
static void
add_notes (Fill *fill, guint n_notes)
{
  TdPaper *self = fill->self;
  guint next = 0;

  for (;;)
    {
      guint left = n_notes - next;
      double room = TD_PAPER_BOTTOM - fill->y - TD_PAPER_NOTES_GAP;
      guint n = (guint) CLAMP (room / td_paper_get_note_height (), 0, left);

      if (fill->y + get_notes_height (left) + get_end_height (self) <= TD_PAPER_BOTTOM)
        n = left;
      else if (n + MIN_NOTES > left)
        n = left > MIN_NOTES ? left - MIN_NOTES : 0;
      fill->page.first_note = next;
      fill->page.n_notes = n;
      next += n;
      if (next == n_notes)
        return;

      end_page (fill);
      begin_page (fill, td_paper_get_n_rows (self), 0);
      /* Without rows there are no column headings. */
      fill->y = TD_PAPER_TOP;
    }
}

/* Cuts the last row, which is almost as tall as a page, so that its end stands with the signature
 * block. */
static void
cut_last_row (Fill *fill)
{
  TdPaper *self = fill->self;
  guint row = td_paper_get_n_rows (self) - 1;
  guint n_lines = td_paper_count_lines (self, fill->text, row);
  guint end;

  if (n_lines < 2)
    return;

  end = n_lines - MIN (MIN_LINES, n_lines - 1);
  fill->page.end_line = end;
  end_page (fill);
  begin_page (fill, row, end);
  fill->page.n_rows = 1;
}

/* The last band goes over to a new page along with the signature block. */
static void
add_charts (Fill *fill)
{
  TdPaper *self = fill->self;
  guint n_bands = td_paper_get_n_bands (self);

  fill->y += get_notes_height (fill->page.n_notes);
  for (guint i = 0; i < n_bands; i++)
    {
      double needed = TD_PAPER_BAND_HEIGHT + (i + 1 == n_bands ? self->signature_height : 0);

      if (fill->y + needed > TD_PAPER_BOTTOM)
        {
          end_page (fill);
          begin_page (fill, td_paper_get_n_rows (self), 0);
          fill->y = TD_PAPER_TOP;
        }
      if (fill->page.n_bands == 0)
        fill->page.first_band = i;
      fill->page.n_bands++;
      fill->y += TD_PAPER_BAND_HEIGHT;
    }
}

static void
add_below (Fill *fill)
{
  TdPaper *self = fill->self;
  guint n_notes = self->note_lines->len;
  double below = get_notes_height (n_notes) + get_end_height (self);

  if (fill->y + below > TD_PAPER_BOTTOM && !take_last_rows (fill, below))
    {
      if (n_notes > 0)
        add_notes (fill, n_notes);
      else
        cut_last_row (fill);
    }
  else
    fill->page.n_notes = n_notes;
  add_charts (fill);
  fill->page.has_signature = TRUE;
  end_page (fill);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
pages_clear (gpointer data)
{
  TdPaper *self = data;

  g_free (self->column_x);
  g_free (self->level_y);
  g_clear_pointer (&self->header, g_array_unref);
  g_clear_pointer (&self->note_lines, g_array_unref);
  g_array_unref (self->pages);
}

TdPaper *
td_paper_new (const TdReport *report,
              TdPaperText *text,
              const TdPaperProgress *progress,
              GError **error)
{
  g_autoptr (TdPaper) self = g_atomic_rc_box_new0 (TdPaper);
  Fill fill = { .self = self, .text = text };

  self->report = report;
  self->pages = g_array_new (FALSE, FALSE, sizeof (TdPaperPage));
  if (!td_paper_find_columns (self, text, progress, error))
    return NULL;
  self->heading_height = td_paper_put_heading (self, text, NULL, TD_PAPER_TOP);
  self->signature_height = td_paper_put_signature (self, text, NULL, 0);
  td_paper_break_notes (self, text);

  if (!add_rows (&fill, progress, error))
    return NULL;
  add_below (&fill);

  return g_steal_pointer (&self);
}

TdPaper *
td_paper_ref (TdPaper *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
td_paper_unref (TdPaper *self)
{
  g_atomic_rc_box_release_full (self, pages_clear);
}

const TdReport *
td_paper_get_report (const TdPaper *self)
{
  return self->report;
}

guint
td_paper_get_n_pages (const TdPaper *self)
{
  return self->pages->len;
}

const TdPaperPage *
td_paper_get_page (const TdPaper *self, guint index)
{
  return &g_array_index (self->pages, TdPaperPage, index);
}

double
td_paper_get_font_size (const TdPaper *self)
{
  return self->styles[TD_ROW_PLAIN].size;
}
