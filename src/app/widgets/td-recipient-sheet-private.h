#pragma once

#include "app/widgets/td-recipient-sheet.h"
#include "store/td-unit-match.h"

G_BEGIN_DECLS

/* A row of the grid: @award is the index of a line's award, -1 of a part's title and a blank row.
 */
typedef struct
{
  TdGridRowKind kind;
  TdRecipientKind part;
  int award;
} SheetRow;

/* Shared by td-recipient-sheet.c (the sheet), -grid.c (as a TdGridModel), -lines.c (changing lines,
 * taking back) and -suggest.c (what a cell offers). */
struct _TdRecipientSheet
{
  GObject parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  TdAwardCellContext context;
  TdDecision *decision; /* the editor's */
  TdAward *defaults;
  GArray *rows;    /* SheetRow */
  GArray *columns; /* TdAwardCell, those shown */
  gboolean is_common[TD_N_CELLS];
  gboolean shows_others;
  GPtrArray *problems;    /* TdProblem */
  TdUnitMatcher *matcher; /* (nullable): of the units of the decision's day, read in a thread */
  GCancellable *matching;

  /* What is being typed and not in the award yet. */
  int typing_row; /* -1: nothing */
  TdAwardCell typing_cell;
  char *typing_text;

  GQueue undo; /* GPtrArray of TdAward: the lists before each change, the last at the head */
  GQueue redo;
};

static inline const SheetRow *
td_recipient_sheet_get_row (TdRecipientSheet *self, guint row)
{
  return &g_array_index (self->rows, SheetRow, row);
}

/* td-recipient-sheet-grid.c */
void td_recipient_sheet_init_grid (TdGridModelInterface *iface);
void td_recipient_sheet_translate_columns (void);

/* td_recipient_sheet_stop_typing: forgets what is being typed */
void td_recipient_sheet_stop_typing (TdRecipientSheet *self);

/* td_recipient_sheet_rebuild: finds the rows anew, and tells */
void td_recipient_sheet_rebuild (TdRecipientSheet *self);

TdAward *td_recipient_sheet_get_award (TdRecipientSheet *self, guint row);

/* td_recipient_sheet_begin: remembers the awards as they are, to be taken back to */
void td_recipient_sheet_begin (TdRecipientSheet *self);

/* td_recipient_sheet_begin_line: the award of a row, made for a blank one; begins a change */
TdAward *td_recipient_sheet_begin_line (TdRecipientSheet *self, guint row);
void td_recipient_sheet_clear_undo (TdRecipientSheet *self);

/* For TdGridModel. */
GPtrArray *
td_recipient_sheet_suggest (TdGridModel *model, guint row, guint column, const char *text);
void td_recipient_sheet_take (TdGridModel *model,
                              guint row,
                              guint column,
                              const TdSuggestion *suggestion);

/* td_recipient_sheet_read_units: reads the names that unsure units are compared with; to be called
 * again for another day */
void td_recipient_sheet_read_units (TdRecipientSheet *self);

/* td_recipient_sheet_take_exact_unit: takes the one unit whose code, name or short name @text is */
gboolean
td_recipient_sheet_take_exact_unit (TdRecipientSheet *self, TdAward *award, const char *text);

G_END_DECLS
