#include "app/dialogs/td-record-editor.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-record-form.h"
#include "app/td-window.h"
#include "app/widgets/td-attachment-bar.h"
#include "app/widgets/td-award-checks.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-record-store.h"

struct _TdRecordEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class’s */
  const TdRecordType *type;
  TdRecord *orig; /* as it was read */
  TdRecord *curr; /* as it is typed */
  gboolean filling;
  gboolean checked; /* a save was refused: problems go away as they are mended */
  TdRecordForm fields;
  GtkWidget *awards; /* TdField with a TdAwardChecks, or NULL */
  TdAttachmentBar *files;

  TdMessageBar *errors;
  GtkWidget *form;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (TdRecordEditor, td_record_editor, TD_TYPE_EDITOR)

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
/* @format: one of the type's sentences */
static char *
format_title (const char *format, const TdRecord *record)
{
  g_autofree char *title = td_record_to_title (record);

  return g_strdup_printf (_ (format), title);
}
#pragma GCC diagnostic pop

/* --- Awards ----------------------------------------------------------------------------------- */

static TdAwardChecks *
get_awards (TdRecordEditor *self)
{
  return TD_AWARD_CHECKS (td_field_get_control (TD_FIELD (self->awards)));
}

/* The awards of those who are named: it may have brought some of them. */
static void
show_awards (TdRecordEditor *self)
{
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (GError) error = NULL;

  if (self->awards == NULL)
    return;

  awards = td_record_list_awards (td_book_get_reader (self->book), self->curr, &error);
  if (awards != NULL)
    td_award_checks_set (get_awards (self), awards, self->curr->awards);
  else
    td_message_bar_show_error (self->errors, error);
}

static void
collect_awards (TdRecordEditor *self)
{
  if (self->awards == NULL)
    return;

  g_array_unref (self->curr->awards);
  self->curr->awards = td_award_checks_get (get_awards (self));
}

static gboolean
has_same_people (const TdRecord *a, const GArray *ids)
{
  if (a->people->len != ids->len)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (((TdRecordPerson *) a->people->pdata[i])->person_id != g_array_index (ids, gint64, i))
      return FALSE;

  return TRUE;
}

/* --- Between the widgets and the draft -------------------------------------------------------- */

static void
collect (TdRecordEditor *self, GPtrArray *problems)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->curr->people->len; i++)
    g_array_append_val (people, ((TdRecordPerson *) self->curr->people->pdata[i])->person_id);
  td_record_form_collect (&self->fields, self->curr, problems);
  collect_awards (self);
  if (!has_same_people (self->curr, people))
    show_awards (self);
}

static void
take_record (TdRecordEditor *self, TdRecord *record)
{
  g_autofree char *title = record->id == 0 ? g_strdup (_ (self->type->new_title))
                                           : format_title (self->type->window_title, record);

  g_clear_pointer (&self->orig, td_record_free);
  g_clear_pointer (&self->curr, td_record_free);
  self->orig = record;
  self->curr = td_record_copy (record);
  self->checked = FALSE;

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  td_record_form_fill (&self->fields, self->curr);
  td_record_form_show_fields (&self->fields, self->curr);
  if (self->files != NULL)
    td_attachment_bar_set (self->files, self->curr->files);
  show_awards (self);
  gtk_widget_set_visible (self->remove, record->id != 0);
  self->filling = FALSE;
}

static gboolean
is_changed (TdEditor *editor)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (editor);
  g_autoptr (GPtrArray) unreadable = td_problems_new ();

  collect (self, unreadable);

  return unreadable->len > 0 || !td_record_equal (self->orig, self->curr);
}

static char *
describe_unsaved (TdEditor *editor)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (editor);

  return format_title (self->type->unsaved, self->curr);
}

static void
files_changed_cb (TdRecordEditor *self)
{
  if (self->filling)
    return;

  g_ptr_array_unref (self->curr->files);
  self->curr->files = td_attachment_bar_get (self->files);
}

/* --- Checking --------------------------------------------------------------------------------- */

/* Returns: whether the draft may be saved; @first: (out) (nullable): the first field with an error
 */
static gboolean
show_problems (TdRecordEditor *self, TdField **first)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (TdRecordFacts) facts = { 0 };

  *first = NULL;
  collect (self, problems);
  if (!td_record_load_facts (td_book_get_reader (self->book), self->curr, &facts, &error))
    {
      td_message_bar_show_error (self->errors, error);
      return FALSE;
    }
  found = td_record_check (self->curr, &facts, td_date_today ());
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  *first = td_form_show_problems (self->form, problems);

  return !td_problems_has_errors (problems);
}

static void
edited_cb (TdRecordEditor *self)
{
  g_autoptr (GPtrArray) unreadable = td_problems_new ();
  TdField *first;

  if (self->filling)
    return;

  collect (self, unreadable);
  td_record_form_show_fields (&self->fields, self->curr);
  if (self->checked)
    show_problems (self, &first);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (editor);
  TdField *first;

  if (self->files != NULL && td_attachment_bar_is_busy (self->files))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_ERROR,
                           _ ("A file is still being copied. Save when it is done."));
      return FALSE;
    }
  if (show_problems (self, &first))
    return TRUE;

  self->checked = TRUE;
  if (first != NULL)
    td_field_grab_focus (first);

  return FALSE;
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_record_save (db, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (editor);

  save->label
      = format_title (self->curr->id == 0 ? self->type->added : self->type->changed, self->curr);
  save->write = write_cb;
  save->draft = td_record_copy (self->curr);
  save->draft_free = (GDestroyNotify) td_record_free;
}

/* What the next one probably has as well. */
static TdRecord *
make_next (const TdRecord *saved)
{
  const TdRecordType *type = td_record_get_type (saved->kind);
  TdRecord *next = td_record_new (saved->kind);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].kind == TD_RECORD_FIELD_TERM
        || type->fields[i].kind == TD_RECORD_FIELD_CAMPAIGN
        || type->fields[i].kind == TD_RECORD_FIELD_UNIT
        || (type->fields[i].kind == TD_RECORD_FIELD_DATE && type->fields[i].required))
      {
        g_free (next->values[i].text);
        next->values[i] = saved->values[i];
        next->values[i].text = g_strdup (saved->values[i].text);
      }

  return next;
}

static void
begin_next (TdEditor *editor, gpointer draft)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (editor);

  take_record (self, make_next (draft));
  td_field_grab_focus (td_form_find_field (self->form, self->type->title_field));
}

/* --- Deleting --------------------------------------------------------------------------------- */

typedef struct
{
  TdRecordEditor *editor;
  TdRecord *record;
  char *label;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->editor);
  td_record_free (removal->record);
  g_free (removal->label);
  g_free (removal);
}

static gboolean
remove_cb (TdDb *db, gpointer data, GError **error)
{
  return td_record_remove (db, ((Removal *) data)->record, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  TdRecordEditor *self = removal->editor;
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  td_editor_set_busy (TD_EDITOR (self), FALSE);
  if (!td_book_write_finish (TD_BOOK (source), result, &error))
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }
  if (window != NULL)
    td_window_show_note (window, removal->label, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Without a question: the note that follows offers to undo it. */
static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (widget);
  Removal *removal;

  if (self->orig->id == 0)
    return;

  removal = g_new0 (Removal, 1);
  removal->editor = g_object_ref (self);
  removal->record = td_record_copy (self->orig);
  removal->label = format_title (self->type->removed, self->orig);
  td_editor_set_busy (TD_EDITOR (self), TRUE);
  td_book_write_async (self->book, removal->label, remove_cb, removal, removal_free, NULL,
                       removed_cb, removal);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_record_editor_dispose (GObject *object)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (object);

  /* Widgets that go away may say that they changed. */
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_RECORD_EDITOR);

  G_OBJECT_CLASS (td_record_editor_parent_class)->dispose (object);
}

static void
td_record_editor_finalize (GObject *object)
{
  TdRecordEditor *self = TD_RECORD_EDITOR (object);

  g_clear_pointer (&self->orig, td_record_free);
  g_clear_pointer (&self->curr, td_record_free);

  G_OBJECT_CLASS (td_record_editor_parent_class)->finalize (object);
}

static void
td_record_editor_class_init (TdRecordEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_record_editor_dispose;
  object_class->finalize = td_record_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;
  editor_class->begin_next = begin_next;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-record-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRecordEditor, errors);
  gtk_widget_class_bind_template_child (widget_class, TdRecordEditor, form);
  gtk_widget_class_bind_template_child (widget_class, TdRecordEditor, remove);
  gtk_widget_class_install_action (widget_class, "record.remove", NULL, remove_action);
}

static void
td_record_editor_init (TdRecordEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

static void
build (TdRecordEditor *self, TdRecordKind kind)
{
  GtkBox *form = GTK_BOX (self->form);

  self->type = td_record_get_type (kind);
  td_record_form_build (&self->fields, form, self->book, td_editor_get_catalogue (TD_EDITOR (self)),
                        kind, G_CALLBACK (edited_cb), self);
  if (self->type->has_awards)
    {
      GtkWidget *awards = td_award_checks_new (_ ("The authors have no awards in the book yet."));

      self->awards = td_field_new ("awards", _ ("Awards that it brought"), awards);
      g_signal_connect_object (awards, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->awards), GTK_ORIENTATION_VERTICAL);
      gtk_box_append (form, self->awards);
    }
  if (self->type->has_files)
    {
      self->files = TD_ATTACHMENT_BAR (td_attachment_bar_new ());
      td_attachment_bar_set_book (self->files, self->book);
      td_attachment_bar_take_drops (self->files, GTK_WIDGET (self));
      g_signal_connect_object (self->files, "changed", G_CALLBACK (files_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (form, GTK_WIDGET (self->files));
    }
}

GtkWidget *
td_record_editor_new_for (GtkWindow *parent, TdBook *book, TdRecord *template)
{
  TdRecordEditor *self = g_object_new (TD_TYPE_RECORD_EDITOR, "transient-for", parent, NULL);

  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->filling = TRUE;
  build (self, template->kind);
  take_record (self, template);

  return GTK_WIDGET (self);
}

GtkWidget *
td_record_editor_new (GtkWindow *parent, TdBook *book, TdRecordKind kind, gint64 id, GError **error)
{
  TdRecord *record = id != 0 ? td_record_load (td_book_get_reader (book), kind, id, error)
                             : td_record_new (kind);

  return record != NULL ? td_record_editor_new_for (parent, book, record) : NULL;
}
