#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TdJson: writes JSON (RFC 8259), UTF-8, two spaces of indent. The caller opens and closes objects
 * and arrays in turn; within an object each value has a key, elsewhere @key is NULL. */
typedef struct
{
  GString *text;
  int depth;
  gboolean has_values; /* in the innermost object or array */
} TdJson;

/* td_json_append_string: @value in quotes, with what JSON wants escaped; not UTF-8 becomes U+FFFD
 */
void td_json_append_string (GString *text, const char *value);

void td_json_init (TdJson *self);
void td_json_clear (TdJson *self);

/* @bracket: '{' or '[' */
void td_json_open (TdJson *self, const char *key, char bracket);

/* @bracket: '}' or ']' */
void td_json_close (TdJson *self, char bracket);

/* td_json_add_string: @value: (nullable): NULL is written as null */
void td_json_add_string (TdJson *self, const char *key, const char *value);
void td_json_add_int (TdJson *self, const char *key, gint64 value);
void td_json_add_boolean (TdJson *self, const char *key, gboolean value);

/* td_json_flush: writes what there is to standard output and forgets it */
void td_json_flush (TdJson *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdJson, td_json_clear)

G_END_DECLS
