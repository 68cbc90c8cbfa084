#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writing a file that is whole or not there: under another name beside the target, synced, renamed.
 */

/* td_file_begin:
 * @path: the target; may exist
 *
 * Makes the temporary file, so that a folder that cannot be written is told before the work.
 *
 * Returns: (transfer full) (nullable): its path; NULL with TD_ERROR_NOT_FOUND, _READ_ONLY,
 *   _NO_SPACE or _FAILED */
char *td_file_begin (const char *path, GError **error);

/* td_file_commit: syncs @temporary and renames it to @path; removes it if that fails */
gboolean td_file_commit (const char *temporary, const char *path, GError **error);

/* td_file_make_folder: makes @path unless it is there, for this user alone; its parent must exist.
 * Its name is on the disk afterwards, as that of a file after td_file_commit (). */
gboolean td_file_make_folder (const char *path, GError **error);

/* td_file_abort: removes @temporary */
void td_file_abort (const char *temporary);

/* td_file_set_error: says why @path could not be written
 * @number: of errno
 *
 * Returns: FALSE, for the caller to return */
gboolean td_file_set_error (GError **error, const char *path, int number);

G_END_DECLS
