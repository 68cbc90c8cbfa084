#include "app/dialogs/td-unit-editor.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-editor.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-unit-chooser.h"
#include "base/td-text.h"
#include "domain/td-unit.h"
#include "store/td-unit-store.h"

struct _TdUnitEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class’s, as is the next */
  TdCatalogue *catalogue;
  TdUnit *orig; /* as it was read */
  TdUnit *curr; /* as it is typed */
  gboolean filling;
  gboolean checked; /* a save was refused: problems go away as they are mended */

  TdMessageBar *errors;
  GtkWidget *form;
  GtkEditable *name;
  GtkEditable *short_name;
  GtkEditable *code;
  TdTermDropDown *kind;
  TdTermDropDown *organisation_type;
  TdUnitChooser *parent;
  TdDateEntry *parent_from;
  GtkWidget *state_field;
  TdDateEntry *state_from;
  TdTermDropDown *place;
  GtkEditable *phone;
  GtkEditable *email;
  GtkEditable *zalo;
  TdDateEntry *valid_from;
  TdDateEntry *valid_to;
  GtkEditable *end_reason;
  TdUnitChooser *successor;
  GtkEditable *note;
};

G_DEFINE_FINAL_TYPE (TdUnitEditor, td_unit_editor, TD_TYPE_EDITOR)

/* --- Between the widgets and the draft -------------------------------------------------------- */

static void
collect_unit (TdUnitChooser *chooser, const char *field, gint64 *id, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!td_unit_chooser_get_unit (chooser, id, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, field, -1, "%s", error->message);
}

/* Takes what is typed into the draft; @problems gets what cannot be read. */
static void
collect (TdUnitEditor *self, GPtrArray *problems)
{
  TdUnit *curr = self->curr;

  td_text_set (&curr->name, gtk_editable_get_text (self->name));
  td_text_set (&curr->short_name, gtk_editable_get_text (self->short_name));
  td_text_set (&curr->code, gtk_editable_get_text (self->code));
  td_text_set (&curr->kind, td_term_drop_down_get_code (self->kind));
  td_text_set (&curr->organisation_type, td_term_drop_down_get_code (self->organisation_type));
  td_text_set (&curr->place, td_term_drop_down_get_code (self->place));
  td_text_set (&curr->phone, gtk_editable_get_text (self->phone));
  td_text_set (&curr->email, gtk_editable_get_text (self->email));
  td_text_set (&curr->zalo, gtk_editable_get_text (self->zalo));
  td_text_set (&curr->end_reason, gtk_editable_get_text (self->end_reason));
  td_text_set (&curr->note, gtk_editable_get_text (self->note));
  collect_unit (self->parent, TD_UNIT_PARENT, &curr->parent_id, problems);
  collect_unit (self->successor, TD_UNIT_SUCCESSOR, &curr->successor_id, problems);
  td_date_entry_collect (self->parent_from, "parent-from", &curr->parent_from, problems);
  td_date_entry_collect (self->state_from, TD_UNIT_STATE_FROM, &curr->state_from, problems);
  td_date_entry_collect (self->valid_from, TD_UNIT_VALID_FROM, &curr->valid_from, problems);
  td_date_entry_collect (self->valid_to, TD_UNIT_VALID_TO, &curr->valid_to, problems);
}

static void
update_title (TdUnitEditor *self)
{
  g_autofree char *title = NULL;

  if (self->orig->id == 0)
    title = g_strdup (_ ("New unit"));
  else
    title = g_strdup_printf (_ ("Unit: %s"), self->orig->name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
fill_terms (TdUnitEditor *self)
{
  TdDate today = td_date_today ();

  td_term_drop_down_set_terms (self->kind, self->catalogue, TD_VOCABULARY_UNIT_KIND, today);
  td_term_drop_down_set_terms (self->organisation_type, self->catalogue,
                               TD_VOCABULARY_ORGANISATION_TYPE, today);
  td_term_drop_down_set_terms (self->place, self->catalogue, TD_VOCABULARY_PLACE, today);
}

/* Shows the draft. */
static void
fill (TdUnitEditor *self)
{
  const TdUnit *curr = self->curr;

  self->filling = TRUE;
  gtk_editable_set_text (self->name, curr->name);
  gtk_editable_set_text (self->short_name, curr->short_name);
  gtk_editable_set_text (self->code, curr->code);
  td_term_drop_down_set_code (self->kind, curr->kind);
  td_term_drop_down_set_code (self->organisation_type, curr->organisation_type);
  td_term_drop_down_set_code (self->place, curr->place);
  td_unit_chooser_set_unit_id (self->parent, curr->parent_id);
  td_unit_chooser_set_unit_id (self->successor, curr->successor_id);
  td_date_entry_set_date (self->parent_from, curr->parent_from);
  td_date_entry_set_date (self->state_from, curr->state_from);
  /* A unit that is being made has been nothing else before. */
  gtk_widget_set_visible (self->state_field, curr->id != 0);
  gtk_editable_set_text (self->phone, curr->phone);
  gtk_editable_set_text (self->email, curr->email);
  gtk_editable_set_text (self->zalo, curr->zalo);
  td_date_entry_set_date (self->valid_from, curr->valid_from);
  td_date_entry_set_date (self->valid_to, curr->valid_to);
  gtk_editable_set_text (self->end_reason, curr->end_reason);
  gtk_editable_set_text (self->note, curr->note);
  self->filling = FALSE;

  update_title (self);
}

/* Takes @unit as what was read. */
static void
take_unit (TdUnitEditor *self, TdUnit *unit)
{
  g_clear_pointer (&self->orig, td_unit_free);
  g_clear_pointer (&self->curr, td_unit_free);
  self->orig = unit;
  self->curr = td_unit_copy (unit);
  self->checked = FALSE;
  fill (self);
}

static gboolean
is_changed (TdEditor *editor)
{
  TdUnitEditor *self = TD_UNIT_EDITOR (editor);
  g_autoptr (GPtrArray) unreadable = td_problems_new ();

  collect (self, unreadable);

  return unreadable->len > 0 || !td_unit_equal (self->orig, self->curr);
}

static char *
describe_unsaved (TdEditor *editor)
{
  const char *name = TD_UNIT_EDITOR (editor)->curr->name;

  if (name[0] == '\0')
    return g_strdup (_ ("What was typed for the new unit is not saved."));

  return g_strdup_printf (_ ("What was typed for the unit “%s” is not saved."), name);
}

/* --- Checking --------------------------------------------------------------------------------- */

/* Shows each problem under its field.
 *
 * Returns: whether the draft may be saved; @first: (out) (nullable): the first field that stops it
 */
static gboolean
show_problems (TdUnitEditor *self, TdField **first)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;

  collect (self, problems);
  if (!td_unit_load_facts (td_book_get_reader (self->book), self->curr, &facts, &error))
    {
      td_message_bar_show_error (self->errors, error);
      *first = NULL;
      return FALSE;
    }

  found = td_unit_check (self->curr, self->catalogue, &facts);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  *first = td_form_show_problems (self->form, problems);

  return !td_problems_has_errors (problems);
}

static void
edited_cb (TdUnitEditor *self)
{
  TdField *first;

  if (!self->filling && self->checked)
    show_problems (self, &first);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdUnitEditor *self = TD_UNIT_EDITOR (editor);
  TdField *first;

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
  return td_unit_save (db, catalogue, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdUnit *curr = TD_UNIT_EDITOR (editor)->curr;

  save->label = g_strdup_printf (
      curr->id == 0 ? _ ("Added the unit %s") : _ ("Changed the unit %s"), curr->name);
  save->write = write_cb;
  save->draft = td_unit_copy (curr);
  save->draft_free = (GDestroyNotify) td_unit_free;
}

/* The next unit is most often a sister of the last one. */
static void
begin_next (TdEditor *editor, gpointer draft)
{
  TdUnitEditor *self = TD_UNIT_EDITOR (editor);
  const TdUnit *last = draft;
  TdUnit *unit = td_unit_new ();

  unit->parent_id = last->parent_id;
  td_text_set (&unit->kind, last->kind);
  td_text_set (&unit->organisation_type, last->organisation_type);
  take_unit (self, unit);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_unit_editor_dispose (GObject *object)
{
  TdUnitEditor *self = TD_UNIT_EDITOR (object);

  /* Widgets that go away may say that they changed. */
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_UNIT_EDITOR);

  G_OBJECT_CLASS (td_unit_editor_parent_class)->dispose (object);
}

static void
td_unit_editor_finalize (GObject *object)
{
  TdUnitEditor *self = TD_UNIT_EDITOR (object);

  g_clear_pointer (&self->orig, td_unit_free);
  g_clear_pointer (&self->curr, td_unit_free);

  G_OBJECT_CLASS (td_unit_editor_parent_class)->finalize (object);
}

static void
td_unit_editor_class_init (TdUnitEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_unit_editor_dispose;
  object_class->finalize = td_unit_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;
  editor_class->begin_next = begin_next;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-unit-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, errors);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, form);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, name);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, short_name);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, code);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, organisation_type);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, parent);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, parent_from);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, state_field);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, state_from);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, place);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, phone);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, email);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, zalo);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, valid_from);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, valid_to);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, end_reason);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, successor);
  gtk_widget_class_bind_template_child (widget_class, TdUnitEditor, note);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
td_unit_editor_init (TdUnitEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

GtkWidget *
td_unit_editor_new (
    GtkWindow *parent, TdBook *book, gint64 unit_id, gint64 parent_id, GError **error)
{
  TdUnitEditor *self;
  TdUnit *unit;

  if (unit_id != 0)
    unit = td_unit_load (td_book_get_reader (book), unit_id, error);
  else
    unit = td_unit_new ();
  if (unit == NULL)
    return NULL;
  if (unit_id == 0)
    unit->parent_id = parent_id;

  self = g_object_new (TD_TYPE_UNIT_EDITOR, "transient-for", parent, NULL);
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->catalogue = td_editor_get_catalogue (TD_EDITOR (self));
  td_unit_chooser_set_book (self->parent, book);
  td_unit_chooser_set_date (self->parent, td_date_today ());
  td_unit_chooser_set_book (self->successor, book);
  fill_terms (self);
  take_unit (self, unit);

  return GTK_WIDGET (self);
}
