#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is whole đồng in a gint64, coefficients are whole hundredths: no floating point anywhere. */

/* td_money_parse:
 * @text: "1.800.000", "1 800 000", "1800000", "1.800.000 đ", "1,8tr", "1,8 triệu", "500k", "500 nghìn"
 * @amount: (out)
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence for the clerk for anything else, blank and
 *   negative text included */
gboolean td_money_parse (const char *text, gint64 *amount, GError **error);

/* td_money_format:
 *
 * Returns: (transfer full): "1.800.000", thousands dots, no currency sign */
char *td_money_format (gint64 amount);

/* td_money_bonus:
 * @base_salary: đồng a month, in force on the decision's date
 * @coefficient: hundredths, 150 for 1,5
 * @rounding: đồng; the result is rounded UP to a multiple of it (QĐ 2106/QĐ-TLĐ Đ.50, NĐ 98/2023
 *   Đ.53: tens of thousands); 0 or 1 for no rounding
 *
 * Returns: 2 530 000 × 0,3 → 760 000 */
gint64 td_money_bonus (gint64 base_salary, gint64 coefficient, gint64 rounding);

/* td_money_format_hundredths:
 *
 * Returns: (transfer full): "1,5" for 150, "0,15" for 15, "12" for 1200 */
char *td_money_format_hundredths (gint64 hundredths);

G_END_DECLS
