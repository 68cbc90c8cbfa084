#include "app/pages/td-campaign-page.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-campaign-sheet-editor.h"
#include "app/td-window.h"
#include "app/widgets/td-record-view.h"

struct _TdCampaignPage
{
  GtkWidget parent_instance;

  TdBook *book;
  TdRecordView *records;
  GtkCheckButton *late;
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdCampaignPage,
                               td_campaign_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

static void
open_cb (TdCampaignPage *self, gint64 id)
{
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_campaign_editor_new (GTK_WINDOW (window), self->book, id, &error);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else if (window != NULL)
    td_window_show_error (window, error);
}

static void
open_sheet (TdCampaignPage *self, TdCampaignSheetKind kind, gint64 id)
{
  GtkWindow *window = GTK_WINDOW (td_window_get_for (GTK_WIDGET (self)));

  gtk_window_present (GTK_WINDOW (td_campaign_sheet_editor_new (window, self->book, kind, id, 0)));
}

static void
units_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdCampaignPage *self = TD_CAMPAIGN_PAGE (widget);
  gint64 id = td_record_view_get_selected_id (self->records);
  TdWindow *window = td_window_get_for (widget);

  if (id != 0)
    open_sheet (self, TD_CAMPAIGN_SHEET_UNITS, id);
  else if (window != NULL)
    td_window_show_note (window, _ ("Mark one campaign first."), FALSE);
}

/* Of the marked campaign; without a mark of all of them. */
static void
results_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdCampaignPage *self = TD_CAMPAIGN_PAGE (widget);

  open_sheet (self, TD_CAMPAIGN_SHEET_RESULTS, td_record_view_get_selected_id (self->records));
}

static void
all_results_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_sheet (TD_CAMPAIGN_PAGE (widget), TD_CAMPAIGN_SHEET_RESULTS, 0);
}

/* --- The filter ------------------------------------------------------------------------------- */

static void
late_cb (TdCampaignPage *self)
{
  g_autoptr (TdQuery) filter = td_query_new (TD_LIST_CAMPAIGNS);

  filter->late_reviews = gtk_check_button_get_active (self->late);
  td_record_view_set_filter (self->records, filter);
}

static void
filter_cleared_cb (TdCampaignPage *self)
{
  gtk_check_button_set_active (self->late, FALSE);
}

/* --- The page --------------------------------------------------------------------------------- */

static const char *
get_new_label (TdPage *page)
{
  return _ ("_New campaign");
}

static void
new_record (TdPage *page)
{
  open_cb (TD_CAMPAIGN_PAGE (page), 0);
}

static void
focus_filter (TdPage *page)
{
  td_record_view_focus_filter (TD_CAMPAIGN_PAGE (page)->records);
}

static void
refresh (TdPage *page)
{
  td_record_view_refresh (TD_CAMPAIGN_PAGE (page)->records);
}

static void
set_active (TdPage *page, gboolean active)
{
  td_record_view_set_active (TD_CAMPAIGN_PAGE (page)->records, active);
}

static void
page_init (TdPageInterface *iface)
{
  iface->get_new_label = get_new_label;
  iface->new_record = new_record;
  iface->focus_filter = focus_filter;
  iface->refresh = refresh;
  iface->set_active = set_active;
}

static void
td_campaign_page_dispose (GObject *object)
{
  TdCampaignPage *self = TD_CAMPAIGN_PAGE (object);

  if (self->records != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->records));
  self->records = NULL;
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_campaign_page_parent_class)->dispose (object);
}

static void
td_campaign_page_class_init (TdCampaignPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_campaign_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "campaigns.units", NULL, units_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_u, GDK_CONTROL_MASK,
                                       "campaigns.units", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "campaigns.results", NULL,
                                   results_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_l, GDK_CONTROL_MASK,
                                       "campaigns.results", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "campaigns.all-results", NULL,
                                   all_results_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_l,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "campaigns.all-results",
                                       NULL);
}

static void
td_campaign_page_init (TdCampaignPage *self)
{
}

static void
add_menu (TdCampaignPage *self)
{
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenu) actions = g_menu_new ();

  g_menu_append (actions, _ ("_Units taking part…"), "campaigns.units");
  g_menu_append (actions, _ ("_Results…"), "campaigns.results");
  g_menu_append (actions, _ ("Results of _all campaigns…"), "campaigns.all-results");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (actions));
  gtk_widget_set_tooltip_text (menu, _ ("With the marked campaign"));
  td_record_view_add_control (self->records, menu);
}

TdPage *
td_campaign_page_new (TdBook *book)
{
  TdCampaignPage *self = g_object_new (TD_TYPE_CAMPAIGN_PAGE, NULL);

  self->book = g_object_ref (book);
  self->records = TD_RECORD_VIEW (td_record_view_new (book, TD_LIST_CAMPAIGNS));
  gtk_widget_set_parent (GTK_WIDGET (self->records), GTK_WIDGET (self));
  td_record_view_set_empty (self->records, _ ("No campaign yet. Enter the first one: Ctrl+N."));
  g_signal_connect_swapped (self->records, "activate", G_CALLBACK (open_cb), self);

  self->late = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Late re_views")));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->late),
                               _ ("Only campaigns of which a review is due and not done"));
  g_signal_connect_swapped (self->late, "toggled", G_CALLBACK (late_cb), self);
  g_signal_connect_swapped (self->records, "filter-cleared", G_CALLBACK (filter_cleared_cb), self);
  td_record_view_add_control (self->records, GTK_WIDGET (self->late));
  add_menu (self);

  return TD_PAGE (self);
}
