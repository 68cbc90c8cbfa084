#include "app/widgets/td-unit-tree-private.h"

/* GtkColumnView makes the widgets of some 200 rows at once, in sight or not, 0.2 ms a row. So that
 * the page is there at once, it has as many rows as are in sight in its first frame, and gets the
 * others some at a time in the frames after it. */
#define N_FIRST_ROWS 20
#define N_ROWS_A_FRAME 20
#define N_ROWS_MADE 240

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TdUnitTree *self = TD_UNIT_TREE (widget);

  for (guint i = self->growing->len; i > 0; i--)
    {
      GtkSliceListModel *slice = g_ptr_array_index (self->growing, i - 1);
      guint n = g_list_model_get_n_items (gtk_slice_list_model_get_model (slice));
      guint size = gtk_slice_list_model_get_size (slice) + N_ROWS_A_FRAME;

      if (size > N_ROWS_MADE)
        size = n;
      gtk_slice_list_model_set_size (slice, size);
      if (size >= n)
        g_ptr_array_remove_index (self->growing, i - 1);
    }
  if (self->growing->len > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;

  return G_SOURCE_REMOVE;
}

GListModel *
td_unit_tree_begin_growing (TdUnitTree *self, GListModel *model)
{
  GtkSliceListModel *slice;

  if (!self->is_growing || g_list_model_get_n_items (model) <= N_FIRST_ROWS)
    return model;

  slice = gtk_slice_list_model_new (model, 0, N_FIRST_ROWS);
  g_ptr_array_add (self->growing, g_object_ref (slice));
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);

  return G_LIST_MODEL (slice);
}

void
td_unit_tree_stop_growing (TdUnitTree *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_ptr_array_set_size (self->growing, 0);
}
