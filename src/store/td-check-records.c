#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"

#include "store/td-campaign-review-sql-private.h"
#include "store/td-check-private.h"

/* A contradiction that one query finds: id, {a}, {b}, and where the message has them {c}, {d}, {e}:
 * days or names. ?1 is today where it is used. */
typedef struct
{
  TdSeverity severity;
  const char *code;
  const char *table;
  const char *sql;
  const char *message;
} Query;

static const Query queries[] = {
  { TD_SEVERITY_ERROR, "award-date", "award",
    "SELECT a.id, a.name, d.number || '/' || d.symbol FROM award a JOIN decision d"
    " ON d.id = a.decision_id WHERE a.decided_on <> d.decided_on",
    N_ ("The award of {a} does not have the date of its decision {b}.") },
  { TD_SEVERITY_ERROR, "award-unit-closed", "award",
    "SELECT a.id, a.name, u.name, a.decided_on, u.valid_from, u.valid_to"
    " FROM award a JOIN unit u ON u.id = a.unit_id"
    " WHERE a.decided_on < u.valid_from OR a.decided_on > u.valid_to",
    N_ ("The award of {a} is of {c} and names the unit {b}, which was open from {d} to {e}.") },
  { TD_SEVERITY_ERROR, "award-form-date", "award",
    "SELECT a.id, a.name, f.short_name FROM award a JOIN award_form f ON f.id = a.award_form_id"
    " WHERE a.decided_on < f.valid_from OR a.decided_on > f.valid_to",
    N_ ("{a} was given “{b}” on a day on which that form was not in force.") },
  { TD_SEVERITY_ERROR, "award-form-kind", "award",
    "SELECT a.id, a.name, f.short_name FROM award a JOIN award_form f ON f.id = a.award_form_id"
    " WHERE (a.recipient_kind = 'collective' AND f.for_collective = 0)"
    " OR (a.recipient_kind = 'individual' AND f.for_individual = 0)",
    N_ ("{a} was given “{b}”, which is not for recipients of that kind.") },
  { TD_SEVERITY_ERROR, "award-recipient", "award",
    "SELECT id, name, '' FROM award WHERE (recipient_kind <> 'individual' AND person_id NOT NULL)"
    " OR (recipient_kind <> 'collective' AND recipient_unit_id NOT NULL)",
    N_ ("The award of {a} is linked to a record of another kind of recipient.") },
  { TD_SEVERITY_WARNING, "award-level", "award",
    "SELECT a.id, a.name, f.short_name FROM award a JOIN decision d ON d.id = a.decision_id"
    " JOIN award_form f ON f.id = a.award_form_id WHERE f.deciding_level <> d.deciding_level",
    N_ ("{a} was given “{b}” by another level than the one that decides on it.") },
  { TD_SEVERITY_ERROR, "decision-future", "decision",
    "SELECT id, number || '/' || symbol, issuer FROM decision WHERE decided_on > ?1",
    N_ ("The decision {a} of {b} is dated in the future.") },
  { TD_SEVERITY_WARNING, "decision-empty", "decision",
    "SELECT id, number || '/' || symbol, issuer FROM decision d"
    " WHERE NOT EXISTS (SELECT 1 FROM award a WHERE a.decision_id = d.id)",
    N_ ("The decision {a} of {b} names no recipient.") },
  { TD_SEVERITY_ERROR, "decision-issuer-closed", "decision",
    "SELECT d.id, d.number || '/' || d.symbol, u.name FROM decision d"
    " JOIN unit u ON u.id = d.issuer_unit_id"
    " WHERE d.decided_on < u.valid_from OR d.decided_on > u.valid_to",
    N_ ("The decision {a} was issued by {b}, which was not open on that day.") },
  { TD_SEVERITY_ERROR, "unit-two-roots", "unit",
    "SELECT u.id, u.name, '' FROM unit u"
    " WHERE NOT EXISTS (SELECT 1 FROM unit_parent p WHERE p.unit_id = u.id)"
    " AND EXISTS (SELECT 1 FROM unit o WHERE o.id < u.id"
    "   AND NOT EXISTS (SELECT 1 FROM unit_parent p WHERE p.unit_id = o.id))",
    N_ ("{a} has no unit above it, and it is not the only one.") },
  /* On the first day on which both hold, the last one where both always did. */
  { TD_SEVERITY_ERROR, "unit-two-parents", "unit",
    "SELECT u.id, u.name, p.name, coalesce (max (a.valid_from, b.valid_from), a.valid_from,"
    " b.valid_from, a.valid_to, b.valid_to, ?1), q.name"
    " FROM unit_parent a JOIN unit_parent b ON b.unit_id = a.unit_id AND b.id > a.id"
    " AND coalesce (a.valid_from, '') <= coalesce (b.valid_to, '9')"
    " AND coalesce (b.valid_from, '') <= coalesce (a.valid_to, '9')"
    " JOIN unit u ON u.id = a.unit_id JOIN unit p ON p.id = a.parent_id"
    " JOIN unit q ON q.id = b.parent_id",
    N_ ("{a} is under {b} and under {d} on {c}.") },
  { TD_SEVERITY_ERROR, "unit-before-parent", "unit",
    "SELECT u.id, u.name, p.name, p.valid_from FROM unit_parent s JOIN unit u ON u.id = s.unit_id"
    " JOIN unit p ON p.id = s.parent_id"
    " WHERE max (coalesce (s.valid_from, ''), coalesce (u.valid_from, '')) < p.valid_from",
    N_ ("{a} is under {b} before that one began on {c}.") },
  { TD_SEVERITY_ERROR, "unit-after-parent", "unit",
    "SELECT u.id, u.name, p.name, p.valid_to FROM unit_parent s JOIN unit u ON u.id = s.unit_id"
    " JOIN unit p ON p.id = s.parent_id"
    " WHERE min (coalesce (s.valid_to, '9'), coalesce (u.valid_to, '9')) > p.valid_to",
    N_ ("{a} is under {b} after that one ended on {c}.") },
  { TD_SEVERITY_ERROR, "unit-successor-open", "unit",
    "SELECT u.id, u.name, n.name FROM unit u JOIN unit n ON n.id = u.successor_id"
    " WHERE u.valid_to IS NULL",
    N_ ("{b} goes on for {a}, which has no last day.") },
  { TD_SEVERITY_ERROR, "unit-successor-gap", "unit",
    "SELECT u.id, u.name, n.name, u.valid_to, n.valid_from FROM unit u"
    " JOIN unit n ON n.id = u.successor_id WHERE n.valid_from > date (u.valid_to, '+1 day')",
    N_ ("{b} goes on for {a}, which ended on {c}, but began on {d} only.") },
  /* A unit that was merged into an older one ends in a reorganisation. */
  { TD_SEVERITY_WARNING, "unit-successor-early", "unit",
    "SELECT u.id, u.name, n.name, u.valid_to, n.valid_from FROM unit u"
    " JOIN unit n ON n.id = u.successor_id WHERE n.valid_from < date (u.valid_to, '-1 day')"
    " AND NOT EXISTS (SELECT 1 FROM reorganisation_line l WHERE l.unit_id = u.id"
    "  AND l.target_id = n.id AND l.action = 'merge')",
    N_ ("{b} goes on for {a}, which ended on {c}, but began on {d} already.") },
  { TD_SEVERITY_WARNING, "unit-without-parent", "unit",
    "SELECT u.id, u.name, '' FROM unit u JOIN (SELECT unit_id,"
    " min (coalesce (valid_from, '')) AS first, max (coalesce (valid_to, '9')) AS last"
    " FROM unit_parent GROUP BY unit_id) s ON s.unit_id = u.id"
    " WHERE s.first > coalesce (u.valid_from, '') OR s.last < coalesce (u.valid_to, '9')",
    N_ ("{a} has no unit above it for a part of its time.") },
  { TD_SEVERITY_WARNING, "unit-kind-date", "unit",
    "SELECT u.id, u.name, k.name FROM unit u JOIN unit_kind k ON k.code = u.kind"
    " WHERE coalesce (u.valid_to, '9') > k.valid_to OR coalesce (u.valid_from, '') < k.valid_from",
    N_ ("{a} was open when there was no “{b}”.") },
  { TD_SEVERITY_WARNING, "person-duplicate", "person",
    "SELECT max (p.id), p.name, coalesce (u.name, '') FROM person p"
    " LEFT JOIN unit u ON u.id = p.unit_id"
    " GROUP BY p.search_key, p.unit_id, p.is_woman HAVING count (*) > 1 AND count (DISTINCT "
    "p.name) = 1",
    N_ ("{a} of {b} may be in the book twice.") },
  { TD_SEVERITY_WARNING, "campaign-review-late", "campaign",
    "SELECT c.id, c.name, '', " TD_REVIEW_OF ("due", "?1") " FROM campaign c"
                                                           " WHERE " TD_REVIEW_OF (
                                                               "next", "?1") " = 'late interim'",
    N_ ("The interim review of the campaign “{a}” was due on {c}.") },
  { TD_SEVERITY_WARNING, "campaign-review-late", "campaign",
    "SELECT c.id, c.name, '', " TD_REVIEW_OF ("due", "?1") " FROM campaign c"
                                                           " WHERE " TD_REVIEW_OF (
                                                               "next", "?1") " = 'late final'",
    N_ ("The final review of the campaign “{a}” was due on {c}.") },
  { TD_SEVERITY_ERROR, "campaign-unit-closed", "campaign",
    "SELECT c.id, c.name, u.name, c.day, u.valid_from, u.valid_to FROM (SELECT id, name, unit_id,"
    "  coalesce ((SELECT s.done_on FROM campaign_stage s WHERE s.campaign_id = campaign.id"
    "   AND s.stage = 'launched'), starts_on, document_date) AS day FROM campaign) c"
    " JOIN unit u ON u.id = c.unit_id WHERE c.day < u.valid_from OR c.day > u.valid_to",
    N_ ("The campaign “{a}” of {c} was launched by {b}, which was open from {d} to {e}.") },
  { TD_SEVERITY_ERROR, "campaign-stage-future", "campaign",
    "SELECT c.id, c.name, t.name, s.done_on FROM campaign_stage s JOIN campaign c"
    " ON c.id = s.campaign_id JOIN stage t ON t.code = s.stage WHERE s.done_on > ?1",
    N_ ("“{b}” of the campaign “{a}” is entered as done on {c}, which is still to come.") },
  { TD_SEVERITY_ERROR, "campaign-stage-twice", "campaign",
    "SELECT c.id, c.name, t.name FROM campaign_stage s JOIN campaign c ON c.id = s.campaign_id"
    " JOIN stage t ON t.code = s.stage WHERE s.stage <> 'interim'"
    " GROUP BY s.campaign_id, s.stage HAVING count (*) > 1",
    N_ ("The campaign “{a}” has several lines “{b}”.") },
  /* Units sign when they can: only td_campaign_check () tells of that. */
  { TD_SEVERITY_ERROR, "campaign-stage-order", "campaign",
    "SELECT c.id, c.name, l.name, b.done_on, a.done_on, e.name FROM campaign_stage a"
    " JOIN campaign_stage b ON b.campaign_id = a.campaign_id AND b.done_on < a.done_on"
    " JOIN stage e ON e.code = a.stage JOIN stage l ON l.code = b.stage AND l.position > e.position"
    " JOIN campaign c ON c.id = a.campaign_id WHERE a.stage <> 'signed' AND b.stage <> 'signed'",
    N_ ("“{b}” of the campaign “{a}” was on {c}, before “{e}” on {d}.") },
  { TD_SEVERITY_ERROR, "campaign-stage-early", "campaign",
    "SELECT c.id, c.name, t.name, s.done_on, c.starts_on FROM campaign_stage s JOIN campaign c"
    " ON c.id = s.campaign_id JOIN stage t ON t.code = s.stage"
    " WHERE s.stage IN ('interim', 'final') AND s.done_on < c.starts_on",
    N_ ("“{b}” of the campaign “{a}” was on {c}, but the campaign begins on {d} only.") },
  { TD_SEVERITY_ERROR, "attachment-record", "attachment",
    "SELECT a.id, a.file_name, '' FROM attachment a WHERE a.record_table = 'decision'"
    " AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.id = a.record_id)",
    N_ ("The attached file “{a}” belongs to a record that is not there.") },
  { TD_SEVERITY_ERROR, "history-order", "history",
    "SELECT id, label, '' FROM history WHERE state = 'undone'"
    " AND id < (SELECT max (id) FROM history WHERE state = 'done')",
    N_ ("The change “{a}” was undone before a later one that was not.") },
  { TD_SEVERITY_ERROR, "history-kind", "history",
    "SELECT id, label, '' FROM history WHERE (kind = 'edit') = (target_id IS NOT NULL)"
    " OR (kind <> 'edit' AND state <> 'closed')",
    N_ ("The change “{a}” in the history contradicts itself.") },
  { TD_SEVERITY_ERROR, "submission-empty", "submission",
    "SELECT s.id, s.submitted_by, '', s.from_on, s.to_on, s.submitted_on FROM submission s"
    " WHERE NOT EXISTS (SELECT 1 FROM submission_report r WHERE r.submission_id = s.id)",
    N_ ("The reports from {c} to {d} that were handed in on {e} have no figures.") },
  /* The first two lines of td-report-copy.h; each line ends in CR and LF. */
  { TD_SEVERITY_ERROR, "submission-damaged", "submission",
    "SELECT s.id, upper (r.report), '', s.from_on, s.to_on, s.submitted_on FROM submission_report r"
    " JOIN submission s ON s.id = r.submission_id"
    " WHERE r.content NOT LIKE 'what,key,c0,%' || char (10) || 'report,,%' || char (10) || '%'",
    N_ ("The kept figures of {a} from {c} to {d}, handed in on {e}, are damaged.") },
  { TD_SEVERITY_ERROR, "submission-future", "submission",
    "SELECT id, submitted_by, '', from_on, to_on, submitted_on FROM submission"
    " WHERE submitted_on > ?1",
    N_ ("The reports from {c} to {d} are entered as handed in on {e}, which is in the future.") },
};

/* @message with {c}, {d} and {e}: "01/07/2025", a name, or "…" for a day that is not known. */
static char *
fill (const char *message, TdStmt *stmt)
{
  static const char *const places[] = { "{c}", "{d}", "{e}" };
  GString *filled = g_string_new (message);

  for (int i = 0; i < (int) G_N_ELEMENTS (places); i++)
    {
      TdDate day;
      g_autofree char *text = NULL;

      if (strstr (message, places[i]) == NULL)
        continue;
      text = td_stmt_dup_text (stmt, 3 + i);
      if (text[0] == '\0')
        td_text_set (&text, "…");
      else if (td_date_from_iso (text, &day))
        {
          g_free (text);
          text = td_date_format (day);
        }
      g_string_replace (filled, places[i], text, 1);
    }

  return g_string_free (filled, FALSE);
}

static gboolean
run_query (TdCheck *self, const Query *query, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, query->sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  if (strstr (query->sql, "?1") != NULL)
    td_stmt_bind_date (stmt, 1, self->today);

  while (TRUE)
    {
      g_autofree char *message = NULL;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      message = fill (_ (query->message), stmt);
      td_check_add (self, query->severity, query->code, query->table, td_stmt_get_int (stmt, 0),
                    message, td_stmt_get_text (stmt, 1), td_stmt_get_text (stmt, 2));
    }
}

gboolean
td_check_records (TdCheck *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!run_query (self, &queries[i], error)
        || !td_check_report (self, 0.3 + 0.2 * i / G_N_ELEMENTS (queries), error))
      return FALSE;

  return TRUE;
}
