/* Making and opening the book's file: everything before there is a TdBook. */
#include "store/td-book-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "store/td-schema-private.h"
#include "store/td-seed-private.h"

/* statfs (2) numbers of file systems whose locks or shared memory other machines do not see. */
static const guint32 network_file_systems[] = {
  0x6969,     /* NFS */
  0x517B,     /* SMB */
  0xFF534D42, /* CIFS */
  0xFE534D42, /* SMB2 */
  0x65735546, /* FUSE: sshfs, gvfs */
  0x01021997, /* 9p */
};

gboolean
td_book_file_is_on_network (const char *path)
{
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (network_file_systems); i++)
    if ((guint32) info.f_type == network_file_systems[i])
      return TRUE;

  return FALSE;
}

static gboolean
set_errno_error (GError **error, int number)
{
  int code = TD_ERROR_FAILED;

  switch (number)
    {
    case EEXIST:
      code = TD_ERROR_EXISTS;
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      code = TD_ERROR_READ_ONLY;
      break;
    case ENOSPC:
    case EDQUOT:
      code = TD_ERROR_NO_SPACE;
      break;
    case ENOENT:
    case ENOTDIR:
      code = TD_ERROR_NOT_FOUND;
      break;
    default:
      break;
    }

  if (code == TD_ERROR_EXISTS)
    g_set_error_literal (error, TD_ERROR, code,
                         _ ("There is a file of that name already. Choose another name; nothing "
                            "is overwritten."));
  else
    g_set_error (error, TD_ERROR, code,
                 _ ("The book could not be made (%s). Choose another folder."),
                 g_strerror (number));
  return FALSE;
}

static gboolean
fill (const char *path, TdBookFillFunc func, gpointer data, GError **error)
{
  g_autoptr (TdDb) db = td_db_open (path, TD_DB_WRITE | TD_DB_CREATE, NULL, error);

  return db != NULL && td_schema_migrate (db, error) && func (db, data, error)
         && td_schema_refresh_keys (db, error);
}

gboolean
td_book_file_create (const char *path, TdBookFillFunc func, gpointer data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.%d.new", folder, name, (int) getpid ());
  g_autofree char *journal = g_strconcat (temporary, "-journal", NULL);
  gboolean done = FALSE;
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return set_errno_error (error, EEXIST);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_errno_error (error, errno);

  /* Made here and not by SQLite, for an error that names the folder's trouble. */
  fd = g_open (temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_errno_error (error, errno);
  close (fd);

  if (fill (temporary, func, data, error))
    {
      done = renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0;
      /* Some file systems lack RENAME_NOREPLACE; the name was free a moment ago. */
      if (!done && errno == EINVAL && !g_file_test (path, G_FILE_TEST_EXISTS))
        done = g_rename (temporary, path) == 0;
      if (!done)
        set_errno_error (error, errno);
    }
  if (!done)
    {
      g_unlink (temporary);
      g_unlink (journal);
    }

  return done;
}

static gboolean
seed_cb (TdDb *db, gpointer data, GError **error)
{
  TdBookSeed seed = GPOINTER_TO_INT (data);

  if (!td_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!td_seed_load (db, seed, error))
    {
      td_db_exec (db, "ROLLBACK", NULL);
      return FALSE;
    }

  return td_db_exec (db, "COMMIT", error);
}

gboolean
td_book_create (const char *path, TdBookSeed seed, GError **error)
{
  return td_book_file_create (path, seed_cb, GINT_TO_POINTER (seed), error);
}

/* A lock that cannot be had, or a file that cannot be written, is better told now than after an
 * hour of typing. */
static gboolean
try_write_lock (TdDb *db, GError **error)
{
  if (sqlite3_db_readonly (td_db_get_handle (db), "main") == 1)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_READ_ONLY,
                           _ ("The book or its folder cannot be written. Allow writing, or copy "
                              "the book to a folder of your own and open it there."));
      return FALSE;
    }

  return td_db_exec (db, "BEGIN IMMEDIATE", error) && td_db_exec (db, "ROLLBACK", error);
}

TdDb *
td_book_file_open (const char *path, gboolean on_network, GError **error)
{
  g_autoptr (TdDb) db = NULL;
  int version;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _ ("There is no book “%s”. Choose another file, or make a new book."), path);
      return NULL;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_A_BOOK,
                           _ ("This file is not a Thi Đua book. Choose another file."));
      return NULL;
    }

  db = td_db_open (path, TD_DB_WRITE, NULL, error);
  if (db == NULL || !td_schema_check (db, &version, error) || !try_write_lock (db, error)
      || !td_db_exec (db, on_network ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL",
                      error)
      || !td_db_exec (db, "PRAGMA synchronous = FULL", error) || !td_schema_migrate (db, error)
      || !td_schema_refresh_keys (db, error))
    return NULL;

  return g_steal_pointer (&db);
}
