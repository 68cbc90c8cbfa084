/* A program that is killed while it saves: what it acknowledged is in the book, and the book is
 * sound. The child is this program again, with the book's path. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "store/td-check.h"
#include "store/td-decision-store.h"
#include "td-test-util.h"

#define N_SAVES 200

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

static TdDecision *
make_decision (const TdCatalogue *catalogue, int number)
{
  TdDecision *decision = td_decision_new ();
  TdDate date = TD_DATE (2026, 6, 12);

  g_free (decision->number);
  decision->number = g_strdup_printf ("%d", number);
  g_free (decision->symbol);
  decision->symbol = g_strdup ("QĐ-LĐLĐ");
  g_free (decision->issuer);
  decision->issuer = g_strdup ("LĐLĐ tỉnh Lai Châu");
  g_free (decision->deciding_level);
  decision->deciding_level = g_strdup ("TINH");
  decision->decided_on = date;
  for (int i = 0; i < 3; i++)
    {
      TdAward *award = td_award_new ();

      award->recipient_kind = TD_RECIPIENT_INDIVIDUAL;
      g_free (award->name);
      award->name = g_strdup_printf ("Lò Thị Số %d %d", number, i);
      award->unit_id = 1;
      award->award_form_id = td_catalogue_find_award_form_at (catalogue, "BK_TINH", date)->id;
      g_free (award->commendation_type);
      award->commendation_type = g_strdup ("CONG_TRANG");
      g_ptr_array_add (decision->awards, award);
    }

  return decision;
}

static int
run_child (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = td_book_open (path, &error);
  g_autoptr (TdCatalogue) catalogue = NULL;

  if (book == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  catalogue = td_book_get_catalogue (book);

  for (int i = 1; i <= N_SAVES; i++)
    {
      g_autoptr (TdDecision) decision = make_decision (catalogue, i);
      Save save = { catalogue, decision };

      if (!td_book_write (book, "save", save_cb, &save, &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      printf ("%d\n", i);
      fflush (stdout);
    }

  return 0;
}

/* Runs the child and kills it some microseconds after @after acknowledgements.
 *
 * Returns: the last save that it acknowledged */
static int
kill_child (const char *program, const char *path, int after, gulong microseconds)
{
  const char *arguments[] = { program, "--child", path, NULL };
  g_autoptr (GError) error = NULL;
  FILE *acknowledged;
  GPid pid;
  int out, status, last = 0;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  acknowledged = fdopen (out, "r");
  while (last < after && fscanf (acknowledged, "%d", &last) == 1)
    ;
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  /* What it had written to the pipe before it died counts as well. */
  while (fscanf (acknowledged, "%d", &last) == 1)
    ;
  fclose (acknowledged);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) || (WIFEXITED (status) && WEXITSTATUS (status) == 0));

  return last;
}

static void
assert_saved (TdBook *book, int last)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *next = td_decision_get_next_number (td_book_get_reader (book), "QĐ-LĐLĐ", 2026,
                                                       "LĐLĐ tỉnh Lai Châu", &error);
  int n;

  g_assert_no_error (error);
  n = atoi (next) - 1;
  /* One save may have been committed whose acknowledgement was not written any more. */
  g_assert_cmpint (n, >=, last);
  g_assert_cmpint (n, <=, last + 1);
  for (int id = 1; id <= n; id++)
    {
      g_autoptr (TdDecision) decision = td_decision_load (td_book_get_reader (book), id, &error);
      g_autofree char *number = g_strdup_printf ("%d", id);

      g_assert_no_error (error);
      g_assert_cmpstr (decision->number, ==, number);
      g_assert_cmpuint (decision->awards->len, ==, 3);
    }
}

static void
test_kill (gconstpointer data)
{
  const char *program = data;
  /* Seeded, and so the same on each run; the moments differ all the same. */
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260612);

  for (int i = 0; i < 8; i++)
    {
      g_autoptr (TdTestDir) dir = td_test_dir_new ();
      g_autofree char *path = td_test_dir_file (dir, "b.db");
      g_autoptr (GError) error = NULL;
      g_autoptr (TdBook) book = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      int last;

      td_book_create (path, TD_BOOK_LAI_CHAU, &error);
      g_assert_no_error (error);
      last = kill_child (program, path, g_rand_int_range (rand, 0, N_SAVES - 20),
                         (gulong) g_rand_int_range (rand, 0, 20000));
      g_test_message ("%d acknowledged", last);

      book = td_book_open (path, &error);
      g_assert_no_error (error);
      assert_saved (book, last);
      findings = td_check_run (book, TD_DATE (2026, 7, 1), NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < findings->len; j++)
        g_assert_cmpint (((TdFinding *) g_ptr_array_index (findings, j))->severity, <,
                         TD_SEVERITY_ERROR);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/kill/acknowledged-is-saved", argv[0], test_kill);

  return g_test_run ();
}
