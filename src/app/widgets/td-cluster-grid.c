#include "app/widgets/td-cluster-grid.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-cluster-store.h"
#include "store/td-unit-store.h"

#define MAX_HITS 8

struct _TdClusterGrid
{
  GObject parent_instance;

  TdBook *book;
  TdCluster *cluster;  /* the owner's */
  GHashTable *names;   /* unit id → what it is called in the year */
  GHashTable *unread;  /* TdClusterUnit → what was typed and is no unit */
  GPtrArray *problems; /* TdProblem */

  /* What is being typed and not in the cluster yet. */
  int typing_row; /* -1: nothing */
  guint typing_column;
  char *typing_text;
};

static void init_grid (TdGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdClusterGrid,
                               td_cluster_grid,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL, init_grid))

static const TdGridColumn all_columns[TD_N_CLUSTER_COLUMNS] = {
  [TD_CLUSTER_COLUMN_UNIT]
  = { TD_GRID_CHOICE, N_ ("Unit"),
      N_ ("Code, short name or any words of the unit, with or without marks"), 36, TRUE },
  [TD_CLUSTER_COLUMN_LEADER] = { TD_GRID_TOGGLE, N_ ("Leads"),
                                 N_ ("The unit that leads the cluster. Space or x turns it on and "
                                     "off"),
                                 12, FALSE },
  [TD_CLUSTER_COLUMN_NOTE] = { TD_GRID_TEXT, N_ ("Remark"), NULL, 18, TRUE },
};

/* The titles are translated once. */
static TdGridColumn shown_columns[TD_N_CLUSTER_COLUMNS];

static void
stop_typing (TdClusterGrid *self)
{
  self->typing_row = -1;
  g_clear_pointer (&self->typing_text, g_free);
}

/* Problems belong to lines by their index: they are found again. */
static void
edited (TdClusterGrid *self)
{
  stop_typing (self);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  td_grid_model_changed (TD_GRID_MODEL (self));
  g_signal_emit_by_name (self, "edited");
}

/* (nullable): NULL for the blank line */
static TdClusterUnit *
get_unit (TdClusterGrid *self, guint row)
{
  return row < self->cluster->units->len ? td_cluster_get_unit (self->cluster, row) : NULL;
}

static const char *
get_name (TdClusterGrid *self, const TdClusterUnit *unit)
{
  const char *unread = g_hash_table_lookup (self->unread, unit);
  char *name;

  if (unread != NULL)
    return unread;
  if (unit->unit_id == 0)
    return "";
  name = g_hash_table_lookup (self->names, &unit->unit_id);
  if (name != NULL)
    return name;

  name = td_cluster_read_unit_name (td_book_get_reader (self->book), unit->unit_id,
                                    self->cluster->year, NULL);
  if (name == NULL)
    return "";
  g_hash_table_insert (self->names, g_memdup2 (&unit->unit_id, sizeof unit->unit_id), name);

  return name;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static guint
get_n_columns (TdGridModel *model)
{
  return TD_N_CLUSTER_COLUMNS;
}

static const TdGridColumn *
get_column (TdGridModel *model, guint column)
{
  return &shown_columns[column];
}

static guint
get_n_rows (TdGridModel *model)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);

  return self->cluster != NULL ? self->cluster->units->len + 1 : 0;
}

static const TdProblem *
find_problem (TdClusterGrid *self, guint row)
{
  return self->problems != NULL ? td_problems_find (self->problems, TD_CLUSTER_UNIT, (int) row)
                                : NULL;
}

static void
get_row (TdGridModel *model, guint row, TdGridRow *info)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);
  const TdProblem *problem = find_problem (self, row);

  if (get_unit (self, row) == NULL)
    {
      info->kind = TD_GRID_ROW_BLANK;
      info->title = g_strdup ("+");
      return;
    }
  info->kind = TD_GRID_ROW_LINE;
  info->title = g_strdup_printf ("%u", row + 1);
  if (problem != NULL)
    {
      info->problem = g_strdup (problem->message);
      info->severity = problem->severity;
    }
}

static void
get_cell (TdGridModel *model, guint row, guint column, TdGridCell *cell)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);
  const TdClusterUnit *unit = get_unit (self, row);
  const TdProblem *problem;

  if (self->typing_row == (int) row && self->typing_column == column)
    cell->text = g_strdup (self->typing_text);
  else if (unit == NULL)
    cell->text = g_strdup ("");
  else if (column == TD_CLUSTER_COLUMN_UNIT)
    cell->text = g_strdup (get_name (self, unit));
  else if (column == TD_CLUSTER_COLUMN_LEADER)
    cell->text = g_strdup (unit->is_leader ? "✓" : "");
  else
    cell->text = g_strdup (unit->note);

  /* A line begins with its unit. */
  cell->is_locked = unit == NULL && column != TD_CLUSTER_COLUMN_UNIT;
  problem = unit != NULL && column == TD_CLUSTER_COLUMN_UNIT ? find_problem (self, row) : NULL;
  if (problem != NULL)
    {
      cell->has_problem = TRUE;
      cell->severity = problem->severity;
    }
}

/* --- Typing ----------------------------------------------------------------------------------- */

static TdClusterUnit *
begin_line (TdClusterGrid *self, guint row)
{
  TdClusterUnit *unit = get_unit (self, row);

  if (unit == NULL)
    {
      unit = td_cluster_unit_new (0);
      g_ptr_array_add (self->cluster->units, unit);
    }

  return unit;
}

static void
set_unit (TdClusterGrid *self, guint row, gint64 unit_id, const char *unread)
{
  TdClusterUnit *unit = begin_line (self, row);

  unit->unit_id = unit_id;
  if (unread != NULL && unread[0] != '\0')
    g_hash_table_insert (self->unread, unit, g_strdup (unread));
  else
    g_hash_table_remove (self->unread, unit);
  edited (self);
}

static GPtrArray *
search (TdClusterGrid *self, const char *text, guint limit)
{
  TdDate on = TD_DATE ((guint16) CLAMP (self->cluster->year, 1, 9999), 1, 1);

  return td_unit_search (td_book_get_reader (self->book), text, on, limit, NULL);
}

/* The one unit whose code, name or short name was typed; 0 if there is none. */
static gint64
find_exact (TdClusterGrid *self, const char *text)
{
  g_autoptr (GPtrArray) hits = search (self, text, 2);
  g_autofree char *key = td_text_fold (text);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *name = td_text_fold (hit->name);
      g_autofree char *short_name = td_text_fold (hit->short_name);
      g_autofree char *code = td_text_fold (hit->code);

      if (g_str_equal (key, name) || g_str_equal (key, short_name) || g_str_equal (key, code))
        return hit->id;
    }

  return 0;
}

static void
set_text (TdGridModel *model, guint row, guint column, const char *text)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);
  TdClusterUnit *unit = get_unit (self, row);
  g_autofree char *clean = td_text_clean (text);

  stop_typing (self);
  if (column == TD_CLUSTER_COLUMN_NOTE && unit != NULL)
    {
      if (td_text_set (&unit->note, clean))
        edited (self);
    }
  else if (column == TD_CLUSTER_COLUMN_UNIT
           && !g_str_equal (clean, unit != NULL ? get_name (self, unit) : ""))
    {
      gint64 id = clean[0] != '\0' ? find_exact (self, clean) : 0;

      set_unit (self, row, id, id == 0 ? clean : NULL);
      return;
    }
  td_grid_model_changed (model);
}

static void
set_typing (TdGridModel *model, guint row, guint column, const char *text)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);

  self->typing_row = (int) row;
  self->typing_column = column;
  g_free (self->typing_text);
  self->typing_text = g_strdup (text);
}

static void
toggle (TdGridModel *model, guint row, guint column)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);
  const TdClusterUnit *unit = get_unit (self, row);

  if (unit == NULL)
    return;
  td_cluster_set_leader (self->cluster, unit->is_leader ? -1 : (int) row);
  edited (self);
}

static gboolean
repeat_above (TdGridModel *model, guint row, guint column)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);
  const TdClusterUnit *above = row > 0 ? get_unit (self, row - 1) : NULL;

  if (column != TD_CLUSTER_COLUMN_NOTE || above == NULL || get_unit (self, row) == NULL)
    return FALSE;
  set_text (model, row, column, above->note);

  return TRUE;
}

static GPtrArray *
suggest (TdGridModel *model, guint row, guint column, const char *text)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);
  GPtrArray *suggestions;
  g_autoptr (GPtrArray) hits = NULL;

  if (column != TD_CLUSTER_COLUMN_UNIT)
    return NULL;
  suggestions = td_suggestions_new ();
  hits = search (self, text, MAX_HITS);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *detail = hit->parent_name != NULL && hit->parent_name[0] != '\0'
                                    ? g_strdup_printf ("%s — %s", hit->code, hit->parent_name)
                                    : g_strdup (hit->code);

      g_ptr_array_add (suggestions, td_suggestion_new (hit->name, detail, hit->id));
    }

  return suggestions;
}

static void
take (TdGridModel *model, guint row, guint column, const TdSuggestion *suggestion)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (model);

  stop_typing (self);
  set_unit (self, row, suggestion->id, NULL);
}

static void
init_grid (TdGridModelInterface *iface)
{
  iface->get_n_columns = get_n_columns;
  iface->get_column = get_column;
  iface->get_n_rows = get_n_rows;
  iface->get_row = get_row;
  iface->get_cell = get_cell;
  iface->set_text = set_text;
  iface->set_typing = set_typing;
  iface->toggle = toggle;
  iface->repeat_above = repeat_above;
  iface->suggest = suggest;
  iface->take = take;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
td_cluster_grid_finalize (GObject *object)
{
  TdClusterGrid *self = TD_CLUSTER_GRID (object);

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->unread);
  g_free (self->typing_text);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_cluster_grid_parent_class)->finalize (object);
}

static void
td_cluster_grid_class_init (TdClusterGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_cluster_grid_finalize;

  g_signal_new ("edited", TD_TYPE_CLUSTER_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
  for (guint i = 0; i < TD_N_CLUSTER_COLUMNS; i++)
    {
      shown_columns[i] = all_columns[i];
      shown_columns[i].title = _ (all_columns[i].title);
      if (all_columns[i].tooltip != NULL)
        shown_columns[i].tooltip = _ (all_columns[i].tooltip);
    }
}

static void
td_cluster_grid_init (TdClusterGrid *self)
{
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->unread = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->typing_row = -1;
}

TdClusterGrid *
td_cluster_grid_new (TdBook *book)
{
  TdClusterGrid *self = g_object_new (TD_TYPE_CLUSTER_GRID, NULL);

  self->book = g_object_ref (book);

  return self;
}

void
td_cluster_grid_set_cluster (TdClusterGrid *self, TdCluster *cluster)
{
  g_return_if_fail (TD_IS_CLUSTER_GRID (self));

  self->cluster = cluster;
  g_hash_table_remove_all (self->unread);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  stop_typing (self);
  td_cluster_grid_changed (self);
}

void
td_cluster_grid_changed (TdClusterGrid *self)
{
  g_return_if_fail (TD_IS_CLUSTER_GRID (self));

  g_hash_table_remove_all (self->names);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

void
td_cluster_grid_set_problems (TdClusterGrid *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_CLUSTER_GRID (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

void
td_cluster_grid_collect (TdClusterGrid *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_CLUSTER_GRID (self));

  for (guint i = 0; i < self->cluster->units->len; i++)
    {
      const char *unread = g_hash_table_lookup (self->unread, get_unit (self, i));

      if (unread != NULL)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_CLUSTER_UNIT, (int) i,
                         _ ("No unit of the book is called “%s”. Choose one of those that are "
                            "offered."),
                         unread);
    }
}

void
td_cluster_grid_remove (TdClusterGrid *self, guint row)
{
  TdClusterUnit *unit = get_unit (self, row);

  if (unit == NULL)
    return;
  g_hash_table_remove (self->unread, unit);
  g_ptr_array_remove_index (self->cluster->units, row);
  edited (self);
}

guint
td_cluster_grid_move (TdClusterGrid *self, guint row, int step)
{
  guint other = row + (guint) step;

  if (get_unit (self, row) == NULL || get_unit (self, other) == NULL)
    return row;
  g_ptr_array_insert (self->cluster->units, (int) other,
                      g_ptr_array_steal_index (self->cluster->units, row));
  edited (self);

  return other;
}
