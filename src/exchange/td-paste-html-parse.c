#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "exchange/td-paste-html-private.h"

/* Blanks "<![if !supportLists]>" and "<![endif]>" of Word and Excel, which no other reader takes
 * for comments. */
static void
blank_conditions (char *html)
{
  for (char *p = strstr (html, "<!["); p != NULL; p = strstr (p + 1, "<!["))
    {
      char *end = strpbrk (p + 3, "]<");

      if (end != NULL && end[0] == ']' && end[1] == '>')
        memset (p, ' ', (gsize) (end + 2 - p));
    }
}

/* What the clipboard has, as it came: with Windows' lines in front, in UTF-16, or with NULs behind.
 *
 * Returns: (transfer full): the bytes from the first tag on; @encoding: (out): NULL if the page
 *   itself has to say it */
static char *
unwrap (const char *html, gsize *length, const char **encoding)
{
  const guchar *bytes = (const guchar *) html;
  g_autofree char *text = NULL;
  const char *start;

  if (*length >= 4
      && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)
          || (bytes[0] == '<' && bytes[1] == '\0')))
    text = g_convert (html, (gssize) *length, "UTF-8", bytes[0] == '<' ? "UTF-16LE" : "UTF-16",
                      NULL, length, NULL);
  if (text == NULL)
    text = g_strndup (html, *length);
  *length = strnlen (text, *length);

  blank_conditions (text);
  *encoding = g_utf8_validate (text, (gssize) *length, NULL) ? "UTF-8" : NULL;
  start = strchr (text, '<');
  if (start == NULL || !g_str_has_prefix (text, "Version:"))
    return g_steal_pointer (&text);

  *length -= (gsize) (start - text);

  return g_memdup2 (start, *length + 1);
}

xmlDoc *
td_paste_html_parse (const char *html, gsize length, GError **error)
{
  const char *encoding;
  g_autofree char *bytes = unwrap (html, &length, &encoding);
  htmlParserCtxt *context = htmlNewParserCtxt ();
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                | (encoding != NULL ? HTML_PARSE_IGNORE_ENC : 0);
  xmlDoc *doc = htmlCtxtReadMemory (context, bytes, (int) length, NULL, encoding, options);
  /* It stops at 256 elements within each other; the rest would be missing. */
  gboolean stopped = context->disableSAX != 0;

  htmlFreeParserCtxt (context);
  if (doc != NULL && !stopped)
    return doc;

  xmlFreeDoc (doc);
  g_set_error_literal (error, TD_ERROR, TD_ERROR_PARSE,
                       _ ("What was copied cannot be read as a table. Paste it into Excel, copy it "
                          "there and paste it again."));
  return NULL;
}
