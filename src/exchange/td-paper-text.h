#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Text on paper, in points: how wide it is, where its lines break, and drawing them.
 *
 * A list has a hundred thousand rows, of which Pango would need minutes to find the lines. So the
 * lines are broken here, by the widths of the letters alone, which are asked from Pango once each.
 * Vietnamese needs no more: its letters are whole (NFC), and a word is one syllable. What is drawn
 * is broken in the same way as what was measured, whatever surface it is drawn on. */
typedef struct _TdPaperText TdPaperText;

/* Times New Roman, or the first one of the same widths that is there (NĐ 30/2020/NĐ-CP, Phụ lục I).
 */
typedef enum
{
  TD_PAPER_REGULAR,
  TD_PAPER_BOLD,
  TD_PAPER_ITALIC,
  TD_PAPER_N_FACES,
} TdPaperFace;

/* TdPaperStyle: @size in points */
typedef struct
{
  TdPaperFace face;
  double size;
} TdPaperStyle;

/* TdPaperLine: a line of a text, as bytes of it, without the space that it was broken at */
typedef struct
{
  gsize start;
  gsize length;
} TdPaperLine;

/* td_paper_text_new: for the calling thread alone */
TdPaperText *td_paper_text_new (void);
void td_paper_text_free (TdPaperText *self);

/* td_paper_text_set_outlined: draws the shapes of letters in place of letters, for an image: cairo
 * 1.16 puts letters on whole pixels of it, which pulls the words of small print apart */
void td_paper_text_set_outlined (TdPaperText *self, gboolean is_outlined);

/* td_paper_text_measure:
 * @length: in bytes, -1 to its end
 *
 * Returns: the width of @text on one line */
double
td_paper_text_measure (TdPaperText *self, TdPaperStyle style, const char *text, gssize length);

/* td_paper_text_measure_word: the width of the widest word of @text */
double td_paper_text_measure_word (TdPaperText *self, TdPaperStyle style, const char *text);

/* td_paper_text_break:
 * @text: (nullable)
 * @lines: (element-type TdPaperLine) (nullable): the lines are appended
 *
 * Breaks between words; a word that is wider than a line after a hyphen or slash, else anywhere. A
 * hard space (U+00A0) keeps together.
 *
 * Returns: how many lines, 0 for no text */
guint td_paper_text_break (
    TdPaperText *self, TdPaperStyle style, const char *text, double width, GArray *lines);

/* td_paper_text_get_line_height: from one line to the next */
double td_paper_text_get_line_height (TdPaperStyle style);

/* td_paper_text_draw:
 * @x: its left edge · @y: the top of its line
 *
 * Draws bytes of @text on one line in the current colour. */
void td_paper_text_draw (TdPaperText *self,
                         cairo_t *cr,
                         TdPaperStyle style,
                         const char *text,
                         gssize length,
                         double x,
                         double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPaperText, td_paper_text_free)

G_END_DECLS
