#pragma once

#include "base/td-worker.h"
#include "store/td-db-private.h"

G_BEGIN_DECLS

/* TdBookLink: a way for the writer thread to name the book without owning it: the last reference
 * must never be dropped there, since closing waits for that thread */
typedef struct
{
  gatomicrefcount ref_count;
  GWeakRef book;
} TdBookLink;

struct _TdBook
{
  GObject parent_instance;

  char *path;
  gboolean on_network;
  GMainContext *context; /* where "changed" is emitted */
  TdBookLink *link;

  TdWorker *writer;
  TdDb *write_db;          /* the writer thread's, but for opening and closing */
  gboolean drafts_touched; /* the writer thread's: in the present transaction */
  TdDb *read_db;           /* the opening thread's */

  GMutex mutex; /* guards the next two */
  TdCatalogue *catalogue;
  guint64 data_version;
};

TdBookLink *td_book_link_ref (TdBookLink *self);
void td_book_link_unref (TdBookLink *self);

/* td_book_emit_changed: on the book's main context, after a COMMIT */
void td_book_emit_changed (TdBook *self, TdChanges *changes);
void td_book_emit_drafts_changed (TdBook *self);

/* td_book_watch_drafts: from now on the writer notices what touches the table draft */
void td_book_watch_drafts (TdBook *self);

/* TdBookFillFunc: fills a file that has the newest schema and no rows; outside a transaction */
typedef gboolean (*TdBookFillFunc) (TdDb *db, gpointer data, GError **error);

/* td_book_file_create: a new book that is whole or not there, see td_book_create () */
gboolean td_book_file_create (const char *path, TdBookFillFunc func, gpointer data, GError **error);

/* td_book_file_open: (transfer full) (nullable): the connection that writes, on a book that is
 * checked and migrated */
TdDb *td_book_file_open (const char *path, gboolean on_network, GError **error);

gboolean td_book_file_is_on_network (const char *path);

G_END_DECLS
