#pragma once

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Decisions that are being typed, kept in the book until they are saved or discarded, so that a
 * crash, a power cut or a closed window does not lose them.
 *
 * Drafts are written like everything else, by td_book_write_async () in the writer thread with its
 * fsync, but they are no part of the history: writing one is not undone, is no "changed", and
 * leaves what can be redone. Its label may be NULL:
 *
 *   td_book_write_async (book, NULL, put_cb, data, …);   put_cb calls td_draft_put ()
 *
 * Whoever saves the decision calls td_draft_delete () after td_decision_save () in the same
 * TdWriteFunc: whenever the program dies, there is either the draft or the decision. Undoing that
 * save does not bring the draft back.
 *
 * After the COMMIT of a transaction that changed drafts TdBook emits "drafts-changed". */

/* TdDraft: what is shown of a draft before it is opened
 * @title: "45/QĐ-LĐLĐ", "" while the number is not typed
 * @n_lines: recipients of whom something is typed
 * @record_id: the decision being changed, 0 for a new one; @record_revision is its revision when
 *   it was opened
 * @saved_at: in local time
 * @user: login name */
typedef struct
{
  gint64 id;
  char *title;
  int n_lines;
  gint64 record_id;
  int record_revision;
  GDateTime *saved_at;
  char *user;
} TdDraft;

void td_draft_free (TdDraft *self);

/* td_draft_new_id: an id that no draft has. Random, so that an editor knows it before it writes and
 * never waits for the writer. */
gint64 td_draft_new_id (void);

/* td_draft_put: stores @decision as the draft @id in place of what the draft held */
gboolean td_draft_put (TdDb *db, gint64 id, const TdDecision *decision, GError **error);

/* td_draft_list: from any connection
 *
 * Returns: (transfer full) (element-type TdDraft) (nullable): the latest first */
GPtrArray *td_draft_list (TdDb *db, GError **error);

/* td_draft_load: the decision as it was typed. If the record that it changes is no longer in the
 * book (its making was undone), it comes as a new one: ids and revision are 0. So are links to
 * people, units, campaigns and forms that are gone; their names stay.
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND if there is no such draft,
 *   TD_ERROR_CORRUPT if it cannot be read */
TdDecision *td_draft_load (TdDb *db, gint64 id, GError **error);

/* td_draft_delete: a draft that is not there is no error */
gboolean td_draft_delete (TdDb *db, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDraft, td_draft_free)

G_END_DECLS
