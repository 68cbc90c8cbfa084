#include "app/widgets/td-target-table.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-control.h"
#include "app/widgets/td-term-drop-down.h"
#include "base/td-money.h"
#include "base/td-text.h"

/* A line: the organisation type and what is asked of it. */
typedef struct
{
  char *code;
  gint64 id; /* of the stored target, 0 for none */
  GtkWidget *target;
  GtkWidget *direction;
  GtkWidget *value;
  GtkWidget *measure;
  GtkWidget *problem;
} Line;

struct _TdTargetTable
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GPtrArray *lines; /* Line */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TdTargetTable, td_target_table, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
line_free (Line *self)
{
  g_free (self->code);
  g_free (self);
}

static void
changed_cb (TdTargetTable *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

/* --- Building --------------------------------------------------------------------------------- */

enum
{
  COLUMN_TYPE,
  COLUMN_TARGET,
  COLUMN_DIRECTION,
  COLUMN_VALUE,
  COLUMN_MEASURE,
  N_COLUMNS,
};

static GtkWidget *
add_entry (
    TdTargetTable *self, int column, int row, int width, const char *type, const char *column_title)
{
  GtkWidget *entry = gtk_entry_new ();
  /* "Target — State enterprise" */
  g_autofree char *name = g_strdup_printf ("%s — %s", column_title, type);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_hexpand (entry, column == COLUMN_TARGET);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), entry, column, row, 1, 1);

  return entry;
}

/* How the number is meant. */
static GtkWidget *
add_direction (TdTargetTable *self, int row, const char *type)
{
  static const char *const codes[] = { ">=", "<=", "=" };
  const char *names[] = { _ ("at least"), _ ("at most"), _ ("exactly") };
  GtkWidget *drop_down = td_term_drop_down_new ();
  g_autofree char *name = g_strdup_printf ("%s — %s", _ ("How the number is meant"), type);

  td_term_drop_down_set_items (TD_TERM_DROP_DOWN (drop_down), codes, names, G_N_ELEMENTS (codes));
  gtk_accessible_update_property (GTK_ACCESSIBLE (td_control_get_target (drop_down)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (drop_down, "notify::code", G_CALLBACK (changed_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), drop_down, COLUMN_DIRECTION, row, 1, 1);

  return drop_down;
}

static void
add_line (TdTargetTable *self, const TdTerm *type)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *label = gtk_label_new (type->short_name);
  int row = (int) self->lines->len * 2 + 2;

  line->code = g_strdup (type->code);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (label, type->name);
  gtk_grid_attach (GTK_GRID (self->grid), label, COLUMN_TYPE, row, 1, 1);
  line->target = add_entry (self, COLUMN_TARGET, row, 24, type->short_name, _ ("Target"));
  line->direction = add_direction (self, row, type->short_name);
  line->value = add_entry (self, COLUMN_VALUE, row, 8, type->short_name, _ ("Number"));
  line->measure
      = add_entry (self, COLUMN_MEASURE, row, 10, type->short_name, _ ("Unit of measure"));
  gtk_entry_set_alignment (GTK_ENTRY (line->value), 1);

  line->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (line->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (line->problem), TRUE);
  gtk_widget_set_visible (line->problem, FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), line->problem, COLUMN_TARGET, row + 1,
                   N_COLUMNS - COLUMN_TARGET, 1);
  g_ptr_array_add (self->lines, line);
}

static void
add_heading (TdTargetTable *self)
{
  const char *titles[N_COLUMNS] = { NULL, _ ("Target"), NULL, _ ("Number"), _ ("Unit of measure") };
  GtkWidget *title = gtk_label_new (_ ("Targets by organisation type"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "td-title");
  gtk_grid_attach (GTK_GRID (self->grid), title, 0, 0, N_COLUMNS, 1);
  for (int i = 1; i < N_COLUMNS; i++)
    {
      GtkWidget *label;

      if (titles[i] == NULL)
        continue;
      label = gtk_label_new (titles[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 1, 1, 1);
    }
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_target_table_dispose (GObject *object)
{
  TdTargetTable *self = TD_TARGET_TABLE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (td_target_table_parent_class)->dispose (object);
}

static void
td_target_table_class_init (TdTargetTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_target_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  changed_signal = g_signal_new ("changed", TD_TYPE_TARGET_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
td_target_table_init (TdTargetTable *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
td_target_table_new (void)
{
  return g_object_new (TD_TYPE_TARGET_TABLE, NULL);
}

void
td_target_table_set_catalogue (TdTargetTable *self, const TdCatalogue *catalogue)
{
  g_return_if_fail (TD_IS_TARGET_TABLE (self));

  add_heading (self);
  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_ORGANISATION_TYPE); i++)
    add_line (self, td_catalogue_get_term (catalogue, TD_VOCABULARY_ORGANISATION_TYPE, i));
}

static const TdCampaignTarget *
find_target (const GPtrArray *targets, const char *code)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const TdCampaignTarget *target = g_ptr_array_index (targets, i);

      if (g_str_equal (target->organisation_type, code))
        return target;
    }

  return NULL;
}

void
td_target_table_set_targets (TdTargetTable *self, const GPtrArray *targets)
{
  g_return_if_fail (TD_IS_TARGET_TABLE (self));

  self->filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);
      const TdCampaignTarget *target = find_target (targets, line->code);
      g_autofree char *value = target != NULL && target->value >= 0
                                   ? td_money_format_hundredths (target->value)
                                   : g_strdup ("");

      line->id = target != NULL ? target->id : 0;
      td_term_drop_down_set_code (TD_TERM_DROP_DOWN (line->direction),
                                  target != NULL ? target->direction : ">=");
      gtk_editable_set_text (GTK_EDITABLE (line->target), target != NULL ? target->target : "");
      gtk_editable_set_text (GTK_EDITABLE (line->value), value);
      gtk_editable_set_text (GTK_EDITABLE (line->measure), target != NULL ? target->measure : "");
      gtk_widget_set_visible (line->problem, FALSE);
    }
  self->filling = FALSE;
}

void
td_target_table_collect (TdTargetTable *self, GPtrArray *targets, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_TARGET_TABLE (self));

  g_ptr_array_set_size (targets, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      const char *number = gtk_editable_get_text (GTK_EDITABLE (line->value));
      g_autoptr (TdCampaignTarget) target = td_campaign_target_new ();
      g_autoptr (GError) error = NULL;

      target->id = line->id;
      td_text_set (&target->organisation_type, line->code);
      td_text_set (&target->target, gtk_editable_get_text (GTK_EDITABLE (line->target)));
      if (td_term_drop_down_get_code (TD_TERM_DROP_DOWN (line->direction))[0] != '\0')
        td_text_set (&target->direction,
                     td_term_drop_down_get_code (TD_TERM_DROP_DOWN (line->direction)));
      td_text_set (&target->measure, gtk_editable_get_text (GTK_EDITABLE (line->measure)));
      if (target->target[0] == '\0' && target->measure[0] == '\0' && td_text_is_blank (number))
        continue;
      if (!td_text_is_blank (number) && !td_money_parse_hundredths (number, &target->value, &error))
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_TARGET, (int) targets->len, "%s",
                         error->message);
      g_ptr_array_add (targets, g_steal_pointer (&target));
    }
}

GtkWidget *
td_target_table_show_problems (TdTargetTable *self,
                               const GPtrArray *targets,
                               const GPtrArray *problems)
{
  GtkWidget *first = NULL;

  g_return_val_if_fail (TD_IS_TARGET_TABLE (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_set_visible (((Line *) g_ptr_array_index (self->lines, i))->problem, FALSE);

  for (guint i = 0; i < targets->len; i++)
    {
      const TdCampaignTarget *target = g_ptr_array_index (targets, i);
      const TdProblem *problem = td_problems_find (problems, TD_CAMPAIGN_TARGET, (int) i);

      if (problem == NULL)
        problem = td_problems_find (problems, TD_CAMPAIGN_TARGET_MEASURE, (int) i);
      for (guint j = 0; problem != NULL && j < self->lines->len; j++)
        {
          const Line *line = g_ptr_array_index (self->lines, j);

          if (!g_str_equal (line->code, target->organisation_type))
            continue;
          gtk_label_set_text (GTK_LABEL (line->problem), problem->message);
          if (problem->severity == TD_SEVERITY_ERROR)
            gtk_widget_add_css_class (line->problem, "td-problem-error");
          else
            gtk_widget_remove_css_class (line->problem, "td-problem-error");
          gtk_widget_set_visible (line->problem, TRUE);
          if (first == NULL && problem->severity == TD_SEVERITY_ERROR)
            first = target->target[0] == '\0' ? line->target : line->value;
        }
    }

  return first;
}
