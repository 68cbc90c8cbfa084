#include "app/pages/td-award-page.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "app/widgets/td-draft-bar.h"
#include "app/widgets/td-period-filter.h"
#include "app/widgets/td-record-view.h"

struct _TdAwardPage
{
  GtkWidget parent_instance;

  TdBook *book;
  GtkStack *stack;
  GtkWidget *box;
  TdPeriodFilter *periods;
  TdRecordView *awards;
  TdRecordView *decisions;
  gboolean is_active;
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdAwardPage,
                               td_award_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

static TdRecordView *
get_visible (TdAwardPage *self)
{
  return TD_RECORD_VIEW (gtk_stack_get_visible_child (self->stack));
}

static void
open_award_cb (TdAwardPage *self, gint64 id)
{
  td_records_open_award (GTK_WIDGET (self), self->book, id);
}

static void
open_decision_cb (TdAwardPage *self, gint64 id)
{
  td_records_open_decision (GTK_WIDGET (self), self->book, id);
}

static void
continue_draft_cb (TdAwardPage *self, gint64 id)
{
  td_records_open_draft (GTK_WIDGET (self), self->book, id);
}

/* --- The period ------------------------------------------------------------------------------- */

static void
set_filter (TdRecordView *view, TdListKind kind, const TdPeriod *period)
{
  g_autoptr (TdQuery) query = NULL;

  if (period != NULL)
    {
      query = td_query_new (kind);
      query->from = period->from;
      query->to = period->to;
    }
  td_record_view_set_filter (view, query);
}

static void
period_cb (TdAwardPage *self)
{
  const TdPeriod *period = td_period_filter_get (self->periods);

  set_filter (self->awards, TD_LIST_AWARDS, period);
  set_filter (self->decisions, TD_LIST_DECISIONS, period);
}

static void
filter_cleared_cb (TdAwardPage *self)
{
  td_period_filter_clear (self->periods);
}

/* --- The page --------------------------------------------------------------------------------- */

static void
update_active (TdAwardPage *self)
{
  TdRecordView *visible = get_visible (self);

  td_record_view_set_active (self->awards, self->is_active && visible == self->awards);
  td_record_view_set_active (self->decisions, self->is_active && visible == self->decisions);
}

static const char *
get_new_label (TdPage *page)
{
  return _ ("_New decision");
}

static void
new_record (TdPage *page)
{
  open_decision_cb (TD_AWARD_PAGE (page), 0);
}

static void
focus_filter (TdPage *page)
{
  td_record_view_focus_filter (get_visible (TD_AWARD_PAGE (page)));
}

static void
refresh (TdPage *page)
{
  td_record_view_refresh (get_visible (TD_AWARD_PAGE (page)));
}

static void
show_history (TdPage *page)
{
  TdAwardPage *self = TD_AWARD_PAGE (page);
  gint64 id
      = get_visible (self) == self->awards ? td_record_view_get_selected_id (self->awards) : 0;

  td_records_open_history_of_award (GTK_WIDGET (self), self->book, id);
}

static void
set_active (TdPage *page, gboolean active)
{
  TdAwardPage *self = TD_AWARD_PAGE (page);

  self->is_active = active;
  update_active (self);
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

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_award_page_dispose (GObject *object)
{
  TdAwardPage *self = TD_AWARD_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_award_page_parent_class)->dispose (object);
}

static void
td_award_page_class_init (TdAwardPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_award_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_award_page_init (TdAwardPage *self)
{
}

static TdRecordView *
add_list (
    TdAwardPage *self, TdListKind kind, const char *name, const char *title, GCallback activate)
{
  GtkWidget *view = td_record_view_new (self->book, kind);

  gtk_stack_add_titled (self->stack, view, name, title);
  td_record_view_set_empty (TD_RECORD_VIEW (view),
                            _ ("No decision yet. Enter the first one: Ctrl+N."));
  g_signal_connect_swapped (view, "activate", activate, self);
  g_signal_connect_swapped (view, "filter-cleared", G_CALLBACK (filter_cleared_cb), self);

  return TD_RECORD_VIEW (view);
}

/* What else can be done with the marked award. */
static GtkWidget *
create_history_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Award h_istory"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-history");
  gtk_widget_set_tooltip_text (
      button, _ ("All that the recipient of the marked award was ever awarded (Ctrl+I)"));

  return button;
}

TdPage *
td_award_page_new (TdBook *book)
{
  TdAwardPage *self = g_object_new (TD_TYPE_AWARD_PAGE, NULL);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *drafts = td_draft_bar_new (book);

  self->book = g_object_ref (book);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  self->awards
      = add_list (self, TD_LIST_AWARDS, "awards", _ ("Awards"), G_CALLBACK (open_award_cb));
  td_record_view_add_control (self->awards, create_history_button ());
  self->decisions = add_list (self, TD_LIST_DECISIONS, "decisions", _ ("Decisions"),
                              G_CALLBACK (open_decision_cb));

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_box_append (GTK_BOX (bar), switcher);
  self->periods = TD_PERIOD_FILTER (td_period_filter_new (_ ("Decided in")));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->periods));
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_signal_connect_swapped (drafts, "continue", G_CALLBACK (continue_draft_cb), self);
  gtk_widget_set_margin_start (drafts, 12);
  gtk_widget_set_margin_end (drafts, 12);
  gtk_widget_set_margin_top (drafts, 8);
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_box_append (GTK_BOX (self->box), drafts);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->periods, "changed", G_CALLBACK (period_cb), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (update_active), self);

  return TD_PAGE (self);
}
