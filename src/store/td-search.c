#include "store/td-search-private.h"

#include "base/td-text.h"

#define MAX_WORDS 8

GStrv
td_search_split (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL && n < MAX_WORDS; i++)
    {
      if (parts[i][0] == '\0')
        continue;
      g_strv_builder_add (words, parts[i]);
      n++;
    }

  return g_strv_builder_end (words);
}

void
td_search_append_condition (GString *sql, const char *column, GStrv words, int first_index)
{
  if (words[0] == NULL)
    g_string_append (sql, "1");

  for (int i = 0; words[i] != NULL; i++)
    g_string_append_printf (sql, "%s(' ' || %s) LIKE ?%d", i > 0 ? " AND " : "", column,
                            first_index + i);
}

void
td_search_bind (TdStmt *stmt, GStrv words, int first_index)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      g_autofree char *pattern = g_strdup_printf ("%% %s%%", words[i]);

      td_stmt_bind_text_copy (stmt, first_index + i, pattern);
    }
}
