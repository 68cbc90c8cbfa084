#include <math.h>
#include <string.h>

#include "base/td-text.h"
#include "domain/td-abbreviation.h"
#include "store/td-db-private.h"
#include "store/td-unit-match-private.h"

static void
unit_free (TdMatchUnit *self)
{
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->organisation_type);
  g_free (self);
}

static void
feature_free (TdMatchFeature *self)
{
  g_array_unref (self->units);
  g_free (self);
}

static gboolean
cut_prefix (char **text, const char *prefix)
{
  gsize length = strlen (prefix);

  if (!g_str_has_prefix (*text, prefix) || (*text)[length] != ' ')
    return FALSE;

  *text += length + 1;
  return TRUE;
}

char *
td_unit_match_make_core (const char *expanded)
{
  g_autofree char *copy = g_strdup (expanded);
  char *core = copy;

  cut_prefix (&core, "tap the");
  if (!cut_prefix (&core, "cong doan co so"))
    cut_prefix (&core, "cong doan");

  return g_strdup (core);
}

/* "truong tieu hoc xa nam so" → "tieu hoc nam so". What kind of place it is matters only where the
 * name begins with it: "xa nam so" is not "phuong nam so". */
static char *
make_loose (const char *core)
{
  static const char *const words[]
      = { "truong", "cua", "thuoc", "va", "xa", "phuong", "huyen", "tinh" };
  g_auto (GStrv) parts = g_strsplit (core, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean dropped = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
        dropped = dropped || g_str_equal (parts[i], words[j]);
      if (dropped && (out->len > 0 || g_str_equal (parts[i], "truong")))
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, parts[i]);
    }

  return g_string_free (out, FALSE);
}

void
td_unit_match_make_keys (const char *expanded, char *keys[TD_N_MATCH_LEVELS])
{
  keys[TD_MATCH_SAME] = g_strdup (expanded);
  keys[TD_MATCH_CORE] = td_unit_match_make_core (expanded);
  keys[TD_MATCH_LOOSE] = make_loose (keys[TD_MATCH_CORE]);
}

void
td_unit_match_clear_keys (char *keys[TD_N_MATCH_LEVELS])
{
  for (guint i = 0; i < TD_N_MATCH_LEVELS; i++)
    g_free (keys[i]);
}

static void
add_to (GArray *units, guint index)
{
  if (units->len == 0 || g_array_index (units, guint, units->len - 1) != index)
    g_array_append_val (units, index);
}

static void
add_keys (TdUnitMatcher *self, const char *expanded, guint index)
{
  char *keys[TD_N_MATCH_LEVELS];

  td_unit_match_make_keys (expanded, keys);
  for (guint i = 0; i < TD_N_MATCH_LEVELS; i++)
    {
      GArray *units = g_hash_table_lookup (self->keys[i], keys[i]);

      if (*keys[i] == '\0')
        continue;
      if (units == NULL)
        {
          units = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->keys[i], g_strdup (keys[i]), units);
        }
      add_to (units, index);
    }
  td_unit_match_clear_keys (keys);
}

GHashTable *
td_unit_match_list_features (const char *expanded)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) words = g_strsplit (expanded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      g_hash_table_add (set, g_strdup (words[i]));
      if (words[i + 1] != NULL)
        g_hash_table_add (set, g_strconcat (words[i], " ", words[i + 1], NULL));
    }

  return set;
}

static void
add_features (TdUnitMatcher *self, const char *expanded, guint index)
{
  g_autoptr (GHashTable) set = td_unit_match_list_features (expanded);
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      TdMatchFeature *feature = g_hash_table_lookup (self->features, text);

      if (feature == NULL)
        {
          feature = g_new0 (TdMatchFeature, 1);
          feature->units = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->features, g_strdup (text), feature);
        }
      add_to (feature->units, index);
    }
}

char *
td_unit_match_cut_province (const TdUnitMatcher *self, const char *expanded)
{
  gsize length = strlen (expanded);
  gsize end = self->province != NULL ? strlen (self->province) : 0;

  if (end > 0 && length > end + 1 && g_str_has_suffix (expanded, self->province)
      && expanded[length - end - 1] == ' ')
    return g_strndup (expanded, length - end - 1);

  return NULL;
}

static void
add_name (TdUnitMatcher *self, const char *name, guint index)
{
  g_autofree char *expanded = td_abbreviation_expand (name);
  g_autofree char *local = NULL;

  if (*expanded == '\0')
    return;

  add_keys (self, expanded, index);
  add_features (self, expanded, index);

  /* "Liên đoàn Lao động" alone is not the province's, where districts have theirs. */
  local = index > 0 ? td_unit_match_cut_province (self, expanded) : NULL;
  if (local != NULL)
    add_keys (self, local, index);
}

/* Rows come with the unit above all first. */
static void
add_unit (TdUnitMatcher *self, TdStmt *stmt)
{
  TdMatchUnit *unit = g_new0 (TdMatchUnit, 1);
  guint index = self->units->len;
  g_autofree char *code = td_text_fold (td_stmt_get_text (stmt, 1));

  unit->id = td_stmt_get_int (stmt, 0);
  unit->name = td_stmt_dup_text (stmt, 2);
  unit->short_name = td_stmt_dup_text (stmt, 3);
  unit->organisation_type = td_stmt_dup_text (stmt, 4);
  unit->parent_id = td_stmt_get_int (stmt, 5);
  g_ptr_array_add (self->units, unit);
  g_hash_table_insert (self->ids, &unit->id, unit);

  if (index == 0)
    {
      g_autofree char *expanded = td_abbreviation_expand (unit->name);
      const char *province = strstr (expanded, " tinh ");

      self->province = province != NULL ? g_strdup (province + 1) : NULL;
    }
  add_name (self, unit->name, index);
  add_name (self, unit->short_name, index);
  g_hash_table_insert (self->codes, g_steal_pointer (&code), GUINT_TO_POINTER (index + 1));
}

/* A word of one unit in a thousand says more than one that every second has. */
static void
weigh_features (TdUnitMatcher *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->features);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      TdMatchFeature *feature = value;

      feature->weight = log (1.0 + (double) self->units->len / feature->units->len);
      for (guint i = 0; i < feature->units->len; i++)
        {
          TdMatchUnit *unit
              = g_ptr_array_index (self->units, g_array_index (feature->units, guint, i));

          unit->norm += feature->weight;
        }
    }
}

static gboolean
read_units (TdUnitMatcher *self, TdDb *db, TdDate date, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, code, name, short_name, organisation_type,"
                       " (SELECT p.parent_id FROM unit_parent p WHERE p.unit_id = unit.id"
                       "   AND (p.valid_from IS NULL OR p.valid_from <= ?1)"
                       "   AND (p.valid_to IS NULL OR p.valid_to >= ?1) LIMIT 1)"
                       " FROM unit"
                       " WHERE ?1 IS NULL OR ((valid_from IS NULL OR valid_from <= ?1)"
                       "  AND (valid_to IS NULL OR valid_to >= ?1))"
                       " ORDER BY id IN (SELECT unit_id FROM unit_parent), id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_date (stmt, 1, date);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      add_unit (self, stmt);
    }
}

TdUnitMatcher *
td_unit_matcher_new (TdDb *db, TdDate date, GError **error)
{
  g_autoptr (TdUnitMatcher) self = g_new0 (TdUnitMatcher, 1);

  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  for (guint i = 0; i < TD_N_MATCH_LEVELS; i++)
    self->keys[i]
        = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->features
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) feature_free);
  self->ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!read_units (self, db, date, error))
    return NULL;
  weigh_features (self);
  self->scores = g_new0 (double, self->units->len + 1);

  return g_steal_pointer (&self);
}

void
td_unit_matcher_free (TdUnitMatcher *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->features);
  g_hash_table_unref (self->codes);
  for (guint i = 0; i < TD_N_MATCH_LEVELS; i++)
    g_hash_table_unref (self->keys[i]);
  g_ptr_array_unref (self->units);
  g_free (self->province);
  g_free (self->scores);
  g_free (self);
}

const char *
td_unit_matcher_get_name (const TdUnitMatcher *self, gint64 unit_id)
{
  const TdMatchUnit *unit = g_hash_table_lookup (self->ids, &unit_id);

  return unit != NULL ? unit->name : NULL;
}

const char *
td_unit_matcher_get_organisation_type (const TdUnitMatcher *self, gint64 unit_id)
{
  const TdMatchUnit *unit = g_hash_table_lookup (self->ids, &unit_id);

  return unit != NULL ? unit->organisation_type : "";
}

gboolean
td_unit_matcher_is_below (const TdUnitMatcher *self, gint64 unit_id, gint64 ancestor_id)
{
  /* A tree that a damaged book has bent into a ring ends as well. */
  for (guint depth = 0; depth < 32; depth++)
    {
      const TdMatchUnit *unit = g_hash_table_lookup (self->ids, &unit_id);

      if (unit == NULL || unit->parent_id == 0)
        return FALSE;
      if (unit->parent_id == ancestor_id)
        return TRUE;
      unit_id = unit->parent_id;
    }

  return FALSE;
}
