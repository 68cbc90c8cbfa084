/* Changing the lines of a sheet, and taking it back. */
#include "app/widgets/td-reorganisation-sheet-private.h"

#include "base/td-text.h"
#include "store/td-unit-store.h"

#define MAX_UNDO 100

/* --- Taking back ------------------------------------------------------------------------------ */

static GPtrArray *
copy_lines (const GPtrArray *lines)
{
  GPtrArray *copy = g_ptr_array_new_full (lines->len, (GDestroyNotify) sheet_line_free);

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (copy, sheet_line_copy (g_ptr_array_index (lines, i)));

  return copy;
}

static void
clear_queue (GQueue *queue)
{
  g_queue_clear_full (queue, (GDestroyNotify) g_ptr_array_unref);
}

void
td_reorganisation_sheet_clear_undo (TdReorganisationSheet *self)
{
  clear_queue (&self->undo);
  clear_queue (&self->redo);
}

void
td_reorganisation_sheet_begin (TdReorganisationSheet *self)
{
  g_queue_push_head (&self->undo, copy_lines (self->lines));
  while (self->undo.length > MAX_UNDO)
    g_ptr_array_unref (g_queue_pop_tail (&self->undo));
  clear_queue (&self->redo);
}

void
td_reorganisation_sheet_edited (TdReorganisationSheet *self)
{
  /* Problems belong to lines by their index: they are found again. */
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  td_grid_model_changed (TD_GRID_MODEL (self));
  g_signal_emit_by_name (self, "edited");
}

gboolean
td_reorganisation_sheet_undo (TdReorganisationSheet *self, gboolean redo)
{
  GQueue *from = redo ? &self->redo : &self->undo;
  GQueue *to = redo ? &self->undo : &self->redo;

  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), FALSE);

  if (from->length == 0)
    return FALSE;
  g_queue_push_head (to, self->lines);
  self->lines = g_queue_pop_head (from);
  td_reorganisation_sheet_edited (self);

  return TRUE;
}

/* --- Lines ------------------------------------------------------------------------------------ */

/* Many units mostly have one thing done to them: a new line does what the last one does, those left
 * out that only found what others go into. */
static SheetLine *
append_line (TdReorganisationSheet *self)
{
  SheetLine *line = sheet_line_new ();

  for (guint i = self->lines->len; i > 0 && !line->has_action; i--)
    {
      const SheetLine *last = g_ptr_array_index (self->lines, i - 1);

      if (last->has_action && last->line->action != TD_REORGANISATION_FOUND)
        td_reorganisation_sheet_set_action (line, last->line->action);
    }
  g_ptr_array_add (self->lines, line);

  return line;
}

SheetLine *
td_reorganisation_sheet_begin_line (TdReorganisationSheet *self, guint row)
{
  SheetLine *line;

  td_reorganisation_sheet_begin (self);
  line = td_reorganisation_sheet_get_line (self, row);

  return line != NULL ? line : append_line (self);
}

guint
td_reorganisation_sheet_duplicate (TdReorganisationSheet *self, guint line)
{
  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), 0);

  td_reorganisation_sheet_begin (self);
  g_ptr_array_insert (self->lines, (int) line + 1,
                      sheet_line_copy (td_reorganisation_sheet_get_line (self, line)));
  td_reorganisation_sheet_edited (self);

  return line + 1;
}

void
td_reorganisation_sheet_remove (TdReorganisationSheet *self, guint line)
{
  g_return_if_fail (TD_IS_REORGANISATION_SHEET (self));

  td_reorganisation_sheet_begin (self);
  g_ptr_array_remove_index (self->lines, line);
  td_reorganisation_sheet_edited (self);
}

guint
td_reorganisation_sheet_move (TdReorganisationSheet *self, guint line, int step)
{
  guint other = line + (guint) step;
  gpointer moved;

  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), line);

  if (other >= self->lines->len)
    return line;

  td_reorganisation_sheet_begin (self);
  moved = self->lines->pdata[line];
  self->lines->pdata[line] = self->lines->pdata[other];
  self->lines->pdata[other] = moved;
  td_reorganisation_sheet_edited (self);

  return other;
}

void
td_reorganisation_sheet_fill_down (TdReorganisationSheet *self, guint line, TdLineCell cell)
{
  const SheetLine *from;

  g_return_if_fail (TD_IS_REORGANISATION_SHEET (self));

  td_reorganisation_sheet_begin (self);
  from = td_reorganisation_sheet_get_line (self, line);
  for (guint i = line + 1; i < self->lines->len; i++)
    td_reorganisation_sheet_copy_cell (self, td_reorganisation_sheet_get_line (self, i), from,
                                       cell);
  td_reorganisation_sheet_edited (self);
}

guint
td_reorganisation_sheet_add_units (TdReorganisationSheet *self,
                                   const GArray *unit_ids,
                                   TdReorganisationAction action,
                                   gint64 target_id,
                                   const char *target_name)
{
  guint first = self->lines->len;

  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), 0);

  td_reorganisation_sheet_begin (self);
  for (guint i = 0; i < unit_ids->len; i++)
    {
      SheetLine *line = sheet_line_new ();

      td_reorganisation_sheet_set_action (line, action);
      line->line->unit_id = g_array_index (unit_ids, gint64, i);
      if (td_reorganisation_sheet_is_used (line, TD_LINE_TARGET))
        {
          line->line->target_id = target_id;
          td_text_set (&line->line->target_name, target_id == 0 ? target_name : "");
        }
      g_ptr_array_add (self->lines, line);
    }
  td_reorganisation_sheet_edited (self);

  return first;
}

void
td_reorganisation_sheet_set_units (TdReorganisationSheet *self,
                                   const gint64 *unit_ids,
                                   guint n_units)
{
  g_return_if_fail (TD_IS_REORGANISATION_SHEET (self));

  for (guint i = 0; i < n_units; i++)
    {
      SheetLine *line = sheet_line_new ();

      line->line->unit_id = unit_ids[i];
      g_ptr_array_add (self->lines, line);
    }
  td_reorganisation_sheet_edited (self);
}

/* What goes on in a unit's place mostly stands where that stood, and is of its kind. */
void
td_reorganisation_sheet_add_founding (TdReorganisationSheet *self,
                                      const SheetLine *line,
                                      const char *name)
{
  SheetLine *founding = sheet_line_new ();
  g_autoptr (TdUnit) unit = NULL;

  td_reorganisation_sheet_set_action (founding, TD_REORGANISATION_FOUND);
  td_text_set (&founding->line->name, name);
  if (line->line->unit_id != 0)
    unit = td_unit_load (td_book_get_reader (self->book), line->line->unit_id, NULL);
  if (unit != NULL)
    {
      founding->line->target_id = unit->parent_id;
      td_text_set (&founding->line->kind, unit->kind);
      td_text_set (&founding->line->organisation_type, unit->organisation_type);
    }
  g_ptr_array_add (self->lines, founding);
}

void
td_reorganisation_sheet_found (TdReorganisationSheet *self, guint line)
{
  const char *name = td_reorganisation_sheet_needs_founding (self, line);

  if (name == NULL)
    return;
  td_reorganisation_sheet_begin (self);
  td_reorganisation_sheet_add_founding (self, td_reorganisation_sheet_get_line (self, line), name);
  td_reorganisation_sheet_edited (self);
}

void
td_reorganisation_sheet_paste (TdReorganisationSheet *self,
                               guint row,
                               guint column,
                               const GPtrArray *cells)
{
  guint n_columns = 0;

  g_return_if_fail (TD_IS_REORGANISATION_SHEET (self));

  for (guint i = 0; i < cells->len; i++)
    n_columns = MAX (n_columns, ((const GPtrArray *) g_ptr_array_index (cells, i))->len);
  if (n_columns == 1 && column == TD_LINE_ACTION)
    column = TD_LINE_UNIT;

  td_reorganisation_sheet_begin (self);
  for (guint i = 0; i < cells->len; i++)
    {
      const GPtrArray *texts = g_ptr_array_index (cells, i);
      SheetLine *line = td_reorganisation_sheet_get_line (self, row + i);

      if (line == NULL)
        line = append_line (self);
      for (guint j = 0; j < texts->len && column + j < TD_N_LINE_CELLS; j++)
        if (td_reorganisation_sheet_is_used (line, (TdLineCell) (column + j)))
          td_reorganisation_sheet_set_text (self, line, (TdLineCell) (column + j),
                                            g_ptr_array_index (texts, j));
    }
  td_reorganisation_sheet_edited (self);
}
