/* What SQLite and the store say in the words of TdError: the one place that maps codes. */
#include "store/td-db-private.h"

#include <glib/gi18n-lib.h>

gboolean
td_db_set_error (TdDb *self, GError **error)
{
  int extended = sqlite3_extended_errcode (td_db_get_handle (self));
  const char *detail = sqlite3_errmsg (td_db_get_handle (self));

  g_debug ("SQLite error %d: %s", extended, detail);

  if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_DUPLICATE,
                           _ ("A record with these values exists already. Change the number, code "
                              "or name that must be unique."));
      return FALSE;
    }
  if (extended == SQLITE_CONSTRAINT_FOREIGNKEY)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_IN_USE,
                           _ ("Other records refer to this one, so it cannot be removed. Close or "
                              "revoke it instead."));
      return FALSE;
    }

  switch (extended & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The work was cancelled."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_LOCKED,
                           _ ("Another program is using the book. Close it there, then try "
                              "again."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_READ_ONLY,
                           _ ("The book or its folder cannot be written. Allow writing, or copy "
                              "the book to a folder of your own and open it there."));
      break;
    case SQLITE_NOTADB:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_A_BOOK,
                           _ ("This file is not a Thi Đua book. Choose another file."));
      break;
    case SQLITE_CORRUPT:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_CORRUPT,
                           _ ("The book's file is damaged. Restore it from the last backup."));
      break;
    case SQLITE_FULL:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NO_SPACE,
                           _ ("The disk is full. Free some room, then try again."));
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("A value does not fit its field (%s). Correct it, then save again."), detail);
      break;
    default:
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _ ("The book could not be read or written (%s). Try again; if it stays so, "
                      "restore the last backup."),
                   detail);
      break;
    }

  return FALSE;
}

gboolean
td_db_set_stale_error (GError **error)
{
  g_set_error_literal (error, TD_ERROR, TD_ERROR_STALE,
                       _ ("This record was changed in another window since you opened it. Open it "
                          "again to see the change, then enter yours."));
  return FALSE;
}
