#include "store/td-sample.h"

#include <glib/gi18n-lib.h>

#include "store/td-book-private.h"
#include "store/td-resources-private.h"
#include "store/td-sample-private.h"
#include "store/td-schema-private.h"
#include "store/td-seed-private.h"

TdCsv *
td_sample_load_csv (const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".csv", NULL);
  g_autoptr (GBytes) bytes = td_resources_load ("data/sample", file, error);
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);

  return td_csv_parse (data, size, error);
}

int
td_sample_get_int (const TdCsv *csv, guint row, const char *column)
{
  return (int) g_ascii_strtoll (td_csv_get (csv, row, column), NULL, 10);
}

int
td_sample_between (TdSample *self, int low, int high)
{
  return high <= low ? low : g_rand_int_range (self->rand, low, high + 1);
}

gboolean
td_sample_chance (TdSample *self, int percent)
{
  return td_sample_between (self, 1, 100) <= percent;
}

guint
td_sample_pick_weighted (TdSample *self, const TdCsv *csv, const GArray *rows)
{
  int total = 0;
  int point;
  guint i = 0;

  for (guint j = 0; j < rows->len; j++)
    total += td_sample_get_int (csv, g_array_index (rows, guint, j), "weight");
  point = td_sample_between (self, 1, total);
  while (i + 1 < rows->len)
    {
      point -= td_sample_get_int (csv, g_array_index (rows, guint, i), "weight");
      if (point <= 0)
        break;
      i++;
    }

  return g_array_index (rows, guint, i);
}

GArray *
td_sample_find_rows (const TdCsv *csv, const char *column, const char *value)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    if (g_str_equal (td_csv_get (csv, i, column), value))
      g_array_append_val (rows, i);

  return rows;
}

gboolean
td_sample_report (TdSample *self, double fraction, const char *message, GError **error)
{
  td_job_report (self->job, fraction, message);

  return self->job == NULL
         || !g_cancellable_set_error_if_cancelled (td_job_get_cancellable (self->job), error);
}

/* --- Indexes and triggers --------------------------------------------------------------------- */

/* Takes the statements of all indexes and triggers out of the schema, to be run when the tables
 * are full: sorting once is many times as fast as keeping a million rows sorted. All of them and in
 * their order, so that the book's schema reads as that of any other. */
static GPtrArray *
drop_indexes (TdDb *db, GError **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) drop = g_string_new (NULL);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT type, name, sql FROM sqlite_schema"
                       " WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      g_string_append_printf (drop, "DROP %s \"%s\";", td_stmt_get_text (stmt, 0),
                              td_stmt_get_text (stmt, 1));
      g_ptr_array_add (statements, td_stmt_dup_text (stmt, 2));
    }
  g_clear_pointer (&stmt, td_stmt_free);

  return td_db_exec (db, drop->str, error) ? g_steal_pointer (&statements) : NULL;
}

static gboolean
restore_indexes (TdSample *self, GPtrArray *statements, GError **error)
{
  for (guint i = 0; i < statements->len; i++)
    if (!td_db_exec (self->db, g_ptr_array_index (statements, i), error)
        || !td_sample_report (self, 0.7 + 0.2 * i / statements->len, NULL, error))
      return FALSE;

  return TRUE;
}

/* --- The book --------------------------------------------------------------------------------- */

static gboolean
write_records (TdSample *self, GError **error)
{
  g_autoptr (GPtrArray) indexes = NULL;

  if (!td_seed_load (self->db, TD_BOOK_LAI_CHAU, error))
    return FALSE;
  self->catalogue = td_catalogue_load (self->db, error);
  if (self->catalogue == NULL)
    return FALSE;
  indexes = drop_indexes (self->db, error);

  return indexes != NULL && td_sample_report (self, 0, _ ("Inventing records"), error)
         && td_sample_write_units (self, error) && td_sample_write_people (self, error)
         && td_sample_write_campaigns (self, error) && td_sample_write_figures (self, error)
         && td_sample_write_taking_part (self, error) && td_sample_plan_decisions (self, error)
         && td_sample_write_awards (self, error) && td_sample_write_clusters (self, error)
         && td_sample_write_duties (self, error) && td_sample_write_reports (self, error)
         && td_sample_report (self, 0.7, _ ("Sorting"), error)
         && restore_indexes (self, indexes, error)
         && td_db_exec (self->db, "INSERT INTO award_search (award_search) VALUES ('rebuild')",
                        error)
         && td_sample_report (self, 0.98, NULL, error);
}

static gboolean
fill (TdDb *db, gpointer data, GError **error)
{
  TdSample *self = data;

  self->db = db;
  /* Keys are of this collation: nothing is to be made anew for a million rows afterwards. */
  if (!td_schema_refresh_keys (db, error))
    return FALSE;
  /* A file that has no name yet need not survive a power cut; the last COMMIT is synced again. */
  if (!td_db_exec (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; BEGIN IMMEDIATE",
                   error))
    return FALSE;
  if (!write_records (self, error) || !td_db_exec (db, "COMMIT", error))
    {
      td_db_exec (db, "ROLLBACK", NULL);
      return FALSE;
    }

  return td_db_exec (db,
                     "PRAGMA synchronous = FULL; BEGIN IMMEDIATE;"
                     "UPDATE setting SET value = value WHERE key = 'bonus.rounding'; COMMIT",
                     error);
}

/* The sample's proportions: what a province has for some 2 000 awards, and for a large book the
 * province of a union four times the size, in which the same people are rewarded again and again.
 */
static void
set_proportions (TdSample *self)
{
  if (self->n_awards == 0)
    {
      self->n_units = 150;
      self->n_people = 1200;
    }
  else
    {
      self->n_units = CLAMP (self->n_awards / 600, 60, 1500);
      self->n_people = CLAMP (self->n_awards / 20, self->n_units * 6, 50000);
    }
}

static void
sample_clear (TdSample *self)
{
  g_rand_free (self->rand);
  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  g_ptr_array_unref (self->grassroots);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->campaigns);
  g_clear_pointer (&self->events, td_csv_free);
  g_array_unref (self->plans);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSample, sample_clear)

gboolean
td_sample_create (const char *path, guint n_awards, guint32 seed, TdJob *job, GError **error)
{
  g_auto (TdSample) self = {
    .rand = g_rand_new_with_seed (seed),
    .job = job,
    .n_awards = n_awards,
    .units = g_ptr_array_new_with_free_func ((GDestroyNotify) td_sample_unit_free),
    .grassroots = g_ptr_array_new (),
    .people = g_ptr_array_new_with_free_func ((GDestroyNotify) td_sample_person_free),
    .campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) td_sample_campaign_free),
    .plans = g_array_new (FALSE, FALSE, sizeof (TdSamplePlan)),
  };

  set_proportions (&self);
  self.events = td_sample_load_csv ("event", error);
  if (self.events == NULL)
    return FALSE;

  return td_book_file_create (path, fill, &self, error);
}
