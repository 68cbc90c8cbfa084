#include "base/td-text.h"

#include <string.h>

/* Characters that are the same in NFC whatever stands beside them. With them nearly all text of a
 * book needs no normalising; tests/unit/test-text.c checks the ranges against GLib. */
static gboolean
is_always_nfc (gunichar c)
{
  return c < 0x0300 || (c >= 0x1e00 && c <= 0x1eff) || (c >= 0x2010 && c <= 0x2027) || c == 0x20ab;
}

static gboolean
is_valid_and_nfc (const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }

      c = g_utf8_get_char_validated (p, -1);
      if (c == (gunichar) -1 || c == (gunichar) -2 || !is_always_nfc (c))
        return FALSE;

      p = g_utf8_next_char (p);
    }

  return TRUE;
}

char *
td_text_nfc (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return NULL;

  if (is_valid_and_nfc (text))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  return g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
}

/* Invisible characters that come with text pasted from web pages and at the start of files. Never
 * U+00AD: in undecoded TCVN3 text it is the letter ư. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x200b || c == 0x2060 || c == 0xfeff;
}

/* Beside Unicode's white space the control characters, which no field and no worksheet may hold. C1
 * stays but for NEL: there are legacy encodings that have letters at those places. */
static gboolean
is_space (gunichar c)
{
  return c < 0x20 || c == 0x7f || c == 0x85 || g_unichar_isspace (c);
}

/* "\v" is the soft line break of word processors. */
static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static char *
clean (const char *text, gboolean keep_lines)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;
  gboolean space = FALSE;
  guint breaks = 0;

  if (text == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;

      if (keep_lines && is_line_break (c))
        {
          breaks++;
          if (c == '\r' && p[1] == '\n')
            p++;
        }
      else if (is_space (c))
        {
          space = TRUE;
        }
      else
        {
          /* White space is written only when something follows it, so none is left at the end of a
           * line or of the text. */
          if (out->len > 0 && breaks > 0)
            {
              for (; breaks > 0; breaks--)
                g_string_append_c (out, '\n');
            }
          else if (out->len > 0 && space)
            {
              g_string_append_c (out, ' ');
            }

          breaks = 0;
          space = FALSE;
          g_string_append_unichar (out, c);
        }
    }

  /* Last, because taking out an invisible character can bring a letter and its mark together. */
  return td_text_nfc (out->str);
}

char *
td_text_clean (const char *text)
{
  return clean (text, FALSE);
}

char *
td_text_clean_lines (const char *text)
{
  return clean (text, TRUE);
}

gboolean
td_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        return FALSE;
      if (!is_space (c) && !is_invisible (c))
        return FALSE;
    }

  return TRUE;
}

/* The state between two characters of the text being folded. A separator is held back until a
 * letter follows: that is what makes the key of half a text a prefix of the whole text's key. */
typedef struct
{
  GString *out;
  char separator;
} Folder;

static void
folder_separate (Folder *folder, gunichar c)
{
  char joiner = '\0';

  switch (c)
    {
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      joiner = '-';
      break;

    case '/':
    case 0x2044:
    case 0x2215:
      joiner = '/';
      break;

    default:
      break;
    }

  if (joiner != '\0' && folder->separator == '\0')
    folder->separator = joiner;
  else
    folder->separator = ' ';
}

static void
folder_letter (Folder *folder, gunichar c)
{
  if (folder->separator != '\0' && folder->out->len > 0)
    g_string_append_c (folder->out, folder->separator);

  folder->separator = '\0';
  g_string_append_unichar (folder->out, c);
}

/* Besides đ the two other letters that look like a capital Đ on paper and are in old files. */
static gunichar
fold_d (gunichar c)
{
  switch (c)
    {
    case 0x0110: /* Đ */
    case 0x0111: /* đ */
    case 0x00d0: /* Ð, Icelandic eth */
    case 0x00f0: /* ð */
    case 0x0189: /* Ɖ, African d */
    case 0x0256: /* ɖ */
      return 'd';
    default:
      return c;
    }
}

static void
folder_add (Folder *folder, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (c < 0x80)
    {
      if (g_ascii_isalnum ((char) c))
        folder_letter (folder, (gunichar) g_ascii_tolower ((char) c));
      else
        folder_separate (folder, c);
      return;
    }

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar part = fold_d (parts[i]);
      gunichar lower = g_unichar_tolower (part);

      if (g_unichar_ismark (part) || g_unichar_type (part) == G_UNICODE_FORMAT)
        continue;

      /* Lower case can have parts of its own, which end this: they are lower case already. */
      if (part != c && part >= 0x80)
        folder_add (folder, part);
      else if (lower != part)
        folder_add (folder, lower);
      else if (g_unichar_isalnum (part))
        folder_letter (folder, part);
      else
        folder_separate (folder, part);
    }
}

char *
td_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  Folder folder = { NULL, '\0' };

  if (text == NULL)
    return g_strdup ("");

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  folder.out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    folder_add (&folder, g_utf8_get_char (p));

  return g_string_free (folder.out, FALSE);
}

static gboolean
take (char **field, char *value)
{
  gboolean changed = strcmp (*field != NULL ? *field : "", value) != 0;

  g_free (*field);
  *field = value;
  return changed;
}

gboolean
td_text_set (char **field, const char *value)
{
  return take (field, td_text_clean (value));
}

gboolean
td_text_set_lines (char **field, const char *value)
{
  return take (field, td_text_clean_lines (value));
}

char *
td_text_given_name_first (const char *name)
{
  g_autofree char *cleaned = td_text_clean (name);
  char *family_end = strchr (cleaned, ' ');
  char *given = strrchr (cleaned, ' ');

  if (given == NULL)
    return g_steal_pointer (&cleaned);

  if (family_end == given)
    {
      *given = '\0';
      return g_strconcat (given + 1, " ", cleaned, NULL);
    }

  *given = '\0';
  *family_end = '\0';
  return g_strconcat (given + 1, " ", family_end + 1, " ", cleaned, NULL);
}
