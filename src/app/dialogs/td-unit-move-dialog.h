#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

/* td_unit_move_dialog_show: asks under which unit and since which day @unit_id is to stand, and
 * moves it as one change of the book. What stands against it is told in the dialog, which stays.
 *
 * @parent_id: filled in, 0 to leave it open
 *
 * Returns: (transfer none) (nullable): the dialog; NULL with why the unit cannot be read */
GtkWidget *td_unit_move_dialog_show (
    GtkWindow *parent, TdBook *book, gint64 unit_id, gint64 parent_id, GError **error);

G_END_DECLS
