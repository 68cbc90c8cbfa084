#pragma once

#include "app/widgets/td-grid-line.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-suggestion-list.h"

G_BEGIN_DECLS

/* Shared by td-grid.c (the widget), -layout.c (rows, columns, what is in sight), -pointer.c (the
 * mouse), -edit.c (the current cell) and -keys.c. */
struct _TdGrid
{
  GtkWidget parent_instance;

  TdGridModel *model;
  TdGridGeometry geometry;
  GArray *tops;     /* int: y of each row and, last, of the end; the heading is not counted */
  GPtrArray *lines; /* TdGridLine: the rows in sight, the first is row first_line */
  guint first_line;
  int heading_height;
  int width; /* as last allocated */
  int height;
  guint layout_source;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  guint hscroll_policy : 1;
  guint vscroll_policy : 1;

  /* The current cell. */
  guint row;
  guint column;
  GtkWidget *entry; /* GtkText */
  TdSuggestionList *suggestions;
  GtkWidget *menu;
  char *remove_action;
  gboolean updating; /* the entry's text is set by the program */
  gboolean typed;    /* it differs from the model's, by typing */
  gboolean in_text;  /* arrows move the caret */
  guint select_source;
};

/* Of a cell, both sides together, in pixels. */
#define TD_GRID_PADDING 12

/* td-grid-layout.c. y of rows is counted from the heading's end, not scrolled. */
int td_grid_get_scroll (GtkAdjustment *adjustment);
int td_grid_get_top (TdGrid *self, guint row);
guint td_grid_get_n_rows (TdGrid *self);

/* td_grid_find_row: the row at @y; the number of rows below the last */
guint td_grid_find_row (TdGrid *self, int y);
void td_grid_get_cell_area (TdGrid *self, guint row, guint column, GdkRectangle *area);
void td_grid_lay_out_columns (TdGrid *self, int width);
void td_grid_configure_adjustments (TdGrid *self);

/* td_grid_bind_lines: makes and fills the widgets of the rows in sight */
void td_grid_bind_lines (TdGrid *self);
void td_grid_reveal (TdGrid *self);

/* td_grid_refresh: shows the rows in sight as they are in the model now */
void td_grid_refresh (TdGrid *self);

/* td-grid-pointer.c */
void td_grid_add_pointer (TdGrid *self);

/* td-grid-edit.c */
void td_grid_create_entry (TdGrid *self);

/* td_grid_load: the entry shows the current cell as it is in the model */
void td_grid_load (TdGrid *self);
gboolean td_grid_is_editable (TdGrid *self, guint row, guint column);
void td_grid_suggest (TdGrid *self);
void td_grid_revert (TdGrid *self);

/* td-grid-keys.c */
gboolean td_grid_handle_key (TdGrid *self, guint keyval, GdkModifierType state);

G_END_DECLS
