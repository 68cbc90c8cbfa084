#include "app/widgets/td-grid-line.h"

#include <glib/gi18n-lib.h>

#define MARGIN 6
#define ICON 16

struct _TdGridLine
{
  GtkWidget parent_instance;

  const TdGridGeometry *geometry;
  TdGridRow row;
  GArray *cells; /* TdGridCell */
  GArray *kinds; /* TdGridColumnKind, of the columns */
  gboolean is_current;
};

G_DEFINE_FINAL_TYPE (TdGridLine, td_grid_line, GTK_TYPE_WIDGET)

typedef struct
{
  TdGridLine *self;
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  GdkRGBA text;
  GdkRGBA border;
} Draw;

/* --- Drawing ---------------------------------------------------------------------------------- */

static GdkRGBA
lookup_color (TdGridLine *self, const char *name, const GdkRGBA *fallback)
{
  GdkRGBA color;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name,
                                      &color))
    return color;

  return *fallback;
}

static GdkRGBA
fade (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;

  return color;
}

/* The theme's error and warning colours are too dark or too light to be read as text on one of its
 * two backgrounds, hence the mixture (as .td-problem-error in style.css). */
static GdkRGBA
severity_color (TdGridLine *self, TdSeverity severity, const GdkRGBA *text)
{
  static const char *const names[] = {
    [TD_SEVERITY_NOTE] = "theme_selected_bg_color",
    [TD_SEVERITY_WARNING] = "warning_color",
    [TD_SEVERITY_ERROR] = "error_color",
  };
  GdkRGBA color = lookup_color (self, names[severity], text);

  return (GdkRGBA){ (color.red + text->red * 1.5f) / 2.5f,
                    (color.green + text->green * 1.5f) / 2.5f,
                    (color.blue + text->blue * 1.5f) / 2.5f, 1 };
}

static void
fill (Draw *draw, const GdkRGBA *color, int x, int y, int width, int height)
{
  gtk_snapshot_append_color (draw->snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_text (Draw *draw,
           const char *text,
           PangoAlignment alignment,
           const GdkRGBA *color,
           int x,
           int y,
           int width,
           int height)
{
  int text_height;

  if (text == NULL || text[0] == '\0' || width <= 2 * MARGIN)
    return;

  pango_layout_set_width (draw->layout, (width - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_alignment (draw->layout, alignment);
  pango_layout_set_text (draw->layout, text, -1);
  pango_layout_get_pixel_size (draw->layout, NULL, &text_height);
  gtk_snapshot_save (draw->snapshot);
  gtk_snapshot_translate (draw->snapshot,
                          &GRAPHENE_POINT_INIT (x + MARGIN, y + (height - text_height) / 2));
  gtk_snapshot_append_layout (draw->snapshot, draw->layout, color);
  gtk_snapshot_restore (draw->snapshot);
}

static void
draw_icon (Draw *draw, const char *name, const GdkRGBA *color, int x, int y)
{
  GtkWidget *widget = GTK_WIDGET (draw->self);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), name, NULL, ICON,
      gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (draw->snapshot);
  gtk_snapshot_translate (draw->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), draw->snapshot, ICON,
                                            ICON, color, 1);
  gtk_snapshot_restore (draw->snapshot);
}

static void
draw_toggle (Draw *draw, gboolean active, int x, int width, int height)
{
  GdkRGBA frame = fade (draw->text, 0.35f);
  float left = (float) (x + (width - ICON) / 2);
  float top = (float) ((height - ICON) / 2);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (left, top, ICON, ICON), 3);
  gtk_snapshot_append_border (draw->snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ frame, frame, frame, frame });
  if (active)
    draw_icon (draw, "object-select-symbolic", &draw->text, (int) left, (int) top);
}

static void
draw_cell (Draw *draw, guint column)
{
  const TdGridGeometry *geometry = draw->self->geometry;
  const TdGridCell *cell = &g_array_index (draw->self->cells, TdGridCell, column);
  TdGridColumnKind kind = g_array_index (draw->self->kinds, TdGridColumnKind, column);
  int x = geometry->x[column];
  int width = geometry->width[column];
  int height = geometry->line_height;
  GdkRGBA color = cell->is_locked ? fade (draw->text, 0.6f) : draw->text;

  /* What cannot be typed into looks as if it were not there. */
  if (cell->is_locked && kind != TD_GRID_TOGGLE)
    {
      GdkRGBA shade = fade (draw->text, 0.06f);

      fill (draw, &shade, x, 0, width - 1, height - 1);
    }
  if (cell->has_problem)
    {
      GdkRGBA mark = severity_color (draw->self, cell->severity, &draw->text);
      GdkRGBA shade = fade (mark, 0.12f);

      fill (draw, &shade, x, 0, width - 1, height - 1);
      fill (draw, &mark, x, height - 3, width - 1, 2);
    }
  if (kind != TD_GRID_TOGGLE)
    draw_text (draw, cell->text, kind == TD_GRID_NUMBER ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
               &color, x, 0, width, height);
  else if (!cell->is_locked && draw->self->row.kind == TD_GRID_ROW_LINE)
    draw_toggle (draw, cell->text[0] != '\0', x, width, height);
  fill (draw, &draw->border, x + width - 1, 0, 1, height);
}

static const char *
severity_icon (TdSeverity severity)
{
  switch (severity)
    {
    case TD_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case TD_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case TD_SEVERITY_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

static void
draw_problem (Draw *draw)
{
  const TdGridGeometry *geometry = draw->self->geometry;
  const TdGridRow *row = &draw->self->row;
  GdkRGBA color = severity_color (draw->self, row->severity, &draw->text);
  int y = geometry->line_height;

  draw_icon (draw, severity_icon (row->severity), &color, geometry->x[0] + MARGIN,
             y + (geometry->problem_height - ICON) / 2 - 2);
  draw_text (draw, row->problem, PANGO_ALIGN_LEFT, &color, geometry->x[0] + ICON + MARGIN, y - 2,
             geometry->width_all - geometry->x[0] - ICON - MARGIN, geometry->problem_height);
}

static void
draw_part (Draw *draw)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA shade = fade (draw->text, 0.05f);

  fill (draw, &shade, 0, 0, gtk_widget_get_width (GTK_WIDGET (draw->self)),
        draw->self->geometry->line_height);
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (draw->layout, attributes);
  draw_text (draw, draw->self->row.title, PANGO_ALIGN_LEFT, &draw->text, 0, 0,
             draw->self->geometry->width_all, draw->self->geometry->line_height);
}

static void
draw_line (Draw *draw)
{
  TdGridLine *self = draw->self;
  GdkRGBA faint = fade (draw->text, 0.6f);

  if (self->is_current)
    {
      GdkRGBA shade = lookup_color (self, "theme_selected_bg_color", &draw->text);

      shade = fade (shade, 0.1f);
      fill (draw, &shade, 0, 0, self->geometry->width_all,
            gtk_widget_get_height (GTK_WIDGET (self)));
    }
  draw_text (draw, self->row.title, PANGO_ALIGN_RIGHT, &faint, 0, 0, self->geometry->x[0],
             self->geometry->line_height);
  fill (draw, &draw->border, self->geometry->x[0] - 1, 0, 1, self->geometry->line_height);
  for (guint i = 0; i < self->cells->len && i < self->geometry->n_columns; i++)
    draw_cell (draw, i);
  if (self->row.problem != NULL)
    draw_problem (draw);
}

static void
td_grid_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdGridLine *self = TD_GRID_LINE (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  Draw draw = { self, snapshot, layout, { 0 }, { 0 } };
  int height = gtk_widget_get_height (widget);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &draw.text);
  draw.border = fade (draw.text, 0.15f);
  if (self->row.is_muted)
    draw.text = fade (draw.text, 0.6f);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  if (self->row.kind == TD_GRID_ROW_PART)
    draw_part (&draw);
  else
    draw_line (&draw);
  fill (&draw, &draw.border, 0, height - 1, gtk_widget_get_width (widget), 1);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
clear_cell (gpointer cell)
{
  td_grid_cell_clear (cell);
}

static void
td_grid_line_finalize (GObject *object)
{
  TdGridLine *self = TD_GRID_LINE (object);

  td_grid_row_clear (&self->row);
  g_array_unref (self->cells);
  g_array_unref (self->kinds);

  G_OBJECT_CLASS (td_grid_line_parent_class)->finalize (object);
}

static void
td_grid_line_class_init (TdGridLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_grid_line_finalize;
  widget_class->snapshot = td_grid_line_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
td_grid_line_init (TdGridLine *self)
{
  self->cells = g_array_new (FALSE, TRUE, sizeof (TdGridCell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->kinds = g_array_new (FALSE, TRUE, sizeof (TdGridColumnKind));
}

GtkWidget *
td_grid_line_new (const TdGridGeometry *geometry)
{
  TdGridLine *self = g_object_new (TD_TYPE_GRID_LINE, NULL);

  self->geometry = geometry;

  return GTK_WIDGET (self);
}

/* What a screen reader says of the line: "7, Name Lò Thị Ánh, Post Công nhân. Warning …". */
static void
update_label (TdGridLine *self, TdGridModel *model)
{
  g_autoptr (GString) label = g_string_new (self->row.title);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const TdGridCell *cell = &g_array_index (self->cells, TdGridCell, i);

      if (cell->text[0] == '\0')
        continue;
      g_string_append_printf (label, ", %s", td_grid_model_get_column (model, i)->title);
      if (g_array_index (self->kinds, TdGridColumnKind, i) != TD_GRID_TOGGLE)
        g_string_append_printf (label, " %s", cell->text);
    }
  if (self->row.problem != NULL)
    g_string_append_printf (label, ". %s", self->row.problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
}

void
td_grid_line_bind (TdGridLine *self, TdGridModel *model, guint row, gboolean is_current)
{
  g_return_if_fail (TD_IS_GRID_LINE (self));

  td_grid_row_clear (&self->row);
  self->row = (TdGridRow){ 0 };
  td_grid_model_get_row (model, row, &self->row);
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->kinds, 0);
  self->is_current = is_current;
  for (guint i = 0; self->row.kind != TD_GRID_ROW_PART && i < td_grid_model_get_n_columns (model);
       i++)
    {
      TdGridCell cell = { 0 };

      td_grid_model_get_cell (model, row, i, &cell);
      g_array_append_val (self->cells, cell);
      g_array_append_val (self->kinds, td_grid_model_get_column (model, i)->kind);
    }
  update_label (self, model);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
