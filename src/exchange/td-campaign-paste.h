#pragma once

#include "domain/td-campaign-sheet.h"
#include "exchange/td-paste-table.h"

G_BEGIN_DECLS

/* TdCampaignPaste: what became of a pasted block
 * @n_cells: cells of the sheet that changed
 * @left_out: (element-type utf8): texts of the block that have no place in the sheet: units and
 *   campaigns that no line has, or has more than once, and what goes beyond the last line or column
 */
typedef struct
{
  guint n_cells;
  GPtrArray *left_out;
} TdCampaignPaste;

void td_campaign_paste_clear (TdCampaignPaste *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCampaignPaste, td_campaign_paste_clear)

/* td_campaign_paste:
 * @line, @field: the cell that the block begins at
 *
 * A block with names or codes of units, of campaigns or of both in its first three columns goes to
 * the lines of those, whatever their order, and the columns behind the names from @field on:
 *
 *   1   CĐCS Chi cục Thuế   Lao động giỏi   25   3   2
 *   2   CĐCS Chi cục Thuế   Xanh sạch đẹp   14
 *
 * Without the campaign it is that of @line. Other blocks go to the lines from @line on, one below
 * the other. A blank cell clears nothing. The caller ends the change.
 *
 * @paste: (out) */
void td_campaign_paste (TdCampaignSheet *sheet,
                        const TdPasteTable *table,
                        guint line,
                        guint field,
                        TdCampaignPaste *paste);

G_END_DECLS
