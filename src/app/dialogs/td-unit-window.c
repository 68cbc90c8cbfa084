#include "app/dialogs/td-unit-window.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-unit-awards.h"
#include "app/dialogs/td-unit-editor.h"
#include "app/dialogs/td-unit-overview.h"
#include "app/dialogs/td-unit-tabs.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-unit-store.h"

struct _TdUnitWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  gint64 unit_id;
  GCancellable *reading; /* NULL when nothing is being read */

  TdMessageBar *message;
  GtkLabel *name;
  GtkLabel *details;
  GtkLabel *state;
  GtkSpinner *spinner;
  GtkNotebook *notebook;
  GtkWidget *tabs[TD_UNIT_N_TABS];
};

G_DEFINE_FINAL_TYPE (TdUnitWindow, td_unit_window, GTK_TYPE_WINDOW)

/* --- Who it is -------------------------------------------------------------------------------- */

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static void
add_part (GString *text, const char *part)
{
  if (part[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "Closed on 30/06/2025", "Not open before 01/07/2026" */
static char *
describe_state (const TdUnit *unit)
{
  TdDate today = td_date_today ();
  g_autofree char *from = td_date_format (unit->valid_from);
  g_autofree char *to = td_date_format (unit->valid_to);

  if (td_date_is_set (unit->valid_to) && td_date_compare (unit->valid_to, today) < 0)
    return g_strdup_printf (_ ("Closed on %s"), to);
  if (td_date_compare (unit->valid_from, today) > 0)
    return g_strdup_printf (_ ("Not open before %s"), from);
  if (td_date_is_set (unit->valid_to))
    return g_strdup_printf (_ ("Open until %s"), to);

  return g_strdup ("");
}

static gboolean
show_heading (TdUnitWindow *self, GError **error)
{
  TdDb *db = td_book_get_reader (self->book);
  g_autoptr (TdUnit) unit = td_unit_load (db, self->unit_id, error);
  g_autoptr (TdUnit) parent = NULL;
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;

  if (unit == NULL)
    return FALSE;
  if (unit->parent_id != 0)
    parent = td_unit_load (db, unit->parent_id, NULL);

  title = g_strdup_printf (_ ("Unit: %s"), unit->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->name, unit->name);
  add_part (details, td_catalogue_get_term_name (catalogue, TD_VOCABULARY_UNIT_KIND, unit->kind));
  add_part (details, td_catalogue_get_term_name (catalogue, TD_VOCABULARY_ORGANISATION_TYPE,
                                                 unit->organisation_type));
  add_part (details, parent != NULL ? parent->name : "");
  set_label (self->details, details->str);
  state = describe_state (unit);
  set_label (self->state, state);

  return TRUE;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
show_record (TdUnitWindow *self, const TdUnitRecord *record)
{
  g_autoptr (GError) error = NULL;

  td_unit_overview_show (TD_UNIT_OVERVIEW (self->tabs[TD_UNIT_TAB_OVERVIEW]), record);
  td_unit_figures_tab_show (self->tabs[TD_UNIT_TAB_FIGURES], record);
  td_unit_campaigns_tab_show (self->tabs[TD_UNIT_TAB_CAMPAIGNS], record);
  td_unit_documents_tab_show (self->tabs[TD_UNIT_TAB_DOCUMENTS], record);
  td_unit_reports_tab_show (self->tabs[TD_UNIT_TAB_REPORTS], record);
  if (!td_unit_awards_show (TD_UNIT_AWARDS (self->tabs[TD_UNIT_TAB_AWARDS]), record, &error))
    td_message_bar_show_error (self->message, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdUnitWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnitRecord) record = td_unit_record_read_finish (TD_BOOK (source), result, &error);

  /* Closed meanwhile, or read again because the book changed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading || self->reading == NULL)
    return;
  g_clear_object (&self->reading);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (record != NULL)
    show_record (self, record);
  else
    td_message_bar_show_error (self->message, error);
}

static void
stop_reading (TdUnitWindow *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
start_reading (TdUnitWindow *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  td_unit_record_read_async (self->book, self->unit_id, self->reading, read_cb,
                             g_object_ref (self));
}

static void
changed_cb (TdUnitWindow *self, TdChanges *changes)
{
  static const char *const tables[]
      = { "unit",     "unit_parent",     "unit_former", "reorganisation", "reorganisation_line",
          "cluster",  "cluster_unit",    "unit_figure", "rating",         "campaign",
          "document", "campaign_result", "report_due",  "attachment",     "award",
          "decision" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (td_changes_touches (changes, tables[i]))
      {
        /* An undo may have taken the unit itself away. */
        if (show_heading (self, &error))
          start_reading (self);
        else
          td_message_bar_show_error (self->message, error);
        return;
      }
}

/* --- Tabs ------------------------------------------------------------------------------------- */

static void
page_cb (TdUnitWindow *self)
{
  td_unit_awards_set_active (TD_UNIT_AWARDS (self->tabs[TD_UNIT_TAB_AWARDS]),
                             td_unit_window_get_tab (self) == TD_UNIT_TAB_AWARDS);
}

static void
add_tab (TdUnitWindow *self, TdUnitTab tab, const char *title, GtkWidget *child)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  self->tabs[tab] = child;
  gtk_notebook_append_page (self->notebook, child, label);
}

static void
add_tabs (TdUnitWindow *self)
{
  add_tab (self, TD_UNIT_TAB_OVERVIEW, _ ("_Overview"), td_unit_overview_new (self->book));
  add_tab (self, TD_UNIT_TAB_FIGURES, _ ("_Figures"), td_unit_figures_tab_new ());
  add_tab (self, TD_UNIT_TAB_AWARDS, _ ("_Awards"),
           td_unit_awards_new (self->book, self->unit_id, self->message));
  add_tab (self, TD_UNIT_TAB_CAMPAIGNS, _ ("Ca_mpaigns"), td_unit_campaigns_tab_new (self->book));
  add_tab (self, TD_UNIT_TAB_DOCUMENTS, _ ("_Documents"),
           td_unit_documents_tab_new (self->book, self->unit_id));
  add_tab (self, TD_UNIT_TAB_REPORTS, _ ("Re_ports"), td_unit_reports_tab_new ());
  g_signal_connect_swapped (self->notebook, "notify::page", G_CALLBACK (page_cb), self);
}

void
td_unit_window_show_tab (TdUnitWindow *self, TdUnitTab tab)
{
  g_return_if_fail (TD_IS_UNIT_WINDOW (self));
  g_return_if_fail (tab < TD_UNIT_N_TABS);

  gtk_notebook_set_current_page (self->notebook, (int) tab);
  if (tab == TD_UNIT_TAB_AWARDS)
    td_unit_awards_focus (TD_UNIT_AWARDS (self->tabs[tab]));
  else
    gtk_widget_child_focus (self->tabs[tab], GTK_DIR_TAB_FORWARD);
}

TdUnitTab
td_unit_window_get_tab (TdUnitWindow *self)
{
  g_return_val_if_fail (TD_IS_UNIT_WINDOW (self), TD_UNIT_TAB_OVERVIEW);

  return (TdUnitTab) gtk_notebook_get_current_page (self->notebook);
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitWindow *self = TD_UNIT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_unit_editor_new (GTK_WINDOW (self), self->book, self->unit_id, 0, &error);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else
    td_message_bar_show_error (self->message, error);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitWindow *self = TD_UNIT_WINDOW (widget);

  td_subject_view_choose_export (
      td_unit_awards_get_subject_view (TD_UNIT_AWARDS (self->tabs[TD_UNIT_TAB_AWARDS])));
}

static void
show_tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int tab = g_variant_get_int32 (parameter);

  if (tab >= 0 && tab < TD_UNIT_N_TABS)
    td_unit_window_show_tab (TD_UNIT_WINDOW (widget), (TdUnitTab) tab);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_unit_window_dispose (GObject *object)
{
  TdUnitWindow *self = TD_UNIT_WINDOW (object);

  stop_reading (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_UNIT_WINDOW);

  G_OBJECT_CLASS (td_unit_window_parent_class)->dispose (object);
}

static void
td_unit_window_class_init (TdUnitWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_unit_window_dispose;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-unit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitWindow, message);
  gtk_widget_class_bind_template_child (widget_class, TdUnitWindow, name);
  gtk_widget_class_bind_template_child (widget_class, TdUnitWindow, details);
  gtk_widget_class_bind_template_child (widget_class, TdUnitWindow, state);
  gtk_widget_class_bind_template_child (widget_class, TdUnitWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdUnitWindow, notebook);

  gtk_widget_class_install_action (widget_class, "unit.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "unit.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "unit.show-tab", "i", show_tab_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "unit.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "unit.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  for (int i = 0; i < TD_UNIT_N_TABS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint) i, GDK_ALT_MASK,
                                         "unit.show-tab", "i", i);
}

static void
td_unit_window_init (TdUnitWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_unit_window_new (GtkWindow *parent, TdBook *book, gint64 unit_id, GError **error)
{
  g_autoptr (TdUnitWindow) self
      = g_object_ref_sink (g_object_new (TD_TYPE_UNIT_WINDOW, "transient-for", parent, NULL));

  self->book = g_object_ref (book);
  self->unit_id = unit_id;
  if (!show_heading (self, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  add_tabs (self);
  start_reading (self);
  g_signal_connect_swapped (book, "changed", G_CALLBACK (changed_cb), self);

  return GTK_WIDGET (self);
}

gboolean
td_unit_window_is_of (TdUnitWindow *self, TdBook *book, gint64 unit_id)
{
  g_return_val_if_fail (TD_IS_UNIT_WINDOW (self), FALSE);

  return self->book == book && self->unit_id == unit_id;
}

gboolean
td_unit_window_is_loading (TdUnitWindow *self)
{
  g_return_val_if_fail (TD_IS_UNIT_WINDOW (self), FALSE);

  return self->reading != NULL;
}
