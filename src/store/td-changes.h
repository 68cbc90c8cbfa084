#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  TD_CHANGE_INSERT,
  TD_CHANGE_UPDATE,
  TD_CHANGE_DELETE,
} TdChangeKind;

/* TdChange: one row that a transaction changed
 * @table: interned, compare with g_strcmp0 () or with g_intern_static_string ()
 * @id: its integer primary key, 0 for tables with a text key */
typedef struct
{
  const char *table;
  TdChangeKind kind;
  gint64 id;
} TdChange;

/* TdChanges: the rows that one transaction changed, decoded from its change set after COMMIT.
 * Immutable; may be used from any thread. */
typedef struct _TdChanges TdChanges;

#define TD_TYPE_CHANGES (td_changes_get_type ())
GType td_changes_get_type (void);

/* td_changes_new_from_changeset: (transfer full): empty if @changeset cannot be read */
TdChanges *td_changes_new_from_changeset (gconstpointer changeset, gsize size);
TdChanges *td_changes_ref (TdChanges *self);
void td_changes_unref (TdChanges *self);

guint td_changes_get_n_changes (const TdChanges *self);
const TdChange *td_changes_get_change (const TdChanges *self, guint index);

/* td_changes_touches: whether a row of @table changed */
gboolean td_changes_touches (const TdChanges *self, const char *table);

/* td_changes_touches_row: */
gboolean td_changes_touches_row (const TdChanges *self, const char *table, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChanges, td_changes_unref)

G_END_DECLS
