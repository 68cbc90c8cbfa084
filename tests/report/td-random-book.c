#include "td-random-book.h"

#include <stdarg.h>
#include <string.h>

#include "store/td-book.h"

#define N_UNITS TD_RANDOM_N_UNITS
#define N_DECISIONS 14
#define N_INITIATIVES 40
#define N_PUBLICITY 60
#define N_DOCUMENTS 90
#define DEEPEST 6

static sqlite3_stmt *
prepare (sqlite3 *db, const char *format, va_list arguments)
{
  char *sql = sqlite3_vmprintf (format, arguments);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s in %s", sqlite3_errmsg (db), sql);
  sqlite3_free (sql);

  return stmt;
}

static void
step (sqlite3 *db, sqlite3_stmt *stmt)
{
  int result = sqlite3_step (stmt);

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    g_error ("%s in %s", sqlite3_errmsg (db), sqlite3_sql (stmt));
}

gint64
td_ask (sqlite3 *db, const char *format, ...)
{
  va_list arguments;
  sqlite3_stmt *stmt;
  gint64 answer;

  va_start (arguments, format);
  stmt = prepare (db, format, arguments);
  va_end (arguments);
  step (db, stmt);
  answer = sqlite3_data_count (stmt) > 0 ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_finalize (stmt);

  return answer;
}

char *
td_ask_text (sqlite3 *db, const char *format, ...)
{
  va_list arguments;
  sqlite3_stmt *stmt;
  char *answer;

  va_start (arguments, format);
  stmt = prepare (db, format, arguments);
  va_end (arguments);
  step (db, stmt);
  answer = sqlite3_data_count (stmt) > 0 ? g_strdup ((const char *) sqlite3_column_text (stmt, 0))
                                         : NULL;
  sqlite3_finalize (stmt);

  return answer;
}

void
td_run (sqlite3 *db, const char *format, ...)
{
  va_list arguments;
  sqlite3_stmt *stmt;

  va_start (arguments, format);
  stmt = prepare (db, format, arguments);
  va_end (arguments);
  step (db, stmt);
  sqlite3_finalize (stmt);
}

static char *
random_day (GRand *rand, int first_year, int last_year)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (rand, first_year, last_year + 1),
                          g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
}

static gint64
random_parent (GRand *rand, int unit)
{
  if (unit <= 1 + TD_RANDOM_N_GROUPS || g_rand_int_range (rand, 0, 8) == 0)
    return TD_RANDOM_ROOT;
  /* The last ones are below grassroots unions. */
  if (unit > N_UNITS - 4)
    return g_rand_int_range (rand, 2 + TD_RANDOM_N_GROUPS, N_UNITS - 3);

  return g_rand_int_range (rand, 2, 2 + TD_RANDOM_N_GROUPS);
}

static void
add_units (sqlite3 *db, GRand *rand)
{
  for (int unit = 1; unit <= N_UNITS; unit++)
    {
      const char *kind = unit == 1                        ? "LDLD_TINH"
                         : unit <= 1 + TD_RANDOM_N_GROUPS ? "CD_XA"
                                                          : "CDCS";
      g_autofree char *from = random_day (rand, 2024, 2024);
      g_autofree char *day = random_day (rand, 2025, 2025);
      gboolean closes = unit > 1 && g_rand_int_range (rand, 0, 4) == 0;
      gboolean begins = unit > 1 && g_rand_int_range (rand, 0, 3) == 0;
      gboolean moves = unit > 1 && g_rand_int_range (rand, 0, 3) == 0;

      if (unit > N_UNITS - 4)
        kind = "CD_BP";
      td_run (db,
              "INSERT INTO unit (id, code, name, kind, valid_from, valid_to, search_key, sort_key)"
              " VALUES (%d, 'U%d', 'Đơn vị %d', %Q, %Q, %Q, '', X'%02x')",
              unit, unit, unit, kind, begins ? from : NULL, closes ? "2025-11-20" : NULL,
              g_rand_int_range (rand, 0, 256));
      if (unit == 1)
        continue;
      if (moves)
        td_run (db,
                "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
                " VALUES (%d, %lld, %Q, date (%Q, '-1 day')), (%d, %lld, %Q, %Q)",
                unit, (long long) random_parent (rand, unit), begins ? from : NULL, day, unit,
                (long long) random_parent (rand, unit), day,
                closes && g_str_has_prefix (day, "2025-1") == FALSE ? "2025-11-20" : NULL);
      else
        td_run (db,
                "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to)"
                " VALUES (%d, %lld, %Q, %Q)",
                unit, (long long) random_parent (rand, unit), begins ? from : NULL,
                closes ? day : NULL);
    }
}

static void
add_campaigns (sqlite3 *db, GRand *rand)
{
  for (int campaign = 1; campaign <= TD_RANDOM_N_CAMPAIGNS; campaign++)
    {
      g_autofree char *from = random_day (rand, 2024, 2025);
      g_autofree char *to = random_day (rand, 2025, 2026);
      g_autofree char *parent = campaign > 1 && g_rand_boolean (rand)
                                    ? g_strdup_printf ("%d", g_rand_int_range (rand, 1, campaign))
                                    : g_strdup ("NULL");
      gboolean bounded = strcmp (from, to) <= 0;

      td_run (db,
              "INSERT INTO campaign (id, name, launching_level, starts_on, ends_on, parent_id,"
              " search_key, sort_key) SELECT %d, 'Phong trào %d',"
              " (SELECT code FROM launching_level ORDER BY code LIMIT 1 OFFSET %d), %Q, %Q, %s, '',"
              " X'%02x'",
              campaign, campaign, g_rand_int_range (rand, 0, 4),
              g_rand_int_range (rand, 0, 4) > 0 ? from : NULL,
              bounded && g_rand_int_range (rand, 0, 4) > 0 ? to : NULL, parent,
              g_rand_int_range (rand, 0, 256));
      td_run (db, "UPDATE campaign SET unit_id = nullif (%d, 0) WHERE id = %d",
              g_rand_int_range (rand, 0, 8), campaign);
      for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
        {
          static const char *const stages[] = { "launched", "interim", "final" };
          g_autofree char *day = random_day (rand, 2024, 2026);

          g_autofree char *due = random_day (rand, 2024, 2026);

          td_run (db,
                  "INSERT INTO campaign_stage (campaign_id, stage, done_on, due_on)"
                  " VALUES (%d, %Q, %Q, %Q)",
                  campaign, stages[i - 1], g_rand_boolean (rand) ? day : NULL,
                  g_rand_boolean (rand) ? due : NULL);
        }
    }
}

/* Of half of the campaigns all targets are of one measure. */
static void
add_taking_part (sqlite3 *db, GRand *rand)
{
  static const char *const measures[] = { "sáng kiến", "sáng kiến", "%", "công trình" };

  for (int unit = 1; unit <= N_UNITS; unit++)
    for (int i = 0; i < 3; i++)
      {
        int campaign = g_rand_int_range (rand, 1, TD_RANDOM_N_CAMPAIGNS + 1);
        g_autofree char *target = g_rand_boolean (rand)
                                      ? g_strdup_printf ("%d", g_rand_int_range (rand, 0, 900))
                                      : g_strdup ("NULL");
        g_autofree char *registered = random_day (rand, 2024, 2025);
        g_autofree char *planned = random_day (rand, 2024, 2025);
        g_autofree char *launched = random_day (rand, 2024, 2025);

        td_run (db,
                "INSERT OR IGNORE INTO campaign_unit (campaign_id, unit_id, registered_on,"
                " planned_on, launched_on, target, target_measure)"
                " VALUES (%d, %d, %Q, %Q, %Q, %s, %Q)",
                campaign, unit, g_rand_boolean (rand) ? registered : NULL,
                g_rand_boolean (rand) ? planned : NULL, g_rand_boolean (rand) ? launched : NULL,
                target, measures[campaign % 2 == 0 ? g_rand_int_range (rand, 0, 4) : campaign % 4]);
      }
}

static void
add_figures (sqlite3 *db, GRand *rand)
{
  static const char *const periods[] = { "2024-H2", "2025-H1", "2025-H2", "2025" };

  for (int unit = 1; unit <= N_UNITS; unit++)
    for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
      {
        if (i < 3 && g_rand_boolean (rand))
          td_run (db, "INSERT INTO unit_figure (unit_id, period, members) VALUES (%d, %Q, %d)",
                  unit, periods[i], g_rand_int_range (rand, 0, 500));
        for (int j = 0; j < 2; j++)
          if (g_rand_int_range (rand, 0, i < 3 ? 2 : 6) == 0)
            td_run (db,
                    "INSERT OR IGNORE INTO campaign_result (campaign_id, unit_id, period,"
                    " initiatives_proposed, initiatives_grassroots, initiatives_province,"
                    " initiatives_nation, value_gained, reached)"
                    " VALUES (%d, %d, %Q, %d, %d, NULL, %d, %d, nullif (%d, 0))",
                    g_rand_int_range (rand, 1, TD_RANDOM_N_CAMPAIGNS + 1), unit, periods[i],
                    g_rand_int_range (rand, 0, 20), g_rand_int_range (rand, 0, 9),
                    g_rand_int_range (rand, 0, 3), g_rand_int_range (rand, 0, 900) * 1000,
                    g_rand_int_range (rand, 0, 5) * 100);
      }
}

static void
add_persons (sqlite3 *db, GRand *rand)
{
  for (int person = 1; person <= TD_RANDOM_N_PERSONS; person++)
    td_run (db,
            "INSERT INTO person (id, name, is_woman, birth_date, unit_id, search_key, sort_key)"
            " VALUES (%d, 'Người thứ %d', %d, %Q, %d, '', X'00')",
            person, person, g_rand_boolean (rand), g_rand_boolean (rand) ? "1985-03" : NULL,
            g_rand_int_range (rand, 1, N_UNITS + 1));
}

/* A day of 2024 or 2025, or NULL. */
static char *
random_day_or_none (GRand *rand)
{
  g_autofree char *day = random_day (rand, 2024, 2025);

  return g_rand_int_range (rand, 0, 4) > 0 ? g_strdup_printf ("'%s'", day) : g_strdup ("NULL");
}

static void
add_initiatives (sqlite3 *db, GRand *rand)
{
  static const char *const levels[] = { "NULL", "'grassroots'", "'province'", "'nation'" };

  for (int i = 1; i <= N_INITIATIVES; i++)
    {
      g_autofree char *proposed = random_day_or_none (rand);
      g_autofree char *recognised = random_day_or_none (rand);
      g_autofree char *applied = random_day_or_none (rand);

      td_run (db,
              "INSERT INTO initiative (id, title, unit_id, proposed_on, recognised_level,"
              " recognised_on, applied_since, value_gained, search_key)"
              " VALUES (%d, 'Sáng kiến %d', %d, %s, %s, %s, %s, nullif (%d, 0), '')",
              i, i, g_rand_int_range (rand, 1, N_UNITS + 1), proposed,
              levels[g_rand_int_range (rand, 0, 4)], recognised, applied,
              g_rand_int_range (rand, 0, 9) * 1000000);
      for (int j = g_rand_int_range (rand, 0, 3); j > 0; j--)
        td_run (db,
                "INSERT OR IGNORE INTO initiative_author (initiative_id, person_id)"
                " VALUES (%d, %d)",
                i, g_rand_int_range (rand, 1, TD_RANDOM_N_PERSONS + 1));
    }
}

static void
add_publicity (sqlite3 *db, GRand *rand)
{
  for (int i = 0; i < N_PUBLICITY; i++)
    {
      g_autofree char *day = random_day (rand, 2024, 2025);

      td_run (db,
              "INSERT INTO publicity (unit_id, published_on, channel, audience, reach, search_key)"
              " SELECT %d, %Q, (SELECT code FROM channel ORDER BY code LIMIT 1 OFFSET %d),"
              " (SELECT code FROM audience ORDER BY code LIMIT 1 OFFSET %d), nullif (%d, 0), ''",
              g_rand_int_range (rand, 1, N_UNITS + 1), day, g_rand_int_range (rand, 0, 10),
              g_rand_int_range (rand, 0, 5), g_rand_int_range (rand, 0, 5) * 10);
    }
}

/* Some of the units have to have documents of some kinds for what they are. */
static void
add_documents (sqlite3 *db, GRand *rand)
{
  for (int unit = 1; unit <= N_UNITS; unit++)
    td_run (db,
            "UPDATE unit SET organisation_type = (SELECT code FROM organisation_type"
            " ORDER BY code LIMIT 1 OFFSET %d) WHERE id = %d",
            g_rand_int_range (rand, 0, 8), unit);
  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *issued = random_day_or_none (rand);
      g_autofree char *ends = random_day (rand, 2025, 2026);
      g_autofree char *review = random_day_or_none (rand);
      g_autofree char *reviewed = random_day_or_none (rand);

      td_run (db,
              "INSERT INTO document (kind, unit_id, number, title, issued_on, valid_to,"
              " next_review_on, reviewed_on, has_initiative_clause, search_key)"
              " SELECT (SELECT code FROM document_kind ORDER BY code LIMIT 1 OFFSET %d), %d, '%d',"
              " 'Văn bản', %s, %Q, %s, %s, nullif (%d, 2), ''",
              g_rand_int_range (rand, 0, 7), g_rand_int_range (rand, 1, N_UNITS + 1), i, issued,
              g_rand_boolean (rand) ? ends : NULL, review, reviewed, g_rand_int_range (rand, 0, 3));
    }
}

static void
add_award (sqlite3 *db, GRand *rand, int decision, const char *day, int position)
{
  static const char *const kinds[] = { "individual", "individual", "collective", "other" };
  gboolean revoked = g_rand_int_range (rand, 0, 8) == 0;
  g_autofree char *unit = g_rand_int_range (rand, 0, 9) == 0
                              ? g_strdup ("NULL")
                              : g_strdup_printf ("%d", g_rand_int_range (rand, 1, N_UNITS + 1));

  const char *kind = kinds[g_rand_int_range (rand, 0, 4)];
  /* 0: none of the book's. */
  int person = g_rand_int_range (rand, 0, TD_RANDOM_N_PERSONS + 1);
  int unit_of_book = g_rand_int_range (rand, 0, N_UNITS + 1);

  td_run (
      db,
      "INSERT INTO award (decision_id, position, recipient_kind, person_id, recipient_unit_id,"
      " name, unit_id, unit_name,"
      " is_woman, is_direct_worker, is_leader, award_form_id, commendation_type, bonus, status,"
      " campaign_id, revoked_on, decided_on, search_key, sort_key)"
      " SELECT %d, %d, %Q, nullif (%d, 0), nullif (%d, 0), 'Người %d.%d', %s, 'nơi', %d, %d, %d,"
      "  (SELECT id FROM award_form ORDER BY id LIMIT 1 OFFSET abs (%d) %%"
      "   (SELECT count(*) FROM award_form)),"
      "  (SELECT code FROM commendation_type ORDER BY code LIMIT 1 OFFSET %d), %d, %Q,"
      "  nullif (%d, 0), %Q, %Q, '', X'%02x'",
      decision, position, kind, g_str_equal (kind, "individual") ? person : 0,
      g_str_equal (kind, "collective") ? unit_of_book : 0, decision, position, unit,
      g_rand_boolean (rand), g_rand_boolean (rand), g_rand_boolean (rand),
      g_rand_int_range (rand, 0, 100000), g_rand_int_range (rand, 0, 7),
      g_rand_int_range (rand, 0, 50) * 100000, revoked ? "revoked" : "decided",
      g_rand_int_range (rand, 0, TD_RANDOM_N_CAMPAIGNS + 1), revoked ? "2026-01-05" : NULL, day,
      g_rand_int_range (rand, 0, 256));
}

static void
add_decisions (sqlite3 *db, GRand *rand)
{
  for (int i = 1; i <= N_DECISIONS; i++)
    {
      g_autofree char *day = random_day (rand, 2024, 2025);
      int n = g_rand_int_range (rand, 1, 9);

      td_run (db,
              "INSERT INTO decision (id, number, symbol, decided_on, year, deciding_level, issuer,"
              " issuer_key, search_key, sort_key) SELECT %d, '%d', 'QĐ', %Q, substr (%Q, 1, 4),"
              " (SELECT code FROM deciding_level ORDER BY code LIMIT 1 OFFSET %d), 'Ban', 'ban',"
              " '', X'00'",
              i, i, day, day, g_rand_int_range (rand, 0, 10));
      for (int j = 0; j < n; j++)
        add_award (db, rand, i, day, j);
    }
}

/* What was added to these books later, from a series of its own, so that all else stays as it was.
 */
static void
add_types_and_reports (sqlite3 *db, GRand *rand)
{
  static const char *const periods[] = { "2024-H2", "2025-H1", "2025-H2", "2025", "2024" };
  const char *type = "(SELECT code FROM organisation_type ORDER BY code LIMIT 1 OFFSET %d)";
  g_autofree char *set_unit
      = g_strconcat ("UPDATE unit SET organisation_type = ", type, " WHERE id = %d", NULL);
  g_autofree char *set_award
      = g_strconcat ("UPDATE award SET organisation_type = ", type, " WHERE id = %lld", NULL);
  gint64 n_awards = td_ask (db, "SELECT max (id) FROM award");

  /* Beyond the last type there is none. */
  for (int unit = 1; unit <= N_UNITS; unit++)
    {
      td_run (db, set_unit, g_rand_int_range (rand, 0, 14), unit);
      for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
        {
          if (g_rand_int_range (rand, 0, 3) == 0)
            td_run (db,
                    "INSERT INTO unit_figure (unit_id, period, rating) SELECT %d, %Q, code"
                    " FROM rating ORDER BY code LIMIT 1 OFFSET %d"
                    " ON CONFLICT (unit_id, period) DO UPDATE SET rating = excluded.rating",
                    unit, periods[i], g_rand_int_range (rand, 0, 9));
          if (g_rand_boolean (rand))
            td_run (db,
                    "INSERT INTO report_due (unit_id, period, due_on, received_on)"
                    " VALUES (%d, %Q, nullif (date ('2025-06-10', '+%d days'), '2025-06-10'),"
                    " nullif (date ('2025-06-10', '+%d days'), '2025-06-10'))",
                    unit, periods[i], g_rand_int_range (rand, 0, 6), g_rand_int_range (rand, 0, 6));
        }
    }
  for (gint64 award = 1; award <= n_awards; award++)
    td_run (db, set_award, g_rand_int_range (rand, 0, 14), (long long) award);
}

char *
td_random_book_create (const char *folder, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  char *path = g_strdup_printf ("%s/%u.db", folder, seed);
  sqlite3 *db = NULL;

  td_book_create (path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  td_run (db, "BEGIN");
  /* What a new book has of its own. */
  td_run (db, "DELETE FROM unit_parent");
  td_run (db, "DELETE FROM unit");
  add_units (db, rand);
  add_campaigns (db, rand);
  add_taking_part (db, rand);
  add_figures (db, rand);
  add_persons (db, rand);
  add_initiatives (db, rand);
  add_publicity (db, rand);
  add_documents (db, rand);
  add_decisions (db, rand);
  g_rand_set_seed (rand, seed + 100000);
  add_types_and_reports (db, rand);
  td_run (db, "COMMIT");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return path;
}

sqlite3 *
td_random_book_open (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  td_run (db, "CREATE TEMP TABLE path (award_id, unit_id, UNIQUE (unit_id, award_id))");
  td_run (db, "INSERT INTO path SELECT id, unit_id FROM award WHERE unit_id IS NOT NULL");
  for (int i = 0; i < DEEPEST; i++)
    td_run (db, "INSERT OR IGNORE INTO path SELECT a.id, up.parent_id FROM path p"
                " JOIN award a ON a.id = p.award_id JOIN unit_parent up ON up.unit_id = p.unit_id"
                " WHERE (up.valid_from IS NULL OR a.decided_on >= up.valid_from)"
                " AND (up.valid_to IS NULL OR a.decided_on <= up.valid_to)");

  return db;
}

void
td_random_book_fill_reach (sqlite3 *raw, const char *from, const char *to, gint64 root)
{
  td_run (raw, "DROP TABLE IF EXISTS temp.reach");
  td_run (raw, "CREATE TEMP TABLE reach (unit_id, d, UNIQUE (unit_id, d))");
  td_run (raw,
          "INSERT INTO reach SELECT %lld, day FROM (SELECT %Q AS day UNION SELECT %Q"
          " UNION SELECT valid_from FROM unit_parent"
          " UNION SELECT date (valid_to, '+1 day') FROM unit_parent)"
          " WHERE day BETWEEN %Q AND %Q",
          (long long) root, from, to, from, to);
  for (int i = 0; i < DEEPEST; i++)
    td_run (raw, "INSERT OR IGNORE INTO reach SELECT up.unit_id, r.d FROM reach r"
                 " JOIN unit_parent up ON up.parent_id = r.unit_id"
                 " WHERE (up.valid_from IS NULL OR r.d >= up.valid_from)"
                 " AND (up.valid_to IS NULL OR r.d <= up.valid_to)");
}

void
td_random_book_fill_counted (sqlite3 *raw, const char *from, const char *to)
{
  td_run (raw, "DROP TABLE IF EXISTS temp.span");
  td_run (raw, "DROP TABLE IF EXISTS temp.counted");
  td_run (raw, "CREATE TEMP TABLE span AS SELECT id, unit_id, campaign_id,"
               " substr (period, 1, 4) || CASE substr (period, 5) WHEN '-H2' THEN '-07-01'"
               "  ELSE '-01-01' END AS f,"
               " substr (period, 1, 4) || CASE substr (period, 5) WHEN '-H1' THEN '-06-30'"
               "  ELSE '-12-31' END AS t FROM campaign_result");
  td_run (raw, "DELETE FROM temp.span WHERE f < %Q OR t > %Q", from, to);
  td_run (raw, "CREATE TEMP TABLE counted AS SELECT * FROM campaign_result WHERE id IN ("
               " SELECT s.id FROM temp.span s WHERE NOT EXISTS (SELECT 1 FROM temp.span o"
               "  WHERE o.unit_id = s.unit_id AND o.campaign_id = s.campaign_id AND o.id <> s.id"
               "  AND o.f <= s.f AND o.t >= s.t))");
}

void
td_random_book_fill_inside (sqlite3 *raw, gint64 root)
{
  td_run (raw, "DROP TABLE IF EXISTS temp.inside");
  td_run (raw,
          "CREATE TEMP TABLE inside AS WITH RECURSIVE place (id, f, t) AS ("
          " SELECT %lld, '', '~'"
          " UNION SELECT s.unit_id, max (p.f, ifnull (s.valid_from, '')),"
          "  min (p.t, ifnull (s.valid_to, '~')) FROM unit_parent s JOIN place p"
          "  ON s.parent_id = p.id WHERE max (p.f, ifnull (s.valid_from, ''))"
          "   <= min (p.t, ifnull (s.valid_to, '~'))) SELECT * FROM place",
          (long long) root);
}
