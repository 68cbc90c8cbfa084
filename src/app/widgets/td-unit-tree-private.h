#pragma once

#include "app/widgets/td-unit-node.h"
#include "app/widgets/td-unit-tree.h"

G_BEGIN_DECLS

/* What is being dragged; all of it is NULL or 0 in between. */
typedef struct
{
  TdUnitNode *node;
  gint64 parent_id;   /* the present one, whatever the day of the tree; 0: it stands at the top */
  TdUnitNode *target; /* what it was told to be dropped on, NULL where it cannot be */
  GtkWidget *image;   /* weak: beside the pointer */
  GtkWidget *label;   /* weak: beside the pointer */
  GtkWidget *marked;  /* weak: the row under the pointer */
} TdUnitDrag;

struct _TdUnitTree
{
  GtkWidget parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  gboolean active;
  gboolean with_closed;
  TdDate on;        /* TD_DATE_NONE: today */
  GHashTable *open; /* gint64: ids of the units that are open */
  gint64 selected_id;
  gboolean is_growing; /* the first reading: see td_unit_tree_begin_growing () */
  GPtrArray *growing;  /* GtkSliceListModel, those that do not have all their rows yet */
  guint tick;
  TdUnitDrag drag;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkTreeListModel *model;
  GtkSingleSelection *selection; /* of the open part of the tree, some hundred rows at most */
};

/* td_unit_tree_add_dragging: a row can be dragged onto another one: td-unit-tree-drag.c */
void td_unit_tree_add_dragging (TdUnitTree *self);

/* td_unit_tree_clear_drag: forgets what is being dragged */
void td_unit_tree_clear_drag (TdUnitTree *self);

/* td_unit_tree_emit_move: asks for the dialog */
void td_unit_tree_emit_move (TdUnitTree *self, gint64 unit_id, gint64 parent_id);

/* td_unit_tree_begin_growing: (transfer full): while is_growing, the first rows of @model, which
 * get the others in the next frames: td-unit-tree-grow.c
 * @model: (transfer full) */
GListModel *td_unit_tree_begin_growing (TdUnitTree *self, GListModel *model);

/* td_unit_tree_stop_growing: forgets what still has to grow */
void td_unit_tree_stop_growing (TdUnitTree *self);

G_END_DECLS
