#include "store/td-sample-units-private.h"

#define ENDED_ADMINISTRATION "Kết thúc hoạt động theo Nghị quyết 60-NQ/TW và Công văn 4133/TLĐ-ToC"

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
expand (TdSampleUnits *self,
        char **name,
        char **short_name,
        TdSampleDistrict *district,
        const char *commune)
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
make_unique (TdSampleUnits *self, char **name, char **short_name)
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
write_grassroots_unit (TdSampleUnits *self, guint serial, guint pattern, GError **error)
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
  TdSampleDistrict *district = g_ptr_array_index (
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
  unit = td_sample_units_add_unit (self, code, name, short_name, kind);
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

  if (!td_sample_units_insert_unit (
          self, unit, ends ? district->place : g_ptr_array_index (district->communes, commune),
          ends ? ENDED_ADMINISTRATION : "", error))
    return FALSE;
  if (unit->old_parent == unit->new_parent)
    return td_sample_units_insert_parent (self, unit, unit->old_parent, unit->from, TD_DATE_NONE,
                                          error);

  return td_sample_units_insert_parent (self, unit, unit->old_parent, unit->from,
                                        ends ? unit->to : TD_SAMPLE_LAST_OLD_DAY, error)
         && td_sample_units_insert_parent (self, unit, unit->new_parent, TD_SAMPLE_FIRST_NEW_DAY,
                                           TD_DATE_NONE, error);
}

gboolean
td_sample_units_write_grassroots (TdSampleUnits *self, GError **error)
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
