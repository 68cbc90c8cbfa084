#include "app/widgets/td-grid-model.h"

G_DEFINE_INTERFACE (TdGridModel, td_grid_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  COLUMNS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
td_grid_model_default_init (TdGridModelInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", TD_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
td_grid_row_clear (TdGridRow *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->problem, g_free);
}

void
td_grid_cell_clear (TdGridCell *self)
{
  g_clear_pointer (&self->text, g_free);
}

TdSuggestion *
td_suggestion_new (const char *label, const char *detail, gint64 id)
{
  TdSuggestion *self = g_new (TdSuggestion, 1);

  self->label = g_strdup (label);
  self->detail = g_strdup (detail);
  self->id = id;

  return self;
}

void
td_suggestion_free (TdSuggestion *self)
{
  g_free (self->label);
  g_free (self->detail);
  g_free (self);
}

GPtrArray *
td_suggestions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_suggestion_free);
}

guint
td_grid_model_get_n_columns (TdGridModel *self)
{
  return TD_GRID_MODEL_GET_IFACE (self)->get_n_columns (self);
}

const TdGridColumn *
td_grid_model_get_column (TdGridModel *self, guint column)
{
  return TD_GRID_MODEL_GET_IFACE (self)->get_column (self, column);
}

guint
td_grid_model_get_n_rows (TdGridModel *self)
{
  return TD_GRID_MODEL_GET_IFACE (self)->get_n_rows (self);
}

void
td_grid_model_get_row (TdGridModel *self, guint row, TdGridRow *info)
{
  TD_GRID_MODEL_GET_IFACE (self)->get_row (self, row, info);
}

void
td_grid_model_get_cell (TdGridModel *self, guint row, guint column, TdGridCell *cell)
{
  TD_GRID_MODEL_GET_IFACE (self)->get_cell (self, row, column, cell);
}

void
td_grid_model_set_text (TdGridModel *self, guint row, guint column, const char *text)
{
  TD_GRID_MODEL_GET_IFACE (self)->set_text (self, row, column, text);
}

void
td_grid_model_set_typing (TdGridModel *self, guint row, guint column, const char *text)
{
  TD_GRID_MODEL_GET_IFACE (self)->set_typing (self, row, column, text);
}

void
td_grid_model_toggle (TdGridModel *self, guint row, guint column)
{
  TD_GRID_MODEL_GET_IFACE (self)->toggle (self, row, column);
}

gboolean
td_grid_model_repeat_above (TdGridModel *self, guint row, guint column)
{
  return TD_GRID_MODEL_GET_IFACE (self)->repeat_above (self, row, column);
}

GPtrArray *
td_grid_model_suggest (TdGridModel *self, guint row, guint column, const char *text)
{
  return TD_GRID_MODEL_GET_IFACE (self)->suggest (self, row, column, text);
}

void
td_grid_model_take (TdGridModel *self, guint row, guint column, const TdSuggestion *suggestion)
{
  TD_GRID_MODEL_GET_IFACE (self)->take (self, row, column, suggestion);
}

void
td_grid_model_changed (TdGridModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
td_grid_model_columns_changed (TdGridModel *self)
{
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}
