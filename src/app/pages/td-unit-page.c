#include "app/pages/td-unit-page.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-cluster-window.h"
#include "app/dialogs/td-figure-editor.h"
#include "app/dialogs/td-reorganisation-editor.h"
#include "app/dialogs/td-reorganisation-window.h"
#include "app/dialogs/td-unit-double-window.h"
#include "app/dialogs/td-unit-editor.h"
#include "app/dialogs/td-unit-move-dialog.h"
#include "app/td-records.h"
#include "app/td-window.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-record-view.h"
#include "app/widgets/td-unit-tree.h"
#include "base/td-error.h"
#include "store/td-unit-store.h"

struct _TdUnitPage
{
  GtkWidget parent_instance;

  TdBook *book;
  TdRecordView *records;
  TdUnitTree *tree;
  GtkToggleButton *as_tree;
  TdDateEntry *on;
  guint date_source;
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdUnitPage,
                               td_unit_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

static void
open_editor (TdUnitPage *self, gint64 id, gint64 parent_id)
{
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_unit_editor_new (GTK_WINDOW (window), self->book, id, parent_id, &error);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else if (window != NULL)
    td_window_show_error (window, error);
}

static void
open_editor_at (TdUnitPage *self, gint64 id, const char *field)
{
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_unit_editor_new (GTK_WINDOW (window), self->book, id, 0, &error);

  if (editor != NULL)
    {
      gtk_window_present (GTK_WINDOW (editor));
      td_field_grab_focus (td_form_find_field (editor, field));
    }
  else if (window != NULL)
    td_window_show_error (window, error);
}

static void
activate_cb (TdUnitPage *self, gint64 id)
{
  td_records_open_unit (GTK_WIDGET (self), self->book, id);
}

static void
as_tree_cb (TdUnitPage *self)
{
  gboolean as_tree = gtk_toggle_button_get_active (self->as_tree);

  td_record_view_set_alternative (self->records, as_tree ? GTK_WIDGET (self->tree) : NULL);
}

static void
with_closed_cb (TdUnitPage *self, GtkCheckButton *button)
{
  td_unit_tree_set_with_closed (self->tree, gtk_check_button_get_active (button));
}

/* What cannot be read leaves the tree as it is and says so under the pointer and to a reader. */
static void
take_date (TdUnitPage *self)
{
  g_autoptr (TdQuery) filter = td_query_new (TD_LIST_UNITS);
  GtkWidget *target = td_control_get_target (GTK_WIDGET (self->on));
  g_autoptr (GError) error = NULL;

  if (!td_date_entry_get_date (self->on, &filter->on, &error))
    {
      gtk_widget_add_css_class (target, "error");
      gtk_widget_set_tooltip_text (target, error->message);
      gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }

  gtk_widget_remove_css_class (target, "error");
  gtk_widget_set_tooltip_text (target, NULL);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID);
  td_unit_tree_set_date (self->tree, filter->on);
  if (!td_date_is_set (filter->on))
    filter->on = td_date_today ();
  td_record_view_set_filter (self->records, filter);
}

static gboolean
take_date_cb (gpointer user_data)
{
  TdUnitPage *self = user_data;

  self->date_source = 0;
  take_date (self);

  return G_SOURCE_REMOVE;
}

/* A text that replaces another comes as two changes, between which the entry is blank. */
static void
date_changed_cb (TdUnitPage *self)
{
  if (self->date_source == 0)
    self->date_source = g_idle_add (take_date_cb, self);
}

/* --- The page --------------------------------------------------------------------------------- */

static const char *
get_new_label (TdPage *page)
{
  return _ ("_New unit");
}

/* The new one most often belongs to the one that is selected. */
static void
new_record (TdPage *page)
{
  TdUnitPage *self = TD_UNIT_PAGE (page);

  open_editor (self, 0, td_unit_tree_get_selected_id (self->tree));
}

static void
focus_filter (TdPage *page)
{
  td_record_view_focus_filter (TD_UNIT_PAGE (page)->records);
}

static void
refresh (TdPage *page)
{
  TdUnitPage *self = TD_UNIT_PAGE (page);

  td_record_view_refresh (self->records);
  td_unit_tree_refresh (self->tree);
}

/* The marked unit of what is on show, the tree or the list; 0 for none */
static gint64
find_marked (TdUnitPage *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->tree))
             ? td_unit_tree_get_selected_id (self->tree)
             : td_record_view_get_selected_id (self->records);
}

/* The same; 0 after having said that one has to be marked. */
static gint64
get_marked (TdUnitPage *self)
{
  gint64 id = find_marked (self);
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));

  if (id == 0 && window != NULL)
    td_window_show_note (window, _ ("Mark one unit first."), FALSE);

  return id;
}

static void
show_move (TdUnitPage *self, gint64 id, gint64 parent_id)
{
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (td_unit_move_dialog_show (GTK_WINDOW (root), self->book, id, parent_id, &error) == NULL
      && window != NULL)
    td_window_show_error (window, error);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitPage *self = TD_UNIT_PAGE (widget);
  gint64 id = get_marked (self);

  if (id != 0)
    show_move (self, id, 0);
}

/* Of the units under the marked one; without a mark of those under the federation itself. */
static void
figures_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitPage *self = TD_UNIT_PAGE (widget);

  gtk_window_present (GTK_WINDOW (td_figure_editor_new (GTK_WINDOW (td_window_get_for (widget)),
                                                        self->book, find_marked (self))));
}

/* The marked unit, if there is one, has the first line. */
static void
reorganise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitPage *self = TD_UNIT_PAGE (widget);
  gint64 id = find_marked (self);

  gtk_window_present (GTK_WINDOW (td_reorganisation_editor_new (
      GTK_WINDOW (td_window_get_for (widget)), self->book, &id, id != 0 ? 1 : 0)));
}

static void
show_reorganisations_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (td_reorganisation_window_new (
      GTK_WINDOW (td_window_get_for (widget)), TD_UNIT_PAGE (widget)->book)));
}

/* With the marked unit's cluster marked, if it is in any. */
static void
clusters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitPage *self = TD_UNIT_PAGE (widget);

  gtk_window_present (GTK_WINDOW (td_cluster_window_new (GTK_WINDOW (td_window_get_for (widget)),
                                                         self->book, find_marked (self))));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitPage *self = TD_UNIT_PAGE (widget);
  gint64 id = get_marked (self);

  if (id != 0)
    open_editor (self, id, 0);
}

static void
doubles_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (td_unit_double_window_new (
      GTK_WINDOW (td_window_get_for (widget)), TD_UNIT_PAGE (widget)->book)));
}

/* --- Removing --------------------------------------------------------------------------------- */

typedef struct
{
  TdUnitPage *page;
  TdUnit *unit;
} Removal;

static void
removal_free (Removal *self)
{
  g_object_unref (self->page);
  td_unit_free (self->unit);
  g_free (self);
}

static gboolean
remove_cb (TdDb *db, gpointer data, GError **error)
{
  const TdUnit *unit = data;

  return td_unit_delete (db, unit->id, unit->revision, error);
}

static void
close_response_cb (GtkDialog *dialog, int response, Removal *removal)
{
  gint64 id = removal->unit->id;
  g_autoptr (TdUnitPage) page = g_object_ref (removal->page);

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    open_editor_at (page, id, TD_UNIT_VALID_TO);
}

static void
ask (Removal *removal,
     const char *sentence,
     const char *detail,
     const char *keep,
     const char *verb,
     GCallback response)
{
  TdWindow *window = td_window_get_for (GTK_WIDGET (removal->page));
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (window), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, "%s", sentence);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", detail);
  gtk_dialog_add_button (GTK_DIALOG (dialog), keep, GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), verb, GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_data (dialog, "response", response, removal,
                         (GClosureNotify) (GCallback) removal_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  TdWindow *window = td_window_get_for (GTK_WIDGET (removal->page));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (td_book_write_finish (TD_BOOK (source), result, &error))
    {
      sentence = g_strdup_printf (_ ("Removed the unit %s"), removal->unit->name);
      if (window != NULL)
        td_window_show_note (window, sentence, TRUE);
    }
  else if (g_error_matches (error, TD_ERROR, TD_ERROR_IN_USE))
    {
      sentence = g_strdup_printf (_ ("“%s” cannot be removed"), removal->unit->name);
      ask (removal, sentence,
           _ ("Awards, other units or figures refer to it. Close it instead: it stays in the "
              "reports of its time."),
           _ ("_Leave it"), _ ("_Enter its last day"), G_CALLBACK (close_response_cb));
      return;
    }
  else if (window != NULL)
    td_window_show_error (window, error);
  removal_free (removal);
}

static void
remove_response_cb (GtkDialog *dialog, int response, Removal *removal)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autofree char *label = g_strdup_printf (_ ("Removed the unit %s"), removal->unit->name);
      Removal *next = g_new0 (Removal, 1);

      next->page = g_object_ref (removal->page);
      next->unit = td_unit_copy (removal->unit);
      td_book_write_async (removal->page->book, label, remove_cb, td_unit_copy (removal->unit),
                           (GDestroyNotify) td_unit_free, NULL, removed_cb, next);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitPage *self = TD_UNIT_PAGE (widget);
  TdWindow *window = td_window_get_for (widget);
  gint64 id = get_marked (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  Removal *removal;
  TdUnit *unit;

  if (id == 0)
    return;
  unit = td_unit_load (td_book_get_reader (self->book), id, &error);
  if (unit == NULL)
    {
      if (window != NULL)
        td_window_show_error (window, error);
      return;
    }
  removal = g_new0 (Removal, 1);
  removal->page = g_object_ref (self);
  removal->unit = unit;
  sentence = g_strdup_printf (_ ("Remove the unit “%s”?"), unit->name);
  ask (removal, sentence,
       _ ("A unit that was entered by mistake goes with its place in the tree. It can be undone."),
       _ ("_Keep it"), _ ("_Remove it"), G_CALLBACK (remove_response_cb));
}

static void
show_history (TdPage *page)
{
  TdUnitPage *self = TD_UNIT_PAGE (page);
  gint64 id = get_marked (self);

  if (id != 0)
    td_records_open_history (GTK_WIDGET (self), self->book, TD_SUBJECT_UNIT (id));
}

static void
set_active (TdPage *page, gboolean active)
{
  TdUnitPage *self = TD_UNIT_PAGE (page);

  td_record_view_set_active (self->records, active);
  td_unit_tree_set_active (self->tree, active);
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
td_unit_page_dispose (GObject *object)
{
  TdUnitPage *self = TD_UNIT_PAGE (object);

  g_clear_handle_id (&self->date_source, g_source_remove);
  if (self->records != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->records));
  self->records = NULL;
  g_clear_object (&self->tree);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_unit_page_parent_class)->dispose (object);
}

static void
td_unit_page_class_init (TdUnitPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_unit_page_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.move", NULL, move_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_m, GDK_CONTROL_MASK,
                                       "units.move", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.figures", NULL, figures_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_l, GDK_CONTROL_MASK,
                                       "units.figures", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.clusters", NULL,
                                   clusters_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_t, GDK_CONTROL_MASK,
                                       "units.clusters", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F2, 0, "units.edit", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.doubles", NULL, doubles_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_u, GDK_CONTROL_MASK,
                                       "units.doubles", NULL);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.remove", NULL, remove_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.reorganise", NULL,
                                   reorganise_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.show-reorganisations", NULL,
                                   show_reorganisations_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_g, GDK_CONTROL_MASK,
                                       "units.reorganise", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_g,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "units.show-reorganisations", NULL);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_unit_page_init (TdUnitPage *self)
{
}

static void
add_controls (TdUnitPage *self)
{
  GtkWidget *closed = gtk_check_button_new_with_mnemonic (_ ("Show c_losed units too"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *menu = gtk_menu_button_new ();
  g_autoptr (GMenu) actions = g_menu_new ();
  GtkWidget *on = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *on_label = gtk_label_new_with_mnemonic (_ ("Tree on the _day"));
  GtkWidget *as_tree = gtk_toggle_button_new_with_mnemonic (_ ("_Tree"));
  GtkWidget *as_list = gtk_toggle_button_new_with_mnemonic (_ ("_List"));

  self->on = TD_DATE_ENTRY (td_date_entry_new ());
  gtk_label_set_mnemonic_widget (GTK_LABEL (on_label),
                                 td_control_get_target (GTK_WIDGET (self->on)));
  gtk_widget_set_tooltip_text (
      on_label, _ ("The tree as it was or will be on that day; a blank entry is today"));
  gtk_box_append (GTK_BOX (on), on_label);
  gtk_box_append (GTK_BOX (on), GTK_WIDGET (self->on));
  td_date_entry_set_date (self->on, td_date_today ());
  g_signal_connect_swapped (self->on, "changed", G_CALLBACK (date_changed_cb), self);

  self->as_tree = GTK_TOGGLE_BUTTON (as_tree);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (as_list), self->as_tree);
  gtk_toggle_button_set_active (self->as_tree, TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), as_tree);
  gtk_box_append (GTK_BOX (box), as_list);
  g_signal_connect_swapped (as_tree, "toggled", G_CALLBACK (as_tree_cb), self);
  g_signal_connect_swapped (closed, "toggled", G_CALLBACK (with_closed_cb), self);
  g_object_bind_property (as_tree, "active", closed, "sensitive", G_BINDING_SYNC_CREATE);

  g_menu_append (actions, _ ("_Edit the unit…"), "units.edit");
  g_menu_append (actions, _ ("Award h_istory"), "win.show-history");
  g_menu_append (actions, _ ("_Move to…"), "units.move");
  g_menu_append (actions, _ ("_Figures of the units below…"), "units.figures");
  g_menu_append (actions, _ ("Emulation _clusters and scores…"), "units.clusters");
  g_menu_append (actions, _ ("_Remove the unit"), "units.remove");
  g_menu_append (actions, _ ("Reor_ganise units…"), "units.reorganise");
  g_menu_append (actions, _ ("Reorganisations _until now…"), "units.show-reorganisations");
  g_menu_append (actions, _ ("Dou_ble units…"), "units.doubles");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (actions));
  gtk_widget_set_tooltip_text (menu, _ ("With the marked unit"));

  td_record_view_add_control (self->records, menu);
  td_record_view_add_control (self->records, on);
  td_record_view_add_control (self->records, closed);
  td_record_view_add_control (self->records, box);
}

TdPage *
td_unit_page_new (TdBook *book)
{
  TdUnitPage *self = g_object_new (TD_TYPE_UNIT_PAGE, NULL);

  self->book = g_object_ref (book);
  self->tree = TD_UNIT_TREE (g_object_ref_sink (td_unit_tree_new (book)));
  self->records = TD_RECORD_VIEW (td_record_view_new (book, TD_LIST_UNITS));
  gtk_widget_set_parent (GTK_WIDGET (self->records), GTK_WIDGET (self));
  td_record_view_set_empty (
      self->records, _ ("No unit yet. Enter the first one: Ctrl+N. Begin with the federation "
                        "itself, which stands at the top."));
  add_controls (self);
  td_record_view_set_alternative (self->records, GTK_WIDGET (self->tree));
  take_date (self);
  g_signal_connect_swapped (self->records, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->tree, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->tree, "move", G_CALLBACK (show_move), self);

  return TD_PAGE (self);
}
