#pragma once

#include "exchange/td-paste-table.h"

G_BEGIN_DECLS

/* Filling a table, for its two readers. */

TdPasteTable *td_paste_table_new (void);

/* td_paste_table_check_size: FALSE with the error for a clipboard of too many bytes */
gboolean td_paste_table_check_size (gsize length, GError **error);

/* td_paste_table_begin_row: what is added from now on stands in a new row */
void td_paste_table_begin_row (TdPasteTable *self);

/* td_paste_table_set: in the row that was begun
 * @text: cleaned here; an empty cell is not kept and does not count for the maxima
 *
 * Returns: FALSE with an error once there is more than the maxima */
gboolean td_paste_table_set (TdPasteTable *self, guint column, const char *text, GError **error);

void td_paste_table_set_merge (TdPasteTable *self, guint column, TdPasteMerge merge);

/* td_paste_table_is_empty: whether no cell has a text */
gboolean td_paste_table_is_empty (const TdPasteTable *self);

/* td_paste_table_set_empty_error: Returns FALSE. */
gboolean td_paste_table_set_empty_error (GError **error);

G_END_DECLS
