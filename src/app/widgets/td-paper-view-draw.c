#include "app/widgets/td-paper-view-private.h"

/* From here on letters are large enough to stand on whole pixels, and shapes are slow. */
#define OUTLINED_SCALE 3.0
#define MAX_TEXTURE_BYTES (48u << 20)
/* Two pages are in sight at once at any zoom, and one is drawn ahead. */
#define MIN_TEXTURES 3

void
td_paper_view_forget_textures (TdPaperView *self)
{
  for (int i = 0; i < TD_PAPER_VIEW_N_TEXTURES; i++)
    g_clear_object (&self->textures[i].texture);
}

/* --- Drawing in a thread ---------------------------------------------------------------------- */

/* Work: a page to draw
 * @shown: keeps the report of @paper */
typedef struct
{
  GPtrArray *shown;
  TdPaper *paper;
  guint index;
  double scale;
} Work;

static void
work_free (Work *self)
{
  td_paper_unref (self->paper);
  g_ptr_array_unref (self->shown);
  g_free (self);
}

/* The fourth byte of a pixel of cairo's is not defined. */
static void
make_opaque (cairo_surface_t *surface)
{
  unsigned char *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * stride);

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        row[x] |= 0xFF000000;
    }
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (TdPaperText) text = td_paper_text_new ();
  int width = (int) (TD_PAPER_WIDTH * work->scale + 0.5);
  int height = (int) (TD_PAPER_HEIGHT * work->scale + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  td_paper_text_set_outlined (text, work->scale < OUTLINED_SCALE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, work->scale, work->scale);
  td_paper_draw (work->paper, work->index, text, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  make_opaque (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride),
                         g_object_unref);
}

/* A page at a large zoom is tens of MiB. */
static void
drop_large (TdPaperView *self)
{
  gsize factor = (gsize) gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gsize seen = (gsize) gtk_widget_get_width (GTK_WIDGET (self))
               * (gsize) gtk_widget_get_height (GTK_WIDGET (self)) * factor * factor * 4;
  gsize size = 0;

  for (int i = 0; i < TD_PAPER_VIEW_N_TEXTURES; i++)
    {
      GdkTexture *texture = self->textures[i].texture;

      if (texture == NULL)
        continue;
      size += (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
      if (size > MAX (MAX_TEXTURE_BYTES, 4 * seen) && i >= MIN_TEXTURES)
        g_clear_object (&self->textures[i].texture);
    }
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdPaperView *self = TD_PAPER_VIEW (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_drawing = FALSE;
  if (self->paper != work->paper)
    return;

  g_clear_object (&self->textures[TD_PAPER_VIEW_N_TEXTURES - 1].texture);
  for (int i = TD_PAPER_VIEW_N_TEXTURES - 1; i > 0; i--)
    self->textures[i] = self->textures[i - 1];
  self->textures[0] = (TdPaperTexture){ g_steal_pointer (&texture), work->index, work->scale };
  drop_large (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
start (TdPaperView *self, guint index, double scale)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, drawn_cb, NULL);
  Work *work = g_new (Work, 1);

  *work = (Work){ g_ptr_array_ref (self->shown), td_paper_ref (self->paper), index, scale };
  self->is_drawing = TRUE;
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run);
}

/* --- What is in sight ------------------------------------------------------------------------- */

static double
get_device_scale (TdPaperView *self)
{
  return td_paper_view_get_scale (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* (transfer none) (nullable): of a page, at the present zoom if it is there, else at another one.
 * What is found is used again: it becomes the latest. */
static GdkTexture *
find_texture (TdPaperView *self, guint index, gboolean *is_sharp)
{
  double scale = get_device_scale (self);
  TdPaperTexture found = { NULL };
  int place = -1;

  *is_sharp = FALSE;
  for (int i = 0; i < TD_PAPER_VIEW_N_TEXTURES && !*is_sharp; i++)
    if (self->textures[i].texture != NULL && self->textures[i].index == index
        && (place < 0 || self->textures[i].scale == scale))
      {
        place = i;
        *is_sharp = self->textures[i].scale == scale;
      }
  if (place < 0)
    return NULL;

  found = self->textures[place];
  for (int i = place; i > 0; i--)
    self->textures[i] = self->textures[i - 1];
  self->textures[0] = found;

  return found.texture;
}

/* White paper until it is drawn. */
static gboolean
draw_page (TdPaperView *self, GtkSnapshot *snapshot, guint index)
{
  TdPaperArea area = td_paper_view_get_page_area (self, index);
  const GdkRGBA shadow = { 0, 0, 0, 0.35 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (area.x, area.y, area.width, area.height);
  GskRoundedRect outline;
  gboolean is_sharp;
  GdkTexture *texture = find_texture (self, index, &is_sharp);

  /* Pixel by pixel. */
  if (is_sharp)
    {
      int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

      bounds.size.width = (float) gdk_texture_get_width (texture) / factor;
      bounds.size.height = (float) gdk_texture_get_height (texture) / factor;
    }
  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow, 0, 1, 1, 4);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &bounds);
  else
    gtk_snapshot_append_color (snapshot, &white, &bounds);

  return is_sharp;
}

/* The same on white paper whatever the theme is. */
static void
draw_cursor (TdPaperView *self, GtkSnapshot *snapshot)
{
  const GdkRGBA accent = { 0.11, 0.37, 0.71, 1 };
  double scale = td_paper_view_get_scale (self);
  TdPaperArea page, cell;
  GskRoundedRect outline;
  guint index;

  if (td_paper_get_report (self->paper)->rows->len == 0
      || !gtk_widget_has_focus (GTK_WIDGET (self)))
    return;

  td_paper_get_cell_area (self->paper, self->text, self->cursor_row, self->cursor_column, &index,
                          &cell);
  page = td_paper_view_get_page_area (self, index);
  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT (page.x + cell.x * scale - 1, page.y + cell.y * scale - 1,
                           cell.width * scale + 2, cell.height * scale + 2),
      0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ accent, accent, accent, accent });
}

/* Draws the pages in sight as far as they are ready, and starts on one that is not; when all are,
 * on the next one below. */
void
td_paper_view_draw (TdPaperView *self, GtkSnapshot *snapshot)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n = td_paper_get_n_pages (self->paper);
  guint wanted = n;
  gboolean is_sharp;
  guint i;

  for (i = td_paper_view_find_page (self, 0);
       i < n && td_paper_view_get_page_area (self, i).y < height; i++)
    if (!draw_page (self, snapshot, i) && wanted == n)
      wanted = i;
  draw_cursor (self, snapshot);

  if (wanted == n && i < n && (find_texture (self, i, &is_sharp), !is_sharp))
    wanted = i;
  if (wanted < n && !self->is_drawing)
    start (self, wanted, get_device_scale (self));
}
