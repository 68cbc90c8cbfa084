#pragma once

#include "domain/td-decision.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdDraftKeeper: keeps what is typed in an editor as a draft in the book, a second after it was
 * typed at the latest, so that a crash or a power cut takes no more than that. */
typedef struct _TdDraftKeeper TdDraftKeeper;

/* TdDraftSnapshot: (transfer full): what is typed now */
typedef TdDecision *(*TdDraftSnapshot) (gpointer user_data);

/* td_draft_keeper_new:
 * @draft_id: of a draft that is being continued, 0 for a new one
 *
 * While it lives, td_draft_keeper_is_open () knows the draft. */
TdDraftKeeper *
td_draft_keeper_new (TdBook *book, gint64 draft_id, TdDraftSnapshot snapshot, gpointer user_data);
void td_draft_keeper_free (TdDraftKeeper *self);

gint64 td_draft_keeper_get_id (TdDraftKeeper *self);

/* td_draft_keeper_touch: something was typed */
void td_draft_keeper_touch (TdDraftKeeper *self);

/* td_draft_keeper_keep: writes at once what was not written yet. Nothing more is written before the
 * next td_draft_keeper_touch (). */
void td_draft_keeper_keep (TdDraftKeeper *self);

/* td_draft_keeper_drop: the draft is deleted */
void td_draft_keeper_drop (TdDraftKeeper *self);

/* td_draft_keeper_is_open: whether an editor is open on that draft */
gboolean td_draft_keeper_is_open (gint64 draft_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDraftKeeper, td_draft_keeper_free)

G_END_DECLS
