#include "app/dialogs/td-reorganisation-view.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-attachment-bar.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-effect-list.h"
#include "app/widgets/td-field.h"
#include "base/td-text.h"
#include "store/td-attachment-store.h"
#include "store/td-reorganisation-store.h"

struct _TdReorganisationView
{
  TdEditor parent_instance;

  TdBook *book;           /* the parent class’s */
  TdReorganisation *orig; /* as it was read */
  TdReorganisation *curr; /* as it is typed */
  GPtrArray *stored;      /* TdAttachment, as they were read */
  GPtrArray *effects;     /* TdReorganisationEffect */
  gboolean filling;

  TdMessageBar *errors;
  GtkWidget *heading;
  GtkEditable *title;
  GtkEditable *number;
  GtkEditable *issuer;
  GtkEditable *note;
  TdDateEntry *decided_on;
  GtkLabel *effective_on;
  TdAttachmentBar *attachments;
  TdEffectList *effect_list;
};

G_DEFINE_FINAL_TYPE (TdReorganisationView, td_reorganisation_view, TD_TYPE_EDITOR)

/* --- Typing ----------------------------------------------------------------------------------- */

static void
edited_cb (TdReorganisationView *self)
{
  TdReorganisation *curr = self->curr;

  if (self->filling || curr == NULL)
    return;

  td_text_set (&curr->title, gtk_editable_get_text (self->title));
  td_text_set (&curr->number, gtk_editable_get_text (self->number));
  td_text_set (&curr->issuer, gtk_editable_get_text (self->issuer));
  td_text_set (&curr->note, gtk_editable_get_text (self->note));
  td_date_entry_get_date (self->decided_on, &curr->decided_on, NULL);
}

/* --- Saving ----------------------------------------------------------------------------------- */

/* The heading alone; what else the check says is about lines that are history. */
static gboolean
check (TdEditor *editor, gboolean next)
{
  TdReorganisationView *self = TD_REORGANISATION_VIEW (editor);
  g_autoptr (GPtrArray) problems = td_problems_new ();
  TdField *first;

  td_date_entry_collect (self->decided_on, TD_REORGANISATION_DECIDED_ON, &self->curr->decided_on,
                         problems);
  if (self->curr->title[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_REORGANISATION_TITLE, -1, "%s",
                     _ ("Enter what the reorganisation is about."));
  if (td_attachment_bar_is_busy (self->attachments))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                           _ ("A file is still being copied beside the book. Save in a moment."));
      return FALSE;
    }
  first = td_form_show_problems (self->heading, problems);
  if (first != NULL)
    td_field_grab_focus (first);

  return first == NULL;
}

typedef struct
{
  TdReorganisation *reorganisation;
  GPtrArray *files;
} Saved;

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  td_reorganisation_free (saved->reorganisation);
  g_ptr_array_unref (saved->files);
  g_free (saved);
}

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  Saved *saved = draft;
  gint64 id = saved->reorganisation->id;
  g_autoptr (GPtrArray) stored
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);

  return td_reorganisation_save_heading (db, saved->reorganisation, error)
         && td_attachment_load (db, "reorganisation", id, stored, error)
         && td_attachment_save (db, "reorganisation", id, saved->files, stored, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  TdReorganisationView *self = TD_REORGANISATION_VIEW (editor);
  Saved *saved = g_new0 (Saved, 1);

  saved->reorganisation = td_reorganisation_copy (self->curr);
  saved->files = td_attachment_bar_get (self->attachments);
  save->label
      = g_strdup_printf (_ ("Changed the heading of the reorganisation “%s”"), self->curr->title);
  save->write = write_cb;
  save->draft = saved;
  save->draft_free = saved_free;
}

static gboolean
has_other_files (TdReorganisationView *self)
{
  g_autoptr (GPtrArray) files = td_attachment_bar_get (self->attachments);

  if (files->len != self->stored->len)
    return TRUE;
  for (guint i = 0; i < files->len; i++)
    if (((const TdAttachment *) g_ptr_array_index (files, i))->id
        != ((const TdAttachment *) g_ptr_array_index (self->stored, i))->id)
      return TRUE;

  return FALSE;
}

static gboolean
is_changed (TdEditor *editor)
{
  TdReorganisationView *self = TD_REORGANISATION_VIEW (editor);
  TdDate date;

  return !td_reorganisation_equal (self->orig, self->curr)
         || !td_date_entry_get_date (self->decided_on, &date, NULL) || has_other_files (self);
}

static char *
describe_unsaved (TdEditor *editor)
{
  return g_strdup_printf (_ ("What was typed for the reorganisation “%s” is not saved."),
                          TD_REORGANISATION_VIEW (editor)->orig->title);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_reorganisation_view_dispose (GObject *object)
{
  TD_REORGANISATION_VIEW (object)->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_REORGANISATION_VIEW);

  G_OBJECT_CLASS (td_reorganisation_view_parent_class)->dispose (object);
}

static void
td_reorganisation_view_finalize (GObject *object)
{
  TdReorganisationView *self = TD_REORGANISATION_VIEW (object);

  g_clear_pointer (&self->orig, td_reorganisation_free);
  g_clear_pointer (&self->curr, td_reorganisation_free);
  g_clear_pointer (&self->stored, g_ptr_array_unref);
  g_clear_pointer (&self->effects, g_ptr_array_unref);

  G_OBJECT_CLASS (td_reorganisation_view_parent_class)->finalize (object);
}

static void
td_reorganisation_view_class_init (TdReorganisationViewClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_reorganisation_view_dispose;
  object_class->finalize = td_reorganisation_view_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;

  g_type_ensure (TD_TYPE_EFFECT_LIST);
  g_type_ensure (TD_TYPE_ATTACHMENT_BAR);
  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_DATE_ENTRY);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-reorganisation-view.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdReorganisationView, child)
  BIND (errors);
  BIND (heading);
  BIND (title);
  BIND (number);
  BIND (issuer);
  BIND (note);
  BIND (decided_on);
  BIND (effective_on);
  BIND (attachments);
  BIND (effect_list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
td_reorganisation_view_init (TdReorganisationView *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

static void
fill (TdReorganisationView *self)
{
  const TdReorganisation *curr = self->curr;
  g_autofree char *day = td_date_format (curr->effective_on);
  g_autofree char *title = g_strdup_printf (_ ("Reorganisation of %s"), day);

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_editable_set_text (self->title, curr->title);
  gtk_editable_set_text (self->number, curr->number);
  gtk_editable_set_text (self->issuer, curr->issuer);
  gtk_editable_set_text (self->note, curr->note);
  td_date_entry_set_date (self->decided_on, curr->decided_on);
  gtk_label_set_text (self->effective_on, day);
  td_attachment_bar_set (self->attachments, self->stored);
  td_effect_list_set (self->effect_list, _ ("What it did"), self->effects, curr,
                      td_editor_get_catalogue (TD_EDITOR (self)), _ ("Nothing is recorded."));
  self->filling = FALSE;
}

GtkWidget *
td_reorganisation_view_new (GtkWindow *parent, TdBook *book, gint64 id, GError **error)
{
  TdDb *reader = td_book_get_reader (book);
  g_autoptr (TdReorganisation) orig = td_reorganisation_load (reader, id, error);
  g_autoptr (GPtrArray) effects
      = orig != NULL ? td_reorganisation_load_effects (reader, id, error) : NULL;
  g_autoptr (GPtrArray) stored
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);
  TdReorganisationView *self;

  if (effects == NULL || !td_attachment_load (reader, "reorganisation", id, stored, error))
    return NULL;

  self = g_object_new (TD_TYPE_REORGANISATION_VIEW, "transient-for", parent, NULL);
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->curr = td_reorganisation_copy (orig);
  self->orig = g_steal_pointer (&orig);
  self->effects = g_steal_pointer (&effects);
  self->stored = g_steal_pointer (&stored);
  td_attachment_bar_set_book (self->attachments, book);
  td_attachment_bar_take_drops (self->attachments, GTK_WIDGET (self));
  fill (self);

  return GTK_WIDGET (self);
}
