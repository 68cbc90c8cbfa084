#pragma once

#include <glib.h>

#include "exchange/td-paste-table.h"

G_BEGIN_DECLS

/* TdPasteNames: names and codes by which the rows of a pasted block are found, comparable as
 * td_abbreviation_expand () makes them. */
typedef struct _TdPasteNames TdPasteNames;

#define TD_PASTE_NAME_UNKNOWN (-1)
#define TD_PASTE_NAME_AMBIGUOUS (-2)

TdPasteNames *td_paste_names_new (void);
void td_paste_names_free (TdPasteNames *self);

/* td_paste_names_add: @id: 0 or more; a name that two ids have is ambiguous, "" is none */
void td_paste_names_add (TdPasteNames *self, const char *name, gint64 id);

/* td_paste_names_find: an id, or one of the two above */
gint64 td_paste_names_find (const TdPasteNames *self, const char *text);

/* td_paste_names_find_column: the first of the first @n_columns with a known name that is no
 * number, -1 for none */
int
td_paste_names_find_column (const TdPasteNames *self, const TdPasteTable *table, guint n_columns);

/* td_paste_names_is_number: digits with what divides them, also below 0 */
gboolean td_paste_names_is_number (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPasteNames, td_paste_names_free)

G_END_DECLS
