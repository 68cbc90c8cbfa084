#pragma once

#include <gtk/gtk.h>

#include "domain/td-problem.h"

G_BEGIN_DECLS

#define TD_TYPE_LINE_PANEL (td_line_panel_get_type ())

/* TdLinePanel: what was found about the current line, in full: icon, severity in a word, sentence,
 * source, and a button for what can be done about it. Always equally high, so that nothing moves
 * when the line changes. */
G_DECLARE_FINAL_TYPE (TdLinePanel, td_line_panel, TD, LINE_PANEL, GtkWidget)

/* td_line_panel_begin: empties it
 * @hint: (nullable): what is said when nothing is added */
void td_line_panel_begin (TdLinePanel *self, const char *hint);

/* td_line_panel_add_problem: where it found earlier awards with a button that shows them:
 * @action: (nullable): the detailed name of the button's action */
void td_line_panel_add_problem (TdLinePanel *self, const TdProblem *problem, const char *action);

/* td_line_panel_add_question:
 * @sentence: e.g. "There is a Lò Thị Ánh in this unit already …"
 * @labels, @actions: of its buttons, NULL-terminated; actions by their detailed names
 */
void td_line_panel_add_question (TdLinePanel *self,
                                 const char *sentence,
                                 const char *const *labels,
                                 const char *const *actions);

G_END_DECLS
