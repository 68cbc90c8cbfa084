#pragma once

#include "base/td-date.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

/* Points are whole hundredths everywhere: 4000 is 40 điểm. */
#define TD_POINTS_NONE G_GINT64_CONSTANT (-1)

/* HD 1294/HD-TLĐ 14/08/2019: điểm thưởng ≤ 5. Other sheets may have more, so it only warns. */
#define TD_SCORE_SHEET_MAX_BONUS G_GINT64_CONSTANT (500)
#define TD_SCORE_SHEET_BONUS_SOURCE "Hướng dẫn 1294/HD-TLĐ ngày 14/08/2019"

/* TdCriterion:
 * @number: as printed: "A", "I", "1", "1.1"; "" for none
 * @max_points: hundredths, 0 for a heading, whose points are the sum of what stands under it */
typedef struct
{
  gint64 id;
  char *number;
  char *title;
  gint64 max_points;
  gboolean is_bonus;
} TdCriterion;

/* A score sheet (bảng chấm điểm) as a value: see td-unit.h for how editors use it.
 * @valid_from: TD_DATE_NONE for no first day
 * @criteria: (element-type TdCriterion): in the order of the paper */
typedef struct
{
  gint64 id;
  int revision;
  char *name;
  TdDate valid_from;
  char *source;
  char *note;
  GPtrArray *criteria;
} TdScoreSheet;

/* Field names in problems; row is the index of the criterion. */
#define TD_SCORE_SHEET_NAME "name"
#define TD_SCORE_SHEET_VALID_FROM "valid-from"
#define TD_SCORE_SHEET_CRITERIA "criteria"
#define TD_SCORE_SHEET_TITLE "title"
#define TD_SCORE_SHEET_MAX_POINTS "max-points"
#define TD_SCORE_SHEET_IS_BONUS "is-bonus"

/* TdCriterionUse: a stored criterion that scores refer to
 * @max_given: the most points that any of them gives, hundredths */
typedef struct
{
  gint64 id;
  char *title;
  gint64 max_given;
} TdCriterionUse;

/* TdScoreSheetFacts: what the book knows
 * @same_name: another sheet has this name
 * @uses: (element-type TdCriterionUse) (nullable): in the order of the stored sheet */
typedef struct
{
  gboolean same_name;
  GPtrArray *uses;
} TdScoreSheetFacts;

/* td_points_parse: hundredths of what was typed: "38,5", and "38.5", as nobody scores by thousands
 *
 * Returns: FALSE if it is no number */
gboolean td_points_parse (const char *text, gint64 *points);

TdCriterion *td_criterion_new (void);
TdCriterion *td_criterion_copy (const TdCriterion *self);
void td_criterion_free (TdCriterion *self);
gboolean td_criterion_equal (const TdCriterion *a, const TdCriterion *b);

/* td_criterion_is_heading: without points of its own */
gboolean td_criterion_is_heading (const TdCriterion *self);

TdScoreSheet *td_score_sheet_new (void);
TdScoreSheet *td_score_sheet_copy (const TdScoreSheet *self);
void td_score_sheet_free (TdScoreSheet *self);
gboolean td_score_sheet_equal (const TdScoreSheet *a, const TdScoreSheet *b);

/* td_score_sheet_get_criterion: (transfer none) */
TdCriterion *td_score_sheet_get_criterion (const TdScoreSheet *self, guint index);

/* td_score_sheet_find_parent: the heading that a criterion or a heading stands under, by the way
 * the numbers are written: "A" over "I" over "1" over "1.1" over "a)" over what has none. A heading
 * without a number ends at the next heading that is not below it.
 *
 * Returns: its index, -1 if it stands under none */
int td_score_sheet_find_parent (const TdScoreSheet *self, guint index);

/* td_score_sheet_is_below: whether a criterion stands under @heading, however deep */
gboolean td_score_sheet_is_below (const TdScoreSheet *self, guint index, guint heading);

/* td_score_sheet_get_max: hundredths; of a heading the sum of what stands under it
 * td_score_sheet_get_total: of all, the bonus left out or alone */
gint64 td_score_sheet_get_max (const TdScoreSheet *self, guint index);
gint64 td_score_sheet_get_total (const TdScoreSheet *self, gboolean bonus);

void td_criterion_use_free (TdCriterionUse *self);
void td_score_sheet_facts_clear (TdScoreSheetFacts *self);

/* td_score_sheet_check:
 * @facts: (nullable)
 *
 * Returns: (transfer full) (element-type TdProblem): never NULL */
GPtrArray *td_score_sheet_check (const TdScoreSheet *self, const TdScoreSheetFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCriterion, td_criterion_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdScoreSheet, td_score_sheet_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdScoreSheetFacts, td_score_sheet_facts_clear)

G_END_DECLS
