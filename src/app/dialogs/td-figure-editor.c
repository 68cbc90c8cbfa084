#include "app/dialogs/td-figure-editor.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-figure-sheet-grid.h"
#include "app/widgets/td-grid-paste.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-period-chooser.h"
#include "base/td-money.h"
#include "exchange/td-figure-paste.h"
#include "store/td-figure-store.h"

struct _TdFigureEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class's */
  gint64 unit_id;
  TdFigureSheet *sheet; /* NULL until it is read */
  TdFigureSheetGrid *model;
  GCancellable *loading; /* of what is being read, or NULL */

  TdMessageBar *errors;
  GtkLabel *unit_name;
  TdPeriodChooser *period;
  GtkCheckButton *with_below;
  GtkStack *stack;
  TdGrid *grid;
  GtkLabel *cell;
  GtkLabel *totals;
};

G_DEFINE_FINAL_TYPE (TdFigureEditor, td_figure_editor, TD_TYPE_EDITOR)

/* --- What is shown ---------------------------------------------------------------------------- */

/* Of its own, or those of the units below it. */
static gboolean
has_figures (const TdFigureLine *line)
{
  return line->n_below > 0 || !td_figure_values_is_empty (&line->values);
}

/* "CNVCLĐ 1.234 · Đoàn viên 1.180 · …" and of how many units. */
static void
show_totals (TdFigureEditor *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *of = NULL;
  guint n_reported = 0;

  for (guint i = 0; i < self->sheet->lines->len; i++)
    n_reported += has_figures (td_figure_sheet_get_line (self->sheet, i));
  of = g_strdup_printf (_ ("%u of %u units have figures"), n_reported, self->sheet->lines->len);
  g_string_append (text, of);
  for (guint figure = 0; figure < TD_N_FIGURE_COUNTS; figure++)
    {
      gint64 sum;
      g_autofree char *sum_text = NULL;

      if (!td_figure_sheet_sum (self->sheet, (TdFigure) figure, &sum))
        continue;
      sum_text = td_money_format (sum);
      g_string_append_printf (text, "   ·   %s %s", td_figure_get_title ((TdFigure) figure),
                              sum_text);
    }
  gtk_label_set_text (self->totals, text->str);
}

/* Where the numbers beside those that are typed come from. */
static void
show_cell (TdFigureEditor *self)
{
  const TdFigureLine *line;
  guint row, column;
  int index;
  TdFigure figure;
  TdPeriod period;
  g_autofree char *last = NULL;
  g_autofree char *below = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (self->sheet == NULL || !td_grid_get_current (self->grid, &row, &column))
    return;
  index = td_figure_sheet_grid_get_line (self->model, row);
  if (index < 0)
    return;

  line = td_figure_sheet_get_line (self->sheet, (guint) index);
  figure = td_figure_sheet_grid_get_figure (column);
  last = td_figure_sheet_get_last_text (self->sheet, td_editor_get_catalogue (TD_EDITOR (self)),
                                        (guint) index, figure);
  if (line->n_below > 0)
    {
      below = td_money_format (MAX (line->below[TD_FIGURE_MEMBERS], 0));
      text = g_strdup_printf (_ ("%s — %u units below it have reported %s members: leave it blank, "
                                 "reports add them up"),
                              line->name, line->n_below, below);
    }
  else if (!td_period_parse (line->last_periods[figure], &period, NULL))
    text = g_strdup_printf (_ ("%s — “%s”: nothing was reported before"), line->name,
                            td_figure_get_title (figure));
  else
    {
      label = td_period_to_label (&period);
      if (line->last_units != NULL)
        text = g_strdup_printf (_ ("%s — “%s”: %s for %s, reported by %s"), line->name,
                                td_figure_get_title (figure), last, label, line->last_units);
      else
        text = g_strdup_printf (_ ("%s — “%s”: %s for %s (Ctrl+D takes it over)"), line->name,
                                td_figure_get_title (figure), last, label);
    }
  gtk_label_set_text (self->cell, text);
}

static void
show_problems (TdFigureEditor *self)
{
  g_autoptr (GPtrArray) problems
      = td_figure_sheet_check (self->sheet, td_editor_get_catalogue (TD_EDITOR (self)));

  td_figure_sheet_grid_set_problems (self->model, problems);
}

static void
edited_cb (TdFigureEditor *self)
{
  show_problems (self);
  show_totals (self);
}

static void
moved_cb (TdFigureEditor *self)
{
  show_cell (self);
}

/* The first line that is still to be filled: most units with others below them never are. */
static void
focus_first (TdFigureEditor *self)
{
  guint column = td_figure_sheet_grid_find_column (TD_FIGURE_WORKERS);
  guint first = 0;

  if (self->sheet->lines->len == 0)
    return;
  for (guint i = self->sheet->lines->len; i > 0; i--)
    {
      const TdFigureLine *line = td_figure_sheet_get_line (self->sheet, i - 1);

      if (!line->has_below && !has_figures (line))
        first = i - 1;
    }
  td_grid_move_to (self->grid, td_figure_sheet_grid_find_row (self->model, first), column);
}

static void
take_sheet (TdFigureEditor *self, TdFigureSheet *sheet)
{
  TdFigureSheet *old = self->sheet;
  g_autofree char *label = td_period_to_label (&sheet->period);
  g_autofree char *title = g_strdup_printf (_ ("Figures: %s, %s"), sheet->root_name, label);

  self->sheet = sheet;
  td_figure_sheet_grid_set_sheet (self->model, sheet);
  td_figure_sheet_free (old);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->unit_name, sheet->root_name);
  show_problems (self);
  show_totals (self);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  focus_first (self);
  show_cell (self);
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct
{
  gint64 unit_id;
  gboolean with_below;
  TdPeriod period;
} Request;

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);
  TdFigureSheet *sheet = NULL;

  if (db != NULL)
    sheet = td_figure_sheet_load (db, request->unit_id, request->with_below, &request->period,
                                  &error);
  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) td_figure_sheet_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdFigureEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  TdFigureSheet *sheet = g_task_propagate_pointer (G_TASK (result), &error);

  /* Another period was chosen meanwhile, or the window is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->grid == NULL)
    {
      td_figure_sheet_free (sheet);
      return;
    }
  g_clear_object (&self->loading);
  if (sheet != NULL)
    take_sheet (self, sheet);
  else
    td_message_bar_show_error (self->errors, error);
}

static void
load (TdFigureEditor *self)
{
  Request *request = g_new (Request, 1);
  g_autoptr (GTask) task = NULL;

  *request = (Request){ self->unit_id, gtk_check_button_get_active (self->with_below),
                        td_period_chooser_get_period (self->period) };
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();

  task = g_task_new (self->book, self->loading, loaded_cb, g_object_ref (self));
  g_task_set_task_data (task, request, g_free);
  g_task_run_in_thread (task, read_cb);
}

/* Another period or other units are another sheet: what is typed on this one has to be saved first.
 */
static void
choice_changed_cb (TdFigureEditor *self)
{
  gboolean with_below = gtk_check_button_get_active (self->with_below);
  TdPeriod period;

  if (self->sheet == NULL)
    return;
  period = td_period_chooser_get_period (self->period);
  if (with_below == self->sheet->with_below && td_date_equal (period.from, self->sheet->period.from)
      && td_date_equal (period.to, self->sheet->period.to))
    return;

  td_grid_commit (self->grid);
  if (td_figure_sheet_is_changed (self->sheet))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_WARNING,
                           _ ("Save what is typed first (Ctrl+Enter), then choose another sheet."));
      td_period_chooser_set_period (self->period, &self->sheet->period);
      gtk_check_button_set_active (self->with_below, self->sheet->with_below);
      return;
    }
  td_message_bar_hide (self->errors);
  load (self);
}

/* --- Typing ----------------------------------------------------------------------------------- */

static void
undo_cb (TdFigureEditor *self, gboolean redo)
{
  if (td_figure_sheet_undo (self->sheet, redo))
    td_figure_sheet_grid_changed (self->model);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* What had no place in the sheet is named, so that nothing is lost without a word. */
static void
show_paste (TdFigureEditor *self, TdFigurePaste *paste)
{
  g_autofree char *names = NULL;
  g_autofree char *note = NULL;

  if (paste->left_out->len == 0)
    {
      td_message_bar_hide (self->errors);
      return;
    }
  g_ptr_array_add (paste->left_out, NULL);
  names = g_strjoinv (", ", (char **) paste->left_out->pdata);
  note = g_strdup_printf (_ ("%u cells were filled in. These have no place on this sheet, or more "
                             "than one, and were left out: %s"),
                          paste->n_cells, names);
  td_message_bar_show (self->errors, GTK_MESSAGE_WARNING, note);
}

static void
paste_block (GtkWidget *widget, const TdPasteTable *table, const GError *error)
{
  TdFigureEditor *self = TD_FIGURE_EDITOR (widget);
  g_auto (TdFigurePaste) paste = { 0 };
  guint row, column;
  int line;

  if (self->sheet == NULL || !td_grid_get_current (self->grid, &row, &column))
    return;
  if (table == NULL)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }

  line = td_figure_sheet_grid_get_line (self->model, row);
  td_figure_paste (self->sheet, td_editor_get_catalogue (TD_EDITOR (self)), table,
                   line >= 0 ? (guint) line : 0, td_figure_sheet_grid_get_figure (column), &paste);
  td_figure_sheet_grid_changed (self->model);
  /* What stands in the current cell now. */
  td_grid_set_current (self->grid, row, column);
  show_paste (self, &paste);
}

static void
paste_cb (TdFigureEditor *self)
{
  td_grid_paste (self->grid, GTK_WIDGET (self), paste_block);
}

/* Blank cells alone: what was typed stays. Ratings and points are given anew each time. */
static void
fill_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdFigureEditor *self = TD_FIGURE_EDITOR (widget);

  if (self->sheet == NULL)
    return;

  td_grid_commit (self->grid);
  for (guint i = 0; i < self->sheet->lines->len; i++)
    for (guint figure = 0; figure < TD_N_FIGURE_COUNTS; figure++)
      {
        const TdFigureLine *line = td_figure_sheet_get_line (self->sheet, i);

        if (line->n_below == 0 && line->values.numbers[figure] == TD_FIGURE_UNKNOWN
            && line->unread[figure] == NULL)
          td_figure_sheet_repeat (self->sheet, i, (TdFigure) figure);
      }
  td_figure_sheet_grid_changed (self->model);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
is_changed (TdEditor *editor)
{
  TdFigureEditor *self = TD_FIGURE_EDITOR (editor);

  if (self->sheet == NULL)
    return FALSE;
  td_grid_commit (self->grid);

  return td_figure_sheet_is_changed (self->sheet);
}

static char *
describe_unsaved (TdEditor *editor)
{
  const TdFigureSheet *sheet = TD_FIGURE_EDITOR (editor)->sheet;
  g_autofree char *label = td_period_to_label (&sheet->period);

  return g_strdup_printf (_ ("The figures that were typed for “%s”, %s, are not saved."),
                          sheet->root_name, label);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdFigureEditor *self = TD_FIGURE_EDITOR (editor);
  g_autoptr (GPtrArray) problems = NULL;

  if (self->sheet == NULL)
    return FALSE;
  td_grid_commit (self->grid);
  problems = td_figure_sheet_check (self->sheet, td_editor_get_catalogue (editor));
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);
      TdFigure figure = TD_FIGURE_WORKERS;

      if (problem->severity != TD_SEVERITY_ERROR)
        continue;
      while (!g_str_equal (problem->field, td_figure_get_field (figure)))
        figure++;
      td_grid_move_to (self->grid,
                       td_figure_sheet_grid_find_row (self->model, (guint) problem->row),
                       td_figure_sheet_grid_find_column (figure));
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_figure_sheet_save (db, catalogue, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdFigureSheet *sheet = TD_FIGURE_EDITOR (editor)->sheet;
  g_autofree char *label = td_period_to_label (&sheet->period);

  save->label
      = g_strdup_printf (_ ("Entered the figures of units of %s, %s"), sheet->root_name, label);
  save->write = write_cb;
  save->draft = td_figure_sheet_copy (sheet);
  save->draft_free = (GDestroyNotify) td_figure_sheet_free;
}

/* The sheet stays, as the book has it now, and the cell that was being typed in. */
static void
begin_next (TdEditor *editor, gpointer draft)
{
  TdFigureEditor *self = TD_FIGURE_EDITOR (editor);
  guint row, column;
  gboolean has_current = td_grid_get_current (self->grid, &row, &column);

  take_sheet (self, td_figure_sheet_copy (draft));
  if (has_current)
    td_grid_move_to (self->grid, row, column);
  td_message_bar_show (self->errors, GTK_MESSAGE_INFO, _ ("The figures are saved."));
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_figure_editor_dispose (GObject *object)
{
  TdFigureEditor *self = TD_FIGURE_EDITOR (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->grid != NULL)
    td_grid_set_model (self->grid, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_FIGURE_EDITOR);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (td_figure_editor_parent_class)->dispose (object);
}

static void
td_figure_editor_finalize (GObject *object)
{
  td_figure_sheet_free (TD_FIGURE_EDITOR (object)->sheet);

  G_OBJECT_CLASS (td_figure_editor_parent_class)->finalize (object);
}

static void
td_figure_editor_class_init (TdFigureEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_figure_editor_dispose;
  object_class->finalize = td_figure_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;
  editor_class->begin_next = begin_next;

  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  g_type_ensure (TD_TYPE_PERIOD_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-figure-editor.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdFigureEditor, child)
  BIND (errors);
  BIND (unit_name);
  BIND (period);
  BIND (with_below);
  BIND (stack);
  BIND (grid);
  BIND (cell);
  BIND (totals);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);

  gtk_widget_class_install_action (widget_class, "figures.fill", NULL, fill_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "figures.fill",
                                       NULL);
}

static void
td_figure_editor_init (TdFigureEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_figure_editor_new (GtkWindow *parent, TdBook *book, gint64 unit_id)
{
  TdFigureEditor *self = g_object_new (TD_TYPE_FIGURE_EDITOR, "transient-for", parent, NULL);
  TdPeriod period = td_period_last_half (td_date_today ());

  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->unit_id = unit_id;
  self->model = td_figure_sheet_grid_new (td_editor_get_catalogue (TD_EDITOR (self)));
  g_signal_connect_swapped (self->model, "edited", G_CALLBACK (edited_cb), self);
  td_grid_set_model (self->grid, TD_GRID_MODEL (self->model));
  td_period_chooser_set_period (self->period, &period);
  load (self);

  return GTK_WIDGET (self);
}
