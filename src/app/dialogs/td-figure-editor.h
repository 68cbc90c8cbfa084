#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_FIGURE_EDITOR (td_figure_editor_get_type ())

/* TdFigureEditor: what the units under one unit report of themselves for a period, typed or pasted
 * as in a worksheet, with what they reported before beside it. Ctrl+S saves and closes, Ctrl+Enter
 * saves and goes on. */
G_DECLARE_FINAL_TYPE (TdFigureEditor, td_figure_editor, TD, FIGURE_EDITOR, TdEditor)

/* td_figure_editor_new: @unit_id: 0 for the top of the tree. The sheet is read in a thread. */
GtkWidget *td_figure_editor_new (GtkWindow *parent, TdBook *book, gint64 unit_id);

G_END_DECLS
