#include "td-test-util.h"

#include <errno.h>
#include <glib/gstdio.h>

#define PUMP_SECONDS 10

struct _TdTestPump
{
  GMainContext *context;
  GSource *timeout;
  gboolean expired;
};

static gboolean
on_expired (gpointer data)
{
  TdTestPump *self = data;

  self->expired = TRUE;
  return G_SOURCE_CONTINUE;
}

TdTestPump *
td_test_pump_start (void)
{
  TdTestPump *self = g_new0 (TdTestPump, 1);
  const char *seconds = g_getenv ("TD_TEST_PUMP_SECONDS");

  self->context = g_main_context_ref_thread_default ();
  self->timeout = g_timeout_source_new (
      1000 * (guint) (seconds != NULL ? g_ascii_strtoull (seconds, NULL, 10) : PUMP_SECONDS));
  g_source_set_callback (self->timeout, on_expired, self, NULL);
  g_source_attach (self->timeout, self->context);
  return self;
}

gboolean
td_test_pump_turn (TdTestPump *self)
{
  g_main_context_iteration (self->context, TRUE);
  return !self->expired;
}

gboolean
td_test_pump_end (TdTestPump *self)
{
  gboolean in_time = !self->expired;

  g_source_destroy (self->timeout);
  g_source_unref (self->timeout);
  g_main_context_unref (self->context);
  g_free (self);
  return in_time;
}

TdTestDir *
td_test_dir_new (void)
{
  g_autoptr (GError) error = NULL;
  TdTestDir *self = g_new0 (TdTestDir, 1);

  self->path = g_dir_make_tmp ("thidua-test-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

void
td_test_dir_free (TdTestDir *self)
{
  if (self == NULL)
    return;

  td_test_remove_tree (self->path);
  g_free (self->path);
  g_free (self);
}

char *
td_test_dir_file (const TdTestDir *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

void
td_test_remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;

      /* A test can have taken the right to write away. */
      (void) g_chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          td_test_remove_tree (child);
        }
    }

  if (g_remove (path) != 0)
    g_error ("cannot remove %s: %s", path, g_strerror (errno));
}
