#include "app/widgets/td-totals.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"

/* "61,2" of 100, in tenths rounded to the nearest; "0" of nothing. */
static char *
format_percent (guint part, guint whole)
{
  guint64 tenths = whole > 0 ? ((guint64) part * 1000 + whole / 2) / whole : 0;

  return td_money_format_hundredths ((gint64) tenths * 10);
}

static char *
awards_to_label (const TdQueryTotals *totals)
{
  g_autofree char *n = td_money_format (totals->n);
  g_autofree char *individuals = td_money_format (totals->n_individuals);
  g_autofree char *collectives = td_money_format (totals->n_collectives);
  g_autofree char *direct = format_percent (totals->n_direct_workers, totals->n_individuals);
  g_autofree char *bonus = td_money_format (totals->bonus);

  return g_strdup_printf (
      _ ("%s awards · %s individuals · %s collectives · direct workers %s %% · %s đ"), n,
      individuals, collectives, direct, bonus);
}

char *
td_totals_to_label (TdListKind kind, const TdQueryTotals *totals)
{
  g_autofree char *n = td_money_format (totals->n);

  switch (kind)
    {
    case TD_LIST_UNITS:
      return g_strdup_printf (ngettext ("%s unit", "%s units", totals->n), n);
    case TD_LIST_CAMPAIGNS:
      return g_strdup_printf (ngettext ("%s campaign", "%s campaigns", totals->n), n);
    case TD_LIST_DECISIONS:
      return g_strdup_printf (ngettext ("%s decision", "%s decisions", totals->n), n);
    case TD_LIST_AWARDS:
      return awards_to_label (totals);
    case TD_LIST_PERSONS:
      return g_strdup_printf (ngettext ("%s person", "%s persons", totals->n), n);
    case TD_LIST_INITIATIVES:
      return g_strdup_printf (ngettext ("%s initiative", "%s initiatives", totals->n), n);
    case TD_LIST_PUBLICITY:
      return g_strdup_printf (
          ngettext ("%s record of publicity", "%s records of publicity", totals->n), n);
    case TD_LIST_ROLE_MODELS:
      return g_strdup_printf (ngettext ("%s role model", "%s role models", totals->n), n);
    case TD_LIST_DOCUMENTS:
      return g_strdup_printf (ngettext ("%s document", "%s documents", totals->n), n);
    case TD_LIST_HISTORY:
    case TD_N_LISTS:
    default:
      return g_strdup_printf (ngettext ("%s change", "%s changes", totals->n), n);
    }
}
