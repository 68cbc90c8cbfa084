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

/* (transfer full): the charset that the page names in its <meta>, or that of Windows, which
 * programs mean that name none */
static char *
find_charset (const char *html)
{
  g_autofree char *head = g_ascii_strdown (html, 4096);
  const char *name = strstr (head, "charset=");

  if (name == NULL)
    return g_strdup ("windows-1252");

  name += strlen ("charset=");
  name += strspn (name, "\"' ");

  return g_strndup (name, strcspn (name, "\"' ;/>\r\n"));
}

/* What the clipboard has, as it came: with Windows' lines in front, in UTF-16 or in an encoding
 * that the page names, or with NULs behind. Converted here, because libxml2 silently stops reading
 * at a byte that does not belong to the encoding.
 *
 * Returns: (transfer full): UTF-8 from the first tag on */
static char *
unwrap (const char *html, gsize length)
{
  const guchar *bytes = (const guchar *) html;
  g_autofree char *text = NULL;
  const char *start;

  if (length >= 4
      && ((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)
          || (bytes[0] == '<' && bytes[1] == '\0')))
    text = g_convert (html, (gssize) length, "UTF-8", bytes[0] == '<' ? "UTF-16LE" : "UTF-16", NULL,
                      NULL, NULL);
  if (text == NULL)
    text = g_strndup (html, length);
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *charset = find_charset (text);
      g_autofree char *raw = g_steal_pointer (&text);

      text = g_ascii_strcasecmp (charset, "utf-8") != 0
                 ? g_convert (raw, -1, "UTF-8", charset, NULL, NULL, NULL)
                 : NULL;
      if (text == NULL)
        text = g_utf8_make_valid (raw, -1);
    }

  blank_conditions (text);
  start = g_str_has_prefix (text, "Version:") ? strchr (text, '<') : NULL;

  return start != NULL ? g_strdup (start) : g_steal_pointer (&text);
}

xmlDoc *
td_paste_html_parse (const char *html, gsize length, GError **error)
{
  g_autofree char *text = unwrap (html, length);
  htmlParserCtxt *context = htmlNewParserCtxt ();
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                | HTML_PARSE_IGNORE_ENC;
  xmlDoc *doc = htmlCtxtReadMemory (context, text, (int) strlen (text), NULL, "UTF-8", options);
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

const xmlNode *
td_paste_html_find_layout_cell (const xmlNode *node, guint *n_cells, gboolean *has_table)
{
  const xmlNode *found = NULL;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const xmlNode *cell = NULL;

      if (td_paste_html_is_element (child, "td") || td_paste_html_is_element (child, "th"))
        {
          (*n_cells)++;
          cell = child;
          for (const xmlNode *inner = child->children; inner != NULL; inner = inner->next)
            *has_table = *has_table || td_paste_html_is_element (inner, "table");
        }
      else if (td_paste_html_is_element (child, "tr") || td_paste_html_is_element (child, "tbody"))
        {
          cell = td_paste_html_find_layout_cell (child, n_cells, has_table);
        }
      if (cell != NULL)
        found = cell;
    }

  return found;
}
