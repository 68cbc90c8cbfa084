#pragma once

#include <glib-object.h>

#include "domain/td-award.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What a list shows: which records, in which order. The SQL for it is made in td-query.c alone; the
 * window, the command line and the report's "which awards are these?" all describe what they want
 * with this value. */

typedef enum
{
  TD_LIST_UNITS,
  TD_LIST_CAMPAIGNS,
  TD_LIST_DECISIONS,
  TD_LIST_AWARDS,
  TD_LIST_PERSONS,
  TD_LIST_INITIATIVES,
  TD_LIST_PUBLICITY,
  TD_LIST_ROLE_MODELS,
  TD_LIST_DOCUMENTS,
  TD_LIST_HISTORY,
  TD_N_LISTS,
} TdListKind;

typedef enum
{
  TD_COLUMN_TEXT,
  TD_COLUMN_DATE,  /* cells are ISO dates; of a birth perhaps the year or the month alone */
  TD_COLUMN_MONEY, /* cells are whole đồng */
  TD_COLUMN_COUNT,
  TD_COLUMN_FLAG, /* cells are "1" or "" */
  /* Texts. The next column, a flag, tells of which a clerk has to be warned. */
  TD_COLUMN_ALERT,
} TdColumnKind;

/* TdColumn:
 * @id: stable name, the heading of CSV and the key of JSON output: "decided_on"
 * @title: English msgid of the heading on screen; translate with _() at display time
 * @width: pixels at the default font, as a starting point
 * @expands: takes what room is left
 * @in_window: FALSE for columns that only the command line lists (the window has room for 10) */
typedef struct
{
  const char *id;
  const char *title;
  TdColumnKind kind;
  int width;
  gboolean expands;
  gboolean in_window;
} TdColumn;

/* td_list_get_columns: (transfer none) (array length=n_columns): the columns of a kind of list */
const TdColumn *td_list_get_columns (TdListKind kind, guint *n_columns);

/* td_list_find_column: -1 if there is none */
int td_list_find_column (TdListKind kind, const char *id);

/* TD_QUERY_NONE: as @organisation_type of awards: of those that have none */
#define TD_QUERY_NONE "-"

typedef enum
{
  TD_FLAG_ANY = -1,
  TD_FLAG_NO = 0,
  TD_FLAG_YES = 1,
} TdFlag;

/* TdQuery: (boxed) unset strings are NULL, unset ids 0, unset dates TD_DATE_NONE.
 *
 * @search: as typed; every word must begin a word of the record's text
 * @sort_column: a column's index, -1 for the list's own order (units and campaigns and persons by
 *   name, decisions and awards by date, newest first)
 *   @descending does not turn around the list's own order. Awards of one day are by name in either
 *   direction.
 * @from, @to: days that both belong; decided_on / starts-ends overlap / open in between / written
 *   in between, by kind; for persons: awarded in between; for initiatives: recognised, else
 * proposed
 * @on: for units: those open on that day come first in the list's own order, and each has the
 *   parent of that day; for campaigns: the day of their state and next review; without it @to, then
 *   today
 * @unit_id: for awards: of that unit and, as of each award's date, of all units below it; for
 *   decisions the same of their issuer; for units and persons: the unit and all below it as of @to
 *   (or today). Campaigns and the history belong to no unit.
 *   For initiatives, publicity, role models and documents as for awards, as of their day, today for
 *   those without one.
 * @term: a code of what these four are told apart by: the level that recognised an initiative, the
 *   channel of publicity, the kind of a document
 * @audience: a code, for publicity
 * @late_reviews: campaigns of which a review is late, see td-campaign-review.h
 * @exact_unit: @unit_id alone, not the units below it
 * @with_predecessors: the units that @unit_id goes on for, and what was below them, too
 * @outside_root: awards that the tree of this unit does not hold on their date, or without a unit
 * The rest is for awards, and for what lies behind a report's figure; @deciding_level for decisions
 *   too, @organisation_type for units, @woman, @direct_worker and @leader for persons:
 * @report_column, @form_code, @deciding_level, @commendation_type, @organisation_type: codes
 * @launching_level: a code: of campaigns that this level launched
 * @in_campaign: of any campaign
 * @with_made_from: of the campaigns that were made from @campaign_id as well, and from those
 * @recipients: bit (1 << TdRecipientKind) for each kind wanted, 0 for all
 * @with_revoked: revoked awards are listed too; reports never count them
 */
typedef struct
{
  TdListKind kind;
  char *search;
  int sort_column;
  gboolean descending;
  TdDate from;
  TdDate to;
  TdDate on;
  gint64 unit_id;
  gboolean exact_unit; /* unit_id alone, not the units below */
  gboolean with_predecessors;
  gint64 outside_root; /* awards not under this unit on their date */
  gint64 decision_id;
  gint64 person_id;
  gint64 recipient_unit_id;
  gint64 campaign_id;
  gboolean with_made_from;
  gboolean in_campaign;
  char *launching_level;
  guint recipients;
  char *report_column;
  char *form_code;
  char *deciding_level;
  char *deciding_field;    /* "union" or "state": of the deciding level */
  char *commendation_type; /* a code */
  TdFlag ad_hoc;
  char *organisation_type;
  char *term;
  char *audience;
  gboolean late_reviews;
  TdFlag woman;
  TdFlag direct_worker;
  TdFlag leader;
  gboolean with_revoked;
} TdQuery;

TdQuery *td_query_new (TdListKind kind);
TdQuery *td_query_copy (const TdQuery *self);
void td_query_free (TdQuery *self);
gboolean td_query_equal (const TdQuery *a, const TdQuery *b);

/* td_query_get_day: as of which day rows are shown, for td_query_read_rows_on (): of units and
 * campaigns @on or @to; TD_DATE_NONE for today, always for the other kinds */
TdDate td_query_get_day (const TdQuery *self);

/* td_query_to_label: (transfer full): what is filtered, in words for a chip or a window title;
 * "" for everything */
char *td_query_to_label (TdDb *db, const TdQuery *self);

/* td_query_read_ids:
 * @limit: 0 for all
 *
 * The ids of the records in order. Runs as long as the index does (150 ms for a million): in a
 * worker's connection, cancelled by that connection's cancellable.
 *
 * Returns: (transfer full) (element-type gint64) (nullable) */
GArray *td_query_read_ids (TdDb *db, const TdQuery *self, guint limit, GError **error);

/* td_query_read_first_ids:
 *
 * For one letter the index of words has half of the book, and td_query_read_ids () takes a quarter
 * of a second. This looks at the first 20,000 awards of the order alone, in some 20 ms.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): some of the first ids that
 *   td_query_read_ids () will give, in the same order; often none, always none where that is quick
 */
GArray *td_query_read_first_ids (TdDb *db, const TdQuery *self, GError **error);

/* TdQueryTotals: of the records that a query finds. For awards: recipients, flags and money; for
 * the other kinds only @n. */
typedef struct
{
  guint n;
  guint n_individuals;
  guint n_collectives;
  guint n_direct_workers; /* of the individuals, as are the next three */
  guint n_without_post;
  guint n_women;
  guint n_ad_hoc; /* of all */
  gint64 bonus;   /* đồng */
} TdQueryTotals;

gboolean
td_query_read_totals (TdDb *db, const TdQuery *self, TdQueryTotals *totals, GError **error);

#define TD_TYPE_ROW (td_row_get_type ())

/* TdRow: one record as a list shows it: its id and a text for each column (see TdColumnKind for how
 * they are written). Immutable. */
G_DECLARE_FINAL_TYPE (TdRow, td_row, TD, ROW, GObject)

/* td_row_new: (transfer full): @cells is taken */
TdRow *td_row_new (gint64 id, gboolean muted, GStrv cells);

/* td_row_new_empty: (transfer full): a muted row without texts: what is shown of a record that
 * td_query_read_rows () does not find any more */
TdRow *td_row_new_empty (gint64 id);

gint64 td_row_get_id (TdRow *self);

/* td_row_get_cell: (transfer none): never NULL */
const char *td_row_get_cell (TdRow *self, guint column);

/* td_row_is_muted: closed units, ended campaigns without a late review, revoked awards: shown, but
 * stepped back */
gboolean td_row_is_muted (TdRow *self);

/* td_row_equal: whether they are of the same record and look the same */
gboolean td_row_equal (TdRow *a, TdRow *b);

/* td_query_read_rows:
 * @ids: (array length=n_ids)
 *
 * Reads by primary key: 128 rows in about a millisecond, so that the main thread may do it.
 *
 * Returns: (transfer full) (element-type TdRow) (nullable): as many as @ids, in their order; NULL
 * in the place of a record that is gone */
GPtrArray *
td_query_read_rows (TdDb *db, TdListKind kind, const gint64 *ids, guint n_ids, GError **error);

/* td_query_read_rows_on: the same as of @on (TD_DATE_NONE: today): the parent that a unit had on
 * that day, muted what had ended before it */
GPtrArray *td_query_read_rows_on (
    TdDb *db, TdListKind kind, TdDate on, const gint64 *ids, guint n_ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdQuery, td_query_free)

G_END_DECLS
