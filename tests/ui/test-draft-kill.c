/* The program is killed while a decision of 300 recipients is being typed: at most the last two
 * seconds of typing are missing afterwards. The child is this program again, with the book's path;
 * it types into the editor and tells when. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "base/td-text.h"
#include "store/td-check.h"
#include "store/td-draft-store.h"
#include "td-decision-test.h"

#define N_RECIPIENTS 300
#define MS_A_LETTER 40 /* a fast typist's 25 letters a second */
#define MAX_LOST_US (2 * G_USEC_PER_SEC)

/* --- The child -------------------------------------------------------------------------------- */

/* One letter more in the current cell, as an input method commits it; then "count microseconds". */
static gboolean
type_cb (gpointer data)
{
  static int n_typed = 0;

  td_grid_insert_text (data, "a");
  printf ("%d %" G_GINT64_FORMAT "\n", ++n_typed, g_get_monotonic_time ());
  fflush (stdout);

  return G_SOURCE_CONTINUE;
}

static void
insert_recipients (GtkWidget *editor)
{
  g_autoptr (GPtrArray) awards = g_ptr_array_new_with_free_func ((GDestroyNotify) td_award_free);

  for (int i = 1; i < N_RECIPIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lò Thị Số %d", i);
      TdAward *award = td_award_new ();

      td_text_set (&award->name, name);
      td_text_set (&award->post, "Chủ tịch công đoàn cơ sở");
      td_text_set (&award->achievement, "Hoàn thành xuất sắc nhiệm vụ hoạt động công đoàn");
      award->unit_id = 1;
      g_ptr_array_add (awards, award);
    }
  td_recipient_sheet_insert (td_decision_test_sheet (editor), awards);
}

static void
run_child (char **argv)
{
  const char *path = argv[2];
  int argc = 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = NULL;
  TdRecipientSheet *sheet;
  GtkWidget *editor;
  guint column;

  td_ui_test_init (&argc, &argv);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  editor = td_decision_editor_new (NULL, book, 0, 0, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (editor));
  gtk_test_widget_wait_for_draw (editor);
  td_decision_test_fill (editor, book, "45");
  insert_recipients (editor);

  sheet = td_decision_test_sheet (editor);
  g_assert_true (td_recipient_sheet_find_column (sheet, TD_CELL_POST, &column));
  td_grid_move_to (td_decision_test_grid (editor), td_recipient_sheet_find_row (sheet, 0), column);
  g_timeout_add (MS_A_LETTER, type_cb, td_decision_test_grid (editor));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

/* --- The parent ------------------------------------------------------------------------------- */

/* The next letter that the child told of, past what its own test framework prints. */
static gboolean
read_letter (FILE *typed, int *n, gint64 *at)
{
  char line[256];

  while (fgets (line, sizeof line, typed) != NULL)
    if (sscanf (line, "%d %" G_GINT64_FORMAT, n, at) == 2)
      return TRUE;

  return FALSE;
}

/* Kills the child some time after its first letter.
 *
 * Returns: how many letters had been typed two seconds before that; @n_typed: in all */
static int
kill_child (const char *program, const char *path, gulong after, int *n_typed)
{
  const char *arguments[] = { program, "--child", path, NULL };
  g_autoptr (GError) error = NULL;
  FILE *typed;
  GPid pid;
  gint64 killed_at, at;
  int out, status, n, n_safe = 0;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  typed = fdopen (out, "r");
  g_assert_true (read_letter (typed, n_typed, &at));
  g_usleep (after);
  killed_at = g_get_monotonic_time ();
  kill (pid, SIGKILL);
  while (read_letter (typed, &n, &at))
    {
      *n_typed = n;
      if (killed_at - at >= MAX_LOST_US)
        n_safe = n;
    }
  fclose (typed);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));

  return n_safe;
}

static void
assert_kept (const char *path, int n_safe, int n_typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = td_book_open (path, &error);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TdDecision) draft = NULL;
  const TdAward *award;
  int n_kept;

  g_assert_no_error (error);
  drafts = td_draft_list (td_book_get_reader (book), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpint (((TdDraft *) g_ptr_array_index (drafts, 0))->n_lines, ==, N_RECIPIENTS);
  draft = td_draft_load (td_book_get_reader (book), ((TdDraft *) g_ptr_array_index (drafts, 0))->id,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpstr (draft->number, ==, "45");
  award = g_ptr_array_index (draft->awards, 0);
  n_kept = (int) strspn (award->post, "a");
  g_assert_cmpuint (strlen (award->post), ==, n_kept);
  g_test_message ("%d letters typed, %d of them two seconds before, %d kept", n_typed, n_safe,
                  n_kept);
  g_assert_cmpint (n_kept, >=, n_safe);
  g_assert_cmpint (n_kept, <=, n_typed);

  findings = td_check_run (book, TD_DATE (2026, 7, 1), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_kill (gconstpointer data)
{
  /* Seeded, and so the same on each run; the moments differ all the same. */
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260612);

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (TdTestDir) dir = td_test_dir_new ();
      g_autofree char *path = td_test_dir_file (dir, "b.db");
      g_autoptr (GError) error = NULL;
      int n_safe, n_typed;

      td_book_create (path, TD_BOOK_LAI_CHAU, &error);
      g_assert_no_error (error);
      n_safe
          = kill_child (data, path, (gulong) g_rand_int_range (rand, 2500000, 4500000), &n_typed);
      g_assert_cmpint (n_safe, >, 0);
      assert_kept (path, n_safe, n_typed);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    run_child (argv);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/draft/kill", argv[0], test_kill);

  return g_test_run ();
}
