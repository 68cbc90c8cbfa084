#include "app/dialogs/td-draft-keeper.h"

#include "store/td-draft-store.h"

#define PAUSE_MS 1000

struct _TdDraftKeeper
{
  TdBook *book;
  gint64 id;
  TdDraftSnapshot snapshot;
  gpointer user_data;
  guint timeout;
};

/* gint64: the drafts of the editors that are open. Main thread only. */
static GHashTable *open_drafts;

/* A draft on its way to the writer thread; without @decision it is deleted. */
typedef struct
{
  gint64 id;
  TdDecision *decision;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_pointer (&writing->decision, td_decision_free);
  g_free (writing);
}

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Writing *writing = data;

  return writing->decision != NULL ? td_draft_put (db, writing->id, writing->decision, error)
                                   : td_draft_delete (db, writing->id, error);
}

/* Nobody is stopped in the middle of typing because the draft could not be kept: saving will tell.
 */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!td_book_write_finish (TD_BOOK (source), result, &error))
    g_warning ("The draft was not kept: %s", error->message);
}

static void
queue_write (TdDraftKeeper *self, TdDecision *decision)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->id = self->id;
  writing->decision = decision;
  td_book_write_async (self->book, NULL, write_cb, writing, writing_free, NULL, written_cb, NULL);
}

static gboolean
timeout_cb (gpointer data)
{
  TdDraftKeeper *self = data;

  self->timeout = 0;
  queue_write (self, self->snapshot (self->user_data));

  return G_SOURCE_REMOVE;
}

TdDraftKeeper *
td_draft_keeper_new (TdBook *book, gint64 draft_id, TdDraftSnapshot snapshot, gpointer user_data)
{
  TdDraftKeeper *self = g_new0 (TdDraftKeeper, 1);

  self->book = g_object_ref (book);
  self->id = draft_id != 0 ? draft_id : td_draft_new_id ();
  self->snapshot = snapshot;
  self->user_data = user_data;
  if (open_drafts == NULL)
    open_drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (open_drafts, g_memdup2 (&self->id, sizeof self->id));

  return self;
}

void
td_draft_keeper_free (TdDraftKeeper *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_hash_table_remove (open_drafts, &self->id);
  /* What lists drafts has left this one out. */
  g_signal_emit_by_name (self->book, "drafts-changed");
  g_object_unref (self->book);
  g_free (self);
}

gint64
td_draft_keeper_get_id (TdDraftKeeper *self)
{
  return self->id;
}

/* Not put off by the next letter: who types without a pause is the one who would lose most. */
void
td_draft_keeper_touch (TdDraftKeeper *self)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add (PAUSE_MS, timeout_cb, self);
}

void
td_draft_keeper_keep (TdDraftKeeper *self)
{
  if (self->timeout == 0)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  queue_write (self, self->snapshot (self->user_data));
}

void
td_draft_keeper_drop (TdDraftKeeper *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  queue_write (self, NULL);
}

gboolean
td_draft_keeper_is_open (gint64 draft_id)
{
  return open_drafts != NULL && g_hash_table_contains (open_drafts, &draft_id);
}
