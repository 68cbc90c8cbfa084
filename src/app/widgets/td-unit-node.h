#pragma once

#include <glib-object.h>

#include "domain/td-catalogue.h"
#include "store/td-tree.h"

G_BEGIN_DECLS

/* TdUnitState: how a unit stands in its place on the day of the tree */
typedef enum
{
  TD_UNIT_STATE_OPEN,
  TD_UNIT_STATE_CLOSED,
  TD_UNIT_STATE_FUTURE,
  TD_UNIT_STATE_MOVED, /* it went on under another parent */
} TdUnitState;

/* td_unit_state_get_name: the translated word for it */
const char *td_unit_state_get_name (TdUnitState self);

#define TD_TYPE_UNIT_NODE (td_unit_node_get_type ())

/* TdUnitNode: a unit in its place in the tree, in the words that a row shows; it never changes. */
G_DECLARE_FINAL_TYPE (TdUnitNode, td_unit_node, TD, UNIT_NODE, GObject)

struct _TdUnitNode
{
  GObject parent_instance;

  gint64 id;
  gboolean has_children;
  TdUnitState state;
  char *code;
  char *name;
  char *kind;
  char *organisation_type;
  char *from;
  char *to;
};

/* td_unit_node_new:
 * @on: the day of the tree, which says what is open
 *
 * Returns: (transfer full) */
TdUnitNode *td_unit_node_new (const TdUnitSpan *span, const TdCatalogue *catalogue, TdDate on);

G_END_DECLS
