#pragma once

#include "domain/td-decision.h"

G_BEGIN_DECLS

/* The checks that law asks for. Each is a row of the rule table: title, source, severity,
 * threshold, and whether it is on. They warn and never block, because regulations allow exceptions
 * that only the clerk knows. What the book cannot know a rule does not doubt: it is silent. */

/* td_rules_check_award:
 * @index: of the award in the decision
 * @facts: (nullable): without them only R1, R2 and R8 within the decision, R11, R12 and R13 can be
 *   checked
 *
 * Adds what it finds to @problems, each with the rule's title, what was found and what to do, and
 * the ids of the book's awards that it found:
 *
 * - R1: general (CONG_TRANG) and thematic (CHUYEN_DE) in one working year by one deciding level
 * and issuer, unless ad hoc or for an interim or final review (HD 1217/HD-TLĐ 2016 mục 1.1)
 * - R2: one achievement (campaign and period) rewarded twice at one level, by forms alike: a title
 * and a form go together (Luật 06/2022/QH15 Đ.5; NĐ 98/2023/NĐ-CP)
 * - R3: general Bằng khen TLĐ to a person without Bằng khen LĐLĐ tỉnh the year before, or with too
 * few recognised initiatives; who has none at all in the book is not doubted for that: initiatives
 * are often not entered. Whether a person completed a year's tasks excellently the book does not
 * know (QĐ 1689/QĐ-TLĐ Đ.14.1)
 * - R4: thematic Bằng khen TLĐ beyond the number for a theme and year. Proposals in the book name
 * no campaign and are not counted (QĐ 1689/QĐ-TLĐ Đ.15)
 * - R5: Chiến sĩ thi đua of the Confederation, province or nation without the lower title in the
 * consecutive years or times before (QĐ 1689/QĐ-TLĐ Đ.26, 27; Luật 06/2022/QH15)
 * - R6: more Chiến sĩ thi đua cơ sở than the share of the Lao động tiên tiến of a unit and year;
 * silent unless some of those are in the book or the decision (NĐ 91/2017/NĐ-CP Đ.9.3)
 * - R7: Tập thể Lao động xuất sắc with too small a share of Lao động tiên tiến, or without a Chiến
 * sĩ thi đua; silent unless some of those are in the book or the decision, the share also unless
 * the unit's workers of the year are known (Luật 06/2022/QH15 Đ.27)
 * - R8: a form given once in a lifetime, given again (HD 149/HD-TLĐ 2015; QĐ 2106/QĐ-TLĐ Đ.18)
 * - R10: Bằng Lao động sáng tạo to the author of initiatives that gained too little; silent unless
 * the gain of each is known. The higher threshold for graduates is not checked: education is free
 * text in the book (QĐ 1564/QĐ-TLĐ Đ.16)
 * - R11: decided by another level than the form's (the catalogue)
 * - R12: another bonus than coefficient × base salary (QĐ 2106/QĐ-TLĐ Đ.50; NĐ 98/2023/NĐ-CP)
 * - R13: an achievement period that ends more months after the decision than usual. A year's
 * awards are decided before its end, a school year's in May
 * - R14: the person's last award was under another unit, fewer months ago than the parameter:
 * that unit's opinion is needed, unless it has ended (HD 1217/HD-TLĐ 2016 mục 1.3)
 *
 * R9 (time of service for the Kỷ niệm chương) is missing: the book has no times of service. */
void td_rules_check_award (const TdDecision *decision,
                           guint index,
                           const TdCatalogue *catalogue,
                           const TdDecisionFacts *facts,
                           GPtrArray *problems);

/* td_rules_check_people: R19, if the facts have somebody similar who is not linked, and the clerk
 * has not been asked yet */
void td_rules_check_people (const TdDecision *decision,
                            guint index,
                            const TdCatalogue *catalogue,
                            const TdDecisionFacts *facts,
                            GPtrArray *problems);

/* td_rules_is_checked: whether one of these functions knows the rule "R8" */
gboolean td_rules_is_checked (const char *code);

G_END_DECLS
