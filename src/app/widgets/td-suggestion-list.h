#pragma once

#include "app/widgets/td-grid-model.h"

G_BEGIN_DECLS

#define TD_TYPE_SUGGESTION_LIST (td_suggestion_list_get_type ())

/* TdSuggestionList: what can be taken instead of typing on, under the entry that keeps the focus
 * and hands on the arrow keys.
 *
 * Signal: taken (TdSuggestionList *, guint index): a suggestion was clicked */
G_DECLARE_FINAL_TYPE (TdSuggestionList, td_suggestion_list, TD, SUGGESTION_LIST, GtkPopover)

GtkWidget *td_suggestion_list_new (void);

/* td_suggestion_list_show:
 * @suggestions: (element-type TdSuggestion) (nullable): empty or NULL hides the list
 * @mark_first: whether the first is what Enter takes; else nothing is marked until an arrow key
 * @cell: where the entry is, in the parent's coordinates */
void td_suggestion_list_show (TdSuggestionList *self,
                              GPtrArray *suggestions,
                              gboolean mark_first,
                              const GdkRectangle *cell);
void td_suggestion_list_hide (TdSuggestionList *self);
gboolean td_suggestion_list_is_shown (TdSuggestionList *self);

/* td_suggestion_list_move: marks the next (1) or the one before (-1) */
void td_suggestion_list_move (TdSuggestionList *self, int step);

/* td_suggestion_list_get_marked: (transfer none) (nullable) */
const TdSuggestion *td_suggestion_list_get_marked (TdSuggestionList *self);
const TdSuggestion *td_suggestion_list_get (TdSuggestionList *self, guint index);

G_END_DECLS
