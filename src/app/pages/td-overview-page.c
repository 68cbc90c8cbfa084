#include "app/pages/td-overview-page.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-unit-window.h"
#include "app/td-calendar-export.h"
#include "app/td-export.h"
#include "app/td-records.h"
#include "app/td-window.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-month-view.h"
#include "app/widgets/td-value-table.h"
#include "store/td-dues.h"
#include "store/td-report-due-store.h"

struct _TdOverviewPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkBox *states;
  GtkButton *day;
  TdMessageBar *message;
  GtkBox *list;
  TdMonthView *month;
  GtkLabel *totals;
  GtkToggleButton *toggles[TD_N_DUE_STATES];
  TdValueTable *table;

  TdBook *book;
  GPtrArray *dues; /* TdDue */
  TdDate today;    /* when they were read */
  int warn_days;
  TdDate chosen;         /* the list shows this day alone */
  GCancellable *reading; /* NULL when nothing is being read */
  GCancellable *exporting;
  gboolean is_active;
  gboolean is_stale;
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdOverviewPage,
                               td_overview_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

static TdDue *
get_due (TdOverviewPage *self, guint index)
{
  return g_ptr_array_index (self->dues, index);
}

static TdDueState
get_state (TdOverviewPage *self, const TdDue *due)
{
  return td_due_get_state (due, self->today, self->warn_days);
}

/* --- What is shown ---------------------------------------------------------------------------- */

/* The same for the same entry as long as it is due on that day, so that the marked row stays
 * marked. */
static gint64
make_row_id (const TdDue *due)
{
  gint64 day = due->day.year * 512 + due->day.month * 32 + due->day.day;

  return (due->id * TD_N_DUES + due->kind + 1) * 0x1000000 + day;
}

static const char *
get_state_format (TdDueState state)
{
  static const char *const formats[TD_N_DUE_STATES] = {
    [TD_DUE_LATE] = N_ ("_Late (%u)"),
    [TD_DUE_SOON] = N_ ("_Due soon (%u)"),
    [TD_DUE_LATER] = N_ ("L_ater (%u)"),
    [TD_DUE_DONE] = N_ ("Do_ne (%u)"),
  };

  return _ (formats[state]);
}

static void
show_counts (TdOverviewPage *self)
{
  guint n[TD_N_DUE_STATES] = { 0 };

  for (guint i = 0; i < self->dues->len; i++)
    n[get_state (self, get_due (self, i))]++;
  for (guint i = 0; i < TD_N_DUE_STATES; i++)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_autofree char *label = g_strdup_printf (get_state_format ((TdDueState) i), n[i]);
#pragma GCC diagnostic pop

      gtk_button_set_label (GTK_BUTTON (self->toggles[i]), label);
    }
}

static void
show_month (TdOverviewPage *self)
{
  td_month_view_clear (self->month);
  for (guint i = 0; i < self->dues->len; i++)
    {
      const TdDue *due = get_due (self, i);
      g_autofree char *title = td_due_make_title (due);

      td_month_view_add (self->month, due->day, get_state (self, due), title);
    }
  td_month_view_finish (self->month);
}

/* A day that is chosen shows all that it has; else what is late comes first by its day. */
static gboolean
is_shown (TdOverviewPage *self, const TdDue *due)
{
  if (td_date_is_set (self->chosen))
    return td_date_equal (due->day, self->chosen);

  return gtk_toggle_button_get_active (self->toggles[get_state (self, due)]);
}

static void
show_list (TdOverviewPage *self)
{
  guint n = 0;
  g_autofree char *totals = NULL;

  td_value_table_clear (self->table);
  for (guint i = 0; i < self->dues->len; i++)
    {
      const TdDue *due = get_due (self, i);
      g_autofree char *day = NULL;
      g_autofree char *state = NULL;
      g_autofree char *title = NULL;

      if (!is_shown (self, due))
        continue;
      day = td_date_to_iso (due->day);
      state = td_due_make_state_label (due, self->today);
      title = td_due_make_title (due);
      td_value_table_add (self->table, make_row_id (due), get_state (self, due) == TD_DUE_DONE,
                          (const char *[]){ day, state, title, due->unit });
      n++;
    }
  td_value_table_finish (self->table);

  totals = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry of %u", "%u entries of %u", n),
                            n, self->dues->len);
  gtk_label_set_text (self->totals, totals);
}

static void
show_day (TdOverviewPage *self)
{
  gboolean has_day = td_date_is_set (self->chosen);
  g_autofree char *day = td_date_format (self->chosen);
  /* Translators: a button that takes the filter of one day away */
  g_autofree char *label = g_strdup_printf (_ ("Day %s ×"), day);

  td_month_view_set_chosen (self->month, self->chosen);
  gtk_button_set_label (self->day, label);
  gtk_widget_set_visible (GTK_WIDGET (self->day), has_day);
  gtk_widget_set_sensitive (GTK_WIDGET (self->states), !has_day);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.clear-day", has_day);
  show_list (self);
}

static void
toggled_cb (TdOverviewPage *self)
{
  show_list (self);
}

static void
chosen_cb (TdOverviewPage *self)
{
  self->chosen = td_month_view_get_cursor (self->month);
  show_day (self);
}

static void
clear_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdOverviewPage *self = TD_OVERVIEW_PAGE (widget);

  self->chosen = TD_DATE_NONE;
  show_day (self);
}

/* In a list Tab goes from row to row. */
static void
switch_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdOverviewPage *self = TD_OVERVIEW_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->month)))
    gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->month));
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *dues = td_dues_read_finish (TD_BOOK (source), result, &error);

  /* Gone meanwhile, or read again because the book changed. */
  if (self->reading == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    {
      g_clear_pointer (&dues, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->reading);
  if (dues == NULL)
    {
      td_message_bar_show_error (self->message, error);
      return;
    }

  td_message_bar_hide (self->message);
  g_ptr_array_unref (self->dues);
  self->dues = dues;
  show_counts (self);
  show_month (self);
  show_list (self);
}

static void
stop_reading (TdOverviewPage *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
start_reading (TdOverviewPage *self)
{
  stop_reading (self);
  self->is_stale = FALSE;
  self->reading = g_cancellable_new ();
  self->today = td_date_today ();
  self->warn_days = td_dues_get_warn_days (td_book_get_reader (self->book));
  td_dues_read_async (self->book, TD_DATE_NONE, TD_DATE_NONE, self->today, self->reading, read_cb,
                      g_object_ref (self));
}

static void
changed_cb (TdOverviewPage *self, TdChanges *changes)
{
  if (!td_dues_touch (changes))
    return;

  self->is_stale = TRUE;
  if (self->is_active)
    start_reading (self);
}

/* --- Opening a record ------------------------------------------------------------------------- */

static void
open_campaign (TdOverviewPage *self, gint64 id)
{
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_campaign_editor_new (GTK_WINDOW (window), self->book, id, &error);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else
    td_message_bar_show_error (self->message, error);
}

static void
open_due (TdOverviewPage *self, const TdDue *due)
{
  switch (due->kind)
    {
    case TD_DUE_INTERIM_REVIEW:
    case TD_DUE_FINAL_REVIEW:
    case TD_DUE_STAGE:
      open_campaign (self, due->id);
      break;
    case TD_DUE_REPORT:
      td_records_open_unit_tab (GTK_WIDGET (self), self->book, due->unit_id, TD_UNIT_TAB_REPORTS);
      break;
    case TD_DUE_OWN_REPORT:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "reports");
      break;
    case TD_DUE_DOCUMENT_REVIEW:
    case TD_DUE_DOCUMENT_END:
    default:
      td_records_open_record (GTK_WIDGET (self), self->book, TD_RECORD_DOCUMENT, due->id);
      break;
    }
}

static const TdDue *
find_due (TdOverviewPage *self, gint64 row_id)
{
  for (guint i = 0; i < self->dues->len; i++)
    if (make_row_id (get_due (self, i)) == row_id)
      return get_due (self, i);

  return NULL;
}

static void
activate_cb (TdOverviewPage *self, gint64 row_id)
{
  const TdDue *due = find_due (self, row_id);

  if (due != NULL)
    open_due (self, due);
}

/* --- A report that was handed in -------------------------------------------------------------- */

typedef struct
{
  TdOverviewPage *page;
  TdDue *due;
  TdDate day;
  char *label;
} Receiving;

static void
receiving_free (gpointer data)
{
  Receiving *receiving = data;

  g_object_unref (receiving->page);
  td_due_free (receiving->due);
  g_free (receiving->label);
  g_free (receiving);
}

static gboolean
receive_in_thread (TdDb *db, gpointer data, GError **error)
{
  const Receiving *receiving = data;

  return td_report_due_receive (db, receiving->due->id, receiving->due->unit_id,
                                receiving->due->what, receiving->day, error);
}

static void
received_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Receiving *receiving = user_data;
  TdWindow *window = td_window_get_for (GTK_WIDGET (receiving->page));
  g_autoptr (GError) error = NULL;
  gboolean done = td_book_write_finish (TD_BOOK (source), result, &error);

  /* Closed meanwhile. */
  if (window == NULL)
    return;
  if (done)
    td_window_show_note (window, receiving->label, TRUE);
  else
    td_window_show_error (window, error);
}

static void
receive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdOverviewPage *self = TD_OVERVIEW_PAGE (widget);
  TdWindow *window = td_window_get_for (widget);
  const TdDue *due = find_due (self, td_value_table_get_marked (self->table));
  g_autofree char *title = NULL;
  Receiving *receiving;

  if (due == NULL || td_date_is_set (due->done_on)
      || (due->kind != TD_DUE_REPORT && due->kind != TD_DUE_OWN_REPORT))
    {
      if (window != NULL)
        td_window_show_note (window,
                             _ ("Mark a report that was not handed in. What else is done is "
                                "entered in its record: Enter opens it."),
                             FALSE);
      return;
    }

  title = td_due_make_title (due);
  receiving = g_new0 (Receiving, 1);
  receiving->page = g_object_ref (self);
  receiving->due = td_due_copy (due);
  receiving->day = td_date_today ();
  receiving->label = due->unit[0] != '\0'
                         ? g_strdup_printf (_ ("Handed in: %s (%s)"), title, due->unit)
                         : g_strdup_printf (_ ("Handed in: %s"), title);
  td_book_write_async (self->book, receiving->label, receive_in_thread, receiving, receiving_free,
                       NULL, received_cb, receiving);
}

/* --- Exporting -------------------------------------------------------------------------------- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = td_calendar_export_finish (TD_BOOK (source), result, &error);

  /* Closed meanwhile. */
  if (self->exporting == NULL)
    return;

  g_clear_object (&self->exporting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.export", TRUE);
  if (note != NULL)
    td_message_bar_show (self->message, GTK_MESSAGE_INFO, note);
  else
    td_message_bar_show_error (self->message, error);
}

void
td_overview_page_export (TdOverviewPage *self, const char *path)
{
  g_return_if_fail (TD_IS_OVERVIEW_PAGE (self));

  if (self->exporting != NULL)
    return;

  self->exporting = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overview.export", FALSE);
  td_calendar_export_async (self->book, path, self->exporting, exported_cb, g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_overview_page_export (TD_OVERVIEW_PAGE (widget), path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_export_choose_calendar (widget, "Việc đến hạn.ics", export_cb);
}

/* --- The page --------------------------------------------------------------------------------- */

static void
focus_filter (TdPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TD_OVERVIEW_PAGE (page)->toggles[0]));
}

static void
refresh (TdPage *page)
{
  start_reading (TD_OVERVIEW_PAGE (page));
}

/* What the desktop was left with overnight is read again as well. */
static void
set_active (TdPage *page, gboolean active)
{
  TdOverviewPage *self = TD_OVERVIEW_PAGE (page);

  self->is_active = active;
  if (active && (self->is_stale || !td_date_equal (self->today, td_date_today ())))
    start_reading (self);
}

static void
page_init (TdPageInterface *iface)
{
  iface->focus_filter = focus_filter;
  iface->refresh = refresh;
  iface->set_active = set_active;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_overview_page_dispose (GObject *object)
{
  TdOverviewPage *self = TD_OVERVIEW_PAGE (object);

  stop_reading (self);
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (td_overview_page_parent_class)->dispose (object);
}

static void
td_overview_page_finalize (GObject *object)
{
  g_ptr_array_unref (TD_OVERVIEW_PAGE (object)->dues);

  G_OBJECT_CLASS (td_overview_page_parent_class)->finalize (object);
}

static void
td_overview_page_class_init (TdOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_overview_page_dispose;
  object_class->finalize = td_overview_page_finalize;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  g_type_ensure (TD_TYPE_MONTH_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, box);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, states);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, day);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, message);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, month);
  gtk_widget_class_bind_template_child (widget_class, TdOverviewPage, totals);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);

  gtk_widget_class_install_action (widget_class, "overview.clear-day", NULL, clear_day_action);
  gtk_widget_class_install_action (widget_class, "overview.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "overview.receive", NULL, receive_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK,
                                       "overview.receive", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "overview.export",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "overview.switch-pane", NULL, switch_pane_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "overview.switch-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "overview.clear-day", NULL);
}

static void
add_toggles (TdOverviewPage *self)
{
  for (guint i = 0; i < TD_N_DUE_STATES; i++)
    {
      GtkWidget *toggle = gtk_toggle_button_new_with_mnemonic ("");

      self->toggles[i] = GTK_TOGGLE_BUTTON (toggle);
      gtk_toggle_button_set_active (self->toggles[i], i != TD_DUE_DONE);
      g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (self->states, toggle);
    }
}

static void
add_table (TdOverviewPage *self)
{
  const TdValueColumn columns[] = {
    { _ ("Day"), TD_COLUMN_DATE, 96, FALSE },
    { _ ("State"), TD_COLUMN_TEXT, 140, FALSE },
    { _ ("What is due"), TD_COLUMN_TEXT, 260, TRUE },
    { _ ("Unit"), TD_COLUMN_TEXT, 170, FALSE },
  };
  GtkWidget *table = td_value_table_new (
      _ ("What is due"), columns, G_N_ELEMENTS (columns),
      _ ("Nothing is due. Reviews and stages of campaigns, reports of units, and documents that "
         "are to be reviewed or run out stand here once their days are in the book."));

  self->table = TD_VALUE_TABLE (table);
  gtk_widget_set_hexpand (table, TRUE);
  g_signal_connect_swapped (table, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (self->list, table);
}

static void
td_overview_page_init (TdOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->dues = g_ptr_array_new_with_free_func ((GDestroyNotify) td_due_free);
  add_toggles (self);
  add_table (self);
}

TdPage *
td_overview_page_new (TdBook *book)
{
  TdOverviewPage *self = g_object_new (TD_TYPE_OVERVIEW_PAGE, NULL);

  self->book = g_object_ref (book);
  self->is_stale = TRUE;
  g_signal_connect_swapped (book, "changed", G_CALLBACK (changed_cb), self);
  show_counts (self);
  show_day (self);

  return TD_PAGE (self);
}

guint
td_overview_page_get_n_rows (TdOverviewPage *self)
{
  g_return_val_if_fail (TD_IS_OVERVIEW_PAGE (self), 0);

  return td_value_table_get_n_rows (self->table);
}
