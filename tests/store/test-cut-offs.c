/* How far periods are counted: by the settings, and by what was handed in. */
#include "base/td-error.h"
#include "store/td-cut-offs.h"
#include "store/td-setting-store.h"
#include "store/td-submission-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->dir = td_test_dir_new ();
  path = td_test_dir_file (self->dir, "book.db");
  g_assert_true (td_book_create (path, TD_BOOK_LAI_CHAU, &error));
  g_assert_no_error (error);
  self->book = td_book_open (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  td_book_close (self->book);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  td_test_dir_free (self->dir);
}

static TdPeriod
apply (Fixture *self, const char *code, gint64 unit_id)
{
  TdPeriod period;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_period_parse (code, &period, NULL));
  g_assert_true (td_cut_offs_apply (td_book_get_reader (self->book), &period, unit_id, &error));
  g_assert_no_error (error);
  again = td_period_to_code (&period);
  g_assert_cmpstr (again, ==, code);

  return period;
}

/* @days: "2026-01-01 2026-06-30" */
static void
assert_days (Fixture *self, const char *code, gint64 unit_id, const char *days)
{
  const TdPeriod period = apply (self, code, unit_id);
  g_autofree char *from = td_date_to_iso (period.from);
  g_autofree char *to = td_date_to_iso (period.to);
  g_autofree char *both = g_strconcat (from, " ", to, NULL);

  g_assert_cmpstr (both, ==, days);
}

static gboolean
set_cb (TdDb *db, gpointer data, GError **error)
{
  const char *const *pair = data;

  return td_setting_set (db, pair[0], pair[1], error);
}

static void
set (Fixture *self, const char *key, const char *day)
{
  const char *pair[] = { key, day };
  g_autoptr (GError) error = NULL;

  td_book_write (self->book, "x", set_cb, pair, &error);
  g_assert_no_error (error);
}

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  return td_submission_save (db, data, error);
}

/* With the days that count at that time. */
static void
submit (Fixture *self, const char *code, gint64 unit_id)
{
  const TdPeriod period = apply (self, code, unit_id);
  g_autoptr (TdSubmission) submission = td_submission_new (&period, unit_id, period.to);
  g_autoptr (GError) error = NULL;

  g_free (submission->submitted_by);
  submission->submitted_by = g_strdup ("Lan");
  td_submission_add_report (submission, "b01", g_strdup ("x"));
  td_book_write (self->book, "x", save_cb, submission, &error);
  g_assert_no_error (error);
}

static void
test_settings (Fixture *self, gconstpointer data)
{
  assert_days (self, "2026-H1", 0, "2026-01-01 2026-06-30");
  assert_days (self, "2026-H2", 2, "2026-07-01 2026-12-31");
  assert_days (self, "2026", 0, "2026-01-01 2026-12-31");
  assert_days (self, "2025-2026", 0, "2025-09-01 2026-08-31");

  set (self, TD_SETTING_HALF_YEAR_END, "06-12");
  set (self, TD_SETTING_YEAR_END, "12-19");
  set (self, TD_SETTING_SCHOOL_YEAR_END, "07-31");
  assert_days (self, "2026-H1", 0, "2025-12-20 2026-06-12");
  assert_days (self, "2026-H2", 0, "2026-06-13 2026-12-19");
  assert_days (self, "2026", 0, "2025-12-20 2026-12-19");
  assert_days (self, "2025-2026", 0, "2025-08-01 2026-07-31");
  assert_days (self, "2026-01-01..2026-06-30", 0, "2026-01-01 2026-06-30");

  /* A year that is counted into January; a day that is none. */
  set (self, TD_SETTING_YEAR_END, "01-10");
  set (self, TD_SETTING_HALF_YEAR_END, "02-30");
  assert_days (self, "2026-H2", 0, "2026-07-01 2027-01-10");
  assert_days (self, "2026-H1", 0, "2026-01-11 2026-06-30");
  /* Too far away to be an end of this period. */
  set (self, TD_SETTING_HALF_YEAR_END, "03-31");
  assert_days (self, "2026-H1", 0, "2026-01-11 2026-06-30");
}

static void
test_check_day (Fixture *self, gconstpointer data)
{
  g_assert_true (td_cut_offs_check_day (TD_SETTING_HALF_YEAR_END, "06-12"));
  g_assert_true (td_cut_offs_check_day (TD_SETTING_HALF_YEAR_END, "08-14"));
  g_assert_false (td_cut_offs_check_day (TD_SETTING_HALF_YEAR_END, "08-15"));
  g_assert_false (td_cut_offs_check_day (TD_SETTING_HALF_YEAR_END, ""));
  g_assert_true (td_cut_offs_check_day (TD_SETTING_YEAR_END, "01-21"));
  g_assert_false (td_cut_offs_check_day (TD_SETTING_YEAR_END, "06-12"));
  g_assert_true (td_cut_offs_check_day (TD_SETTING_SCHOOL_YEAR_END, "07-31"));
  g_assert_false (td_cut_offs_check_day (TD_SETTING_SCHOOL_YEAR_END, "05-31"));
}

/* What was handed in keeps its days, and its neighbours go on where it ends. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  set (self, TD_SETTING_HALF_YEAR_END, "06-12");
  submit (self, "2026-H1", 0);
  set (self, TD_SETTING_HALF_YEAR_END, "06-30");
  set (self, TD_SETTING_YEAR_END, "12-15");
  assert_days (self, "2026-H1", 0, "2026-01-01 2026-06-12");
  assert_days (self, "2026-H1", 2, "2026-01-01 2026-06-12");
  assert_days (self, "2026-H2", 0, "2026-06-13 2026-12-15");
  assert_days (self, "2026", 0, "2026-01-01 2026-12-15");
  /* The year before ends where this one begins. */
  assert_days (self, "2025", 0, "2024-12-16 2025-12-31");
  assert_days (self, "2025-H2", 0, "2025-07-01 2025-12-31");
  assert_days (self, "2027-H1", 0, "2026-12-16 2027-06-30");

  /* Undone, the settings hold again. */
  for (int i = 0; i < 3; i++)
    g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  g_assert_true (td_book_undo (self->book, TRUE, NULL, NULL));
  assert_days (self, "2026-H1", 0, "2026-01-01 2026-06-12");
  g_assert_true (td_book_undo (self->book, FALSE, NULL, NULL));
  set (self, TD_SETTING_HALF_YEAR_END, "06-20");
  assert_days (self, "2026-H1", 0, "2026-01-01 2026-06-20");
}

/* A unit that handed in other days than the whole book keeps its own. */
static void
test_unit (Fixture *self, gconstpointer data)
{
  set (self, TD_SETTING_HALF_YEAR_END, "05-31");
  submit (self, "2026-H1", 2);
  set (self, TD_SETTING_HALF_YEAR_END, "06-15");
  assert_days (self, "2026-H1", 2, "2026-01-01 2026-05-31");
  assert_days (self, "2026-H2", 2, "2026-06-01 2026-12-31");
  assert_days (self, "2026-H1", 0, "2026-01-01 2026-06-15");
  assert_days (self, "2026-H1", 3, "2026-01-01 2026-06-15");
  submit (self, "2026-H1", 0);
  set (self, TD_SETTING_HALF_YEAR_END, "06-30");
  assert_days (self, "2026-H1", 0, "2026-01-01 2026-06-15");
  assert_days (self, "2026-H1", 3, "2026-01-01 2026-06-15");
  assert_days (self, "2026-H1", 2, "2026-01-01 2026-05-31");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/cut-offs/settings", test_settings);
  ADD ("/cut-offs/check-day", test_check_day);
  ADD ("/cut-offs/kept", test_kept);
  ADD ("/cut-offs/unit", test_unit);

  return g_test_run ();
}
