#pragma once

#include "store/td-query.h"

G_BEGIN_DECLS

/* The records behind a report's figure where they are no awards (for awards: a TdQuery). A report
 * keeps the ids that it counted; what is shown of them is read from the book again, with the amount
 * that each adds, so that a figure and its list are made in two ways and can be compared. */

typedef enum
{
  TD_BACKING_UNITS,
  TD_BACKING_CAMPAIGNS,
  TD_BACKING_TAKING_PART, /* rows of campaign_unit */
  TD_BACKING_RESULTS,     /* rows of campaign_result */
  TD_BACKING_INITIATIVES,
  TD_BACKING_PUBLICITY,
  TD_BACKING_DOCUMENTS,
  TD_BACKING_ROLE_MODELS,
  TD_BACKING_FIGURES, /* rows of unit_figure */
  TD_BACKING_REPORTS, /* rows of report_due */
  TD_N_BACKING_KINDS,
} TdBackingKind;

/* TdAmount: what of a record is added up; nothing entered adds 0 */
typedef enum
{
  TD_AMOUNT_ONE,      /* of any kind: the records are counted */
  TD_AMOUNT_PROPOSED, /* of results, to _REACHED */
  TD_AMOUNT_GRASSROOTS,
  TD_AMOUNT_PROVINCE,
  TD_AMOUNT_NATION,
  TD_AMOUNT_RECOGNISED,   /* at any of the three levels */
  TD_AMOUNT_RESULT_VALUE, /* đồng */
  TD_AMOUNT_REACHED,      /* hundredths */
  TD_AMOUNT_TARGET,       /* of taking part; hundredths */
  TD_AMOUNT_VALUE,        /* of initiatives; đồng */
  TD_AMOUNT_REACH,        /* of publicity */
  TD_AMOUNT_MEMBERS,      /* of figures */
  TD_N_AMOUNTS,
} TdAmount;

/* TdBacking: @ids: (element-type gint64): each once */
typedef struct
{
  TdBackingKind kind;
  TdAmount amount;
  GArray *ids;
} TdBacking;

TdBacking *td_backing_new (TdBackingKind kind, TdAmount amount);
TdBacking *td_backing_copy (const TdBacking *self);
void td_backing_free (TdBacking *self);

void td_backing_add (TdBacking *self, gint64 id);

/* td_backing_add_all: those of @other, which is of the same kind and amount and has other ids */
void td_backing_add_all (TdBacking *self, const TdBacking *other);

/* td_backing_get_columns: (transfer none) (array length=n): what rows of these records show, the
 * amount last unless it is TD_AMOUNT_ONE */
const TdColumn *td_backing_get_columns (TdBackingKind kind, TdAmount amount, guint *n);

/* td_backing_read:
 * @total: (out) (optional): the sum of what the records add
 *
 * Returns: (transfer full) (element-type TdRow) (nullable): those that are still in the book, with
 *   the cells of td_backing_get_columns () */
GPtrArray *td_backing_read (TdDb *db, const TdBacking *self, gint64 *total, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBacking, td_backing_free)

G_END_DECLS
