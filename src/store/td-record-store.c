#include "store/td-record-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-attachment-store.h"
#include "store/td-db-private.h"
#include "store/td-record-parts-private.h"
#include "store/td-unit-store.h"

/* --- The statements --------------------------------------------------------------------------- */

/* The columns of the row after id and revision: the fields, then the one person. */
static GPtrArray *
list_columns (const TdRecordType *type)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < type->n_fields; i++)
    g_ptr_array_add (columns, (gpointer) type->fields[i].name);
  if (type->people == TD_RECORD_PEOPLE_ONE)
    g_ptr_array_add (columns, (gpointer) "person_id");

  return columns;
}

static const char *
make_select (const TdRecordType *type)
{
  g_autoptr (GPtrArray) columns = list_columns (type);
  g_autoptr (GString) sql = g_string_new ("SELECT revision");

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", %s", (const char *) columns->pdata[i]);
  g_string_append_printf (sql, " FROM %s WHERE id = ?1", type->table);

  return g_intern_string (sql->str);
}

static const char *
make_insert (const TdRecordType *type)
{
  g_autoptr (GPtrArray) columns = list_columns (type);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *sql = NULL;

  g_ptr_array_add (columns, (gpointer) "search_key");
  for (guint i = 0; i < columns->len; i++)
    {
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) columns->pdata[i]);
      g_string_append_printf (values, "%s?%u", i > 0 ? ", " : "", i + 1);
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", type->table, names->str, values->str);

  return g_intern_string (sql);
}

static const char *
make_update (const TdRecordType *type)
{
  g_autoptr (GPtrArray) columns = list_columns (type);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_ptr_array_add (columns, (gpointer) "search_key");
  g_string_append_printf (sql, "UPDATE %s SET ", type->table);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s = ?%u, ", (const char *) columns->pdata[i], i + 1);
  g_string_append_printf (sql, "revision = revision + 1 WHERE id = ?%u AND revision = ?%u",
                          columns->len + 1, columns->len + 2);

  return g_intern_string (sql->str);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
read_value (TdStmt *stmt, int column, const TdRecordField *field, TdRecordValue *value)
{
  switch (field->kind)
    {
    case TD_RECORD_FIELD_DATE:
      value->date = td_stmt_get_date (stmt, column);
      break;
    case TD_RECORD_FIELD_COUNT:
    case TD_RECORD_FIELD_MONEY:
    case TD_RECORD_FIELD_YES_NO:
      value->number = td_stmt_is_null (stmt, column) ? -1 : td_stmt_get_int (stmt, column);
      break;
    case TD_RECORD_FIELD_UNIT:
    case TD_RECORD_FIELD_CAMPAIGN:
      value->number = td_stmt_get_int (stmt, column);
      break;
    case TD_RECORD_FIELD_LINES:
      td_text_set_lines (&value->text, td_stmt_get_text (stmt, column));
      break;
    case TD_RECORD_FIELD_TEXT:
    case TD_RECORD_FIELD_TERM:
    default:
      td_text_set (&value->text, td_stmt_get_text (stmt, column));
    }
}

TdRecord *
td_record_load (TdDb *db, TdRecordKind kind, gint64 id, GError **error)
{
  const TdRecordType *type = td_record_get_type (kind);
  g_autoptr (TdRecord) record = td_record_new (kind);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, make_select (type), error);
  gint64 person_id = 0;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);
  if (!td_stmt_step (stmt, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND, _ (type->gone));
      return NULL;
    }

  record->id = id;
  record->revision = (int) td_stmt_get_int (stmt, 0);
  for (guint i = 0; i < type->n_fields; i++)
    read_value (stmt, (int) i + 1, &type->fields[i], &record->values[i]);
  if (type->people == TD_RECORD_PEOPLE_ONE)
    person_id = td_stmt_get_int (stmt, (int) type->n_fields + 1);

  if (!td_record_load_people (db, record, person_id, error)
      || !td_record_load_awards (db, record, error)
      || (type->has_files && !td_attachment_load (db, type->table, id, record->files, error)))
    return NULL;

  return g_steal_pointer (&record);
}

gboolean
td_record_load_facts (TdDb *db, const TdRecord *record, TdRecordFacts *facts, GError **error)
{
  gint64 unit_id = td_record_get_number (record, "unit_id");
  g_autoptr (TdUnit) unit = NULL;

  *facts = (TdRecordFacts){ 0 };
  if (unit_id == 0)
    return TRUE;

  unit = td_unit_load (db, unit_id, error);
  if (unit == NULL)
    return FALSE;
  facts->unit_name = g_strdup (unit->short_name[0] != '\0' ? unit->short_name : unit->name);
  facts->unit_from = unit->valid_from;
  facts->unit_to = unit->valid_to;

  return TRUE;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static void
bind_value (TdStmt *stmt, int index, const TdRecordField *field, const TdRecordValue *value)
{
  switch (field->kind)
    {
    case TD_RECORD_FIELD_DATE:
      td_stmt_bind_date (stmt, index, value->date);
      break;
    case TD_RECORD_FIELD_COUNT:
    case TD_RECORD_FIELD_MONEY:
    case TD_RECORD_FIELD_YES_NO:
      if (value->number < 0)
        td_stmt_bind_null (stmt, index);
      else
        td_stmt_bind_int (stmt, index, value->number);
      break;
    case TD_RECORD_FIELD_UNIT:
    case TD_RECORD_FIELD_CAMPAIGN:
      td_stmt_bind_id (stmt, index, value->number);
      break;
    case TD_RECORD_FIELD_TERM:
      td_stmt_bind_code (stmt, index, value->text);
      break;
    case TD_RECORD_FIELD_TEXT:
    case TD_RECORD_FIELD_LINES:
    default:
      td_stmt_bind_text (stmt, index, value->text);
    }
}

/* The words by which lists find the record: its searched fields and the names of its people. */
static char *
make_search_key (const TdRecord *record)
{
  const TdRecordType *type = td_record_get_type (record->kind);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    if (type->fields[i].searched && record->values[i].text[0] != '\0')
      g_string_append_printf (text, " %s", record->values[i].text);
  for (guint i = 0; i < record->people->len; i++)
    g_string_append_printf (text, " %s", ((TdRecordPerson *) record->people->pdata[i])->name);

  return td_text_fold (text->str);
}

static gboolean
write_row (TdDb *db, TdRecord *record, GError **error)
{
  const TdRecordType *type = td_record_get_type (record->kind);
  g_autofree char *search_key = make_search_key (record);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, record->id == 0 ? make_insert (type) : make_update (type), error);
  int index = 1;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    bind_value (stmt, index++, &type->fields[i], &record->values[i]);
  if (type->people == TD_RECORD_PEOPLE_ONE)
    td_stmt_bind_id (
        stmt, index++,
        record->people->len > 0 ? ((TdRecordPerson *) record->people->pdata[0])->person_id : 0);
  td_stmt_bind_text (stmt, index++, search_key);
  if (record->id != 0)
    {
      td_stmt_bind_int (stmt, index++, record->id);
      td_stmt_bind_int (stmt, index++, record->revision);
    }
  if (!td_stmt_run (stmt, error))
    return FALSE;

  return td_db_finish_row (db, &record->id, &record->revision, error);
}

static gboolean
write_files (TdDb *db, TdRecord *record, GError **error)
{
  const TdRecordType *type = td_record_get_type (record->kind);
  g_autoptr (GPtrArray) stored
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);

  return !type->has_files
         || (td_attachment_load (db, type->table, record->id, stored, error)
             && td_attachment_save (db, type->table, record->id, record->files, stored, error));
}

gboolean
td_record_save (TdDb *db, TdRecord *record, GError **error)
{
  g_auto (TdRecordFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  td_record_clear_hidden (record);
  if (!td_record_load_facts (db, record, &facts, error))
    return FALSE;
  problems = td_record_check (record, &facts, td_date_today ());
  if (!td_problems_set_error (problems, error))
    return FALSE;

  return td_record_add_people (db, record, error) && write_row (db, record, error)
         && td_record_save_authors (db, record, error) && td_record_save_awards (db, record, error)
         && write_files (db, record, error);
}

gboolean
td_record_remove (TdDb *db, const TdRecord *record, GError **error)
{
  const TdRecordType *type = td_record_get_type (record->kind);
  g_autofree char *sql
      = g_strdup_printf ("DELETE FROM %s WHERE id = ?1 AND revision = ?2", type->table);
  g_autoptr (TdRecord) empty = td_record_new (record->kind);

  empty->id = record->id;

  return td_record_save_authors (db, empty, error) && td_record_save_awards (db, empty, error)
         && write_files (db, empty, error)
         && td_db_delete_row (db, g_intern_string (sql), record->id, record->revision, error);
}
