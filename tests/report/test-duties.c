/* The reports of what letter 628/LĐLĐ asks for beside awards, each figure against a slow
 * computation of it by plain SQL. */
#include <string.h>

#include "td-report-fixture.h"

/* Each takes many times as long under the sanitizers, which look for other things. */
#ifdef __SANITIZE_ADDRESS__
#define N_BOOKS 40
#else
#define N_BOOKS 200
#endif
#define FIRST_SEED 500

/* What a report is asked for, and what SQL compares with it. */
typedef struct
{
  TdReportFixture book;
  TdPeriod period;
  gint64 unit_id;
  char *from;
  char *to;
  const char *place; /* a condition on unit_id */
} Case;

static void
open_case (Case *self, const char *period, gint64 unit_id)
{
  g_assert_true (td_period_parse (period, &self->period, NULL));
  self->unit_id = unit_id;
  self->from = td_date_to_iso (self->period.from);
  self->to = td_date_to_iso (self->period.to);
  self->place = unit_id != 0 ? "unit_id IN (SELECT unit_id FROM reach)" : "1";
  td_random_book_fill_counted (self->book.raw, self->from, self->to);
  td_random_book_fill_reach (self->book.raw, self->from, self->to,
                             unit_id != 0 ? unit_id : TD_RANDOM_ROOT);
}

static void
close_case (Case *self)
{
  g_free (self->from);
  g_free (self->to);
}

static gint64
get (const TdReport *report, guint row, guint column)
{
  return td_report_get_cell (report, row, column)->value;
}

static const char *
get_text (const TdReport *report, guint row, guint column)
{
  return td_report_get_cell (report, row, column)->text;
}

/* --- B04 -------------------------------------------------------------------------------------- */

enum
{
  B04_NAME = 1,
  B04_UNITS = 4,
  B04_MEASURE,
  B04_TARGET,
  B04_REACHED,
  B04_PROPOSED = 9,
  B04_RECOGNISED,
  B04_VALUE,
  B04_COLLECTIVES,
  B04_PERSONS,
  B04_STATE,
};

/* @campaigns: a condition on campaign_id */
static void
check_b04_sums (
    const Case *self, const TdReport *report, guint row, const char *results, const char *campaigns)
{
  static const char *const sums[]
      = { "sum (initiatives_proposed)",
          "sum (ifnull (initiatives_grassroots, 0) + ifnull (initiatives_province, 0)"
          " + ifnull (initiatives_nation, 0))",
          "sum (value_gained)" };
  static const char *const recipients[] = { "= 'collective'", "<> 'collective'" };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    g_assert_cmpint (get (report, row, B04_PROPOSED + i), ==,
                     td_ask (self->book.raw, "SELECT %s FROM counted r WHERE %s AND %s AND %s",
                             sums[i], campaigns, self->place, results));
  g_assert_cmpint (get (report, row, B04_UNITS), ==,
                   td_ask (self->book.raw,
                           "SELECT count (DISTINCT unit_id) FROM campaign_unit"
                           " WHERE ifnull (registered_on, '') <= %Q AND %s AND %s",
                           self->to, campaigns, self->place));
  for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
    g_assert_cmpint (
        get (report, row, B04_COLLECTIVES + i), ==,
        td_ask (self->book.raw,
                "SELECT count (*) FROM award a WHERE status = 'decided'"
                " AND decided_on BETWEEN %Q AND %Q AND %s AND recipient_kind %s"
                " AND (%d = 0 OR id IN (SELECT award_id FROM path WHERE unit_id = %d))",
                self->from, self->to, campaigns, recipients[i], (int) self->unit_id,
                (int) self->unit_id));
}

/* The campaigns that have a row of their own. */
#define B04_SHOWN                                                                                  \
  "SELECT id FROM campaign c WHERE id IN (SELECT campaign_id FROM counted WHERE %s)"               \
  " OR id IN (SELECT campaign_id FROM award WHERE status = 'decided'"                              \
  "  AND decided_on BETWEEN %Q AND %Q"                                                             \
  "  AND (%d = 0 OR id IN (SELECT award_id FROM path WHERE unit_id = %d)))"                        \
  " OR (ifnull (starts_on, '') <= %Q AND ifnull (ends_on, '~') >= %Q AND (%d = 0 OR id IN"         \
  "  (SELECT campaign_id FROM campaign_unit WHERE ifnull (registered_on, '') <= %Q AND %s)))"

static void
fill_b04_shown (const Case *self)
{
  td_run (self->book.raw, "DROP TABLE IF EXISTS temp.shown");
  td_run (self->book.raw, "CREATE TEMP TABLE shown AS " B04_SHOWN, self->place, self->from,
          self->to, (int) self->unit_id, (int) self->unit_id, self->to, self->from,
          (int) self->unit_id, self->to, self->place);
}

static void
check_b04_targets (const Case *self, const TdReport *report, guint row, gint64 id)
{
  sqlite3 *raw = self->book.raw;
  g_autofree char *parts
      = g_strdup_printf ("FROM campaign_unit WHERE campaign_id = %d AND target IS NOT NULL"
                         " AND ifnull (registered_on, '') <= '%s' AND %s",
                         (int) id, self->to, self->place);
  gint64 n = td_ask (raw, "SELECT count (DISTINCT target_measure) %s", parts);
  g_autofree char *measure = td_ask_text (raw, "SELECT min (target_measure) %s", parts);
  gboolean is_added = n == 1 && strcmp (measure, "%") != 0;

  if (n == 0)
    g_assert_null (get_text (report, row, B04_MEASURE));
  else
    g_assert_cmpstr (get_text (report, row, B04_MEASURE), ==,
                     n == 1 ? measure : "nhiều đơn vị tính");
  g_assert_cmpint (td_report_get_cell (report, row, B04_TARGET)->kind, ==,
                   is_added ? TD_CELL_POINTS : TD_CELL_EMPTY);
  if (!is_added)
    return;
  g_assert_cmpint (get (report, row, B04_TARGET), ==,
                   td_ask (raw, "SELECT sum (target) %s", parts));
  g_assert_cmpint (get (report, row, B04_REACHED), ==,
                   td_ask (raw,
                           "SELECT sum (reached) FROM counted WHERE campaign_id = %d"
                           " AND unit_id IN (SELECT unit_id %s)",
                           (int) id, parts));
}

#define STAGE_DONE(stage)                                                                          \
  "(SELECT max (done_on) FROM campaign_stage s WHERE s.campaign_id = c.id"                         \
  " AND s.stage = '" stage "' AND done_on <= :to)"
#define STAGE_DUE(stage)                                                                           \
  "(SELECT min (due_on) FROM campaign_stage s WHERE s.campaign_id = c.id"                          \
  " AND s.stage = '" stage "' AND ifnull (done_on, '~') > :to)"

/* Which review is due when, see td-campaign-review.h. */
#define REVIEWS                                                                                    \
  "WITH stage AS (SELECT c.*, :to AS last_day, (SELECT count (*) FROM campaign_stage s"            \
  "  WHERE s.campaign_id = c.id AND s.stage = 'launched') AS n_launched,"                          \
  " " STAGE_DONE ("launched") " AS launched, " STAGE_DONE (                                        \
      "interim") " AS interim,"                                                                    \
                 " " STAGE_DONE ("final") " AS final, " STAGE_DUE (                                \
                     "interim") " AS interim_due,"                                                 \
                                " " STAGE_DUE (                                                    \
                                    "final") " AS final_due FROM campaign c),"                     \
                                             " began AS (SELECT *, CASE WHEN n_launched > 0 THEN " \
                                             "launched"                                            \
                                             "  WHEN starts_on <= last_day THEN starts_on END AS " \
                                             "since FROM stage),"                                  \
                                             " next AS (SELECT *, date (ifnull (interim, max "     \
                                             "(since, ifnull (starts_on, ''))),"                   \
                                             "   '+12 months') AS by_rule, ifnull (final_due, "    \
                                             "date (ends_on, '+60 days')) AS at_end"               \
                                             "  FROM began WHERE since IS NOT NULL),"              \
                                             " due AS (SELECT *, NOT ifnull (ends_on < last_day, " \
                                             "0) AND iif (interim_due IS NOT NULL,"                \
                                             "  interim_due < ifnull (at_end, '~'), NOT ifnull "   \
                                             "(ends_on < by_rule, 0)"                              \
                                             "  AND by_rule < ifnull (at_end, '~')) AS "           \
                                             "is_interim, CASE WHEN final IS NOT NULL "            \
                                             "THEN NULL"                                           \
                                             "  WHEN ends_on < last_day THEN at_end"               \
                                             "  WHEN interim_due IS NOT NULL THEN min "            \
                                             "(interim_due, ifnull (at_end, '~'))"                 \
                                             "  WHEN ends_on < by_rule THEN at_end ELSE min "      \
                                             "(by_rule, ifnull (at_end, '~')) END AS day"          \
                                             "  FROM next)"

#define DAY(day)                                                                                   \
  "substr (" day ", 9) || '/' || substr (" day ", 6, 2) || '/' || substr (" day ", 1, 4)"

/* "đã sơ kết 30/06/2025; quá hạn tổng kết 01/03/2026" */
#define STATE                                                                                         \
  "CASE WHEN final IS NOT NULL THEN 'đã tổng kết ' || " DAY (                                         \
      "final") " ELSE ifnull ('đã sơ kết ' || " DAY ("interim") " || iif (day IS NULL, '', '; "       \
                                                                "'), '')"                             \
                                                                " || iif (day IS NULL, iif "          \
                                                                "(interim IS NULL, 'chưa sơ "       \
                                                                "kết', ''),"                        \
                                                                "  iif (day < last_day, 'quá hạn " \
                                                                "', 'hạn ') || iif (is_interim, "   \
                                                                "'sơ kết ', 'tổng kết ')"      \
                                                                "  || " DAY ("day") ") END"

static void
check_b04_state (const Case *self, const TdReport *report, guint row, gint64 id)
{
  g_autoptr (GString) sql = g_string_new (REVIEWS " SELECT " STATE " FROM due WHERE id = :id");
  g_autofree char *to = g_strdup_printf ("'%s'", self->to);
  g_autofree char *number = g_strdup_printf ("%d", (int) id);
  g_autofree char *state = NULL;

  g_string_replace (sql, ":to", to, 0);
  g_string_replace (sql, ":id", number, 0);
  state = td_ask_text (self->book.raw, "%s", sql->str);
  g_assert_cmpstr (get_text (report, row, B04_STATE), ==, state != NULL ? state : "chưa phát động");
}

/* A campaign with those made from it: of a unit the results of the highest on each way down. */
static void
check_b04_with_made (const Case *self, const TdReport *report, guint row, gint64 id)
{
  td_run (self->book.raw, "DROP TABLE IF EXISTS temp.up");
  td_run (self->book.raw,
          "CREATE TEMP TABLE up AS WITH RECURSIVE up (x, c) AS (SELECT id, id FROM campaign"
          " UNION SELECT u.x, p.parent_id FROM up u JOIN campaign p ON p.id = u.c"
          " WHERE p.parent_id IS NOT NULL AND u.c <> %d) SELECT * FROM up"
          " WHERE x IN (SELECT x FROM up WHERE c = %d)",
          (int) id, (int) id);
  check_b04_sums (self, report, row,
                  "NOT EXISTS (SELECT 1 FROM temp.up u JOIN counted q ON q.campaign_id = u.c"
                  " WHERE u.x = r.campaign_id AND u.c <> r.campaign_id AND q.unit_id = r.unit_id)",
                  "campaign_id IN (SELECT x FROM temp.up)");
}

static void
check_b04 (const Case *self, const TdReport *report)
{
  guint total = report->rows->len - 4;
  gint64 id = 0;
  guint n = 0, n_made = 0;

  fill_b04_shown (self);
  for (guint i = 0; i < total; i++)
    {
      const char *name = get_text (report, i, B04_NAME);
      g_autofree char *campaigns = NULL;

      if (td_report_get_row (report, i)->kind == TD_ROW_GROUP)
        {
          campaigns = g_strdup_printf ("campaign_id IN (SELECT c.id FROM shown s JOIN campaign c"
                                       " ON c.id = s.id JOIN launching_level l"
                                       " ON l.code = c.launching_level WHERE l.name = '%s')",
                                       name);
          check_b04_sums (self, report, i, "1", campaigns);
          continue;
        }
      if (td_report_get_row (report, i)->level == 2)
        {
          n_made++;
          check_b04_with_made (self, report, i, id);
          continue;
        }
      id = td_ask (self->book.raw, "SELECT id FROM campaign WHERE name = %Q", name);
      campaigns = g_strdup_printf ("campaign_id = %d", (int) id);
      check_b04_sums (self, report, i, "1", campaigns);
      check_b04_targets (self, report, i, id);
      check_b04_state (self, report, i, id);
      n++;
    }
  g_assert_cmpint (n, ==, td_ask (self->book.raw, "SELECT count (*) FROM shown"));
  g_assert_cmpint (n_made, ==,
                   td_ask (self->book.raw, "SELECT count (*) FROM shown s WHERE EXISTS (SELECT 1"
                                           " FROM campaign c WHERE c.parent_id = s.id)"));
  g_assert_cmpint (td_report_get_row (report, total)->kind, ==, TD_ROW_TOTAL);
  check_b04_sums (self, report, total, "1", "campaign_id IN (SELECT id FROM shown)");
}

/* "Cùng kỳ năm trước", of a book in which no unit goes on for another. */
static void
check_b04_before (const Case *self, const TdReport *report)
{
  guint row = report->rows->len - 3;

  g_assert_cmpstr (get_text (report, row, B04_NAME), ==, "Cùng kỳ năm trước");
  for (guint i = B04_PROPOSED; i <= B04_VALUE; i++)
    {
      static const char *const sums[]
          = { "sum (initiatives_proposed)",
              "sum (ifnull (initiatives_grassroots, 0) + ifnull (initiatives_province, 0)"
              " + ifnull (initiatives_nation, 0))",
              "sum (value_gained)" };

      g_assert_cmpint (get (report, row, i), ==,
                       td_ask (self->book.raw, "SELECT %s FROM counted WHERE %s",
                               sums[i - B04_PROPOSED], self->place));
      g_assert_cmpint (get (report, row + 1, i), ==,
                       get (report, row - 1, i) - get (report, row, i));
    }
}

/* --- Tables by unit --------------------------------------------------------------------------- */

/* The temporary table item (c, unit_id, d, value): what each column counts; d NULL for what is of
 * the whole period. */
typedef void (*FillFunc) (const Case *self);

static void
prepare_items (const Case *self, FillFunc fill)
{
  td_run (self->book.raw, "DROP TABLE IF EXISTS temp.item");
  td_run (self->book.raw, "CREATE TEMP TABLE item (c, unit_id, d, value)");
  td_random_book_fill_inside (self->book.raw, self->unit_id != 0 ? self->unit_id : TD_RANDOM_ROOT);
  fill (self);
}

#define IN_TREE                                                                                    \
  "iif (d IS NULL, unit_id IN (SELECT unit_id FROM reach), EXISTS (SELECT 1 FROM inside p"         \
  " WHERE p.id = unit_id AND d BETWEEN p.f AND p.t))"

/* What one row of a unit alone counts belongs to the unit that is named beside it or above it. */
static char *
get_own_unit (const TdReport *report, guint row)
{
  const TdReportRow *data = td_report_get_row (report, row);
  const char *name = data->cells[1].text;

  if (data->kind == TD_ROW_GROUP)
    return NULL;
  if (g_str_equal (name, "Cơ quan, đơn vị trực tiếp"))
    name = get_text (report, (guint) data->parent, 1);

  return g_strdup (name);
}

static void
check_unit_rows (const Case *self, const TdReport *report, guint first, guint total)
{
  for (guint column = 0; column < report->columns->len; column++)
    {
      g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      GHashTableIter iter;
      gpointer name, sum;

      if (!td_report_get_column (report, column)->is_summed)
        continue;
      for (guint i = first; i < total; i++)
        {
          char *unit = get_own_unit (report, i);
          gint64 *value;

          if (unit == NULL)
            continue;
          value = g_new0 (gint64, 1);
          *value = get (report, i, column);
          sum = g_hash_table_lookup (sums, unit);
          *value += sum != NULL ? *(gint64 *) sum : 0;
          g_hash_table_insert (sums, unit, value);
        }
      g_hash_table_iter_init (&iter, sums);
      while (g_hash_table_iter_next (&iter, &name, &sum))
        {
          if (g_str_has_prefix (name, "Ngoài hệ thống"))
            g_assert_cmpint (*(gint64 *) sum, ==,
                             td_ask (self->book.raw,
                                     "SELECT sum (value) FROM item WHERE c = %d AND NOT " IN_TREE,
                                     (int) column));
          else
            g_assert_cmpint (*(gint64 *) sum, ==,
                             td_ask (self->book.raw,
                                     "SELECT sum (value) FROM item WHERE c = %d AND " IN_TREE
                                     " AND unit_id = (SELECT id FROM unit WHERE name = %Q)",
                                     (int) column, name));
        }
      g_assert_cmpint (get (report, total, column), ==,
                       td_ask (self->book.raw,
                               "SELECT sum (value) FROM item WHERE c = %d AND (%d = 0 OR " IN_TREE
                               ")",
                               (int) column, (int) self->unit_id));
    }
}

/* @first: the first row of a unit */
static guint
check_unit_table (
    Case *self, const char *id, FillFunc fill, const char *period, const char *before, guint first)
{
  g_autoptr (TdReport) report = td_report_fixture_build (&self->book, id, period, self->unit_id);
  guint total = report->rows->len - 4;
  gint64 unit_id = self->unit_id;
  guint n;

  g_assert_cmpint (td_report_get_row (report, total)->kind, ==, TD_ROW_TOTAL);
  open_case (self, period, unit_id);
  prepare_items (self, fill);
  check_unit_rows (self, report, first, total);
  n = td_report_fixture_check (&self->book, report);
  close_case (self);

  open_case (self, before, unit_id);
  prepare_items (self, fill);
  g_assert_cmpstr (get_text (report, total + 1, 1), ==, "Cùng kỳ năm trước");
  for (guint i = 0; i < report->columns->len; i++)
    if (td_report_get_column (report, i)->is_summed)
      {
        g_assert_cmpint (get (report, total + 1, i), ==,
                         td_ask (self->book.raw,
                                 "SELECT sum (value) FROM item WHERE c = %d"
                                 " AND (%d = 0 OR " IN_TREE ")",
                                 (int) i, (int) unit_id));
        g_assert_cmpint (get (report, total + 2, i), ==,
                         get (report, total, i) - get (report, total + 1, i));
      }
  close_case (self);

  return n;
}

/* --- B14, B14A -------------------------------------------------------------------------------- */

#define RECOGNISED_ON "coalesce (recognised_on, proposed_on)"

static void
fill_b14 (const Case *self)
{
  static const char *const levels[] = { "grassroots", "province", "nation" };
  static const struct
  {
    int column;
    const char *sum;
  } reported[] = { { 8, "initiatives_proposed" },
                   { 9, "initiatives_grassroots" },
                   { 10, "initiatives_province" },
                   { 11, "initiatives_nation" },
                   { 12, "value_gained" } };
  sqlite3 *raw = self->book.raw;

  td_run (raw,
          "INSERT INTO item SELECT 2, unit_id, proposed_on, 1 FROM initiative"
          " WHERE proposed_on BETWEEN %Q AND %Q",
          self->from, self->to);
  for (int i = 0; i < 3; i++)
    td_run (raw,
            "INSERT INTO item SELECT %d, unit_id, " RECOGNISED_ON ", 1 FROM initiative"
            " WHERE recognised_level = %Q AND " RECOGNISED_ON " BETWEEN %Q AND %Q",
            3 + i, levels[i], self->from, self->to);
  td_run (raw,
          "INSERT INTO item SELECT 6, unit_id, applied_since, 1 FROM initiative"
          " WHERE applied_since BETWEEN %Q AND %Q",
          self->from, self->to);
  td_run (raw,
          "INSERT INTO item SELECT 7, unit_id, " RECOGNISED_ON ", value_gained FROM initiative"
          " WHERE recognised_level IS NOT NULL AND " RECOGNISED_ON " BETWEEN %Q AND %Q",
          self->from, self->to);
  for (guint i = 0; i < G_N_ELEMENTS (reported); i++)
    td_run (raw, "INSERT INTO item SELECT %d, unit_id, NULL, %s FROM counted", reported[i].column,
            reported[i].sum);
}

/* The rows of each level in the order of their days, the highest level first. */
static void
check_b14a (Case *self, const char *period)
{
  static const char *const levels[] = { "nation", "province", "grassroots" };
  static const char *const titles[] = { "TOÀN QUỐC", "CẤP TỈNH", "CẤP CƠ SỞ" };
  g_autoptr (TdReport) report = NULL;
  sqlite3 *raw = self->book.raw;
  gint64 value = 0;
  guint row = 0;

  report = td_report_fixture_build (&self->book, "B14A", period, self->unit_id);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *list = g_strdup_printf (
          "FROM (SELECT *, " RECOGNISED_ON " AS d FROM initiative) WHERE recognised_level = '%s'"
          " AND d BETWEEN '%s' AND '%s' AND (%d = 0 OR " IN_TREE ")",
          levels[i], self->from, self->to, (int) self->unit_id);
      gint64 n = td_ask (raw, "SELECT count (*) %s", list);

      if (n == 0)
        continue;
      g_assert_true (g_str_has_suffix (get_text (report, row++, 0), titles[i]));
      for (gint64 j = 0; j < n; j++, row++)
        {
          gint64 id = td_ask (raw, "SELECT id %s ORDER BY d, id LIMIT 1 OFFSET %d", list, (int) j);
          g_autofree char *title
              = td_ask_text (raw, "SELECT title FROM initiative WHERE id = %d", (int) id);
          g_autofree char *day = td_ask_text (
              raw, "SELECT " RECOGNISED_ON " FROM initiative WHERE id = %d", (int) id);
          g_autofree char *printed = td_date_to_iso (td_report_get_cell (report, row, 5)->date);
          const char *authors = get_text (report, row, 2);
          g_auto (GStrv) names = g_strsplit (authors, ", ", -1);

          g_assert_cmpint (get (report, row, 0), ==, j + 1);
          g_assert_cmpstr (get_text (report, row, 1), ==, title);
          g_assert_cmpstr (printed, ==, day);
          g_assert_cmpint (authors[0] == '\0' ? 0 : g_strv_length (names), ==,
                           td_ask (raw,
                                   "SELECT count (*) FROM initiative_author"
                                   " WHERE initiative_id = %d",
                                   (int) id));
          g_assert_cmpint (
              get (report, row, 7), ==,
              td_ask (raw, "SELECT value_gained FROM initiative WHERE id = %d", (int) id));
          value += get (report, row, 7);
        }
    }
  g_assert_cmpint (row, ==, report->rows->len - 1);
  g_assert_cmpint (get (report, row, 7), ==, value);
  td_report_fixture_check (&self->book, report);
}

/* --- B15 -------------------------------------------------------------------------------------- */

#define N_AUDIENCES 5
#define N_CHANNELS 10

static void
fill_b15 (const Case *self)
{
  for (int i = 0; i <= N_AUDIENCES; i++)
    for (int j = 0; j < 2; j++)
      td_run (self->book.raw,
              "INSERT INTO item SELECT %d, unit_id, published_on, %s FROM publicity"
              " WHERE published_on BETWEEN %Q AND %Q AND (%d = %d OR audience ="
              " (SELECT code FROM audience ORDER BY position LIMIT 1 OFFSET %d))",
              2 + 2 * i + j, j == 0 ? "1" : "reach", self->from, self->to, i, N_AUDIENCES, i);
}

/* The first rows: a section, one for each channel, their sum. */
static void
check_b15_channels (Case *self, const char *period)
{
  g_autoptr (TdReport) report = td_report_fixture_build (&self->book, "B15", period, self->unit_id);

  for (guint i = 0; i <= N_CHANNELS; i++)
    {
      g_autofree char *channel
          = i < N_CHANNELS
                ? g_strdup_printf ("channel = (SELECT code FROM channel WHERE name = '%s')",
                                   get_text (report, 1 + i, 1))
                : g_strdup ("1");

      for (int j = 0; j < 2 * (N_AUDIENCES + 1); j++)
        g_assert_cmpint (
            get (report, 1 + i, 2 + (guint) j), ==,
            td_ask (self->book.raw,
                    "SELECT %s FROM (SELECT *, published_on AS d FROM publicity)"
                    " WHERE d BETWEEN %Q AND %Q AND (%d = 0 OR " IN_TREE ") AND %s"
                    " AND (%d = %d OR audience ="
                    "  (SELECT code FROM audience ORDER BY position LIMIT 1 OFFSET %d))",
                    j % 2 == 0 ? "count (*)" : "sum (reach)", self->from, self->to,
                    (int) self->unit_id, channel, j / 2, N_AUDIENCES, j / 2));
    }
  g_assert_cmpint (td_report_get_row (report, 1 + N_CHANNELS)->kind, ==, TD_ROW_TOTAL);
  g_assert_cmpint (td_report_get_row (report, 2 + N_CHANNELS)->kind, ==, TD_ROW_SECTION);
}

/* --- B16, B16A -------------------------------------------------------------------------------- */

/* The temporary table state (kind, unit_id, document_id, word, clause) on @day. */
static void
fill_state (const Case *self, const char *day)
{
  sqlite3 *raw = self->book.raw;

  td_run (raw, "DROP TABLE IF EXISTS temp.paper");
  td_run (raw,
          "CREATE TEMP TABLE paper AS SELECT d.id, d.kind, d.unit_id, d.issued_on,"
          " d.has_initiative_clause AS clause,"
          " ifnull (ifnull (d.valid_to, date (d.issued_on, '+' || k.valid_months || ' months',"
          "  '-1 day')), '~') >= %Q AS holds,"
          " ifnull (d.next_review_on <= %Q AND (d.reviewed_on IS NULL"
          "  OR d.reviewed_on < d.next_review_on), 0) AS due"
          " FROM document d JOIN document_kind k ON k.code = d.kind"
          " WHERE d.issued_on IS NULL OR d.issued_on <= %Q",
          day, day, day);
  td_run (raw, "DROP TABLE IF EXISTS temp.state");
  td_run (raw, "CREATE TEMP TABLE state (kind, unit_id, document_id, word, clause)");
  td_run (raw,
          "INSERT INTO state (kind, unit_id) SELECT k.code, u.id FROM document_kind k, unit u"
          " JOIN unit_kind w ON w.code = u.kind"
          " WHERE ifnull (u.valid_from, '') <= %Q AND ifnull (u.valid_to, '~') >= %Q"
          " AND ' ' || k.expected_levels || ' ' LIKE '%% ' || w.level || ' %%'"
          " AND (k.expected_types = '' OR ' ' || k.expected_types || ' '"
          "  LIKE '%% ' || u.organisation_type || ' %%')"
          " AND (%d = 0 OR u.id IN (SELECT unit_id FROM reach WHERE d = %Q))",
          day, day, (int) self->unit_id, day);
  td_run (raw, "UPDATE state SET document_id = (SELECT id FROM paper p WHERE p.kind = state.kind"
               " AND p.unit_id = state.unit_id ORDER BY p.holds DESC, p.issued_on DESC, p.id DESC"
               " LIMIT 1)");
  td_run (raw, "UPDATE state SET clause = (SELECT clause FROM paper WHERE id = document_id), word ="
               " ifnull ((SELECT CASE WHEN NOT holds THEN 'đã hết hiệu lực' WHEN due THEN"
               "  'đến hạn rà soát' ELSE 'có' END FROM paper WHERE id = document_id), 'chưa có')");
}

#define HAS "word IN ('có', 'đến hạn rà soát')"

static void
check_b16_row (const Case *self, const TdReport *report, guint row)
{
  static const struct
  {
    guint column;
    const char *condition;
  } columns[] = {
    { 2, "1" },
    { 3, HAS },
    { 5, "word = 'đến hạn rà soát'" },
    { 6, "word = 'đã hết hiệu lực'" },
    { 7, "word = 'chưa có'" },
    { 8, HAS " AND clause = 1" },
    { 9, HAS " AND clause = 0" },
    { 10, HAS " AND clause IS NULL" },
  };
  g_autofree char *kind = td_ask_text (
      self->book.raw, "SELECT code FROM document_kind WHERE name = %Q", get_text (report, row, 1));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const TdReportCell *cell = td_report_get_cell (report, row, columns[i].column);

      if (columns[i].column >= 8 && !g_str_equal (kind, "collective-agreement")
          && !g_str_equal (kind, "house-rules"))
        g_assert_cmpint (cell->kind, ==, TD_CELL_EMPTY);
      else
        g_assert_cmpint (cell->value, ==,
                         td_ask (self->book.raw,
                                 "SELECT count (*) FROM state WHERE kind = %Q AND %s", kind,
                                 columns[i].condition));
    }
}

/* The units of each kind that something has to be done about, by what. */
static void
check_b16a (const Case *self, const char *period)
{
  g_autoptr (TdReport) report
      = td_report_fixture_build (&self->book, "B16A", period, self->unit_id);
  g_autofree char *kind = NULL;
  gint64 n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      if (td_report_get_row (report, i)->kind == TD_ROW_SECTION)
        {
          gint64 all, wanting;
          g_autofree char *numbers = NULL;

          g_free (kind);
          /* The one whose first unit follows. */
          kind = NULL;
          for (int j = 0; kind == NULL && j < 7; j++)
            {
              g_autofree char *code = td_ask_text (
                  self->book.raw,
                  "SELECT code FROM document_kind ORDER BY position LIMIT 1 OFFSET %d", j);
              g_autofree char *name = td_ask_text (
                  self->book.raw, "SELECT name FROM document_kind WHERE code = %Q", code);
              g_autofree char *upper = g_utf8_strup (name, -1);

              if (strstr (get_text (report, i, 0), upper) != NULL)
                kind = g_steal_pointer (&code);
            }
          g_assert_nonnull (kind);
          all = td_ask (self->book.raw, "SELECT count (*) FROM state WHERE kind = %Q", kind);
          wanting = td_ask (self->book.raw,
                            "SELECT count (*) FROM state WHERE kind = %Q AND word <> 'có'", kind);
          numbers = g_strdup_printf ("(%d/%d đơn vị)", (int) wanting, (int) all);
          g_assert_true (g_str_has_suffix (get_text (report, i, 0), numbers));
          continue;
        }
      n++;
      g_assert_cmpint (td_ask (self->book.raw,
                               "SELECT count (*) FROM state s JOIN unit u ON u.id = s.unit_id"
                               " WHERE s.kind = %Q AND u.name = %Q AND s.word = %Q"
                               " AND ifnull ((SELECT number FROM document d"
                               "  WHERE d.id = s.document_id), '') = ifnull (%Q, '')",
                               kind, get_text (report, i, 1), get_text (report, i, 3),
                               get_text (report, i, 4)),
                       ==, 1);
    }
  g_assert_cmpint (n, ==,
                   td_ask (self->book.raw, "SELECT count (*) FROM state WHERE word <> 'có'"));
}

static void
check_b16_before (const Case *self, const TdReport *report)
{
  for (guint i = 0; i < report->rows->len; i++)
    {
      g_assert_cmpint (get (report, i, 11), ==,
                       td_ask (self->book.raw,
                               "SELECT count (*) FROM state WHERE kind ="
                               " (SELECT code FROM document_kind WHERE name = %Q) AND " HAS,
                               get_text (report, i, 1)));
      g_assert_cmpint (get (report, i, 12), ==, get (report, i, 3) - get (report, i, 11));
    }
}

/* --- B17 -------------------------------------------------------------------------------------- */

/* The units of a level; each with whether it has launched a campaign and has a plan. */
#define GOAL_UNITS                                                                                 \
  "SELECT :target, u.id, u.name, EXISTS (SELECT 1 FROM campaign_unit t"                            \
  "  JOIN campaign c ON c.id = t.campaign_id WHERE t.unit_id = u.id"                               \
  "  AND (c.starts_on IS NULL OR c.starts_on <= :to)"                                              \
  "  AND (c.ends_on IS NULL OR c.ends_on >= :from) AND t.launched_on <= :to"                       \
  "  AND (t.planned_on <= :to OR EXISTS (SELECT 1 FROM document p WHERE p.unit_id = u.id"          \
  "   AND p.kind = 'plan' AND p.issued_on <= :to"                                                  \
  "   AND (p.valid_to IS NULL OR p.valid_to >= :from))))"                                          \
  " FROM unit u JOIN unit_kind k ON k.code = u.kind"                                               \
  " WHERE k.level = (SELECT scope FROM target WHERE code = :target)"                               \
  " AND ifnull (u.valid_from, '') <= :to AND ifnull (u.valid_to, '~') >= :to"                      \
  " AND (:unit = 0 OR u.id IN (SELECT unit_id FROM reach WHERE d = :to))"

#define GOAL_CAMPAIGNS                                                                             \
  REVIEWS " SELECT :target, id, name, NOT ifnull (day <= :to, 0) FROM due"                         \
          " WHERE (ifnull (day <= :to, 0) OR ifnull (final, interim) >= :from)"                    \
          " AND (:unit = 0 OR unit_id IN (SELECT unit_id FROM reach))"

static const char *const targets[] = { "T1_TTCS", "T1_CS", "T2" };

/* The temporary table goal (target, id, name, is_reached): what each target counts. */
static void
fill_goal (const Case *self)
{
  sqlite3 *raw = self->book.raw;

  td_run (raw, "DROP TABLE IF EXISTS temp.goal");
  td_run (raw, "CREATE TEMP TABLE goal (target, id, name, is_reached)");
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GString) sql = g_string_new (i < 2 ? "INSERT INTO goal " GOAL_UNITS
                                                    : "INSERT INTO goal " GOAL_CAMPAIGNS);
      g_autofree char *unit = g_strdup_printf ("%d", (int) self->unit_id);
      g_autofree char *to = g_strdup_printf ("'%s'", self->to);
      g_autofree char *from = g_strdup_printf ("'%s'", self->from);
      g_autofree char *target = g_strdup_printf ("'%s'", targets[i]);

      g_string_replace (sql, ":unit", unit, 0);
      g_string_replace (sql, ":from", from, 0);
      g_string_replace (sql, ":target", target, 0);
      g_string_replace (sql, ":to", to, 0);
      td_run (raw, "%s", sql->str);
    }
}

static gint64
ask_goal (const Case *self, const char *target, const char *condition)
{
  return td_ask (self->book.raw, "SELECT count (*) FROM goal WHERE target = %Q AND %s", target,
                 condition);
}

/* The rows that miss the target stand below it. */
static void
check_b17_target (const Case *self, const TdReport *report, guint row, const char *target)
{
  gint64 all = ask_goal (self, target, "1");
  gint64 reached = ask_goal (self, target, "is_reached");
  gint64 wanted = td_ask (self->book.raw, "SELECT value FROM target WHERE code = %Q", target);
  const char *result = all == 0                          ? "không có đối tượng"
                       : reached * 10000 >= wanted * all ? "đạt"
                                                         : "chưa đạt";

  g_assert_cmpint (get (report, row, 3), ==, all);
  g_assert_cmpint (get (report, row, 4), ==, reached);
  g_assert_cmpint (get (report, row, 5), ==, all - reached);
  g_assert_cmpstr (get_text (report, row, 7), ==, result);
  for (gint64 i = 0; i < all - reached; i++)
    {
      guint below = row + 1 + (guint) i;

      g_assert_cmpint (td_report_get_row (report, below)->kind, ==, TD_ROW_PLAIN);
      g_assert_cmpint (td_ask (self->book.raw,
                               "SELECT count (*) FROM goal WHERE target = %Q AND name = %Q"
                               " AND NOT is_reached",
                               target, get_text (report, below, 1)),
                       ==, 1);
      g_assert_true (g_str_has_prefix (get_text (report, below, 7), "chưa "));
    }
}

/* @before: the columns of the year before are compared */
static void
check_b17 (const Case *self, const TdReport *report, gboolean before)
{
  guint n = 0;

  fill_goal (self);
  for (guint i = 0; i < report->rows->len; i++)
    {
      if (td_report_get_row (report, i)->kind != TD_ROW_GROUP)
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (targets));
      if (before)
        {
          g_assert_cmpint (get (report, i, 8), ==, ask_goal (self, targets[n], "1"));
          g_assert_cmpint (get (report, i, 9), ==, ask_goal (self, targets[n], "is_reached"));
        }
      else
        check_b17_target (self, report, i, targets[n]);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (targets));
}

/* --- Tests ------------------------------------------------------------------------------------ */

static const char *const periods[][2] = { { "2025-H1", "2024-H1" },
                                          { "2025-H2", "2024-H2" },
                                          { "2025", "2024" },
                                          { "2025-01-01..2025-09-30", "2024-01-01..2024-09-30" } };

typedef guint (*CheckFunc) (Case *self, const char *period, const char *before);

/* Of each random book the report of all units and of a part of the tree. */
static void
check_books (CheckFunc check, guint least)
{
  guint n = 0;

  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + N_BOOKS; seed++)
    {
      Case self = { 0 };

      g_test_message ("seed %u", seed);
      td_report_fixture_open (&self.book, seed);
      for (guint i = 0; i < 2; i++)
        {
          const char *const *period = periods[seed % G_N_ELEMENTS (periods)];

          self.unit_id = i == 0 ? 0 : 2 + seed % TD_RANDOM_N_GROUPS;
          n += check (&self, period[0], period[1]);
        }
      td_report_fixture_close (&self.book);
    }
  g_test_message ("%u figures explained", n);
  g_assert_cmpuint (n, >, least);
}

static guint
check_b04_cb (Case *self, const char *period, const char *before)
{
  g_autoptr (TdReport) report = td_report_fixture_build (&self->book, "B04", period, self->unit_id);
  guint n;

  open_case (self, period, self->unit_id);
  check_b04 (self, report);
  n = td_report_fixture_check (&self->book, report);
  close_case (self);
  open_case (self, before, self->unit_id);
  check_b04_before (self, report);
  close_case (self);

  return n;
}

static void
test_b04 (void)
{
  check_books (check_b04_cb, 2000);
}

static guint
check_b14_cb (Case *self, const char *period, const char *before)
{
  guint n = check_unit_table (self, "B14", fill_b14, period, before, 0);

  open_case (self, period, self->unit_id);
  prepare_items (self, fill_b14);
  check_b14a (self, period);
  close_case (self);

  return n;
}

static void
test_b14 (void)
{
  check_books (check_b14_cb, 2000);
}

static guint
check_b15_cb (Case *self, const char *period, const char *before)
{
  guint n = check_unit_table (self, "B15", fill_b15, period, before, 3 + N_CHANNELS);

  open_case (self, period, self->unit_id);
  prepare_items (self, fill_b15);
  check_b15_channels (self, period);
  close_case (self);

  return n;
}

static void
test_b15 (void)
{
  check_books (check_b15_cb, 2000);
}

static guint
check_b16_cb (Case *self, const char *period, const char *before)
{
  g_autoptr (TdReport) report = td_report_fixture_build (&self->book, "B16", period, self->unit_id);
  guint n;

  g_assert_cmpint (
      report->rows->len, ==,
      td_ask (self->book.raw, "SELECT count (*) FROM document_kind WHERE expected_levels <> ''"));
  open_case (self, period, self->unit_id);
  fill_state (self, self->to);
  for (guint i = 0; i < report->rows->len; i++)
    check_b16_row (self, report, i);
  check_b16a (self, period);
  n = td_report_fixture_check (&self->book, report);
  close_case (self);
  open_case (self, before, self->unit_id);
  fill_state (self, self->to);
  check_b16_before (self, report);
  close_case (self);

  return n;
}

static void
test_b16 (void)
{
  check_books (check_b16_cb, 1000);
}

static guint
check_b17_cb (Case *self, const char *period, const char *before)
{
  g_autoptr (TdReport) report = td_report_fixture_build (&self->book, "B17", period, self->unit_id);
  guint n = td_report_fixture_check (&self->book, report);

  open_case (self, period, self->unit_id);
  check_b17 (self, report, FALSE);
  close_case (self);
  open_case (self, before, self->unit_id);
  check_b17 (self, report, TRUE);
  close_case (self);

  return n;
}

static void
test_b17 (void)
{
  check_books (check_b17_cb, 400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties/b04", test_b04);
  g_test_add_func ("/duties/b14", test_b14);
  g_test_add_func ("/duties/b15", test_b15);
  g_test_add_func ("/duties/b16", test_b16);
  g_test_add_func ("/duties/b17", test_b17);

  return g_test_run ();
}
