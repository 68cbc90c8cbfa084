/* The widget: drawing, scrolling, and following its model. The heading stays at the top, under it
 * only the rows in sight are widgets (TdGridLine). */
#include "app/widgets/td-grid-private.h"

#include <math.h>

static void td_grid_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdGrid,
                               td_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, td_grid_scrollable_init))

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  MOVED,
  PASTE,
  UNDO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
model_changed_cb (TdGrid *self)
{
  guint n = td_grid_model_get_n_rows (self->model);

  if (self->row >= n)
    self->row = n > 0 ? n - 1 : 0;
  td_grid_refresh (self);
  if (!self->typed)
    td_grid_load (self);
}

static void
columns_changed_cb (TdGrid *self)
{
  guint n = td_grid_model_get_n_columns (self->model);

  self->column = n > 0 ? MIN (self->column, n - 1) : 0;
  td_grid_lay_out_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  model_changed_cb (self);
}

static void
scrolled_cb (TdGrid *self)
{
  td_suggestion_list_hide (self->suggestions);
  td_grid_bind_lines (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
snapshot_heading (TdGrid *self, GtkSnapshot *snapshot)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA background, text, border;

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "theme_bg_color", &background))
    background = (GdkRGBA){ 1, 1, 1, 1 };
  border = text;
  border.alpha *= 0.3f;
  gtk_snapshot_append_color (snapshot, &background,
                             &GRAPHENE_RECT_INIT (0, 0, width, self->heading_height));
  gtk_snapshot_append_color (snapshot, &border,
                             &GRAPHENE_RECT_INIT (0, self->heading_height - 1, width, 1));

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  for (guint i = 0; i < self->geometry.n_columns; i++)
    {
      const TdGridColumn *column = td_grid_model_get_column (self->model, i);
      int x = self->geometry.x[i] - td_grid_get_scroll (self->hadjustment);
      int height;

      pango_layout_set_width (layout,
                              (self->geometry.width[i] - TD_GRID_PADDING + 2) * PANGO_SCALE);
      pango_layout_set_alignment (layout, column->kind == TD_GRID_NUMBER   ? PANGO_ALIGN_RIGHT
                                          : column->kind == TD_GRID_TOGGLE ? PANGO_ALIGN_CENTER
                                                                           : PANGO_ALIGN_LEFT);
      pango_layout_set_text (layout, column->title, -1);
      pango_layout_get_pixel_size (layout, NULL, &height);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + TD_GRID_PADDING / 2 - 1,
                                                              (self->heading_height - height) / 2));
      gtk_snapshot_append_layout (snapshot, layout, &text);
      gtk_snapshot_restore (snapshot);
    }
}

static void
td_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGrid *self = TD_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, self->heading_height, width,
                                                         MAX (height - self->heading_height, 0)));
  for (guint i = 0; i < self->lines->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->lines, i), snapshot);
  gtk_widget_snapshot_child (widget, self->entry, snapshot);
  gtk_snapshot_pop (snapshot);
  snapshot_heading (self, snapshot);
}

static gboolean
layout_cb (gpointer data)
{
  TdGrid *self = data;

  self->layout_source = 0;
  td_grid_lay_out_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  td_grid_refresh (self);

  return G_SOURCE_REMOVE;
}

/* A new size needs other rows, and GTK allows none to be made while it gives out places: they are
 * there for the next frame. */
static void
queue_layout (TdGrid *self)
{
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

static void
allocate_entry (TdGrid *self)
{
  GdkRectangle area;
  gboolean shown = self->model != NULL && self->row < td_grid_get_n_rows (self)
                   && td_grid_is_editable (self, self->row, self->column);

  /* Never without a place: the focus may be in it. */
  if (shown)
    td_grid_get_cell_area (self, self->row, self->column, &area);
  else
    area = (GdkRectangle){ 0, -self->geometry.line_height, 1, self->geometry.line_height };
  gtk_widget_size_allocate (self->entry, &area, -1);
}

static void
td_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdGrid *self = TD_GRID (widget);
  int x = -td_grid_get_scroll (self->hadjustment);
  int y = self->heading_height - td_grid_get_scroll (self->vadjustment);

  if (width != self->width || height != self->height)
    queue_layout (self);
  self->width = width;
  self->height = height;
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint row = self->first_line + i;
      GtkAllocation area;

      if (row >= td_grid_get_n_rows (self))
        break;
      area = (GtkAllocation){ x, y + td_grid_get_top (self, row), self->geometry.width_all,
                              td_grid_get_top (self, row + 1) - td_grid_get_top (self, row) };
      if (gtk_widget_get_child_visible (g_ptr_array_index (self->lines, i)))
        gtk_widget_size_allocate (g_ptr_array_index (self->lines, i), &area, -1);
    }
  allocate_entry (self);
  gtk_popover_present (GTK_POPOVER (self->suggestions));
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
td_grid_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  int ignored;

  /* GTK wants each child measured before it is given a place. */
  gtk_widget_measure (TD_GRID (widget)->entry, orientation, -1, &ignored, NULL, NULL, NULL);
  for (guint i = 0; i < TD_GRID (widget)->lines->len; i++)
    gtk_widget_measure (g_ptr_array_index (TD_GRID (widget)->lines, i), orientation, -1, &ignored,
                        NULL, NULL, NULL);
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 320;
}

static void
td_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (td_grid_parent_class)->css_changed (widget, change);
  queue_layout (TD_GRID (widget));
}

/* --- GtkScrollable ---------------------------------------------------------------------------- */

static void
td_grid_scrollable_init (GtkScrollableInterface *iface)
{
}

static void
set_adjustment (TdGrid *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_clear_object (place);
  if (adjustment == NULL)
    return;

  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  td_grid_configure_adjustments (self);
}

static void
td_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdGrid *self = TD_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdGrid *self = TD_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* --- The widget ------------------------------------------------------------------------------- */

static gboolean
td_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TD_GRID (widget)->entry);
}

/* From outside with Tab: into the current cell. */
static gboolean
td_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TdGrid *self = TD_GRID (widget);

  if (gtk_widget_has_focus (self->entry) || self->model == NULL)
    return FALSE;

  return gtk_widget_grab_focus (self->entry);
}

static void
td_grid_dispose (GObject *object)
{
  TdGrid *self = TD_GRID (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->select_source, g_source_remove);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_ptr_array_set_size (self->lines, 0);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->suggestions != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->suggestions));
  self->suggestions = NULL;
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (td_grid_parent_class)->dispose (object);
}

static void
td_grid_finalize (GObject *object)
{
  TdGrid *self = TD_GRID (object);

  g_array_unref (self->tops);
  g_ptr_array_unref (self->lines);
  g_free (self->remove_action);
  g_free (self->geometry.x);
  g_free (self->geometry.width);

  G_OBJECT_CLASS (td_grid_parent_class)->finalize (object);
}

static void
td_grid_class_init (TdGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_grid_dispose;
  object_class->finalize = td_grid_finalize;
  object_class->get_property = td_grid_get_property;
  object_class->set_property = td_grid_set_property;
  widget_class->snapshot = td_grid_snapshot;
  widget_class->measure = td_grid_measure;
  widget_class->size_allocate = td_grid_size_allocate;
  widget_class->css_changed = td_grid_css_changed;
  widget_class->grab_focus = td_grid_grab_focus;
  widget_class->focus = td_grid_focus;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[MOVED] = g_signal_new ("moved", TD_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[PASTE] = g_signal_new ("paste", TD_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  signals[UNDO] = g_signal_new ("undo", TD_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_css_name (widget_class, "td-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
td_grid_init (TdGrid *self)
{
  int end = 0;

  self->tops = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (self->tops, end);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  td_grid_create_entry (self);

  td_grid_add_pointer (self);
}

GtkWidget *
td_grid_new (void)
{
  return g_object_new (TD_TYPE_GRID, NULL);
}

void
td_grid_set_model (TdGrid *self, TdGridModel *model)
{
  g_return_if_fail (TD_IS_GRID (self));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  self->row = self->column = 0;
  self->typed = FALSE;
  if (model == NULL)
    return;

  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "columns-changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  columns_changed_cb (self);
}

TdGridModel *
td_grid_get_model (TdGrid *self)
{
  g_return_val_if_fail (TD_IS_GRID (self), NULL);

  return self->model;
}

void
td_grid_set_remove_action (TdGrid *self, const char *action)
{
  g_return_if_fail (TD_IS_GRID (self));

  g_free (self->remove_action);
  self->remove_action = g_strdup (action);
}

void
td_grid_set_menu (TdGrid *self, GMenuModel *menu)
{
  g_return_if_fail (TD_IS_GRID (self));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (menu == NULL)
    return;

  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}
