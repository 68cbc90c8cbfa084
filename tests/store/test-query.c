/* Lists: filters, orders, words, totals, and how the database finds them. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-query-private.h"
#include "store/td-query.h"
#include "store/td-sample.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

static TdTestDir *dir;
static TdBook *book;
static sqlite3 *raw; /* the same file, without anything of the program's */

static void
open_sample (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  dir = td_test_dir_new ();
  path = td_test_dir_file (dir, "sổ.db");
  td_sample_create (path, 3000, 11, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
}

static void
close_sample (void)
{
  sqlite3_close (raw);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);
  td_test_dir_free (dir);
}

static gint64
raw_int (const char *sql)
{
  sqlite3_stmt *stmt;
  gint64 value = -1;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);

  return value;
}

static GArray *
read_ids (const TdQuery *query, guint limit)
{
  g_autoptr (GError) error = NULL;
  GArray *ids = td_query_read_ids (td_book_get_reader (book), query, limit, &error);

  g_assert_no_error (error);

  return ids;
}

static GPtrArray *
read_rows (TdListKind kind, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = td_query_read_rows (td_book_get_reader (book), kind, (const gint64 *) ids->data,
                                        ids->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);

  return rows;
}

/* --- Orders ----------------------------------------------------------------------------------- */

static const char *const tables[TD_N_LISTS]
    = { "unit",       "campaign",  "decision",   "award",    "person",
        "initiative", "publicity", "role_model", "document", "history" };

/* Columns whose order is one of their own, not that of what their cells say. */
static const struct
{
  const char *column;
  const char *rank;
} ranked[] = {
  { "kind", "SELECT k.position FROM %s r JOIN %s_kind k ON k.code = r.kind" },
  { "recognised_level", "SELECT l.position FROM initiative r LEFT JOIN recognised_level l ON "
                        "l.code = r.recognised_level" },
  { "channel", "SELECT l.position FROM publicity r JOIN channel l ON l.code = r.channel" },
  { "audience", "SELECT l.position FROM publicity r JOIN audience l ON l.code = r.audience" },
  { "outcome", "SELECT l.position FROM document r LEFT JOIN outcome l ON l.code = r.outcome" },
  { "organisation_type",
    "SELECT o.position FROM %s r LEFT JOIN organisation_type o ON o.code = r.organisation_type" },
  { "launching_level",
    "SELECT l.rank FROM campaign r JOIN launching_level l ON l.code = r.launching_level" },
  { "mode", "SELECT r.is_themed FROM campaign r" },
  { "deciding_level",
    "SELECT l.rank FROM decision r JOIN deciding_level l ON l.code = r.deciding_level" },
  { "award_form", "SELECT f.position FROM award r JOIN award_form f ON f.id = r.award_form_id" },
  { "commendation_type",
    "SELECT t.position FROM award r JOIN commendation_type t ON t.code = r.commendation_type" },
};

static const char *
get_rank (TdListKind kind, const TdColumn *column)
{
  for (guint i = 0; kind != TD_LIST_HISTORY && i < G_N_ELEMENTS (ranked); i++)
    if (g_str_equal (ranked[i].column, column->id))
      return ranked[i].rank;

  return NULL;
}

static void
check_ranks (TdListKind kind, const char *select, GArray *ids, gboolean descending)
{
  g_autoptr (GString) sql = g_string_new (select);
  sqlite3_stmt *stmt;
  gint64 before = 0;

  g_string_replace (sql, "%s", tables[kind], 0);
  g_string_append (sql, " WHERE r.id = ?1");
  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql->str, -1, &stmt, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 rank;

      sqlite3_bind_int64 (stmt, 1, g_array_index (ids, gint64, i));
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      rank = sqlite3_column_int64 (stmt, 0);
      sqlite3_reset (stmt);
      if (i > 0 && descending)
        g_assert_cmpint (rank, <=, before);
      else if (i > 0)
        g_assert_cmpint (rank, >=, before);
      before = rank;
    }
  sqlite3_finalize (stmt);
}

static const char *const states[]
    = { "Being prepared", "Launched", "Signed up", "Running", "Ended", "Reviewed", NULL };
static const char *const reviews[] = {
  "Interim review is late", "Final review is late", "Interim review", "Final review", "", NULL
};

static int
find_word (const char *const *words, const char *word)
{
  int place = 0;

  while (words[place] != NULL && !g_str_equal (words[place], word))
    place++;
  g_assert_nonnull (words[place]);

  return place;
}

static int
compare_cells (const TdColumn *column, TdListKind kind, const char *a, const char *b)
{
  if (column->kind == TD_COLUMN_COUNT || column->kind == TD_COLUMN_MONEY)
    return (g_ascii_strtoll (a, NULL, 10) > g_ascii_strtoll (b, NULL, 10))
           - (g_ascii_strtoll (a, NULL, 10) < g_ascii_strtoll (b, NULL, 10));
  if (kind == TD_LIST_CAMPAIGNS && g_str_equal (column->id, "state"))
    return find_word (states, a) - find_word (states, b);
  if (kind == TD_LIST_CAMPAIGNS && g_str_equal (column->id, "review"))
    return find_word (reviews, a) - find_word (reviews, b);
  /* An end that is not known is after all. */
  if (g_str_equal (column->id, "valid_to") || g_str_equal (column->id, "ends_on")
      || g_str_equal (column->id, "next_review_on") || g_str_equal (column->id, "review_due"))
    return strcmp (a[0] != '\0' ? a : "~", b[0] != '\0' ? b : "~");
  if (column->kind != TD_COLUMN_TEXT || g_str_equal (column->id, "at"))
    return strcmp (a, b);

  return td_collation_compare (a, b);
}

/* People go by given name and collectives by their whole name, which a name alone does not tell;
 * a decision's number goes by its value. */
static gboolean
is_by_key (TdListKind kind, const TdColumn *column)
{
  return g_str_equal (column->id, "decision")
         || (g_str_equal (column->id, "name")
             && (kind == TD_LIST_AWARDS || kind == TD_LIST_PERSONS));
}

static void
check_order (TdListKind kind, guint index, const TdColumn *column, gboolean descending)
{
  g_autoptr (TdQuery) query = td_query_new (kind);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", tables[kind]);
  const char *rank = get_rank (kind, column);

  query->sort_column = (int) index;
  query->descending = descending;
  query->with_revoked = TRUE;
  ids = read_ids (query, 0);
  g_assert_cmpint (ids->len, ==, raw_int (count));
  rows = read_rows (kind, ids);
  if (rank != NULL)
    check_ranks (kind, rank, ids, descending);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *cell = td_row_get_cell (rows->pdata[i], index);
      const char *before = i > 0 ? td_row_get_cell (rows->pdata[i - 1], index) : cell;

      g_assert_cmpint (td_row_get_id (rows->pdata[i]), ==, g_array_index (ids, gint64, i));
      if (rank == NULL && !is_by_key (kind, column))
        {
          int order = compare_cells (column, kind, before, cell);

          if (descending ? order < 0 : order > 0)
            g_error ("%s by %s: “%s” before “%s”", tables[kind], column->id, before, cell);
        }
    }
}

static void
test_orders (void)
{
  for (TdListKind kind = 0; kind < TD_N_LISTS; kind++)
    {
      guint n_columns;
      const TdColumn *columns = td_list_get_columns (kind, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        {
          g_assert_cmpint (td_list_find_column (kind, columns[i].id), ==, i);
          check_order (kind, i, &columns[i], FALSE);
          check_order (kind, i, &columns[i], TRUE);
        }
      g_assert_cmpint (td_list_find_column (kind, "no such"), ==, -1);
    }
}

/* A value after the day of today, and the day, are two parameters. */
static void
test_organisation_type (void)
{
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_UNITS);
  g_autoptr (GArray) ids = NULL;

  query->organisation_type = g_strdup ("DN_NGOAI_NN");
  query->search = g_strdup ("cdcs");
  ids = read_ids (query, 0);
  g_assert_cmpuint (ids->len, >, 3);
  g_assert_cmpint (ids->len, ==,
                   raw_int ("SELECT count (*) FROM unit WHERE organisation_type = 'DN_NGOAI_NN'"
                            " AND ' ' || search_key LIKE '% cdcs%'"));
}

/* --- Words ------------------------------------------------------------------------------------ */

static guint
count_found (TdListKind kind, const char *search)
{
  g_autoptr (TdQuery) query = td_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  query->search = g_strdup (search);
  query->with_revoked = TRUE;
  ids = read_ids (query, 0);

  return ids->len;
}

static void
test_words (void)
{
  /* What is typed, and a condition on what it must find, in folded words. */
  static const struct
  {
    TdListKind kind;
    const char *typed;
    const char *where;
  } table[] = {
    { TD_LIST_UNITS, "lai chau", "' ' || search_key LIKE '% lai%' AND search_key LIKE '%chau%'" },
    { TD_LIST_UNITS, "LAI CHÂU", "' ' || search_key LIKE '% lai%' AND search_key LIKE '%chau%'" },
    { TD_LIST_UNITS, "Lai Cha\xcc\x82u", "search_key LIKE '%lai%' AND search_key LIKE '%chau%'" },
    { TD_LIST_UNITS, "chau lai", "search_key LIKE '%lai%' AND search_key LIKE '%chau%'" },
    { TD_LIST_UNITS, "doan", "' ' || search_key LIKE '% doan%'" },
    { TD_LIST_UNITS, "Đoàn", "' ' || search_key LIKE '% doan%'" },
    { TD_LIST_UNITS, "xyzzy", "0" },
    { TD_LIST_AWARDS, "nguyễn", "' ' || search_key LIKE '% nguyen%'" },
    { TD_LIST_AWARDS, "NGUYEN THI",
      "' ' || search_key LIKE '% nguyen%'"
      " AND ' ' || search_key LIKE '% thi%'" },
    { TD_LIST_AWARDS, "n", "' ' || search_key LIKE '% n%'" },
    { TD_LIST_AWARDS, "lai chau",
      "' ' || search_key LIKE '% lai%'"
      " AND ' ' || search_key LIKE '% chau%'" },
    { TD_LIST_AWARDS, "\"n\"* OR x",
      "' ' || search_key LIKE '% n%'"
      " AND ' ' || search_key LIKE '% or%'"
      " AND ' ' || search_key LIKE '% x%'" },
    { TD_LIST_AWARDS, "%_", "1" },
    { TD_LIST_AWARDS, "  ", "1" },
    { TD_LIST_AWARDS, "日本", "0" },
    { TD_LIST_PERSONS, "van", "' ' || search_key LIKE '% van%'" },
    { TD_LIST_DECISIONS, "/QĐ-", "1" },
    { TD_LIST_CAMPAIGNS, "thi đua",
      "' ' || search_key LIKE '% thi%'"
      " AND ' ' || search_key LIKE '% dua%'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s",
                                              tables[table[i].kind], table[i].where);
      guint n = count_found (table[i].kind, table[i].typed);

      g_test_message ("%s “%s”: %u", tables[table[i].kind], table[i].typed, n);
      if (!g_str_equal (table[i].typed, "/QĐ-"))
        g_assert_cmpint (n, ==, raw_int (sql));
    }
  g_assert_cmpuint (count_found (TD_LIST_UNITS, "lai chau"), >, 0);
  g_assert_cmpuint (count_found (TD_LIST_UNITS, "doan"), >, 0);
  g_assert_cmpuint (count_found (TD_LIST_AWARDS, "nguyen"), >, 0);
  /* Half a word's end finds nothing. */
  g_assert_cmpuint (count_found (TD_LIST_AWARDS, "guyen"), ==, 0);
}

/* --- Filters against a slow computation ------------------------------------------------------- */

typedef struct
{
  gint64 id;
  gint64 unit_id;
  gint64 decision_id;
  gint64 person_id;
  gint64 recipient_unit_id;
  gint64 campaign_id;
  char day[11];
  int recipient;
  char form[40];
  char report_column[40];
  char level[40];
  char type[40];
  char organisation[40];
  gboolean ad_hoc, woman, worker, leader, revoked;
  gint64 bonus;
  char *key;
} Raw;

typedef struct
{
  gint64 unit_id;
  gint64 parent_id;
  char from[11];
  char to[11];
} Place;

static GArray *raws;
static GArray *places;

static void
copy_text (char *to, gsize size, sqlite3_stmt *stmt, int column, const char *fallback)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  g_assert_cmpuint (g_strlcpy (to, text != NULL ? text : fallback, size), <, size);
}

static void
load_raw (void)
{
  sqlite3_stmt *stmt;

  raws = g_array_new (FALSE, TRUE, sizeof (Raw));
  sqlite3_prepare_v2 (raw,
                      "SELECT a.id, a.unit_id, a.decision_id, a.person_id, a.recipient_unit_id,"
                      " a.campaign_id, a.decided_on, a.recipient_kind, f.code, f.report_column,"
                      " d.deciding_level, a.commendation_type, a.organisation_type, t.is_ad_hoc,"
                      " a.is_woman, a.is_direct_worker, a.is_leader, a.status, a.bonus,"
                      " a.search_key FROM award a JOIN award_form f ON f.id = a.award_form_id"
                      " JOIN decision d ON d.id = a.decision_id"
                      " JOIN commendation_type t ON t.code = a.commendation_type",
                      -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      Raw row = { .id = sqlite3_column_int64 (stmt, 0),
                  .unit_id = sqlite3_column_int64 (stmt, 1),
                  .decision_id = sqlite3_column_int64 (stmt, 2),
                  .person_id = sqlite3_column_int64 (stmt, 3),
                  .recipient_unit_id = sqlite3_column_int64 (stmt, 4),
                  .campaign_id = sqlite3_column_int64 (stmt, 5),
                  .ad_hoc = sqlite3_column_int (stmt, 13),
                  .woman = sqlite3_column_int (stmt, 14),
                  .worker = sqlite3_column_int (stmt, 15),
                  .leader = sqlite3_column_int (stmt, 16),
                  .bonus = sqlite3_column_int64 (stmt, 18) };
      const char *kind = (const char *) sqlite3_column_text (stmt, 7);

      copy_text (row.day, sizeof row.day, stmt, 6, "");
      row.recipient = kind[0] == 'c'   ? TD_RECIPIENT_COLLECTIVE
                      : kind[0] == 'i' ? TD_RECIPIENT_INDIVIDUAL
                                       : TD_RECIPIENT_OTHER;
      copy_text (row.form, sizeof row.form, stmt, 8, "");
      copy_text (row.report_column, sizeof row.report_column, stmt, 9, "");
      copy_text (row.level, sizeof row.level, stmt, 10, "");
      copy_text (row.type, sizeof row.type, stmt, 11, "");
      copy_text (row.organisation, sizeof row.organisation, stmt, 12, "");
      row.revoked = sqlite3_column_text (stmt, 17)[0] == 'r';
      row.key = g_strdup_printf (" %s", (const char *) sqlite3_column_text (stmt, 19));
      g_array_append_val (raws, row);
    }
  sqlite3_finalize (stmt);

  places = g_array_new (FALSE, TRUE, sizeof (Place));
  sqlite3_prepare_v2 (raw, "SELECT unit_id, parent_id, valid_from, valid_to FROM unit_parent", -1,
                      &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      Place place = { .unit_id = sqlite3_column_int64 (stmt, 0),
                      .parent_id = sqlite3_column_int64 (stmt, 1) };

      copy_text (place.from, sizeof place.from, stmt, 2, "");
      copy_text (place.to, sizeof place.to, stmt, 3, "~");
      g_array_append_val (places, place);
    }
  sqlite3_finalize (stmt);
}

static void
free_raw (void)
{
  for (guint i = 0; i < raws->len; i++)
    g_free (g_array_index (raws, Raw, i).key);
  g_array_unref (raws);
  g_array_unref (places);
}

/* Upwards, day by day: the other way round than the database. */
static gboolean
is_below (gint64 unit_id, gint64 root, const char *day)
{
  if (unit_id == root)
    return TRUE;

  for (guint i = 0; unit_id != 0 && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place->unit_id == unit_id && strcmp (place->from, day) <= 0
          && strcmp (day, place->to) <= 0 && is_below (place->parent_id, root, day))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_wanted (const char *wanted, const char *code)
{
  return wanted == NULL || g_str_equal (wanted, code);
}

static gboolean
is_flag (TdFlag flag, gboolean value)
{
  return flag == TD_FLAG_ANY || (flag == TD_FLAG_YES) == value;
}

static gboolean
is_id (gint64 wanted, gint64 id)
{
  return wanted == 0 || wanted == id;
}

static gboolean
has_words (const char *search, const char *key)
{
  g_autofree char *folded = td_text_fold (search);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *start = g_strdup_printf (" %s", words[i]);

      if (strstr (key, start) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_found (const TdQuery *query, const Raw *row)
{
  g_autofree char *from = td_date_to_iso (query->from);
  g_autofree char *to = td_date_to_iso (query->to);

  if ((from != NULL && strcmp (row->day, from) < 0) || (to != NULL && strcmp (row->day, to) > 0))
    return FALSE;
  if (query->unit_id != 0
      && (query->exact_unit ? row->unit_id != query->unit_id
                            : !is_below (row->unit_id, query->unit_id, row->day)))
    return FALSE;
  if (query->outside_root != 0 && row->unit_id != 0
      && is_below (row->unit_id, query->outside_root, row->day))
    return FALSE;

  return is_id (query->decision_id, row->decision_id) && is_id (query->person_id, row->person_id)
         && is_id (query->recipient_unit_id, row->recipient_unit_id)
         && is_id (query->campaign_id, row->campaign_id)
         && (query->recipients == 0 || (query->recipients & (1u << row->recipient)) != 0)
         && is_wanted (query->report_column, row->report_column)
         && is_wanted (query->form_code, row->form) && is_wanted (query->deciding_level, row->level)
         && is_wanted (query->commendation_type, row->type)
         && is_wanted (query->organisation_type, row->organisation)
         && is_flag (query->ad_hoc, row->ad_hoc) && is_flag (query->woman, row->woman)
         && is_flag (query->direct_worker, row->worker) && is_flag (query->leader, row->leader)
         && (query->with_revoked || !row->revoked)
         && (query->search == NULL || has_words (query->search, row->key));
}

/* Takes what it filters from a record of the book, so that something is found. */
static TdQuery *
random_query (GRand *rand)
{
  static const char *const words[] = { "n", "nguyen", "tran van", "cdcs", "lai chau", "bang", "a" };
  const Raw *row = &g_array_index (raws, Raw, g_rand_int_range (rand, 0, (int) raws->len));
  TdQuery *query = td_query_new (TD_LIST_AWARDS);
  guint n = (guint) g_rand_int_range (rand, 0, 5);
  guint n_columns;

  td_list_get_columns (TD_LIST_AWARDS, &n_columns);
  query->sort_column = g_rand_int_range (rand, -1, (int) n_columns);
  query->descending = g_rand_boolean (rand);
  query->with_revoked = g_rand_boolean (rand);
  for (guint i = 0; i < n; i++)
    switch (g_rand_int_range (rand, 0, 18))
      {
      case 0:
        td_date_from_iso (row->day, &query->from);
        break;
      case 1:
        td_date_from_iso (row->day, &query->to);
        break;
      case 2:
      case 3:
        query->unit_id
            = g_array_index (places, Place, g_rand_int_range (rand, 0, (int) places->len))
                  .parent_id;
        query->exact_unit = g_rand_int_range (rand, 0, 4) == 0;
        break;
      case 4:
        query->outside_root
            = g_array_index (places, Place, g_rand_int_range (rand, 0, (int) places->len))
                  .parent_id;
        break;
      case 5:
        query->decision_id = row->decision_id;
        break;
      case 6:
        query->person_id = row->person_id;
        break;
      case 7:
        query->recipient_unit_id = row->recipient_unit_id;
        break;
      case 8:
        query->campaign_id = row->campaign_id;
        break;
      case 9:
        query->recipients = (guint) g_rand_int_range (rand, 1, 8);
        break;
      case 10:
        g_free (query->report_column);
        query->report_column = g_strdup (row->report_column);
        break;
      case 11:
        g_free (query->form_code);
        query->form_code = g_strdup (row->form);
        break;
      case 12:
        g_free (query->deciding_level);
        query->deciding_level = g_strdup (row->level);
        break;
      case 13:
        g_free (query->commendation_type);
        query->commendation_type = g_strdup (row->type);
        break;
      case 14:
        if (row->organisation[0] != '\0')
          {
            g_free (query->organisation_type);
            query->organisation_type = g_strdup (row->organisation);
          }
        break;
      case 15:
        query->ad_hoc = g_rand_boolean (rand) ? TD_FLAG_YES : TD_FLAG_NO;
        query->woman = g_rand_boolean (rand) ? TD_FLAG_YES : TD_FLAG_NO;
        break;
      case 16:
        query->direct_worker = g_rand_boolean (rand) ? TD_FLAG_YES : TD_FLAG_NO;
        query->leader = g_rand_boolean (rand) ? TD_FLAG_YES : TD_FLAG_ANY;
        break;
      default:
        g_free (query->search);
        query->search = g_strdup (words[g_rand_int_range (rand, 0, (int) G_N_ELEMENTS (words))]);
      }

  return query;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
check_totals (const TdQuery *query)
{
  TdQueryTotals expected = { 0 };
  TdQueryTotals totals;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < raws->len; i++)
    {
      const Raw *row = &g_array_index (raws, Raw, i);
      gboolean individual = row->recipient == TD_RECIPIENT_INDIVIDUAL;

      if (!is_found (query, row))
        continue;
      expected.n++;
      expected.n_individuals += individual;
      expected.n_collectives += row->recipient == TD_RECIPIENT_COLLECTIVE;
      expected.n_direct_workers += individual && row->worker;
      expected.n_without_post += individual && !row->leader;
      expected.n_women += individual && row->woman;
      expected.n_ad_hoc += row->ad_hoc;
      expected.bonus += row->bonus;
    }
  td_query_read_totals (td_book_get_reader (book), query, &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.n, ==, expected.n);
  g_assert_cmpuint (totals.n_individuals, ==, expected.n_individuals);
  g_assert_cmpuint (totals.n_collectives, ==, expected.n_collectives);
  g_assert_cmpuint (totals.n_direct_workers, ==, expected.n_direct_workers);
  g_assert_cmpuint (totals.n_without_post, ==, expected.n_without_post);
  g_assert_cmpuint (totals.n_women, ==, expected.n_women);
  g_assert_cmpuint (totals.n_ad_hoc, ==, expected.n_ad_hoc);
  g_assert_cmpint (totals.bonus, ==, expected.bonus);
}

static void
test_filters (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_found = 0;

  g_test_message ("seed %u", seed);
  load_raw ();
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (TdQuery) query = random_query (rand);
      g_autoptr (TdQuery) copy = td_query_copy (query);
      g_autofree char *label = td_query_to_label (td_book_get_reader (book), query);
      g_autoptr (GArray) ids = read_ids (query, 0);
      g_autoptr (GArray) first = read_ids (copy, 5);
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) quick = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (td_query_equal (query, copy));
      g_assert_true (g_utf8_validate (label, -1, NULL));
      for (guint j = 0; j < raws->len; j++)
        if (is_found (query, &g_array_index (raws, Raw, j)))
          g_array_append_val (expected, g_array_index (raws, Raw, j).id);
      /* Quick or limited, it is the beginning of the whole. */
      quick = td_query_read_first_ids (td_book_get_reader (book), query, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (quick->len, <=, ids->len);
      g_assert_cmpmem (quick->data, quick->len * sizeof (gint64), ids->data,
                       quick->len * sizeof (gint64));
      g_assert_cmpmem (first->data, first->len * sizeof (gint64), ids->data,
                       MIN (5, ids->len) * sizeof (gint64));
      g_array_sort (ids, compare_ids);
      g_array_sort (expected, compare_ids);
      if (ids->len != expected->len)
        g_test_message ("query %u: %s", i, label);
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data,
                       expected->len * sizeof (gint64));
      check_totals (query);
      n_found += ids->len > 0;
    }
  free_raw ();
  g_assert_cmpuint (n_found, >, 100);
}

/* The random queries compare what comes quickly; here something must. */
static void
test_first_ids (void)
{
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) quick = NULL;
  g_autoptr (GError) error = NULL;

  query->search = g_strdup ("n");
  ids = read_ids (query, 0);
  quick = td_query_read_first_ids (td_book_get_reader (book), query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 0);
  g_assert_cmpuint (quick->len, >, 0);
  g_assert_cmpmem (quick->data, quick->len * sizeof (gint64), ids->data,
                   quick->len * sizeof (gint64));
}

/* --- Plans ------------------------------------------------------------------------------------ */

static void
check_plan (const TdQuery *query, const char *has, const char *has_not)
{
  g_autoptr (TdSql) sql = td_query_build_ids (query, TD_SCOPE_WIDE);
  g_autofree char *explain = g_strdup_printf ("EXPLAIN QUERY PLAN %s", sql->text->str);
  g_autoptr (GString) plan = g_string_new (NULL);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, explain, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", (const char *) sqlite3_column_text (stmt, 3));
  sqlite3_finalize (stmt);
  g_test_message ("%s\n%s", sql->text->str, plan->str);
  g_assert_nonnull (strstr (plan->str, has));
  g_assert_null (strstr (plan->str, has_not));
}

/* The lists that must not sort a million awards. */
static void
test_plans (void)
{
  for (guint i = 0; i < 16; i++)
    {
      g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
      gboolean by_name = (i & 1) != 0;

      query->sort_column = td_list_find_column (TD_LIST_AWARDS, by_name ? "name" : "decided_on");
      query->descending = (i & 2) != 0;
      query->with_revoked = (i & 4) != 0;
      if (i & 8)
        query->search = g_strdup ("n");
      check_plan (query,
                  by_name ? "a USING COVERING INDEX award_by_sort_key"
                          : "a USING COVERING INDEX award_by_date",
                  "TEMP B-TREE");

      if (by_name)
        continue;
      query->from = TD_DATE (2026, 1, 1);
      query->to = TD_DATE (2026, 6, 30);
      check_plan (query,
                  "SEARCH a USING COVERING INDEX award_by_date (decided_on>? AND decided_on<?)",
                  "TEMP B-TREE");
      /* And with a unit, the period is still what is read. */
      query->unit_id = 1;
      check_plan (query, "SEARCH a USING INDEX award_by_date (decided_on>? AND decided_on<?)",
                  "TEMP B-TREE");
      check_plan (query, "SEARCH b USING AUTOMATIC COVERING INDEX (id=?)", "TEMP B-TREE");
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/query/orders", test_orders);
  g_test_add_func ("/query/organisation-type", test_organisation_type);
  g_test_add_func ("/query/words", test_words);
  g_test_add_func ("/query/filters", test_filters);
  g_test_add_func ("/query/first-ids", test_first_ids);
  g_test_add_func ("/query/plans", test_plans);
  result = g_test_run ();
  close_sample ();

  return result;
}
