/* Changing the lines of a sheet, and taking it back. */
#include "app/widgets/td-recipient-sheet-private.h"

/* Of 300 lines some 200 KiB each. */
#define MAX_UNDO 100

/* --- Taking back ------------------------------------------------------------------------------ */

static GPtrArray *
copy_awards (const GPtrArray *awards)
{
  GPtrArray *copy = g_ptr_array_new_full (awards->len, (GDestroyNotify) td_award_free);

  for (guint i = 0; i < awards->len; i++)
    g_ptr_array_add (copy, td_award_copy (g_ptr_array_index (awards, i)));

  return copy;
}

static void
clear_queue (GQueue *queue)
{
  g_queue_clear_full (queue, (GDestroyNotify) g_ptr_array_unref);
}

void
td_recipient_sheet_clear_undo (TdRecipientSheet *self)
{
  clear_queue (&self->undo);
  clear_queue (&self->redo);
}

void
td_recipient_sheet_begin (TdRecipientSheet *self)
{
  g_queue_push_head (&self->undo, copy_awards (self->decision->awards));
  while (self->undo.length > MAX_UNDO)
    g_ptr_array_unref (g_queue_pop_tail (&self->undo));
  clear_queue (&self->redo);
}

gboolean
td_recipient_sheet_undo (TdRecipientSheet *self, gboolean redo)
{
  GQueue *from = redo ? &self->redo : &self->undo;
  GQueue *to = redo ? &self->undo : &self->redo;
  GPtrArray *awards;

  g_return_val_if_fail (TD_IS_RECIPIENT_SHEET (self), FALSE);

  if (from->length == 0)
    return FALSE;
  awards = g_queue_pop_head (from);
  g_queue_push_head (to, self->decision->awards);
  self->decision->awards = awards;
  td_recipient_sheet_edited (self);

  return TRUE;
}

/* --- Lines ------------------------------------------------------------------------------------ */

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const TdAward *first = *(const TdAward *const *) a;
  const TdAward *second = *(const TdAward *const *) b;

  return (int) first->recipient_kind - (int) second->recipient_kind;
}

/* Collectives before individuals, as the list is printed; within a part the order stays, because
 * the sort of GPtrArray is stable. Returns where @award is then. */
static guint
sort_parts (TdRecipientSheet *self, TdAward *award)
{
  guint index = 0;

  g_ptr_array_sort (self->decision->awards, compare_parts);
  g_ptr_array_find (self->decision->awards, award, &index);

  return index;
}

/* What is known before a title was typed: nothing (see td_award_is_blank ()). */
static TdAward *
create_line (TdRecipientSheet *self, TdRecipientKind kind)
{
  TdAward *award = td_award_copy (self->defaults);

  award->recipient_kind = kind;
  if (kind != TD_RECIPIENT_COLLECTIVE)
    td_award_set_unread (award, TD_CELL_TITLE, "");
  award->bonus = td_award_propose_bonus (award, self->catalogue, self->context.date);

  return award;
}

TdAward *
td_recipient_sheet_begin_line (TdRecipientSheet *self, guint row)
{
  TdAward *award = td_recipient_sheet_get_award (self, row);

  td_recipient_sheet_begin (self);
  if (award != NULL)
    return award;

  award = create_line (self, g_array_index (self->rows, SheetRow, row).part);
  g_ptr_array_add (self->decision->awards, award);
  sort_parts (self, award);

  return award;
}

TdAward *
td_recipient_sheet_edit (TdRecipientSheet *self, guint award)
{
  g_return_val_if_fail (TD_IS_RECIPIENT_SHEET (self), NULL);

  td_recipient_sheet_begin (self);

  return g_ptr_array_index (self->decision->awards, award);
}

void
td_recipient_sheet_edited (TdRecipientSheet *self)
{
  /* Problems belong to lines by their index: they are found again. */
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  td_recipient_sheet_rebuild (self);
  g_signal_emit_by_name (self, "edited");
}

guint
td_recipient_sheet_duplicate (TdRecipientSheet *self, guint award)
{
  TdAward *copy;

  g_return_val_if_fail (TD_IS_RECIPIENT_SHEET (self), 0);

  td_recipient_sheet_begin (self);
  copy = td_award_copy (g_ptr_array_index (self->decision->awards, award));
  copy->id = 0;
  copy->revoked_on = TD_DATE_NONE;
  g_free (copy->revoke_reason);
  copy->revoke_reason = g_strdup ("");
  g_ptr_array_insert (self->decision->awards, (int) award + 1, copy);
  td_recipient_sheet_edited (self);

  return award + 1;
}

void
td_recipient_sheet_remove (TdRecipientSheet *self, guint award)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  td_recipient_sheet_begin (self);
  g_ptr_array_remove_index (self->decision->awards, award);
  td_recipient_sheet_edited (self);
}

guint
td_recipient_sheet_move (TdRecipientSheet *self, guint award, int step)
{
  GPtrArray *awards = self->decision->awards;
  guint other = award + (guint) step;
  gpointer moved;

  /* Not out of its part. */
  if (other >= awards->len
      || ((const TdAward *) awards->pdata[award])->recipient_kind
             != ((const TdAward *) awards->pdata[other])->recipient_kind)
    return award;

  td_recipient_sheet_begin (self);
  awards = self->decision->awards;
  moved = awards->pdata[award];
  awards->pdata[award] = awards->pdata[other];
  awards->pdata[other] = moved;
  td_recipient_sheet_edited (self);

  return other;
}

void
td_recipient_sheet_fill_down (TdRecipientSheet *self, guint award, TdAwardCell cell)
{
  const TdAward *from;

  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  from = td_recipient_sheet_edit (self, award);
  for (guint i = award + 1; i < self->decision->awards->len; i++)
    {
      TdAward *line = g_ptr_array_index (self->decision->awards, i);

      if (line->recipient_kind == from->recipient_kind && !td_award_cell_is_locked (line, cell))
        td_award_cell_copy (line, cell, from, &self->context);
    }
  td_recipient_sheet_edited (self);
}

guint
td_recipient_sheet_set_kind (TdRecipientSheet *self, guint award, TdRecipientKind kind)
{
  TdAward *line;
  gint64 proposed;

  g_return_val_if_fail (TD_IS_RECIPIENT_SHEET (self), 0);

  line = td_recipient_sheet_edit (self, award);
  proposed = td_award_propose_bonus (line, self->catalogue, self->context.date);
  line->recipient_kind = kind;
  line->person_id = 0;
  line->recipient_unit_id = 0;
  td_award_set_unread (line, TD_CELL_TITLE, NULL);
  if (kind == TD_RECIPIENT_COLLECTIVE)
    line->is_woman = line->is_direct_worker = line->is_leader = FALSE;
  if (line->bonus == proposed)
    line->bonus = td_award_propose_bonus (line, self->catalogue, self->context.date);
  award = sort_parts (self, line);
  td_recipient_sheet_edited (self);

  return award;
}

void
td_recipient_sheet_show_others (TdRecipientSheet *self)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  self->shows_others = TRUE;
  td_recipient_sheet_rebuild (self);
}

void
td_recipient_sheet_insert (TdRecipientSheet *self, const GPtrArray *awards)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  td_recipient_sheet_begin (self);
  for (guint i = 0; i < awards->len; i++)
    g_ptr_array_add (self->decision->awards, td_award_copy (g_ptr_array_index (awards, i)));
  sort_parts (self, NULL);
  td_recipient_sheet_edited (self);
}

void
td_recipient_sheet_fill_common (TdRecipientSheet *self, TdAwardCell cell)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  td_recipient_sheet_begin (self);
  for (guint i = 0; i < self->decision->awards->len; i++)
    td_award_cell_copy (g_ptr_array_index (self->decision->awards, i), cell, self->defaults,
                        &self->context);
  td_recipient_sheet_edited (self);
}

TdDecision *
td_recipient_sheet_copy_typed (TdRecipientSheet *self)
{
  TdDecision *copy = td_decision_copy (self->decision);
  TdAward *award;
  int index;

  if (self->typing_row < 0 || self->typing_row >= (int) self->rows->len)
    return copy;

  index = td_recipient_sheet_find_award (self, (guint) self->typing_row);
  if (index >= 0)
    award = g_ptr_array_index (copy->awards, index);
  else
    {
      award
          = create_line (self, g_array_index (self->rows, SheetRow, (guint) self->typing_row).part);
      g_ptr_array_add (copy->awards, award);
    }
  td_award_cell_set_text (award, self->typing_cell, self->typing_text, &self->context);
  if (index < 0)
    g_ptr_array_sort (copy->awards, compare_parts);

  return copy;
}
