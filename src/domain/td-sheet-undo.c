#include "domain/td-sheet-undo.h"

/* Each change is a GPtrArray of Before, every line in it once. */
struct _TdSheetUndo
{
  TdSheetGetState get_state;
  TdSheetSetState set_state;
  GDestroyNotify free_state;
  GPtrArray *undo;
  GPtrArray *redo;
  GPtrArray *open;        /* the change that is being made, or NULL */
  GHashTable *open_lines; /* its lines */
};

/* A line as it was before a change. */
typedef struct
{
  guint line;
  gpointer state;
  GDestroyNotify free_state;
} Before;

static Before *
before_new (const TdSheetUndo *undo, gpointer sheet, guint line)
{
  Before *self = g_new (Before, 1);

  *self = (Before){ line, undo->get_state (sheet, line), undo->free_state };

  return self;
}

static void
before_free (Before *self)
{
  self->free_state (self->state);
  g_free (self);
}

static GPtrArray *
change_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) before_free);
}

TdSheetUndo *
td_sheet_undo_new (TdSheetGetState get_state, TdSheetSetState set_state, GDestroyNotify free_state)
{
  TdSheetUndo *self = g_new0 (TdSheetUndo, 1);

  self->get_state = get_state;
  self->set_state = set_state;
  self->free_state = free_state;
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->open_lines = g_hash_table_new (NULL, NULL);

  return self;
}

void
td_sheet_undo_free (TdSheetUndo *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_hash_table_unref (self->open_lines);
  g_free (self);
}

void
td_sheet_undo_remember (TdSheetUndo *self, gpointer sheet, guint line)
{
  if (self->open == NULL)
    self->open = change_new ();
  if (g_hash_table_add (self->open_lines, GUINT_TO_POINTER (line)))
    g_ptr_array_add (self->open, before_new (self, sheet, line));
}

void
td_sheet_undo_end_change (TdSheetUndo *self)
{
  if (self->open == NULL)
    return;

  g_ptr_array_add (self->undo, g_steal_pointer (&self->open));
  g_hash_table_remove_all (self->open_lines);
  g_ptr_array_set_size (self->redo, 0);
}

gboolean
td_sheet_undo_run (TdSheetUndo *self, gpointer sheet, gboolean redo)
{
  GPtrArray *from, *to;
  g_autoptr (GPtrArray) change = NULL;
  GPtrArray *back;

  td_sheet_undo_end_change (self);
  from = redo ? self->redo : self->undo;
  to = redo ? self->undo : self->redo;
  if (from->len == 0)
    return FALSE;

  change = g_ptr_array_steal_index (from, from->len - 1);
  back = change_new ();
  for (guint i = 0; i < change->len; i++)
    {
      const Before *before = g_ptr_array_index (change, i);

      g_ptr_array_add (back, before_new (self, sheet, before->line));
      self->set_state (sheet, before->line, before->state);
    }
  g_ptr_array_add (to, back);

  return TRUE;
}
