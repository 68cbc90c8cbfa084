#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_CONTROL (td_control_get_type ())

/* TdControl: a widget of several parts that stands in a form as one control. It tells which part
 * takes the focus, the label's mnemonic and what a screen reader is told (name, description,
 * required, invalid). */
G_DECLARE_INTERFACE (TdControl, td_control, TD, CONTROL, GtkWidget)

struct _TdControlInterface
{
  GTypeInterface parent_iface;

  GtkWidget *(*get_target) (TdControl *self);
};

/* td_control_get_target: (transfer none): @widget itself if it is no TdControl */
GtkWidget *td_control_get_target (GtkWidget *widget);

/* td_control_grab_focus: what the grab_focus () of a widget that is not focusable itself, but has
 * @part for it, must do: nothing if the focus is in @widget already. GTK asks a widget that
 * Shift+Tab leaves to take the focus, and @part would take it back for ever.
 *
 * Returns: whether @part took the focus */
gboolean td_control_grab_focus (GtkWidget *widget, GtkWidget *part);

G_END_DECLS
