#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_MONEY_ENTRY (td_money_entry_get_type ())

/* TdMoneyEntry: an amount in đồng as a clerk types it (td_money_parse ()), right-aligned.
 *
 * What cannot be read stays as it was typed. What can is written "1.800.000" when the focus leaves
 * or Enter is pressed.
 *
 * Implements TdControl. Signal: changed (TdMoneyEntry *), with each letter. */
G_DECLARE_FINAL_TYPE (TdMoneyEntry, td_money_entry, TD, MONEY_ENTRY, GtkWidget)

GtkWidget *td_money_entry_new (void);

const char *td_money_entry_get_text (TdMoneyEntry *self);
void td_money_entry_set_text (TdMoneyEntry *self, const char *text);

/* td_money_entry_is_blank: nothing was typed, which is not the same as 0 */
gboolean td_money_entry_is_blank (TdMoneyEntry *self);

/* td_money_entry_get_amount:
 * @amount: (out): 0 for a blank entry
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence if what is typed is no amount */
gboolean td_money_entry_get_amount (TdMoneyEntry *self, gint64 *amount, GError **error);

/* td_money_entry_set_amount:
 * @amount: < 0 empties the entry
 *
 * Leaves what is typed alone if it means the same amount. */
void td_money_entry_set_amount (TdMoneyEntry *self, gint64 amount);

G_END_DECLS
