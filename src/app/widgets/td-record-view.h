#pragma once

#include <gtk/gtk.h>

#include "list/td-row-list.h"

G_BEGIN_DECLS

#define TD_TYPE_RECORD_VIEW (td_record_view_get_type ())

/* TdRecordView: a list of the book's records with what belongs around it: the filter entry, the
 * chip of what else is filtered, the columns with their sorting, the line with the totals, and what
 * is said where there is nothing yet.
 *
 * Enter or a double click opens a record, the arrow keys, Page Up/Down, Home and End move, Shift
 * and Ctrl select several. Selection and place are kept by the record's id when the list is read
 * again.
 *
 * Signals:
 *   activate (TdRecordView *, gint64 id)
 *   selection-changed (TdRecordView *)
 *   filter-cleared (TdRecordView *): the chip's × was clicked, the filter is empty now */
G_DECLARE_FINAL_TYPE (TdRecordView, td_record_view, TD, RECORD_VIEW, GtkWidget)

/* td_record_view_new: inactive, see td_record_view_set_active () */
GtkWidget *td_record_view_new (TdBook *book, TdListKind kind);

/* td_record_view_set_active: an inactive view reads nothing and keeps no rows */
void td_record_view_set_active (TdRecordView *self, gboolean active);

/* td_record_view_set_empty:
 * @sentence: what belongs here and how to begin: "No decision yet. Enter the first one: Ctrl+N"
 *
 * For a list that is empty without a filter. With one the view says what was not found. */
void td_record_view_set_empty (TdRecordView *self, const char *sentence);

/* td_record_view_set_filter:
 * @filter: (nullable): what the page filters besides what is typed; its search and sorting are not
 *   looked at. Shown as a chip, in the words of td_query_to_label (). */
void td_record_view_set_filter (TdRecordView *self, const TdQuery *filter);

/* td_record_view_hide_chip: where the page tells itself what is filtered, and it cannot be taken
 * away; an empty list then says what td_record_view_set_empty () told */
void td_record_view_hide_chip (TdRecordView *self);

/* td_record_view_get_query: (transfer none): what is listed, search and sorting included */
const TdQuery *td_record_view_get_query (TdRecordView *self);

/* td_record_view_add_control: puts a widget of the page beside the filter entry */
void td_record_view_add_control (TdRecordView *self, GtkWidget *control);

/* td_record_view_set_alternative:
 * @widget: (nullable): shown in place of the list while nothing is typed in the filter and no chip
 *   is there, e.g. the tree of units; NULL shows the list again */
void td_record_view_set_alternative (TdRecordView *self, GtkWidget *widget);

void td_record_view_focus_filter (TdRecordView *self);

/* td_record_view_get_search: (transfer none): what is typed in the filter entry */
const char *td_record_view_get_search (TdRecordView *self);
void td_record_view_set_search (TdRecordView *self, const char *text);

/* td_record_view_refresh: reads the list again */
void td_record_view_refresh (TdRecordView *self);

/* td_record_view_get_list: (transfer none) */
TdRowList *td_record_view_get_list (TdRecordView *self);

/* td_record_view_get_selected_id: the one selected record, 0 for none or several */
gint64 td_record_view_get_selected_id (TdRecordView *self);

/* td_record_view_get_selected_ids: (transfer full) (element-type gint64): in the list's order */
GArray *td_record_view_get_selected_ids (TdRecordView *self);

/* td_record_view_select: selects @id and scrolls to it, at once or when the list has been read */
void td_record_view_select (TdRecordView *self, gint64 id);

G_END_DECLS
