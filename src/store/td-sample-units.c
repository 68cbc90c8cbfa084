#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-keys-private.h"
#include "store/td-sample-private.h"

#define ENDED_ADMINISTRATION "Kết thúc hoạt động theo Nghị quyết 60-NQ/TW và Công văn 4133/TLĐ-ToC"

/* A district federation with what came after it. */
typedef struct
{
  TdSampleUnit *unit;
  char *place;
  char *name; /* "Tam Đường" */
  GPtrArray *successors;
  GPtrArray *communes; /* codes and names by turns */
} District;

typedef struct
{
  TdSample *sample;
  GPtrArray *districts;
  GHashTable *by_code;
  GHashTable *places; /* code → name */
  GHashTable *names;  /* taken */
  TdCsv *patterns;
  TdCsv *words;
  TdStmt *insert;
  TdStmt *insert_parent;
} Units;

void
td_sample_unit_free (TdSampleUnit *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->search_name);
  g_clear_pointer (&self->sort_key, g_bytes_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

gboolean
td_sample_unit_is_open (const TdSampleUnit *self, TdDate date)
{
  return (!td_date_is_set (self->from) || td_date_compare (self->from, date) <= 0)
         && (!td_date_is_set (self->to) || td_date_compare (date, self->to) <= 0);
}

TdSampleUnit *
td_sample_unit_get_parent (const TdSampleUnit *self, TdDate date)
{
  return td_date_compare (date, TD_SAMPLE_LAST_OLD_DAY) <= 0 ? self->old_parent : self->new_parent;
}

static void
district_free (District *self)
{
  g_free (self->place);
  g_free (self->name);
  g_ptr_array_unref (self->successors);
  g_ptr_array_unref (self->communes);
  g_free (self);
}

static TdSampleUnit *
add_unit (Units *self, const char *code, const char *name, const char *short_name, const char *kind)
{
  TdSampleUnit *unit = g_new0 (TdSampleUnit, 1);

  unit->code = g_strdup (code);
  unit->name = g_strdup (name);
  unit->short_name = g_strdup (short_name);
  unit->kind = g_intern_string (kind);
  unit->organisation_type = "";
  unit->sector = "";
  unit->children = g_ptr_array_new ();
  unit->people = g_ptr_array_new ();
  unit->search_name = td_text_fold (name);
  unit->sort_key = td_collation_sort_key (name);
  g_ptr_array_add (self->sample->units, unit);
  g_hash_table_insert (self->by_code, unit->code, unit);
  g_hash_table_add (self->names, unit->name);

  return unit;
}

static gboolean
insert_unit (Units *self, TdSampleUnit *unit, const char *place, const char *reason, GError **error)
{
  g_autofree char *search_key = td_keys_unit_search (unit->code, unit->name, unit->short_name);

  td_stmt_bind_text (self->insert, 1, unit->code);
  td_stmt_bind_text (self->insert, 2, unit->name);
  td_stmt_bind_text (self->insert, 3, unit->short_name);
  td_stmt_bind_text (self->insert, 4, unit->kind);
  td_stmt_bind_code (self->insert, 5, unit->organisation_type);
  td_stmt_bind_code (self->insert, 6, place);
  td_stmt_bind_date (self->insert, 7, unit->from);
  td_stmt_bind_date (self->insert, 8, unit->to);
  td_stmt_bind_text (self->insert, 9, reason);
  td_stmt_bind_text (self->insert, 10, "Đơn vị giả định của sổ mẫu");
  td_stmt_bind_text (self->insert, 11, search_key);
  td_stmt_bind_bytes (self->insert, 12, unit->sort_key);
  if (!td_stmt_run (self->insert, error))
    return FALSE;
  unit->id = td_db_get_last_id (self->sample->db);

  return TRUE;
}

static gboolean
insert_parent (
    Units *self, TdSampleUnit *unit, TdSampleUnit *parent, TdDate from, TdDate to, GError **error)
{
  if (parent == NULL)
    return TRUE;

  g_ptr_array_add (parent->children, unit);
  td_stmt_bind_int (self->insert_parent, 1, unit->id);
  td_stmt_bind_int (self->insert_parent, 2, parent->id);
  td_stmt_bind_date (self->insert_parent, 3, from);
  td_stmt_bind_date (self->insert_parent, 4, to);

  return td_stmt_run (self->insert_parent, error);
}

/* The units that every book of the province begins with: resources/data/lai_chau_unit.csv. */
static gboolean
read_seeded (Units *self, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->sample->db,
                       "SELECT u.id, u.code, u.name, u.short_name, u.kind, u.valid_to, u.place,"
                       " p.name FROM unit u LEFT JOIN place p ON p.code = u.place ORDER BY u.id",
                       error);
  TdSampleUnit *root = NULL;
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      TdSampleUnit *unit;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      unit = add_unit (self, td_stmt_get_text (stmt, 1), td_stmt_get_text (stmt, 2),
                       td_stmt_get_text (stmt, 3), td_stmt_get_text (stmt, 4));
      unit->id = td_stmt_get_int (stmt, 0);
      unit->to = td_stmt_get_date (stmt, 5);
      if (root == NULL)
        root = unit;
      else
        {
          unit->old_parent = root;
          unit->new_parent = td_date_is_set (unit->to) ? NULL : root;
          g_ptr_array_add (root->children, unit);
        }
      if (g_str_equal (unit->kind, "LDLD_HUYEN"))
        {
          District *district = g_new0 (District, 1);

          district->unit = unit;
          district->place = td_stmt_dup_text (stmt, 6);
          district->name = td_stmt_dup_text (stmt, 7);
          district->successors = g_ptr_array_new ();
          district->communes = g_ptr_array_new ();
          g_ptr_array_add (self->districts, district);
        }
    }
}

static gboolean
read_places (Units *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->sample->db, "SELECT code, name FROM place", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      g_hash_table_insert (self->places, td_stmt_dup_text (stmt, 0), td_stmt_dup_text (stmt, 1));
    }
}

static District *
find_district (Units *self, const char *code)
{
  for (guint i = 0; i < self->districts->len; i++)
    {
      District *district = g_ptr_array_index (self->districts, i);

      if (g_str_equal (district->unit->code, code))
        return district;
    }

  return NULL;
}

static gboolean
read_communes (Units *self, GError **error)
{
  g_autoptr (TdCsv) csv = td_sample_load_csv ("commune", error);

  if (csv == NULL)
    return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    {
      District *district = find_district (self, td_csv_get (csv, i, "former"));
      gpointer code, name;

      if (district == NULL
          || !g_hash_table_lookup_extended (self->places, td_csv_get (csv, i, "place"), &code,
                                            &name))
        {
          g_set_error (error, TD_ERROR, TD_ERROR_FAILED, "commune.csv, %u", i + 2);
          return FALSE;
        }
      g_ptr_array_add (district->communes, code);
      g_ptr_array_add (district->communes, name);
    }

  return TRUE;
}

static gboolean
write_successors (Units *self, GError **error)
{
  g_autoptr (TdCsv) csv = td_sample_load_csv ("successor", error);
  g_autoptr (TdStmt) update = td_db_prepare (
      self->sample->db, "UPDATE unit SET successor_id = ?2 WHERE id = ?1 AND successor_id IS NULL",
      error);
  TdSampleUnit *root = g_ptr_array_index (self->sample->units, 0);

  if (csv == NULL || update == NULL)
    return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    {
      TdSampleUnit *unit = add_unit (self, td_csv_get (csv, i, "code"), td_csv_get (csv, i, "name"),
                                     td_csv_get (csv, i, "short_name"), "CD_XA");
      District *district = find_district (self, td_csv_get (csv, i, "former"));

      g_assert (district != NULL);
      unit->from = TD_SAMPLE_FIRST_NEW_DAY;
      unit->new_parent = root;
      g_ptr_array_add (district->successors, unit);
      if (!insert_unit (self, unit, td_csv_get (csv, i, "place"), "", error)
          || !insert_parent (self, unit, root, unit->from, TD_DATE_NONE, error))
        return FALSE;
      td_stmt_bind_int (update, 1, district->unit->id);
      td_stmt_bind_int (update, 2, unit->id);
      if (!td_stmt_run (update, error))
        return FALSE;
    }

  return TRUE;
}

static char *
replace (const char *text, const char *key, const char *value)
{
  GString *string = g_string_new (text);

  g_string_replace (string, key, value, 0);

  return g_string_free (string, FALSE);
}

/* "CĐCS Trường Mầm non {commune}" → "CĐCS Trường Mầm non Bản Bo", with a word of word.csv for each
 * other brace. */
static void
expand (Units *self, char **name, char **short_name, District *district, const char *commune)
{
  const char *open;

  while ((open = strchr (*name, '{')) != NULL)
    {
      g_autofree char *key = g_strndup (open, (gsize) (strchr (open, '}') - open) + 1);
      g_autofree char *kind = g_strndup (key + 1, strlen (key) - 2);
      g_autofree char *old_name = *name;
      g_autofree char *old_short = *short_name;
      const char *value;

      if (g_str_equal (kind, "commune"))
        value = commune;
      else if (g_str_equal (kind, "district"))
        value = district->name;
      else
        {
          g_autoptr (GArray) rows = td_sample_find_rows (self->words, "kind", kind);
          int pick = td_sample_between (self->sample, 0, (int) rows->len - 1);

          value = td_csv_get (self->words, g_array_index (rows, guint, pick), "text");
        }
      *name = replace (old_name, key, value);
      *short_name = replace (old_short, key, value);
    }
}

/* "… số 2" where the name is taken. */
static void
make_unique (Units *self, char **name, char **short_name)
{
  g_autofree char *base = g_strdup (*name);
  g_autofree char *short_base = g_strdup (*short_name);

  for (int n = 2; g_hash_table_contains (self->names, *name); n++)
    {
      g_free (*name);
      g_free (*short_name);
      *name = g_strdup_printf ("%s số %d", base, n);
      *short_name = g_strdup_printf ("%s %d", short_base, n);
    }
}

static TdDate
make_founding_day (TdSample *sample, gboolean ends)
{
  int year = !ends && td_sample_chance (sample, 12) ? td_sample_between (sample, 2021, 2024)
                                                    : td_sample_between (sample, 2006, 2020);

  return TD_DATE ((guint16) year, (guint8) td_sample_between (sample, 1, 12),
                  (guint8) td_sample_between (sample, 1, 28));
}

static gboolean
write_grassroots_unit (Units *self, guint serial, guint pattern, GError **error)
{
  TdSample *sample = self->sample;
  const TdCsv *csv = self->patterns;
  g_autofree char *name = NULL;
  g_autofree char *short_name = NULL;
  const char *kind = td_csv_get (csv, pattern, "kind");
  const char *parent = td_csv_get (csv, pattern, "parent");
  gboolean in_district = g_str_equal (parent, "DISTRICT");
  /* The first district is the city: it has no committee or clinic of a district. */
  int first = strstr (td_csv_get (csv, pattern, "pattern"), "{district}") != NULL ? 1 : 0;
  District *district = g_ptr_array_index (
      self->districts, td_sample_between (sample, first, (int) self->districts->len - 1));
  int commune = 0;
  gboolean ends = td_sample_chance (sample, td_sample_get_int (csv, pattern, "ends"));
  g_autofree char *code = g_strdup_printf ("%s-%04u", kind, serial);
  TdSampleUnit *unit;

  /* Another word or place before a number. */
  for (int i = 0; i < 12; i++)
    {
      if (i > 0)
        district = g_ptr_array_index (
            self->districts, td_sample_between (sample, first, (int) self->districts->len - 1));
      g_free (name);
      g_free (short_name);
      name = g_strdup (td_csv_get (csv, pattern, "pattern"));
      short_name = g_strdup (td_csv_get (csv, pattern, "short_pattern"));
      commune = 2 * td_sample_between (sample, 0, (int) district->communes->len / 2 - 1);
      expand (self, &name, &short_name, district,
              g_ptr_array_index (district->communes, commune + 1));
      if (!g_hash_table_contains (self->names, name))
        break;
    }
  make_unique (self, &name, &short_name);
  unit = add_unit (self, code, name, short_name, kind);
  unit->is_grassroots = TRUE;
  unit->organisation_type = g_intern_string (td_csv_get (csv, pattern, "organisation_type"));
  unit->sector = g_intern_string (td_csv_get (csv, pattern, "sector"));
  unit->from = make_founding_day (sample, ends);
  if (ends)
    unit->to = g_str_equal (unit->sector, "administration") && td_sample_chance (sample, 60)
                   ? TD_DATE (2025, 6, 15)
                   : TD_SAMPLE_LAST_OLD_DAY;
  unit->members
      = (guint) td_sample_between (sample, td_sample_get_int (csv, pattern, "members_min"),
                                   td_sample_get_int (csv, pattern, "members_max"));
  unit->old_parent = in_district ? district->unit : g_hash_table_lookup (self->by_code, parent);
  g_assert (unit->old_parent != NULL);
  if (ends)
    unit->new_parent = NULL;
  else if (in_district)
    unit->new_parent = g_ptr_array_index (
        district->successors, td_sample_between (sample, 0, (int) district->successors->len - 1));
  else if (td_date_is_set (unit->old_parent->to))
    unit->new_parent = g_ptr_array_index (sample->units, 0);
  else
    unit->new_parent = unit->old_parent;
  g_ptr_array_add (sample->grassroots, unit);

  if (!insert_unit (self, unit,
                    ends ? district->place : g_ptr_array_index (district->communes, commune),
                    ends ? ENDED_ADMINISTRATION : "", error))
    return FALSE;
  if (unit->old_parent == unit->new_parent)
    return insert_parent (self, unit, unit->old_parent, unit->from, TD_DATE_NONE, error);

  return insert_parent (self, unit, unit->old_parent, unit->from,
                        ends ? unit->to : TD_SAMPLE_LAST_OLD_DAY, error)
         && insert_parent (self, unit, unit->new_parent, TD_SAMPLE_FIRST_NEW_DAY, TD_DATE_NONE,
                           error);
}

static gboolean
write_grassroots (Units *self, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_patterns = td_csv_get_n_rows (self->patterns);

  for (guint i = 0; i < n_patterns; i++)
    g_array_append_val (rows, i);

  /* One of each pattern first, so that every organisation type is there. */
  for (guint i = 0; i < self->sample->n_units; i++)
    {
      guint pattern
          = i < n_patterns ? i : td_sample_pick_weighted (self->sample, self->patterns, rows);

      if (!write_grassroots_unit (self, i + 1, pattern, error))
        return FALSE;
    }

  return TRUE;
}

static void
units_clear (Units *self)
{
  g_ptr_array_unref (self->districts);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->patterns, td_csv_free);
  g_clear_pointer (&self->words, td_csv_free);
  g_clear_pointer (&self->insert, td_stmt_free);
  g_clear_pointer (&self->insert_parent, td_stmt_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Units, units_clear)

gboolean
td_sample_write_units (TdSample *self, GError **error)
{
  g_auto (Units) units = {
    .sample = self,
    .districts = g_ptr_array_new_with_free_func ((GDestroyNotify) district_free),
    .by_code = g_hash_table_new (g_str_hash, g_str_equal),
    .places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .names = g_hash_table_new (g_str_hash, g_str_equal),
  };

  units.patterns = td_sample_load_csv ("unit", error);
  if (units.patterns == NULL)
    return FALSE;
  units.words = td_sample_load_csv ("word", error);
  if (units.words == NULL)
    return FALSE;
  units.insert
      = td_db_prepare (self->db,
                       "INSERT INTO unit (code, name, short_name, kind, organisation_type, place,"
                       " valid_from, valid_to, end_reason, note, search_key, sort_key)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                       error);
  if (units.insert == NULL)
    return FALSE;
  units.insert_parent
      = td_db_prepare (self->db,
                       "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
                       " VALUES (?1, ?2, ?3, ?4)",
                       error);

  return units.insert_parent != NULL && read_seeded (&units, error) && read_places (&units, error)
         && read_communes (&units, error) && write_successors (&units, error)
         && write_grassroots (&units, error);
}
