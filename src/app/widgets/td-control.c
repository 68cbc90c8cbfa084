#include "app/widgets/td-control.h"

G_DEFINE_INTERFACE (TdControl, td_control, GTK_TYPE_WIDGET)

static void
td_control_default_init (TdControlInterface *iface)
{
}

GtkWidget *
td_control_get_target (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (!TD_IS_CONTROL (widget))
    return widget;

  return TD_CONTROL_GET_IFACE (widget)->get_target (TD_CONTROL (widget));
}

gboolean
td_control_grab_focus (GtkWidget *widget, GtkWidget *part)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && GTK_IS_WIDGET (part), FALSE);

  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;

  return gtk_widget_grab_focus (part);
}
