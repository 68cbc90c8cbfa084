#include "store/td-query-private.h"

typedef struct
{
  char *text; /* NULL for a number */
  gint64 number;
} Value;

static void
value_free (Value *self)
{
  g_free (self->text);
  g_free (self);
}

TdSql *
td_sql_new (const char *text)
{
  TdSql *self = g_new0 (TdSql, 1);

  self->text = g_string_new (text);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);

  return self;
}

void
td_sql_free (TdSql *self)
{
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self);
}

static int
add_value (TdSql *self, char *text, gint64 number)
{
  Value *value = g_new0 (Value, 1);

  value->text = text;
  value->number = number;
  g_ptr_array_add (self->values, value);

  return (int) self->values->len;
}

int
td_sql_add_text (TdSql *self, const char *value)
{
  return add_value (self, g_strdup (value), 0);
}

int
td_sql_add_int (TdSql *self, gint64 value)
{
  return add_value (self, NULL, value);
}

int
td_sql_add_date (TdSql *self, TdDate value)
{
  return add_value (self, td_date_to_iso (value), 0);
}

void
td_sql_add_words (TdSql *self, GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    add_value (self, g_strdup_printf ("%% %s%%", words[i]), 0);
}

TdStmt *
td_sql_prepare (const TdSql *self, TdDb *db, GError **error)
{
  TdStmt *stmt = td_db_prepare (db, self->text->str, error);

  for (guint i = 0; stmt != NULL && i < self->values->len; i++)
    {
      const Value *value = g_ptr_array_index (self->values, i);

      if (value->text != NULL)
        td_stmt_bind_text_copy (stmt, (int) i + 1, value->text);
      else
        td_stmt_bind_int (stmt, (int) i + 1, value->number);
    }

  return stmt;
}
