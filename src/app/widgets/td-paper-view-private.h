#pragma once

#include "app/widgets/td-paper-view.h"
#include "base/td-job.h"

G_BEGIN_DECLS

/* Between two pages and around them. */
#define TD_PAPER_VIEW_GAP 12

/* As many pages as can be in sight at a small zoom. */
#define TD_PAPER_VIEW_N_TEXTURES 24

/* TdPaperTexture: a page that was drawn
 * @scale: device pixels a point */
typedef struct
{
  GdkTexture *texture;
  guint index;
  double scale;
} TdPaperTexture;

/* Shared by td-paper-view.c (pages, zoom, scrolling), td-paper-view-cursor.c (the current cell,
 * keys and the pointer) and td-paper-view-draw.c.
 * @reports, @index: what was asked for
 * @shown: keeps the report of @paper, which may be an older one while the new pages are found
 * @textures: the latest first
 * @is_drawing: whether a thread draws a page */
struct _TdPaperView
{
  GtkWidget parent_instance;

  GPtrArray *reports;
  guint index;
  TdJob *job;
  GPtrArray *shown;
  TdPaper *paper;
  TdPaperText *text;
  TdPaperTexture textures[TD_PAPER_VIEW_N_TEXTURES];
  gboolean is_drawing;

  double zoom;
  gboolean fits_width;
  guint cursor_row;
  guint cursor_column;
  double pointer_y;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
};

/* td_paper_view_get_scale: pixels a point */
double td_paper_view_get_scale (TdPaperView *self);

/* td_paper_view_get_page_area: where a page stands in the view as it is scrolled, in pixels */
TdPaperArea td_paper_view_get_page_area (TdPaperView *self, guint index);

/* td_paper_view_find_page: the page at a height of the view, or the next one below */
guint td_paper_view_find_page (TdPaperView *self, double y);

void td_paper_view_zoom_at (TdPaperView *self, double zoom, double y);

void td_paper_view_draw (TdPaperView *self, GtkSnapshot *snapshot);
void td_paper_view_forget_textures (TdPaperView *self);

/* td_paper_view_add_controllers: keys, clicks, the wheel and tooltips */
void td_paper_view_add_controllers (TdPaperView *self);

/* td_paper_view_reveal_cursor: scrolls to the current cell, if its page is known */
void td_paper_view_reveal_cursor (TdPaperView *self);

/* td_paper_view_emit_explain: asks what is behind the current cell, if there is something */
void td_paper_view_emit_explain (TdPaperView *self);

G_END_DECLS
