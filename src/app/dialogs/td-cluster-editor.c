#include "app/dialogs/td-cluster-editor.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-cluster-grid.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-grid-paste.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-term-drop-down.h"
#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-score-sheet-store.h"

struct _TdClusterEditor
{
  TdEditor parent_instance;

  TdBook *book;    /* the parent class's */
  TdCluster *orig; /* as it was read */
  TdCluster *curr; /* as it is typed */
  TdClusterGrid *model;
  gboolean filling;
  gboolean checked; /* a save was refused: problems go away as they are mended */

  TdMessageBar *errors;
  GtkWidget *form;
  GtkEditable *name;
  GtkEditable *year;
  TdTermDropDown *sheet;
  GtkEditable *note;
  TdGrid *grid;
  GMenuModel *line_menu;
};

G_DEFINE_FINAL_TYPE (TdClusterEditor, td_cluster_editor, TD_TYPE_EDITOR)

/* --- Between the widgets and the draft -------------------------------------------------------- */

static void
collect (TdClusterEditor *self)
{
  TdCluster *curr = self->curr;
  g_autofree char *year = td_text_clean (gtk_editable_get_text (self->year));
  guint64 number = 0;

  td_text_set (&curr->name, gtk_editable_get_text (self->name));
  td_text_set (&curr->note, gtk_editable_get_text (self->note));
  curr->sheet_id = g_ascii_strtoll (td_term_drop_down_get_code (self->sheet), NULL, 10);
  /* What is no year is one that the check refuses. */
  g_ascii_string_to_unsigned (year, 10, 0, 9999, &number, NULL);
  curr->year = (int) number;
}

static void
fill_sheets (TdClusterEditor *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) hits = td_score_sheet_list (td_book_get_reader (self->book), NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdScoreSheetHit *hit = g_ptr_array_index (hits, i);

      g_ptr_array_add (codes, g_strdup_printf ("%" G_GINT64_FORMAT, hit->id));
      g_ptr_array_add (names, hit->name);
    }
  td_term_drop_down_set_items (self->sheet, (const char *const *) codes->pdata,
                               (const char *const *) names->pdata, codes->len);
}

/* Shows the draft. */
static void
fill (TdClusterEditor *self)
{
  const TdCluster *curr = self->curr;
  g_autofree char *year = g_strdup_printf ("%d", curr->year);
  g_autofree char *sheet = g_strdup_printf ("%" G_GINT64_FORMAT, curr->sheet_id);
  g_autofree char *title = curr->id == 0
                               ? g_strdup (_ ("New emulation cluster"))
                               : g_strdup_printf (_ ("Emulation cluster: %s"), curr->name);

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_editable_set_text (self->name, curr->name);
  gtk_editable_set_text (self->year, year);
  gtk_editable_set_text (self->note, curr->note);
  td_term_drop_down_set_code (self->sheet, curr->sheet_id != 0 ? sheet : "");
  td_cluster_grid_set_cluster (self->model, self->curr);
  self->filling = FALSE;
}

/* Takes @cluster as what was read. */
static void
take_cluster (TdClusterEditor *self, TdCluster *cluster)
{
  TdCluster *old = self->curr;

  g_clear_pointer (&self->orig, td_cluster_free);
  self->orig = cluster;
  self->curr = td_cluster_copy (cluster);
  self->checked = FALSE;
  fill (self);
  td_cluster_free (old);
}

static gboolean
is_changed (TdEditor *editor)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (editor);

  td_grid_commit (self->grid);
  collect (self);

  return !td_cluster_equal (self->orig, self->curr);
}

static char *
describe_unsaved (TdEditor *editor)
{
  const char *name = TD_CLUSTER_EDITOR (editor)->curr->name;

  if (name[0] == '\0')
    return g_strdup (_ ("What was typed for the new cluster is not saved."));

  return g_strdup_printf (_ ("What was typed for the cluster “%s” is not saved."), name);
}

/* --- Checking --------------------------------------------------------------------------------- */

static GPtrArray *
find_problems (TdClusterEditor *self)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  GPtrArray *found;
  g_auto (TdClusterFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;

  collect (self);
  if (!td_cluster_load_facts (td_book_get_reader (self->book), self->curr, &facts, &error))
    {
      td_message_bar_show_error (self->errors, error);
      return NULL;
    }
  td_cluster_grid_collect (self->model, problems);
  found = td_cluster_check (self->curr, &facts);
  g_ptr_array_extend_and_steal (problems, found);

  return g_steal_pointer (&problems);
}

/* The unit of the first line that has an error; FALSE if none has. */
static gboolean
focus_line (TdClusterEditor *self, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row < 0 || problem->severity != TD_SEVERITY_ERROR)
        continue;
      td_grid_move_to (self->grid, (guint) problem->row, TD_CLUSTER_COLUMN_UNIT);
      return TRUE;
    }

  return FALSE;
}

/* Problems of the whole list stand above it, those of a unit under its line.
 *
 * Returns: whether the draft may be saved; @first: (out) (optional) (nullable) */
static gboolean
show_problems (TdClusterEditor *self, TdField **first)
{
  g_autoptr (GPtrArray) problems = find_problems (self);
  TdField *field;

  if (problems == NULL)
    return FALSE;
  td_cluster_grid_set_problems (self->model, problems);
  for (guint i = 0; i < problems->len; i++)
    {
      TdProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->field, TD_CLUSTER_LEADER))
        problem->field = TD_CLUSTER_UNITS;
    }
  field = td_form_show_problems (self->form, problems);
  if (first != NULL)
    {
      *first = field;
      if (field == NULL)
        focus_line (self, problems);
    }

  return !td_problems_has_errors (problems);
}

static void
edited_cb (TdClusterEditor *self)
{
  int year = self->curr != NULL ? self->curr->year : 0;

  if (self->filling)
    return;
  collect (self);
  if (self->curr->year != year)
    td_cluster_grid_changed (self->model);
  if (self->checked)
    show_problems (self, NULL);
}

/* Warnings of a line, such as a unit in another cluster of the year, are told at once. */
static void
units_edited_cb (TdClusterEditor *self)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (self->filling)
    return;
  if (self->checked)
    {
      show_problems (self, NULL);
      return;
    }
  problems = find_problems (self);
  if (problems != NULL)
    td_cluster_grid_set_problems (self->model, problems);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (editor);
  TdField *first = NULL;

  td_grid_commit (self->grid);
  if (show_problems (self, &first))
    return TRUE;

  self->checked = TRUE;
  if (first != NULL && g_str_equal (td_field_get_field (first), TD_CLUSTER_UNITS))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else if (first != NULL)
    td_field_grab_focus (first);

  return FALSE;
}

/* --- Lines ------------------------------------------------------------------------------------ */

static void
paste_block (GtkWidget *widget, const TdPasteTable *table, const GError *error)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (widget);
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
paste_cb (TdClusterEditor *self)
{
  td_grid_paste (self->grid, GTK_WIDGET (self), paste_block);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (widget);
  guint row, column;

  if (!td_grid_get_current (self->grid, &row, &column))
    return;
  td_grid_commit (self->grid);
  td_cluster_grid_remove (self->model, row);
  td_grid_move_to (self->grid, row, TD_CLUSTER_COLUMN_UNIT);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (widget);
  guint row, column;

  if (!td_grid_get_current (self->grid, &row, &column))
    return;
  td_grid_commit (self->grid);
  row = td_cluster_grid_move (self->model, row, g_str_equal (name, "editor.move-up") ? -1 : 1);
  td_grid_move_to (self->grid, row, column);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_cluster_save (db, catalogue, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdCluster *curr = TD_CLUSTER_EDITOR (editor)->curr;

  save->label = g_strdup_printf (curr->id == 0 ? _ ("Added the cluster %s of %d")
                                               : _ ("Changed the cluster %s of %d"),
                                 curr->name, curr->year);
  save->write = write_cb;
  save->draft = td_cluster_copy (curr);
  save->draft_free = (GDestroyNotify) td_cluster_free;
}

/* The next cluster is most often of the same year and scored alike. */
static void
begin_next (TdEditor *editor, gpointer draft)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (editor);
  const TdCluster *last = draft;
  TdCluster *cluster = td_cluster_new ();

  cluster->year = last->year;
  cluster->sheet_id = last->sheet_id;
  take_cluster (self, cluster);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_cluster_editor_dispose (GObject *object)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (object);

  /* Widgets that go away may say that they changed. */
  self->filling = TRUE;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->grid != NULL)
    td_grid_set_model (self->grid, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CLUSTER_EDITOR);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (td_cluster_editor_parent_class)->dispose (object);
}

static void
td_cluster_editor_finalize (GObject *object)
{
  TdClusterEditor *self = TD_CLUSTER_EDITOR (object);

  td_cluster_free (self->orig);
  td_cluster_free (self->curr);

  G_OBJECT_CLASS (td_cluster_editor_parent_class)->finalize (object);
}

static void
td_cluster_editor_class_init (TdClusterEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_cluster_editor_dispose;
  object_class->finalize = td_cluster_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;
  editor_class->begin_next = begin_next;

  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  g_type_ensure (TD_TYPE_TERM_DROP_DOWN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-cluster-editor.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdClusterEditor, child)
  BIND (errors);
  BIND (form);
  BIND (name);
  BIND (year);
  BIND (sheet);
  BIND (note);
  BIND (grid);
  BIND (line_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);

  gtk_widget_class_install_action (widget_class, "editor.remove-line", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "editor.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "editor.move-down", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "editor.remove-line", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK,
                                       "editor.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK,
                                       "editor.move-down", NULL);
}

static void
td_cluster_editor_init (TdClusterEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_max_width_chars (self->year, 6);
  gtk_widget_set_halign (GTK_WIDGET (self->year), GTK_ALIGN_START);
  td_grid_set_menu (self->grid, self->line_menu);
  td_grid_set_remove_action (self->grid, "editor.remove-line");
}

GtkWidget *
td_cluster_editor_new (GtkWindow *parent, TdBook *book, gint64 cluster_id, int year, GError **error)
{
  TdClusterEditor *self;
  TdCluster *cluster = cluster_id != 0
                           ? td_cluster_load (td_book_get_reader (book), cluster_id, error)
                           : td_cluster_new ();

  if (cluster == NULL)
    return NULL;
  if (cluster_id == 0)
    cluster->year = year;

  self = g_object_new (TD_TYPE_CLUSTER_EDITOR, "transient-for", parent, NULL);
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->model = td_cluster_grid_new (book);
  fill_sheets (self);
  take_cluster (self, cluster);
  td_grid_set_model (self->grid, TD_GRID_MODEL (self->model));
  g_signal_connect_swapped (self->model, "edited", G_CALLBACK (units_edited_cb), self);

  return GTK_WIDGET (self);
}
