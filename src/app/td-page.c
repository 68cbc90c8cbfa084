#include "app/td-page.h"

G_DEFINE_INTERFACE (TdPage, td_page, GTK_TYPE_WIDGET)

enum
{
  NEW_LABEL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
td_page_default_init (TdPageInterface *iface)
{
  signals[NEW_LABEL_CHANGED] = g_signal_new ("new-label-changed", TD_TYPE_PAGE, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

const char *
td_page_get_new_label (TdPage *self)
{
  TdPageInterface *iface = TD_PAGE_GET_IFACE (self);

  return iface->get_new_label != NULL ? iface->get_new_label (self) : NULL;
}

void
td_page_new_record (TdPage *self)
{
  TdPageInterface *iface = TD_PAGE_GET_IFACE (self);

  if (iface->new_record != NULL)
    iface->new_record (self);
}

void
td_page_focus_filter (TdPage *self)
{
  TdPageInterface *iface = TD_PAGE_GET_IFACE (self);

  if (iface->focus_filter != NULL)
    iface->focus_filter (self);
}

void
td_page_refresh (TdPage *self)
{
  TdPageInterface *iface = TD_PAGE_GET_IFACE (self);

  if (iface->refresh != NULL)
    iface->refresh (self);
}

void
td_page_show_history (TdPage *self)
{
  TdPageInterface *iface = TD_PAGE_GET_IFACE (self);

  if (iface->show_history != NULL)
    iface->show_history (self);
}

void
td_page_set_active (TdPage *self, gboolean active)
{
  TdPageInterface *iface = TD_PAGE_GET_IFACE (self);

  if (iface->set_active != NULL)
    iface->set_active (self, active);
}

void
td_page_notify_new_label (TdPage *self)
{
  g_return_if_fail (TD_IS_PAGE (self));

  g_signal_emit (self, signals[NEW_LABEL_CHANGED], 0);
}
