/* The sheet: which rows and columns there are, and what its owner sets. */
#include "app/widgets/td-recipient-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-campaign-store.h"

/* More campaigns than a federation has in use. */
#define MAX_CAMPAIGNS 2000

G_DEFINE_FINAL_TYPE_WITH_CODE (TdRecipientSheet,
                               td_recipient_sheet,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL,
                                                      td_recipient_sheet_init_grid))

/* --- Rows ------------------------------------------------------------------------------------- */

static gboolean
has_part (TdRecipientSheet *self, TdRecipientKind kind)
{
  if (kind != TD_RECIPIENT_OTHER || self->shows_others)
    return TRUE;

  for (guint i = 0; i < self->decision->awards->len; i++)
    if (((const TdAward *) g_ptr_array_index (self->decision->awards, i))->recipient_kind == kind)
      return TRUE;

  return FALSE;
}

static void
add_part (TdRecipientSheet *self, TdRecipientKind kind)
{
  SheetRow row = { TD_GRID_ROW_PART, kind, -1 };

  if (!has_part (self, kind))
    return;

  g_array_append_val (self->rows, row);
  row.kind = TD_GRID_ROW_LINE;
  for (guint i = 0; i < self->decision->awards->len; i++)
    {
      row.award = (int) i;
      if (((const TdAward *) g_ptr_array_index (self->decision->awards, i))->recipient_kind == kind)
        g_array_append_val (self->rows, row);
    }
  row.kind = TD_GRID_ROW_BLANK;
  row.award = -1;
  g_array_append_val (self->rows, row);
}

static void
add_column (TdRecipientSheet *self, TdAwardCell cell)
{
  gboolean shown = !self->is_common[cell];

  if (cell == TD_CELL_UNRECOGNISED)
    {
      shown = FALSE;
      for (guint i = 0; self->decision != NULL && i < self->decision->awards->len; i++)
        shown |= td_award_get_unread (g_ptr_array_index (self->decision->awards, i), cell) != NULL;
    }
  if (shown)
    g_array_append_val (self->columns, cell);
}

/* TRUE if there are other columns now. */
static gboolean
rebuild_columns (TdRecipientSheet *self)
{
  guint n = self->columns->len;

  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < TD_N_CELLS; i++)
    add_column (self, (TdAwardCell) i);

  return self->columns->len != n;
}

void
td_recipient_sheet_rebuild (TdRecipientSheet *self)
{
  g_array_set_size (self->rows, 0);
  if (self->decision != NULL)
    for (int kind = TD_RECIPIENT_COLLECTIVE; kind <= TD_RECIPIENT_OTHER; kind++)
      add_part (self, (TdRecipientKind) kind);
  if (rebuild_columns (self))
    td_grid_model_columns_changed (TD_GRID_MODEL (self));
  else
    td_grid_model_changed (TD_GRID_MODEL (self));
}

TdAward *
td_recipient_sheet_get_award (TdRecipientSheet *self, guint row)
{
  int award = td_recipient_sheet_get_row (self, row)->award;

  return award >= 0 ? g_ptr_array_index (self->decision->awards, award) : NULL;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
td_recipient_sheet_finalize (GObject *object)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (object);

  td_recipient_sheet_clear_undo (self);
  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  g_clear_pointer (&self->matcher, td_unit_matcher_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_hash_table_unref (self->context.campaigns);
  td_award_free (self->defaults);
  g_free (self->typing_text);
  td_catalogue_unref (self->catalogue);
  g_object_unref (self->book);

  G_OBJECT_CLASS (td_recipient_sheet_parent_class)->finalize (object);
}

static void
td_recipient_sheet_class_init (TdRecipientSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_recipient_sheet_finalize;

  g_signal_new ("edited", TD_TYPE_RECIPIENT_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("typing", TD_TYPE_RECIPIENT_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);

  td_recipient_sheet_translate_columns ();
}

static void
td_recipient_sheet_init (TdRecipientSheet *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (SheetRow));
  self->columns = g_array_new (FALSE, FALSE, sizeof (TdAwardCell));
  self->context.campaigns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->defaults = td_award_new ();
  self->typing_row = -1;
}

static void
read_campaigns (TdRecipientSheet *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = td_campaign_search (td_book_get_reader (self->book), "",
                                                   TD_DATE_NONE, MAX_CAMPAIGNS, &error);

  if (hits == NULL)
    g_warning ("The campaigns could not be read: %s", error->message);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdCampaignHit *hit = g_ptr_array_index (hits, i);

      g_hash_table_insert (self->context.campaigns, g_memdup2 (&hit->id, sizeof hit->id),
                           g_strdup (hit->name));
    }
}

TdRecipientSheet *
td_recipient_sheet_new (TdBook *book, TdCatalogue *catalogue)
{
  TdRecipientSheet *self = g_object_new (TD_TYPE_RECIPIENT_SHEET, NULL);

  self->book = g_object_ref (book);
  self->catalogue = td_catalogue_ref (catalogue);
  self->context.catalogue = catalogue;
  read_campaigns (self);

  return self;
}

void
td_recipient_sheet_set_decision (TdRecipientSheet *self, TdDecision *decision)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  self->decision = decision;
  self->context.date = decision->decided_on;
  self->shows_others = FALSE;
  td_recipient_sheet_stop_typing (self);
  td_recipient_sheet_clear_undo (self);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  td_recipient_sheet_read_units (self);
  td_recipient_sheet_rebuild (self);
}

void
td_recipient_sheet_set_date (TdRecipientSheet *self, TdDate date)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  for (guint i = 0; i < self->decision->awards->len; i++)
    td_award_follow_date (g_ptr_array_index (self->decision->awards, i), self->catalogue,
                          self->context.date, date);
  td_award_follow_date (self->defaults, self->catalogue, self->context.date, date);
  self->context.date = date;
  td_recipient_sheet_read_units (self);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

const TdAwardCellContext *
td_recipient_sheet_get_context (TdRecipientSheet *self)
{
  return &self->context;
}

TdAward *
td_recipient_sheet_get_defaults (TdRecipientSheet *self)
{
  return self->defaults;
}

void
td_recipient_sheet_set_common (TdRecipientSheet *self, TdAwardCell cell, gboolean is_common)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  if (!self->is_common[cell] == !is_common)
    return;
  self->is_common[cell] = is_common;
  td_recipient_sheet_rebuild (self);
}

gboolean
td_recipient_sheet_is_common (TdRecipientSheet *self, TdAwardCell cell)
{
  return self->is_common[cell];
}

void
td_recipient_sheet_set_problems (TdRecipientSheet *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_RECIPIENT_SHEET (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

GPtrArray *
td_recipient_sheet_get_problems (TdRecipientSheet *self)
{
  return self->problems;
}

int
td_recipient_sheet_find_award (TdRecipientSheet *self, guint row)
{
  return row < self->rows->len ? td_recipient_sheet_get_row (self, row)->award : -1;
}

guint
td_recipient_sheet_find_row (TdRecipientSheet *self, guint award)
{
  guint row;

  for (row = 0;
       row < self->rows->len && td_recipient_sheet_get_row (self, row)->award != (int) award; row++)
    ;

  return row;
}

guint
td_recipient_sheet_find_blank (TdRecipientSheet *self, TdRecipientKind kind)
{
  guint row;

  for (row = 0; row < self->rows->len; row++)
    if (td_recipient_sheet_get_row (self, row)->kind == TD_GRID_ROW_BLANK
        && td_recipient_sheet_get_row (self, row)->part == kind)
      break;

  return row;
}

gboolean
td_recipient_sheet_find_column (TdRecipientSheet *self, TdAwardCell cell, guint *column)
{
  for (*column = 0; *column < self->columns->len; (*column)++)
    if (td_recipient_sheet_get_cell (self, *column) == cell)
      return TRUE;

  return FALSE;
}

TdAwardCell
td_recipient_sheet_get_cell (TdRecipientSheet *self, guint column)
{
  return g_array_index (self->columns, TdAwardCell, column);
}
