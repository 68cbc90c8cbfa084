#include "app/pages/td-award-page.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "app/widgets/td-draft-bar.h"
#include "app/widgets/td-record-view.h"
#include "domain/td-period.h"

/* Years that the period filter offers. */
#define N_YEARS 8

struct _TdAwardPage
{
  GtkWidget parent_instance;

  TdBook *book;
  GtkStack *stack;
  GtkWidget *box;
  GtkDropDown *periods;
  GArray *choices; /* TdPeriod: of the items after "all" */
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

static char *
capitalise (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

static void
add_choice (TdAwardPage *self, GtkStringList *items, TdPeriod period)
{
  g_autofree char *label = td_period_to_label (&period);
  g_autofree char *title = capitalise (label);

  gtk_string_list_append (items, title);
  g_array_append_val (self->choices, period);
}

static GtkWidget *
create_periods (TdAwardPage *self)
{
  GtkStringList *items = gtk_string_list_new (NULL);
  int year = td_date_today ().year;

  gtk_string_list_append (items, _ ("All periods"));
  for (int i = 0; i < N_YEARS; i++)
    {
      add_choice (self, items, td_period_for_year (year - i));
      add_choice (self, items, td_period_for_half (year - i, 1));
      add_choice (self, items, td_period_for_half (year - i, 2));
    }
  self->periods = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (items), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->periods), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Period"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->periods), _ ("Decided in"));

  return GTK_WIDGET (self->periods);
}

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
  guint selected = gtk_drop_down_get_selected (self->periods);
  const TdPeriod *period = selected > 0 && selected <= self->choices->len
                               ? &g_array_index (self->choices, TdPeriod, selected - 1)
                               : NULL;

  set_filter (self->awards, TD_LIST_AWARDS, period);
  set_filter (self->decisions, TD_LIST_DECISIONS, period);
}

static void
filter_cleared_cb (TdAwardPage *self)
{
  gtk_drop_down_set_selected (self->periods, 0);
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
  g_clear_pointer (&self->choices, g_array_unref);
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
  self->choices = g_array_new (FALSE, FALSE, sizeof (TdPeriod));
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
  gtk_box_append (GTK_BOX (bar), create_periods (self));
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
  g_signal_connect_swapped (self->periods, "notify::selected", G_CALLBACK (period_cb), self);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (update_active), self);

  return TD_PAGE (self);
}
