#pragma once

#include "base/td-worker.h"
#include "list/td-row-cache-private.h"
#include "list/td-row-list.h"

G_BEGIN_DECLS

/* What td-row-list.c, td-row-list-read.c, which reads, and td-row-list-show.c, which tells what was
 * read, share. */
struct _TdRowList
{
  GObject parent_instance;

  TdBook *book;
  TdWorker *worker;
  TdWorker *first_worker; /* FTS5 does not stop at once: the first hits do not wait for it */
  TdQuery *query;         /* NULL until one is set */
  GArray *ids;            /* gint64 */
  TdRowCache *cache;

  gboolean active;
  gboolean resetting;        /* "reset" was emitted for before and not for after */
  GArray *growing;           /* the ids of which those that are listed are the first, or NULL */
  guint grow_source;         /* that lists more of them */
  gboolean showing;          /* the read that runs has read the ids; they are being listed */
  gboolean dirty;            /* the book changed since the rows that are shown were read */
  gboolean again;            /* the book changed since the running read began */
  gboolean loading;          /* the ids are being read or listed; the totals come afterwards */
  gboolean searching;        /* the next read is of words that were typed just now */
  GCancellable *cancellable; /* of the read that runs, NULL when none does */

  TdQueryTotals totals;
  gboolean has_totals;
  GError *error;
};

/* td_row_list_show: lists @ids in place of the old ones. A list that was short grows over some
 * frames, and td_row_list_end_show () is called when all are listed.
 *
 * Returns: FALSE if it grows */
gboolean td_row_list_show (TdRowList *self, GArray *ids);

/* td_row_list_clear: lists nothing, which is a reset that the next ids end */
void td_row_list_clear (TdRowList *self);

/* td_row_list_stop_growing: what is not listed yet is not going to be */
void td_row_list_stop_growing (TdRowList *self);

/* td_row_list_refresh: tells of rows that are other objects now */
void td_row_list_refresh (TdRowList *self);

/* td_row_list_end_show: what follows when all ids are listed */
void td_row_list_end_show (TdRowList *self);

/* td_row_list_start_read: in place of the one that runs */
void td_row_list_start_read (TdRowList *self);
void td_row_list_cancel_read (TdRowList *self);
void td_row_list_book_changed_cb (TdRowList *self, TdChanges *changes);

/* Signals and properties; td_row_list_set_error () takes @error. */
void td_row_list_set_totals (TdRowList *self, const TdQueryTotals *totals);
void td_row_list_set_error (TdRowList *self, GError *error);
void td_row_list_set_loading (TdRowList *self, gboolean loading);
void td_row_list_emit_n_items (TdRowList *self);
void td_row_list_emit_reset (TdRowList *self, gboolean done);
void td_row_list_emit_swap (TdRowList *self, guint n_new);

G_END_DECLS
