#include "base/td-text.h"
#include "store/td-dues-private.h"
#include "store/td-setting-store.h"

/* --- Reports ---------------------------------------------------------------------------------- */

/* The federation's own unit. */
#define OWN_UNIT                                                                                   \
  "(SELECT o.id FROM unit o JOIN unit_kind k ON k.code = o.kind WHERE k.level = 'TINH'"            \
  " ORDER BY o.valid_to IS NOT NULL, o.id LIMIT 1)"

#define SELECT_REPORTS                                                                             \
  "SELECT r.due_on, r.received_on, r.period, '', r.unit_id, " TD_DUES_UNIT_NAME ", r.id, 0"        \
  " FROM report_due r JOIN unit u ON u.id = r.unit_id"                                             \
  " WHERE r.unit_id IS NOT " OWN_UNIT " AND " TD_DUES_BETWEEN ("r.due_on")

#define SELECT_OWN_UNIT "SELECT u.id, " TD_DUES_UNIT_NAME " FROM unit u WHERE u.id = " OWN_UNIT
/* Always a row: a period that was handed in is done, whether the book has a row of its own or not.
 */
#define SELECT_OWN_REPORT                                                                          \
  "SELECT r.id, r.due_on, coalesce (r.received_on, (SELECT min (s.submitted_on) FROM submission s" \
  " WHERE s.period = :period AND s.unit_id IS NULL)) FROM (SELECT 1)"                              \
  " LEFT JOIN report_due r ON r.unit_id = :unit AND r.period = :period"

/* What the book has of the federation's own reports beside those of the settings' years. */
#define SELECT_OWN_REPORTS                                                                         \
  "SELECT r.due_on, r.received_on, r.period, '', r.unit_id, " TD_DUES_UNIT_NAME ", r.id, 0"        \
  " FROM report_due r JOIN unit u ON u.id = r.unit_id"                                             \
  " WHERE r.unit_id = " OWN_UNIT " AND " TD_DUES_BETWEEN ("r.due_on")

/* --- Documents -------------------------------------------------------------------------------- */

/* The last day, in step with ENDS_ON of td-document-coverage.c. */
#define ENDS_ON                                                                                    \
  "coalesce (d.valid_to, date (d.issued_on, '+' || k.valid_months || ' months', '-1 day'))"

#define IS_REPLACED                                                                                \
  "(d.kind <> 'other' AND EXISTS (SELECT 1 FROM document n WHERE n.unit_id = d.unit_id"            \
  " AND n.kind = d.kind AND n.campaign_id IS d.campaign_id AND n.id <> d.id"                       \
  " AND (ifnull (n.issued_on, ''), n.id) > (ifnull (d.issued_on, ''), d.id)))"

#define SELECT_DOCUMENTS(day, done)                                                                \
  "SELECT " day ", " done ", iif (d.number = '', '', k.name),"                                     \
  " iif (d.number = '', d.title, d.number), d.unit_id, " TD_DUES_UNIT_NAME ", d.id, 0"             \
  " FROM document d JOIN document_kind k ON k.code = d.kind JOIN unit u ON u.id = d.unit_id"       \
  " WHERE " TD_DUES_BETWEEN (day) " AND ifnull (u.valid_to, '~') >= " day " AND NOT " IS_REPLACED

#define LOOKED_AT "max (ifnull (d.reviewed_on, ''), ifnull (d.amended_on, ''))"

/* Of a document that ran out before, nothing is left to review. */
#define SELECT_DOCUMENT_REVIEWS                                                                    \
  SELECT_DOCUMENTS ("d.next_review_on",                                                            \
                    "iif (" LOOKED_AT " >= d.next_review_on, " LOOKED_AT ", NULL)")                \
  " AND ifnull (" ENDS_ON ", '~') >= d.next_review_on"

#define SELECT_DOCUMENT_ENDS SELECT_DOCUMENTS (ENDS_ON, "NULL")

/* --- Reading ---------------------------------------------------------------------------------- */

gboolean
td_dues_add_rows (TdDb *db,
                  const char *sql,
                  TdDueKind kind,
                  const char *table,
                  const TdDuesSpan *span,
                  GPtrArray *dues,
                  GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_date (stmt, td_stmt_get_parameter (stmt, ":from"), span->from);
  td_stmt_bind_date (stmt, td_stmt_get_parameter (stmt, ":to"), span->to);

  while (TRUE)
    {
      TdDue *due;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      due = td_due_new (kind, td_stmt_get_date (stmt, 0), table, td_stmt_get_int (stmt, 6));
      due->line_id = td_stmt_get_int (stmt, 7);
      due->done_on = td_stmt_get_date (stmt, 1);
      td_text_set (&due->what, td_stmt_get_text (stmt, 2));
      td_text_set (&due->subject, td_stmt_get_text (stmt, 3));
      due->unit_id = td_stmt_get_int (stmt, 4);
      td_text_set (&due->unit, td_stmt_get_text (stmt, 5));
      g_ptr_array_add (dues, due);
    }
}

/* --- The federation's own reports ------------------------------------------------------------- */

typedef struct
{
  gint64 unit_id;
  char *unit;
  TdDate from;
  TdDate to;
} Own;

static gboolean
read_own_unit (TdDb *db, Own *own, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_OWN_UNIT, error);
  gboolean row;

  if (stmt == NULL || !td_stmt_step (stmt, &row, error))
    return FALSE;
  own->unit_id = row ? td_stmt_get_int (stmt, 0) : 0;
  own->unit = row ? td_stmt_dup_text (stmt, 1) : td_setting_get (db, TD_SETTING_ORGANISATION_SHORT);

  return TRUE;
}

/* One that the settings ask for, unless a row of the book has a day of its own for it, which
 * SELECT_OWN_REPORTS finds. */
static gboolean
add_own_report (
    TdDb *db, const Own *own, const char *period, TdDate day, GPtrArray *dues, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_OWN_REPORT, error);
  TdDue *due;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_id (stmt, td_stmt_get_parameter (stmt, ":unit"), own->unit_id);
  td_stmt_bind_text (stmt, td_stmt_get_parameter (stmt, ":period"), period);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if ((row && !td_stmt_is_null (stmt, 1)) || !td_date_is_set (day)
      || td_date_compare (day, own->from) < 0 || td_date_compare (day, own->to) > 0)
    return TRUE;

  due = td_due_new (TD_DUE_OWN_REPORT, day, "report_due", row ? td_stmt_get_int (stmt, 0) : 0);
  due->done_on = row ? td_stmt_get_date (stmt, 2) : TD_DATE_NONE;
  td_text_set (&due->what, period);
  due->unit_id = own->unit_id;
  td_text_set (&due->unit, own->unit);
  g_ptr_array_add (dues, due);

  return TRUE;
}

static gboolean
add_own_reports (TdDb *db, const TdDuesSpan *span, GPtrArray *dues, GError **error)
{
  g_autofree char *half = td_setting_get (db, TD_SETTING_HALF_YEAR_DUE);
  g_autofree char *year = td_setting_get (db, TD_SETTING_YEAR_DUE);
  g_autofree char *unit = NULL;
  Own own = { 0 };

  own.from = td_date_is_set (span->from) ? span->from : td_date_add_days (span->today, -365);
  own.to = td_date_is_set (span->to) ? span->to : td_date_add_days (span->today, 365);
  if (!read_own_unit (db, &own, error))
    return FALSE;
  unit = own.unit;

  for (int y = own.from.year; y <= own.to.year; y++)
    {
      g_autofree char *half_code = g_strdup_printf ("%d-H1", y);
      g_autofree char *year_code = g_strdup_printf ("%d", y);

      if (!add_own_report (db, &own, half_code, td_due_parse_day_of_year (half, y), dues, error)
          || !add_own_report (db, &own, year_code, td_due_parse_day_of_year (year, y), dues, error))
        return FALSE;
    }

  return TRUE;
}

/* --- All of it -------------------------------------------------------------------------------- */

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return td_due_compare (*(const TdDue *const *) a, *(const TdDue *const *) b);
}

GPtrArray *
td_dues_read (TdDb *db, TdDate from, TdDate to, TdDate today, GError **error)
{
  static const struct
  {
    const char *sql;
    TdDueKind kind;
    const char *table;
  } sources[] = {
    { SELECT_REPORTS, TD_DUE_REPORT, "report_due" },
    { SELECT_OWN_REPORTS, TD_DUE_OWN_REPORT, "report_due" },
    { SELECT_DOCUMENT_REVIEWS, TD_DUE_DOCUMENT_REVIEW, "document" },
    { SELECT_DOCUMENT_ENDS, TD_DUE_DOCUMENT_END, "document" },
  };
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) td_due_free);
  TdDuesSpan span = { from, to, today };

  if (!td_dues_add_campaigns (db, &span, dues, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!td_dues_add_rows (db, sources[i].sql, sources[i].kind, sources[i].table, &span, dues,
                           error))
      return NULL;
  if (!add_own_reports (db, &span, dues, error))
    return NULL;
  g_ptr_array_sort (dues, compare_cb);

  return g_steal_pointer (&dues);
}

int
td_dues_get_warn_days (TdDb *db)
{
  g_autofree char *days = td_setting_get (db, TD_SETTING_WARN_DAYS);

  return (int) CLAMP (g_ascii_strtoll (days, NULL, 10), 0, 3660);
}

gboolean
td_dues_touch (TdChanges *changes)
{
  static const char *const tables[]
      = { "campaign", "campaign_stage", "document", "report_due", "setting", "submission", "unit" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (td_changes_touches (changes, tables[i]))
      return TRUE;

  return FALSE;
}

/* --- In a thread ------------------------------------------------------------------------------ */

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const TdDuesSpan *span = data;
  GError *error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (source, cancellable, &error);
  GPtrArray *dues
      = db != NULL ? td_dues_read (db, span->from, span->to, span->today, &error) : NULL;

  if (dues != NULL)
    g_task_return_pointer (task, dues, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
td_dues_read_async (TdBook *book,
                    TdDate from,
                    TdDate to,
                    TdDate today,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (book, cancellable, callback, user_data);
  TdDuesSpan span = { from, to, today };

  g_task_set_source_tag (task, td_dues_read_async);
  g_task_set_task_data (task, g_memdup2 (&span, sizeof span), g_free);
  g_task_run_in_thread (task, run);
}

GPtrArray *
td_dues_read_finish (TdBook *book, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
