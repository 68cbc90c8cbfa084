#include "app/dialogs/td-unit-move-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/td-window.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-unit-chooser.h"
#include "store/td-unit-store.h"

enum
{
  RESPONSE_MOVE = 1,
};

typedef struct
{
  TdBook *book;
  TdUnit *unit;
  GtkWidget *form;
  TdMessageBar *errors;
  TdUnitChooser *chooser;
  TdDateEntry *date;
} Moving;

static void
moving_free (Moving *self)
{
  g_object_unref (self->book);
  td_unit_free (self->unit);
  g_free (self);
}

/* What the writer thread gets. */
typedef struct
{
  TdCatalogue *catalogue;
  gint64 id;
  gint64 parent_id;
  TdDate from;
} Move;

static void
move_free (Move *self)
{
  td_catalogue_unref (self->catalogue);
  g_free (self);
}

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  const Move *move = data;

  return td_unit_move (db, move->catalogue, move->id, move->parent_id, move->from, error);
}

/* The dialog is held: it may have been closed in the meantime. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) dialog = user_data;
  Moving *moving = g_object_get_data (G_OBJECT (dialog), "td-moving");
  g_autoptr (GError) error = NULL;
  gboolean done = td_book_write_finish (TD_BOOK (source), result, &error);

  if (!gtk_widget_get_visible (dialog))
    return;

  gtk_widget_set_sensitive (dialog, TRUE);
  if (done)
    {
      TdWindow *window = td_window_get_for (dialog);
      g_autofree char *sentence = g_strdup_printf (_ ("Moved the unit %s"), moving->unit->name);

      if (window != NULL)
        td_window_show_note (window, sentence, TRUE);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  else
    td_message_bar_show_error (moving->errors, error);
}

static gboolean
collect (Moving *moving, Move *move)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GError) error = NULL;
  TdField *first;

  if (!td_unit_chooser_get_unit (moving->chooser, &move->parent_id, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_PARENT, -1, "%s", error->message);
  else if (move->parent_id == 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_UNIT_PARENT, -1, "%s",
                     _ ("Choose the unit that it moves to."));
  td_date_entry_collect (moving->date, "parent-from", &move->from, problems);
  if (problems->len == 0 && !td_date_is_set (move->from))
    td_problems_add (problems, TD_SEVERITY_ERROR, "parent-from", -1, "%s",
                     _ ("Enter the day from which it belongs there."));
  first = td_form_show_problems (moving->form, problems);
  if (first != NULL)
    td_field_grab_focus (first);

  return first == NULL;
}

static void
response_cb (GtkDialog *dialog, int response, Moving *moving)
{
  g_autofree char *label = NULL;
  Move *move;

  if (response != RESPONSE_MOVE)
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }

  move = g_new0 (Move, 1);
  move->catalogue = td_book_get_catalogue (moving->book);
  move->id = moving->unit->id;
  if (!collect (moving, move))
    {
      move_free (move);
      return;
    }
  label = g_strdup_printf (_ ("Moved the unit %s"), moving->unit->name);
  td_message_bar_hide (moving->errors);
  gtk_widget_set_sensitive (GTK_WIDGET (dialog), FALSE);
  td_book_write_async (moving->book, label, write_cb, move, (GDestroyNotify) move_free, NULL,
                       written_cb, g_object_ref (dialog));
}

static GtkWidget *
create_form (Moving *moving, gint64 parent_id)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *sentence
      = g_strdup_printf (_ ("“%s” and all below it. Earlier reports keep its place of their time."),
                         moving->unit->name);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  moving->errors = TD_MESSAGE_BAR (td_message_bar_new ());
  moving->chooser = TD_UNIT_CHOOSER (td_unit_chooser_new ());
  td_unit_chooser_set_book (moving->chooser, moving->book);
  td_unit_chooser_set_date (moving->chooser, td_date_today ());
  td_unit_chooser_set_unit_id (moving->chooser, parent_id);
  moving->date = TD_DATE_ENTRY (td_date_entry_new ());
  td_date_entry_set_date (moving->date, td_date_today ());
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (moving->errors));
  gtk_box_append (GTK_BOX (form), label);
  gtk_box_append (GTK_BOX (form),
                  td_field_new (TD_UNIT_PARENT, _ ("Move _to"), GTK_WIDGET (moving->chooser)));
  gtk_box_append (GTK_BOX (form),
                  td_field_new ("parent-from", _ ("_From the day"), GTK_WIDGET (moving->date)));
  gtk_widget_set_margin_start (form, 16);
  gtk_widget_set_margin_end (form, 16);
  gtk_widget_set_margin_top (form, 16);
  gtk_widget_set_margin_bottom (form, 16);

  return form;
}

GtkWidget *
td_unit_move_dialog_show (
    GtkWindow *parent, TdBook *book, gint64 unit_id, gint64 parent_id, GError **error)
{
  TdUnit *unit = td_unit_load (td_book_get_reader (book), unit_id, error);
  GtkWidget *dialog;
  Moving *moving;

  if (unit == NULL)
    return NULL;

  dialog = gtk_dialog_new ();
  moving = g_new0 (Moving, 1);
  moving->book = g_object_ref (book);
  moving->unit = unit;
  moving->form = create_form (moving, parent_id);
  g_object_set_data_full (G_OBJECT (dialog), "td-moving", moving, (GDestroyNotify) moving_free);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Move a unit"));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_box_append (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog))), moving->form);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Leave it where it is"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Move"), RESPONSE_MOVE);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_MOVE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), moving);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}
