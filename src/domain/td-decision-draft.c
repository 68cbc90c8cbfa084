/* GVariant of type a{sv}:
 *
 *   { "kind": <"decision">, "number": <"45">, "decided-on": <"2026-06-12">,
 *     "awards": <[{ "name": <"Lò Thị Nguyệt">, "woman": <true>, "bonus": <int64 1170000>,
 *                   "unread": <{ "unit": "Trường MN Hoa Lan" }> }, …]>,
 *     "attachments": <[{ "file-name": <"QĐ 45.pdf">, … }]> }
 *
 * Empty values are left out. The keys stay: drafts of older versions have them. */
#include "domain/td-decision-draft.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"

#define KEY_KIND "kind"
#define KIND_DECISION "decision"
#define KEY_AWARDS "awards"
#define KEY_ATTACHMENTS "attachments"
#define KEY_UNREAD "unread"

typedef enum
{
  TYPE_TEXT, /* char *, never NULL */
  TYPE_INT64,
  TYPE_INT,
  TYPE_FLAG, /* gboolean */
  TYPE_DATE,
  TYPE_RECIPIENT, /* TdRecipientKind */
} FieldType;

typedef struct
{
  const char *key;
  FieldType type;
  gsize offset;
} Field;

/* What is not here is lost with the window: tests/domain/test-decision-draft.c fills every field of
 * the three values. */
static const Field decision_fields[] = {
  { "id", TYPE_INT64, G_STRUCT_OFFSET (TdDecision, id) },
  { "revision", TYPE_INT, G_STRUCT_OFFSET (TdDecision, revision) },
  { "number", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, number) },
  { "symbol", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, symbol) },
  { "decided-on", TYPE_DATE, G_STRUCT_OFFSET (TdDecision, decided_on) },
  { "deciding-level", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, deciding_level) },
  { "issuer", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, issuer) },
  { "issuer-unit-id", TYPE_INT64, G_STRUCT_OFFSET (TdDecision, issuer_unit_id) },
  { "signer", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, signer) },
  { "signer-post", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, signer_post) },
  { "abstract", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, abstract) },
  { "note", TYPE_TEXT, G_STRUCT_OFFSET (TdDecision, note) },
};

static const Field award_fields[] = {
  { "id", TYPE_INT64, G_STRUCT_OFFSET (TdAward, id) },
  { "recipient-kind", TYPE_RECIPIENT, G_STRUCT_OFFSET (TdAward, recipient_kind) },
  { "person-id", TYPE_INT64, G_STRUCT_OFFSET (TdAward, person_id) },
  { "recipient-unit-id", TYPE_INT64, G_STRUCT_OFFSET (TdAward, recipient_unit_id) },
  { "name", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, name) },
  { "post", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, post) },
  { "unit-id", TYPE_INT64, G_STRUCT_OFFSET (TdAward, unit_id) },
  { "unit-name", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, unit_name) },
  { "organisation-type", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, organisation_type) },
  { "woman", TYPE_FLAG, G_STRUCT_OFFSET (TdAward, is_woman) },
  { "direct-worker", TYPE_FLAG, G_STRUCT_OFFSET (TdAward, is_direct_worker) },
  { "leader", TYPE_FLAG, G_STRUCT_OFFSET (TdAward, is_leader) },
  { "award-form-id", TYPE_INT64, G_STRUCT_OFFSET (TdAward, award_form_id) },
  { "commendation-type", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, commendation_type) },
  { "campaign-id", TYPE_INT64, G_STRUCT_OFFSET (TdAward, campaign_id) },
  { "achievement", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, achievement) },
  { "achievement-period", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, achievement_period) },
  { "bonus", TYPE_INT64, G_STRUCT_OFFSET (TdAward, bonus) },
  { "revoked-on", TYPE_DATE, G_STRUCT_OFFSET (TdAward, revoked_on) },
  { "revoke-reason", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, revoke_reason) },
  { "note", TYPE_TEXT, G_STRUCT_OFFSET (TdAward, note) },
  { "new-person", TYPE_FLAG, G_STRUCT_OFFSET (TdAward, is_new_person) },
};

static const Field attachment_fields[] = {
  { "id", TYPE_INT64, G_STRUCT_OFFSET (TdAttachment, id) },
  { "file-name", TYPE_TEXT, G_STRUCT_OFFSET (TdAttachment, file_name) },
  { "sha256", TYPE_TEXT, G_STRUCT_OFFSET (TdAttachment, sha256) },
  { "size", TYPE_INT64, G_STRUCT_OFFSET (TdAttachment, size) },
};

static const char *const cell_keys[] = {
  [TD_CELL_TITLE] = "title",       [TD_CELL_NAME] = "name",
  [TD_CELL_POST] = "post",         [TD_CELL_UNIT] = "unit",
  [TD_CELL_FORM] = "form",         [TD_CELL_COMMENDATION] = "commendation",
  [TD_CELL_CAMPAIGN] = "campaign", [TD_CELL_DIRECT_WORKER] = "direct-worker",
  [TD_CELL_LEADER] = "leader",     [TD_CELL_ACHIEVEMENT] = "achievement",
  [TD_CELL_PERIOD] = "period",     [TD_CELL_BONUS] = "bonus",
  [TD_CELL_NOTE] = "note",         [TD_CELL_UNRECOGNISED] = "unrecognised",
};
G_STATIC_ASSERT (G_N_ELEMENTS (cell_keys) == TD_N_CELLS);

/* --- Writing ---------------------------------------------------------------------------------- */

/* GVariant takes no text that is not UTF-8; the editor's is, but a draft must not fail on it. */
static GVariant *
text_to_variant (const char *text)
{
  return g_variant_new_take_string (g_utf8_make_valid (text, -1));
}

/* NULL for an empty value. */
static GVariant *
field_to_variant (const Field *field, gconstpointer value)
{
  gconstpointer place = (const char *) value + field->offset;

  switch (field->type)
    {
    case TYPE_TEXT:
      {
        const char *text = *(char *const *) place;

        return text[0] != '\0' ? text_to_variant (text) : NULL;
      }
    case TYPE_INT64:
      {
        gint64 number = *(const gint64 *) place;

        return number != 0 ? g_variant_new_int64 (number) : NULL;
      }
    case TYPE_INT:
      {
        int number = *(const int *) place;

        return number != 0 ? g_variant_new_int32 (number) : NULL;
      }
    case TYPE_FLAG:
      return *(const gboolean *) place ? g_variant_new_boolean (TRUE) : NULL;
    case TYPE_DATE:
      {
        g_autofree char *text = td_date_to_iso (*(const TdDate *) place);

        return text != NULL ? g_variant_new_string (text) : NULL;
      }
    case TYPE_RECIPIENT:
      return g_variant_new_string (td_recipient_kind_to_code (*(const TdRecipientKind *) place));
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_fields (GVariantDict *dict, gconstpointer value, const Field *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      GVariant *variant = field_to_variant (&fields[i], value);

      if (variant != NULL)
        g_variant_dict_insert_value (dict, fields[i].key, variant);
    }
}

static GVariant *
award_to_variant (const TdAward *award)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_auto (GVariantBuilder) unread = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  gboolean has_unread = FALSE;

  add_fields (&dict, award, award_fields, G_N_ELEMENTS (award_fields));
  for (guint i = 0; i < TD_N_CELLS; i++)
    if (award->unread[i] != NULL)
      {
        g_variant_builder_add (&unread, "{s@s}", cell_keys[i], text_to_variant (award->unread[i]));
        has_unread = TRUE;
      }
  if (has_unread)
    g_variant_dict_insert_value (&dict, KEY_UNREAD, g_variant_builder_end (&unread));

  return g_variant_dict_end (&dict);
}

static GVariant *
attachment_to_variant (const TdAttachment *attachment)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  add_fields (&dict, attachment, attachment_fields, G_N_ELEMENTS (attachment_fields));

  return g_variant_dict_end (&dict);
}

typedef GVariant *(*ToVariant) (gconstpointer value);

static void
add_list (GVariantDict *dict, const char *key, const GPtrArray *values, ToVariant to_variant)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < values->len; i++)
    g_variant_builder_add_value (&builder, to_variant (g_ptr_array_index (values, i)));
  g_variant_dict_insert_value (dict, key, g_variant_builder_end (&builder));
}

GBytes *
td_decision_to_bytes (const TdDecision *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) variant = NULL;

  g_variant_dict_insert (&dict, KEY_KIND, "s", KIND_DECISION);
  add_fields (&dict, self, decision_fields, G_N_ELEMENTS (decision_fields));
  add_list (&dict, KEY_AWARDS, self->awards, (ToVariant) award_to_variant);
  add_list (&dict, KEY_ATTACHMENTS, self->attachments, (ToVariant) attachment_to_variant);
  variant = g_variant_ref_sink (g_variant_dict_end (&dict));
  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      g_autoptr (GVariant) native = g_steal_pointer (&variant);

      variant = g_variant_byteswap (native);
    }

  return g_variant_get_data_as_bytes (variant);
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* Leaves the field as it is if @variant is of another type or no such value. */
static void
field_from_variant (const Field *field, gpointer value, GVariant *variant)
{
  gpointer place = (char *) value + field->offset;
  gboolean is_text = g_variant_is_of_type (variant, G_VARIANT_TYPE_STRING);

  switch (field->type)
    {
    case TYPE_TEXT:
      if (is_text)
        {
          g_free (*(char **) place);
          *(char **) place = g_variant_dup_string (variant, NULL);
        }
      break;
    case TYPE_INT64:
      if (g_variant_is_of_type (variant, G_VARIANT_TYPE_INT64))
        *(gint64 *) place = g_variant_get_int64 (variant);
      break;
    case TYPE_INT:
      if (g_variant_is_of_type (variant, G_VARIANT_TYPE_INT32))
        *(int *) place = g_variant_get_int32 (variant);
      break;
    case TYPE_FLAG:
      if (g_variant_is_of_type (variant, G_VARIANT_TYPE_BOOLEAN))
        *(gboolean *) place = g_variant_get_boolean (variant);
      break;
    case TYPE_DATE:
      if (is_text)
        td_date_from_iso (g_variant_get_string (variant, NULL), place);
      break;
    case TYPE_RECIPIENT:
      if (is_text)
        td_recipient_kind_from_code (g_variant_get_string (variant, NULL), place);
      break;
    default:
      g_return_if_reached ();
    }
}

/* One pass: a lookup of each field would walk the entries again and again. */
static void
read_fields (gpointer value, const Field *fields, gsize n_fields, GVariant *dict)
{
  GVariantIter iter;
  const char *key;
  GVariant *variant;

  g_variant_iter_init (&iter, dict);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &variant))
    for (gsize i = 0; i < n_fields; i++)
      if (g_str_equal (fields[i].key, key))
        {
          field_from_variant (&fields[i], value, variant);
          break;
        }
}

static TdAward *
award_from_variant (GVariant *dict)
{
  TdAward *award = td_award_new ();
  g_autoptr (GVariant) unread = g_variant_lookup_value (dict, KEY_UNREAD, G_VARIANT_TYPE ("a{ss}"));

  read_fields (award, award_fields, G_N_ELEMENTS (award_fields), dict);
  for (guint i = 0; unread != NULL && i < TD_N_CELLS; i++)
    g_variant_lookup (unread, cell_keys[i], "s", &award->unread[i]);

  return award;
}

static TdAttachment *
attachment_from_variant (GVariant *dict)
{
  TdAttachment *attachment = td_attachment_new ();

  read_fields (attachment, attachment_fields, G_N_ELEMENTS (attachment_fields), dict);

  return attachment;
}

typedef gpointer (*FromVariant) (GVariant *dict);

static void
read_list (GPtrArray *values, const char *key, FromVariant from_variant, GVariant *dict)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (dict, key, G_VARIANT_TYPE ("aa{sv}"));
  gsize n = list != NULL ? g_variant_n_children (list) : 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);

      g_ptr_array_add (values, from_variant (child));
    }
}

TdDecision *
td_decision_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) variant
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));
  g_autoptr (TdDecision) self = NULL;
  const char *kind = NULL;

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      g_autoptr (GVariant) native = g_steal_pointer (&variant);

      variant = g_variant_byteswap (native);
    }

  /* Bytes that are not whole read as empty values here and there: better no decision than half. */
  if (!g_variant_is_normal_form (variant) || !g_variant_lookup (variant, KEY_KIND, "&s", &kind)
      || !g_str_equal (kind, KIND_DECISION))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CORRUPT,
                           _ ("The draft is damaged and cannot be read. Discard it, and type the "
                              "decision again."));
      return NULL;
    }

  self = td_decision_new ();
  read_fields (self, decision_fields, G_N_ELEMENTS (decision_fields), variant);
  read_list (self->awards, KEY_AWARDS, (FromVariant) award_from_variant, variant);
  read_list (self->attachments, KEY_ATTACHMENTS, (FromVariant) attachment_from_variant, variant);

  return g_steal_pointer (&self);
}
