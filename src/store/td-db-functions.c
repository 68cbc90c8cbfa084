#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-campaign-review-sql-private.h"
#include "store/td-db-private.h"

/* Units and posts are the same few texts again and again, and ICU takes a microsecond a key. */
#define MAX_KEPT_KEYS 4096

static void
sort_key_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  GHashTable *keys = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (values[0]);
  GBytes *key;

  /* What is not known is before all, as NULL is in SQL. */
  if (text == NULL)
    return;

  key = g_hash_table_lookup (keys, text);
  if (key == NULL)
    {
      if (g_hash_table_size (keys) >= MAX_KEPT_KEYS)
        g_hash_table_remove_all (keys);
      key = td_collation_sort_key (text);
      g_hash_table_insert (keys, g_strdup (text), key);
    }
  sqlite3_result_blob64 (context, g_bytes_get_data (key, NULL), g_bytes_get_size (key),
                         SQLITE_TRANSIENT);
}

static void
fold_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_text (context, td_text_fold ((const char *) sqlite3_value_text (values[0])), -1,
                       g_free);
}

static void
free_keys (void *keys)
{
  g_hash_table_unref (keys);
}

gboolean
td_db_add_functions (TdDb *self, GError **error)
{
  sqlite3 *handle = td_db_get_handle (self);
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  GHashTable *keys
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  /* keys is freed with the connection, and when this fails. */
  if (sqlite3_create_function_v2 (handle, "td_sort_key", 1, flags, keys, sort_key_cb, NULL, NULL,
                                  free_keys)
          != SQLITE_OK
      || sqlite3_create_function_v2 (handle, "td_fold", 1, flags, NULL, fold_cb, NULL, NULL, NULL)
             != SQLITE_OK)
    return td_db_set_error (self, error);

  return td_review_add_function (self, error);
}
