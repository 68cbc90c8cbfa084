#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* CSV by RFC 4180, UTF-8, through libcsv. */

/* TdCsv: a table with a heading row. Cells are NFC and otherwise as they stand, spaces included;
 * headings are cleaned by td_text_clean (). Blank lines are no rows. */
typedef struct _TdCsv TdCsv;

/* td_csv_parse:
 * @data: UTF-8 with or without a byte order mark
 * @error: TD_ERROR_PARSE with the line, for a row with another number of cells than the heading, a
 *   repeated heading, broken quoting, bytes that are not UTF-8; and for a file without a heading
 *
 * Returns: (transfer full) (nullable) */
TdCsv *td_csv_parse (const char *data, gsize length, GError **error);
void td_csv_free (TdCsv *self);
guint td_csv_get_n_rows (const TdCsv *self);

/* td_csv_get:
 * @row: from 0, the first one below the heading
 * @column: a heading
 *
 * Returns: (transfer none) (nullable): the cell, NULL if there is no such column; an empty cell is
 * "" */
const char *td_csv_get (const TdCsv *self, guint row, const char *column);

/* td_csv_has_column: whether @column is one of the headings */
gboolean td_csv_has_column (const TdCsv *self, const char *column);

/* td_csv_append_row:
 * @out: where the line goes, quoted where needed, ended by "\r\n"
 * @cells: (array length=n_cells): NULL is written as an empty cell */
void td_csv_append_row (GString *out, const char *const *cells, guint n_cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCsv, td_csv_free)

G_END_DECLS
