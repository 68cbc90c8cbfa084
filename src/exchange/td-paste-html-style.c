#include <string.h>

#include "exchange/td-paste-html-private.h"

TdPasteStyles *
td_paste_styles_new (void)
{
  TdPasteStyles *self = g_new (TdPasteStyles, 1);

  self->class_fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hidden_classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
td_paste_styles_free (TdPasteStyles *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->class_fonts);
  g_hash_table_unref (self->hidden_classes);
  g_free (self);
}

gboolean
td_paste_html_is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && xmlStrcasecmp (node->name, BAD_CAST name) == 0;
}

/* (transfer full) (nullable): lower case without white space, "display:none" */
static char *
get_style (const xmlNode *node)
{
  xmlChar *value = xmlGetProp (node, BAD_CAST "style");
  char *style;
  char *to;

  if (value == NULL)
    return NULL;

  style = g_ascii_strdown ((const char *) value, -1);
  xmlFree (value);
  to = style;
  for (const char *from = style; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';

  return style;
}

static gboolean
style_is_hidden (const char *style)
{
  return style != NULL
         && (strstr (style, "display:none") != NULL || strstr (style, "mso-hide:all") != NULL
             || strstr (style, "visibility:hidden") != NULL
             || strstr (style, "visibility:collapse") != NULL);
}

/* @name: the font's, lower case, behind spaces and quotation marks: ".vntimeh", "vni-times" */
static TdPasteFont
font_by_name (const char *name)
{
  gsize length;

  name += strspn (name, " \t\r\n'\"");
  length = strcspn (name, "'\",;}");
  while (length > 0 && g_ascii_isspace (name[length - 1]))
    length--;

  if (g_str_has_prefix (name, ".vn"))
    return name[length - 1] == 'h' ? TD_PASTE_FONT_TCVN3_CAPITALS : TD_PASTE_FONT_TCVN3;
  if (g_str_has_prefix (name, "vni-"))
    return TD_PASTE_FONT_VNI;

  return TD_PASTE_FONT_UNICODE;
}

/* @font is left as it is if the style names none. */
static void
read_style_font (const char *style, TdPasteFont *font)
{
  const char *family = style != NULL ? strstr (style, "font-family:") : NULL;

  if (family != NULL)
    *font = font_by_name (family + strlen ("font-family:"));
}

void
td_paste_styles_read_font (const TdPasteStyles *self, const xmlNode *node, TdPasteFont *font)
{
  xmlChar *class = xmlGetProp (node, BAD_CAST "class");
  xmlChar *face
      = td_paste_html_is_element (node, "font") ? xmlGetProp (node, BAD_CAST "face") : NULL;
  g_autofree char *style = get_style (node);
  gpointer value;

  if (class != NULL && g_hash_table_lookup_extended (self->class_fonts, class, NULL, &value))
    *font = (TdPasteFont) GPOINTER_TO_INT (value);
  if (face != NULL)
    {
      g_autofree char *name = g_ascii_strdown ((const char *) face, -1);

      *font = font_by_name (name);
    }
  read_style_font (style, font);

  xmlFree (class);
  xmlFree (face);
}

gboolean
td_paste_styles_is_hidden (const TdPasteStyles *self, const xmlNode *node)
{
  static const char *const silent[]
      = { "style", "script", "title", "noscript", "template", "comment" };
  g_autofree char *style = NULL;
  xmlChar *class;
  gboolean hidden;

  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    if (td_paste_html_is_element (node, silent[i]))
      return TRUE;

  class = xmlGetProp (node, BAD_CAST "class");
  style = get_style (node);
  hidden = style_is_hidden (style)
           || (class != NULL && g_hash_table_contains (self->hidden_classes, class))
           || xmlHasProp (node, BAD_CAST "hidden") != NULL;
  xmlFree (class);

  return hidden;
}

/* Excel names the fonts in a style sheet: .xl65 { … font-family:".VnTimeH", sans-serif; … } */
static void
read_style_sheet (TdPasteStyles *self, const char *sheet)
{
  g_autofree char *lower = g_ascii_strdown (sheet, -1);

  for (const char *open = strchr (lower, '{'), *start = lower; open != NULL;)
    {
      const char *close = strchr (open, '}');
      const char *dot;
      g_autofree char *body = NULL;

      if (close == NULL)
        return;

      body = g_strndup (open, (gsize) (close - open));
      for (dot = open; dot > start && *dot != '.'; dot--)
        ;
      if (*dot == '.')
        {
          /* Class names are told apart by case; the lower case has the same offsets. */
          gsize n = strcspn (dot + 1, " \t\r\n,:{");
          char *class = g_strndup (sheet + (dot + 1 - lower), n);
          TdPasteFont font = TD_PASTE_FONT_UNICODE;
          gboolean named = strstr (body, "font-family:") != NULL;

          if (strstr (body, "display:none") != NULL)
            g_hash_table_add (self->hidden_classes, g_strdup (class));
          read_style_font (body, &font);
          if (named)
            g_hash_table_insert (self->class_fonts, class, GINT_TO_POINTER (font));
          else
            g_free (class);
        }
      start = close + 1;
      open = strchr (start, '{');
    }
}

void
td_paste_styles_read (TdPasteStyles *self, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (td_paste_html_is_element (child, "style"))
        {
          xmlChar *sheet = xmlNodeGetContent (child);

          read_style_sheet (self, (const char *) sheet);
          xmlFree (sheet);
        }
      else
        {
          td_paste_styles_read (self, child);
        }
    }
}
