#include <glib/gi18n-lib.h>

#include "app/widgets/td-unit-cells.h"
#include "app/widgets/td-unit-tree-private.h"
#include "store/td-unit-store.h"

/* GTK itself opens a closed unit over which the pointer rests, and scrolls at the upper and lower
 * edge: GtkTreeExpander and the list have a drop controller each for that. */

/* --- What may be dropped where ---------------------------------------------------------------- */

static gboolean
is_below (GtkTreeListRow *row, gint64 id)
{
  g_autoptr (GtkTreeListRow) above = gtk_tree_list_row_get_parent (row);

  while (above != NULL)
    {
      g_autoptr (TdUnitNode) node = gtk_tree_list_row_get_item (above);
      GtkTreeListRow *next;

      if (node != NULL && node->id == id)
        return TRUE;
      next = gtk_tree_list_row_get_parent (above);
      g_set_object (&above, next);
      g_clear_object (&next);
    }

  return FALSE;
}

/* Why the dragged unit cannot go there; NULL if it can. */
static char *
refuse (TdUnitTree *self, GtkTreeListRow *row, const TdUnitNode *target)
{
  const TdUnitNode *node = self->drag.node;

  if (self->drag.parent_id == 0)
    return g_strdup_printf (_ ("“%s” stands at the top of the tree and cannot be moved."),
                            node->name);
  if (target->id == node->id)
    return g_strdup_printf (_ ("“%s” cannot belong to itself."), node->name);
  if (target->id == self->drag.parent_id)
    return g_strdup_printf (_ ("“%s” belongs to “%s” already."), node->name, target->name);
  if (is_below (row, node->id))
    return g_strdup_printf (_ ("“%s” is below “%s” itself."), target->name, node->name);

  return NULL;
}

/* --- What is shown meanwhile ------------------------------------------------------------------ */

static void
unmark (TdUnitTree *self)
{
  if (self->drag.marked == NULL)
    return;

  gtk_widget_remove_css_class (self->drag.marked, "td-drop-here");
  gtk_widget_remove_css_class (self->drag.marked, "td-drop-refused");
  g_clear_weak_pointer (&self->drag.marked);
}

static void
tell (TdUnitTree *self, const char *icon, const char *text)
{
  if (self->drag.label == NULL || self->drag.image == NULL)
    return;

  gtk_label_set_text (GTK_LABEL (self->drag.label), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->drag.image), icon);
}

static void
mark (TdUnitTree *self, GtkWidget *row, const char *css_class)
{
  if (self->drag.marked == row && gtk_widget_has_css_class (row, css_class))
    return;

  unmark (self);
  g_set_weak_pointer (&self->drag.marked, row);
  gtk_widget_add_css_class (row, css_class);
}

void
td_unit_tree_clear_drag (TdUnitTree *self)
{
  unmark (self);
  g_clear_weak_pointer (&self->drag.image);
  g_clear_weak_pointer (&self->drag.label);
  g_clear_object (&self->drag.node);
  g_clear_object (&self->drag.target);
  self->drag.parent_id = 0;
}

/* --- The source ------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_cb (TdUnitTree *self, double x, double y)
{
  GtkTreeListRow *row = td_unit_cells_find_row (self->view, x, y, NULL);
  g_autoptr (TdUnitNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnit) unit = NULL;

  if (node == NULL)
    return NULL;
  unit = td_unit_load (td_book_get_reader (self->book), node->id, &error);
  if (unit == NULL)
    {
      g_warning ("Reading the unit that is dragged: %s", error->message);
      return NULL;
    }

  td_unit_tree_clear_drag (self);
  self->drag.node = g_object_ref (node);
  self->drag.parent_id = unit->parent_id;

  return gdk_content_provider_new_typed (TD_TYPE_UNIT_NODE, node);
}

static void
drag_begin_cb (TdUnitTree *self, GdkDrag *drag)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name ("go-jump-symbolic");
  GtkWidget *label = gtk_label_new (self->drag.node->name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "td-drag");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  g_set_weak_pointer (&self->drag.image, image);
  g_set_weak_pointer (&self->drag.label, label);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), box);
}

/* --- The target ------------------------------------------------------------------------------- */

/* The row at a place with the unit to which the dragged one would belong there. */
static gboolean
find_target (
    TdUnitTree *self, double x, double y, TdUnitNode **target, GtkWidget **widget, char **why)
{
  GtkTreeListRow *row;

  if (self->drag.node == NULL)
    return FALSE;
  row = td_unit_cells_find_row (self->view, x, y, widget);
  *target = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  if (*target == NULL)
    return FALSE;
  *why = refuse (self, row, *target);

  return TRUE;
}

/* No action at all makes the pointer that of a place where nothing can be dropped. */
static GdkDragAction
motion_cb (TdUnitTree *self, double x, double y)
{
  g_autoptr (TdUnitNode) target = NULL;
  g_autofree char *why = NULL;
  g_autofree char *text = NULL;
  GtkWidget *widget;

  g_clear_object (&self->drag.target);
  if (!find_target (self, x, y, &target, &widget, &why))
    {
      unmark (self);
      if (self->drag.node != NULL)
        tell (self, "go-jump-symbolic", self->drag.node->name);
      return 0;
    }
  if (why != NULL)
    {
      mark (self, widget, "td-drop-refused");
      tell (self, "action-unavailable-symbolic", why);
      return 0;
    }

  text = g_strdup_printf (_ ("Move “%s” to “%s”…"), self->drag.node->name, target->name);
  g_set_object (&self->drag.target, target);
  mark (self, widget, "td-drop-here");
  tell (self, "go-jump-symbolic", text);

  return GDK_ACTION_MOVE;
}

/* Onto what was told last: a unit that opened under the pointer may have moved the rows since. */
static gboolean
drop_cb (TdUnitTree *self)
{
  gint64 id, target_id;

  if (self->drag.target == NULL)
    return FALSE;

  id = self->drag.node->id;
  target_id = self->drag.target->id;
  unmark (self);
  td_unit_tree_emit_move (self, id, target_id);

  return TRUE;
}

void
td_unit_tree_add_dragging (TdUnitTree *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TD_TYPE_UNIT_NODE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (td_unit_tree_clear_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (source));

  g_signal_connect_swapped (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (unmark), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}
