#pragma once

#include <gio/gio.h>

#include "domain/td-catalogue.h"
#include "store/td-changes.h"

G_BEGIN_DECLS

/* TdDb: one connection to the book's file, for one thread at a time. Functions of this layer that
 * read or write take one; who has only a TdBook asks it for the right connection. */
typedef struct _TdDb TdDb;

#define TD_TYPE_BOOK (td_book_get_type ())

/* TdBook: an open book: the file, the writer thread with the one connection that writes, and a
 * connection for reading on the main thread.
 *
 * A change is a function that runs in the writer thread inside one transaction. A session records
 * what it changed: the change set is stored in the history table within the same transaction, and
 * after COMMIT it is decoded and given out as the signal
 *
 *   changed (TdBook *book, TdChanges *changes)
 *
 * on the main context that was the thread default where the book was opened.
 *
 * Drafts (td-draft-store.h) are in the book but in none of this: they have no history, and their
 * signal there is
 *
 *   drafts-changed (TdBook *book) */
G_DECLARE_FINAL_TYPE (TdBook, td_book, TD, BOOK, GObject)

typedef enum
{
  TD_BOOK_EMPTY,    /* the catalogue, and the settings' defaults */
  TD_BOOK_LAI_CHAU, /* and the units of Lai Châu */
} TdBookSeed;

/* td_book_create:
 * @path: must not exist: TD_ERROR_EXISTS
 *
 * Makes the file under another name and renames it when it is complete, so that a book is whole or
 * not there.
 *
 * Returns: whether it was made; it is not open */
gboolean td_book_create (const char *path, TdBookSeed seed, GError **error);

/* td_book_open:
 * @path: an existing book; an older schema is migrated first
 * @error: TD_ERROR_NOT_FOUND, _NOT_A_BOOK, _NEWER_SCHEMA, _READ_ONLY, _LOCKED, _CORRUPT
 *
 * Returns: (transfer full) (nullable) */
TdBook *td_book_open (const char *path, GError **error);

/* td_book_close: waits for queued writes, then closes the connections. Dropping the last reference
 * does the same. Reading and writing afterwards fails. */
void td_book_close (TdBook *self);

const char *td_book_get_path (TdBook *self);

/* td_book_is_on_network: whether the file is on a network file system, where a rollback journal
 * is used instead of a write-ahead log; the window says so */
gboolean td_book_is_on_network (TdBook *self);

/* td_book_get_reader: (transfer none): the main thread's connection. For reads by primary key and
 * short lists only; anything longer belongs to td_book_open_reader () in a job's thread. */
TdDb *td_book_get_reader (TdBook *self);

/* td_book_open_reader:
 * @cancellable: (nullable): interrupts statements that run on the connection
 *
 * From any thread: a connection for one job. What it reads is one state of the book from its first
 * statement on (a read transaction) until td_db_close ().
 *
 * Returns: (transfer full) (nullable) */
TdDb *td_book_open_reader (TdBook *self, GCancellable *cancellable, GError **error);
void td_db_close (TdDb *self);

/* td_book_get_catalogue: (transfer full): from any thread; the present snapshot */
TdCatalogue *td_book_get_catalogue (TdBook *self);

/* td_book_get_data_version: counts the transactions committed through this book since it was
 * opened; lets a cache know that it is old */
guint64 td_book_get_data_version (TdBook *self);

/* TdWriteFunc: runs in the writer thread between BEGIN IMMEDIATE and COMMIT.
 *
 * Returns: FALSE with @error set to roll everything back */
typedef gboolean (*TdWriteFunc) (TdDb *db, gpointer data, GError **error);

/* td_book_write:
 * @label: a translated sentence for the history and for undo: "Đã thêm đơn vị CĐCS Trường …";
 *   (nullable) for what only writes drafts: anything else then fails
 *
 * Waits for the writer thread. For the command line, jobs and tests; a window uses
 * td_book_write_async ().
 *
 * Returns: whether it was committed. A transaction that changed nothing leaves no history. */
gboolean
td_book_write (TdBook *self, const char *label, TdWriteFunc func, gpointer data, GError **error);

/* td_book_write_async: @data_free is called in the thread of the callback after it, or at once when
 * the write could not be queued. @data must not be touched until the callback. */
void td_book_write_async (TdBook *self,
                          const char *label,
                          TdWriteFunc func,
                          gpointer data,
                          GDestroyNotify data_free,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean td_book_write_finish (TdBook *self, GAsyncResult *result, GError **error);

/* td_db_set_label: (only within a TdWriteFunc): replaces the label, for names that are known only
 * once the row is written */
void td_db_set_label (TdDb *db, const char *label);

/* td_book_undo: undoes the last change that can be undone. @label: (out) (transfer full)
 * (nullable): the undone change's label. @redo: the other way.
 *
 * Returns: FALSE with TD_ERROR_NOT_FOUND if there is nothing to undo or redo */
gboolean td_book_undo (TdBook *self, gboolean redo, char **label, GError **error);
void td_book_undo_async (TdBook *self,
                         gboolean redo,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean td_book_undo_finish (TdBook *self, GAsyncResult *result, char **label, GError **error);

/* td_book_get_undo_label: (transfer full) (nullable): what td_book_undo () would undo, read on the
 * main connection */
char *td_book_get_undo_label (TdBook *self, gboolean redo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDb, td_db_close)

G_END_DECLS
