/* Who takes part in campaigns, with plans, launches and targets, and what was reached of them:
 * after the results, from which it follows. Without chance, so that the records of other parts stay
 * as they are. */
#include "store/td-sample-private.h"

/* Days after the first on which campaign and unit were there; no later than the last one of both
 * and of the book. ?1: TD_SAMPLE_LAST_DAY */
#define DAY(days) "min (date (first, '+' || (" days ") || ' days'), last, ?1)"

/* The unions above the grassroots, and the grassroots that reported. */
#define PAIRS                                                                                      \
  "SELECT c.id AS campaign_id, u.id AS unit_id, u.code AS code,"                                   \
  " max (ifnull (c.starts_on, '2021-01-01'), ifnull (u.valid_from, '')) AS first,"                 \
  " min (ifnull (c.ends_on, '9'), ifnull (u.valid_to, '9')) AS last, k.level AS level"             \
  " FROM campaign c JOIN unit u JOIN unit_kind k ON k.code = u.kind"                               \
  " WHERE k.level = 'TTCS' OR EXISTS (SELECT 1 FROM campaign_result r"                             \
  "  WHERE r.campaign_id = c.id AND r.unit_id = u.id)"

/* A few have no plan, others planned and never launched it: target T1 of resolution 07/NQ-TLĐ is
 * about them. Each seventh set itself a target. */
#define HAS_PLAN "(unit_id % 11 <> 0)"
#define HAS_LAUNCH "(" HAS_PLAN " AND unit_id % 17 <> 0)"
#define HAS_TARGET "(unit_id % 7 = 0)"

#define REGISTERED_ON DAY ("unit_id * 7 % 30")
#define PLANNED_ON DAY ("unit_id * 7 % 30 + 10")
#define LAUNCHED_ON DAY ("unit_id * 7 % 30 + 20")

static const char *const insert_units
    = "INSERT INTO campaign_unit (campaign_id, unit_id, registered_on, plan_number, planned_on,"
      " launched_on, contents, measures, target, target_measure)"
      " SELECT campaign_id, unit_id, " REGISTERED_ON ","
      " iif (" HAS_PLAN ", (1 + unit_id % 40) || '/KH-CĐ', ''),"
      " iif (" HAS_PLAN ", " PLANNED_ON ", NULL), iif (" HAS_LAUNCH ", " LAUNCHED_ON ", NULL),"
      " iif (" HAS_TARGET ", 'Mỗi tổ công đoàn đăng ký một việc làm mới', ''),"
      " iif (" HAS_TARGET ", 'Giao chỉ tiêu cho từng tổ, kiểm tra hằng quý', ''),"
      " iif (" HAS_TARGET ", 8000 + unit_id % 4 * 500, NULL), iif (" HAS_TARGET ", '%', '')"
      " FROM (" PAIRS ") WHERE first <= last AND first <= ?1 ORDER BY campaign_id, unit_id";

/* From three quarters of the target up to a little more; a share of no more than all, counts as
 * whole numbers. */
static const char *const set_reached
    = "UPDATE campaign_result SET reached = (SELECT"
      "  iif (measure = '%', min (10000, aim / 50 * 50), (aim + 50) / 100 * 100) FROM"
      "  (SELECT measure,"
      "    value * (75 + (campaign_result.id * 29 + campaign_result.unit_id) % 38) / 100 AS aim "
      "FROM"
      "   (SELECT ifnull (cu.target, t.value) AS value,"
      "     iif (cu.target IS NULL, t.measure, cu.target_measure) AS measure"
      "    FROM unit u LEFT JOIN campaign_unit cu ON cu.unit_id = u.id"
      "     AND cu.campaign_id = campaign_result.campaign_id"
      "    LEFT JOIN campaign_target t ON t.campaign_id = campaign_result.campaign_id"
      "     AND t.organisation_type = u.organisation_type"
      "    WHERE u.id = campaign_result.unit_id)))";

gboolean
td_sample_write_taking_part (TdSample *self, GError **error)
{
  g_autoptr (TdStmt) insert = td_db_prepare (self->db, insert_units, error);

  if (insert == NULL)
    return FALSE;
  td_stmt_bind_date (insert, 1, TD_SAMPLE_LAST_DAY);

  return td_stmt_run (insert, error) && td_db_exec (self->db, set_reached, error);
}
