#include "base/td-collation.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/td-text.h"

/* To be raised whenever open_collator () or the layout of a key changes. */
#define SETTINGS_VERSION "1"

#define LOCALE "vi"

static void
close_collator (gpointer data)
{
  ucol_close (data);
}

/* ICU allows no collator to be shared by threads that use it at the same time. */
static GPrivate thread_collator = G_PRIVATE_INIT (close_collator);

static UCollator *
open_collator (void)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open (LOCALE, &status);

  /* Letters at the first level, tones at the second; capitals would be the third, which makes a key
   * half as long again and no list better. */
  ucol_setAttribute (collator, UCOL_STRENGTH, UCOL_SECONDARY, &status);
  ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);

  /* A broken installation of ICU. There is no order to go on with, and a wrong one would be stored.
   */
  if (U_FAILURE (status))
    g_error ("ICU cannot collate Vietnamese: %s", u_errorName (status));

  return collator;
}

static UCollator *
get_collator (void)
{
  UCollator *collator = g_private_get (&thread_collator);

  if (collator == NULL)
    {
      collator = open_collator ();
      g_private_set (&thread_collator, collator);
    }

  return collator;
}

/* Appends the key without the zero byte that ends it. ICU's keys have no other zero byte. */
static void
append_key (GByteArray *out, const char *text, gssize length)
{
  UCollator *collator = get_collator ();
  UErrorCode status = U_ZERO_ERROR;
  UChar short_text[256];
  g_autofree UChar *long_text = NULL;
  UChar *utf16 = short_text;
  gint32 n_bytes = (gint32) (length < 0 ? (gssize) strlen (text) : length);
  gint32 n_utf16;
  guint start = out->len;
  guint capacity = 128;
  gint32 n_key;

  if (n_bytes == 0)
    return;

  /* UTF-16 never has more units than UTF-8 has bytes. */
  if (n_bytes > (gint32) G_N_ELEMENTS (short_text))
    utf16 = long_text = g_new (UChar, n_bytes);

  u_strFromUTF8WithSub (utf16, MAX (n_bytes, (gint32) G_N_ELEMENTS (short_text)), &n_utf16, text,
                        n_bytes, 0xfffd, NULL, &status);
  g_return_if_fail (U_SUCCESS (status));

  g_byte_array_set_size (out, start + capacity);
  n_key = ucol_getSortKey (collator, utf16, n_utf16, out->data + start, (gint32) capacity);
  if (n_key > (gint32) capacity)
    {
      g_byte_array_set_size (out, start + (guint) n_key);
      ucol_getSortKey (collator, utf16, n_utf16, out->data + start, n_key);
    }

  g_byte_array_set_size (out, start + (guint) n_key - 1);
}

GBytes *
td_collation_sort_key (const char *text)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();

  if (text != NULL)
    append_key (key, text, -1);

  return g_byte_array_free_to_bytes (g_steal_pointer (&key));
}

GBytes *
td_collation_person_key (const char *name)
{
  static const guint8 end[1] = { 0 };
  g_autoptr (GByteArray) key = g_byte_array_new ();
  g_autofree char *cleaned = td_text_clean (name);
  const char *given = strrchr (cleaned, ' ');
  const char *family_end = strchr (cleaned, ' ');

  if (given == NULL)
    {
      append_key (key, cleaned, -1);
      return g_byte_array_free_to_bytes (g_steal_pointer (&key));
    }

  /* Three whole keys one after the other, each ended by a zero byte, and not the key of the turned
   * name: there the tone of the given name would count after the letters of the family name, and
   * "Hoa" and "Hòa" would alternate down the list. */
  append_key (key, given + 1, -1);
  g_byte_array_append (key, end, 1);
  if (family_end < given)
    append_key (key, family_end + 1, given - family_end - 1);
  g_byte_array_append (key, end, 1);
  append_key (key, cleaned, family_end - cleaned);

  return g_byte_array_free_to_bytes (g_steal_pointer (&key));
}

int
td_collation_compare (const char *a, const char *b)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result
      = ucol_strcollUTF8 (get_collator (), a != NULL ? a : "", -1, b != NULL ? b : "", -1, &status);

  g_return_val_if_fail (U_SUCCESS (status), 0);

  return (int) result;
}

const char *
td_collation_version (void)
{
  static char *version = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      UVersionInfo info;
      char string[U_MAX_VERSION_STRING_LENGTH];

      ucol_getVersion (get_collator (), info);
      u_versionToString (info, string);
      version = g_strconcat (LOCALE "-", string, "-" SETTINGS_VERSION, NULL);
      g_once_init_leave (&once, 1);
    }

  return version;
}
