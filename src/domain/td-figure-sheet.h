#pragma once

#include "domain/td-catalogue.h"
#include "domain/td-period.h"
#include "domain/td-problem.h"
#include "domain/td-sheet-undo.h"

G_BEGIN_DECLS

/* What units report of themselves for a period, as a sheet that is typed: a line for each unit,
 * with what it reported before beside it. Kept by td-figure-store.h. */

/* TdFigure: in the order of the sheet's columns. The first five count people, the score is in
 * hundredths of a point, the rating is a code of the catalogue. */
typedef enum
{
  TD_FIGURE_WORKERS, /* CNVCLĐ, members or not */
  TD_FIGURE_MEMBERS,
  TD_FIGURE_WOMEN,
  TD_FIGURE_DIRECT_WORKERS,
  TD_FIGURE_LEADERS,
  TD_FIGURE_SCORE,
  TD_FIGURE_RATING,
  TD_N_FIGURES,
} TdFigure;

#define TD_N_FIGURE_COUNTS TD_FIGURE_SCORE
#define TD_N_FIGURE_NUMBERS TD_FIGURE_RATING

/* A number that was not reported, which is not 0. */
#define TD_FIGURE_UNKNOWN G_GINT64_CONSTANT (-1)

/* td_figure_get_field: the name of a figure's field in problems, and of its column in the book */
const char *td_figure_get_field (TdFigure figure);

/* td_figure_get_title: translated: "Workers" */
const char *td_figure_get_title (TdFigure figure);

/* TdFigureValues: plain data
 * @rating: interned, "" for none */
typedef struct
{
  gint64 numbers[TD_N_FIGURE_NUMBERS];
  const char *rating;
} TdFigureValues;

void td_figure_values_init (TdFigureValues *self);
gboolean td_figure_values_equal (const TdFigureValues *a, const TdFigureValues *b);
gboolean td_figure_values_is_empty (const TdFigureValues *self);

/* TdFigureLine: a unit
 * @above_id, @group: the unit above it and its name, 0 and "" if the sheet is about this one
 * @code, @name: on the last day of the period
 * @id, @revision: of the row in the book, 0 if there is none
 * @stored: as the book has it
 * @values: as it is typed
 * @unread: (nullable) each: what was typed and is no value
 * @last: of each figure the latest value of an earlier period
 * @last_periods: interned codes of those periods, "" where there is none
 * @last_units: (nullable): the units that reported @last, where this one was not yet
 * @has_below: whether there are units below it
 * @below: what those reported for the same period, added up; @n_below of them */
typedef struct
{
  gint64 unit_id;
  gint64 above_id;
  char *group;
  char *code;
  char *name;
  gint64 id;
  int revision;
  TdFigureValues stored;
  TdFigureValues values;
  char *unread[TD_N_FIGURES];
  TdFigureValues last;
  const char *last_periods[TD_N_FIGURES];
  char *last_units;
  gboolean has_below;
  gint64 below[TD_N_FIGURE_COUNTS];
  guint n_below;
} TdFigureLine;

/* td_figure_line_new: (transfer full): nothing reported */
TdFigureLine *td_figure_line_new (gint64 unit_id, const char *name);
void td_figure_line_free (TdFigureLine *self);

/* TdFigureSheet:
 * @root_id, @root_name: whose units they are
 * @with_below: all units below, and not only those right below
 * @jump: the share in percent by which a figure may differ from the last one
 * @lines: (element-type TdFigureLine): those under one unit stand together */
typedef struct
{
  gint64 root_id;
  char *root_name;
  TdPeriod period;
  gboolean with_below;
  gint64 jump;
  GPtrArray *lines;
  TdSheetUndo *undo;
} TdFigureSheet;

TdFigureSheet *td_figure_sheet_new (void);

/* td_figure_sheet_copy: without what can be undone */
TdFigureSheet *td_figure_sheet_copy (const TdFigureSheet *self);
void td_figure_sheet_free (TdFigureSheet *self);

TdFigureLine *td_figure_sheet_get_line (const TdFigureSheet *self, guint line);

/* td_figure_sheet_is_changed: whether anything differs from what the book has */
gboolean td_figure_sheet_is_changed (const TdFigureSheet *self);
gboolean td_figure_line_is_changed (const TdFigureLine *self);

/* td_figure_sheet_type: @text as it was typed or pasted: "1.234" (also "1 234" and "1,234") for
 * people, "92,5" for the score, a rating's code, short or full name; blank for not reported. What
 * cannot be read is kept as it is.
 *
 * Returns: whether anything changed; to be undone with the other changes until
 *   td_figure_sheet_end_change () */
gboolean td_figure_sheet_type (TdFigureSheet *self,
                               const TdCatalogue *catalogue,
                               guint line,
                               TdFigure figure,
                               const char *text);

/* td_figure_sheet_repeat: takes the last period's value over
 *
 * Returns: FALSE if there is none */
gboolean td_figure_sheet_repeat (TdFigureSheet *self, guint line, TdFigure figure);

/* td_figure_sheet_end_change: what was typed since the last call is one change, which undo takes
 * back as a whole */
void td_figure_sheet_end_change (TdFigureSheet *self);

/* td_figure_sheet_undo: @redo: the other way
 *
 * Returns: FALSE if there is nothing to undo */
gboolean td_figure_sheet_undo (TdFigureSheet *self, gboolean redo);

/* td_figure_sheet_get_text, _get_last_text: (transfer full): as it is shown: "1.234", "92,5", a
 * rating's short name, "" for not reported */
char *td_figure_sheet_get_text (const TdFigureSheet *self,
                                const TdCatalogue *catalogue,
                                guint line,
                                TdFigure figure);
char *td_figure_sheet_get_last_text (const TdFigureSheet *self,
                                     const TdCatalogue *catalogue,
                                     guint line,
                                     TdFigure figure);

/* td_figure_sheet_sum: of a count over all lines and, as reports do, what the units below them
 * reported
 *
 * Returns: whether any has it */
gboolean td_figure_sheet_sum (const TdFigureSheet *self, TdFigure figure, gint64 *sum);

/* td_figure_sheet_check: what cannot be read is an error; more members, women, direct workers or
 * leaders than workers, a jump, a rating of another scale, and members that the units below
 * reported too are warnings. The row of a problem is its line.
 *
 * Returns: (transfer full) (element-type TdProblem) */
GPtrArray *td_figure_sheet_check (const TdFigureSheet *self, const TdCatalogue *catalogue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFigureSheet, td_figure_sheet_free)

G_END_DECLS
