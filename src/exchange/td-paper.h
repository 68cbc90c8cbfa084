#pragma once

#include <cairo.h>

#include "exchange/td-paper-text.h"
#include "report/td-report.h"

G_BEGIN_DECLS

/* A report on paper: A4, landscape, as wide as one page (NĐ 30/2020/NĐ-CP, Phụ lục I):
 *
 *   page 1      heading, code, title, addressee; column headings; rows
 *   page 2 …    the page's number at the top; column headings; rows
 *   last page   rows, notes, charts, signature block
 *
 * No row is cut in two unless it is taller than a page, a heading among the rows stands with the
 * row below it, and the signature block never stands alone.
 *
 * Which rows stand on which page is data, found once, in any thread; a page is drawn in any other.
 * What it holds beside the report is a few numbers a page. All measures are points, from the top
 * left corner of the paper. */
typedef struct _TdPaper TdPaper;

#define TD_PAPER_WIDTH (297 * 72 / 25.4)
#define TD_PAPER_HEIGHT (210 * 72 / 25.4)

/* TdPaperPage:
 * @number: 1 … of the report
 * @n_rows: 0 for a page of notes and charts alone; a report without rows has one, which says so
 * @first_line: of the first row, the lines before which stand on the page before
 * @end_line: of the last row, the lines from which on stand on the next page; G_MAXUINT for none
 * @first_note: of the lines of all notes
 * @first_band: of the bands of charts, two beside each other */
typedef struct
{
  guint number;
  guint first_row;
  guint n_rows;
  guint first_line;
  guint end_line;
  guint first_note;
  guint n_notes;
  guint first_band;
  guint n_bands;
  gboolean has_heading;
  gboolean has_signature;
} TdPaperPage;

/* TdPaperArea: a part of a page */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} TdPaperArea;

/* TdPaperProgress: where a piece of work stands within a job
 * @job: (nullable)
 * @from, @to: parts of the whole, 0 … 1 */
typedef struct
{
  TdJob *job;
  double from;
  double to;
} TdPaperProgress;

/* td_paper_progress_report:
 * @fraction: of the piece, 0 … 1
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED */
gboolean td_paper_progress_report (const TdPaperProgress *self, double fraction, GError **error);

/* td_paper_new:
 * @report: not copied: must outlive the pages
 * @text: of the calling thread
 *
 * Returns: (transfer full) (nullable): NULL with G_IO_ERROR_CANCELLED */
TdPaper *td_paper_new (const TdReport *report,
                       TdPaperText *text,
                       const TdPaperProgress *progress,
                       GError **error);
TdPaper *td_paper_ref (TdPaper *self);
void td_paper_unref (TdPaper *self);

const TdReport *td_paper_get_report (const TdPaper *self);
guint td_paper_get_n_pages (const TdPaper *self);
const TdPaperPage *td_paper_get_page (const TdPaper *self, guint index);

/* td_paper_get_font_size: of the rows: 11, or less for a table that is wider than a page */
double td_paper_get_font_size (const TdPaper *self);

/* td_paper_draw: black on nothing: the paper is the caller's
 * @text: of the calling thread */
void td_paper_draw (const TdPaper *self, guint index, TdPaperText *text, cairo_t *cr);

/* td_paper_find_cell: the cell of the report at a point of a page, of a section the first one;
 * FALSE for none */
gboolean td_paper_find_cell (const TdPaper *self,
                             guint index,
                             TdPaperText *text,
                             double x,
                             double y,
                             guint *row,
                             guint *column);

/* td_paper_get_cell_area: where a cell of the report stands: of a row that is cut, its first part;
 * all cells of a section have the width of the table
 * @index: (out): of the page */
void td_paper_get_cell_area (const TdPaper *self,
                             TdPaperText *text,
                             guint row,
                             guint column,
                             guint *index,
                             TdPaperArea *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPaper, td_paper_unref)

G_END_DECLS
