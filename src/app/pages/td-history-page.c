#include "app/pages/td-history-page.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-record-view.h"

struct _TdHistoryPage
{
  GtkWidget parent_instance;

  TdRecordView *records;
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdHistoryPage,
                               td_history_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

static void
focus_filter (TdPage *page)
{
  td_record_view_focus_filter (TD_HISTORY_PAGE (page)->records);
}

static void
refresh (TdPage *page)
{
  td_record_view_refresh (TD_HISTORY_PAGE (page)->records);
}

static void
set_active (TdPage *page, gboolean active)
{
  td_record_view_set_active (TD_HISTORY_PAGE (page)->records, active);
}

static void
page_init (TdPageInterface *iface)
{
  iface->focus_filter = focus_filter;
  iface->refresh = refresh;
  iface->set_active = set_active;
}

static void
td_history_page_dispose (GObject *object)
{
  TdHistoryPage *self = TD_HISTORY_PAGE (object);

  if (self->records != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->records));
  self->records = NULL;

  G_OBJECT_CLASS (td_history_page_parent_class)->dispose (object);
}

static void
td_history_page_class_init (TdHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_history_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_history_page_init (TdHistoryPage *self)
{
}

TdPage *
td_history_page_new (TdBook *book)
{
  TdHistoryPage *self = g_object_new (TD_TYPE_HISTORY_PAGE, NULL);

  self->records = TD_RECORD_VIEW (td_record_view_new (book, TD_LIST_HISTORY));
  gtk_widget_set_parent (GTK_WIDGET (self->records), GTK_WIDGET (self));
  td_record_view_set_empty (self->records,
                            _ ("Nothing has been changed in this book yet. Every change will "
                               "stand here, with its time and who made it."));

  return TD_PAGE (self);
}
