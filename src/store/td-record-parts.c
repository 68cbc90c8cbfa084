#include "store/td-record-parts-private.h"

#include "base/td-date.h"
#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-person-record.h"
#include "store/td-person-store.h"
#include "store/td-record-store.h"

/* --- People ----------------------------------------------------------------------------------- */

static gboolean
add_person (TdDb *db, TdRecord *record, gint64 person_id, GError **error)
{
  g_autoptr (TdPersonHit) hit = td_person_load_hit (db, person_id, td_date_today (), error);
  g_autofree char *detail = NULL;

  if (hit == NULL)
    return FALSE;
  detail = td_person_hit_describe (hit);
  g_ptr_array_add (record->people, td_record_person_new (person_id, hit->name, detail));

  return TRUE;
}

gboolean
td_record_load_people (TdDb *db, TdRecord *record, gint64 person_id, GError **error)
{
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  if (person_id != 0)
    return add_person (db, record, person_id, error);
  if (td_record_get_type (record->kind)->people != TD_RECORD_PEOPLE_MANY)
    return TRUE;

  stmt = td_db_prepare (
      db, "SELECT person_id FROM initiative_author WHERE initiative_id = ?1 ORDER BY id", error);
  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, record->id);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!add_person (db, record, td_stmt_get_int (stmt, 0), error))
        return FALSE;
    }
}

gboolean
td_record_add_people (TdDb *db, TdRecord *record, GError **error)
{
  for (guint i = 0; i < record->people->len; i++)
    {
      TdRecordPerson *person = record->people->pdata[i];
      g_autoptr (TdPerson) added = NULL;

      if (person->person_id != 0)
        continue;
      added = td_person_new ();
      td_text_set (&added->name, person->name);
      added->unit_id = td_record_get_number (record, "unit_id");
      if (!td_person_save (db, added, error))
        return FALSE;
      person->person_id = added->id;
    }

  return TRUE;
}

/* --- Rows that name the record and one other -------------------------------------------------- */

/* The ids that the rows name, in the order of the rows. */
static GArray *
read_links (TdDb *db, const char *select, gint64 record_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TdStmt) stmt = td_db_prepare (db, select, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, record_id);

  while (TRUE)
    {
      gint64 id;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = td_stmt_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static gboolean
run_link (TdDb *db, const char *sql, gint64 record_id, gint64 id, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, record_id);
  td_stmt_bind_int (stmt, 2, id);

  return td_stmt_run (stmt, error);
}

/* Rows that stay are not touched, so that the history has what changed. Authors whose order changed
 * are all written anew: the rows are in the order of the authors. */
static gboolean
write_links (TdDb *db,
             const char *select,
             const char *insert,
             const char *delete,
             gint64 record_id,
             const GArray *ids,
             GError **error)
{
  g_autoptr (GArray) stored = read_links (db, select, record_id, error);
  guint n_kept = 0;

  if (stored == NULL)
    return FALSE;
  while (n_kept < MIN (ids->len, stored->len)
         && g_array_index (ids, gint64, n_kept) == g_array_index (stored, gint64, n_kept))
    n_kept++;

  for (guint i = n_kept; i < stored->len; i++)
    if (!run_link (db, delete, record_id, g_array_index (stored, gint64, i), error))
      return FALSE;
  for (guint i = n_kept; i < ids->len; i++)
    if (!run_link (db, insert, record_id, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

gboolean
td_record_save_authors (TdDb *db, const TdRecord *record, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (td_record_get_type (record->kind)->people != TD_RECORD_PEOPLE_MANY)
    return TRUE;

  for (guint i = 0; i < record->people->len; i++)
    g_array_append_val (ids, ((TdRecordPerson *) record->people->pdata[i])->person_id);

  return write_links (
      db, "SELECT person_id FROM initiative_author WHERE initiative_id = ?1 ORDER BY id",
      "INSERT INTO initiative_author (initiative_id, person_id) VALUES (?1, ?2)",
      "DELETE FROM initiative_author WHERE initiative_id = ?1 AND person_id = ?2", record->id, ids,
      error);
}

/* --- Awards ----------------------------------------------------------------------------------- */

#define SELECT_AWARDS                                                                              \
  "SELECT award_id FROM initiative_award WHERE initiative_id = ?1 ORDER BY award_id"

gboolean
td_record_load_awards (TdDb *db, TdRecord *record, GError **error)
{
  GArray *ids;

  if (!td_record_get_type (record->kind)->has_awards)
    return TRUE;

  ids = read_links (db, SELECT_AWARDS, record->id, error);
  if (ids == NULL)
    return FALSE;
  g_array_unref (record->awards);
  record->awards = ids;

  return TRUE;
}

gboolean
td_record_save_awards (TdDb *db, const TdRecord *record, GError **error)
{
  return !td_record_get_type (record->kind)->has_awards
         || write_links (db, SELECT_AWARDS,
                         "INSERT INTO initiative_award (initiative_id, award_id) VALUES (?1, ?2)",
                         "DELETE FROM initiative_award WHERE initiative_id = ?1 AND award_id = ?2",
                         record->id, record->awards, error);
}

void
td_record_award_free (TdRecordAward *self)
{
  if (self == NULL)
    return;

  g_free (self->label);
  g_free (self);
}

static gboolean
add_award (TdDb *db, gint64 id, GPtrArray *list, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT a.decided_on, f.name, d.number || '/' || d.symbol, a.name"
                       " FROM award a JOIN decision d ON d.id = a.decision_id"
                       " JOIN award_form f ON f.id = a.award_form_id WHERE a.id = ?1",
                       error);
  g_autofree char *day = NULL;
  TdRecordAward *award;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  day = td_date_format (td_stmt_get_date (stmt, 0));
  award = g_new0 (TdRecordAward, 1);
  award->id = id;
  award->label = g_strjoin (" · ", day, td_stmt_get_text (stmt, 1), td_stmt_get_text (stmt, 2),
                            td_stmt_get_text (stmt, 3), NULL);
  g_ptr_array_add (list, award);

  return TRUE;
}

GPtrArray *
td_record_list_awards (TdDb *db, const TdRecord *record, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_record_award_free);
  g_autoptr (GArray) ids = g_array_copy (record->awards);

  for (guint i = 0; i < record->people->len; i++)
    {
      const TdRecordPerson *person = record->people->pdata[i];
      g_autoptr (GArray) awards = NULL;

      if (person->person_id == 0)
        continue;
      awards = read_links (db,
                           "SELECT id FROM award WHERE person_id = ?1 AND status = 'decided'"
                           " ORDER BY decided_on DESC, id DESC",
                           person->person_id, error);
      if (awards == NULL)
        return NULL;
      for (guint j = 0; j < awards->len; j++)
        if (!has_id (ids, g_array_index (awards, gint64, j)))
          g_array_append_val (ids, g_array_index (awards, gint64, j));
    }

  for (guint i = 0; i < ids->len; i++)
    if (!add_award (db, g_array_index (ids, gint64, i), list, error))
      return NULL;

  return g_steal_pointer (&list);
}
