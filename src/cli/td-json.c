#include "cli/td-json.h"

#include <stdio.h>

void
td_json_append_string (GString *text, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (text, '"');
  for (const char *p = valid; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (text, '\\');
        g_string_append_c (text, *p);
        break;
      case '\n':
        g_string_append (text, "\\n");
        break;
      case '\t':
        g_string_append (text, "\\t");
        break;
      case '\r':
        g_string_append (text, "\\r");
        break;
      default:
        if ((guchar) *p < 0x20)
          g_string_append_printf (text, "\\u%04x", (guint) (guchar) *p);
        else
          g_string_append_c (text, *p);
        break;
      }
  g_string_append_c (text, '"');
}

void
td_json_init (TdJson *self)
{
  *self = (TdJson){ .text = g_string_new (NULL) };
}

void
td_json_clear (TdJson *self)
{
  g_string_free (self->text, TRUE);
}

static void
begin_line (TdJson *self)
{
  if (self->depth > 0)
    g_string_append_printf (self->text, "\n%*s", 2 * self->depth, "");
}

static void
begin_value (TdJson *self, const char *key)
{
  if (self->has_values)
    g_string_append_c (self->text, ',');
  begin_line (self);
  self->has_values = TRUE;
  if (key != NULL)
    {
      td_json_append_string (self->text, key);
      g_string_append (self->text, ": ");
    }
}

void
td_json_open (TdJson *self, const char *key, char bracket)
{
  begin_value (self, key);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->has_values = FALSE;
}

void
td_json_close (TdJson *self, char bracket)
{
  self->depth--;
  if (self->has_values)
    {
      if (self->depth == 0)
        g_string_append_c (self->text, '\n');
      begin_line (self);
    }
  g_string_append_c (self->text, bracket);
  if (self->depth == 0)
    g_string_append_c (self->text, '\n');
  self->has_values = TRUE;
}

void
td_json_add_string (TdJson *self, const char *key, const char *value)
{
  begin_value (self, key);
  if (value == NULL)
    g_string_append (self->text, "null");
  else
    td_json_append_string (self->text, value);
}

void
td_json_add_int (TdJson *self, const char *key, gint64 value)
{
  begin_value (self, key);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
td_json_add_boolean (TdJson *self, const char *key, gboolean value)
{
  begin_value (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

void
td_json_flush (TdJson *self)
{
  fwrite (self->text->str, 1, self->text->len, stdout);
  g_string_truncate (self->text, 0);
}
