#include "app/dialogs/td-score-editor.h"

#include <glib/gi18n-lib.h>

#include "app/td-cluster-export.h"
#include "app/td-export.h"
#include "app/widgets/td-grid-paste.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-ranking-row.h"
#include "app/widgets/td-score-sheet-grid.h"
#include "base/td-money.h"
#include "store/td-score-store.h"

struct _TdScoreEditor
{
  TdEditor parent_instance;

  TdBook *book;          /* the parent class's */
  TdClusterScores *orig; /* as they were read */
  TdClusterScores *curr; /* as they are typed */
  GQueue undo;           /* TdClusterScores before each change, the last at the head */
  GQueue redo;
  TdClusterScores *before; /* curr as it was at the last change */
  TdScoreSheetGrid *model;
  guint unit;
  gboolean pasting; /* many cells change at once */

  TdMessageBar *errors;
  TdJobBar *progress;
  GtkLabel *unit_name;
  GtkLabel *sheet_name;
  GtkLabel *place;
  GtkStack *stack;
  TdGrid *grid;
  GtkLabel *criterion;
  GtkLabel *totals;
  GtkListBox *ranking;
  GtkLabel *empty;
};

G_DEFINE_FINAL_TYPE (TdScoreEditor, td_score_editor, TD_TYPE_EDITOR)

/* --- What is shown ---------------------------------------------------------------------------- */

static char *
format_points (gint64 points)
{
  return points == TD_POINTS_NONE ? g_strdup ("–") : td_money_format_hundredths (points);
}

static void
show_totals (TdScoreEditor *self, const TdStanding *standing)
{
  const TdScoreSheet *sheet = self->curr->sheet;
  g_autofree char *max = td_money_format_hundredths (td_score_sheet_get_total (sheet, FALSE)
                                                     + td_score_sheet_get_total (sheet, TRUE));
  g_autofree char *own = format_points (standing->self_total);
  g_autofree char *total = td_money_format_hundredths (standing->total);
  g_autofree char *bonus = td_money_format_hundredths (standing->bonus);
  g_autofree char *text = NULL;

  if (standing->is_scored)
    text = g_strdup_printf (_ ("Maximum %s · own points %s · federation %s, of which bonus %s · "
                               "rank %u of %u"),
                            max, own, total, bonus, standing->rank, self->curr->units->len);
  else
    text = g_strdup_printf (_ ("Maximum %s · own points %s · federation %s, of which bonus %s · "
                               "not scored yet (%u of %u criteria)"),
                            max, own, total, bonus, standing->n_given, standing->n_asked);
  gtk_label_set_text (self->totals, text);
}

static void
show_ranking (TdScoreEditor *self)
{
  g_autoptr (GArray) standings = td_cluster_scores_rank (self->curr);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->ranking))) != NULL)
    gtk_list_box_remove (self->ranking, row);
  for (guint i = 0; i < standings->len; i++)
    {
      const TdStanding *standing = &g_array_index (standings, TdStanding, i);

      row = td_ranking_row_new (self->curr, standing);
      gtk_list_box_append (self->ranking, row);
      if (standing->unit == self->unit)
        {
          gtk_list_box_select_row (self->ranking, GTK_LIST_BOX_ROW (row));
          show_totals (self, standing);
        }
    }
}

/* The whole of what the grid cuts: the criterion, or what is wrong with its points. */
static void
show_criterion (TdScoreEditor *self)
{
  g_auto (TdGridRow) info = { 0 };
  guint row, column;

  if (self->curr->units->len == 0 || !td_grid_get_current (self->grid, &row, &column))
    return;
  td_grid_model_get_row (TD_GRID_MODEL (self->model), row, &info);
  gtk_label_set_text (self->criterion,
                      info.problem != NULL
                          ? info.problem
                          : td_score_sheet_get_criterion (self->curr->sheet, row)->title);
}

static void
show_problems (TdScoreEditor *self)
{
  g_autoptr (GPtrArray) problems = td_cluster_scores_check (self->curr);

  td_score_sheet_grid_set_problems (self->model, problems);
  show_criterion (self);
}

static void
moved_cb (TdScoreEditor *self)
{
  show_criterion (self);
}

static void
update_actions (TdScoreEditor *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "score.previous", self->unit > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "score.next",
                                 self->unit + 1 < self->curr->units->len);
}

static void
show_unit (TdScoreEditor *self, guint unit)
{
  g_autofree char *place = NULL;

  td_grid_commit (self->grid);
  self->unit = unit;
  gtk_label_set_text (self->unit_name, td_cluster_scores_get_unit (self->curr, unit)->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unit_name),
                               td_cluster_scores_get_unit (self->curr, unit)->name);
  place = g_strdup_printf ("%u/%u", unit + 1, self->curr->units->len);
  gtk_label_set_text (self->place, place);
  td_score_sheet_grid_set_scores (self->model, self->curr, unit);
  show_ranking (self);
  update_actions (self);
}

/* The first line that can be typed into, in the federation's column. */
static void
focus_first (TdScoreEditor *self)
{
  for (guint i = 0; i < self->curr->sheet->criteria->len; i++)
    if (!td_criterion_is_heading (td_score_sheet_get_criterion (self->curr->sheet, i)))
      {
        td_grid_move_to (self->grid, i, TD_SCORE_COLUMN_POINTS);
        return;
      }
}

static void
edited_cb (TdScoreEditor *self)
{
  if (self->pasting)
    return;
  g_queue_push_head (&self->undo, self->before);
  self->before = td_cluster_scores_copy (self->curr);
  g_queue_clear_full (&self->redo, (GDestroyNotify) td_cluster_scores_free);
  show_problems (self);
  show_ranking (self);
}

static void
undo_cb (TdScoreEditor *self, gboolean redo)
{
  GQueue *from = redo ? &self->redo : &self->undo;
  GQueue *to = redo ? &self->undo : &self->redo;
  TdClusterScores *old = self->curr;

  if (from->length == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_queue_push_head (to, self->before);
  self->before = g_queue_pop_head (from);
  self->curr = td_cluster_scores_copy (self->before);
  td_score_sheet_grid_set_scores (self->model, self->curr, self->unit);
  td_cluster_scores_free (old);
  show_problems (self);
  show_ranking (self);
}

/* One step to be taken back, however many cells. */
static void
paste_block (GtkWidget *widget, const TdPasteTable *table, const GError *error)
{
  TdScoreEditor *self = TD_SCORE_EDITOR (widget);
  g_autofree char *sentence = NULL;
  TdGridPaste paste;

  if (table == NULL)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }
  self->pasting = TRUE;
  td_grid_paste_table (self->grid, table, &paste);
  self->pasting = FALSE;
  if (!td_cluster_scores_equal (self->before, self->curr))
    edited_cb (self);
  sentence = td_grid_paste_describe (&paste);
  td_message_bar_show (self->errors, GTK_MESSAGE_WARNING, sentence);
}

static void
paste_cb (TdScoreEditor *self)
{
  td_grid_paste (self->grid, GTK_WIDGET (self), paste_block);
}

/* --- Going to another unit -------------------------------------------------------------------- */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdScoreEditor *self = TD_SCORE_EDITOR (widget);
  guint row, column;
  gboolean current = td_grid_get_current (self->grid, &row, &column);

  show_unit (self, g_str_equal (name, "score.next") ? self->unit + 1 : self->unit - 1);
  /* In the same cell, so that one criterion can be scored for all units one after the other. */
  if (current)
    td_grid_move_to (self->grid, row, column);
  show_criterion (self);
}

static void
ranking_activated_cb (TdScoreEditor *self, GtkListBoxRow *row)
{
  show_unit (self, td_ranking_row_get_unit (row));
  focus_first (self);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
is_changed (TdEditor *editor)
{
  TdScoreEditor *self = TD_SCORE_EDITOR (editor);

  td_grid_commit (self->grid);

  return !td_cluster_scores_equal (self->orig, self->curr);
}

static char *
describe_unsaved (TdEditor *editor)
{
  return g_strdup_printf (_ ("The scores that were typed for “%s” are not saved."),
                          TD_SCORE_EDITOR (editor)->curr->name);
}

static void
go_to_problem (TdScoreEditor *self, const TdProblem *problem)
{
  guint n_lines = self->curr->sheet->criteria->len;

  show_unit (self, (guint) problem->row / n_lines);
  td_grid_move_to (self->grid, (guint) problem->row % n_lines,
                   g_str_equal (problem->field, TD_CLUSTER_SCORES_SELF) ? TD_SCORE_COLUMN_SELF
                                                                        : TD_SCORE_COLUMN_POINTS);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdScoreEditor *self = TD_SCORE_EDITOR (editor);
  g_autoptr (GPtrArray) problems = NULL;

  td_grid_commit (self->grid);
  problems = td_cluster_scores_check (self->curr);
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity != TD_SEVERITY_ERROR)
        continue;
      go_to_problem (self, problem);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_cluster_scores_save (db, catalogue, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdClusterScores *curr = TD_SCORE_EDITOR (editor)->curr;

  save->label = g_strdup_printf (_ ("Scored the cluster %s of %d"), curr->name, curr->year);
  save->write = write_cb;
  save->draft = td_cluster_scores_copy (curr);
  save->draft_free = (GDestroyNotify) td_cluster_scores_free;
}

/* --- Export ----------------------------------------------------------------------------------- */

void
td_score_editor_export (TdScoreEditor *self, const char *path)
{
  const TdClusterExport place = { GTK_WIDGET (self), "score.export", self->progress, self->errors };

  g_return_if_fail (TD_IS_SCORE_EDITOR (self));

  td_cluster_export (&place, self->book, self->curr->cluster_id,
                     td_cluster_scores_get_unit (self->curr, self->unit)->unit_id, path);
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_score_editor_export (TD_SCORE_EDITOR (widget), path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdScoreEditor *self = TD_SCORE_EDITOR (widget);
  g_autofree char *file_name = NULL;

  if (is_changed (TD_EDITOR (self)))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_WARNING,
                           _ ("Save the scores first (Ctrl+S): the workbook shows what is in the "
                              "book."));
      return;
    }
  file_name = g_strdup_printf ("Chấm điểm %d %s.xlsx", self->curr->year,
                               td_cluster_scores_get_unit (self->curr, self->unit)->name);
  td_export_choose (widget, file_name, export_cb);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_score_editor_dispose (GObject *object)
{
  TdScoreEditor *self = TD_SCORE_EDITOR (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->grid != NULL)
    td_grid_set_model (self->grid, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_SCORE_EDITOR);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (td_score_editor_parent_class)->dispose (object);
}

static void
td_score_editor_finalize (GObject *object)
{
  TdScoreEditor *self = TD_SCORE_EDITOR (object);

  g_queue_clear_full (&self->undo, (GDestroyNotify) td_cluster_scores_free);
  g_queue_clear_full (&self->redo, (GDestroyNotify) td_cluster_scores_free);
  td_cluster_scores_free (self->orig);
  td_cluster_scores_free (self->curr);
  td_cluster_scores_free (self->before);

  G_OBJECT_CLASS (td_score_editor_parent_class)->finalize (object);
}

static void
td_score_editor_class_init (TdScoreEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_score_editor_dispose;
  object_class->finalize = td_score_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;

  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_JOB_BAR);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-score-editor.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdScoreEditor, child)
  BIND (errors);
  BIND (progress);
  BIND (unit_name);
  BIND (sheet_name);
  BIND (place);
  BIND (stack);
  BIND (grid);
  BIND (criterion);
  BIND (totals);
  BIND (ranking);
  BIND (empty);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, ranking_activated_cb);

  gtk_widget_class_install_action (widget_class, "score.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "score.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "score.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "score.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "score.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "score.export",
                                       NULL);
}

static void
td_score_editor_init (TdScoreEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = td_score_sheet_grid_new ();
  g_signal_connect_swapped (self->model, "edited", G_CALLBACK (edited_cb), self);
}

/* Why there is nothing to type yet. */
static void
show_empty (TdScoreEditor *self)
{
  gtk_label_set_text (self->empty,
                      self->curr->units->len == 0
                          ? _ ("This cluster has no units yet. Add them in the cluster's own "
                               "window (F2 in the list of clusters).")
                          : _ ("This cluster has no score sheet yet. Choose one in the cluster's "
                               "own window (F2 in the list of clusters)."));
  gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "score.next", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "score.previous", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "score.export", FALSE);
}

static guint
find_unit (const TdClusterScores *scores, gint64 unit_id)
{
  for (guint i = 0; i < scores->units->len; i++)
    if (td_cluster_scores_get_unit (scores, i)->unit_id == unit_id)
      return i;

  return 0;
}

GtkWidget *
td_score_editor_new (
    GtkWindow *parent, TdBook *book, gint64 cluster_id, gint64 unit_id, GError **error)
{
  TdClusterScores *scores = td_cluster_scores_load (td_book_get_reader (book), cluster_id, error);
  g_autofree char *title = NULL;
  TdScoreEditor *self;

  if (scores == NULL)
    return NULL;

  self = g_object_new (TD_TYPE_SCORE_EDITOR, "transient-for", parent, NULL);
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->orig = scores;
  self->curr = td_cluster_scores_copy (scores);
  self->before = td_cluster_scores_copy (scores);
  title = g_strdup_printf (_ ("Scoring: %s, %d"), scores->name, scores->year);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->sheet_name, scores->sheet->name);
  if (scores->units->len == 0 || scores->sheet->criteria->len == 0)
    {
      show_empty (self);
      return GTK_WIDGET (self);
    }

  td_score_sheet_grid_set_scores (self->model, self->curr, 0);
  td_grid_set_model (self->grid, TD_GRID_MODEL (self->model));
  show_problems (self);
  show_unit (self, find_unit (scores, unit_id));
  focus_first (self);
  show_criterion (self);

  return GTK_WIDGET (self);
}
