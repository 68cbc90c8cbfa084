#include "exchange/td-paste-awards-private.h"

static gint64 *
remember (GHashTable *table, const char *key, gint64 value)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = value;
  g_hash_table_insert (table, g_strdup (key), copy);

  return copy;
}

gint64
td_paste_maker_find_unit (TdPasteMaker *maker, const char *text)
{
  gint64 *found = g_hash_table_lookup (maker->units, text);

  if (found == NULL)
    found
        = remember (maker->units, text, td_unit_matcher_find_certain (maker->paste->matcher, text));

  return *found;
}

gint64
td_paste_maker_find_form (TdPasteMaker *maker, TdRecipientKind kind, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%d%s", kind, text);
  gint64 *found = g_hash_table_lookup (maker->forms, key);

  if (found == NULL)
    found
        = remember (maker->forms, key,
                    td_paste_read_form (maker->catalogue, text, kind, maker->date,
                                        maker->paste->deciding_level, maker->model->award_form_id));

  return *found;
}

gint64
td_paste_maker_find_campaign (TdPasteMaker *maker, const char *text)
{
  gint64 *found = g_hash_table_lookup (maker->campaigns, text);
  gint64 id;

  if (found != NULL)
    return *found;
  if (maker->error != NULL
      || !td_paste_read_campaign (maker->db, text, maker->date, &id, &maker->error))
    return 0;

  return *remember (maker->campaigns, text, id);
}
