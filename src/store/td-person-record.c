#include "store/td-person-record.h"

#include <glib/gi18n-lib.h>

#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-keys-private.h"
#include "store/td-unit-store.h"

/* 1, 0, and NULL for -1. */
static void
bind_known (TdStmt *stmt, int index, int value)
{
  if (value < 0)
    td_stmt_bind_null (stmt, index);
  else
    td_stmt_bind_int (stmt, index, value);
}

static int
get_known (TdStmt *stmt, int column)
{
  return td_stmt_is_null (stmt, column) ? -1 : (int) td_stmt_get_int (stmt, column);
}

static TdSex
get_sex (TdStmt *stmt, int column)
{
  if (td_stmt_is_null (stmt, column))
    return TD_SEX_UNKNOWN;

  return td_stmt_get_int (stmt, column) != 0 ? TD_SEX_WOMAN : TD_SEX_MAN;
}

TdPerson *
td_person_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdPerson) person = td_person_new ();
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT revision, name, is_woman, birth_date, post, union_post, unit_id,"
                       " is_direct_worker, is_leader, worker_group, education, ethnicity, note"
                       " FROM person WHERE id = ?1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This person is no longer in the book."));
      return NULL;
    }

  person->id = id;
  person->revision = (int) td_stmt_get_int (stmt, 0);
  td_text_set (&person->name, td_stmt_get_text (stmt, 1));
  person->sex = get_sex (stmt, 2);
  td_text_set (&person->birth_date, td_stmt_get_text (stmt, 3));
  td_text_set (&person->post, td_stmt_get_text (stmt, 4));
  td_text_set (&person->union_post, td_stmt_get_text (stmt, 5));
  person->unit_id = td_stmt_get_int (stmt, 6);
  person->is_direct_worker = get_known (stmt, 7);
  person->is_leader = get_known (stmt, 8);
  td_text_set (&person->worker_group, td_stmt_get_text (stmt, 9));
  td_text_set (&person->education, td_stmt_get_text (stmt, 10));
  td_text_set (&person->ethnicity, td_stmt_get_text (stmt, 11));
  td_text_set_lines (&person->note, td_stmt_get_text (stmt, 12));

  return g_steal_pointer (&person);
}

static gboolean
write_row (TdDb *db, TdPerson *person, GError **error)
{
  g_autofree char *search_key = td_keys_person_search (person->name);
  g_autoptr (GBytes) sort_key = td_collation_person_key (person->name);
  const char *sql
      = person->id == 0
            ? "INSERT INTO person (name, is_woman, birth_date, post, union_post, unit_id,"
              " is_direct_worker, is_leader, worker_group, education, ethnicity, note, search_key,"
              " sort_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
            : "UPDATE person SET name = ?1, is_woman = ?2, birth_date = ?3, post = ?4,"
              " union_post = ?5, unit_id = ?6, is_direct_worker = ?7, is_leader = ?8,"
              " worker_group = ?9, education = ?10, ethnicity = ?11, note = ?12, search_key = ?13,"
              " sort_key = ?14, revision = revision + 1 WHERE id = ?15 AND revision = ?16";
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, person->name);
  bind_known (stmt, 2, person->sex == TD_SEX_UNKNOWN ? -1 : person->sex == TD_SEX_WOMAN);
  td_stmt_bind_code (stmt, 3, person->birth_date);
  td_stmt_bind_text (stmt, 4, person->post);
  td_stmt_bind_text (stmt, 5, person->union_post);
  td_stmt_bind_id (stmt, 6, person->unit_id);
  bind_known (stmt, 7, person->is_direct_worker);
  bind_known (stmt, 8, person->is_leader);
  td_stmt_bind_text (stmt, 9, person->worker_group);
  td_stmt_bind_text (stmt, 10, person->education);
  td_stmt_bind_text (stmt, 11, person->ethnicity);
  td_stmt_bind_text (stmt, 12, person->note);
  td_stmt_bind_text (stmt, 13, search_key);
  td_stmt_bind_bytes (stmt, 14, sort_key);
  if (person->id != 0)
    {
      td_stmt_bind_int (stmt, 15, person->id);
      td_stmt_bind_int (stmt, 16, person->revision);
    }
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &person->id, &person->revision, error);
}

gboolean
td_person_save (TdDb *db, TdPerson *person, GError **error)
{
  g_autoptr (TdUnit) unit = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (person->unit_id != 0)
    {
      unit = td_unit_load (db, person->unit_id, error);
      if (unit == NULL)
        return FALSE;
    }
  problems = td_person_check (person, unit, td_date_today ());

  return td_problems_set_error (problems, error) && write_row (db, person, error);
}
