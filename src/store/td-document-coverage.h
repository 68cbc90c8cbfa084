#pragma once

#include "base/td-date.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Who has a document of a kind, who has not, and whose has run out: the list behind the page of
 * documents, the sheet "Quy chế và thỏa ước" and the calendar. Of whom one is expected says the
 * table document_kind (letter 628/LĐLĐ: award regulations, agreements and house rules with a clause
 * on initiatives, a yearly evaluation). */

typedef enum
{
  TD_COVERAGE_NONE,       /* the unit has no such document */
  TD_COVERAGE_EXPIRED,    /* its last one ran out: valid_to, or valid_months after its day */
  TD_COVERAGE_REVIEW_DUE, /* in force; its next review has come and was not done */
  TD_COVERAGE_HAS,
  TD_N_COVERAGES,
} TdCoverageState;

/* TdDocumentCoverage: one unit of which the document is expected
 * @unit_name, @parent_name: short ones, of the day that was asked for
 * @document_id: the document that counts: in force if there is one, then the latest; 0 for none,
 *   which leaves the rest unset
 * @ends_on: the last day on which it is in force, TD_DATE_NONE without an end
 * @has_clause: whether it rewards initiatives: 1, 0, -1 where it is not known */
typedef struct
{
  gint64 unit_id;
  char *unit_name;
  char *parent_name;
  TdCoverageState state;
  gint64 document_id;
  char *number;
  TdDate issued_on;
  TdDate ends_on;
  TdDate next_review_on;
  int has_clause;
} TdDocumentCoverage;

void td_document_coverage_free (TdDocumentCoverage *self);

/* td_document_coverage_read:
 * @kind: "award-regulation"
 * @unit_id: this unit and all below it; 0 for all
 * @on: the day that counts: units open then, documents issued until then
 *
 * Returns: (transfer full) (element-type TdDocumentCoverage) (nullable): by parent, then by name */
GPtrArray *
td_document_coverage_read (TdDb *db, const char *kind, gint64 unit_id, TdDate on, GError **error);

/* td_coverage_state_to_label: (transfer none): "Has none", in the language of the window */
const char *td_coverage_state_to_label (TdCoverageState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDocumentCoverage, td_document_coverage_free)

G_END_DECLS
