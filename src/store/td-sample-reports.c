/* The reports that the unions above the grassroots handed in: most in time, some late, of the last
 * half-year some not yet. Without chance, so that the records of other parts stay as they are. */
#include "store/td-sample-private.h"

/* Every half-year and year from 2021 on in which the unit was open on the last day; due on the
 * tenth of its last month. ?1: TD_SAMPLE_LAST_DAY */
static const char *const insert_reports
    = "WITH RECURSIVE year (y) AS (SELECT 2021 UNION ALL SELECT y + 1 FROM year WHERE y < 2026),"
      " half (period, ends_on, due_on) AS ("
      "  SELECT y || '-H1', y || '-06-30', y || '-06-10' FROM year UNION ALL"
      "  SELECT y || '-H2', y || '-12-31', y || '-12-10' FROM year),"
      " report (unit_id, period, due_on, ends_on, received_on) AS ("
      "  SELECT u.id, h.period, h.due_on, h.ends_on,"
      "  date (h.due_on, ((u.id * 31 + substr (h.due_on, 1, 4) * 7 + substr (h.due_on, 6, 2)) % 13"
      "   - 9) || ' days')"
      "  FROM unit u JOIN unit_kind k ON k.code = u.kind AND k.level = 'TTCS' JOIN half h"
      "  WHERE h.ends_on <= ?1 AND ifnull (u.valid_from, '') <= h.due_on"
      "  AND ifnull (u.valid_to, '~') >= h.ends_on)"
      " INSERT INTO report_due (unit_id, period, due_on, received_on)"
      " SELECT unit_id, period, due_on,"
      "  iif (ends_on = ?1 AND unit_id % 9 = 0, NULL, received_on) FROM report"
      " ORDER BY period, unit_id";

gboolean
td_sample_write_reports (TdSample *self, GError **error)
{
  g_autoptr (TdStmt) insert = td_db_prepare (self->db, insert_reports, error);

  if (insert == NULL)
    return FALSE;
  td_stmt_bind_date (insert, 1, TD_SAMPLE_LAST_DAY);

  return td_stmt_run (insert, error);
}
