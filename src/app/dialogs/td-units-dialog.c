#include "app/dialogs/td-units-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-reorganisation-sheet.h"
#include "app/widgets/td-unit-chooser.h"
#include "store/td-tree.h"
#include "store/td-unit-store.h"

/* What can be done to a unit that there is; in the order of the list. */
static const TdReorganisationAction actions[] = {
  TD_REORGANISATION_MERGE,  TD_REORGANISATION_TRANSFER, TD_REORGANISATION_DISSOLVE,
  TD_REORGANISATION_RENAME, TD_REORGANISATION_CONVERT,
};

typedef struct
{
  TdBook *book;
  TdDate on;
  TdUnitsChosenFunc chosen;
  gpointer user_data;
  TdMessageBar *errors;
  GtkDropDown *action;
  TdUnitChooser *target;
  TdUnitChooser *above;
  GtkCheckButton *all;
  GtkListBox *list;
} Choice;

static void
choice_free (Choice *self)
{
  g_object_unref (self->book);
  g_free (self);
}

/* --- The list --------------------------------------------------------------------------------- */

static GtkCheckButton *
get_check (GtkListBoxRow *row)
{
  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));
}

static void
fill_list (Choice *self)
{
  gint64 above = td_unit_chooser_get_unit_id (self->above);
  g_autoptr (GPtrArray) spans
      = above != 0 ? td_tree_read_children (td_book_get_reader (self->book), above, self->on, NULL)
                   : NULL;
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_check_button_set_active (self->all, FALSE);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (spans, i);
      GtkWidget *check = gtk_check_button_new_with_label (span->name);

      g_object_set_data_full (G_OBJECT (check), "td-unit",
                              g_memdup2 (&span->unit_id, sizeof span->unit_id), g_free);
      gtk_list_box_append (self->list, check);
    }
}

static void
all_cb (Choice *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_check_button_set_active (get_check (row), gtk_check_button_get_active (self->all));
}

/* Enter and Space on a row mark it. */
static void
row_activated_cb (Choice *self, GtkListBoxRow *row)
{
  gtk_check_button_set_active (get_check (row), !gtk_check_button_get_active (get_check (row)));
}

static GArray *
get_marked (Choice *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_check_button_get_active (get_check (row)))
      g_array_append_vals (ids, g_object_get_data (G_OBJECT (get_check (row)), "td-unit"), 1);

  return ids;
}

/* --- The dialog ------------------------------------------------------------------------------- */

static void
response_cb (GtkDialog *dialog, int response, Choice *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char *target_name = NULL;
  TdReorganisationAction action;
  gint64 target_id;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }

  ids = get_marked (self);
  if (ids->len == 0)
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_INFO, _ ("Mark at least one unit."));
      return;
    }
  action = actions[gtk_drop_down_get_selected (self->action)];
  target_id = td_unit_chooser_get_unit_id (self->target);
  target_name = g_strdup (target_id == 0 ? td_unit_chooser_get_text (self->target) : "");
  self->chosen (ids, action, target_id, target_name, self->user_data);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
action_cb (Choice *self)
{
  TdReorganisationAction action = actions[gtk_drop_down_get_selected (self->action)];

  gtk_widget_set_sensitive (GTK_WIDGET (self->target),
                            td_reorganisation_action_needs_target (action));
}

static GtkWidget *
create_action (Choice *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_string_list_append (labels, td_reorganisation_action_to_label (actions[i]));
  self->action = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (labels), NULL));
  g_signal_connect_swapped (self->action, "notify::selected", G_CALLBACK (action_cb), self);

  return GTK_WIDGET (self->action);
}

static GtkWidget *
create_list (Choice *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Units to mark"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);

  return scrolled;
}

static GtkWidget *
create_form (Choice *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkSizeGroup *labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *fields[3];

  self->errors = TD_MESSAGE_BAR (td_message_bar_new ());
  self->above = TD_UNIT_CHOOSER (td_unit_chooser_new ());
  self->target = TD_UNIT_CHOOSER (td_unit_chooser_new ());
  self->all = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("_Mark all")));
  fields[0] = td_field_new ("above", _ ("Units _below"), GTK_WIDGET (self->above));
  fields[1] = td_field_new ("action", _ ("_What happens"), create_action (self));
  fields[2] = td_field_new ("target", _ ("_Into, under"), GTK_WIDGET (self->target));
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->errors));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_object_set (fields[i], "size-group", labels, NULL);
  gtk_box_append (GTK_BOX (form), fields[0]);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (form), create_list (self));
  gtk_box_append (GTK_BOX (form), fields[1]);
  gtk_box_append (GTK_BOX (form), fields[2]);
  gtk_widget_set_margin_start (form, 16);
  gtk_widget_set_margin_end (form, 16);
  gtk_widget_set_margin_top (form, 16);
  gtk_widget_set_margin_bottom (form, 16);
  g_object_unref (labels);

  return form;
}

GtkWidget *
td_units_dialog_show (
    GtkWindow *parent, TdBook *book, TdDate on, TdUnitsChosenFunc chosen, gpointer user_data)
{
  GtkWidget *dialog = gtk_dialog_new ();
  Choice *self = g_new0 (Choice, 1);
  GtkWidget *form;

  self->book = g_object_ref (book);
  self->on = on;
  self->chosen = chosen;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (dialog), "td-choice", self, (GDestroyNotify) choice_free);
  form = create_form (self);
  td_unit_chooser_set_book (self->above, book);
  td_unit_chooser_set_date (self->above, on);
  td_unit_chooser_set_book (self->target, book);
  td_unit_chooser_set_date (self->target, td_date_add_days (on, 1));
  g_signal_connect_swapped (self->above, "changed", G_CALLBACK (fill_list), self);
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (all_cb), self);
  td_unit_chooser_set_unit_id (self->above,
                               td_unit_find_root (td_book_get_reader (book), on, NULL));
  fill_list (self);

  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Add several units"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 600);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_box_append (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog))), form);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Leave it"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Add lines"), GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}
