#include "app/dialogs/td-campaign-sheet-editor.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-campaign-sheet-totals.h"
#include "app/widgets/td-campaign-sheet-grid.h"
#include "app/widgets/td-grid-paste.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-period-chooser.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-unit-chooser.h"
#include "exchange/td-campaign-paste.h"
#include "store/td-campaign-sheet-store.h"
#include "store/td-campaign-store.h"

/* More than any book has: what is not offered could not be chosen. */
#define MAX_CAMPAIGNS 1000

/* What a sheet is of. */
typedef struct
{
  TdCampaignSheetKind kind;
  gint64 campaign_id;
  gint64 unit_id;
  gboolean with_others;
  TdPeriod period;
} Choice;

struct _TdCampaignSheetEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class's */
  TdCampaignSheetKind kind;
  Choice shown;
  TdCampaignSheet *sheet; /* NULL until it is read */
  TdCampaignSheetGrid *model;
  GCancellable *loading; /* of what is being read, or NULL */
  gboolean setting;      /* the widgets are being set by the program */

  TdMessageBar *errors;
  TdTermDropDown *campaign;
  TdUnitChooser *unit;
  TdPeriodChooser *period;
  GtkCheckButton *with_others;
  GtkStack *stack;
  GtkLabel *empty;
  TdGrid *grid;
  GtkLabel *cell;
  GtkLabel *group_totals;
  GtkLabel *totals;
};

G_DEFINE_FINAL_TYPE (TdCampaignSheetEditor, td_campaign_sheet_editor, TD_TYPE_EDITOR)

/* --- What is shown ---------------------------------------------------------------------------- */

/* The current line, -1 if there is none. */
static int
get_line (TdCampaignSheetEditor *self)
{
  guint row, column;

  if (self->sheet == NULL || !td_grid_get_current (self->grid, &row, &column))
    return -1;

  return td_campaign_sheet_grid_get_line (self->model, row);
}

/* Of the units under the same one in the same campaign, and of all lines. */
static void
show_totals (TdCampaignSheetEditor *self)
{
  int index = get_line (self);
  const TdCampaignLine *line
      = index >= 0 ? td_campaign_sheet_get_line (self->sheet, (guint) index) : NULL;
  g_autofree char *all = td_campaign_sheet_describe_totals (self->sheet, NULL);

  gtk_label_set_text (self->totals, all);
  gtk_widget_set_visible (GTK_WIDGET (self->group_totals), line != NULL);
  if (line != NULL)
    {
      g_autofree char *group = td_campaign_sheet_describe_totals (self->sheet, line);

      gtk_label_set_text (self->group_totals, group);
    }
}

static void
show_cell (TdCampaignSheetEditor *self)
{
  int index = get_line (self);
  const TdCampaignLine *line;
  guint row, column, field;
  TdPeriod period;
  g_autofree char *last = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (index < 0)
    return;
  td_grid_get_current (self->grid, &row, &column);
  line = td_campaign_sheet_get_line (self->sheet, (guint) index);
  field = td_campaign_sheet_grid_get_field (self->model, column);

  if (!td_campaign_sheet_line_takes_part (self->sheet, (guint) index))
    text = g_strdup_printf (_ ("%s — not registered for “%s” (Ctrl+R registers it)"), line->name,
                            line->campaign);
  else if (self->kind == TD_CAMPAIGN_SHEET_UNITS)
    text = g_strdup_printf (_ ("%s — takes part in “%s” (Ctrl+D repeats the cell above)"),
                            line->name, line->campaign);
  else if (!td_period_parse (line->last_period, &period, NULL)
           || td_sheet_cell_is_empty (&line->last[field]))
    text = g_strdup_printf (_ ("%s — “%s”: nothing was reported before"), line->name,
                            _ (td_campaign_sheet_get_field (self->sheet, field)->title));
  else
    {
      last = td_campaign_sheet_get_last_text (self->sheet, (guint) index, field);
      label = td_period_to_label (&period);
      text = g_strdup_printf (_ ("%s — “%s”: %s for %s (Ctrl+D takes it over)"), line->name,
                              _ (td_campaign_sheet_get_field (self->sheet, field)->title), last,
                              label);
    }
  gtk_label_set_text (self->cell, text);
}

static void
moved_cb (TdCampaignSheetEditor *self)
{
  if (self->sheet == NULL)
    return;
  show_cell (self);
  show_totals (self);
}

/* The first line that is still to be filled. */
static void
focus_first (TdCampaignSheetEditor *self)
{
  guint first = 0;

  for (guint i = self->sheet->lines->len; i > 0; i--)
    if (td_campaign_sheet_line_is_empty (self->sheet, i - 1))
      first = i - 1;
  td_grid_move_to (self->grid, td_campaign_sheet_grid_find_row (self->model, first),
                   td_campaign_sheet_grid_find_column (self->model, 0));
}

static char *
make_title (TdCampaignSheetEditor *self, const TdCampaignSheet *sheet)
{
  g_autofree char *label = td_period_to_label (&sheet->period);

  if (self->kind == TD_CAMPAIGN_SHEET_UNITS)
    return g_strdup_printf (_ ("Units taking part: %s"), sheet->campaign);

  return g_strdup_printf (_ ("Results: %s, %s"),
                          sheet->campaign_id != 0 ? sheet->campaign : _ ("all campaigns"), label);
}

static void
show_sheet (TdCampaignSheetEditor *self)
{
  g_autofree char *title = make_title (self, self->sheet);

  gtk_window_set_title (GTK_WINDOW (self), title);
  if (self->sheet->lines->len == 0)
    {
      gtk_label_set_text (self->empty,
                          self->sheet->with_others
                              ? _ ("There is no unit and no campaign in these days.")
                              : _ ("No unit is registered yet. Tick “All units” to see them, and "
                                   "register them with Ctrl+R."));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  focus_first (self);
  moved_cb (self);
}

static void
take_sheet (TdCampaignSheetEditor *self, TdCampaignSheet *sheet)
{
  TdCampaignSheet *old = self->sheet;

  self->sheet = sheet;
  td_campaign_sheet_grid_set_sheet (self->model, sheet);
  td_campaign_sheet_free (old);
  show_sheet (self);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Choice *choice = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);
  TdCampaignSheet *sheet = NULL;

  if (db != NULL)
    sheet = choice->kind == TD_CAMPAIGN_SHEET_UNITS
                ? td_campaign_units_load (db, choice->campaign_id, choice->unit_id,
                                          choice->with_others, &error)
                : td_campaign_results_load (db, choice->campaign_id, choice->unit_id,
                                            &choice->period, choice->with_others, &error);
  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify) td_campaign_sheet_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdCampaignSheetEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  TdCampaignSheet *sheet = g_task_propagate_pointer (G_TASK (result), &error);

  /* Something else was chosen meanwhile, or the window is closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->grid == NULL)
    {
      td_campaign_sheet_free (sheet);
      return;
    }
  g_clear_object (&self->loading);
  if (sheet != NULL)
    take_sheet (self, sheet);
  else
    td_message_bar_show_error (self->errors, error);
}

static void
load (TdCampaignSheetEditor *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->book, self->loading, loaded_cb, g_object_ref (self));
  g_task_set_task_data (task, g_memdup2 (&self->shown, sizeof self->shown), g_free);
  g_task_run_in_thread (task, read_cb);
}

static gboolean
choice_equal (const Choice *a, const Choice *b)
{
  return a->campaign_id == b->campaign_id && a->unit_id == b->unit_id
         && a->with_others == b->with_others && td_date_equal (a->period.from, b->period.from)
         && td_date_equal (a->period.to, b->period.to);
}

static void
set_choice (TdCampaignSheetEditor *self, const Choice *choice)
{
  g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, choice->campaign_id);

  self->shown = *choice;
  self->setting = TRUE;
  td_term_drop_down_set_code (self->campaign, code);
  td_unit_chooser_set_unit_id (self->unit, choice->unit_id);
  td_period_chooser_set_period (self->period, &choice->period);
  gtk_check_button_set_active (self->with_others, choice->with_others);
  self->setting = FALSE;
}

/* Another campaign, period or unit is another sheet: what is typed on this one has to be saved
 * first. */
static void
choice_changed_cb (TdCampaignSheetEditor *self)
{
  const char *code = td_term_drop_down_get_code (self->campaign);
  Choice choice = { .kind = self->kind };

  if (self->book == NULL || self->setting
      || !td_unit_chooser_get_unit (self->unit, &choice.unit_id, NULL) || code[0] == '\0')
    return;
  choice.campaign_id = g_ascii_strtoll (code, NULL, 10);
  choice.with_others = gtk_check_button_get_active (self->with_others);
  choice.period = td_period_chooser_get_period (self->period);
  if (choice_equal (&choice, &self->shown))
    return;

  td_grid_commit (self->grid);
  if (self->sheet != NULL && td_campaign_sheet_is_changed (self->sheet))
    {
      Choice shown = self->shown;

      td_message_bar_show (self->errors, GTK_MESSAGE_WARNING,
                           _ ("Save what is typed first (Ctrl+Enter), then choose another sheet."));
      set_choice (self, &shown);
      return;
    }
  td_message_bar_hide (self->errors);
  self->shown = choice;
  load (self);
}

/* --- Typing ----------------------------------------------------------------------------------- */

static void
undo_cb (TdCampaignSheetEditor *self, gboolean redo)
{
  if (td_campaign_sheet_undo (self->sheet, redo))
    td_campaign_sheet_grid_changed (self->model);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* What had no place in the sheet is named, so that nothing is lost without a word. */
static void
show_paste (TdCampaignSheetEditor *self, TdCampaignPaste *paste)
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
  note = self->sheet->with_others
             ? g_strdup_printf (_ ("%u cells were filled in. These have no place on this sheet, or "
                                   "more than one, and were left out: %s"),
                                paste->n_cells, names)
             : g_strdup_printf (_ ("%u cells were filled in. These were left out, perhaps because "
                                   "they are not registered (tick “All units” and paste again): "
                                   "%s"),
                                paste->n_cells, names);
  td_message_bar_show (self->errors, GTK_MESSAGE_WARNING, note);
}

static void
paste_block (GtkWidget *widget, const TdPasteTable *table, const GError *error)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (widget);
  g_auto (TdCampaignPaste) paste = { 0 };
  guint row, column;
  int line = get_line (self);

  if (line < 0)
    return;
  if (table == NULL)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }

  td_grid_get_current (self->grid, &row, &column);
  td_campaign_paste (self->sheet, table, (guint) line,
                     td_campaign_sheet_grid_get_field (self->model, column), &paste);
  td_campaign_sheet_grid_changed (self->model);
  /* What stands in the current cell now. */
  td_grid_set_current (self->grid, row, column);
  show_paste (self, &paste);
}

static void
paste_cb (TdCampaignSheetEditor *self)
{
  td_grid_paste (self->grid, GTK_WIDGET (self), paste_block);
}

static void
register_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (widget);
  int line;

  if (self->sheet == NULL)
    return;
  td_grid_commit (self->grid);
  line = get_line (self);
  if (line >= 0 && td_campaign_sheet_register (self->sheet, (guint) line))
    td_campaign_sheet_grid_changed (self->model);
}

/* Of results only those that have any: who reports nothing need not take part. */
static void
register_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (widget);
  g_autofree char *note = NULL;
  guint n = 0;

  if (self->sheet == NULL)
    return;
  td_grid_commit (self->grid);
  for (guint i = 0; i < self->sheet->lines->len; i++)
    if (self->kind == TD_CAMPAIGN_SHEET_UNITS || !td_campaign_sheet_line_is_empty (self->sheet, i))
      n += td_campaign_sheet_register (self->sheet, i);
  if (n > 0)
    td_campaign_sheet_grid_changed (self->model);
  note = n > 0
             ? g_strdup_printf (_ ("%u units are registered when the sheet is saved (Ctrl+Z takes "
                                   "it back)."),
                                n)
             : g_strdup (_ ("All units of this sheet are registered already."));
  td_message_bar_show (self->errors, GTK_MESSAGE_INFO, note);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
is_changed (TdEditor *editor)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (editor);

  if (self->sheet == NULL)
    return FALSE;
  td_grid_commit (self->grid);

  return td_campaign_sheet_is_changed (self->sheet);
}

static char *
describe_unsaved (TdEditor *editor)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (editor);
  g_autofree char *title = make_title (self, self->sheet);

  return g_strdup_printf (_ ("What was typed on this sheet is not saved: %s."), title);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (editor);
  g_autoptr (GPtrArray) problems = NULL;

  if (self->sheet == NULL)
    return FALSE;
  td_grid_commit (self->grid);
  problems = td_campaign_sheet_check (self->sheet);
  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);
      guint field = 0;

      if (problem->severity != TD_SEVERITY_ERROR)
        continue;
      while (!g_str_equal (problem->field, td_campaign_sheet_get_field (self->sheet, field)->field))
        field++;
      td_message_bar_show (self->errors, GTK_MESSAGE_ERROR, problem->message);
      td_grid_move_to (self->grid,
                       td_campaign_sheet_grid_find_row (self->model, (guint) problem->row),
                       td_campaign_sheet_grid_find_column (self->model, field));
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_campaign_sheet_save (db, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (editor);
  g_autofree char *label = td_period_to_label (&self->sheet->period);

  if (self->kind == TD_CAMPAIGN_SHEET_UNITS)
    save->label
        = g_strdup_printf (_ ("Entered the units that take part in “%s”"), self->sheet->campaign);
  else
    save->label = g_strdup_printf (
        _ ("Entered results of campaigns (%s), %s"),
        self->sheet->campaign_id != 0 ? self->sheet->campaign : _ ("all campaigns"), label);
  save->write = write_cb;
  save->draft = td_campaign_sheet_copy (self->sheet);
  save->draft_free = (GDestroyNotify) td_campaign_sheet_free;
}

/* The sheet stays, as the book has it now, and the cell that was being typed in. */
static void
begin_next (TdEditor *editor, gpointer draft)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (editor);
  guint row, column;
  gboolean has_current = td_grid_get_current (self->grid, &row, &column);

  take_sheet (self, td_campaign_sheet_copy (draft));
  if (has_current)
    td_grid_move_to (self->grid, row, column);
  td_message_bar_show (self->errors, GTK_MESSAGE_INFO, _ ("The sheet is saved."));
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_campaign_sheet_editor_dispose (GObject *object)
{
  TdCampaignSheetEditor *self = TD_CAMPAIGN_SHEET_EDITOR (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->grid != NULL)
    td_grid_set_model (self->grid, NULL);
  self->book = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CAMPAIGN_SHEET_EDITOR);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (td_campaign_sheet_editor_parent_class)->dispose (object);
}

static void
td_campaign_sheet_editor_finalize (GObject *object)
{
  td_campaign_sheet_free (TD_CAMPAIGN_SHEET_EDITOR (object)->sheet);

  G_OBJECT_CLASS (td_campaign_sheet_editor_parent_class)->finalize (object);
}

static void
td_campaign_sheet_editor_class_init (TdCampaignSheetEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_campaign_sheet_editor_dispose;
  object_class->finalize = td_campaign_sheet_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;
  editor_class->begin_next = begin_next;

  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  g_type_ensure (TD_TYPE_PERIOD_CHOOSER);
  g_type_ensure (TD_TYPE_TERM_DROP_DOWN);
  g_type_ensure (TD_TYPE_UNIT_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-campaign-sheet-editor.ui");
#define BIND(child)                                                                                \
  gtk_widget_class_bind_template_child (widget_class, TdCampaignSheetEditor, child)
  BIND (errors);
  BIND (campaign);
  BIND (unit);
  BIND (period);
  BIND (with_others);
  BIND (stack);
  BIND (empty);
  BIND (grid);
  BIND (cell);
  BIND (group_totals);
  BIND (totals);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);

  gtk_widget_class_install_action (widget_class, "sheet.register", NULL, register_action);
  gtk_widget_class_install_action (widget_class, "sheet.register-all", NULL, register_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "sheet.register",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "sheet.register-all", NULL);
}

static void
td_campaign_sheet_editor_init (TdCampaignSheetEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Those that run today first. */
static void
offer_campaigns (TdCampaignSheetEditor *self)
{
  g_autoptr (GPtrArray) hits = td_campaign_search (td_book_get_reader (self->book), "",
                                                   td_date_today (), MAX_CAMPAIGNS, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (self->kind == TD_CAMPAIGN_SHEET_RESULTS)
    {
      g_ptr_array_add (codes, g_strdup ("0"));
      g_ptr_array_add (names, (gpointer) _ ("All campaigns of the period"));
    }
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdCampaignHit *hit = g_ptr_array_index (hits, i);

      g_ptr_array_add (codes, g_strdup_printf ("%" G_GINT64_FORMAT, hit->id));
      g_ptr_array_add (names, hit->name);
    }
  td_term_drop_down_set_items (self->campaign, (const char *const *) codes->pdata,
                               (const char *const *) names->pdata, codes->len);
}

GtkWidget *
td_campaign_sheet_editor_new (
    GtkWindow *parent, TdBook *book, TdCampaignSheetKind kind, gint64 campaign_id, gint64 unit_id)
{
  TdCampaignSheetEditor *self
      = g_object_new (TD_TYPE_CAMPAIGN_SHEET_EDITOR, "transient-for", parent, NULL);
  const Choice choice = { kind, campaign_id, unit_id, kind == TD_CAMPAIGN_SHEET_UNITS,
                          td_period_last_half (td_date_today ()) };

  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->kind = kind;
  self->model = td_campaign_sheet_grid_new (kind);
  g_signal_connect_swapped (self->model, "edited", G_CALLBACK (moved_cb), self);
  td_grid_set_model (self->grid, TD_GRID_MODEL (self->model));
  gtk_widget_set_visible (GTK_WIDGET (self->period), kind == TD_CAMPAIGN_SHEET_RESULTS);
  td_unit_chooser_set_book (self->unit, book);
  self->book = book;
  self->setting = TRUE;
  offer_campaigns (self);
  set_choice (self, &choice);
  load (self);

  return GTK_WIDGET (self);
}
