#include "store/td-unit-record.h"

#include "store/td-attachment-store.h"
#include "store/td-unit-record-private.h"
#include "store/td-unit-store.h"
#include "store/td-unit-timeline.h"

/* --- Values ----------------------------------------------------------------------------------- */

static void
unit_ref_free (TdUnitRef *self)
{
  g_free (self->name);
  g_free (self);
}

static void
cluster_row_free (TdUnitClusterRow *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->members);
  g_array_unref (self->are_leaders);
  g_free (self);
}

static void
result_row_free (TdUnitResultRow *self)
{
  g_free (self->campaign);
  g_free (self->period);
  g_free (self->note);
  g_free (self);
}

static void
document_row_free (TdUnitDocumentRow *self)
{
  g_free (self->kind);
  g_free (self->number);
  g_free (self->title);
  g_free (self);
}

static void
report_row_free (TdUnitReportRow *self)
{
  g_free (self->period);
  g_free (self->note);
  g_free (self);
}

static TdUnitRecord *
record_new (TdUnit *unit)
{
  TdUnitRecord *self = g_new0 (TdUnitRecord, 1);

  self->unit = unit;
  self->parent.name = g_strdup ("");
  self->successor.name = g_strdup ("");
  self->predecessors = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_ref_free);
  self->clusters = g_ptr_array_new_with_free_func ((GDestroyNotify) cluster_row_free);
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_figure_row_free);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_row_free);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_row_free);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) report_row_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);
  self->award_years = g_array_new (FALSE, FALSE, sizeof (TdUnitAwardYear));
  self->award_years_below = g_array_new (FALSE, FALSE, sizeof (TdUnitAwardYear));

  return self;
}

void
td_unit_record_free (TdUnitRecord *self)
{
  if (self == NULL)
    return;

  td_unit_free (self->unit);
  g_free (self->parent.name);
  g_free (self->successor.name);
  g_ptr_array_unref (self->predecessors);
  g_clear_pointer (&self->timeline, g_ptr_array_unref);
  g_ptr_array_unref (self->clusters);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->reports);
  g_ptr_array_unref (self->attachments);
  g_array_unref (self->award_years);
  g_array_unref (self->award_years_below);
  g_free (self);
}

int
td_unit_report_row_get_days_late (const TdUnitReportRow *self, TdDate today)
{
  TdDate came = td_date_is_set (self->received_on) ? self->received_on : today;

  if (!td_date_is_set (self->due_on) || td_date_compare (came, self->due_on) <= 0)
    return 0;

  return td_date_days_between (self->due_on, came);
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* Reads one row of a statement into the record. */
typedef void (*RowFunc) (TdUnitRecord *record, TdStmt *stmt);

static gboolean
read_rows (TdDb *db, const char *sql, TdUnitRecord *record, RowFunc func, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, record->unit->id);
  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      func (record, stmt);
    }
}

static gint64
get_number (TdStmt *stmt, int column)
{
  return td_stmt_is_null (stmt, column) ? -1 : td_stmt_get_int (stmt, column);
}

static TdUnitRef *
new_ref (TdStmt *stmt, int column)
{
  TdUnitRef *ref = g_new0 (TdUnitRef, 1);

  ref->id = td_stmt_get_int (stmt, column);
  ref->name = td_stmt_dup_text (stmt, column + 1);

  return ref;
}

static void
predecessor_row (TdUnitRecord *record, TdStmt *stmt)
{
  g_ptr_array_add (record->predecessors, new_ref (stmt, 0));
}

static gboolean
read_ref (TdDb *db, gint64 id, TdUnitRef *ref, GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  if (id == 0)
    return TRUE;
  stmt = td_db_prepare (db, "SELECT name FROM unit WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      ref->id = id;
      g_free (ref->name);
      ref->name = td_stmt_dup_text (stmt, 0);
    }

  return TRUE;
}

/* A row a member; those of a cluster come one after the other. */
#define SELECT_CLUSTERS                                                                            \
  "SELECT c.id, c.year, c.name, m.unit_id, u.name, m.is_leader FROM cluster_unit own"              \
  " JOIN cluster c ON c.id = own.cluster_id JOIN cluster_unit m ON m.cluster_id = c.id"            \
  " JOIN unit u ON u.id = m.unit_id WHERE own.unit_id = ?1"                                        \
  " ORDER BY c.year DESC, c.name, c.id, m.position, m.id"

static void
cluster_row (TdUnitRecord *record, TdStmt *stmt)
{
  gint64 id = td_stmt_get_int (stmt, 0);
  gboolean is_leader = td_stmt_get_int (stmt, 5) != 0;
  TdUnitClusterRow *cluster = NULL;

  if (record->clusters->len > 0)
    cluster = g_ptr_array_index (record->clusters, record->clusters->len - 1);
  if (cluster == NULL || cluster->id != id)
    {
      cluster = g_new0 (TdUnitClusterRow, 1);
      cluster->id = id;
      cluster->year = (int) td_stmt_get_int (stmt, 1);
      cluster->name = td_stmt_dup_text (stmt, 2);
      cluster->members = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_ref_free);
      cluster->are_leaders = g_array_new (FALSE, FALSE, sizeof (gboolean));
      g_ptr_array_add (record->clusters, cluster);
    }
  g_ptr_array_add (cluster->members, new_ref (stmt, 3));
  g_array_append_val (cluster->are_leaders, is_leader);
}

/* What is not known of all three levels is not known; else what is known counts. */
#define SELECT_RESULTS                                                                             \
  "SELECT r.campaign_id, c.name, r.period, r.participants, r.initiatives_proposed,"                \
  " CASE WHEN coalesce (r.initiatives_grassroots, r.initiatives_province, r.initiatives_nation)"   \
  " IS NOT NULL THEN ifnull (r.initiatives_grassroots, 0) + ifnull (r.initiatives_province, 0)"    \
  " + ifnull (r.initiatives_nation, 0) END, r.value_gained, r.works, r.note"                       \
  " FROM campaign_result r JOIN campaign c ON c.id = r.campaign_id WHERE r.unit_id = ?1"           \
  " ORDER BY c.sort_key, c.id"

static void
result_row (TdUnitRecord *record, TdStmt *stmt)
{
  TdUnitResultRow *row = g_new0 (TdUnitResultRow, 1);

  row->campaign_id = td_stmt_get_int (stmt, 0);
  row->campaign = td_stmt_dup_text (stmt, 1);
  row->period = td_stmt_dup_text (stmt, 2);
  row->to = td_unit_record_get_last_day (row->period);
  row->participants = get_number (stmt, 3);
  row->initiatives = get_number (stmt, 4);
  row->initiatives_recognised = get_number (stmt, 5);
  row->value_gained = get_number (stmt, 6);
  row->works = get_number (stmt, 7);
  row->note = td_stmt_dup_text (stmt, 8);
  g_ptr_array_add (record->results, row);
}

static int
compare_results_cb (gconstpointer a, gconstpointer b)
{
  const TdUnitResultRow *row_a = *(const TdUnitResultRow *const *) a;
  const TdUnitResultRow *row_b = *(const TdUnitResultRow *const *) b;
  int by_day = td_date_compare (row_b->to, row_a->to);

  return by_day != 0 ? by_day : g_strcmp0 (row_b->period, row_a->period);
}

static void
document_row (TdUnitRecord *record, TdStmt *stmt)
{
  TdUnitDocumentRow *row = g_new0 (TdUnitDocumentRow, 1);

  row->id = td_stmt_get_int (stmt, 0);
  row->kind = td_stmt_dup_text (stmt, 1);
  row->number = td_stmt_dup_text (stmt, 2);
  row->title = td_stmt_dup_text (stmt, 3);
  row->issued_on = td_stmt_get_date (stmt, 4);
  row->valid_to = td_stmt_get_date (stmt, 5);
  row->has_initiative_clause = (int) get_number (stmt, 6);
  g_ptr_array_add (record->documents, row);
}

static void
report_row (TdUnitRecord *record, TdStmt *stmt)
{
  TdUnitReportRow *row = g_new0 (TdUnitReportRow, 1);

  row->id = td_stmt_get_int (stmt, 0);
  row->period = td_stmt_dup_text (stmt, 1);
  row->to = td_unit_record_get_last_day (row->period);
  row->due_on = td_stmt_get_date (stmt, 2);
  row->received_on = td_stmt_get_date (stmt, 3);
  row->note = td_stmt_dup_text (stmt, 4);
  g_ptr_array_add (record->reports, row);
}

static int
compare_reports_cb (gconstpointer a, gconstpointer b)
{
  const TdUnitReportRow *row_a = *(const TdUnitReportRow *const *) a;
  const TdUnitReportRow *row_b = *(const TdUnitReportRow *const *) b;
  int by_day = td_date_compare (row_b->to, row_a->to);

  return by_day != 0 ? by_day : g_strcmp0 (row_b->period, row_a->period);
}

TdUnitRecord *
td_unit_record_read (TdDb *db, gint64 unit_id, GError **error)
{
  TdUnit *unit = td_unit_load (db, unit_id, error);
  g_autoptr (TdUnitRecord) record = unit != NULL ? record_new (unit) : NULL;

  if (record == NULL)
    return NULL;
  record->timeline = td_unit_timeline_read (db, unit_id, error);
  if (record->timeline == NULL || !read_ref (db, unit->parent_id, &record->parent, error)
      || !read_ref (db, unit->successor_id, &record->successor, error)
      || !read_rows (db, "SELECT id, name FROM unit WHERE successor_id = ?1 ORDER BY sort_key, id",
                     record, predecessor_row, error)
      || !read_rows (db, SELECT_CLUSTERS, record, cluster_row, error)
      || !read_rows (db, SELECT_RESULTS, record, result_row, error)
      || !read_rows (db,
                     "SELECT id, kind, number, title, issued_on, valid_to, has_initiative_clause"
                     " FROM document WHERE unit_id = ?1 ORDER BY issued_on DESC, id DESC",
                     record, document_row, error)
      || !read_rows (db,
                     "SELECT id, period, due_on, received_on, note FROM report_due"
                     " WHERE unit_id = ?1",
                     record, report_row, error)
      || !td_attachment_load (db, "unit", unit_id, record->attachments, error)
      || !td_unit_record_read_figures (db, record, error)
      || !td_unit_record_read_award_years (db, record, error))
    return NULL;
  g_ptr_array_sort (record->results, compare_results_cb);
  g_ptr_array_sort (record->reports, compare_reports_cb);

  return g_steal_pointer (&record);
}

/* --- In a thread ------------------------------------------------------------------------------ */

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (source, cancellable, &error);
  TdUnitRecord *record = db != NULL ? td_unit_record_read (db, *(gint64 *) data, &error) : NULL;

  if (record != NULL)
    g_task_return_pointer (task, record, (GDestroyNotify) td_unit_record_free);
  else
    g_task_return_error (task, error);
}

void
td_unit_record_read_async (TdBook *book,
                           gint64 unit_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (book, cancellable, callback, user_data);

  g_task_set_source_tag (task, td_unit_record_read_async);
  g_task_set_task_data (task, g_memdup2 (&unit_id, sizeof unit_id), g_free);
  g_task_run_in_thread (task, run);
}

TdUnitRecord *
td_unit_record_read_finish (TdBook *book, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
