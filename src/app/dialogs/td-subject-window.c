#include "app/dialogs/td-subject-window.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-person-editor.h"
#include "app/dialogs/td-subject-row.h"
#include "app/dialogs/td-unit-editor.h"
#include "app/td-export.h"
#include "app/td-records.h"
#include "app/td-report-job.h"
#include "app/widgets/td-message-bar.h"
#include "base/td-money.h"
#include "store/td-person-record.h"
#include "store/td-subject-store.h"
#include "store/td-unit-store.h"

struct _TdSubjectWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  TdSubject subject;
  GPtrArray *awards; /* TdSubjectAward */
  TdJob *export;     /* running, or NULL */
  char *export_path;

  TdMessageBar *message;
  GtkLabel *name;
  GtkLabel *details;
  GtkLabel *flags;
  GtkLabel *counts;
  GtkLabel *last;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *empty;
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
  g_autoptr (TdPerson) person = td_person_load (db, self->subject.person_id, error);
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
show_unit (TdSubjectWindow *self, TdDb *db, GError **error)
{
  g_autoptr (TdUnit) unit = td_unit_load (db, self->subject.unit_id, error);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);
  g_autoptr (TdUnit) parent = NULL;
  g_autoptr (GString) details = g_string_new (NULL);
  g_autoptr (GString) flags = g_string_new (NULL);
  g_autofree char *end = NULL;
  g_autofree char *before = NULL;

  if (unit == NULL)
    return FALSE;
  if (unit->parent_id != 0)
    parent = td_unit_load (db, unit->parent_id, NULL);

  show_name (self, unit->name);
  add_part (details, unit->code);
  add_part (details, td_catalogue_get_term_name (catalogue, TD_VOCABULARY_UNIT_KIND, unit->kind));
  add_part (details, td_catalogue_get_term_name (catalogue, TD_VOCABULARY_ORGANISATION_TYPE,
                                                 unit->organisation_type));
  if (parent != NULL)
    add_part (details, parent->name);
  set_label (self->details, details->str);

  end = describe_end (db, unit);
  add_part (flags, end);
  before = td_subject_read_predecessors (db, unit->id, error);
  if (before == NULL)
    return FALSE;
  if (before[0] != '\0')
    {
      g_autofree char *succeeds = g_strdup_printf (_ ("Succeeds %s"), before);

      add_part (flags, succeeds);
    }
  set_label (self->flags, flags->str);

  return TRUE;
}

/* --- What was awarded ------------------------------------------------------------------------- */

static gboolean
is_valid (const TdSubjectAward *award)
{
  return !td_date_is_set (award->revoked_on);
}

/* "5 awards: 3 Tỉnh · 2 Cơ sở · 3.040.000 đ · 1 revoked" */
static void
show_counts (TdSubjectWindow *self, const TdCatalogue *catalogue)
{
  guint n_terms = td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_DECIDING_LEVEL);
  g_autoptr (GString) levels = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;
  gint64 bonus = 0;

  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);

      n += is_valid (award);
      bonus += is_valid (award) ? award->bonus : 0;
    }
  for (guint i = 0; i < n_terms; i++)
    {
      const TdTerm *level = td_catalogue_get_term (catalogue, TD_VOCABULARY_DECIDING_LEVEL, i);
      g_autofree char *part = NULL;
      guint n_of_level = 0;

      for (guint j = 0; j < self->awards->len; j++)
        {
          const TdSubjectAward *award = g_ptr_array_index (self->awards, j);

          n_of_level += is_valid (award) && g_str_equal (award->deciding_level, level->code);
        }
      part = n_of_level > 0 ? g_strdup_printf ("%s: %u", level->short_name, n_of_level) : NULL;
      add_part (levels, part);
    }

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u award", "%u awards", n), n);
  add_part (text, levels->str);
  if (bonus > 0)
    {
      g_autofree char *amount = td_money_format (bonus);
      g_autofree char *part = g_strdup_printf (_ ("%s đ"), amount);

      add_part (text, part);
    }
  if (n < self->awards->len)
    {
      g_autofree char *part = g_strdup_printf (_ ("%u revoked"), self->awards->len - n);

      add_part (text, part);
    }
  set_label (self->counts, self->awards->len > 0 ? text->str : "");
}

static void
show_last (TdSubjectWindow *self)
{
  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);

      if (is_valid (award))
        {
          g_autofree char *day = td_date_format (award->decided_on);
          g_autofree char *text = g_strdup_printf (_ ("Last award: %s, %s (decision %s)"), day,
                                                   award->award_form, award->decision);

          set_label (self->last, text);
          return;
        }
    }
  set_label (self->last, "");
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  TdSubjectWindow *self = user_data;
  int year = td_subject_row_get_year (row);
  guint n = 0;
  gint64 bonus = 0;

  if (before != NULL && td_subject_row_get_year (before) == year)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);

      if (award->decided_on.year == year && is_valid (award))
        {
          n++;
          bonus += award->bonus;
        }
    }
  gtk_list_box_row_set_header (row, td_subject_row_create_year (year, n, bonus));
}

static void
clear_rows (TdSubjectWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* The same award as before is marked, and has the focus if the list had it. */
static void
fill_rows (TdSubjectWindow *self, const TdCatalogue *catalogue)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  gint64 selected_id = selected != NULL ? td_subject_row_get_award_id (selected) : 0;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));

  clear_rows (self);
  selected = NULL;
  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);
      const TdTerm *level
          = td_catalogue_find_term (catalogue, TD_VOCABULARY_DECIDING_LEVEL, award->deciding_level);
      GtkWidget *row = td_subject_row_new (award, gtk_label_get_text (self->name),
                                           level != NULL ? level->short_name : "");

      gtk_list_box_append (self->list, row);
      if (i == 0 || award->award_id == selected_id)
        selected = GTK_LIST_BOX_ROW (row);
    }
  if (selected != NULL)
    {
      gtk_list_box_select_row (self->list, selected);
      if (had_focus)
        gtk_widget_grab_focus (GTK_WIDGET (selected));
    }
}

static gboolean
load (TdSubjectWindow *self, GError **error)
{
  TdDb *db = td_book_get_reader (self->book);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);
  GPtrArray *awards;

  if (self->subject.person_id != 0 ? !show_person (self, db, error) : !show_unit (self, db, error))
    return FALSE;
  awards = td_subject_read_awards (db, self->subject, error);
  if (awards == NULL)
    return FALSE;

  g_ptr_array_unref (self->awards);
  self->awards = awards;
  show_counts (self, catalogue);
  show_last (self);
  fill_rows (self, catalogue);
  gtk_stack_set_visible_child_name (self->stack, awards->len > 0 ? "list" : "empty");

  return TRUE;
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
row_activated_cb (TdSubjectWindow *self, GtkListBoxRow *row)
{
  td_records_open_award (GTK_WIDGET (self), self->book, td_subject_row_get_award_id (row));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdSubjectWindow *self = TD_SUBJECT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor
      = self->subject.person_id != 0
            ? td_person_editor_new (GTK_WINDOW (self), self->book, self->subject.person_id, &error)
            : td_unit_editor_new (GTK_WINDOW (self), self->book, self->subject.unit_id, 0, &error);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else
    td_message_bar_show_error (self->message, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdSubjectWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = td_report_job_export_finish (TD_BOOK (source), result, &error);

  g_clear_object (&self->export);
  /* Closed meanwhile. */
  if (self->message == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subject.export", TRUE);
  if (done)
    {
      g_autofree char *name = g_path_get_basename (self->export_path);
      g_autofree char *note = g_strdup_printf (_ ("The award history was exported to “%s”."), name);

      td_message_bar_show (self->message, GTK_MESSAGE_INFO, note);
    }
  else
    {
      td_message_bar_show_error (self->message, error);
    }
}

void
td_subject_window_export (TdSubjectWindow *self, const char *path)
{
  g_return_if_fail (TD_IS_SUBJECT_WINDOW (self));

  if (self->export != NULL)
    return;

  g_free (self->export_path);
  self->export_path = g_strdup (path);
  self->export = td_job_new (_ ("Exporting the award history"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "subject.export", FALSE);
  td_report_job_export_history_async (self->book, self->subject, path, self->export, exported_cb,
                                      g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_subject_window_export (TD_SUBJECT_WINDOW (widget), path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdSubjectWindow *self = TD_SUBJECT_WINDOW (widget);
  g_autofree char *file_name
      = g_strdup_printf ("Lịch sử khen thưởng %s.xlsx", gtk_label_get_text (self->name));

  td_export_choose (widget, file_name, export_cb);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_subject_window_dispose (GObject *object)
{
  TdSubjectWindow *self = TD_SUBJECT_WINDOW (object);

  if (self->export != NULL)
    g_cancellable_cancel (td_job_get_cancellable (self->export));
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_SUBJECT_WINDOW);

  G_OBJECT_CLASS (td_subject_window_parent_class)->dispose (object);
}

static void
td_subject_window_finalize (GObject *object)
{
  TdSubjectWindow *self = TD_SUBJECT_WINDOW (object);

  g_ptr_array_unref (self->awards);
  g_free (self->export_path);

  G_OBJECT_CLASS (td_subject_window_parent_class)->finalize (object);
}

static void
td_subject_window_class_init (TdSubjectWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_subject_window_dispose;
  object_class->finalize = td_subject_window_finalize;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-subject-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, message);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, name);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, details);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, flags);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, counts);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, last);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectWindow, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

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
  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) td_subject_award_free);
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
}

GtkWidget *
td_subject_window_new (GtkWindow *parent, TdBook *book, TdSubject subject, GError **error)
{
  g_autoptr (TdSubjectWindow) self
      = g_object_ref_sink (g_object_new (TD_TYPE_SUBJECT_WINDOW, "transient-for", parent, NULL));

  self->book = g_object_ref (book);
  self->subject = subject;
  gtk_label_set_text (self->empty,
                      subject.person_id != 0
                          ? _ ("No award in the book yet. It will be listed here when this person "
                               "is a recipient of a decision.")
                          : _ ("No award in the book yet. It will be listed here when this unit "
                               "is a recipient of a decision, as a collective."));
  if (!load (self, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  g_signal_connect_swapped (book, "changed", G_CALLBACK (changed_cb), self);
  if (self->awards->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));

  return GTK_WIDGET (self);
}

gboolean
td_subject_window_is_of (TdSubjectWindow *self, TdBook *book, TdSubject subject)
{
  g_return_val_if_fail (TD_IS_SUBJECT_WINDOW (self), FALSE);

  return self->book == book && td_subject_equal (self->subject, subject);
}
