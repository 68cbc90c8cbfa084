#include "exchange/td-campaign-paste.h"

#include <string.h>

#include "exchange/td-paste-names.h"

#define N_NAME_COLUMNS 3

/* How the rows of a block come to their lines.
 * @unit_column, @campaign_column: -1 for none */
typedef struct
{
  TdCampaignSheet *sheet;
  const TdPasteTable *table;
  guint line;
  guint field;
  TdPasteNames *units;
  TdPasteNames *campaigns;
  GHashTable *lines; /* "campaign unit" → line + 1 */
  int unit_column;
  int campaign_column;
  guint first_column;
} Paste;

static void
paste_clear (Paste *self)
{
  g_clear_pointer (&self->units, td_paste_names_free);
  g_clear_pointer (&self->campaigns, td_paste_names_free);
  g_clear_pointer (&self->lines, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paste, paste_clear)

void
td_campaign_paste_clear (TdCampaignPaste *self)
{
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
}

static char *
make_key (gint64 campaign_id, gint64 unit_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, campaign_id, unit_id);
}

/* Every unit and campaign once, however many lines they have. */
static void
index_lines (Paste *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 campaign_id = 0;

  self->units = td_paste_names_new ();
  self->campaigns = td_paste_names_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->sheet->lines->len; i++)
    {
      TdCampaignLine *line = td_campaign_sheet_get_line (self->sheet, i);

      g_hash_table_insert (self->lines, make_key (line->campaign_id, line->unit_id),
                           GUINT_TO_POINTER (i + 1));
      if (line->campaign_id != campaign_id)
        td_paste_names_add (self->campaigns, line->campaign, line->campaign_id);
      campaign_id = line->campaign_id;
      if (!g_hash_table_add (seen, &line->unit_id))
        continue;
      td_paste_names_add (self->units, line->name, line->unit_id);
      td_paste_names_add (self->units, line->code, line->unit_id);
    }
}

/* What the row names in @column, or what the first line has where the block has no such column. */
static gint64
find_id (const TdPasteNames *names, const Paste *self, guint row, int column, gint64 fallback)
{
  if (column < 0)
    return fallback;

  return td_paste_names_find (names, td_paste_table_get (self->table, row, (guint) column));
}

/* Returns: -1 if there is none */
static int
find_line (const Paste *self, guint row)
{
  const TdCampaignLine *current = td_campaign_sheet_get_line (self->sheet, self->line);
  gint64 unit_id = find_id (self->units, self, row, self->unit_column, current->unit_id);
  gint64 campaign_id
      = find_id (self->campaigns, self, row, self->campaign_column, current->campaign_id);
  g_autofree char *key = make_key (campaign_id, unit_id);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->lines, key)) - 1;
}

/* A row without any number or day is a heading of the block, and nothing is lost with it. */
static gboolean
is_heading (const Paste *self, guint row)
{
  for (guint column = self->first_column; column < td_paste_table_get_n_columns (self->table);
       column++)
    if (strpbrk (td_paste_table_get (self->table, row, column), "0123456789") != NULL)
      return FALSE;

  return TRUE;
}

static void
leave_out_names (const Paste *self, guint row, TdCampaignPaste *paste)
{
  const char *unit = self->unit_column < 0
                         ? ""
                         : td_paste_table_get (self->table, row, (guint) self->unit_column);
  const char *campaign = self->campaign_column < 0
                             ? ""
                             : td_paste_table_get (self->table, row, (guint) self->campaign_column);

  g_ptr_array_add (
      paste->left_out,
      g_strconcat (unit, unit[0] != '\0' && campaign[0] != '\0' ? " – " : "", campaign, NULL));
}

static void
paste_row (Paste *self, guint row, guint line, TdCampaignPaste *paste)
{
  for (guint column = self->first_column; column < td_paste_table_get_n_columns (self->table);
       column++)
    {
      const char *text = td_paste_table_get (self->table, row, column);
      guint field = self->field + column - self->first_column;

      if (text[0] == '\0')
        continue;
      if (line >= self->sheet->lines->len || field >= td_campaign_sheet_get_n_fields (self->sheet))
        g_ptr_array_add (paste->left_out, g_strdup (text));
      else if (td_campaign_sheet_type (self->sheet, line, field, text))
        paste->n_cells++;
    }
}

void
td_campaign_paste (TdCampaignSheet *sheet,
                   const TdPasteTable *table,
                   guint line,
                   guint field,
                   TdCampaignPaste *paste)
{
  g_auto (Paste) self = { .sheet = sheet, .table = table, .line = line, .field = field };

  paste->n_cells = 0;
  paste->left_out = g_ptr_array_new_with_free_func (g_free);
  if (line >= sheet->lines->len)
    return;

  index_lines (&self);
  self.unit_column = td_paste_names_find_column (self.units, table, N_NAME_COLUMNS);
  self.campaign_column = td_paste_names_find_column (self.campaigns, table, N_NAME_COLUMNS);
  self.first_column = (guint) (MAX (self.unit_column, self.campaign_column) + 1);
  for (guint row = 0; row < td_paste_table_get_n_rows (table); row++)
    {
      int found;

      if (self.first_column == 0)
        {
          paste_row (&self, row, line + row, paste);
          continue;
        }
      found = find_line (&self, row);
      if (found >= 0)
        paste_row (&self, row, (guint) found, paste);
      else if (!is_heading (&self, row))
        leave_out_names (&self, row, paste);
    }
}
