#include "base/td-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/td-error.h"

gboolean
td_file_set_error (GError **error, const char *path, int number)
{
  switch (number)
    {
    case EACCES:
    case EPERM:
    case EROFS:
    case EISDIR:
      g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written. Close it in other programs, or choose another "
                      "folder."),
                   path);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _ ("The folder of “%s” does not exist. Choose another folder."), path);
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NO_SPACE,
                           _ ("The disk is full. Free some room, then try again."));
      break;
    default:
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _ ("“%s” could not be written (%s). Choose another folder."), path,
                   g_strerror (number));
      break;
    }

  return FALSE;
}

char *
td_file_begin (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  int fd;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      td_file_set_error (error, path, EISDIR);
      return NULL;
    }

  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0644);
  if (fd < 0)
    {
      td_file_set_error (error, path, errno);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&temporary);
}

/* The name of a file is data of its folder: without this a crash soon after could bring back what
 * was there before. A file system that cannot do it (some network ones) is no reason to fail: the
 * file itself is safe. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  (void) fsync (fd);
  close (fd);
}

gboolean
td_file_commit (const char *temporary, const char *path, GError **error)
{
  int fd = g_open (temporary, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0 && g_rename (temporary, path) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  if (done)
    {
      sync_folder (path);
      return TRUE;
    }

  td_file_abort (temporary);
  return td_file_set_error (error, path, number);
}

gboolean
td_file_make_folder (const char *path, GError **error)
{
  if (g_mkdir (path, 0700) == 0)
    sync_folder (path);
  else if (errno != EEXIST || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return td_file_set_error (error, path, errno);

  return TRUE;
}

void
td_file_abort (const char *temporary)
{
  g_unlink (temporary);
}
