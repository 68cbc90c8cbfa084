/* Reports that were handed in: what is kept, which of several counts, and undo. */
#include <sqlite3.h>

#include "base/td-error.h"
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
parse (const char *text)
{
  TdPeriod period;

  g_assert_true (td_period_parse (text, &period, NULL));

  return period;
}

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  return td_submission_save (db, data, error);
}

/* @by is also what its B01 says. Returns: its id, 0 with @error */
static gint64
submit (
    Fixture *self, const char *period, gint64 unit_id, TdDate day, const char *by, GError **error)
{
  TdPeriod parsed = parse (period);
  g_autoptr (TdSubmission) submission = td_submission_new (&parsed, unit_id, day);

  g_free (submission->submitted_by);
  submission->submitted_by = g_strdup (by);
  g_free (submission->note);
  submission->note = g_strdup ("  gửi qua  trục liên thông\r\nlần 1 ");
  td_submission_add_report (submission, "b01", g_strdup (by));
  td_submission_add_report (submission, "b02", g_strdup ("B02"));

  return td_book_write (self->book, "Đã chốt", save_cb, submission, error) ? submission->id : 0;
}

static TdSubmission *
load_last (Fixture *self, const char *period, gint64 unit_id)
{
  TdPeriod parsed = parse (period);
  TdSubmission *submission;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_submission_load_last (td_book_get_reader (self->book), &parsed, unit_id,
                                          &submission, &error));
  g_assert_no_error (error);

  return submission;
}

static void
assert_last (Fixture *self, const char *period, gint64 unit_id, const char *by)
{
  g_autoptr (TdSubmission) submission = load_last (self, period, unit_id);

  if (by == NULL)
    {
      g_assert_null (submission);
      return;
    }
  g_assert_nonnull (submission);
  g_assert_cmpstr (submission->submitted_by, ==, by);
  g_assert_cmpstr (td_submission_get_content (submission, "b01"), ==, by);
}

static guint
count (Fixture *self, const TdPeriod *period, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list
      = td_submissions_read (td_book_get_reader (self->book), period, unit_id, &error);

  g_assert_no_error (error);

  return list->len;
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = submit (self, "2026-H1", 2, TD_DATE (2026, 6, 12), " Lò Thị  Ánh ", &error);
  g_autoptr (TdSubmission) kept = NULL;

  g_assert_no_error (error);
  kept = td_submission_load (td_book_get_reader (self->book), id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept->id, ==, id);
  g_assert_cmpint (kept->period.kind, ==, TD_PERIOD_HALF_YEAR);
  g_assert_true (td_date_equal (kept->period.from, TD_DATE (2026, 1, 1)));
  g_assert_true (td_date_equal (kept->period.to, TD_DATE (2026, 6, 30)));
  g_assert_cmpint (kept->unit_id, ==, 2);
  g_assert_true (td_date_equal (kept->submitted_on, TD_DATE (2026, 6, 12)));
  g_assert_cmpstr (kept->submitted_by, ==, "Lò Thị Ánh");
  g_assert_cmpstr (kept->note, ==, "gửi qua trục liên thông\nlần 1");
  g_assert_cmpuint (kept->reports->len, ==, 2);
  g_assert_cmpstr (td_submission_get_content (kept, "b02"), ==, "B02");
  g_assert_null (td_submission_get_content (kept, "b05"));
}

/* By the day that was entered, of one day the one entered last; each period and unit by itself. */
static void
test_latest (Fixture *self, gconstpointer data)
{
  TdPeriod half = parse ("2026-H1");

  g_assert_cmpint (submit (self, "2026-H1", 0, TD_DATE (2026, 6, 20), "A", NULL), !=, 0);
  assert_last (self, "2026-H1", 0, "A");
  g_assert_cmpint (submit (self, "2026-H1", 0, TD_DATE (2026, 6, 15), "B", NULL), !=, 0);
  assert_last (self, "2026-H1", 0, "A");
  g_assert_cmpint (submit (self, "2026-H1", 0, TD_DATE (2026, 6, 20), "C", NULL), !=, 0);
  assert_last (self, "2026-H1", 0, "C");
  g_assert_cmpint (submit (self, "2026-H1", 2, TD_DATE (2026, 6, 30), "D", NULL), !=, 0);
  g_assert_cmpint (submit (self, "2026", 0, TD_DATE (2026, 6, 30), "E", NULL), !=, 0);
  assert_last (self, "2026-H1", 0, "C");
  assert_last (self, "2026-H1", 2, "D");
  assert_last (self, "2026-H1", 3, NULL);
  assert_last (self, "2026-H2", 0, NULL);
  g_assert_cmpuint (count (self, &half, 0), ==, 3);
  g_assert_cmpuint (count (self, &half, 2), ==, 1);
  g_assert_cmpuint (count (self, NULL, 0), ==, 5);
}

/* One step takes all of it back, figures among it. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  g_assert_cmpint (submit (self, "2026-H1", 0, TD_DATE (2026, 6, 20), "A", NULL), !=, 0);
  id = submit (self, "2026-H1", 0, TD_DATE (2026, 6, 25), "B", NULL);
  assert_last (self, "2026-H1", 0, "B");
  g_assert_true (td_book_undo (self->book, FALSE, &label, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Đã chốt");
  assert_last (self, "2026-H1", 0, "A");
  g_assert_null (td_submission_load (td_book_get_reader (self->book), id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (td_book_undo (self->book, TRUE, NULL, &error));
  g_assert_no_error (error);
  assert_last (self, "2026-H1", 0, "B");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (submit (self, "2026-H1", 0, TD_DATE (2025, 12, 31), "A", &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (submit (self, "2026-H1", 0, TD_DATE (2026, 6, 12), "  ", &error), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  /* A unit that is not there. */
  g_assert_cmpint (submit (self, "2026-H1", 99999, TD_DATE (2026, 6, 12), "A", &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpuint (count (self, NULL, 0), ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/submission/kept", test_kept);
  ADD ("/submission/latest", test_latest);
  ADD ("/submission/undo", test_undo);
  ADD ("/submission/refused", test_refused);

  return g_test_run ();
}
