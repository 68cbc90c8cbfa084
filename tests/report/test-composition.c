/* The figures of B03, B07, B08, B09, B11 and B19 against a slow computation of each by plain SQL.
 */
#include <string.h>

#include "report/td-report.h"
#include "td-report-fixture.h"

/* Each takes many times as long under the sanitizers, which look for other things. */
#ifdef __SANITIZE_ADDRESS__
#define N_BOOKS 40
#else
#define N_BOOKS 200
#endif
#define FIRST_SEED 3000

typedef TdReportFixture Fixture;

/* --- The slow computation --------------------------------------------------------------------- */

/* What is asked for. */
typedef struct
{
  const Fixture *fixture;
  gint64 unit;
  char *from;
  char *to;
  char *place; /* of awards: within the unit's tree on their day */
} Asked;

static void
asked_init (Asked *self, const Fixture *fixture, const TdPeriod *period, gint64 unit)
{
  self->fixture = fixture;
  self->unit = unit;
  self->from = td_date_to_iso (period->from);
  self->to = td_date_to_iso (period->to);
  self->place = unit == 0 ? g_strdup ("1")
                          : g_strdup_printf ("a.id IN (SELECT award_id FROM path WHERE unit_id ="
                                             " %" G_GINT64_FORMAT ")",
                                             unit);
  td_random_book_fill_reach (fixture->raw, self->from, self->to, unit != 0 ? unit : TD_RANDOM_ROOT);
}

static void
asked_clear (Asked *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->place);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

#define INDIVIDUALS "a.recipient_kind = 'individual'"
#define PERSONS "a.recipient_kind <> 'collective'"

static gint64
ask_awards (const Asked *asked, const char *filter)
{
  return td_ask (asked->fixture->raw,
                 "SELECT count (*) FROM award a JOIN decision d ON d.id = a.decision_id"
                 " JOIN commendation_type c ON c.code = a.commendation_type"
                 " WHERE a.status = 'decided' AND a.decided_on BETWEEN %Q AND %Q AND %s AND %s",
                 asked->from, asked->to, asked->place, filter);
}

/* Of the units that are there on the last day. */
static gint64
ask_units (const Asked *asked, const char *what, const char *filter)
{
  return td_ask (asked->fixture->raw,
                 "SELECT %s FROM reach r JOIN unit u ON u.id = r.unit_id"
                 " WHERE r.d = %Q AND %s",
                 what, asked->to, filter);
}

/* Where a period of unit_figure ends. */
#define ENDS                                                                                       \
  "iif (g.period LIKE '%%-H1', substr (g.period, 1, 4) || '-06-30',"                               \
  " substr (g.period, 1, 4) || '-12-31')"

static gint64
get (const TdReport *report, guint row, guint column)
{
  return td_report_get_cell (report, row, column)->value;
}

/* The condition that a row named after a type of organisation stands for; NULL for other rows. */
static char *
make_type_filter (const Asked *asked, const TdReport *report, guint row, const char *column)
{
  const TdReportRow *data = td_report_get_row (report, row);
  g_autofree char *code = NULL;

  if (data->kind == TD_ROW_TOTAL)
    return g_strdup ("1");
  if (data->kind != TD_ROW_PLAIN || data->parent < 0)
    return NULL;
  if (g_str_equal (data->cells[1].text, "Không thuộc loại hình nào"))
    return g_strdup_printf ("%s IS NULL", column);
  code = td_ask_text (asked->fixture->raw, "SELECT code FROM organisation_type WHERE name = %Q",
                      data->cells[1].text);
  g_assert_nonnull (code);

  return g_strdup_printf ("%s = '%s'", column, code);
}

static void
assert_awards (const Asked *asked, gint64 figure, const char *filter, const char *more)
{
  g_autofree char *both = g_strdup_printf ("%s AND %s", filter, more);

  g_assert_cmpint (figure, ==, ask_awards (asked, both));
}

/* --- Reports ---------------------------------------------------------------------------------- */

static void
check_b03 (const Asked *asked, const TdReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      g_autofree char *type = make_type_filter (asked, report, i, "a.organisation_type");
      g_autofree char *unit_type = make_type_filter (asked, report, i, "u.organisation_type");
      g_autofree char *grassroots = g_strdup_printf ("kind = 'CDCS' AND %s", unit_type);
      g_autofree char *members = g_strdup_printf (
          "sum ((SELECT members FROM unit_figure g WHERE g.unit_id = r.unit_id AND members NOT NULL"
          " AND " ENDS " <= '%s' ORDER BY " ENDS " DESC, period DESC LIMIT 1))",
          asked->to);

      if (type == NULL)
        continue;
      n++;
      g_assert_cmpint (get (report, i, 2), ==, ask_units (asked, "count (*)", grassroots));
      g_assert_cmpint (get (report, i, 3), ==, ask_units (asked, members, unit_type));
      assert_awards (asked, get (report, i, 4), type, "a.recipient_kind = 'collective'");
      assert_awards (asked, get (report, i, 5), type, PERSONS);
      assert_awards (asked, get (report, i, 6), type, "1");
      assert_awards (asked, get (report, i, 7), type, INDIVIDUALS " AND a.is_direct_worker = 1");
      assert_awards (asked, get (report, i, 9), type, INDIVIDUALS " AND a.is_leader = 0");
      assert_awards (asked, get (report, i, 11), type, INDIVIDUALS " AND a.is_woman = 1");
    }
  g_assert_cmpuint (n, >, 0);
}

/* "1" for all, or of the level that the section "II. TỔNG LIÊN ĐOÀN …" is of. */
static char *
make_level_filter (const Asked *asked, const char *title)
{
  const char *name = strstr (title, ". ") + 2;
  gint64 n = td_ask (asked->fixture->raw, "SELECT count (*) FROM deciding_level");

  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *level = td_ask_text (
          asked->fixture->raw, "SELECT name FROM deciding_level ORDER BY code LIMIT 1 OFFSET %lld",
          (long long) i);
      g_autofree char *capitals = g_utf8_strup (level, -1);
      g_autofree char *code = NULL;

      if (!g_str_equal (capitals, name))
        continue;
      code = td_ask_text (asked->fixture->raw, "SELECT code FROM deciding_level WHERE name = %Q",
                          level);
      return g_strdup_printf ("d.deciding_level = '%s'", code);
    }
  g_assert_cmpstr (name, ==, "TOÀN BỘ KHEN THƯỞNG");

  return g_strdup ("1");
}

static void
check_b07 (const Asked *asked, const Asked *before, const TdReport *report)
{
  static const char *const indicators[]
      = { INDIVIDUALS " AND a.is_direct_worker = 1", INDIVIDUALS " AND a.is_leader = 0",
          INDIVIDUALS " AND c.is_ad_hoc = 1", INDIVIDUALS " AND a.is_woman = 1" };
  g_autofree char *level = NULL;
  guint indicator = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      if (td_report_get_row (report, i)->kind == TD_ROW_SECTION)
        {
          g_free (level);
          level = make_level_filter (asked, td_report_get_cell (report, i, 0)->text);
          indicator = 0;
          continue;
        }
      assert_awards (asked, get (report, i, 2), level, indicators[indicator]);
      assert_awards (asked, get (report, i, 3), level, PERSONS);
      /* Units that go on for others count those before, which is asked of by other tests. */
      if (asked->unit == 0)
        {
          assert_awards (before, get (report, i, 7), level, indicators[indicator]);
          assert_awards (before, get (report, i, 8), level, PERSONS);
        }
      indicator++;
    }
}

static void
check_b08 (const Asked *asked, const TdReport *report)
{
  g_autofree char *rating = g_strdup_printf (
      "(SELECT rating FROM unit_figure g WHERE g.unit_id = r.unit_id AND rating NOT NULL"
      " AND " ENDS " <= '%s' AND " ENDS " > date ('%s', '-12 months')"
      " ORDER BY " ENDS " DESC, period DESC LIMIT 1)",
      asked->to, asked->to);

  for (guint i = 0; i < report->rows->len; i++)
    {
      g_autofree char *type = make_type_filter (asked, report, i, "u.organisation_type");

      for (guint j = 2; type != NULL && j < report->columns->len; j += j == 2 ? 1 : 2)
        {
          const TdReportColumnSpec *spec = td_report_get_column (report, j);
          g_autofree char *code = NULL;
          g_autofree char *filter = NULL;

          if (j > 2)
            code = td_ask_text (asked->fixture->raw, "SELECT code FROM rating WHERE name = %Q",
                                spec->groups[1]);
          if (j == 2)
            filter = g_strdup_printf ("kind = 'CDCS' AND %s", type);
          else if (code == NULL)
            filter = g_strdup_printf ("kind = 'CDCS' AND %s AND %s IS NULL", type, rating);
          else
            filter = g_strdup_printf ("kind = 'CDCS' AND %s AND %s = '%s'", type, rating, code);
          if (get (report, i, j) != ask_units (asked, "count (*)", filter))
            g_error ("row %s, column %s: %" G_GINT64_FORMAT ", not as many units %s on %s",
                     td_report_get_cell (report, i, 1)->text, spec->title, get (report, i, j),
                     filter, asked->to);
        }
    }
}

static void
check_b09 (const Asked *asked, const char *period, const TdReport *report)
{
  static const char *const filters[]
      = { "1", "received_on NOT NULL AND NOT ifnull (received_on > due_on, 0)",
          "received_on > due_on", "received_on IS NULL" };
  guint total = report->rows->len - 4;

  g_assert_cmpint (td_report_get_row (report, total)->kind, ==, TD_ROW_TOTAL);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_assert_cmpint (get (report, total, 5 + i), ==,
                     td_ask (asked->fixture->raw,
                             "SELECT count (*) FROM report_due WHERE period = %Q AND %s"
                             " AND (%lld = 0 OR unit_id IN (SELECT unit_id FROM reach))",
                             period, filters[i], (long long) asked->unit));
}

/* By the heading of each year: "6 tháng đầu năm 2025". */
static void
check_years (const Fixture *fixture, gint64 unit, const TdReport *b11, const TdPeriod *period)
{
  guint collectives = 0;

  for (guint i = 0; i < b11->rows->len && collectives == 0; i++)
    if (td_report_get_row (b11, i)->kind == TD_ROW_SECTION
        && g_str_has_suffix (td_report_get_cell (b11, i, 0)->text, "TỔNG SỐ KHEN THƯỞNG"))
      collectives = i + 1;
  g_assert_cmpuint (collectives, >, 0);

  for (guint i = 2; i + 1 < b11->columns->len; i++)
    {
      /* The last column of years is the period itself. */
      int ago = (int) (b11->columns->len - 2 - i);
      TdPeriod year = *period;
      g_auto (Asked) asked = { 0 };

      /* Units that go on for others count those before, which is asked of by other tests. */
      if (unit != 0 && ago > 0)
        continue;
      year.from.year -= ago;
      year.to.year -= ago;
      asked_init (&asked, fixture, &year, unit);
      assert_awards (&asked, get (b11, collectives, i), "a.recipient_kind = 'collective'", "1");
      assert_awards (&asked, get (b11, collectives + 1, i), PERSONS, "1");
    }
}

static guint
check_book (const Fixture *fixture, const char *code, gint64 unit)
{
  static const char *const ids[] = { "b03", "b07", "b08", "b09", "b11", "b19" };
  TdReport *reports[G_N_ELEMENTS (ids)];
  g_auto (Asked) asked = { 0 };
  g_auto (Asked) before = { 0 };
  TdPeriod period, year_before;
  guint n = 0;

  g_assert_true (td_period_parse (code, &period, NULL));
  year_before = period;
  year_before.from.year--;
  year_before.to.year--;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      reports[i] = td_report_fixture_build (fixture, ids[i], code, unit);
      n += td_report_fixture_check (fixture, reports[i]);
    }
  asked_init (&before, fixture, &year_before, unit);
  asked_init (&asked, fixture, &period, unit);
  check_b03 (&asked, reports[0]);
  check_b07 (&asked, &before, reports[1]);
  check_b08 (&asked, reports[2]);
  check_b09 (&asked, code, reports[3]);
  check_years (fixture, unit, reports[4], &period);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    td_report_free (reports[i]);

  return n;
}

static void
test_random_books (void)
{
  static const char *const periods[] = { "2025-H1", "2025-H2", "2025", "2024-H2" };
  guint n = 0;

  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + N_BOOKS; seed++)
    {
      Fixture fixture;

      g_test_message ("seed %u", seed);
      td_report_fixture_open (&fixture, seed);
      n += check_book (&fixture, periods[seed % G_N_ELEMENTS (periods)],
                       seed % 2 == 0 ? 0 : 2 + seed % TD_RANDOM_N_GROUPS);
      td_report_fixture_close (&fixture);
    }
  g_test_message ("%u figures explained", n);
  g_assert_cmpuint (n, >, 50 * N_BOOKS);
}

/* What is added up of two halves is that of the year. */
static void
test_year_is_two_halves (void)
{
  static const struct
  {
    const char *id;
    guint first;
  } additive[] = { { "b03", 4 } };

  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++)
    {
      Fixture fixture;

      td_report_fixture_open (&fixture, seed);
      for (guint i = 0; i < G_N_ELEMENTS (additive); i++)
        {
          g_autoptr (TdReport) year = td_report_fixture_build (&fixture, additive[i].id, "2025", 0);
          g_autoptr (TdReport) first
              = td_report_fixture_build (&fixture, additive[i].id, "2025-H1", 0);
          g_autoptr (TdReport) second
              = td_report_fixture_build (&fixture, additive[i].id, "2025-H2", 0);

          for (guint j = additive[i].first; j < year->columns->len; j++)
            if (td_report_get_column (year, j)->is_summed)
              g_assert_cmpint (get (year, year->rows->len - 4, j), ==,
                               get (first, first->rows->len - 4, j)
                                   + get (second, second->rows->len - 4, j));
        }
      td_report_fixture_close (&fixture);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/composition/random-books", test_random_books);
  g_test_add_func ("/composition/year-is-two-halves", test_year_is_two_halves);

  return g_test_run ();
}
