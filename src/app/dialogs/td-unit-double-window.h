#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_DOUBLE_WINDOW (td_unit_double_window_get_type ())

/* TdUnitDoubleWindow: units that may be in the book twice, two by two: which of them stays, what
 * goes over to it and what is lost; merged with Enter, said to be two with Delete. Both are changes
 * that Ctrl+Z takes back. It follows the book. */
G_DECLARE_FINAL_TYPE (TdUnitDoubleWindow, td_unit_double_window, TD, UNIT_DOUBLE_WINDOW, GtkWindow)

GtkWidget *td_unit_double_window_new (GtkWindow *parent, TdBook *book);

/* td_unit_double_window_is_busy: whether it is looking for units, or writing */
gboolean td_unit_double_window_is_busy (TdUnitDoubleWindow *self);

G_END_DECLS
