/* A program that is killed while it saves, or while it keeps drafts: what it acknowledged is in the
 * book, and the book is sound. The child is this program again, with the book's path. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "store/td-check.h"
#include "store/td-decision-store.h"
#include "store/td-draft-store.h"
#include "td-test-util.h"

#define N_SAVES 200
#define DRAFT_ID 7

typedef struct
{
  const TdCatalogue *catalogue;
  TdDecision *decision;
} Save;

/* What a child does again and again; each write is acknowledged. */
typedef struct
{
  const char *option;
  int n_awards;
  TdWriteFunc writes[2]; /* the second may be NULL */
} Work;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;

  return td_decision_save (db, save->catalogue, save->decision, error);
}

static gboolean
put_cb (TdDb *db, gpointer data, GError **error)
{
  return td_draft_put (db, DRAFT_ID, ((Save *) data)->decision, error);
}

/* As the editor saves. */
static gboolean
save_and_delete_cb (TdDb *db, gpointer data, GError **error)
{
  return save_cb (db, data, error) && td_draft_delete (db, DRAFT_ID, error);
}

static const Work works[] = {
  { "--save", 3, { save_cb } },
  /* As many as are typed in an hour. */
  { "--type", 300, { put_cb } },
  { "--type-and-save", 30, { put_cb, save_and_delete_cb } },
};

static TdDecision *
make_decision (const TdCatalogue *catalogue, int number, int n_awards)
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
  for (int i = 0; i < n_awards; i++)
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
run_child (const Work *work, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = td_book_open (path, &error);
  g_autoptr (TdCatalogue) catalogue = NULL;
  int n = 0;

  if (book == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  catalogue = td_book_get_catalogue (book);

  while (n < N_SAVES)
    {
      int number = n / (work->writes[1] != NULL ? 2 : 1) + 1;
      g_autoptr (TdDecision) decision = make_decision (catalogue, number, work->n_awards);
      Save save = { catalogue, decision };

      for (int i = 0; i < 2 && work->writes[i] != NULL; i++)
        {
          if (!td_book_write (book, work->writes[i] == put_cb ? NULL : "save", work->writes[i],
                              &save, &error))
            {
              fprintf (stderr, "%s\n", error->message);
              return 1;
            }
          printf ("%d\n", ++n);
          fflush (stdout);
        }
    }

  return 0;
}

/* Runs the child and kills it some microseconds after @after acknowledgements.
 *
 * Returns: the last save that it acknowledged */
static int
kill_child (const char *program, const Work *work, const char *path, int after, gulong microseconds)
{
  const char *arguments[] = { program, work->option, path, NULL };
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

/* Returns: how many decisions there are, all of them whole */
static int
count_saved (TdBook *book, const Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *next = td_decision_get_next_number (td_book_get_reader (book), "QĐ-LĐLĐ", 2026,
                                                       "LĐLĐ tỉnh Lai Châu", &error);
  int n;

  g_assert_no_error (error);
  n = atoi (next) - 1;
  for (int id = 1; id <= n; id++)
    {
      g_autoptr (TdDecision) decision = td_decision_load (td_book_get_reader (book), id, &error);
      g_autofree char *number = g_strdup_printf ("%d", id);

      g_assert_no_error (error);
      g_assert_cmpstr (decision->number, ==, number);
      g_assert_cmpuint (decision->awards->len, ==, work->n_awards);
    }

  return n;
}

/* Returns: the number of the decision that is a draft, 0 if none is; the draft is whole */
static int
get_draft_number (TdBook *book, const TdCatalogue *catalogue, const Work *work)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = td_draft_list (td_book_get_reader (book), &error);
  g_autoptr (TdDecision) draft = NULL;
  g_autoptr (TdDecision) expected = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, <=, 1);
  if (drafts->len == 0)
    return 0;

  draft = td_draft_load (td_book_get_reader (book), DRAFT_ID, &error);
  g_assert_no_error (error);
  expected = make_decision (catalogue, atoi (draft->number), work->n_awards);
  g_assert_true (td_decision_equal (draft, expected));

  return atoi (draft->number);
}

/* Returns: how many writes are in the book */
static int
count_writes (TdBook *book, const Work *work)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  int n_saved = count_saved (book, work);
  int draft = get_draft_number (book, catalogue, work);

  if (work->writes[0] == save_cb)
    {
      g_assert_cmpint (draft, ==, 0);
      return n_saved;
    }
  if (work->writes[1] == NULL)
    {
      g_assert_cmpint (n_saved, ==, 0);
      return draft;
    }

  /* Either the draft or the decision: neither both nor none. */
  if (draft != 0)
    g_assert_cmpint (draft, ==, n_saved + 1);
  return 2 * n_saved + (draft != 0);
}

typedef struct
{
  const char *program;
  const Work *work;
} Test;

static void
test_kill (gconstpointer data)
{
  const Test *test = data;
  /* Seeded, and so the same on each run; the moments differ all the same. */
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260612);

  for (int i = 0; i < 8; i++)
    {
      g_autoptr (TdTestDir) dir = td_test_dir_new ();
      g_autofree char *path = td_test_dir_file (dir, "b.db");
      g_autoptr (GError) error = NULL;
      g_autoptr (TdBook) book = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      int last, n;

      td_book_create (path, TD_BOOK_LAI_CHAU, &error);
      g_assert_no_error (error);
      last = kill_child (test->program, test->work, path, g_rand_int_range (rand, 0, N_SAVES - 20),
                         (gulong) g_rand_int_range (rand, 0, 20000));
      g_test_message ("%d acknowledged", last);

      book = td_book_open (path, &error);
      g_assert_no_error (error);
      n = count_writes (book, test->work);
      /* One write may have been committed whose acknowledgement was not written any more. */
      g_assert_cmpint (n, >=, last);
      g_assert_cmpint (n, <=, last + 1);
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
  for (gsize i = 0; argc == 3 && i < G_N_ELEMENTS (works); i++)
    if (g_str_equal (argv[1], works[i].option))
      return run_child (&works[i], argv[2]);

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (works); i++)
    {
      Test *test = g_new0 (Test, 1);
      g_autofree char *path = g_strconcat ("/kill/", works[i].option + 2, NULL);

      test->program = argv[0];
      test->work = &works[i];
      g_test_add_data_func_full (path, test, test_kill, g_free);
    }

  return g_test_run ();
}
