#include "app/widgets/td-stage-table.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-control.h"
#include "app/widgets/td-date-entry.h"
#include "base/td-text.h"

enum
{
  COLUMN_STAGE,
  COLUMN_DUE,
  COLUMN_DONE,
  COLUMN_DOCUMENT,
  COLUMN_NOTE,
  N_COLUMNS,
};

/* A line.
 * @id: of the stored stage, 0 for none
 * @was_blank: it was stored without anything in it, and is kept like that
 * @index: among the stages that were collected last, -1 for none
 * @cells: from COLUMN_DUE on */
typedef struct
{
  char *code;
  gint64 id;
  gboolean was_blank;
  int index;
  GtkWidget *cells[N_COLUMNS];
  GtkWidget *problem;
} Line;

struct _TdStageTable
{
  GtkWidget parent_instance;

  const TdCatalogue *catalogue;
  GtkWidget *box;
  GtkWidget *grid;
  GtkWidget *title;
  GtkWidget *summary;
  GPtrArray *lines; /* Line */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TdStageTable, td_stage_table, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
line_free (Line *self)
{
  g_free (self->code);
  g_free (self);
}

static void
changed_cb (TdStageTable *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static Line *
get_line (TdStageTable *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

/* --- Lines ------------------------------------------------------------------------------------ */

static const char *
get_column_title (int column)
{
  switch (column)
    {
    case COLUMN_DUE:
      return _ ("Planned for");
    case COLUMN_DONE:
      return _ ("Done on");
    case COLUMN_DOCUMENT:
      return _ ("Document number");
    case COLUMN_NOTE:
      return _ ("Remarks");
    default:
      return _ ("Step");
    }
}

static void
add_cell (TdStageTable *self, Line *line, int column, int row, const char *stage)
{
  gboolean is_date = column == COLUMN_DUE || column == COLUMN_DONE;
  GtkWidget *cell = is_date ? td_date_entry_new () : gtk_entry_new ();
  /* "Done on — Sơ kết" */
  g_autofree char *name = g_strdup_printf ("%s — %s", get_column_title (column), stage);

  if (!is_date)
    gtk_editable_set_width_chars (GTK_EDITABLE (cell), column == COLUMN_DOCUMENT ? 14 : 16);
  gtk_widget_set_hexpand (cell, column == COLUMN_NOTE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (td_control_get_target (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (cell, "changed", G_CALLBACK (changed_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), cell, column, row, 1, 1);
  line->cells[column] = cell;
}

/* Puts a line before the one that is at @place now; each has two rows of the grid. */
static Line *
insert_line (TdStageTable *self, guint place, const TdTerm *stage)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *label = gtk_label_new (stage->name);
  int row = (int) place * 2 + 1;

  line->code = g_strdup (stage->code);
  line->index = -1;
  gtk_grid_insert_row (GTK_GRID (self->grid), row);
  gtk_grid_insert_row (GTK_GRID (self->grid), row);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (GTK_GRID (self->grid), label, COLUMN_STAGE, row, 1, 1);
  for (int column = COLUMN_DUE; column < N_COLUMNS; column++)
    add_cell (self, line, column, row, stage->name);

  line->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (line->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (line->problem), TRUE);
  gtk_widget_set_visible (line->problem, FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), line->problem, COLUMN_DUE, row + 1, N_COLUMNS - 1, 1);
  g_ptr_array_insert (self->lines, (int) place, line);

  return line;
}

static void
remove_lines (TdStageTable *self)
{
  for (guint i = self->lines->len; i > 0; i--)
    {
      gtk_grid_remove_row (GTK_GRID (self->grid), (int) i * 2);
      gtk_grid_remove_row (GTK_GRID (self->grid), (int) i * 2 - 1);
    }
  g_ptr_array_set_size (self->lines, 0);
}

static void
fill_line (Line *self, const TdCampaignStage *stage)
{
  self->id = stage->id;
  self->was_blank = !td_date_is_set (stage->due_on) && !td_date_is_set (stage->done_on)
                    && stage->document_number[0] == '\0' && stage->note[0] == '\0';
  td_date_entry_set_date (TD_DATE_ENTRY (self->cells[COLUMN_DUE]), stage->due_on);
  td_date_entry_set_date (TD_DATE_ENTRY (self->cells[COLUMN_DONE]), stage->done_on);
  gtk_editable_set_text (GTK_EDITABLE (self->cells[COLUMN_DOCUMENT]), stage->document_number);
  gtk_editable_set_text (GTK_EDITABLE (self->cells[COLUMN_NOTE]), stage->note);
}

/* Another line for an interim review, after the last one of them. */
static void
add_interim_cb (TdStageTable *self)
{
  const TdTerm *interim
      = td_catalogue_find_term (self->catalogue, TD_VOCABULARY_STAGE, TD_STAGE_INTERIM);
  guint place = self->lines->len;
  Line *line;

  for (guint i = 0; i < self->lines->len; i++)
    if (g_str_equal (get_line (self, i)->code, TD_STAGE_INTERIM))
      place = i + 1;
  line = insert_line (self, place, interim);
  gtk_widget_grab_focus (line->cells[COLUMN_DUE]);
}

/* --- Keys ------------------------------------------------------------------------------------- */

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  TdStageTable *self = user_data;
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1 : -1;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (step < 0 && keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up))
    return GDK_EVENT_PROPAGATE;

  for (guint i = 0; i < self->lines->len; i++)
    for (int column = COLUMN_DUE; column < N_COLUMNS; column++)
      if (gtk_widget_get_focus_child (self->grid) == get_line (self, i)->cells[column])
        {
          if ((int) i + step < 0 || i + (guint) step >= self->lines->len)
            return GDK_EVENT_PROPAGATE;
          gtk_widget_grab_focus (get_line (self, i + (guint) step)->cells[column]);
          return GDK_EVENT_STOP;
        }

  return GDK_EVENT_PROPAGATE;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_stage_table_dispose (GObject *object)
{
  TdStageTable *self = TD_STAGE_TABLE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (td_stage_table_parent_class)->dispose (object);
}

static void
td_stage_table_class_init (TdStageTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_stage_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  changed_signal = g_signal_new ("changed", TD_TYPE_STAGE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
add_heading (TdStageTable *self)
{
  for (int column = COLUMN_DUE; column < N_COLUMNS; column++)
    {
      GtkWidget *label = gtk_label_new (get_column_title (column));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (self->grid), label, column, 0, 1, 1);
    }
}

static void
td_stage_table_init (TdStageTable *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add an _interim review"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->title = gtk_label_new_with_mnemonic (_ ("Ste_ps of the campaign"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "td-title");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_tooltip_text (
      add, _ ("A campaign that goes on is reviewed again and again: a line for one more"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_interim_cb), self);
  gtk_box_append (GTK_BOX (top), self->title);
  gtk_box_append (GTK_BOX (self->box), top);

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_BUBBLE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->grid, keys);
  add_heading (self);
  gtk_box_append (GTK_BOX (self->box), self->grid);

  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_set_hexpand (self->summary, TRUE);
  top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (top), self->summary);
  gtk_box_append (GTK_BOX (top), add);
  gtk_box_append (GTK_BOX (self->box), top);
}

GtkWidget *
td_stage_table_new (void)
{
  return g_object_new (TD_TYPE_STAGE_TABLE, NULL);
}

void
td_stage_table_set_catalogue (TdStageTable *self, const TdCatalogue *catalogue)
{
  g_return_if_fail (TD_IS_STAGE_TABLE (self));

  self->catalogue = catalogue;
}

void
td_stage_table_set_stages (TdStageTable *self, const GPtrArray *stages)
{
  g_return_if_fail (TD_IS_STAGE_TABLE (self));

  self->filling = TRUE;
  remove_lines (self);
  for (guint i = 0; i < td_catalogue_get_n_terms (self->catalogue, TD_VOCABULARY_STAGE); i++)
    {
      const TdTerm *term = td_catalogue_get_term (self->catalogue, TD_VOCABULARY_STAGE, i);
      guint before = self->lines->len;

      for (guint j = 0; j < stages->len; j++)
        {
          const TdCampaignStage *stage = g_ptr_array_index (stages, j);

          if (g_str_equal (stage->stage, term->code))
            fill_line (insert_line (self, self->lines->len, term), stage);
        }
      if (self->lines->len == before)
        insert_line (self, before, term);
    }
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->title), get_line (self, 0)->cells[COLUMN_DUE]);
  self->filling = FALSE;
}

static gboolean
is_blank (const Line *line)
{
  return td_text_is_blank (td_date_entry_get_text (TD_DATE_ENTRY (line->cells[COLUMN_DUE])))
         && td_text_is_blank (td_date_entry_get_text (TD_DATE_ENTRY (line->cells[COLUMN_DONE])))
         && td_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (line->cells[COLUMN_DOCUMENT])))
         && td_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (line->cells[COLUMN_NOTE])));
}

static void
collect_date (const Line *line, int column, const char *field, TdDate *date, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!td_date_entry_get_date (TD_DATE_ENTRY (line->cells[column]), date, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, field, line->index, "%s", error->message);
}

void
td_stage_table_collect (TdStageTable *self, GPtrArray *stages, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_STAGE_TABLE (self));

  g_ptr_array_set_size (stages, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = get_line (self, i);
      TdCampaignStage *stage;

      line->index = -1;
      if (is_blank (line) && !line->was_blank)
        continue;

      line->index = (int) stages->len;
      stage = td_campaign_stage_new ();
      stage->id = line->id;
      td_text_set (&stage->stage, line->code);
      collect_date (line, COLUMN_DUE, TD_CAMPAIGN_STAGE_DUE, &stage->due_on, problems);
      collect_date (line, COLUMN_DONE, TD_CAMPAIGN_STAGE_DONE, &stage->done_on, problems);
      td_text_set (&stage->document_number,
                   gtk_editable_get_text (GTK_EDITABLE (line->cells[COLUMN_DOCUMENT])));
      td_text_set (&stage->note, gtk_editable_get_text (GTK_EDITABLE (line->cells[COLUMN_NOTE])));
      g_ptr_array_add (stages, stage);
    }
}

/* --- What is wrong ---------------------------------------------------------------------------- */

static void
show_sentence (Line *line, const TdProblem *problem, int column)
{
  gboolean is_error = problem != NULL && problem->severity == TD_SEVERITY_ERROR;
  g_autofree char *text = NULL;

  for (int i = COLUMN_DUE; i < N_COLUMNS; i++)
    {
      GtkWidget *target = td_control_get_target (line->cells[i]);
      gboolean is_here = is_error && i == column;

      gtk_accessible_update_state (
          GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID,
          is_here ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
      if (is_here)
        gtk_widget_add_css_class (target, "error");
      else
        gtk_widget_remove_css_class (target, "error");
    }
  gtk_widget_set_visible (line->problem, problem != NULL);
  if (problem == NULL)
    return;

  /* "⚠ Error: …", as under a field */
  text = g_strdup_printf ("⚠ %s: %s", is_error ? _ ("Error") : _ ("Warning"), problem->message);
  gtk_label_set_text (GTK_LABEL (line->problem), text);
  if (is_error)
    gtk_widget_add_css_class (line->problem, "td-problem-error");
  else
    gtk_widget_remove_css_class (line->problem, "td-problem-error");
}

GtkWidget *
td_stage_table_show_problems (TdStageTable *self, const GPtrArray *problems)
{
  static const struct
  {
    const char *field;
    int column;
  } fields[] = {
    { TD_CAMPAIGN_STAGE_DUE, COLUMN_DUE },
    { TD_CAMPAIGN_STAGE_DONE, COLUMN_DONE },
    { TD_CAMPAIGN_STAGE, COLUMN_DUE },
  };
  GtkWidget *first = NULL;

  g_return_val_if_fail (TD_IS_STAGE_TABLE (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = get_line (self, i);
      const TdProblem *worst = NULL;
      int column = COLUMN_DUE;

      for (guint j = 0; j < G_N_ELEMENTS (fields) && line->index >= 0; j++)
        {
          const TdProblem *problem = td_problems_find (problems, fields[j].field, line->index);

          if (problem != NULL && (worst == NULL || problem->severity > worst->severity))
            {
              worst = problem;
              column = fields[j].column;
            }
        }
      show_sentence (line, worst, column);
      if (first == NULL && worst != NULL && worst->severity == TD_SEVERITY_ERROR)
        first = line->cells[column];
    }

  return first;
}

void
td_stage_table_set_summary (TdStageTable *self, const char *sentence, gboolean is_late)
{
  g_autofree char *text = g_strconcat (is_late ? "⚠ " : "", sentence, NULL);

  g_return_if_fail (TD_IS_STAGE_TABLE (self));

  gtk_label_set_text (GTK_LABEL (self->summary), text);
  if (is_late)
    gtk_widget_add_css_class (self->summary, "td-alert");
  else
    gtk_widget_remove_css_class (self->summary, "td-alert");
}
