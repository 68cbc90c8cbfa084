#include "exchange/td-paste-names.h"

#include <string.h>

#include "domain/td-abbreviation.h"

struct _TdPasteNames
{
  GHashTable *ids; /* (element-type utf8 gint64): the comparable name → id */
};

TdPasteNames *
td_paste_names_new (void)
{
  TdPasteNames *self = g_new0 (TdPasteNames, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
td_paste_names_free (TdPasteNames *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->ids);
  g_free (self);
}

void
td_paste_names_add (TdPasteNames *self, const char *name, gint64 id)
{
  g_autofree char *key = td_abbreviation_expand (name);
  gint64 *known = g_hash_table_lookup (self->ids, key);

  if (key[0] == '\0')
    return;
  if (known == NULL)
    g_hash_table_insert (self->ids, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  else if (*known != id)
    *known = TD_PASTE_NAME_AMBIGUOUS;
}

gint64
td_paste_names_find (const TdPasteNames *self, const char *text)
{
  g_autofree char *key = td_abbreviation_expand (text);
  const gint64 *id = g_hash_table_lookup (self->ids, key);

  return id != NULL ? *id : TD_PASTE_NAME_UNKNOWN;
}

int
td_paste_names_find_column (const TdPasteNames *self, const TdPasteTable *table, guint n_columns)
{
  for (guint column = 0; column < MIN (td_paste_table_get_n_columns (table), n_columns); column++)
    for (guint row = 0; row < td_paste_table_get_n_rows (table); row++)
      {
        const char *text = td_paste_table_get (table, row, column);

        if (!td_paste_names_is_number (text)
            && td_paste_names_find (self, text) != TD_PASTE_NAME_UNKNOWN)
          return (int) column;
      }

  return -1;
}

gboolean
td_paste_names_is_number (const char *text)
{
  if (text[0] == '-')
    text++;

  return text[0] != '\0' && strspn (text, "0123456789., ") == strlen (text);
}
