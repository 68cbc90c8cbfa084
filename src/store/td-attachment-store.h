#pragma once

#include "domain/td-attachment.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Files that belong to records, e.g. a scanned decision. They lie in a folder beside the book,
 * named by their content, so that one file attached twice is stored once and a changed one is
 * noticed:
 *
 *   thidua.db
 *   thidua.db.files/3f/3f0a…c2.pdf     the SHA-256 of the bytes, and the type that they are
 *
 * A file is stored before its row is, and never deleted: undo brings rows back. td_check_run ()
 * tells of files that are missing, changed or referred to by nothing.
 *
 * Attaching: td_attachment_import_async () stores the file and makes a TdAttachment with id 0; the
 * editor adds it to its TdDecision, drafts carry it, td_decision_save () writes its row, and undo
 * takes the row away. */

/* Scans of a decision have 1 to 20 MB. */
#define TD_ATTACHMENT_MAX_SIZE (100 * 1024 * 1024)

/* td_attachment_get_folder: (transfer full): where the files of the book at @book_path lie */
char *td_attachment_get_folder (const char *book_path);

/* td_attachment_get_path: (transfer full) (nullable): the file's place, whether it is there or not;
 *   NULL if @attachment names none */
char *td_attachment_get_path (const char *book_path, const TdAttachment *attachment);

/* td_attachment_import:
 * @source: PDF, PNG, JPEG, TIFF or WebP by its content, of TD_ATTACHMENT_MAX_SIZE at most
 * @error: TD_ERROR_INVALID (another type, too large), _NOT_FOUND, _READ_ONLY, _NO_SPACE, _FAILED,
 *   G_IO_ERROR_CANCELLED; nothing is left behind
 *
 * Copies @source beside the book. The name gets the extension of its content if it has another.
 * Takes as long as reading and writing the file: not on the main thread.
 *
 * Returns: (transfer full) (nullable) */
TdAttachment *td_attachment_import (const char *book_path,
                                    GFile *source,
                                    GCancellable *cancellable,
                                    GError **error);

/* td_attachment_import_async: the same in a thread of its own */
void td_attachment_import_async (TdBook *book,
                                 GFile *source,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TdAttachment *td_attachment_import_finish (TdBook *book, GAsyncResult *result, GError **error);

/* td_attachment_verify: whether the file is there with the bytes that were attached; reads it to
 * its end, and so belongs to a worker.
 * @error: TD_ERROR_NOT_FOUND, _CORRUPT (changed), _FAILED (cannot be read) */
gboolean td_attachment_verify (const char *book_path,
                               const TdAttachment *attachment,
                               GCancellable *cancellable,
                               GError **error);

/* td_attachment_verify_async: the same in a thread of its own
 *
 * td_attachment_verify_finish () returns: (transfer full) (nullable): the file, to be opened */
void td_attachment_verify_async (TdBook *book,
                                 const TdAttachment *attachment,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GFile *td_attachment_verify_finish (TdBook *book, GAsyncResult *result, GError **error);

/* td_attachment_load: adds the attachments of a record to @attachments
 * @table: "decision" */
gboolean td_attachment_load (
    TdDb *db, const char *table, gint64 record_id, GPtrArray *attachments, GError **error);

/* td_attachment_save: makes the rows of a record those of @attachments: new ones are inserted and
 * get their id, missing ones deleted
 * @stored: what td_attachment_load () read in this transaction */
gboolean td_attachment_save (TdDb *db,
                             const char *table,
                             gint64 record_id,
                             GPtrArray *attachments,
                             const GPtrArray *stored,
                             GError **error);

G_END_DECLS
