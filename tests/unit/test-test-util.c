#include "td-test-util.h"

#include <glib/gstdio.h>

static void
test_dir (void)
{
  TdTestDir *dir = td_test_dir_new ();
  g_autofree char *path = g_strdup (dir->path);
  g_autofree char *sub = td_test_dir_file (dir, "a");
  g_autofree char *file = g_build_filename (sub, "b", NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_cmpint (g_chmod (sub, 0500), ==, 0);
  td_test_dir_free (dir);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
count (gpointer data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

static void
test_pump (void)
{
  guint n = 0;
  guint id = g_idle_add (count, &n);

  TD_TEST_PUMP_UNTIL (n == 3);
  g_assert_cmpuint (n, ==, 3);
  g_source_remove (id);
}

/* What never comes true must fail, and must not hang. */
static void
test_pump_fails (void)
{
  if (g_test_subprocess ())
    {
      TD_TEST_PUMP_UNTIL (FALSE);
      return;
    }

  g_setenv ("TD_TEST_PUMP_SECONDS", "1", TRUE);
  g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*waited in vain for: FALSE*");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/test-util/dir", test_dir);
  g_test_add_func ("/test-util/pump", test_pump);
  g_test_add_func ("/test-util/pump-fails", test_pump_fails);

  return g_test_run ();
}
