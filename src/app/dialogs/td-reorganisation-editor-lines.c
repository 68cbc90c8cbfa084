/* What can be done with the lines of a reorganisation. */
#include <glib/gi18n-lib.h>

#include "app/dialogs/td-reorganisation-editor-private.h"
#include "app/dialogs/td-units-dialog.h"
#include "store/td-tree.h"
#include "store/td-unit-store.h"

gboolean
td_reorganisation_editor_get_line (TdReorganisationEditor *self, guint *line)
{
  guint column;

  td_grid_get_current (self->grid, line, &column);

  return *line < td_reorganisation_sheet_get_n_lines (self->sheet);
}

/* The current line, with what is typed in it taken over; FALSE if there is none. */
static gboolean
get_line (TdReorganisationEditor *self, guint *line)
{
  td_grid_commit (self->grid);

  return td_reorganisation_editor_get_line (self, line);
}

/* The line where it is now, in the column that was current. */
static void
go_to (TdReorganisationEditor *self, guint line)
{
  guint row, column;

  td_grid_get_current (self->grid, &row, &column);
  td_grid_move_to (self->grid, line, column);
}

static void
add_line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);

  td_grid_commit (self->grid);
  td_grid_move_to (self->grid, td_reorganisation_sheet_get_n_lines (self->sheet), TD_LINE_ACTION);
}

static void
duplicate_line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);
  guint line;

  if (get_line (self, &line))
    go_to (self, td_reorganisation_sheet_duplicate (self->sheet, line));
}

static void
remove_line_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);
  guint line;

  if (!get_line (self, &line))
    return;
  td_reorganisation_sheet_remove (self->sheet, line);
  go_to (self, MIN (line, td_reorganisation_sheet_get_n_lines (self->sheet)));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);
  guint line;

  if (get_line (self, &line))
    go_to (self, td_reorganisation_sheet_move (self->sheet, line,
                                               g_str_equal (name, "editor.move-up") ? -1 : 1));
}

static void
repeat_above_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);
  guint row, column;

  td_grid_commit (self->grid);
  if (td_grid_get_current (self->grid, &row, &column))
    td_grid_model_repeat_above (TD_GRID_MODEL (self->sheet), row, column);
}

static void
fill_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);
  guint line, row, column;

  if (!get_line (self, &line))
    return;
  td_grid_get_current (self->grid, &row, &column);
  td_reorganisation_sheet_fill_down (self->sheet, line, (TdLineCell) column);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);

  td_grid_commit (self->grid);
  td_reorganisation_sheet_undo (self->sheet, g_str_equal (name, "editor.redo"));
}

static void
found_target_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);
  guint line;

  if (get_line (self, &line))
    td_reorganisation_sheet_found (self->sheet, line);
}

/* --- Several units ---------------------------------------------------------------------------- */

static gboolean
has_line (TdReorganisationEditor *self, gint64 unit_id)
{
  for (guint i = 0; i < td_reorganisation_sheet_get_n_lines (self->sheet); i++)
    if (td_reorganisation_sheet_get_unit (self->sheet, i) == unit_id)
      return TRUE;

  return FALSE;
}

GArray *
td_reorganisation_editor_list_children (TdReorganisationEditor *self, guint line)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 unit_id = td_reorganisation_sheet_get_unit (self->sheet, line);
  g_autoptr (GPtrArray) spans = NULL;

  if (unit_id == 0 || !td_reorganisation_sheet_leaves_children (self->sheet, line))
    return children;

  spans = td_tree_read_children (td_book_get_reader (self->book), unit_id,
                                 td_reorganisation_sheet_get_day_before (self->sheet), NULL);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const TdUnitSpan *span = g_ptr_array_index (spans, i);

      if (!has_line (self, span->unit_id))
        g_array_append_val (children, span->unit_id);
    }

  return children;
}

/* What belonged to a unit that is dissolved goes to the unit above it, unless another is chosen. */
static void
add_children_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);
  g_autoptr (GArray) children = NULL;
  g_autoptr (TdUnit) unit = NULL;
  guint line;

  if (!get_line (self, &line))
    return;
  children = td_reorganisation_editor_list_children (self, line);
  unit = td_unit_load (td_book_get_reader (self->book),
                       td_reorganisation_sheet_get_unit (self->sheet, line), NULL);
  if (children->len == 0 || unit == NULL)
    return;
  td_reorganisation_sheet_add_units (self->sheet, children, TD_REORGANISATION_TRANSFER,
                                     unit->parent_id, "");
}

static void
chosen_cb (const GArray *unit_ids,
           TdReorganisationAction action,
           gint64 target_id,
           const char *target_name,
           gpointer user_data)
{
  TdReorganisationEditor *self = user_data;

  td_grid_move_to (
      self->grid,
      td_reorganisation_sheet_add_units (self->sheet, unit_ids, action, target_id, target_name),
      TD_LINE_UNIT);
}

static void
add_units_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (widget);

  td_grid_commit (self->grid);
  td_units_dialog_show (GTK_WINDOW (self), self->book,
                        td_reorganisation_sheet_get_day_before (self->sheet), chosen_cb, self);
}

/* --- Actions ---------------------------------------------------------------------------------- */

void
td_reorganisation_editor_install_line_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "editor.add-line", add_line_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "editor.duplicate-line", duplicate_line_action, GDK_KEY_n,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.remove-line", remove_line_action, GDK_KEY_Delete, GDK_CONTROL_MASK },
    { "editor.move-up", move_action, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK },
    { "editor.move-down", move_action, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK },
    { "editor.fill-down", fill_down_action, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.add-units", add_units_action, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.undo", undo_action, GDK_KEY_z, GDK_CONTROL_MASK },
    { "editor.redo", undo_action, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.repeat-above", repeat_above_action, 0, 0 },
    { "editor.add-children", add_children_action, GDK_KEY_l, GDK_CONTROL_MASK },
    { "editor.found-target", found_target_action, GDK_KEY_g, GDK_CONTROL_MASK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}
