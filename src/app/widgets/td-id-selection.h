#pragma once

#include <gtk/gtk.h>

#include "list/td-row-list.h"

G_BEGIN_DECLS

#define TD_TYPE_ID_SELECTION (td_id_selection_get_type ())

/* TdIdSelection: which records of a TdRowList are selected, by id.
 *
 * GTK's own selection models compare items by pointer, which a lazy list makes anew, and hold or
 * ask for an item per row: select-all over a million rows takes GtkMultiSelection 10.7 s, and
 * GtkSingleSelection goes to another record without a word when its row is read again. Here the
 * rows are a bitset and what is selected is found again by id after each change of the list. */
G_DECLARE_FINAL_TYPE (TdIdSelection, td_id_selection, TD, ID_SELECTION, GObject)

TdIdSelection *td_id_selection_new (TdRowList *list);

/* td_id_selection_get_ids: (transfer full) (element-type gint64): in the list's order */
GArray *td_id_selection_get_ids (TdIdSelection *self);

/* td_id_selection_select_id: that record alone, now or, if it is not listed yet, as soon as it is;
 * 0 selects nothing */
void td_id_selection_select_id (TdIdSelection *self, gint64 id);

G_END_DECLS
