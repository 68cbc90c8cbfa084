/* The figures of B01, B02, B05 and B10 against a slow computation of each by plain SQL. */
#include "report/td-report.h"

#include "base/td-error.h"
#include "store/td-query.h"
#include "td-report-fixture.h"

/* Each takes many times as long under the sanitizers, which look for other things. */
#ifdef __SANITIZE_ADDRESS__
#define N_BOOKS 40
#else
#define N_BOOKS 200
#endif
#define FIRST_SEED 100
/* Of B01: the columns before those that count awards, see td-report-b01.c. */
#define B01_N_LEADING 8

typedef TdReportFixture Fixture;

/* --- The slow computation --------------------------------------------------------------------- */

#define COLLECTIVES "a.recipient_kind = 'collective'"
#define PERSONS "a.recipient_kind <> 'collective'"
#define INDIVIDUALS "a.recipient_kind = 'individual'"

static gint64
ask_awards (const Fixture *self,
            const char *what,
            const char *from,
            const char *to,
            const char *place,
            const char *filter)
{
  return td_ask (self->raw,
                 "SELECT %s FROM award a JOIN decision d ON d.id = a.decision_id"
                 " JOIN award_form f ON f.id = a.award_form_id"
                 " JOIN commendation_type c ON c.code = a.commendation_type"
                 " WHERE a.status = 'decided' AND a.decided_on BETWEEN %Q AND %Q AND %s AND %s",
                 what, from, to, place, filter);
}

static char *
make_place (gint64 unit_id)
{
  if (unit_id == 0)
    return g_strdup ("1");

  return g_strdup_printf (
      "a.id IN (SELECT award_id FROM path WHERE unit_id = %" G_GINT64_FORMAT ")", unit_id);
}

/* What each column of B01 from B01_N_LEADING on counts; NULL for shares. */
static GPtrArray *
make_b01_filters (const Fixture *self)
{
  static const char *const indicators[]
      = { INDIVIDUALS " AND a.is_direct_worker = 1", INDIVIDUALS " AND a.is_leader = 0",
          INDIVIDUALS " AND a.is_woman = 1", INDIVIDUALS " AND c.is_ad_hoc = 1" };
  GPtrArray *filters = g_ptr_array_new_with_free_func (g_free);
  gint64 n = td_ask (self->raw, "SELECT count(*) FROM report_column WHERE report = 'B01'");

  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *code = td_ask_text (
          self->raw,
          "SELECT code FROM report_column WHERE report = 'B01' ORDER BY position LIMIT 1 OFFSET %d",
          (int) i);

      if (td_ask (self->raw, "SELECT split FROM report_column WHERE code = %Q", code) != 0)
        {
          g_ptr_array_add (filters,
                           g_strdup_printf ("f.report_column = '%s' AND " COLLECTIVES, code));
          g_ptr_array_add (filters, g_strdup_printf ("f.report_column = '%s' AND " PERSONS, code));
        }
      else
        g_ptr_array_add (filters, g_strdup_printf ("f.report_column = '%s'", code));
    }
  g_ptr_array_add (filters, g_strdup (COLLECTIVES));
  g_ptr_array_add (filters, g_strdup (PERSONS));
  for (gsize i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      g_ptr_array_add (filters, g_strdup (indicators[i]));
      g_ptr_array_add (filters, NULL);
    }

  return filters;
}

/* --- B01 -------------------------------------------------------------------------------------- */

/* Which awards a row of units says that it counts; its days in @from and @to. */
static char *
make_row_place (
    const Fixture *self, const TdReport *report, guint row, gint64 unit_id, char **from, char **to)
{
  const TdQuery *query = td_report_get_cell (report, row, B01_N_LEADING)->explain;
  const char *name = td_report_get_cell (report, row, 1)->text;
  g_autofree char *unit_name = NULL;

  if (td_report_get_row (report, row)->kind == TD_ROW_TOTAL)
    return make_place (unit_id);
  if (query->outside_root != 0)
    {
      g_assert_cmpint (query->outside_root, ==, TD_RANDOM_ROOT);
      return g_strdup_printf ("a.id NOT IN (SELECT award_id FROM path WHERE unit_id = %d)",
                              TD_RANDOM_ROOT);
    }

  unit_name = td_ask_text (self->raw, "SELECT name FROM unit WHERE id = %lld",
                           (long long) query->unit_id);
  if (!g_str_equal (name, "Cơ quan, đơn vị trực tiếp"))
    g_assert_cmpstr (name, ==, unit_name);
  g_free (*from);
  g_free (*to);
  *from = td_date_to_iso (query->from);
  *to = td_date_to_iso (query->to);
  if (query->exact_unit)
    return g_strdup_printf ("a.unit_id = %" G_GINT64_FORMAT, query->unit_id);

  return make_place (query->unit_id);
}

static void
check_b01_counts (const Fixture *self,
                  const TdReport *report,
                  const TdPeriod *period,
                  gint64 unit_id,
                  GPtrArray *filters)
{
  g_assert_cmpint (report->columns->len, ==, B01_N_LEADING + filters->len + 1);

  for (guint i = 0; i < report->rows->len; i++)
    {
      const char *name = td_report_get_cell (report, i, 1)->text;
      g_autofree char *from = td_date_to_iso (period->from);
      g_autofree char *to = td_date_to_iso (period->to);
      g_autofree char *place = NULL;

      if (g_str_has_prefix (name, "Tăng (+)"))
        {
          for (guint j = 0; j < filters->len; j++)
            if (filters->pdata[j] != NULL)
              g_assert_cmpint (td_report_get_cell (report, i, B01_N_LEADING + j)->value, ==,
                               td_report_get_cell (report, i - 2, B01_N_LEADING + j)->value
                                   - td_report_get_cell (report, i - 1, B01_N_LEADING + j)->value);
          continue;
        }
      if (g_str_has_prefix (name, "So với"))
        {
          for (guint j = 0; j < filters->len; j++)
            if (filters->pdata[j] != NULL)
              {
                const TdReportCell *share = td_report_get_cell (report, i, B01_N_LEADING + j);

                g_assert_cmpint (share->kind, ==, TD_CELL_SHARE);
                g_assert_cmpint (share->value, ==,
                                 td_report_get_cell (report, i - 3, B01_N_LEADING + j)->value);
                g_assert_cmpint (share->denominator, ==,
                                 td_report_get_cell (report, i - 2, B01_N_LEADING + j)->value);
              }
          continue;
        }
      if (g_str_equal (name, "Cùng kỳ năm trước"))
        {
          g_free (from);
          g_free (to);
          from = g_strdup_printf ("%04d-%02d-%02d", period->from.year - 1, period->from.month,
                                  period->from.day);
          to = g_strdup_printf ("%04d-%02d-%02d", period->to.year - 1, period->to.month,
                                period->to.day);
          place = make_place (unit_id);
        }
      else
        place = make_row_place (self, report, i, unit_id, &from, &to);

      for (guint j = 0; j < filters->len; j++)
        {
          const TdReportCell *cell = td_report_get_cell (report, i, B01_N_LEADING + j);

          if (filters->pdata[j] != NULL)
            g_assert_cmpint (cell->value, ==,
                             ask_awards (self, "count (*)", from, to, place, filters->pdata[j]));
          else if (cell->kind == TD_CELL_SHARE)
            {
              const TdReportColumnSpec *spec = td_report_get_column (report, B01_N_LEADING + j);

              g_assert_cmpint (cell->value, ==,
                               td_report_get_cell (report, i, (guint) spec->share_of)->value);
              g_assert_cmpint (cell->denominator, ==,
                               td_report_get_cell (report, i, (guint) spec->share_in)->value);
            }
        }
    }
}

/* Periods as the tables of reported figures have them: a half-year's last day. */
#define LAST_DAY                                                                                   \
  "(substr (period, 1, 5) || CASE substr (period, 6) WHEN 'H1' THEN '06-30' ELSE '12-31' END)"

static void
check_b01_reported (const Fixture *self,
                    const TdReport *report,
                    const TdPeriod *period,
                    gint64 unit)
{
  g_autofree char *from = td_date_to_iso (period->from);
  g_autofree char *to = td_date_to_iso (period->to);
  guint total = report->rows->len - 4;

  g_assert_cmpint (td_report_get_row (report, total)->kind, ==, TD_ROW_TOTAL);
  td_random_book_fill_counted (self->raw, from, to);
  td_random_book_fill_reach (self->raw, from, to, unit != 0 ? unit : TD_RANDOM_ROOT);

  g_assert_cmpint (td_report_get_cell (report, total, 2)->value, ==,
                   td_ask (self->raw,
                           "SELECT count (*) FROM reach JOIN unit u ON u.id = unit_id"
                           " WHERE d = %Q AND kind = 'CDCS'",
                           to));
  g_assert_cmpint (td_report_get_cell (report, total, 3)->value, ==,
                   td_ask (self->raw,
                           "SELECT sum ((SELECT members FROM unit_figure g"
                           "  WHERE g.unit_id = reach.unit_id AND members NOT NULL AND " LAST_DAY
                           " <= %Q"
                           "  ORDER BY period DESC LIMIT 1)) FROM reach WHERE d = %Q",
                           to, to));
  g_assert_cmpint (td_report_get_cell (report, total, 5)->value, ==,
                   td_ask (self->raw, "SELECT sum (initiatives_proposed) FROM counted"
                                      " WHERE unit_id IN (SELECT unit_id FROM reach)"));
  g_assert_cmpint (td_report_get_cell (report, total, 7)->value, ==,
                   td_ask (self->raw, "SELECT sum (value_gained) FROM counted"
                                      " WHERE unit_id IN (SELECT unit_id FROM reach)"));
}

/* --- B02 -------------------------------------------------------------------------------------- */

static char *
make_b02_filter (const Fixture *self, const TdReport *report, guint row)
{
  const TdReportRow *data = td_report_get_row (report, row);
  const char *name = data->cells[1].text;
  g_autofree char *parent = NULL;

  if (data->kind == TD_ROW_TOTAL)
    return g_strdup ("1");
  if (data->level == 0)
    return g_strdup_printf (
        "d.deciding_level IN (SELECT code FROM deciding_level WHERE field = '%s')",
        g_str_equal (data->cells[0].text, "I") ? "union" : "state");
  if (data->level == 1)
    return g_strdup_printf (
        "d.deciding_level = (SELECT code FROM deciding_level WHERE name = '%s')", name);

  parent = make_b02_filter (self, report, (guint) data->parent);
  return g_strdup_printf ("f.code IN (SELECT code FROM award_form WHERE name = '%s') AND %s", name,
                          parent);
}

static void
check_b02 (const Fixture *self, const TdReport *report, const TdPeriod *period, gint64 unit_id)
{
  g_autofree char *from = td_date_to_iso (period->from);
  g_autofree char *to = td_date_to_iso (period->to);
  g_autofree char *place = make_place (unit_id);
  int n_types = (int) td_ask (self->raw, "SELECT count (*) FROM commendation_type");
  gint64 n_pairs = 0;

  g_assert_cmpint (report->columns->len, ==, 5 + n_types + 1);
  for (guint i = 0; i < report->rows->len; i++)
    {
      g_autofree char *filter = make_b02_filter (self, report, i);
      g_autofree char *collectives = g_strconcat (filter, " AND " COLLECTIVES, NULL);
      g_autofree char *persons = g_strconcat (filter, " AND " PERSONS, NULL);

      n_pairs += td_report_get_row (report, i)->level == 2;
      g_assert_cmpint (td_report_get_cell (report, i, 2)->value, ==,
                       ask_awards (self, "count (*)", from, to, place, collectives));
      g_assert_cmpint (td_report_get_cell (report, i, 3)->value, ==,
                       ask_awards (self, "count (*)", from, to, place, persons));
      g_assert_cmpint (td_report_get_cell (report, i, 4)->value, ==,
                       ask_awards (self, "count (*)", from, to, place, filter));
      for (int j = 0; j < n_types; j++)
        {
          g_autofree char *of_type
              = g_strdup_printf ("%s AND a.commendation_type = (SELECT code FROM commendation_type"
                                 " ORDER BY position LIMIT 1 OFFSET %d)",
                                 filter, j);

          g_assert_cmpint (td_report_get_cell (report, i, 5 + (guint) j)->value, ==,
                           ask_awards (self, "count (*)", from, to, place, of_type));
        }
      g_assert_cmpint (td_report_get_cell (report, i, 5 + (guint) n_types)->value, ==,
                       ask_awards (self, "sum (bonus)", from, to, place, filter));
    }
  g_assert_cmpint (n_pairs, ==,
                   ask_awards (self, "count (DISTINCT d.deciding_level || ' ' || f.code)", from, to,
                               place, "1"));
}

/* --- B05 -------------------------------------------------------------------------------------- */

static void
check_b05 (const Fixture *self, const TdReport *report, const TdPeriod *period, gint64 unit_id)
{
  static const char *const kinds[] = { "collective", "individual", "other" };
  static const char *const titles[] = { "I. TẬP THỂ", "II. CÁ NHÂN", "III. KHÁC" };
  g_autofree char *from = td_date_to_iso (period->from);
  g_autofree char *to = td_date_to_iso (period->to);
  g_autofree char *place = make_place (unit_id);
  guint row = 0;

  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      g_autofree char *filter = g_strdup_printf ("a.recipient_kind = '%s'", kinds[kind]);
      gint64 n = ask_awards (self, "count (*)", from, to, place, filter);

      if (n == 0)
        continue;
      g_assert_cmpint (td_report_get_row (report, row)->kind, ==, TD_ROW_SECTION);
      g_assert_cmpstr (td_report_get_cell (report, row++, 0)->text, ==, titles[kind]);
      for (gint64 i = 0; i < n; i++, row++)
        {
          gint64 id = td_ask (self->raw,
                              "SELECT a.id FROM award a WHERE status = 'decided'"
                              " AND decided_on BETWEEN %Q AND %Q AND %s AND %s"
                              " ORDER BY sort_key, decided_on, id LIMIT 1 OFFSET %d",
                              from, to, place, filter, (int) i);
          g_autofree char *name
              = td_ask_text (self->raw, "SELECT name FROM award WHERE id = %lld", (long long) id);
          g_autofree char *form
              = td_ask_text (self->raw,
                             "SELECT f.name FROM award a JOIN award_form f ON f.id = award_form_id"
                             " WHERE a.id = %lld",
                             (long long) id);
          g_autofree char *day = td_ask_text (
              self->raw, "SELECT decided_on FROM award WHERE id = %lld", (long long) id);
          g_autofree char *printed = td_date_to_iso (td_report_get_cell (report, row, 8)->date);

          g_assert_cmpint (td_report_get_cell (report, row, 0)->value, ==, i + 1);
          g_assert_cmpstr (td_report_get_cell (report, row, 1)->text, ==, name);
          g_assert_cmpstr (td_report_get_cell (report, row, 5)->text, ==, form);
          g_assert_cmpstr (printed, ==, day);
          g_assert_cmpint (
              td_report_get_cell (report, row, 11)->value, ==,
              td_ask (self->raw, "SELECT bonus FROM award WHERE id = %lld", (long long) id));
        }
    }
  g_assert_cmpint (td_report_get_row (report, row)->kind, ==, TD_ROW_TOTAL);
  g_assert_cmpint (row, ==, report->rows->len - 1);
  g_assert_cmpint (td_report_get_cell (report, row, 11)->value, ==,
                   ask_awards (self, "sum (bonus)", from, to, place, "1"));
}

/* --- B10 -------------------------------------------------------------------------------------- */

/* Columns of B10, see td-report-b10.c. */
#define B10_DATE 1
#define B10_LEVEL 4
#define B10_COUNT 11
#define B10_BONUS 12
#define B10_NOTE 13

static gint64
ask_subject (const Fixture *self, const char *what, const char *subject, const char *filter)
{
  return td_ask (self->raw,
                 "SELECT %s FROM award a JOIN decision d ON d.id = a.decision_id WHERE %s AND %s",
                 what, subject, filter);
}

static void
check_b10_sum (
    const Fixture *self, const TdReport *report, guint row, const char *subject, const char *filter)
{
  g_autofree char *decided = g_strconcat ("a.status = 'decided' AND ", filter, NULL);

  g_assert_cmpint (td_report_get_cell (report, row, B10_COUNT)->value, ==,
                   ask_subject (self, "count (*)", subject, decided));
  g_assert_cmpint (td_report_get_cell (report, row, B10_BONUS)->value, ==,
                   ask_subject (self, "sum (a.bonus)", subject, decided));
}

static void
check_b10_award (const Fixture *self, const TdReport *report, guint row, gint64 id)
{
  g_autofree char *day
      = td_ask_text (self->raw, "SELECT decided_on FROM award WHERE id = %lld", (long long) id);
  g_autofree char *printed = td_date_to_iso (td_report_get_cell (report, row, B10_DATE)->date);
  g_autofree char *form
      = td_ask_text (self->raw,
                     "SELECT f.name FROM award a JOIN award_form f ON f.id = award_form_id"
                     " WHERE a.id = %lld",
                     (long long) id);
  gboolean revoked
      = td_ask (self->raw, "SELECT status = 'revoked' FROM award WHERE id = %lld", (long long) id)
        != 0;

  g_assert_cmpstr (printed, ==, day);
  g_assert_cmpstr (td_report_get_cell (report, row, 5)->text, ==, form);
  /* The reason is to be read. */
  g_assert_true (td_report_get_cell (report, row, B10_DATE)->is_struck == revoked);
  g_assert_false (td_report_get_cell (report, row, B10_NOTE)->is_struck);
  g_assert_true (
      g_str_has_prefix (td_report_get_cell (report, row, B10_NOTE)->text, "Hủy bỏ ngày 05/01/2026")
      == revoked);
  g_assert_cmpint (td_report_get_cell (report, row, B10_COUNT)->value, ==, !revoked);
  g_assert_cmpint (
      td_report_get_cell (report, row, B10_BONUS)->value, ==,
      revoked ? 0 : td_ask (self->raw, "SELECT bonus FROM award WHERE id = %lld", (long long) id));
}

/* The rows are: years with their awards, the total, then the levels and their sum. */
static guint
check_b10 (const Fixture *self, TdSubject subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReport) report
      = td_report_build_history (self->db, self->catalogue, subject, NULL, &error);
  g_autofree char *condition
      = subject.person_id != 0
            ? g_strdup_printf ("a.person_id = %" G_GINT64_FORMAT, subject.person_id)
            : g_strdup_printf ("a.recipient_unit_id = %" G_GINT64_FORMAT, subject.unit_id);
  gint64 n, n_years, n_levels;
  guint row = 0;

  g_assert_no_error (error);
  n = ask_subject (self, "count (*)", condition, "1");
  n_years = ask_subject (self, "count (DISTINCT d.year)", condition, "1");
  n_levels
      = ask_subject (self, "count (DISTINCT d.deciding_level)", condition, "a.status = 'decided'");
  g_assert_cmpint (report->rows->len, ==, n + n_years + 1 + (n > 0 ? n_levels + 2 : 0));

  for (gint64 i = 0, year = 0; i < n; i++)
    {
      gint64 id = td_ask (self->raw,
                          "SELECT a.id FROM award a JOIN decision d ON d.id = a.decision_id"
                          " WHERE %s ORDER BY d.decided_on DESC, d.sort_key DESC, position, a.id"
                          " LIMIT 1 OFFSET %d",
                          condition, (int) i);
      gint64 its_year
          = td_ask (self->raw, "SELECT substr (decided_on, 1, 4) + 0 FROM award WHERE id = %lld",
                    (long long) id);

      if (its_year != year)
        {
          g_autofree char *title = g_strdup_printf ("Năm %d", (int) its_year);
          g_autofree char *filter = g_strdup_printf ("d.year = %d", (int) its_year);

          year = its_year;
          g_assert_cmpint (td_report_get_row (report, row)->kind, ==, TD_ROW_GROUP);
          g_assert_cmpstr (td_report_get_cell (report, row, B10_DATE)->text, ==, title);
          check_b10_sum (self, report, row++, condition, filter);
        }
      g_assert_cmpint (td_report_get_cell (report, row, 0)->value, ==, i + 1);
      check_b10_award (self, report, row++, id);
    }
  g_assert_cmpint (td_report_get_row (report, row)->kind, ==, TD_ROW_TOTAL);
  check_b10_sum (self, report, row++, condition, "1");

  if (n > 0)
    {
      g_assert_cmpint (td_report_get_row (report, row++)->kind, ==, TD_ROW_SECTION);
      for (gint64 i = 0; i < n_levels; i++, row++)
        {
          g_autofree char *filter = g_strdup_printf (
              "d.deciding_level = (SELECT code FROM deciding_level WHERE name = '%s')",
              td_report_get_cell (report, row, B10_LEVEL)->text);

          check_b10_sum (self, report, row, condition, filter);
          g_assert_cmpint (td_report_get_cell (report, row, B10_COUNT)->value, >, 0);
        }
      check_b10_sum (self, report, row++, condition, "1");
    }
  g_assert_cmpint (row, ==, report->rows->len);

  return td_report_fixture_check (self, report);
}

static guint
check_histories (const Fixture *self)
{
  guint n = 0;

  for (gint64 i = 1; i <= TD_RANDOM_N_PERSONS; i++)
    n += check_b10 (self, TD_SUBJECT_PERSON (i));
  for (gint64 i = 1; i <= TD_RANDOM_N_UNITS; i++)
    n += check_b10 (self, TD_SUBJECT_UNIT (i));

  return n;
}

/* --- Tests ------------------------------------------------------------------------------------ */

static guint
check_book (const Fixture *self, const char *period_code, gint64 unit_id)
{
  g_autoptr (TdReport) b01 = td_report_fixture_build (self, "b01", period_code, unit_id);
  g_autoptr (TdReport) b02 = td_report_fixture_build (self, "b02", period_code, unit_id);
  g_autoptr (TdReport) b05 = td_report_fixture_build (self, "b05", period_code, unit_id);
  g_autoptr (GPtrArray) filters = make_b01_filters (self);
  TdPeriod period;

  g_assert_true (td_period_parse (period_code, &period, NULL));
  check_b01_counts (self, b01, &period, unit_id, filters);
  check_b01_reported (self, b01, &period, unit_id);
  check_b02 (self, b02, &period, unit_id);
  check_b05 (self, b05, &period, unit_id);

  return td_report_fixture_check (self, b01) + td_report_fixture_check (self, b02)
         + td_report_fixture_check (self, b05);
}

static void
test_random_books (void)
{
  static const char *const periods[]
      = { "2025-H1", "2025-H2", "2025", "2025-03-10..2025-08-20", "2024-H2" };
  guint n = 0;

  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + N_BOOKS; seed++)
    {
      Fixture fixture;

      g_test_message ("seed %u", seed);
      td_report_fixture_open (&fixture, seed);
      n += check_book (&fixture, periods[seed % G_N_ELEMENTS (periods)], 0);
      n += check_book (&fixture, periods[(seed / 5) % G_N_ELEMENTS (periods)],
                       2 + seed % TD_RANDOM_N_GROUPS);
      n += check_histories (&fixture);
      td_report_fixture_close (&fixture);
    }
  g_test_message ("%u figures explained", n);
  g_assert_cmpuint (n, >, 1000);
}

/* --- A book by hand ----------------------------------------------------------------------------
 */

/* The numbers of a row as they are printed, from column @first on, the empty ones left out: name:
 * "CĐCS Hai | 1 | 40 | –". */
static char *
print_row (const TdReport *report, guint row, guint first, guint last)
{
  GString *text = g_string_new (td_report_get_cell (report, row, 1)->text);

  for (guint i = first; i <= last; i++)
    {
      g_autofree char *cell = td_report_cell_to_text (td_report_get_cell (report, row, i));

      g_string_append_printf (text, " | %s", cell);
    }

  return g_string_free (text, FALSE);
}

/* The province (1) over a commune's union (2) over two grassroots unions; Hai (4) belonged to the
 * province itself until the end of March. */
static const char *const hand_book[] = {
  "DELETE FROM unit_parent",
  "DELETE FROM unit",
  "INSERT INTO unit (id, code, name, kind, search_key, sort_key) VALUES"
  " (1, 'T', 'LĐLĐ tỉnh', 'LDLD_TINH', '', X'01'), (2, 'X', 'CĐ xã', 'CD_XA', '', X'02'),"
  " (3, 'A', 'CĐCS Một', 'CDCS', '', X'03'), (4, 'B', 'CĐCS Hai', 'CDCS', '', X'04')",
  "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to) VALUES (2, 1, NULL, NULL),"
  " (3, 2, NULL, NULL), (4, 1, NULL, '2026-03-31'), (4, 2, '2026-04-01', NULL)",
  "INSERT INTO unit_figure (unit_id, period, members) VALUES (3, '2025-H2', 70),"
  " (4, '2025-H2', 30), (4, '2026-H1', 40)",
  "INSERT INTO decision (id, number, symbol, decided_on, year, deciding_level, issuer, issuer_key,"
  " search_key, sort_key) VALUES"
  " (1, '1', 'QĐ-LĐLĐ', '2026-03-31', 2026, 'TINH', 'LĐLĐ tỉnh', 'k', '', X'01'),"
  " (2, '2', 'QĐ-LĐLĐ', '2026-04-01', 2026, 'TINH', 'LĐLĐ tỉnh', 'k', '', X'02'),"
  " (3, '9', 'QĐ-LĐLĐ', '2025-05-05', 2025, 'TINH', 'LĐLĐ tỉnh', 'k', '', X'03')",
  /* A provincial certificate each: to Hai on the last day under the province and on the first under
   * the commune; to a woman of Một; to Một itself, revoked; to somebody without a unit. */
  "WITH line (decision, position, kind, name, unit, woman, status, revoked, bonus, day) AS (VALUES"
  " (1, 1, 'collective', 'CĐCS Hai', 4, 0, 'decided', NULL, 3000000, '2026-03-31'),"
  " (2, 1, 'individual', 'Lò Văn An', 4, 0, 'decided', NULL, 1500000, '2026-04-01'),"
  " (2, 2, 'individual', 'Lò Thị Ban', 3, 1, 'decided', NULL, 1500000, '2026-04-01'),"
  " (2, 3, 'collective', 'CĐCS Một', 3, 0, 'revoked', '2026-05-01', 3000000, '2026-04-01'),"
  " (2, 4, 'other', 'Em Chi', NULL, 1, 'decided', NULL, 0, '2026-04-01'),"
  " (3, 1, 'individual', 'Lò Thị Ban', 3, 1, 'decided', NULL, 1500000, '2025-05-05'))"
  " INSERT INTO award (decision_id, position, recipient_kind, name, unit_id, is_woman,"
  "  is_direct_worker, is_leader, award_form_id, commendation_type, bonus, status, revoked_on,"
  "  decided_on, search_key, sort_key)"
  " SELECT decision, position, kind, name, unit, woman, 1, 0,"
  "  (SELECT max (id) FROM award_form WHERE code = 'BK_TINH'), 'CONG_TRANG', bonus, status,"
  "  revoked, day, '', CAST (name AS BLOB) FROM line",
};

/* Unit | CĐCS | Đoàn viên */
static const char *const hand_units[] = {
  "CĐ xã | 2 | 110",
  "CĐCS Một | 1 | 70",
  "CĐCS Hai | 1 | 40",
  "CĐCS Hai | – | –",
  "Ngoài hệ thống đơn vị, không gắn đơn vị |  | ",
  "TỔNG CỘNG | 2 | 110",
  "Cùng kỳ năm trước |  | ",
  "Tăng (+), giảm (-) |  | ",
  "So với cùng kỳ (%) |  | ",
};

/* Unit | all collectives | all persons | direct workers | % | without post | % | women | % */
static const char *const hand_awards[] = {
  "CĐ xã | – | 2 | 2 | 100,0\302\240% | 2 | 100,0\302\240% | 1 | 50,0\302\240%",
  "CĐCS Một | – | 1 | 1 | 100,0\302\240% | 1 | 100,0\302\240% | 1 | 100,0\302\240%",
  "CĐCS Hai | – | 1 | 1 | 100,0\302\240% | 1 | 100,0\302\240% | – | 0,0\302\240%",
  "CĐCS Hai | 1 | – | – |  | – |  | – | ",
  "Ngoài hệ thống đơn vị, không gắn đơn vị | – | 1 | – | 0,0\302\240% | – | 0,0\302\240% | – |"
  " 0,0\302\240%",
  "TỔNG CỘNG | 1 | 3 | 2 | 66,7\302\240% | 2 | 66,7\302\240% | 1 | 33,3\302\240%",
  "Cùng kỳ năm trước | – | 1 | 1 | 100,0\302\240% | 1 | 100,0\302\240% | 1 | 100,0\302\240%",
  "Tăng (+), giảm (-) | +1 | +2 | +1 |  | +1 |  | 0 | ",
  "So với cùng kỳ (%) |  | 300% | 200% |  | 200% |  | 100% | ",
};

/* Row | collectives | persons | all | then the bonus */
static const char *const hand_forms[] = {
  "KHEN THƯỞNG CỦA TỔ CHỨC CÔNG ĐOÀN | 1 | 3 | 4 | 6.000.000",
  "Liên đoàn Lao động tỉnh, công đoàn ngành trung ương và tương đương | 1 | 3 | 4 | 6.000.000",
  "Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh | 1 | 3 | 4 | 6.000.000",
  "KHEN THƯỞNG CỦA NHÀ NƯỚC | – | – | – | –",
  "TỔNG CỘNG | 1 | 3 | 4 | 6.000.000",
};

static void
test_hand_book (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "hand.db");
  g_autoptr (GError) error = NULL;
  Fixture fixture = { .dir = dir, .path = path };
  g_autoptr (TdReport) b01 = NULL;
  g_autoptr (TdReport) b02 = NULL;
  guint first;

  td_book_create (path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &fixture.raw), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (hand_book); i++)
    td_run (fixture.raw, "%s", hand_book[i]);
  sqlite3_close (fixture.raw);
  fixture.book = td_book_open (path, &error);
  g_assert_no_error (error);
  fixture.db = td_book_get_reader (fixture.book);
  fixture.catalogue = td_book_get_catalogue (fixture.book);

  b01 = td_report_fixture_build (&fixture, "b01", "2026-H1", 0);
  first = b01->columns->len - 11;
  g_assert_cmpuint (b01->rows->len, ==, G_N_ELEMENTS (hand_units));
  for (guint i = 0; i < b01->rows->len; i++)
    {
      g_autofree char *units = print_row (b01, i, 2, 3);
      g_autofree char *awards = print_row (b01, i, first, first + 7);

      g_assert_cmpstr (units, ==, hand_units[i]);
      g_assert_cmpstr (awards, ==, hand_awards[i]);
    }
  g_assert_cmpstr (td_report_get_cell (b01, 3, b01->columns->len - 1)->text, ==, "đến 31/03/2026");

  b02 = td_report_fixture_build (&fixture, "b02", "2026-H1", 0);
  g_assert_cmpuint (b02->rows->len, ==, G_N_ELEMENTS (hand_forms));
  for (guint i = 0; i < b02->rows->len; i++)
    {
      g_autofree char *counts = print_row (b02, i, 2, 4);
      g_autofree char *bonus
          = td_report_cell_to_text (td_report_get_cell (b02, i, b02->columns->len - 1));
      g_autofree char *row = g_strdup_printf ("%s | %s", counts, bonus);

      g_assert_cmpstr (row, ==, hand_forms[i]);
    }

  td_catalogue_unref (fixture.catalogue);
  td_book_close (fixture.book);
  g_object_unref (fixture.book);
}

/* What stands above the table, and who is not there. */
static void
test_history_subject (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReport) person = NULL;
  g_autoptr (TdReport) unit = NULL;

  td_report_fixture_open (&fixture, FIRST_SEED);
  td_run (fixture.raw, "INSERT INTO person (id, name, is_woman, birth_date, post, unit_id,"
                       " search_key, sort_key) VALUES (77, 'Lò Thị Ánh', 1, '1985-03-17',"
                       " 'Giáo viên', 3, '', X'00')");
  td_run (fixture.raw, "UPDATE unit SET successor_id = 3, sort_key = X'01' WHERE id = 4");
  td_run (fixture.raw, "UPDATE unit SET successor_id = 3, sort_key = X'02' WHERE id = 5");
  td_db_close (fixture.db);
  fixture.db = td_book_open_reader (fixture.book, NULL, &error);
  g_assert_no_error (error);

  person = td_report_build_history (fixture.db, fixture.catalogue, TD_SUBJECT_PERSON (77), NULL,
                                    &error);
  g_assert_no_error (error);
  g_assert_cmpstr (person->title, ==, "LỊCH SỬ KHEN THƯỞNG CỦA CÁ NHÂN");
  g_assert_cmpstr (person->subtitle, ==,
                   "Bà Lò Thị Ánh, sinh ngày 17/03/1985, Giáo viên, Đơn vị 3");
  g_assert_cmpuint (person->rows->len, ==, 1);
  g_assert_cmpuint (person->notes->len, ==, 1);

  unit = td_report_build_history (fixture.db, fixture.catalogue, TD_SUBJECT_UNIT (3), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unit->title, ==, "LỊCH SỬ KHEN THƯỞNG CỦA TẬP THỂ");
  g_assert_cmpstr (unit->subtitle, ==, "Đơn vị 3");
  g_assert_nonnull (strstr (g_ptr_array_index (unit->notes, unit->notes->len - 1),
                            "kế thừa Đơn vị 4, Đơn vị 5;"));

  g_assert_null (td_report_build_history (fixture.db, fixture.catalogue, TD_SUBJECT_PERSON (999),
                                          NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (
      td_report_build_history (fixture.db, fixture.catalogue, (TdSubject){ 0 }, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  td_report_fixture_close (&fixture);
}

/* A year is its two halves, in every column that counts awards. */
static void
test_year_is_two_halves (void)
{
  for (guint32 seed = FIRST_SEED; seed < FIRST_SEED + 10; seed++)
    {
      Fixture fixture;

      td_report_fixture_open (&fixture, seed);
      for (gint64 unit = 0; unit <= 2; unit += 2)
        {
          g_autoptr (TdReport) year = td_report_fixture_build (&fixture, "b01", "2025", unit);
          g_autoptr (TdReport) first = td_report_fixture_build (&fixture, "b01", "2025-H1", unit);
          g_autoptr (TdReport) second = td_report_fixture_build (&fixture, "b01", "2025-H2", unit);

          for (guint i = B01_N_LEADING; i < year->columns->len; i++)
            if (td_report_get_column (year, i)->is_summed)
              g_assert_cmpint (td_report_get_cell (year, year->rows->len - 4, i)->value, ==,
                               td_report_get_cell (first, first->rows->len - 4, i)->value
                                   + td_report_get_cell (second, second->rows->len - 4, i)->value);
        }
      td_report_fixture_close (&fixture);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/hand-book", test_hand_book);
  g_test_add_func ("/report/history-subject", test_history_subject);
  g_test_add_func ("/report/random-books", test_random_books);
  g_test_add_func ("/report/year-is-two-halves", test_year_is_two_halves);

  return g_test_run ();
}
