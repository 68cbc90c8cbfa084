#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-keys-private.h"
#include "store/td-sample-private.h"

void
td_sample_person_free (TdSamplePerson *self)
{
  g_free (self->name);
  g_free (self->search_name);
  g_bytes_unref (self->sort_key);
  g_free (self);
}

struct _TdSampleNames
{
  TdCsv *csv;
  GHashTable *rows; /* "thai/female_given" and "/family" for all peoples → rows */
};

static void
add_row (TdSampleNames *self, const char *people, const char *part, guint row)
{
  g_autofree char *key = g_strconcat (people, "/", part, NULL);
  GArray *rows = g_hash_table_lookup (self->rows, key);

  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->rows, g_steal_pointer (&key), rows);
    }
  g_array_append_val (rows, row);
}

TdSampleNames *
td_sample_names_new (GError **error)
{
  TdCsv *csv = td_sample_load_csv ("name", error);
  TdSampleNames *self;

  if (csv == NULL)
    return NULL;

  self = g_new0 (TdSampleNames, 1);
  self->csv = csv;
  self->rows
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    {
      const char *part = td_csv_get (csv, i, "part");

      add_row (self, g_str_equal (part, "family") ? "" : td_csv_get (csv, i, "people"), part, i);
    }

  return self;
}

void
td_sample_names_free (TdSampleNames *self)
{
  td_csv_free (self->csv);
  g_hash_table_unref (self->rows);
  g_free (self);
}

static guint
pick_row (TdSample *self, TdSampleNames *names, const char *people, const char *part)
{
  g_autofree char *key = g_strconcat (people, "/", part, NULL);

  return td_sample_pick_weighted (self, names->csv, g_hash_table_lookup (names->rows, key));
}

char *
td_sample_make_name (TdSample *self, TdSampleNames *names, gboolean woman)
{
  guint family = pick_row (self, names, "", "family");
  const char *people = td_csv_get (names->csv, family, "people");
  guint middle = pick_row (self, names, people, woman ? "female_middle" : "male_middle");
  guint given = pick_row (self, names, people, woman ? "female_given" : "male_given");

  return g_strjoin (" ", td_csv_get (names->csv, family, "text"),
                    td_csv_get (names->csv, middle, "text"), td_csv_get (names->csv, given, "text"),
                    NULL);
}

static gboolean
insert_person (TdSample *self,
               TdStmt *insert,
               TdSamplePerson *person,
               const TdCsv *posts,
               guint post,
               GError **error)
{
  g_autofree char *birth = g_strdup_printf ("%d", td_sample_between (self, 1968, 1998));
  const char *full_post = td_csv_get (posts, post, "post");

  td_stmt_bind_text (insert, 1, person->name);
  td_stmt_bind_int (insert, 2, person->is_woman);
  td_stmt_bind_text (insert, 3, birth);
  td_stmt_bind_text (insert, 4, full_post);
  td_stmt_bind_text (insert, 5, strstr (full_post, "Chủ tịch Công đoàn") != NULL ? "Chủ tịch" : "");
  td_stmt_bind_int (insert, 6, person->unit->id);
  td_stmt_bind_int (insert, 7, person->is_direct_worker);
  td_stmt_bind_int (insert, 8, person->is_leader);
  td_stmt_bind_text (insert, 9, td_csv_get (posts, post, "worker_group"));
  td_stmt_bind_text (insert, 10, td_csv_get (posts, post, "education"));
  td_stmt_bind_text (insert, 11, person->search_name);
  td_stmt_bind_bytes (insert, 12, person->sort_key);
  if (!td_stmt_run (insert, error))
    return FALSE;
  person->id = td_db_get_last_id (self->db);

  return TRUE;
}

static gboolean
write_person (TdSample *self,
              TdSampleUnit *unit,
              TdStmt *insert,
              TdSampleNames *names,
              const TdCsv *posts,
              GHashTable *taken,
              GError **error)
{
  g_autoptr (GArray) rows = td_sample_find_rows (posts, "sector", unit->sector);
  TdSamplePerson *person = g_new0 (TdSamplePerson, 1);
  guint post = td_sample_pick_weighted (self, posts, rows);

  person->unit = unit;
  person->post = g_intern_string (td_csv_get (posts, post, "post"));
  person->is_leader = td_sample_get_int (posts, post, "is_leader") != 0;
  person->is_direct_worker = td_sample_get_int (posts, post, "is_direct_worker") != 0;
  person->is_woman = td_sample_chance (self, td_sample_get_int (posts, post, "women"));
  person->name = td_sample_make_name (self, names, person->is_woman);
  /* Two of one name in one unit would be taken for one person when they are rewarded again. */
  for (int i = 0; i < 50 && g_hash_table_contains (taken, person->name); i++)
    {
      g_free (person->name);
      person->name = td_sample_make_name (self, names, person->is_woman);
    }
  person->search_name = td_keys_person_search (person->name);
  person->sort_key = td_keys_award_sort (TRUE, person->name);
  g_hash_table_add (taken, person->name);
  g_ptr_array_add (unit->people, person);
  g_ptr_array_add (self->people, person);

  return insert_person (self, insert, person, posts, post, error);
}

gboolean
td_sample_write_people (TdSample *self, GError **error)
{
  g_autoptr (TdSampleNames) names = td_sample_names_new (error);
  g_autoptr (TdCsv) posts = NULL;
  g_autoptr (TdStmt) insert = NULL;
  guint per_unit = MAX (self->n_people / self->n_units, 3);

  if (names == NULL)
    return FALSE;
  posts = td_sample_load_csv ("post", error);
  if (posts == NULL)
    return FALSE;
  insert = td_db_prepare (
      self->db,
      "INSERT INTO person (name, is_woman, birth_date, post, union_post, unit_id,"
      " is_direct_worker, is_leader, worker_group, education, search_key, sort_key)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  if (insert == NULL)
    return FALSE;

  for (guint i = 0; i < self->grassroots->len; i++)
    {
      TdSampleUnit *unit = g_ptr_array_index (self->grassroots, i);
      g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
      int n = td_sample_between (self, (int) (per_unit * 7 / 10), (int) (per_unit * 13 / 10));

      for (int j = 0; j < n; j++)
        if (!write_person (self, unit, insert, names, posts, taken, error))
          return FALSE;
      if (i % 100 == 0
          && !td_sample_report (self, 0.05 + 0.1 * i / self->grassroots->len, NULL, error))
        return FALSE;
    }

  return TRUE;
}
