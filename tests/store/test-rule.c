/* What the rules find in the book. */
#include <string.h>

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-decision-store.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

#define DAY TD_DATE (2026, 6, 12)

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  gint64 education; /* units */
  gint64 health;
  int number; /* of the last decision */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (path, &error);
  g_assert_no_error (error);
  fixture->education = td_unit_find_by_code (td_book_get_reader (fixture->book), "LC-CDGD", &error);
  fixture->health = td_unit_find_by_code (td_book_get_reader (fixture->book), "LC-CDYT", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->book);
  td_test_dir_free (fixture->dir);
}

/* --- What is in the book ---------------------------------------------------------------------- */

typedef struct
{
  const TdCatalogue *catalogue;
  TdDecision *decision;
} Save;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;

  return td_decision_save (db, save->catalogue, save->decision, error);
}

static gboolean
exec_cb (TdDb *db, gpointer data, GError **error)
{
  return td_db_exec (db, data, error);
}

static void
exec (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = g_strdup (sql);

  td_book_write (fixture->book, "Thử", exec_cb, copy, &error);
  g_assert_no_error (error);
}

static TdDecision *
new_decision (Fixture *fixture, TdDate decided_on)
{
  TdDecision *decision = td_decision_new ();

  fixture->number++;
  g_free (decision->number);
  decision->number = g_strdup_printf ("%d", fixture->number);
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  decision->decided_on = decided_on;

  return decision;
}

/* @unit_id: of a collective its own, for @name NULL */
static TdAward *
add_award (Fixture *fixture,
           TdDecision *decision,
           const char *name,
           gint64 unit_id,
           const char *form,
           const char *type)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);
  TdAward *award = td_award_new ();

  award->recipient_kind = name != NULL ? TD_RECIPIENT_INDIVIDUAL : TD_RECIPIENT_COLLECTIVE;
  td_text_set (&award->name, name != NULL ? name : "Công đoàn");
  award->recipient_unit_id = name != NULL ? 0 : unit_id;
  award->unit_id = unit_id;
  award->award_form_id
      = td_catalogue_find_award_form_at (catalogue, form, decision->decided_on)->id;
  td_text_set (&award->commendation_type, type);
  g_ptr_array_add (decision->awards, award);

  return award;
}

static void
save (Fixture *fixture, TdDecision *decision)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);
  g_autoptr (GError) error = NULL;
  Save data = { catalogue, decision };

  td_book_write (fixture->book, "Thử", save_cb, &data, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): what is found about @decision, as in an editor's thread */
static GPtrArray *
check (Fixture *fixture, const TdDecision *decision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (fixture->book, NULL, &error);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);
  g_auto (TdDecisionFacts) facts = { 0 };

  g_assert_no_error (error);
  td_decision_load_facts (db, decision, &facts, &error);
  g_assert_no_error (error);

  return td_decision_check (decision, catalogue, &facts);
}

/* Returns: (nullable): the problem of @rule; there is at most one */
static const TdProblem *
find (const GPtrArray *problems, const char *rule)
{
  const TdProblem *found = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (g_strcmp0 (problem->rule, rule) != 0)
        continue;
      g_assert_null (found);
      g_assert_nonnull (problem->source);
      found = problem;
    }

  return found;
}

static void
assert_found (const GPtrArray *problems, const char *rule, const char *words, guint n_awards)
{
  const TdProblem *problem = find (problems, rule);

  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem->message, words));
  g_assert_cmpuint (problem->award_ids != NULL ? problem->award_ids->len : 0, ==, n_awards);
}

/* --- What is found ---------------------------------------------------------------------------- */

/* R1, R14: by the person's history, who is found by name as well as by link. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) old = new_decision (fixture, TD_DATE (2026, 2, 1));
  g_autoptr (TdDecision) draft = new_decision (fixture, DAY);
  g_autoptr (GPtrArray) by_name = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GPtrArray) other = NULL;
  TdAward *award
      = add_award (fixture, old, "Giàng A Chu", fixture->education, "BK_TINH", "CONG_TRANG");
  gint64 person_id;
  const TdProblem *problem;

  save (fixture, old);
  person_id = award->person_id;
  award = add_award (fixture, draft, "Giàng A Chu", fixture->education, "BK_TINH", "CHUYEN_DE");
  by_name = check (fixture, draft);
  assert_found (by_name, "R1", "1/QĐ-LĐLĐ, 01/02/2026", 1);
  problem = find (by_name, "R1");
  g_assert_cmpint (g_array_index (problem->award_ids, gint64, 0), ==,
                   ((TdAward *) g_ptr_array_index (old->awards, 0))->id);
  g_assert_null (find (by_name, "R14"));

  award->unit_id = fixture->health;
  other = check (fixture, draft);
  g_assert_null (find (other, "R1"));
  award->person_id = person_id;
  moved = check (fixture, draft);
  assert_found (moved, "R1", "1/QĐ-LĐLĐ", 1);
  assert_found (moved, "R14", "1/QĐ-LĐLĐ", 1);
}

/* A decision that is being changed does not find itself, and revoked awards are not found. */
static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) old = new_decision (fixture, TD_DATE (2026, 2, 1));
  g_autoptr (TdDecision) draft = new_decision (fixture, DAY);
  g_autoptr (GPtrArray) itself = NULL;
  g_autoptr (GPtrArray) revoked = NULL;

  add_award (fixture, old, "Giàng A Chu", fixture->education, "KNC", "CONG_HIEN");
  save (fixture, old);
  itself = check (fixture, old);
  g_assert_null (find (itself, "R8"));

  add_award (fixture, draft, "Giàng A Chu", fixture->education, "KNC", "CONG_HIEN");
  {
    g_autoptr (GPtrArray) twice = check (fixture, draft);

    assert_found (twice, "R8", "1/QĐ-LĐLĐ", 1);
  }
  exec (fixture, "UPDATE award SET status = 'revoked', revoked_on = '2026-03-01',"
                 " revoke_reason = 'nhầm'");
  revoked = check (fixture, draft);
  g_assert_null (find (revoked, "R8"));
}

/* R5: the years by the paper's period. */
static void
test_years (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) draft = new_decision (fixture, DAY);
  g_autoptr (TdDecision) first = new_decision (fixture, TD_DATE (2019, 12, 1));
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) all = NULL;

  add_award (fixture, first, "Phàn A Sú", fixture->health, "BK_TINH", "DOT_XUAT");
  save (fixture, first);
  add_award (fixture, draft, "Lò Văn Pâng", fixture->education, "CSTD_TLD", "CONG_TRANG");
  none = check (fixture, draft);
  assert_found (none, "R5", "Lò Văn Pâng", 0);
  for (guint16 year = 2023; year <= 2025; year++)
    {
      g_autoptr (TdDecision) old = new_decision (fixture, TD_DATE (year, 12, 20));
      g_autofree char *period = g_strdup_printf ("%u", year);
      g_autoptr (GPtrArray) some = NULL;

      some = check (fixture, draft);
      assert_found (some, "R5", "Lò Văn Pâng", (guint) (year - 2023));
      td_text_set (
          &add_award (fixture, old, "Lò Văn Pâng", fixture->education, "CD_CSTDCS", "CONG_TRANG")
               ->achievement_period,
          period);
      save (fixture, old);
    }
  all = check (fixture, draft);
  g_assert_null (find (all, "R5"));
}

/* R3, R10: the initiatives of whom the line names. */
static void
test_initiatives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) old = new_decision (fixture, TD_DATE (2025, 12, 1));
  g_autoptr (TdDecision) draft = new_decision (fixture, DAY);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) small = NULL;
  g_autoptr (GPtrArray) large = NULL;
  g_autofree char *sql = NULL;

  add_award (fixture, old, "Phàn A Sú", fixture->health, "BK_TINH", "CONG_TRANG");
  add_award (fixture, old, "Tẩn A Lở", fixture->health, "BK_TINH", "CONG_TRANG");
  save (fixture, old);
  add_award (fixture, draft, "Phàn A Sú", fixture->health, "LDST", "DOT_XUAT");
  add_award (fixture, draft, "Tẩn A Lở", fixture->health, "BK_TLD", "CONG_TRANG");
  none = check (fixture, draft);
  g_assert_null (find (none, "R10"));
  g_assert_null (find (none, "R3"));

  sql = g_strdup_printf (
      "INSERT INTO initiative (id, title, unit_id, recognised_level, recognised_on, value_gained,"
      " search_key) VALUES (1, 'Máy', %" G_GINT64_FORMAT ", 'grassroots', '2026-03-01', 5000000,"
      " 'may');"
      "INSERT INTO initiative_author (initiative_id, person_id) SELECT 1, id FROM person",
      fixture->health);
  exec (fixture, sql);
  small = check (fixture, draft);
  assert_found (small, "R10", "5.000.000", 0);
  assert_found (small, "R3", "Tẩn A Lở", 0);

  exec (fixture, "UPDATE initiative SET value_gained = 80000000");
  large = check (fixture, draft);
  g_assert_null (find (large, "R10"));
}

/* R6, R7: the titles of the unit and year, and its workers at the year's end. */
static void
test_unit_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) old = new_decision (fixture, TD_DATE (2026, 1, 15));
  g_autoptr (TdDecision) draft = new_decision (fixture, TD_DATE (2026, 1, 20));
  g_autoptr (TdDecision) elsewhere = new_decision (fixture, TD_DATE (2026, 1, 20));
  g_autoptr (GPtrArray) collective = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (GPtrArray) fighter = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autofree char *sql = NULL;
  TdAward *award;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lò Văn %c", 'A' + (char) i);

      award = add_award (fixture, old, name, fixture->education, "CD_LDTT", "CONG_TRANG");
      td_text_set (&award->achievement_period, "2025");
    }
  /* Of another year, and of another unit. */
  award = add_award (fixture, old, "Lò Văn G", fixture->education, "CD_LDTT", "CONG_TRANG");
  td_text_set (&award->achievement_period, "2024");
  award = add_award (fixture, old, "Lò Văn H", fixture->health, "CD_LDTT", "CONG_TRANG");
  td_text_set (&award->achievement_period, "2025");
  save (fixture, old);
  sql = g_strdup_printf ("INSERT INTO unit_figure (unit_id, period, workers) VALUES"
                         " (%1$" G_GINT64_FORMAT ", '2025-H1', 6), (%1$" G_GINT64_FORMAT
                         ", '2025-H2', 10), (%1$" G_GINT64_FORMAT ", '2026-H1', 6)",
                         fixture->education);
  exec (fixture, sql);

  award = add_award (fixture, draft, NULL, fixture->education, "CD_TTLDXS", "CONG_TRANG");
  td_text_set (&award->achievement_period, "2025");
  award = add_award (fixture, draft, "Lò Văn A", fixture->education, "CD_CSTDCS", "CONG_TRANG");
  td_text_set (&award->achievement_period, "2025");
  collective = check (fixture, draft);
  assert_found (collective, "R7", "6 advanced workers of 2025 among the unit’s 10", 6);
  assert_found (collective, "R6", "number 1 of the unit in 2025, among 6", 6);

  award = add_award (fixture, draft, "Lò Văn K", fixture->education, "CD_LDTT", "CONG_TRANG");
  td_text_set (&award->achievement_period, "2025");
  more = check (fixture, draft);
  g_assert_null (find (more, "R7"));
  g_assert_null (find (more, "R6"));

  award = add_award (fixture, elsewhere, "Lò Văn H", fixture->health, "CD_CSTDCS", "CONG_TRANG");
  td_text_set (&award->achievement_period, "2024");
  other = check (fixture, elsewhere);
  g_assert_null (find (other, "R6"));
}

/* R4: the diplomas of the year for the theme, whichever the campaign. */
static void
test_theme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) old = new_decision (fixture, TD_DATE (2026, 1, 15));
  g_autoptr (TdDecision) before = new_decision (fixture, TD_DATE (2025, 12, 31));
  g_autoptr (TdDecision) draft = new_decision (fixture, DAY);
  g_autoptr (GPtrArray) fifth = NULL;
  g_autoptr (GPtrArray) other = NULL;

  exec (fixture,
        "INSERT INTO campaign (id, name, launching_level, is_themed, theme, search_key, sort_key)"
        " SELECT 1, 'Xanh 1', code, 1, 'Xanh - Sạch - Đẹp', '', x'00' FROM launching_level LIMIT 1;"
        "INSERT INTO campaign (id, name, launching_level, is_themed, theme, search_key, sort_key)"
        " SELECT 2, 'Xanh 2', code, 1, 'xanh - sạch - đẹp', '', x'00' FROM launching_level LIMIT 1;"
        "INSERT INTO campaign (id, name, launching_level, is_themed, theme, search_key, sort_key)"
        " SELECT 3, 'Thể thao', code, 1, 'Thể thao', '', x'00' FROM launching_level LIMIT 1");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lò Văn %c", 'A' + (char) i);

      add_award (fixture, old, name, fixture->education, "BK_TLD", "CHUYEN_DE")->campaign_id = 1;
      add_award (fixture, before, name, fixture->education, "BK_TLD", "CHUYEN_DE")->campaign_id = 3;
    }
  save (fixture, old);
  save (fixture, before);

  add_award (fixture, draft, "Lò Văn K", fixture->education, "BK_TLD", "CHUYEN_DE")->campaign_id
      = 2;
  fifth = check (fixture, draft);
  assert_found (fifth, "R4", "number 5 of the theme in 2026", 4);
  ((TdAward *) g_ptr_array_index (draft->awards, 0))->campaign_id = 3;
  other = check (fixture, draft);
  g_assert_null (find (other, "R4"));
}

/* A check that is out of date stops in the midst of reading. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) draft = new_decision (fixture, DAY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (fixture->book, cancellable, NULL);
  g_auto (TdDecisionFacts) facts = { 0 };

  for (guint i = 0; i < 2000; i++)
    add_award (fixture, draft, "Lò Văn A", fixture->education, "BK_TLD", "CONG_TRANG");
  g_cancellable_cancel (cancellable);
  g_assert_false (td_decision_load_facts (db, draft, &facts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/rule/history", test_history);
  ADD ("/rule/not-found", test_not_found);
  ADD ("/rule/years", test_years);
  ADD ("/rule/initiatives", test_initiatives);
  ADD ("/rule/unit-year", test_unit_year);
  ADD ("/rule/theme", test_theme);
  ADD ("/rule/cancel", test_cancel);

  return g_test_run ();
}
