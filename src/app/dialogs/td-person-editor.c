#include "app/dialogs/td-person-editor.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-field.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-text-area.h"
#include "app/widgets/td-unit-chooser.h"
#include "base/td-text.h"
#include "store/td-person-record.h"
#include "store/td-unit-store.h"

struct _TdPersonEditor
{
  TdEditor parent_instance;

  TdBook *book;   /* the parent class’s */
  TdPerson *orig; /* as it was read */
  TdPerson *curr; /* as it is typed */
  gboolean filling;
  gboolean checked; /* a save was refused: problems go away as they are mended */

  TdMessageBar *errors;
  GtkWidget *form;
  GtkEditable *name;
  TdTermDropDown *sex;
  GtkEditable *birth_date;
  GtkEditable *post;
  GtkEditable *union_post;
  TdUnitChooser *unit;
  TdTermDropDown *direct_worker;
  TdTermDropDown *leader;
  TdTextArea *note;
};

G_DEFINE_FINAL_TYPE (TdPersonEditor, td_person_editor, TD_TYPE_EDITOR)

/* --- Between the widgets and the draft -------------------------------------------------------- */

static const char *const sex_codes[] = { "man", "woman" };
static const char *const known_codes[] = { "1", "0" };

static TdSex
get_sex (TdTermDropDown *control)
{
  const char *code = td_term_drop_down_get_code (control);

  if (code[0] == '\0')
    return TD_SEX_UNKNOWN;

  return g_str_equal (code, sex_codes[1]) ? TD_SEX_WOMAN : TD_SEX_MAN;
}

static void
set_sex (TdTermDropDown *control, TdSex sex)
{
  const char *code = sex == TD_SEX_WOMAN ? sex_codes[1] : sex_codes[0];

  td_term_drop_down_set_code (control, sex == TD_SEX_UNKNOWN ? "" : code);
}

static int
get_known (TdTermDropDown *control)
{
  const char *code = td_term_drop_down_get_code (control);

  return code[0] == '\0' ? -1 : g_str_equal (code, known_codes[0]);
}

static void
set_known (TdTermDropDown *control, int value)
{
  const char *code = value != 0 ? known_codes[0] : known_codes[1];

  td_term_drop_down_set_code (control, value < 0 ? "" : code);
}

static void
collect_birth_date (TdPersonEditor *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;

  if (td_birth_date_parse (gtk_editable_get_text (self->birth_date), td_date_today (), &stored,
                           &error))
    td_text_set (&self->curr->birth_date, stored);
  else
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_PERSON_BIRTH_DATE, -1, "%s", error->message);
}

static void
collect_unit (TdPersonEditor *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!td_unit_chooser_get_unit (self->unit, &self->curr->unit_id, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_PERSON_UNIT, -1, "%s", error->message);
}

/* Takes what is typed into the draft; @problems gets what cannot be read. */
static void
collect (TdPersonEditor *self, GPtrArray *problems)
{
  TdPerson *curr = self->curr;
  g_autofree char *note = td_text_area_get_text (self->note);

  td_text_set (&curr->name, gtk_editable_get_text (self->name));
  curr->sex = get_sex (self->sex);
  collect_birth_date (self, problems);
  td_text_set (&curr->post, gtk_editable_get_text (self->post));
  td_text_set (&curr->union_post, gtk_editable_get_text (self->union_post));
  collect_unit (self, problems);
  curr->is_direct_worker = get_known (self->direct_worker);
  curr->is_leader = get_known (self->leader);
  td_text_set_lines (&curr->note, note);
}

static void
fill (TdPersonEditor *self)
{
  const TdPerson *curr = self->curr;
  g_autofree char *birth_date = td_birth_date_format (curr->birth_date);
  g_autofree char *title = g_strdup_printf (_ ("Person: %s"), self->orig->name);

  self->filling = TRUE;
  gtk_editable_set_text (self->name, curr->name);
  set_sex (self->sex, curr->sex);
  gtk_editable_set_text (self->birth_date, birth_date);
  gtk_editable_set_text (self->post, curr->post);
  gtk_editable_set_text (self->union_post, curr->union_post);
  td_unit_chooser_set_unit_id (self->unit, curr->unit_id);
  set_known (self->direct_worker, curr->is_direct_worker);
  set_known (self->leader, curr->is_leader);
  td_text_area_set_text (self->note, curr->note);
  self->filling = FALSE;

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static gboolean
is_changed (TdEditor *editor)
{
  TdPersonEditor *self = TD_PERSON_EDITOR (editor);
  g_autoptr (GPtrArray) unreadable = td_problems_new ();

  collect (self, unreadable);

  return unreadable->len > 0 || !td_person_equal (self->orig, self->curr);
}

static char *
describe_unsaved (TdEditor *editor)
{
  return g_strdup_printf (_ ("What was typed for “%s” is not saved."),
                          TD_PERSON_EDITOR (editor)->orig->name);
}

/* --- Checking --------------------------------------------------------------------------------- */

/* Shows each problem under its field.
 *
 * Returns: whether the draft may be saved; @first: (out) (nullable): the first field that stops it
 */
static gboolean
show_problems (TdPersonEditor *self, TdField **first)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (TdUnit) unit = NULL;
  g_autoptr (GError) error = NULL;

  collect (self, problems);
  if (self->curr->unit_id != 0)
    {
      unit = td_unit_load (td_book_get_reader (self->book), self->curr->unit_id, &error);
      if (unit == NULL)
        {
          td_message_bar_show_error (self->errors, error);
          *first = NULL;
          return FALSE;
        }
    }

  found = td_person_check (self->curr, unit, td_date_today ());
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  *first = td_form_show_problems (self->form, problems);

  return !td_problems_has_errors (problems);
}

static void
edited_cb (TdPersonEditor *self)
{
  TdField *first;

  if (!self->filling && self->checked)
    show_problems (self, &first);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdPersonEditor *self = TD_PERSON_EDITOR (editor);
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
  return td_person_save (db, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdPerson *curr = TD_PERSON_EDITOR (editor)->curr;

  save->label = g_strdup_printf (_ ("Changed the person %s"), curr->name);
  save->write = write_cb;
  save->draft = td_person_copy (curr);
  save->draft_free = (GDestroyNotify) td_person_free;
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_person_editor_dispose (GObject *object)
{
  TdPersonEditor *self = TD_PERSON_EDITOR (object);

  /* Widgets that go away may say that they changed. */
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_PERSON_EDITOR);

  G_OBJECT_CLASS (td_person_editor_parent_class)->dispose (object);
}

static void
td_person_editor_finalize (GObject *object)
{
  TdPersonEditor *self = TD_PERSON_EDITOR (object);

  g_clear_pointer (&self->orig, td_person_free);
  g_clear_pointer (&self->curr, td_person_free);

  G_OBJECT_CLASS (td_person_editor_parent_class)->finalize (object);
}

static void
td_person_editor_class_init (TdPersonEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_person_editor_dispose;
  object_class->finalize = td_person_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;

  g_type_ensure (TD_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-person-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, errors);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, form);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, name);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, sex);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, birth_date);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, post);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, union_post);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, unit);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, direct_worker);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, leader);
  gtk_widget_class_bind_template_child (widget_class, TdPersonEditor, note);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
td_person_editor_init (TdPersonEditor *self)
{
  const char *const sexes[] = { _ ("Man"), _ ("Woman") };
  const char *const known[] = { _ ("Yes"), _ ("No") };

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  td_term_drop_down_set_items (self->sex, sex_codes, sexes, G_N_ELEMENTS (sexes));
  td_term_drop_down_set_items (self->direct_worker, known_codes, known, G_N_ELEMENTS (known));
  td_term_drop_down_set_items (self->leader, known_codes, known, G_N_ELEMENTS (known));
  self->filling = FALSE;
}

GtkWidget *
td_person_editor_new (GtkWindow *parent, TdBook *book, gint64 person_id, GError **error)
{
  TdPerson *person = td_person_load (td_book_get_reader (book), person_id, error);
  TdPersonEditor *self;

  if (person == NULL)
    return NULL;

  self = g_object_new (TD_TYPE_PERSON_EDITOR, "transient-for", parent, NULL);
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->orig = person;
  self->curr = td_person_copy (person);
  td_unit_chooser_set_book (self->unit, book);
  td_unit_chooser_set_date (self->unit, td_date_today ());
  fill (self);

  return GTK_WIDGET (self);
}
