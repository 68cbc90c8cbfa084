#include "domain/td-contact.h"

#include <string.h>

#define ZALO_HOST "zalo.me/"

/* The digits of "0213 3.876-123", with a leading +; NULL if anything else is there or they are too
 * few for a number. */
static char *
dup_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c) || (*c == '+' && digits->len == 0))
        g_string_append_c (digits, *c);
      else if (strchr (" .-()", *c) == NULL)
        return NULL;
    }
  if (digits->len < 8)
    return NULL;

  return g_strdup (digits->str);
}

char *
td_contact_phone_uri (const char *phone)
{
  g_autofree char *digits = dup_digits (phone);

  if (digits == NULL)
    return NULL;
  /* 0 stands for "within Vietnam"; abroad, and in an address, it is +84. */
  if (digits[0] == '0')
    return g_strconcat ("tel:+84", digits + 1, NULL);

  return g_strconcat ("tel:", digits, NULL);
}

char *
td_contact_email_uri (const char *email)
{
  const char *at = strchr (email, '@');

  if (at == NULL || at == email || strchr (at + 1, '@') != NULL || strchr (at + 1, '.') == NULL
      || strpbrk (email, " ?&<>\"',;") != NULL)
    return NULL;

  return g_strconcat ("mailto:", email, NULL);
}

char *
td_contact_zalo_uri (const char *zalo)
{
  g_autofree char *digits = dup_digits (zalo);
  const char *rest = zalo;

  if (digits != NULL)
    return g_strconcat ("https://" ZALO_HOST, digits + (digits[0] == '+'), NULL);

  if (g_str_has_prefix (rest, "https://"))
    rest += strlen ("https://");
  else if (g_str_has_prefix (rest, "http://"))
    rest += strlen ("http://");
  if (!g_str_has_prefix (rest, ZALO_HOST) || rest[strlen (ZALO_HOST)] == '\0'
      || strpbrk (rest, " <>\"'") != NULL)
    return NULL;

  return g_strconcat ("https://", rest, NULL);
}
