#include "app/dialogs/td-score-sheet-editor.h"

#include <glib/gi18n-lib.h>

#include "app/td-confirm.h"
#include "app/td-window.h"
#include "app/widgets/td-criteria-grid.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-grid-paste.h"
#include "app/widgets/td-grid.h"
#include "base/td-money.h"
#include "base/td-text.h"
#include "store/td-score-sheet-store.h"

struct _TdScoreSheetEditor
{
  TdEditor parent_instance;

  TdBook *book;       /* the parent class's */
  TdScoreSheet *orig; /* as it was read */
  TdScoreSheet *curr; /* as it is typed */
  TdCriteriaGrid *model;
  gboolean filling;
  gboolean checked; /* a save was refused: problems go away as they are mended */

  TdMessageBar *errors;
  GtkWidget *form;
  GtkEditable *name;
  TdDateEntry *valid_from;
  GtkEditable *source;
  GtkEditable *note;
  TdGrid *grid;
  GtkLabel *totals;
  GMenuModel *line_menu;
};

G_DEFINE_FINAL_TYPE (TdScoreSheetEditor, td_score_sheet_editor, TD_TYPE_EDITOR)

/* --- Between the widgets and the draft -------------------------------------------------------- */

static void
collect (TdScoreSheetEditor *self, GPtrArray *problems)
{
  TdScoreSheet *curr = self->curr;

  td_text_set (&curr->name, gtk_editable_get_text (self->name));
  td_text_set (&curr->source, gtk_editable_get_text (self->source));
  td_text_set (&curr->note, gtk_editable_get_text (self->note));
  td_date_entry_collect (self->valid_from, TD_SCORE_SHEET_VALID_FROM, &curr->valid_from, problems);
  td_criteria_grid_collect (self->model, problems);
}

/* "Maximum 100, of which bonus 5" */
static void
show_totals (TdScoreSheetEditor *self)
{
  gint64 bonus = td_score_sheet_get_total (self->curr, TRUE);
  g_autofree char *bonus_text = td_money_format_hundredths (bonus);
  g_autofree char *sum_text
      = td_money_format_hundredths (td_score_sheet_get_total (self->curr, FALSE) + bonus);
  g_autofree char *text
      = g_strdup_printf (_ ("Maximum of all criteria %s, of which bonus %s"), sum_text, bonus_text);

  gtk_label_set_text (self->totals, text);
}

/* Shows the draft. */
static void
fill (TdScoreSheetEditor *self)
{
  const TdScoreSheet *curr = self->curr;
  g_autofree char *title = curr->id == 0 ? g_strdup (_ ("New score sheet"))
                                         : g_strdup_printf (_ ("Score sheet: %s"), curr->name);

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_editable_set_text (self->name, curr->name);
  td_date_entry_set_date (self->valid_from, curr->valid_from);
  gtk_editable_set_text (self->source, curr->source);
  gtk_editable_set_text (self->note, curr->note);
  td_criteria_grid_set_sheet (self->model, self->curr);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "score-sheet.delete", curr->id != 0);
  show_totals (self);
  self->filling = FALSE;
}

/* Takes @sheet as what was read. */
static void
take_sheet (TdScoreSheetEditor *self, TdScoreSheet *sheet)
{
  TdScoreSheet *old = self->curr;

  g_clear_pointer (&self->orig, td_score_sheet_free);
  self->orig = sheet;
  self->curr = td_score_sheet_copy (sheet);
  self->checked = FALSE;
  fill (self);
  td_score_sheet_free (old);
}

static gboolean
is_changed (TdEditor *editor)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (editor);
  g_autoptr (GPtrArray) problems = td_problems_new ();

  td_grid_commit (self->grid);
  collect (self, problems);

  /* What cannot be read is not in the draft, and would be lost. */
  return problems->len > 0 || !td_score_sheet_equal (self->orig, self->curr);
}

static char *
describe_unsaved (TdEditor *editor)
{
  const char *name = TD_SCORE_SHEET_EDITOR (editor)->curr->name;

  if (name[0] == '\0')
    return g_strdup (_ ("What was typed for the new score sheet is not saved."));

  return g_strdup_printf (_ ("What was typed for the score sheet “%s” is not saved."), name);
}

/* --- Checking --------------------------------------------------------------------------------- */

static GPtrArray *
find_problems (TdScoreSheetEditor *self)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_auto (TdScoreSheetFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;

  collect (self, problems);
  if (!td_score_sheet_load_facts (td_book_get_reader (self->book), self->curr, &facts, &error))
    {
      td_message_bar_show_error (self->errors, error);
      return NULL;
    }
  g_ptr_array_extend_and_steal (problems, td_score_sheet_check (self->curr, &facts));

  return g_steal_pointer (&problems);
}

/* Goes to the first cell that has an error. */
static void
focus_line (TdScoreSheetEditor *self, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row < 0 || problem->severity != TD_SEVERITY_ERROR)
        continue;
      td_grid_move_to (self->grid, (guint) problem->row,
                       td_criteria_grid_find_column (problem->field));
      return;
    }
}

/* Problems of the whole list stand above it, those of a criterion under its line.
 *
 * Returns: whether the draft may be saved; @focus: goes to the first error */
static gboolean
show_problems (TdScoreSheetEditor *self, gboolean focus)
{
  g_autoptr (GPtrArray) problems = find_problems (self);
  TdField *field;

  if (problems == NULL)
    return FALSE;
  td_criteria_grid_set_problems (self->model, problems);
  field = td_form_show_problems (self->form, problems);
  if (!focus || !td_problems_has_errors (problems))
    return !td_problems_has_errors (problems);

  if (field == NULL)
    focus_line (self, problems);
  else if (g_str_equal (td_field_get_field (field), TD_SCORE_SHEET_CRITERIA))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    td_field_grab_focus (field);

  return FALSE;
}

static void
edited_cb (TdScoreSheetEditor *self)
{
  if (self->filling)
    return;
  show_totals (self);
  if (self->checked)
    show_problems (self, FALSE);
}

/* What is wrong with a line is told at once. */
static void
criteria_edited_cb (TdScoreSheetEditor *self)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (self->filling)
    return;
  show_totals (self);
  if (self->checked)
    {
      show_problems (self, FALSE);
      return;
    }
  problems = td_problems_new ();
  td_criteria_grid_collect (self->model, problems);
  td_criteria_grid_set_problems (self->model, problems);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (editor);

  td_grid_commit (self->grid);
  if (show_problems (self, TRUE))
    return TRUE;
  self->checked = TRUE;

  return FALSE;
}

/* --- Lines ------------------------------------------------------------------------------------ */

static void
paste_block (GtkWidget *widget, const TdPasteTable *table, const GError *error)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (widget);
  g_autofree char *sentence = NULL;
  TdGridPaste paste;

  if (table == NULL)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }
  td_grid_paste_table (self->grid, table, &paste);
  sentence = td_grid_paste_describe (&paste);
  td_message_bar_show (self->errors, GTK_MESSAGE_WARNING, sentence);
}

static void
paste_cb (TdScoreSheetEditor *self)
{
  td_grid_paste (self->grid, GTK_WIDGET (self), paste_block);
}

static void
line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (widget);
  guint row, column;

  if (!td_grid_get_current (self->grid, &row, &column))
    return;
  td_grid_commit (self->grid);
  if (g_str_equal (name, "editor.remove-line"))
    td_criteria_grid_remove (self->model, row);
  else if (g_str_equal (name, "editor.insert-line"))
    {
      td_criteria_grid_insert (self->model, row);
      column = TD_CRITERIA_COLUMN_NUMBER;
    }
  else
    row = td_criteria_grid_move (self->model, row, g_str_equal (name, "editor.move-up") ? -1 : 1);
  td_grid_move_to (self->grid, row, column);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_score_sheet_save (db, catalogue, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdScoreSheet *curr = TD_SCORE_SHEET_EDITOR (editor)->curr;

  save->label = g_strdup_printf (curr->id == 0 ? _ ("Added the score sheet %s")
                                               : _ ("Changed the score sheet %s"),
                                 curr->name);
  save->write = write_cb;
  save->draft = td_score_sheet_copy (curr);
  save->draft_free = (GDestroyNotify) td_score_sheet_free;
}

static void
begin_next (TdEditor *editor, gpointer draft)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (editor);

  take_sheet (self, td_score_sheet_new ());
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* --- Deleting --------------------------------------------------------------------------------- */

typedef struct
{
  TdScoreSheetEditor *editor;
  gint64 id;
  int revision;
  char *label;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *self = data;

  g_object_unref (self->editor);
  g_free (self->label);
  g_free (self);
}

static gboolean
delete_cb (TdDb *db, gpointer data, GError **error)
{
  const Removal *removal = data;

  return td_score_sheet_delete (db, removal->id, removal->revision, error);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Removal *removal = user_data;
  TdScoreSheetEditor *self = removal->editor;
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean done = td_book_write_finish (TD_BOOK (source), result, &error);

  /* Closed meanwhile. */
  if (self->errors == NULL)
    return;
  td_editor_set_busy (TD_EDITOR (self), FALSE);
  if (!done)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }
  if (window != NULL)
    td_window_show_note (window, removal->label, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
delete_sheet (GtkWidget *widget, gpointer data)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (widget);
  Removal *removal = g_new0 (Removal, 1);

  removal->editor = g_object_ref (self);
  removal->id = self->orig->id;
  removal->revision = self->orig->revision;
  removal->label = g_strdup_printf (_ ("Removed the score sheet %s"), self->orig->name);
  td_editor_set_busy (TD_EDITOR (self), TRUE);
  td_book_write_async (self->book, removal->label, delete_cb, removal, removal_free, NULL,
                       deleted_cb, removal);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *question = g_strdup_printf (_ ("Remove the score sheet “%s”?"),
                                               TD_SCORE_SHEET_EDITOR (widget)->orig->name);

  td_confirm (widget, question, _ ("A sheet by which a cluster is scored stays. It can be undone."),
              _ ("_Keep it"), _ ("_Remove it"), delete_sheet, NULL, NULL);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_score_sheet_editor_dispose (GObject *object)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (object);

  /* Widgets that go away may say that they changed. */
  self->filling = TRUE;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->grid != NULL)
    td_grid_set_model (self->grid, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_SCORE_SHEET_EDITOR);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (td_score_sheet_editor_parent_class)->dispose (object);
}

static void
td_score_sheet_editor_finalize (GObject *object)
{
  TdScoreSheetEditor *self = TD_SCORE_SHEET_EDITOR (object);

  td_score_sheet_free (self->orig);
  td_score_sheet_free (self->curr);

  G_OBJECT_CLASS (td_score_sheet_editor_parent_class)->finalize (object);
}

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} Binding;

static const Binding bindings[] = {
  { GDK_KEY_Insert, GDK_ALT_MASK, "editor.insert-line" },
  { GDK_KEY_Delete, GDK_CONTROL_MASK, "editor.remove-line" },
  { GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "editor.move-up" },
  { GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "editor.move-down" },
};

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-score-sheet-editor.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdScoreSheetEditor, child)
  BIND (errors);
  BIND (form);
  BIND (name);
  BIND (valid_from);
  BIND (source);
  BIND (note);
  BIND (grid);
  BIND (totals);
  BIND (line_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
}

static void
td_score_sheet_editor_class_init (TdScoreSheetEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_score_sheet_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_score_sheet_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;
  editor_class->begin_next = begin_next;

  g_type_ensure (TD_TYPE_DATE_ENTRY);
  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "score-sheet.delete", NULL, delete_action);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    {
      gtk_widget_class_install_action (widget_class, bindings[i].action, NULL, line_action);
      gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                           bindings[i].action, NULL);
    }
}

static void
td_score_sheet_editor_init (TdScoreSheetEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  td_grid_set_menu (self->grid, self->line_menu);
  td_grid_set_remove_action (self->grid, "editor.remove-line");
}

GtkWidget *
td_score_sheet_editor_new (GtkWindow *parent, TdBook *book, gint64 sheet_id, GError **error)
{
  TdScoreSheetEditor *self;
  TdScoreSheet *sheet = sheet_id != 0
                            ? td_score_sheet_load (td_book_get_reader (book), sheet_id, error)
                            : td_score_sheet_new ();

  if (sheet == NULL)
    return NULL;

  self = g_object_new (TD_TYPE_SCORE_SHEET_EDITOR, "transient-for", parent, NULL);
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->model = td_criteria_grid_new ();
  take_sheet (self, sheet);
  td_grid_set_model (self->grid, TD_GRID_MODEL (self->model));
  g_signal_connect_swapped (self->model, "edited", G_CALLBACK (criteria_edited_cb), self);

  return GTK_WIDGET (self);
}
