#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is whole đồng in a gint64, coefficients are whole hundredths: no floating point anywhere.
 */

/* The largest amount that is read, 999 thousand billion: a worksheet's numbers are exact up to
 * here. */
#define TD_MONEY_MAX G_GINT64_CONSTANT (999999999999999)

/* td_money_parse:
 * @text: "1.800.000", "1 800 000", "1800000", "1.800.000 đ", "1,8tr", "1,8 triệu", "500k", "500
 * nghìn", "1,2 tỷ đồng", "500.000 ₫", "500.000 VNĐ"
 * @amount: (out): 0 … TD_MONEY_MAX; 0 if it could not be read
 *
 * A dot is for thousands, with exactly three digits after each ("1.8" and "1.80.000" are refused);
 * a comma is for decimals, which need a unit (k, nghìn, ngàn, ng, tr, triệu, tỷ, tỉ) that makes
 * whole đồng of them ("1,5" and "1,800" are refused). With a unit, a dot that cannot be for
 * thousands is read as a comma: "1.8tr" is 1.800.000 — but "1.800 triệu" is 1.800.000.000.
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence for the clerk for anything else, blank and
 *   negative text included */
gboolean td_money_parse (const char *text, gint64 *amount, GError **error);

/* td_money_format:
 *
 * Returns: (transfer full): "1.800.000", thousands dots, no currency sign */
char *td_money_format (gint64 amount);

/* td_money_parse_count: a number of people or things: "1234", "1.234", "1 234" and, copied from a
 * worksheet in English, "1,234"; what money has beside that ("5k", "1,8tr") is none
 *
 * Returns: FALSE if it is no such number */
gboolean td_money_parse_count (const char *text, gint64 *count);

/* td_money_bonus:
 * @base_salary: đồng a month, in force on the decision's date
 * @coefficient: hundredths, 150 for 1,5; not negative
 * @rounding: đồng; the result is rounded UP to a multiple of it (QĐ 2106/QĐ-TLĐ Đ.50, NĐ 98/2023
 *   Đ.53: tens of thousands); 0 or 1 to round up to whole đồng only
 *
 * Returns: 2 530 000 × 0,3 → 760 000 */
gint64 td_money_bonus (gint64 base_salary, gint64 coefficient, gint64 rounding);

/* td_money_format_hundredths:
 *
 * Returns: (transfer full): "1,5" for 150, "0,15" for 15, "12" for 1200 */
char *td_money_format_hundredths (gint64 hundredths);

/* td_money_parse_hundredths: the way back: "1,5", "85", "1.234,56"; at most two digits after the
 * comma
 *
 * Returns: FALSE with TD_ERROR_PARSE and a sentence for the clerk */
gboolean td_money_parse_hundredths (const char *text, gint64 *hundredths, GError **error);

G_END_DECLS
