#pragma once

#include "domain/td-decision.h"

G_BEGIN_DECLS

/* The checks that law asks for. Each is a row of the rule table: title, source, severity, and
 * whether it is on. They warn and never block, because regulations allow exceptions that only the
 * clerk knows. */

/* td_rules_check_award:
 * @index: of the award in the decision
 * @facts: (nullable): without them only R11 and R12 can be checked
 *
 * Adds what it finds to @problems, each with the rule's title, what was found and what to do:
 *
 * - R1: general (CONG_TRANG) and thematic (CHUYEN_DE) in one calendar year by one deciding level
 * and issuer, unless ad hoc or for an interim or final review (HD 1217/HD-TLĐ 2016 mục 1.1)
 * - R2: one achievement (campaign and period) rewarded twice at one level (Luật 06/2022/QH15 Đ.5)
 * - R8: a form given once in a lifetime, given again (HD 149/HD-TLĐ 2015; QĐ 2106/QĐ-TLĐ Đ.18)
 * - R11: decided by another level than the form's (the catalogue)
 * - R12: another bonus than coefficient × base salary (QĐ 2106/QĐ-TLĐ Đ.50; NĐ 98/2023/NĐ-CP) */
void td_rules_check_award (const TdDecision *decision,
                           guint index,
                           const TdCatalogue *catalogue,
                           const TdDecisionFacts *facts,
                           GPtrArray *problems);

G_END_DECLS
