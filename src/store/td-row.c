#include <glib/gi18n-lib.h>

#include "domain/td-campaign-review.h"
#include "store/td-campaign-review-sql-private.h"
#include "store/td-query-private.h"

struct _TdRow
{
  GObject parent_instance;

  gint64 id;
  gboolean muted;
  guint n_cells;
  GStrv cells;
};

G_DEFINE_FINAL_TYPE (TdRow, td_row, G_TYPE_OBJECT)

static void
td_row_finalize (GObject *object)
{
  g_strfreev (TD_ROW (object)->cells);

  G_OBJECT_CLASS (td_row_parent_class)->finalize (object);
}

static void
td_row_class_init (TdRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_row_finalize;
}

static void
td_row_init (TdRow *self)
{
}

TdRow *
td_row_new (gint64 id, gboolean muted, GStrv cells)
{
  TdRow *self = g_object_new (TD_TYPE_ROW, NULL);

  self->id = id;
  self->muted = muted;
  self->cells = cells;
  self->n_cells = cells != NULL ? g_strv_length (cells) : 0;

  return self;
}

TdRow *
td_row_new_empty (gint64 id)
{
  return td_row_new (id, TRUE, NULL);
}

gint64
td_row_get_id (TdRow *self)
{
  return self->id;
}

const char *
td_row_get_cell (TdRow *self, guint column)
{
  return column < self->n_cells ? self->cells[column] : "";
}

gboolean
td_row_is_muted (TdRow *self)
{
  return self->muted;
}

gboolean
td_row_equal (TdRow *a, TdRow *b)
{
  if (a->id != b->id || a->muted != b->muted || a->n_cells != b->n_cells)
    return FALSE;

  return a->n_cells == 0
         || g_strv_equal ((const char *const *) a->cells, (const char *const *) b->cells);
}

/* --- Reading ---------------------------------------------------------------------------------- */

void
td_query_bind_today (TdStmt *stmt, TdDate on)
{
  int index = td_stmt_get_parameter (stmt, ":today");

  if (index > 0)
    td_stmt_bind_date (stmt, index, td_date_is_set (on) ? on : td_date_today ());
}

/* SELECT c.id, c.ends_on < :today, c.name, … FROM campaign c WHERE c.id = :id */
static char *
build_select (TdListKind kind, const TdColumnSql *sql, guint n_columns)
{
  char alias = td_list_get_alias (kind);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "SELECT %c.id, %s", alias, td_list_get_muted (kind));
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (text, ", %s", sql[i].cell);
  g_string_append_printf (text, " FROM %s WHERE %c.id = :id", td_list_get_table (kind), alias);

  return g_string_free (text, FALSE);
}

/* What SQL gives as a code and the list shows as a word. */
static const char *
code_to_words (TdListKind kind, const char *column, const char *code)
{
  if (kind == TD_LIST_CAMPAIGNS && g_str_equal (column, "mode"))
    return g_str_equal (code, "1") ? _ ("By theme or in waves") : _ ("Regular");
  if (kind == TD_LIST_CAMPAIGNS && g_str_equal (column, "state"))
    return td_campaign_state_to_label (code);
  if (kind == TD_LIST_CAMPAIGNS && g_str_equal (column, "review"))
    return td_review_code_to_label (code);
  if (kind != TD_LIST_HISTORY || !g_str_equal (column, "kind"))
    return code;
  if (g_str_equal (code, "undo"))
    return _ ("Undo");

  return g_str_equal (code, "redo") ? _ ("Redo") : _ ("Change");
}

static TdRow *
read_row (TdStmt *stmt, TdListKind kind, const TdColumn *columns, guint n_columns)
{
  GStrv cells = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *text = td_stmt_get_text (stmt, (int) i + 2);

      if (columns[i].kind == TD_COLUMN_FLAG)
        text = g_str_equal (text, "1") ? "1" : "";
      cells[i] = g_strdup (code_to_words (kind, columns[i].id, text));
    }

  return td_row_new (td_stmt_get_int (stmt, 0), td_stmt_get_int (stmt, 1) != 0, cells);
}

static void
unref_row (gpointer row)
{
  g_clear_object (&row);
}

GPtrArray *
td_query_read_rows (TdDb *db, TdListKind kind, const gint64 *ids, guint n_ids, GError **error)
{
  return td_query_read_rows_on (db, kind, TD_DATE_NONE, ids, n_ids, error);
}

GPtrArray *
td_query_read_rows_on (
    TdDb *db, TdListKind kind, TdDate on, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_ids, unref_row);
  guint n_columns;
  const TdColumn *columns = td_list_get_columns (kind, &n_columns);
  g_autofree char *select = build_select (kind, td_list_get_column_sql (kind), n_columns);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, select, error);
  int id_index;

  if (stmt == NULL)
    return NULL;
  td_query_bind_today (stmt, on);
  id_index = td_stmt_get_parameter (stmt, ":id");

  for (guint i = 0; i < n_ids; i++)
    {
      gboolean row;

      td_stmt_bind_int (stmt, id_index, ids[i]);
      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      g_ptr_array_add (rows, row ? read_row (stmt, kind, columns, n_columns) : NULL);
      td_stmt_reset (stmt);
    }

  return g_steal_pointer (&rows);
}
