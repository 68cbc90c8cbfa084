/* What stands above and below the table. Each part is drawn by the function that measures it. */
#include "exchange/td-paper-private.h"

/* Nobody's name is that long; what is typed in may be. */
#define MAX_LINES 6
#define NOTE_SIZE 11.0
#define GAP 8.0
/* Blank, for a signature and a stamp. */
#define SIGN_LINES 4

/* The parts of the width that are the organisation's and the State's, or the two who sign. */
#define LEFT_PART 0.42
#define RIGHT_PART 0.52

static const TdPaperStyle regular = { TD_PAPER_REGULAR, 12 };
static const TdPaperStyle bold = { TD_PAPER_BOLD, 12 };
static const TdPaperStyle italic = { TD_PAPER_ITALIC, 12 };
static const TdPaperStyle motto = { TD_PAPER_BOLD, 13 };
static const TdPaperStyle code_style = { TD_PAPER_REGULAR, 11 };
static const TdPaperStyle title_style = { TD_PAPER_BOLD, 14 };
static const TdPaperStyle subtitle_style = { TD_PAPER_ITALIC, 13 };
static const TdPaperStyle addressee_style = { TD_PAPER_REGULAR, 13 };
static const TdPaperStyle note_style = { TD_PAPER_ITALIC, NOTE_SIZE };

double
td_paper_put_text (TdPaperText *measure,
                   cairo_t *cr,
                   TdPaperStyle style,
                   const char *text,
                   guint max_lines,
                   TdPaperAlignment alignment,
                   TdPaperArea area)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TdPaperLine));
  guint n_lines = td_paper_text_break (measure, style, text, area.width, lines);
  guint n = MIN (n_lines, max_lines);
  double height = td_paper_text_get_line_height (style);

  for (guint i = 0; cr != NULL && i < n; i++)
    {
      const TdPaperLine *line = &g_array_index (lines, TdPaperLine, i);
      gboolean is_cut = i + 1 == n && n_lines > n;
      g_autofree char *shown
          = g_strdup_printf ("%.*s%s", (int) line->length, text + line->start, is_cut ? "…" : "");
      double free = area.width - td_paper_text_measure (measure, style, shown, -1);

      td_paper_text_draw (measure, cr, style, shown, -1,
                          area.x
                              + free
                                    * (alignment == TD_PAPER_CENTRED         ? 0.5
                                       : alignment == TD_PAPER_RIGHT_ALIGNED ? 1
                                                                             : 0),
                          area.y + i * height);
    }

  return n * height;
}

/* --- Heading ---------------------------------------------------------------------------------- */

static double
put (TdPaperText *measure,
     cairo_t *cr,
     TdPaperStyle style,
     const char *text,
     double from,
     double to,
     double y)
{
  TdPaperArea area
      = { TD_PAPER_LEFT + from * TD_PAPER_TABLE_WIDTH, y, (to - from) * TD_PAPER_TABLE_WIDTH, 0 };

  return td_paper_put_text (measure, cr, style, text, MAX_LINES, TD_PAPER_CENTRED, area);
}

/* A line in the middle between two parts of the width. */
static void
rule (cairo_t *cr, double from, double to, double length, double y)
{
  double middle = TD_PAPER_LEFT + (from + to) / 2 * TD_PAPER_TABLE_WIDTH;

  if (cr == NULL)
    return;

  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, middle - length / 2, y);
  cairo_line_to (cr, middle + length / 2, y);
  cairo_stroke (cr);
}

/* How wide @text is, or the part of the width it is wrapped in. */
static double
measure_line (TdPaperText *measure, TdPaperStyle style, const char *text, double part)
{
  return MIN (td_paper_text_measure (measure, style, text, -1), part * TD_PAPER_TABLE_WIDTH);
}

/* The organisation above in regular capitals, the issuer in bold ones over a line of a third to a
 * half of its length. */
static double
put_left (const TdReport *report, TdPaperText *text, cairo_t *cr, double y)
{
  double top = y;
  const char *issuer = NULL;

  for (guint i = 0; report->left_heading[i] != NULL; i++)
    {
      issuer = report->left_heading[i];
      y += put (text, cr, i == 0 ? regular : bold, issuer, 0, LEFT_PART, y);
    }
  if (issuer != NULL && issuer[0] != '\0')
    rule (cr, 0, LEFT_PART, measure_line (text, bold, issuer, LEFT_PART) * 0.4, y + 3);

  return y + 6 - top;
}

/* The name of the State and its motto, over a line of its length. */
static double
put_right (const TdReport *report, TdPaperText *text, cairo_t *cr, double y)
{
  double top = y;
  const char *last = NULL;

  for (guint i = 0; report->right_heading[i] != NULL; i++)
    {
      last = report->right_heading[i];
      y += put (text, cr, i == 0 ? bold : motto, last, 1 - RIGHT_PART, 1, y);
    }
  if (last != NULL && last[0] != '\0')
    rule (cr, 1 - RIGHT_PART, 1, measure_line (text, motto, last, RIGHT_PART), y + 3);

  return y + 6 - top;
}

double
td_paper_put_heading (const TdPaper *self, TdPaperText *text, cairo_t *cr, double y)
{
  const TdReport *report = self->report;
  g_autofree char *code = g_strdup_printf ("Biểu %s", report->code);
  TdPaperArea corner = { TD_PAPER_LEFT, y - td_paper_text_get_line_height (code_style) - 4,
                         TD_PAPER_TABLE_WIDTH, 0 };
  double top = y;
  double left = put_left (report, text, cr, y);
  double right = put_right (report, text, cr, y);

  /* Above the text, where the other pages have their number. */
  td_paper_put_text (text, cr, code_style, code, 1, TD_PAPER_RIGHT_ALIGNED, corner);
  y += MAX (left, right) + GAP;
  y += put (text, cr, title_style, report->title, 0, 1, y);
  y += put (text, cr, subtitle_style, report->subtitle, 0, 1, y);
  if (report->addressee != NULL)
    y += put (text, cr, addressee_style, report->addressee, 0, 1, y);

  return y + GAP - top;
}

/* --- Below ------------------------------------------------------------------------------------ */

double
td_paper_get_note_height (void)
{
  return td_paper_text_get_line_height (note_style);
}

void
td_paper_break_notes (TdPaper *self, TdPaperText *text)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TdPaperLine));

  self->note_lines = g_array_new (FALSE, FALSE, sizeof (TdPaperNoteLine));
  for (guint i = 0; i < self->report->notes->len; i++)
    {
      g_array_set_size (lines, 0);
      td_paper_text_break (text, note_style, g_ptr_array_index (self->report->notes, i),
                           TD_PAPER_TABLE_WIDTH, lines);
      for (guint j = 0; j < lines->len; j++)
        {
          TdPaperNoteLine line = { i, g_array_index (lines, TdPaperLine, j) };

          g_array_append_val (self->note_lines, line);
        }
    }
}

void
td_paper_draw_notes (
    const TdPaper *self, TdPaperText *text, cairo_t *cr, const TdPaperPage *page, double y)
{
  for (guint i = 0; i < page->n_notes; i++)
    {
      const TdPaperNoteLine *line
          = &g_array_index (self->note_lines, TdPaperNoteLine, page->first_note + i);
      const char *note = g_ptr_array_index (self->report->notes, line->note);

      td_paper_text_draw (text, cr, note_style, note + line->line.start, (gssize) line->line.length,
                          TD_PAPER_LEFT, y + i * td_paper_get_note_height ());
    }
}

/* Who prepared the paper on the left, who signs on the right; the words are those of
 * td-xlsx-sheet.c. */
static double
put_pair (TdPaperText *text,
          cairo_t *cr,
          TdPaperStyle style,
          const char *left,
          const char *right,
          double y)
{
  double left_height = put (text, cr, style, left, 0, LEFT_PART, y);
  double right_height = put (text, cr, style, right, 1 - RIGHT_PART, 1, y);

  return MAX (left_height, right_height);
}

double
td_paper_put_signature (const TdPaper *self, TdPaperText *text, cairo_t *cr, double y)
{
  const TdReport *report = self->report;
  double top = y;

  y += GAP;
  y += put_pair (text, cr, italic, NULL, report->date_line, y);
  y += put_pair (text, cr, bold, report->preparer_post, report->signer_authority, y);
  y += put_pair (text, cr, bold, NULL, report->signer_post, y);
  y += put_pair (text, cr, italic, "(Ký, ghi rõ họ tên)", "(Ký, ghi rõ họ tên, đóng dấu)", y);
  y += SIGN_LINES * td_paper_text_get_line_height (bold);
  y += put_pair (text, cr, bold, report->preparer_name, report->signer_name, y);

  return y - top;
}
