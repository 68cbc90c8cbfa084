#include "store/td-seed-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-collation.h"
#include "base/td-csv.h"
#include "store/td-keys-private.h"
#include "store/td-resources-private.h"

/* In an order that satisfies the foreign keys. Each is resources/data/NAME.csv, whose headings are
 * the table's columns. */
static const char *const tables[] = {
  "setting",
  "regulation",
  "deciding_level",
  "launching_level",
  "unit_level",
  "unit_kind",
  "organisation_type",
  "commendation_type",
  "report_column",
  "award_form",
  "base_salary",
  "target",
  "rule",
  "place",
  "rating",
  "channel",
  "audience",
  "stage",
  "document_kind",
  "recognised_level",
  "outcome",
  "score_sheet",
  "criterion",
};

G_STATIC_ASSERT (G_N_ELEMENTS (tables) < 32);

static TdCsv *
load_csv (const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autoptr (GBytes) bytes = td_resources_load ("data", file, error);

  if (bytes == NULL)
    return NULL;

  return td_csv_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* Columns of the table that the file has too, with what an empty cell means in each. */
typedef struct
{
  char *name;
  gboolean is_integer;
  gboolean not_null;
} Column;

static void
column_clear (Column *self)
{
  g_free (self->name);
}

static GArray *
read_columns (TdDb *db, const char *table, const TdCsv *csv, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  g_array_set_clear_func (columns, (GDestroyNotify) column_clear);
  stmt = td_db_prepare (db, "SELECT name, type, \"notnull\" FROM pragma_table_info (?1)", error);
  if (stmt == NULL)
    return NULL;
  td_stmt_bind_text (stmt, 1, table);

  while (TRUE)
    {
      Column column = { 0 };

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&columns);
      if (!td_csv_has_column (csv, td_stmt_get_text (stmt, 0)))
        continue;
      column.name = td_stmt_dup_text (stmt, 0);
      column.is_integer = g_str_equal (td_stmt_get_text (stmt, 1), "INTEGER");
      column.not_null = td_stmt_get_int (stmt, 2) != 0;
      g_array_append_val (columns, column);
    }
}

/* INSERT INTO rule (code, title, …) VALUES (?1, ?2, …) */
static char *
make_insert (const char *table, const GArray *columns)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const char *comma = i > 0 ? ", " : "";

      g_string_append_printf (names, "%s%s", comma, g_array_index (columns, Column, i).name);
      g_string_append_printf (values, "%s?%u", comma, i + 1);
    }

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names->str, values->str);
}

static gboolean
load_table (TdDb *db, const char *table, GError **error)
{
  g_autoptr (TdCsv) csv = load_csv (table, error);
  g_autoptr (GArray) columns = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (TdStmt) insert = NULL;

  if (csv == NULL)
    return FALSE;
  columns = read_columns (db, table, csv, error);
  if (columns == NULL)
    return FALSE;
  sql = make_insert (table, columns);
  insert = td_db_prepare (db, sql, error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    {
      for (guint j = 0; j < columns->len; j++)
        {
          const Column *column = &g_array_index (columns, Column, j);
          const char *cell = td_csv_get (csv, i, column->name);
          int index = (int) j + 1;

          if (cell[0] == '\0' && !column->not_null)
            td_stmt_bind_null (insert, index);
          else if (column->is_integer)
            td_stmt_bind_int (insert, index, g_ascii_strtoll (cell, NULL, 10));
          else
            td_stmt_bind_text (insert, index, cell);
        }
      if (!td_stmt_run (insert, error))
        {
          g_prefix_error (error, "%s.csv, %u: ", table, i + 2);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
insert_unit (TdStmt *insert, const TdCsv *csv, guint row, GError **error)
{
  const char *code = td_csv_get (csv, row, "code");
  const char *name = td_csv_get (csv, row, "name");
  const char *short_name = td_csv_get (csv, row, "short_name");
  g_autofree char *search_key = td_keys_unit_search (code, name, short_name, "");
  g_autoptr (GBytes) sort_key = td_collation_sort_key (name);

  td_stmt_bind_text (insert, 1, code);
  td_stmt_bind_text (insert, 2, name);
  td_stmt_bind_text (insert, 3, short_name);
  td_stmt_bind_text (insert, 4, td_csv_get (csv, row, "kind"));
  td_stmt_bind_code (insert, 5, td_csv_get (csv, row, "organisation_type"));
  td_stmt_bind_code (insert, 6, td_csv_get (csv, row, "place"));
  td_stmt_bind_code (insert, 7, td_csv_get (csv, row, "valid_from"));
  td_stmt_bind_code (insert, 8, td_csv_get (csv, row, "valid_to"));
  td_stmt_bind_text (insert, 9, td_csv_get (csv, row, "end_reason"));
  td_stmt_bind_text (insert, 10, td_csv_get (csv, row, "source"));
  td_stmt_bind_text (insert, 11, search_key);
  td_stmt_bind_bytes (insert, 12, sort_key);

  return td_stmt_run (insert, error);
}

static gboolean
load_units (TdDb *db, GError **error)
{
  g_autoptr (TdCsv) csv = load_csv ("lai_chau_unit", error);
  g_autoptr (TdStmt) insert = NULL;
  g_autoptr (TdStmt) successor = NULL;
  g_autoptr (TdStmt) parent = NULL;

  if (csv == NULL)
    return FALSE;

  insert
      = td_db_prepare (db,
                       "INSERT INTO unit (code, name, short_name, kind, organisation_type, place,"
                       " valid_from, valid_to, end_reason, note, search_key, sort_key)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                       error);
  successor = td_db_prepare (db,
                             "UPDATE unit SET successor_id = (SELECT id FROM unit WHERE code = ?2)"
                             " WHERE code = ?1",
                             error);
  parent = td_db_prepare (db,
                          "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
                          " SELECT u.id, p.id, u.valid_from, u.valid_to FROM unit u, unit p"
                          " WHERE u.code = ?1 AND p.code = ?2",
                          error);
  if (insert == NULL || successor == NULL || parent == NULL)
    return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    if (!insert_unit (insert, csv, i, error))
      return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    {
      TdStmt *links[] = { successor, parent };
      const char *targets[] = { td_csv_get (csv, i, "successor"), td_csv_get (csv, i, "parent") };

      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          if (targets[j][0] == '\0')
            continue;
          td_stmt_bind_text (links[j], 1, td_csv_get (csv, i, "code"));
          td_stmt_bind_text (links[j], 2, targets[j]);
          if (!td_stmt_run (links[j], error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
td_seed_list_missing (TdDb *db, guint *missing, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", error);

  *missing = 0;
  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gboolean there;

      td_stmt_bind_text (stmt, 1, tables[i]);
      if (!td_stmt_step (stmt, &there, error))
        return FALSE;
      td_stmt_reset (stmt);
      if (!there)
        *missing |= 1u << i;
    }

  return TRUE;
}

gboolean
td_seed_load_tables (TdDb *db, guint which, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if ((which & 1u << i) != 0 && !load_table (db, tables[i], error))
      return FALSE;

  return TRUE;
}

gboolean
td_seed_load (TdDb *db, TdBookSeed seed, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!load_table (db, tables[i], error))
      return FALSE;

  return seed == TD_BOOK_EMPTY || load_units (db, error);
}
