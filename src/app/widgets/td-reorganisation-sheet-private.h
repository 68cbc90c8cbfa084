#pragma once

#include "app/widgets/td-reorganisation-sheet.h"
#include "store/td-unit-match.h"

G_BEGIN_DECLS

/* SheetLine: a line that is being typed
 * @has_action: else the action of @line means nothing
 * @unread: (nullable): of each cell what was typed and is no value of it */
typedef struct
{
  TdReorganisationLine *line;
  gboolean has_action;
  char *unread[TD_N_LINE_CELLS];
} SheetLine;

/* Shared by td-reorganisation-sheet.c (the sheet), -grid.c (as a TdGridModel), -cell.c (a cell as
 * text), -lines.c (changing lines, taking back) and -suggest.c (what a cell offers). */
struct _TdReorganisationSheet
{
  GObject parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  TdDate effective_on;
  GPtrArray *lines;       /* SheetLine */
  GPtrArray *problems;    /* (nullable): TdProblem */
  GHashTable *names;      /* gint64 → name of a unit */
  TdUnitMatcher *matcher; /* (nullable): of the units of the day before, read in a thread */
  GCancellable *matching;

  /* What is being typed and not in the line yet. */
  int typing_row; /* -1: nothing */
  TdLineCell typing_cell;
  char *typing_text;

  GQueue undo; /* GPtrArray of SheetLine: the lists before each change, the last at the head */
  GQueue redo;
};

static inline SheetLine *
td_reorganisation_sheet_get_line (TdReorganisationSheet *self, guint line)
{
  return line < self->lines->len ? g_ptr_array_index (self->lines, line) : NULL;
}

/* td-reorganisation-sheet.c */
SheetLine *sheet_line_new (void);
SheetLine *sheet_line_copy (const SheetLine *self);
void sheet_line_free (SheetLine *self);

/* sheet_line_is_blank: whether it has nothing but perhaps an action */
gboolean sheet_line_is_blank (const SheetLine *self);
void sheet_line_set_unread (SheetLine *self, TdLineCell cell, const char *text);

/* td_reorganisation_sheet_get_name: (transfer none): of a unit of the book, "" for none */
const char *td_reorganisation_sheet_get_name (TdReorganisationSheet *self, gint64 unit_id);

/* td-reorganisation-sheet-grid.c */
void td_reorganisation_sheet_init_grid (TdGridModelInterface *iface);
void td_reorganisation_sheet_translate_columns (void);
void td_reorganisation_sheet_stop_typing (TdReorganisationSheet *self);

/* td-reorganisation-sheet-cell.c */

/* td_reorganisation_sheet_is_used: whether a line has that cell; while its action is not chosen,
 * that and the units */
gboolean td_reorganisation_sheet_is_used (const SheetLine *line, TdLineCell cell);

/* td_reorganisation_sheet_get_text: (transfer full) */
char *
td_reorganisation_sheet_get_text (TdReorganisationSheet *self, SheetLine *line, TdLineCell cell);

/* td_reorganisation_sheet_set_text: reads what is typed into the line */
void td_reorganisation_sheet_set_text (TdReorganisationSheet *self,
                                       SheetLine *line,
                                       TdLineCell cell,
                                       const char *text);
void td_reorganisation_sheet_copy_cell (TdReorganisationSheet *self,
                                        SheetLine *line,
                                        const SheetLine *from,
                                        TdLineCell cell);
void td_reorganisation_sheet_set_action (SheetLine *line, TdReorganisationAction action);

/* td_reorganisation_sheet_get_vocabulary: FALSE if the cell has no terms */
gboolean td_reorganisation_sheet_get_vocabulary (TdLineCell cell, TdVocabulary *vocabulary);

/* td_reorganisation_sheet_get_field: (transfer none): the string of a cell that is a text or a
 * code; NULL of the others */
char **td_reorganisation_sheet_get_field (TdReorganisationLine *line, TdLineCell cell);

/* td_reorganisation_sheet_find_founded: (nullable): the line that makes the unit of that name */
SheetLine *td_reorganisation_sheet_find_founded (TdReorganisationSheet *self, const char *name);

/* td-reorganisation-sheet-lines.c */

/* td_reorganisation_sheet_begin: remembers the lines as they are, to be taken back to */
void td_reorganisation_sheet_begin (TdReorganisationSheet *self);

/* td_reorganisation_sheet_begin_line: the line of a row, made for a blank one; begins a change */
SheetLine *td_reorganisation_sheet_begin_line (TdReorganisationSheet *self, guint row);
void td_reorganisation_sheet_edited (TdReorganisationSheet *self);
void td_reorganisation_sheet_clear_undo (TdReorganisationSheet *self);

/* td_reorganisation_sheet_add_founding: a line that makes the unit of that name, like the unit of
 * @line */
void td_reorganisation_sheet_add_founding (TdReorganisationSheet *self,
                                           const SheetLine *line,
                                           const char *name);

/* td-reorganisation-sheet-suggest.c */
GPtrArray *
td_reorganisation_sheet_suggest (TdGridModel *model, guint row, guint column, const char *text);
void td_reorganisation_sheet_take (TdGridModel *model,
                                   guint row,
                                   guint column,
                                   const TdSuggestion *suggestion);

/* td_reorganisation_sheet_find_unit: the one unit that is open on the day before (on the first day,
 * for a @target) and whose code, name or short name is @text, or that is certainly meant; 0 if
 * there is none */
gint64
td_reorganisation_sheet_find_unit (TdReorganisationSheet *self, const char *text, gboolean target);

/* td_reorganisation_sheet_read_units: reads the names that pasted units are compared with; to be
 * called again for another day */
void td_reorganisation_sheet_read_units (TdReorganisationSheet *self);

/* td_reorganisation_sheet_find_action: the best of those that @text may mean; FALSE if there is
 * none */
gboolean td_reorganisation_sheet_find_action (const char *text, TdReorganisationAction *action);

G_END_DECLS
