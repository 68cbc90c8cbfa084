#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A copied block as rows × cells of text, whatever program it was copied from. */
typedef struct _TdPasteTable TdPasteTable;

/* What one paste may bring. A whole worksheet that was selected by mistake ends here and not in the
 * list of recipients. */
#define TD_PASTE_MAX_ROWS 5000
#define TD_PASTE_MAX_COLUMNS 64
#define TD_PASTE_MAX_BYTES (20 * 1024 * 1024)

/* td_paste_table_new_from_text:
 * @text: a clipboard's text/plain, UTF-8: cells divided by tabs, rows by line ends, a cell with
 *   either of them in quotation marks and its own marks doubled, as Excel and LibreOffice write
 *   them; a quotation mark inside an unquoted cell is text
 * @length: bytes, -1 if NUL-terminated
 * @error: TD_ERROR_PARSE if there is no text in it or more than the maxima above
 *
 * Returns: (transfer full) (nullable) */
TdPasteTable *td_paste_table_new_from_text (const char *text, gssize length, GError **error);

/* td_paste_table_new_from_html:
 * @html: a clipboard's text/html, with or without the "Version:0.9 StartHTML:…" lines that Windows
 *   puts in front of it: the rows of all its tables that are in sight, one below the other, and the
 *   paragraphs between them as rows of one cell (Word has "II. CÁ NHÂN" there)
 * @error: TD_ERROR_NOT_FOUND if there is no table in it: then the clipboard's text is to be read;
 *   TD_ERROR_PARSE as above
 *
 * The text of a cell that covers several stands in the first of them, the others are empty and
 * known by td_paste_table_get_merge (). A paragraph or <br> begins a new line of the cell. Hidden
 * rows, columns and text are left out. Text in a font of capitals of the TCVN3 encoding
 * (".VnTimeH") comes out decoded and in capitals.
 *
 * Returns: (transfer full) (nullable) */
TdPasteTable *td_paste_table_new_from_html (const char *html, gsize length, GError **error);

void td_paste_table_free (TdPasteTable *self);

guint td_paste_table_get_n_rows (const TdPasteTable *self);

/* td_paste_table_get_n_columns: of the longest row; shorter ones are filled up with "" */
guint td_paste_table_get_n_columns (const TdPasteTable *self);

/* td_paste_table_get: (transfer none): never NULL; cleaned by td_text_clean_lines () */
const char *td_paste_table_get (const TdPasteTable *self, guint row, guint column);

/* TdPasteMerge: which neighbour's cell covers this one, too */
typedef enum
{
  TD_PASTE_MERGED_NOT,
  TD_PASTE_MERGED_LEFT,  /* the text stands further left in the row */
  TD_PASTE_MERGED_ABOVE, /* the text stands in a row above */
} TdPasteMerge;

TdPasteMerge td_paste_table_get_merge (const TdPasteTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPasteTable, td_paste_table_free)

G_END_DECLS
