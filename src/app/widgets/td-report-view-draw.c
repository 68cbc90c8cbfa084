/* Drawing a report. The sheet's parts, from back to front:
 *
 *   cells of the scrolled columns   moved by both scroll bars
 *   cells of the fixed columns      moved up and down only
 *   heading, notes, signature       centred in what is visible, moved up and down
 *   column headings                 moved sideways, stay at the top */
#include "app/widgets/td-report-view-private.h"

typedef struct
{
  TdReportView *self;
  GtkSnapshot *snapshot;
  PangoLayout *regular;
  PangoLayout *bold;
  GdkRGBA text;
  GdkRGBA line;
  GdkRGBA base;
  GdkRGBA shade;
  GdkRGBA accent;
  int x; /* scrolled by */
  int y;
  int width;
  int height;
} Draw;

PangoLayout *
td_report_view_create_layout (TdReportView *self, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (self->zoom));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);

  return layout;
}

static GdkRGBA
theme_color (TdReportView *self, const char *name, const char *fallback)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name,
                                       &color))
    gdk_rgba_parse (&color, fallback);

  return color;
}

static GdkRGBA
mix (GdkRGBA a, GdkRGBA b, float part)
{
  return (GdkRGBA){ a.red + (b.red - a.red) * part, a.green + (b.green - a.green) * part,
                    a.blue + (b.blue - a.blue) * part, 1 };
}

static void
draw_text (Draw *draw,
           const char *text,
           gboolean bold,
           PangoAlignment align,
           int x,
           int y,
           int width,
           int height)
{
  PangoLayout *layout = bold ? draw->bold : draw->regular;
  int text_height;

  if (text == NULL || text[0] == '\0' || width <= 0)
    return;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_height (layout, height * PANGO_SCALE);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &text_height);

  gtk_snapshot_save (draw->snapshot);
  gtk_snapshot_translate (draw->snapshot,
                          &GRAPHENE_POINT_INIT (x, y + MAX ((height - text_height) / 2, 0)));
  gtk_snapshot_append_layout (draw->snapshot, layout, &draw->text);
  gtk_snapshot_restore (draw->snapshot);
}

static void
fill (Draw *draw, const GdkRGBA *color, int x, int y, int width, int height)
{
  gtk_snapshot_append_color (draw->snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Lines below and right of a cell. */
static void
draw_lines (Draw *draw, int x, int y, int width, int height)
{
  fill (draw, &draw->line, x, y + height - 1, width, 1);
  fill (draw, &draw->line, x + width - 1, y, 1, height);
}

static PangoAlignment
cell_alignment (const TdReportCell *cell)
{
  switch (cell->kind)
    {
    case TD_CELL_COUNT:
    case TD_CELL_CHANGE:
    case TD_CELL_MONEY:
    case TD_CELL_POINTS:
    case TD_CELL_SHARE:
      return PANGO_ALIGN_RIGHT;
    case TD_CELL_DATE:
      return PANGO_ALIGN_CENTER;
    case TD_CELL_TEXT:
    case TD_CELL_EMPTY:
    default:
      return PANGO_ALIGN_LEFT;
    }
}

static void
draw_cell (Draw *draw, guint row, guint column, int x, int y, int width, int height)
{
  const TdReportLayout *layout = draw->self->layout;
  const TdReportRow *data = td_report_get_row (draw->self->report, row);
  const TdReportCell *cell = &data->cells[column];
  g_autofree char *text = td_report_cell_to_text (cell);

  if (data->kind != TD_ROW_PLAIN)
    fill (draw, &draw->shade, x, y, width, height);
  draw_lines (draw, x, y, width, height);
  draw_text (draw, text, data->kind != TD_ROW_PLAIN, cell_alignment (cell), x + layout->padding,
             y + layout->padding, width - 2 * layout->padding, height - 2 * layout->padding);
  if (cell->is_struck && text != NULL && text[0] != '\0')
    fill (draw, &draw->text, x + layout->padding, y + height / 2, width - 2 * layout->padding, 1);
}

static void
draw_section (Draw *draw, guint row, int y, int height)
{
  const TdReportLayout *layout = draw->self->layout;
  int width = MIN (layout->width, draw->width);

  fill (draw, &draw->shade, 0, y, width, height);
  fill (draw, &draw->line, 0, y + height - 1, width, 1);
  draw_text (draw, td_report_get_cell (draw->self->report, row, 0)->text, TRUE, PANGO_ALIGN_LEFT,
             layout->padding, y, width - 2 * layout->padding, height);
}

/* The cells of the columns first … last − 1 in the rows on show, moved left by @scrolled. */
static void
draw_rows (Draw *draw, guint first, guint last, int scrolled)
{
  const TdReportLayout *layout = draw->self->layout;

  for (guint i = 0; i < layout->n_rows; i++)
    {
      int y = layout->rows_y + layout->row_y[i] - draw->y;
      int height = layout->row_y[i + 1] - layout->row_y[i];

      if (y + height <= 0)
        continue;
      if (y >= draw->height)
        break;
      if (td_report_get_row (draw->self->report, i)->kind == TD_ROW_SECTION)
        {
          draw_section (draw, i, y, height);
          continue;
        }
      for (guint j = first; j < last; j++)
        {
          int x = layout->column_x[j] - scrolled;
          int width = layout->column_x[j + 1] - layout->column_x[j];

          if (x + width > 0 && x < draw->width)
            draw_cell (draw, i, j, x, y, width, height);
        }
    }
}

static void
draw_header_cells (Draw *draw, int top, gboolean fixed)
{
  const TdReportLayout *layout = draw->self->layout;
  guint n_fixed = draw->self->report->n_fixed_columns;

  for (guint i = 0; i < layout->header->len; i++)
    {
      const TdReportHeaderCell *cell = &g_array_index (layout->header, TdReportHeaderCell, i);
      int x = layout->column_x[cell->column] - (fixed ? 0 : draw->x);
      int y = top + layout->level_y[cell->level];
      int width = layout->column_x[cell->column + cell->n_columns] - layout->column_x[cell->column];
      int height = layout->level_y[cell->level + cell->n_levels] - layout->level_y[cell->level];

      if ((cell->column < n_fixed) != fixed)
        continue;
      fill (draw, &draw->shade, x, y, width, height);
      draw_lines (draw, x, y, width, height);
      draw_text (draw, cell->text, TRUE, PANGO_ALIGN_CENTER, x + layout->padding, y,
                 width - 2 * layout->padding, height);
    }
}

static void
draw_header (Draw *draw)
{
  const TdReportLayout *layout = draw->self->layout;
  int top = MAX (layout->table_y - draw->y, 0);
  int height = layout->level_y[layout->n_levels];
  int fixed = layout->column_x[draw->self->report->n_fixed_columns];

  fill (draw, &draw->base, 0, top, MIN (layout->width, draw->width), height);
  gtk_snapshot_push_clip (draw->snapshot,
                          &GRAPHENE_RECT_INIT (fixed, top, MAX (draw->width - fixed, 0), height));
  draw_header_cells (draw, top, FALSE);
  gtk_snapshot_pop (draw->snapshot);
  draw_header_cells (draw, top, TRUE);
  fill (draw, &draw->line, 0, top, MIN (layout->width, draw->width), 1);
}

/* A line of the text above or below the table; @from and @to are parts of the visible width. */
static void
draw_line (Draw *draw, const char *text, gboolean bold, double from, double to, int y)
{
  int left = (int) (from * draw->width);

  draw_text (draw, text, bold, PANGO_ALIGN_CENTER, left, y - draw->y,
             (int) (to * draw->width) - left, draw->self->layout->line_height + 2);
}

static void
draw_block (Draw *draw)
{
  const TdReport *report = draw->self->report;
  int line = draw->self->layout->line_height;
  int y = line / 2;

  for (guint i = 0; report->left_heading[i] != NULL; i++)
    draw_line (draw, report->left_heading[i], i > 0, 0, 0.42, y + (int) i * line);
  for (guint i = 0; report->right_heading[i] != NULL; i++)
    draw_line (draw, report->right_heading[i], TRUE, 0.5, 1, y + (int) i * line);
  y += 3 * line;
  draw_line (draw, report->title, TRUE, 0, 1, y);
  draw_line (draw, report->subtitle, FALSE, 0, 1, y + line);
  draw_line (draw, report->addressee, FALSE, 0, 1, y + 2 * line);
}

static void
draw_below (Draw *draw)
{
  const TdReport *report = draw->self->report;
  const TdReportLayout *layout = draw->self->layout;
  int line = layout->line_height;
  int y = layout->notes_y + line / 2;

  for (guint i = 0; i < report->notes->len; i++)
    {
      draw_text (draw, g_ptr_array_index (report->notes, i), FALSE, PANGO_ALIGN_LEFT,
                 layout->padding, y - draw->y, draw->width - 2 * layout->padding, line);
      y += line;
    }
  y += line / 2;
  draw_line (draw, report->date_line, FALSE, 0.5, 1, y);
  draw_line (draw, report->preparer_post, TRUE, 0, 0.5, y + line);
  draw_line (draw, report->signer_authority, TRUE, 0.5, 1, y + line);
  draw_line (draw, report->signer_post, TRUE, 0.5, 1, y + 2 * line);
  draw_line (draw, report->preparer_name, TRUE, 0, 0.5, y + 6 * line);
  draw_line (draw, report->signer_name, TRUE, 0.5, 1, y + 6 * line);
}

static void
draw_cursor (Draw *draw)
{
  const TdReportLayout *layout = draw->self->layout;
  guint row = draw->self->cursor_row;
  guint column = draw->self->cursor_column;
  gboolean fixed = column < draw->self->report->n_fixed_columns;
  GskRoundedRect outline;

  if (row >= layout->n_rows || column >= layout->n_columns
      || !gtk_widget_has_focus (GTK_WIDGET (draw->self)))
    return;

  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT (layout->column_x[column] - (fixed ? 0 : draw->x),
                           layout->rows_y + layout->row_y[row] - draw->y,
                           layout->column_x[column + 1] - layout->column_x[column],
                           layout->row_y[row + 1] - layout->row_y[row]),
      0);
  gtk_snapshot_append_border (
      draw->snapshot, &outline, (float[4]){ 2, 2, 2, 2 },
      (GdkRGBA[4]){ draw->accent, draw->accent, draw->accent, draw->accent });
}

void
td_report_view_draw (TdReportView *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) regular = td_report_view_create_layout (self, FALSE);
  g_autoptr (PangoLayout) bold = td_report_view_create_layout (self, TRUE);
  const TdReportLayout *layout = self->layout;
  Draw draw = { .self = self, .snapshot = snapshot, .regular = regular, .bold = bold };
  guint n_fixed = self->report->n_fixed_columns;
  int fixed = layout->column_x[n_fixed];

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &draw.text);
  draw.base = theme_color (self, "theme_base_color", "white");
  draw.accent = theme_color (self, "theme_selected_bg_color", "#3584e4");
  draw.line = mix (draw.base, draw.text, 0.25f);
  draw.shade = mix (draw.base, draw.text, 0.06f);
  draw.x = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  draw.y = (int) gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  draw.width = gtk_widget_get_width (GTK_WIDGET (self));
  draw.height = gtk_widget_get_height (GTK_WIDGET (self));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, draw.width, draw.height));
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (fixed, 0, MAX (draw.width - fixed, 0), draw.height));
  draw_rows (&draw, n_fixed, layout->n_columns, draw.x);
  gtk_snapshot_pop (snapshot);
  draw_rows (&draw, 0, n_fixed, 0);
  if (draw.y < layout->table_y)
    draw_block (&draw);
  if (draw.y + draw.height > layout->notes_y)
    draw_below (&draw);
  draw_cursor (&draw);
  draw_header (&draw);
  gtk_snapshot_pop (snapshot);
}
