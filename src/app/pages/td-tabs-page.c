#include "app/pages/td-tabs-page.h"

struct _TdTabsPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkStack *stack;
  TdPage *shown; /* the active one, not owned */
  gboolean is_active;
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdTabsPage,
                               td_tabs_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

static TdPage *
get_shown (TdPage *page)
{
  return TD_PAGE (gtk_stack_get_visible_child (TD_TABS_PAGE (page)->stack));
}

static void
update (TdTabsPage *self)
{
  TdPage *shown = get_shown (TD_PAGE (self));

  if (self->shown != NULL && self->shown != shown)
    td_page_set_active (self->shown, FALSE);
  self->shown = shown;
  if (shown != NULL)
    td_page_set_active (shown, self->is_active);
}

static void
visible_child_cb (TdTabsPage *self)
{
  update (self);
  td_page_notify_new_label (TD_PAGE (self));
}

static void
new_label_changed_cb (TdTabsPage *self, TdPage *page)
{
  if (page == self->shown)
    td_page_notify_new_label (TD_PAGE (self));
}

static const char *
get_new_label (TdPage *page)
{
  return td_page_get_new_label (get_shown (page));
}

static void
new_record (TdPage *page)
{
  td_page_new_record (get_shown (page));
}

static void
focus_filter (TdPage *page)
{
  td_page_focus_filter (get_shown (page));
}

static void
refresh (TdPage *page)
{
  td_page_refresh (get_shown (page));
}

static void
show_history (TdPage *page)
{
  td_page_show_history (get_shown (page));
}

static void
set_active (TdPage *page, gboolean active)
{
  TD_TABS_PAGE (page)->is_active = active;
  update (TD_TABS_PAGE (page));
}

static void
page_init (TdPageInterface *iface)
{
  iface->get_new_label = get_new_label;
  iface->new_record = new_record;
  iface->focus_filter = focus_filter;
  iface->refresh = refresh;
  iface->show_history = show_history;
  iface->set_active = set_active;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  TdTabsPage *self = TD_TABS_PAGE (widget);
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; n > 0 && i < n; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_selection_model_select_item (pages, (i + n + (guint) GPOINTER_TO_INT (user_data)) % n,
                                         TRUE);
        td_page_focus_filter (get_shown (TD_PAGE (self)));
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
next_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return step_cb (widget, arguments, GINT_TO_POINTER (1));
}

static gboolean
previous_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return step_cb (widget, arguments, GINT_TO_POINTER (-1));
}

static void
td_tabs_page_dispose (GObject *object)
{
  TdTabsPage *self = TD_TABS_PAGE (object);

  self->shown = NULL;
  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  self->stack = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (td_tabs_page_parent_class)->dispose (object);
}

static void
td_tabs_page_class_init (TdTabsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_tabs_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, next_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, previous_cb, NULL);
}

static void
td_tabs_page_init (TdTabsPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_margin_start (switcher, 12);
  gtk_widget_set_margin_end (switcher, 12);
  gtk_widget_set_margin_top (switcher, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), switcher);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (visible_child_cb),
                            self);
}

TdPage *
td_tabs_page_new (void)
{
  return g_object_new (TD_TYPE_TABS_PAGE, NULL);
}

void
td_tabs_page_add (TdTabsPage *self, TdPage *page, const char *name, const char *title)
{
  g_return_if_fail (TD_IS_TABS_PAGE (self));

  g_signal_connect_object (page, "new-label-changed", G_CALLBACK (new_label_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (page), name, title);
}

TdPage *
td_tabs_page_show (TdTabsPage *self, const char *name)
{
  GtkWidget *page;

  g_return_val_if_fail (TD_IS_TABS_PAGE (self), NULL);

  page = gtk_stack_get_child_by_name (self->stack, name);
  if (page != NULL)
    gtk_stack_set_visible_child (self->stack, page);

  return (TdPage *) page;
}
