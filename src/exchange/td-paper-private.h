#pragma once

#include "exchange/td-paper.h"
#include "report/td-report-header.h"

G_BEGIN_DECLS

/* Margins: left 30 mm to bind, right 15 mm, above and below 20 mm. */
#define TD_PAPER_LEFT (30 * 72 / 25.4)
#define TD_PAPER_RIGHT (TD_PAPER_WIDTH - 15 * 72 / 25.4)
#define TD_PAPER_TOP (20 * 72 / 25.4)
#define TD_PAPER_BOTTOM (TD_PAPER_HEIGHT - 20 * 72 / 25.4)
#define TD_PAPER_TABLE_WIDTH (TD_PAPER_RIGHT - TD_PAPER_LEFT)

/* TdPaperNoteLine: a line of a note */
typedef struct
{
  guint note;
  TdPaperLine line;
} TdPaperNoteLine;

/* Shared by td-paper.c (which rows stand where), td-paper-columns.c (how wide the columns are),
 * td-paper-block.c (heading, notes, signature block), td-paper-charts.c and td-paper-draw.c.
 * @column_x: (array length=n_columns + 1): from the left edge of the paper
 * @level_y: (array length=n_levels + 1): of the column headings, from their top
 * @heading_height, @signature_height: with the space that parts them from the table */
struct _TdPaper
{
  const TdReport *report;
  TdPaperStyle styles[TD_ROW_TOTAL + 1];
  TdPaperStyle header_style;
  double padding;
  double *column_x;
  guint n_levels;
  double *level_y;
  GArray *header; /* TdReportHeaderCell */
  GArray *note_lines;
  double heading_height;
  double signature_height;
  GArray *pages;
};

typedef enum
{
  TD_PAPER_LEFT_ALIGNED,
  TD_PAPER_CENTRED,
  TD_PAPER_RIGHT_ALIGNED,
} TdPaperAlignment;

/* td_paper_put_text:
 * @cr: (nullable): NULL to measure
 * @text: (nullable)
 * @max_lines: more are cut off with "…"
 * @area: its height is ignored
 *
 * Returns: the height of the lines */
double td_paper_put_text (TdPaperText *measure,
                          cairo_t *cr,
                          TdPaperStyle style,
                          const char *text,
                          guint max_lines,
                          TdPaperAlignment alignment,
                          TdPaperArea area);

/* td_paper_find_columns: sets the sizes of the font, the columns and their headings; half of the
 * work. FALSE with G_IO_ERROR_CANCELLED. */
gboolean td_paper_find_columns (TdPaper *self,
                                TdPaperText *text,
                                const TdPaperProgress *progress,
                                GError **error);

#define TD_PAPER_HEADER_LINES 12 /* of a cell of the column headings */
#define TD_PAPER_NOTES_GAP 4.0   /* between the table and the notes */

/* td_paper_put_heading, td_paper_put_signature:
 * @cr: (nullable): NULL to measure
 *
 * Returns: the height */
double td_paper_put_heading (const TdPaper *self, TdPaperText *text, cairo_t *cr, double y);
double td_paper_put_signature (const TdPaper *self, TdPaperText *text, cairo_t *cr, double y);

/* td_paper_break_notes: sets the lines of the notes */
void td_paper_break_notes (TdPaper *self, TdPaperText *text);
double td_paper_get_note_height (void);
void td_paper_draw_notes (
    const TdPaper *self, TdPaperText *text, cairo_t *cr, const TdPaperPage *page, double y);

/* Charts stand below the notes, in bands from margin to margin; space above is of the height. Two
 * bands and a signature block fill a page. */
#define TD_PAPER_BAND_HEIGHT 172.0
guint td_paper_get_n_bands (const TdPaper *self);
void td_paper_draw_band (const TdPaper *self, TdPaperText *text, cairo_t *cr, guint band, double y);

/* td_paper_get_n_rows: those on paper: one at least, which says that there are none */
guint td_paper_get_n_rows (const TdPaper *self);

/* td_paper_count_lines: of a row */
guint td_paper_count_lines (const TdPaper *self, TdPaperText *text, guint row);

/* td_paper_get_row_height: of so many lines of a row */
double td_paper_get_row_height (const TdPaper *self, guint n_lines);

/* td_paper_get_rows_y: where the rows of a page begin */
double td_paper_get_rows_y (const TdPaper *self, const TdPaperPage *page);

/* td_paper_get_lines: the lines of a row that stand on @page, from which on
 *
 * Returns: how many */
guint td_paper_get_lines (
    const TdPaper *self, TdPaperText *text, const TdPaperPage *page, guint row, guint *first);

G_END_DECLS
