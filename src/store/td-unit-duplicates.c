#include "store/td-unit-duplicates.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "base/td-text.h"
#include "domain/td-abbreviation.h"
#include "store/td-db-private.h"
#include "store/td-setting-store.h"
#include "store/td-unit-likeness-private.h"
#include "store/td-unit-match-private.h"

/* A key that more units have says nothing of one of them: "trường tiểu học *" of a province. */
#define MAX_BUCKET 40

#define MIN_LIKENESS 75
#define OTHER_PARENT 12
#define OTHER_KIND 20
#define SHORT_NAMES_ONLY 15

typedef struct
{
  TdUnitTwin twin;
  char *short_name;
  gint64 successor_id;
} Unit;

static void
twin_clear (TdUnitTwin *self)
{
  g_free (self->name);
  g_free (self->code);
  g_free (self->kind);
  g_free (self->parent_name);
}

static void
unit_free (Unit *self)
{
  twin_clear (&self->twin);
  g_free (self->short_name);
  g_free (self);
}

void
td_unit_duplicate_free (TdUnitDuplicate *self)
{
  twin_clear (&self->twins[0]);
  twin_clear (&self->twins[1]);
  g_free (self->reason);
  g_free (self);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static GPtrArray *
read_units (TdDb *db, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT u.id, u.name, u.short_name, u.code, u.kind, u.valid_from, u.valid_to,"
      " u.successor_id, p.id, p.name FROM unit u LEFT JOIN unit_parent up ON up.id ="
      " (SELECT s.id FROM unit_parent s WHERE s.unit_id = u.id ORDER BY s.valid_from DESC LIMIT 1)"
      " LEFT JOIN unit p ON p.id = up.parent_id ORDER BY u.id",
      error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      Unit *unit;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&units);
      unit = g_new0 (Unit, 1);
      unit->twin.id = td_stmt_get_int (stmt, 0);
      unit->twin.name = td_stmt_dup_text (stmt, 1);
      unit->short_name = td_stmt_dup_text (stmt, 2);
      unit->twin.code = td_stmt_dup_text (stmt, 3);
      unit->twin.kind = td_stmt_dup_text (stmt, 4);
      unit->twin.valid_from = td_stmt_get_date (stmt, 5);
      unit->twin.valid_to = td_stmt_get_date (stmt, 6);
      unit->successor_id = td_stmt_get_int (stmt, 7);
      unit->twin.parent_id = td_stmt_get_int (stmt, 8);
      unit->twin.parent_name = td_stmt_dup_text (stmt, 9);
      g_ptr_array_add (units, unit);
    }
}

static char *
make_pair (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

/* (element-type utf8): pairs that are known to be two units: dismissed, or before and after one
 * reorganisation */
static GHashTable *
read_distinct (TdDb *db, GError **error)
{
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *dismissed = td_setting_get (db, TD_SETTING_UNIT_DISTINCT);
  g_auto (GStrv) list = g_strsplit (dismissed, " ", -1);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT unit_id, target_id FROM reorganisation_line WHERE target_id IS NOT NULL", error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  for (char **pair = list; *pair != NULL; pair++)
    g_hash_table_add (pairs, g_strdup (*pair));

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&pairs);
      g_hash_table_add (pairs, make_pair (td_stmt_get_int (stmt, 0), td_stmt_get_int (stmt, 1)));
    }
}

/* --- Candidates ------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *units;
  GHashTable *buckets; /* key → GArray of guint, the units that have it */
  GHashTable *distinct;
  GHashTable *seen; /* pairs that were compared */
  GPtrArray *found;
} Finder;

static void
finder_clear (Finder *self)
{
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->buckets, g_hash_table_unref);
  g_clear_pointer (&self->distinct, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finder, finder_clear)

/* Takes @key. */
static void
add_key (Finder *self, char *key, guint index)
{
  GArray *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket == NULL)
    {
      bucket = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->buckets, key, bucket);
    }
  else
    g_free (key);
  if (bucket->len == 0 || g_array_index (bucket, guint, bucket->len - 1) != index)
    g_array_append_val (bucket, index);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names that are alike have one of these keys in common: the words in order, and the same without
 * any one of them, in which a slip may be: "hoc nam so tieu", "* nam so tieu", "hoc * so tieu" … */
static void
add_keys (Finder *self, const char *name, guint index)
{
  g_autofree char *expanded = td_abbreviation_expand (name);
  char *keys[TD_N_MATCH_LEVELS];
  g_auto (GStrv) words = NULL;

  if (expanded[0] == '\0')
    return;
  td_unit_match_make_keys (expanded, keys);
  words = g_strsplit (keys[TD_MATCH_LOOSE], " ", -1);
  add_key (self, g_strdup (keys[TD_MATCH_CORE]), index);
  td_unit_match_clear_keys (keys);

  for (guint i = 0; words[i] != NULL && words[1] != NULL; i++)
    if (strlen (words[i]) >= 3)
      {
        char *word = words[i];

        words[i] = (char *) "*";
        add_key (self, g_strjoinv (" ", words), index);
        words[i] = word;
      }
  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  add_key (self, g_strjoinv (" ", words), index);
}

/* --- Pairs ------------------------------------------------------------------------------------ */

static gboolean
is_together (const Unit *a, const Unit *b)
{
  const TdUnitTwin *x = &a->twin, *y = &b->twin;

  return (!td_date_is_set (x->valid_to) || td_date_compare (y->valid_from, x->valid_to) <= 0)
         && (!td_date_is_set (y->valid_to) || td_date_compare (x->valid_from, y->valid_to) <= 0);
}

static char *
give_reason (const Unit *a, const Unit *b, guint name_likeness)
{
  const char *names = name_likeness >= 96   ? _ ("The names say the same")
                      : name_likeness >= 90 ? _ ("The names have the same words")
                                            : _ ("The names differ in a letter or a mark");
  const char *parents
      = a->twin.parent_id == b->twin.parent_id ? _ ("under one unit") : _ ("under two units");
  const char *days = is_together (a, b) ? _ ("open at the same time") : _ ("one after the other");

  return g_strdup_printf ("%s, %s, %s.", names, parents, days);
}

static guint
compare_names (const Unit *a, const Unit *b)
{
  guint likeness = td_unit_likeness (a->twin.name, b->twin.name);

  if (likeness == 0 && a->short_name[0] != '\0' && b->short_name[0] != '\0')
    {
      likeness = td_unit_likeness (a->short_name, b->short_name);
      likeness -= MIN (likeness, SHORT_NAMES_ONLY);
    }

  return likeness;
}

static void
compare (Finder *self, guint first, guint second)
{
  const Unit *a = g_ptr_array_index (self->units, first);
  const Unit *b = g_ptr_array_index (self->units, second);
  g_autofree char *pair = make_pair (a->twin.id, b->twin.id);
  TdUnitDuplicate *duplicate;
  guint names, likeness;

  if (a->successor_id == b->twin.id || b->successor_id == a->twin.id
      || a->twin.parent_id == b->twin.id || b->twin.parent_id == a->twin.id
      || g_hash_table_contains (self->distinct, pair)
      || !g_hash_table_add (self->seen, g_steal_pointer (&pair)))
    return;

  names = compare_names (a, b);
  likeness = names;
  if (a->twin.parent_id != b->twin.parent_id)
    likeness -= MIN (likeness, OTHER_PARENT);
  if (!g_str_equal (a->twin.kind, b->twin.kind))
    likeness -= MIN (likeness, OTHER_KIND);
  if (likeness < MIN_LIKENESS)
    return;

  duplicate = g_new0 (TdUnitDuplicate, 1);
  duplicate->likeness = likeness;
  duplicate->reason = give_reason (a, b, names);
  duplicate->twins[0].id = a->twin.id;
  duplicate->twins[1].id = b->twin.id;
  g_ptr_array_add (self->found, duplicate);
}

static gboolean
compare_buckets (Finder *self, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->buckets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const GArray *bucket = value;

      if (n++ % 1000 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (bucket->len > MAX_BUCKET)
        continue;
      for (guint i = 0; i < bucket->len; i++)
        for (guint j = i + 1; j < bucket->len; j++)
          compare (self, g_array_index (bucket, guint, i), g_array_index (bucket, guint, j));
    }

  return TRUE;
}

/* --- What is told of them --------------------------------------------------------------------- */

static void
copy_twin (TdUnitTwin *self, const TdUnitTwin *from)
{
  *self = *from;
  self->name = g_strdup (from->name);
  self->code = g_strdup (from->code);
  self->kind = g_strdup (from->kind);
  self->parent_name = g_strdup (from->parent_name);
}

static gboolean
fill (Finder *self, TdDb *db, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db, "SELECT count (*) FROM award WHERE unit_id = ?1 AND status = 'decided'", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < self->units->len; i++)
    {
      Unit *unit = g_ptr_array_index (self->units, i);

      g_hash_table_insert (by_id, &unit->twin.id, unit);
    }

  for (guint i = 0; i < self->found->len; i++)
    {
      TdUnitDuplicate *duplicate = g_ptr_array_index (self->found, i);

      for (guint j = 0; j < 2; j++)
        {
          TdUnitTwin *twin = &duplicate->twins[j];

          copy_twin (twin, &((const Unit *) g_hash_table_lookup (by_id, &twin->id))->twin);
          td_stmt_reset (stmt);
          td_stmt_bind_int (stmt, 1, twin->id);
          if (!td_stmt_step (stmt, &row, error))
            return FALSE;
          twin->n_awards = row ? (guint) td_stmt_get_int (stmt, 0) : 0;
        }
      if (duplicate->twins[1].n_awards > duplicate->twins[0].n_awards)
        {
          TdUnitTwin first = duplicate->twins[0];

          duplicate->twins[0] = duplicate->twins[1];
          duplicate->twins[1] = first;
        }
    }

  return TRUE;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const TdUnitDuplicate *x = *(const TdUnitDuplicate *const *) a;
  const TdUnitDuplicate *y = *(const TdUnitDuplicate *const *) b;

  if (x->likeness != y->likeness)
    return x->likeness > y->likeness ? -1 : 1;
  if (x->twins[0].id != y->twins[0].id)
    return x->twins[0].id < y->twins[0].id ? -1 : 1;

  return x->twins[1].id < y->twins[1].id ? -1 : x->twins[1].id > y->twins[1].id;
}

GPtrArray *
td_unit_duplicates_find (TdDb *db, GCancellable *cancellable, GError **error)
{
  g_auto (Finder) finder
      = { .buckets
          = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref),
          .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
          .found = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_duplicate_free) };

  finder.units = read_units (db, error);
  finder.distinct = finder.units != NULL ? read_distinct (db, error) : NULL;
  if (finder.distinct == NULL)
    return NULL;
  for (guint i = 0; i < finder.units->len; i++)
    {
      const Unit *unit = g_ptr_array_index (finder.units, i);

      add_keys (&finder, unit->twin.name, i);
      add_keys (&finder, unit->short_name, i);
    }
  if (!compare_buckets (&finder, cancellable, error) || !fill (&finder, db, error))
    return NULL;
  g_ptr_array_sort (finder.found, compare_found);

  return g_steal_pointer (&finder.found);
}

gboolean
td_unit_duplicates_dismiss (TdDb *db, gint64 a, gint64 b, GError **error)
{
  g_autofree char *dismissed = td_setting_get (db, TD_SETTING_UNIT_DISTINCT);
  g_autofree char *pair = make_pair (a, b);
  g_autofree char *both = g_strdup_printf ("%s %s", dismissed, pair);

  return td_setting_set (db, TD_SETTING_UNIT_DISTINCT, both, error);
}
