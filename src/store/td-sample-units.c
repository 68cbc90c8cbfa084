#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-keys-private.h"
#include "store/td-sample-units-private.h"

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
district_free (TdSampleDistrict *self)
{
  g_free (self->place);
  g_free (self->name);
  g_ptr_array_unref (self->successors);
  g_ptr_array_unref (self->communes);
  g_free (self);
}

TdSampleUnit *
td_sample_units_add_unit (TdSampleUnits *self,
                          const char *code,
                          const char *name,
                          const char *short_name,
                          const char *kind)
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

gboolean
td_sample_units_insert_unit (
    TdSampleUnits *self, TdSampleUnit *unit, const char *place, const char *reason, GError **error)
{
  g_autofree char *search_key = td_keys_unit_search (unit->code, unit->name, unit->short_name, "");

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

gboolean
td_sample_units_insert_parent (TdSampleUnits *self,
                               TdSampleUnit *unit,
                               TdSampleUnit *parent,
                               TdDate from,
                               TdDate to,
                               GError **error)
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
read_seeded (TdSampleUnits *self, GError **error)
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

      unit = td_sample_units_add_unit (self, td_stmt_get_text (stmt, 1), td_stmt_get_text (stmt, 2),
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
          TdSampleDistrict *district = g_new0 (TdSampleDistrict, 1);

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
read_places (TdSampleUnits *self, GError **error)
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

static TdSampleDistrict *
find_district (TdSampleUnits *self, const char *code)
{
  for (guint i = 0; i < self->districts->len; i++)
    {
      TdSampleDistrict *district = g_ptr_array_index (self->districts, i);

      if (g_str_equal (district->unit->code, code))
        return district;
    }

  return NULL;
}

static gboolean
read_communes (TdSampleUnits *self, GError **error)
{
  g_autoptr (TdCsv) csv = td_sample_load_csv ("commune", error);

  if (csv == NULL)
    return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    {
      TdSampleDistrict *district = find_district (self, td_csv_get (csv, i, "former"));
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
write_successors (TdSampleUnits *self, GError **error)
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
      TdSampleUnit *unit = td_sample_units_add_unit (self, td_csv_get (csv, i, "code"),
                                                     td_csv_get (csv, i, "name"),
                                                     td_csv_get (csv, i, "short_name"), "CD_XA");
      TdSampleDistrict *district = find_district (self, td_csv_get (csv, i, "former"));

      g_assert (district != NULL);
      unit->from = TD_SAMPLE_FIRST_NEW_DAY;
      unit->new_parent = root;
      g_ptr_array_add (district->successors, unit);
      if (!td_sample_units_insert_unit (self, unit, td_csv_get (csv, i, "place"), "", error)
          || !td_sample_units_insert_parent (self, unit, root, unit->from, TD_DATE_NONE, error))
        return FALSE;
      td_stmt_bind_int (update, 1, district->unit->id);
      td_stmt_bind_int (update, 2, unit->id);
      if (!td_stmt_run (update, error))
        return FALSE;
    }

  return TRUE;
}

static void
units_clear (TdSampleUnits *self)
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSampleUnits, units_clear)

gboolean
td_sample_write_units (TdSample *self, GError **error)
{
  g_auto (TdSampleUnits) units = {
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
         && td_sample_units_write_grassroots (&units, error)
         && td_sample_units_write_reorganisations (&units, error);
}
