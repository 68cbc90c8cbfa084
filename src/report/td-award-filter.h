#pragma once

#include "store/td-figures.h"
#include "store/td-query.h"

G_BEGIN_DECLS

/* TdAwardFilter: which awards a column of a report counts. The one description serves both ways:
 * the td_award_filter_matches functions count, td_award_filter_apply () makes the query that lists
 * what was counted, so that the two cannot drift apart.
 *
 * @recipients: bits (1 << TdRecipientKind), 0 for all. Strings NULL for any; not owned. */
typedef struct
{
  guint recipients;
  const char *report_column;
  const char *form_code;
  const char *deciding_level;
  const char *commendation_type;
  TdFlag ad_hoc;
  TdFlag woman;
  TdFlag direct_worker;
  TdFlag leader;
} TdAwardFilter;

#define TD_AWARD_FILTER_ALL                                                                        \
  ((TdAwardFilter){ .ad_hoc = TD_FLAG_ANY,                                                         \
                    .woman = TD_FLAG_ANY,                                                          \
                    .direct_worker = TD_FLAG_ANY,                                                  \
                    .leader = TD_FLAG_ANY })

#define TD_RECIPIENTS_COLLECTIVE (1u << TD_RECIPIENT_COLLECTIVE)
#define TD_RECIPIENTS_INDIVIDUAL (1u << TD_RECIPIENT_INDIVIDUAL)
/* Who is no collective: a member's child gets the form that a person gets. */
#define TD_RECIPIENTS_PERSONS (TD_RECIPIENTS_INDIVIDUAL | (1u << TD_RECIPIENT_OTHER))

/* td_award_filter_matches_kind, _matches_recipient: an award is counted if both match: the first
 * tells by its form, level and type, of which there are some hundreds in a book, the second by who
 * got it
 * @form: the award's form
 * @is_ad_hoc: of the award's commendation type */
gboolean td_award_filter_matches_kind (const TdAwardFilter *self,
                                       const TdAwardFigure *award,
                                       const TdAwardForm *form,
                                       gboolean is_ad_hoc);
gboolean td_award_filter_matches_recipient (const TdAwardFilter *self, const TdAwardFigure *award);

/* td_award_filter_apply: narrows @query, which is for awards, by what the filter asks for; what it
 * leaves open stays as it is */
void td_award_filter_apply (const TdAwardFilter *self, TdQuery *query);

G_END_DECLS
