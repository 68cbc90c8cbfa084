#include "app/dialogs/td-subject-window.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-person-editor.h"
#include "app/dialogs/td-subject-view.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-person-record.h"
#include "store/td-subject-store.h"
#include "store/td-unit-store.h"

struct _TdSubjectWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  gint64 person_id;

  TdMessageBar *message;
  GtkLabel *name;
  GtkLabel *details;
  GtkLabel *flags;
  GtkBox *box;
  TdSubjectView *view;
};

G_DEFINE_FINAL_TYPE (TdSubjectWindow, td_subject_window, GTK_TYPE_WINDOW)

/* --- Who it is -------------------------------------------------------------------------------- */

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static void
show_name (TdSubjectWindow *self, const char *name)
{
  g_autofree char *title = g_strdup_printf (_ ("Award history: %s"), name);

  gtk_label_set_text (self->name, name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* "Closed on 30/06/2025", followed by what took over. */
static char *
describe_end (TdDb *db, const TdUnit *unit)
{
  g_autofree char *day = td_date_format (unit->valid_to);
  g_autoptr (TdUnit) successor = NULL;

  if (!td_date_is_set (unit->valid_to) || td_date_compare (unit->valid_to, td_date_today ()) >= 0)
    return g_strdup ("");
  if (unit->successor_id != 0)
    successor = td_unit_load (db, unit->successor_id, NULL);
  if (successor == NULL)
    return g_strdup_printf (_ ("Closed on %s"), day);

  return g_strdup_printf (_ ("Closed on %s, succeeded by %s"), day, successor->name);
}

static gboolean
show_person (TdSubjectWindow *self, TdDb *db, GError **error)
{
  g_autoptr (TdPerson) person = td_person_load (db, self->person_id, error);
  g_autoptr (TdUnit) unit = NULL;
  g_autoptr (GString) details = g_string_new (NULL);
  g_autoptr (GString) flags = g_string_new (NULL);

  if (person == NULL)
    return FALSE;
  if (person->unit_id != 0)
    unit = td_unit_load (db, person->unit_id, NULL);

  show_name (self, person->name);
  if (person->sex != TD_SEX_UNKNOWN)
    add_part (details, person->sex == TD_SEX_WOMAN ? _ ("Woman") : _ ("Man"));
  if (person->birth_date[0] != '\0')
    {
      g_autofree char *day = td_birth_date_format (person->birth_date);
      g_autofree char *born = g_strdup_printf (_ ("born %s"), day);

      add_part (details, born);
    }
  add_part (details, person->post);
  add_part (details, person->union_post);
  if (unit != NULL)
    {
      g_autofree char *end = describe_end (db, unit);

      add_part (details, unit->name);
      add_part (flags, end);
    }
  set_label (self->details, details->str);

  if (person->is_direct_worker == 1)
    add_part (flags, _ ("Direct worker"));
  if (person->is_leader >= 0)
    add_part (flags,
              person->is_leader ? _ ("Holds a leadership post") : _ ("Holds no leadership post"));
  set_label (self->flags, flags->str);

  return TRUE;
}

static gboolean
load (TdSubjectWindow *self, GError **error)
{
  return show_person (self, td_book_get_reader (self->book), error)
         && td_subject_view_load (self->view, gtk_label_get_text (self->name), error);
}

static void
changed_cb (TdSubjectWindow *self, TdChanges *changes)
{
  static const char *const tables[]
      = { "award", "decision", "person", "unit", "unit_parent", "campaign" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (td_changes_touches (changes, tables[i]))
      {
        /* An undo may have taken the subject itself away. */
        if (!load (self, &error))
          td_message_bar_show_error (self->message, error);
        return;
      }
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdSubjectWindow *self = TD_SUBJECT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_person_editor_new (GTK_WINDOW (self), self->book, self->person_id, &error);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else
    td_message_bar_show_error (self->message, error);
}

void
td_subject_window_export (TdSubjectWindow *self, const char *path)
{
  g_return_if_fail (TD_IS_SUBJECT_WINDOW (self));

  td_subject_view_export (self->view, path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_subject_view_choose_export (TD_SUBJECT_WINDOW (widget)->view);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_subject_window_dispose (GObject *object)
{
  TdSubjectWindow *self = TD_SUBJECT_WINDOW (object);

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_SUBJECT_WINDOW);

  G_OBJECT_CLASS (td_subject_window_parent_class)->dispose (object);
}

static void
td_subject_window_class_init (TdSubjectWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_subject_window_dispose;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-subject-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, message);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, name);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, details);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, flags);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, box);

  gtk_widget_class_install_action (widget_class, "subject.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "subject.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "subject.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "subject.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_subject_window_init (TdSubjectWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_subject_window_new (GtkWindow *parent, TdBook *book, gint64 person_id, GError **error)
{
  g_autoptr (TdSubjectWindow) self
      = g_object_ref_sink (g_object_new (TD_TYPE_SUBJECT_WINDOW, "transient-for", parent, NULL));

  self->book = g_object_ref (book);
  self->person_id = person_id;
  self->view
      = TD_SUBJECT_VIEW (td_subject_view_new (book, TD_SUBJECT_PERSON (person_id), self->message));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (self->box, GTK_WIDGET (self->view));
  if (!load (self, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  g_signal_connect_swapped (book, "changed", G_CALLBACK (changed_cb), self);
  td_subject_view_focus (self->view);

  return GTK_WIDGET (self);
}

gboolean
td_subject_window_is_of (TdSubjectWindow *self, TdBook *book, gint64 person_id)
{
  g_return_val_if_fail (TD_IS_SUBJECT_WINDOW (self), FALSE);

  return self->book == book && self->person_id == person_id;
}
