#include "base/td-job.h"

#include <string.h>

#include "base/td-error.h"
#include "td-test-util.h"

typedef struct
{
  guint n_fraction;
  guint n_message;
  guint n_state;
  GThread *thread;
} Counter;

static void
on_notify (TdJob *job, GParamSpec *pspec, Counter *counter)
{
  /* The properties change on the context of the thread that made the job, nowhere else. */
  g_assert_true (g_thread_self () == counter->thread);

  if (strcmp (pspec->name, "fraction") == 0)
    counter->n_fraction++;
  else if (strcmp (pspec->name, "message") == 0)
    counter->n_message++;
  else if (strcmp (pspec->name, "state") == 0)
    counter->n_state++;
}

static TdJob *
new_job (Counter *counter)
{
  TdJob *job = td_job_new ("Exporting");

  *counter = (Counter){ .thread = g_thread_self () };
  g_signal_connect (job, "notify", G_CALLBACK (on_notify), counter);
  return job;
}

static gboolean
near (double a, double b)
{
  return a - b < 1e-9 && b - a < 1e-9;
}

static void
test_new (void)
{
  Counter counter;
  TdJob *job = new_job (&counter);
  g_autofree char *title = NULL;
  double fraction;
  int state;

  g_object_get (job, "title", &title, "fraction", &fraction, "state", &state, NULL);
  g_assert_cmpstr (title, ==, "Exporting");
  g_assert_cmpstr (td_job_get_title (job), ==, "Exporting");
  g_assert_cmpstr (td_job_get_message (job), ==, "");
  g_assert_cmpfloat (fraction, <, 0);
  g_assert_cmpint (state, ==, TD_JOB_RUNNING);
  g_assert_false (g_cancellable_is_cancelled (td_job_get_cancellable (job)));
  g_assert_finalize_object (job);

  td_job_report (NULL, 0.5, "nothing");
}

static void
test_report (void)
{
  Counter counter;
  g_autoptr (TdJob) job = new_job (&counter);

  td_job_report (job, 0.5, "half");
  /* Not before the main loop runs. */
  g_assert_cmpuint (counter.n_fraction, ==, 0);
  TD_TEST_PUMP_UNTIL (counter.n_fraction == 1);
  g_assert_true (near (td_job_get_fraction (job), 0.5));
  g_assert_cmpstr (td_job_get_message (job), ==, "half");

  /* The same again notifies nobody; a NULL message leaves the last one. */
  td_job_report (job, 0.5, "half");
  td_job_report (job, 0.75, NULL);
  TD_TEST_PUMP_UNTIL (counter.n_fraction == 2);
  g_assert_cmpuint (counter.n_message, ==, 1);
  g_assert_cmpstr (td_job_get_message (job), ==, "half");

  td_job_report (job, 7, NULL);
  TD_TEST_PUMP_UNTIL (counter.n_fraction == 3);
  g_assert_true (near (td_job_get_fraction (job), 1));
  td_job_report (job, -7, NULL);
  TD_TEST_PUMP_UNTIL (counter.n_fraction == 4);
  g_assert_true (near (td_job_get_fraction (job), -1));
}

typedef struct
{
  TdJob *job;
  int done;
} Reporter;

static gpointer
report_a_lot (gpointer data)
{
  Reporter *reporter = data;
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  for (guint i = 0; g_get_monotonic_time () < end; i++)
    {
      g_autofree char *message = g_strdup_printf ("row %u", i);

      td_job_report (reporter->job, (i % 1000) / 1000.0, message);
      g_usleep (200);
    }

  td_job_report (reporter->job, 0.999, "last");
  g_atomic_int_set (&reporter->done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* Half a second of thousands of reports from a thread: at most ten notifications a second. */
static void
test_coalesced (void)
{
  Counter counter;
  g_autoptr (TdJob) job = new_job (&counter);
  Reporter reporter = { job, 0 };
  gint64 start = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("reporter", report_a_lot, &reporter);
  guint bound;

  TD_TEST_PUMP_UNTIL (g_strcmp0 (td_job_get_message (job), "last") == 0);
  g_thread_join (thread);

  /* One at once, then one each tenth of a second that really went by. */
  bound = 1 + (guint) ((g_get_monotonic_time () - start) / (G_USEC_PER_SEC / 10));
  g_assert_cmpuint (counter.n_message, <=, bound);
  g_assert_cmpuint (counter.n_message, >=, 2);
  g_assert_true (near (td_job_get_fraction (job), 0.999));
}

static void
on_waited (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
test_finish (void)
{
  gboolean waited = FALSE;
  Counter counter;
  g_autoptr (TdJob) job = new_job (&counter);

  /* What is pending is shown, and nothing comes after the end. */
  td_job_report (job, 0.5, "saving");
  td_job_finish (job, NULL);
  g_assert_cmpint (td_job_get_state (job), ==, TD_JOB_DONE);
  g_assert_true (near (td_job_get_fraction (job), 1));
  g_assert_cmpstr (td_job_get_message (job), ==, "saving");
  g_assert_cmpuint (counter.n_state, ==, 1);

  td_job_report (job, 0.1, "late");
  g_timeout_add_once (300, on_waited, &waited);
  TD_TEST_PUMP_UNTIL (waited);
  g_assert_cmpstr (td_job_get_message (job), ==, "saving");
  g_assert_cmpuint (counter.n_state, ==, 1);
}

static void
test_failed (void)
{
  Counter counter;
  g_autoptr (TdJob) job = new_job (&counter);
  g_autoptr (GError) error = g_error_new_literal (TD_ERROR, TD_ERROR_NO_SPACE, "The disk is full.");

  td_job_report (job, 0.5, "saving");
  td_job_finish (job, error);
  g_assert_cmpint (td_job_get_state (job), ==, TD_JOB_FAILED);
  g_assert_cmpstr (td_job_get_message (job), ==, "The disk is full.");
  g_assert_true (near (td_job_get_fraction (job), 0.5));
}

static void
test_cancelled (void)
{
  Counter counter;
  g_autoptr (TdJob) job = new_job (&counter);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (td_job_get_cancellable (job));
  g_assert_cmpint (td_job_get_state (job), ==, TD_JOB_RUNNING);
  g_assert_true (g_cancellable_set_error_if_cancelled (td_job_get_cancellable (job), &error));
  td_job_finish (job, error);
  g_assert_cmpint (td_job_get_state (job), ==, TD_JOB_CANCELLED);
  g_assert_cmpstr (td_job_get_message (job), !=, "");
}

/* Reports on a context of its own, and a job dropped with a report pending. */
static void
test_context (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Counter counter;
  TdJob *job;

  g_main_context_push_thread_default (context);
  job = new_job (&counter);
  g_main_context_pop_thread_default (context);

  td_job_report (job, 0.5, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (counter.n_fraction, ==, 0);
  while (counter.n_fraction == 0)
    g_main_context_iteration (context, TRUE);

  td_job_report (job, 0.6, NULL);
  g_assert_finalize_object (job);
  g_assert_false (g_main_context_pending (context));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/job/new", test_new);
  g_test_add_func ("/job/report", test_report);
  g_test_add_func ("/job/coalesced", test_coalesced);
  g_test_add_func ("/job/finish", test_finish);
  g_test_add_func ("/job/failed", test_failed);
  g_test_add_func ("/job/cancelled", test_cancelled);
  g_test_add_func ("/job/context", test_context);

  return g_test_run ();
}
