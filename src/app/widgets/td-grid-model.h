#pragma once

#include <gtk/gtk.h>

#include "domain/td-problem.h"

G_BEGIN_DECLS

#define TD_TYPE_GRID_MODEL (td_grid_model_get_type ())

/* TdGridModel: what a TdGrid shows and edits: rows of cells that are texts, whatever they mean.
 * Rows are asked for again and again, only those in sight: a model computes, it does not build.
 *
 * Signals:
 *   changed (TdGridModel *): any row may differ, be new or gone
 *   columns-changed (TdGridModel *): another set of columns */
G_DECLARE_INTERFACE (TdGridModel, td_grid_model, TD, GRID_MODEL, GObject)

typedef enum
{
  TD_GRID_ROW_PART,  /* a title across all columns: "II. CÁ NHÂN (18)" */
  TD_GRID_ROW_LINE,  /* a record */
  TD_GRID_ROW_BLANK, /* where the next record is typed; becomes a line with its first text */
} TdGridRowKind;

/* TdGridRow:
 * @title: of a part; of a line its running number, "7"
 * @problem: (nullable): the sentence under the line
 * @severity: of @problem
 * @is_muted: shown, and no longer valid */
typedef struct
{
  TdGridRowKind kind;
  char *title;
  char *problem;
  TdSeverity severity;
  gboolean is_muted;
} TdGridRow;

void td_grid_row_clear (TdGridRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdGridRow, td_grid_row_clear)

typedef enum
{
  TD_GRID_TEXT,
  TD_GRID_CHOICE, /* only what is suggested is a value: the best suggestion is taken on leaving */
  TD_GRID_NUMBER, /* right-aligned */
  TD_GRID_TOGGLE, /* the text is "✓" or "" */
} TdGridColumnKind;

/* TdGridColumn:
 * @title: translated
 * @tooltip: (nullable): the official meaning
 * @width: in letters
 * @expands: takes a share of what is left */
typedef struct
{
  TdGridColumnKind kind;
  const char *title;
  const char *tooltip;
  int width;
  gboolean expands;
} TdGridColumn;

/* TdGridCell:
 * @text: (transfer full)
 * @has_problem: drawn with a mark of @severity
 * @is_certain: of a TD_GRID_CHOICE: @text is a value, whatever problem it has; others are not
 *   offered unasked
 * @is_locked: cannot be edited in this row, and Tab passes it */
typedef struct
{
  char *text;
  gboolean has_problem;
  TdSeverity severity;
  gboolean is_certain;
  gboolean is_locked;
} TdGridCell;

void td_grid_cell_clear (TdGridCell *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdGridCell, td_grid_cell_clear)

/* TdSuggestion: something that can be taken instead of typing on
 * @label: what stands in the cell afterwards
 * @detail: (nullable): what tells it from others
 * @id: of what it is; the model knows */
typedef struct
{
  char *label;
  char *detail;
  gint64 id;
} TdSuggestion;

TdSuggestion *td_suggestion_new (const char *label, const char *detail, gint64 id);
void td_suggestion_free (TdSuggestion *self);

/* td_suggestions_new: (transfer full) (element-type TdSuggestion) */
GPtrArray *td_suggestions_new (void);

struct _TdGridModelInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_columns) (TdGridModel *self);
  const TdGridColumn *(*get_column) (TdGridModel *self, guint column);
  guint (*get_n_rows) (TdGridModel *self);
  void (*get_row) (TdGridModel *self, guint row, TdGridRow *info);
  void (*get_cell) (TdGridModel *self, guint row, guint column, TdGridCell *cell);

  /* What was typed, final: the cell is left. A text that is no value is kept as it is. */
  void (*set_text) (TdGridModel *self, guint row, guint column, const char *text);

  /* What is being typed, so that a draft has it; nothing is read from it yet. */
  void (*set_typing) (TdGridModel *self, guint row, guint column, const char *text);

  void (*toggle) (TdGridModel *self, guint row, guint column);

  /* The cell of the line above, taken over. Returns: whether there is one */
  gboolean (*repeat_above) (TdGridModel *self, guint row, guint column);

  /* (transfer full) (nullable) (element-type TdSuggestion): best first; @text may be "" */
  GPtrArray *(*suggest) (TdGridModel *self, guint row, guint column, const char *text);
  void (*take) (TdGridModel *self, guint row, guint column, const TdSuggestion *suggestion);
};

guint td_grid_model_get_n_columns (TdGridModel *self);
const TdGridColumn *td_grid_model_get_column (TdGridModel *self, guint column);
guint td_grid_model_get_n_rows (TdGridModel *self);
void td_grid_model_get_row (TdGridModel *self, guint row, TdGridRow *info);
void td_grid_model_get_cell (TdGridModel *self, guint row, guint column, TdGridCell *cell);
void td_grid_model_set_text (TdGridModel *self, guint row, guint column, const char *text);
void td_grid_model_set_typing (TdGridModel *self, guint row, guint column, const char *text);
void td_grid_model_toggle (TdGridModel *self, guint row, guint column);
gboolean td_grid_model_repeat_above (TdGridModel *self, guint row, guint column);
GPtrArray *td_grid_model_suggest (TdGridModel *self, guint row, guint column, const char *text);
void
td_grid_model_take (TdGridModel *self, guint row, guint column, const TdSuggestion *suggestion);

/* For implementations. */
void td_grid_model_changed (TdGridModel *self);
void td_grid_model_columns_changed (TdGridModel *self);

G_END_DECLS
