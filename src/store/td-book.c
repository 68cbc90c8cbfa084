#include "store/td-book.h"

#include <glib/gi18n-lib.h>

#include "store/td-book-private.h"
#include "store/td-catalogue-store.h"

G_DEFINE_FINAL_TYPE (TdBook, td_book, G_TYPE_OBJECT)

static guint changed_signal;
static guint drafts_changed_signal;

TdBookLink *
td_book_link_ref (TdBookLink *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
td_book_link_unref (TdBookLink *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_weak_ref_clear (&self->book);
  g_free (self);
}

static void
td_book_finalize (GObject *object)
{
  TdBook *self = TD_BOOK (object);

  td_book_close (self);
  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->link, td_book_link_unref);
  g_mutex_clear (&self->mutex);
  g_free (self->path);

  G_OBJECT_CLASS (td_book_parent_class)->finalize (object);
}

static void
td_book_class_init (TdBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_book_finalize;

  changed_signal = g_signal_new ("changed", TD_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, TD_TYPE_CHANGES);
  drafts_changed_signal = g_signal_new ("drafts-changed", TD_TYPE_BOOK, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_book_init (TdBook *self)
{
  g_mutex_init (&self->mutex);
  self->link = g_new0 (TdBookLink, 1);
  g_atomic_ref_count_init (&self->link->ref_count);
  g_weak_ref_init (&self->link->book, self);
}

TdBook *
td_book_open (const char *path, GError **error)
{
  g_autoptr (TdBook) self = g_object_new (TD_TYPE_BOOK, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->on_network = td_book_file_is_on_network (self->path);
  self->context = g_main_context_ref_thread_default ();

  self->write_db = td_book_file_open (self->path, self->on_network, error);
  if (self->write_db == NULL)
    return NULL;
  self->read_db = td_db_open (self->path, TD_DB_READ, NULL, error);
  if (self->read_db == NULL)
    return NULL;
  self->catalogue = td_catalogue_load (self->write_db, error);
  if (self->catalogue == NULL)
    return NULL;
  td_book_watch_drafts (self);
  self->writer = td_worker_new ("td-writer");

  return g_steal_pointer (&self);
}

void
td_book_close (TdBook *self)
{
  if (self->writer != NULL)
    td_worker_shutdown (self->writer);
  g_clear_object (&self->writer);
  g_clear_pointer (&self->read_db, td_db_close);
  /* Last, so that it is the one that folds the write-ahead log into the file. */
  g_clear_pointer (&self->write_db, td_db_close);
}

const char *
td_book_get_path (TdBook *self)
{
  return self->path;
}

gboolean
td_book_is_on_network (TdBook *self)
{
  return self->on_network;
}

TdDb *
td_book_get_reader (TdBook *self)
{
  return self->read_db;
}

TdDb *
td_book_open_reader (TdBook *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdDb) db = td_db_open (self->path, TD_DB_READ, cancellable, error);

  if (db == NULL || !td_db_exec (db, "BEGIN", error))
    return NULL;

  return g_steal_pointer (&db);
}

TdCatalogue *
td_book_get_catalogue (TdBook *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return td_catalogue_ref (self->catalogue);
}

guint64
td_book_get_data_version (TdBook *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->data_version;
}

void
td_book_emit_changed (TdBook *self, TdChanges *changes)
{
  g_signal_emit (self, changed_signal, 0, changes);
}

void
td_book_emit_drafts_changed (TdBook *self)
{
  g_signal_emit (self, drafts_changed_signal, 0);
}
