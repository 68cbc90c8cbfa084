/* Where the rows and columns of a grid are, and which rows are in sight. */
#include "app/widgets/td-grid-private.h"

#define NUMBER_WIDTH 4 /* letters */

/* --- Where things are ------------------------------------------------------------------------- */

int
td_grid_get_scroll (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

int
td_grid_get_top (TdGrid *self, guint row)
{
  return g_array_index (self->tops, int, row);
}

guint
td_grid_get_n_rows (TdGrid *self)
{
  return self->tops->len - 1;
}

/* The row at @y below the heading, not scrolled; the number of rows below the last. */
guint
td_grid_find_row (TdGrid *self, int y)
{
  guint low = 0;
  guint high = td_grid_get_n_rows (self);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (td_grid_get_top (self, middle + 1) <= y)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
measure_font (TdGrid *self, int *letter, int *height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  *letter = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));
  *height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

/* Each column as wide as its letters ask, and what is left goes to those that expand. */
void
td_grid_lay_out_columns (TdGrid *self, int width)
{
  TdGridGeometry *geometry = &self->geometry;
  guint n = self->model != NULL ? td_grid_model_get_n_columns (self->model) : 0;
  guint n_expanding = 0;
  int letter, height, x, rest;

  measure_font (self, &letter, &height);
  geometry->line_height = MAX (height + TD_GRID_PADDING, 30);
  geometry->problem_height = height + 8;
  self->heading_height = geometry->line_height;
  geometry->x = g_renew (int, geometry->x, n);
  geometry->width = g_renew (int, geometry->width, n);
  geometry->n_columns = n;

  x = NUMBER_WIDTH * letter + TD_GRID_PADDING;
  rest = width - x;
  for (guint i = 0; i < n; i++)
    {
      const TdGridColumn *column = td_grid_model_get_column (self->model, i);

      geometry->width[i] = column->width * letter + TD_GRID_PADDING;
      rest -= geometry->width[i];
      n_expanding += column->expands;
    }
  for (guint i = 0; i < n; i++)
    {
      if (rest > 0 && td_grid_model_get_column (self->model, i)->expands)
        geometry->width[i] += rest / (int) n_expanding;
      geometry->x[i] = x;
      x += geometry->width[i];
    }
  geometry->width_all = MAX (x, width);
}

static void
lay_out_rows (TdGrid *self)
{
  guint n = self->model != NULL ? td_grid_model_get_n_rows (self->model) : 0;
  int top = 0;

  g_array_set_size (self->tops, 0);
  for (guint i = 0; i < n; i++)
    {
      g_auto (TdGridRow) row = { 0 };

      td_grid_model_get_row (self->model, i, &row);
      g_array_append_val (self->tops, top);
      top += self->geometry.line_height + (row.problem != NULL ? self->geometry.problem_height : 0);
    }
  g_array_append_val (self->tops, top);
}

void
td_grid_get_cell_area (TdGrid *self, guint row, guint column, GdkRectangle *area)
{
  area->x = self->geometry.x[column] - td_grid_get_scroll (self->hadjustment);
  area->y
      = self->heading_height + td_grid_get_top (self, row) - td_grid_get_scroll (self->vadjustment);
  area->width = self->geometry.width[column] - 1;
  area->height = self->geometry.line_height - 1;
}

/* --- Rows in sight ---------------------------------------------------------------------------- */

/* One row more than is in sight, so that scrolling by a little needs no new one. */
void
td_grid_bind_lines (TdGrid *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->heading_height;
  int y = td_grid_get_scroll (self->vadjustment);
  guint end = MIN (td_grid_find_row (self, y + MAX (height, 0)) + 1, td_grid_get_n_rows (self));
  guint n;

  self->first_line = td_grid_find_row (self, y);
  n = end > self->first_line ? end - self->first_line : 0;
  while (self->lines->len < n)
    {
      GtkWidget *line = td_grid_line_new (&self->geometry);

      gtk_widget_insert_before (line, GTK_WIDGET (self), self->entry);
      g_ptr_array_add (self->lines, line);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);

      gtk_widget_set_child_visible (line, i < n);
      if (i < n)
        td_grid_line_bind (TD_GRID_LINE (line), self->model, self->first_line + i,
                           self->first_line + i == self->row);
    }
}

static void
configure (GtkAdjustment *adjustment, int size, int page)
{
  if (adjustment == NULL)
    return;

  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (size - page, 0)),
                            0, MAX (size, page), page * 0.1, page * 0.9, page);
}

void
td_grid_configure_adjustments (TdGrid *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->heading_height;

  configure (self->hadjustment, self->geometry.width_all, width);
  configure (self->vadjustment, td_grid_get_top (self, td_grid_get_n_rows (self)), MAX (height, 0));
}

void
td_grid_refresh (TdGrid *self)
{
  lay_out_rows (self);
  td_grid_configure_adjustments (self);
  td_grid_bind_lines (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The first of the titles right above @row, or @row itself. */
static guint
find_title (TdGrid *self, guint row)
{
  while (row > 0)
    {
      g_auto (TdGridRow) above = { 0 };

      td_grid_model_get_row (self->model, row - 1, &above);
      if (above.kind != TD_GRID_ROW_PART)
        break;
      row--;
    }

  return row;
}

void
td_grid_reveal (TdGrid *self)
{
  GtkAdjustment *vertical = self->vadjustment;
  GtkAdjustment *horizontal = self->hadjustment;
  int left, right;

  if (vertical == NULL || horizontal == NULL || self->row >= td_grid_get_n_rows (self)
      || self->column >= self->geometry.n_columns)
    return;

  left = self->geometry.x[self->column];
  /* With the first line of a part its title, too. */
  gtk_adjustment_clamp_page (vertical, td_grid_get_top (self, find_title (self, self->row)),
                             td_grid_get_top (self, self->row + 1));
  /* From the first column on, which tells what the row is of, as long as both have room. */
  right = self->geometry.x[self->column] + self->geometry.width[self->column];
  if (self->column == 0 || right <= gtk_adjustment_get_page_size (horizontal))
    left = 0;
  /* Before it has a size anything would be out of sight. */
  if (gtk_adjustment_get_page_size (horizontal) > 0)
    gtk_adjustment_clamp_page (horizontal, left, right);
}
