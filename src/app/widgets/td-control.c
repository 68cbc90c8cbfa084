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
