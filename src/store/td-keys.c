#include "store/td-keys-private.h"

#include "base/td-collation.h"
#include "base/td-text.h"

char *
td_keys_unit_search (const char *code,
                     const char *name,
                     const char *short_name,
                     const char *former_names)
{
  const char *space = former_names[0] != '\0' ? " " : "";
  g_autofree char *names = g_strjoin (" ", code, name, short_name, NULL);
  g_autofree char *text = g_strconcat (names, space, former_names, NULL);

  return td_text_fold (text);
}

char *
td_keys_person_search (const char *name)
{
  return td_text_fold (name);
}

char *
td_keys_campaign_search (const char *name, const char *theme, const char *document_number)
{
  g_autofree char *text = g_strjoin (" ", name, theme, document_number, NULL);

  return td_text_fold (text);
}

char *
td_keys_decision_search (const char *number,
                         const char *symbol,
                         const char *issuer,
                         const char *signer,
                         const char *abstract)
{
  g_autofree char *label = g_strjoin ("/", number, symbol, NULL);
  g_autofree char *text = g_strjoin (" ", label, issuer, signer, abstract, NULL);

  return td_text_fold (text);
}

GBytes *
td_keys_decision_sort (const char *number, const char *symbol)
{
  g_autofree char *label = g_strjoin ("/", number, symbol, NULL);
  g_autofree char *folded = td_text_fold (label);
  gsize n_digits = strspn (folded, "0123456789");
  GString *key = g_string_new (NULL);

  for (gsize i = n_digits; i < 10; i++)
    g_string_append_c (key, '0');
  g_string_append (key, folded);

  return g_string_free_to_bytes (key);
}

char *
td_keys_award_search (const char *name,
                      const char *post,
                      const char *unit_name,
                      const char *decision)
{
  g_autofree char *text = g_strjoin (" ", name, post, unit_name, decision, NULL);

  return td_text_fold (text);
}

GBytes *
td_keys_award_sort (gboolean is_person, const char *name)
{
  return is_person ? td_collation_person_key (name) : td_collation_sort_key (name);
}
