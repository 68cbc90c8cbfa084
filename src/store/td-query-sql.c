#include "store/td-campaign-review-sql-private.h"
#include "store/td-columns-private.h"
#include "store/td-search-private.h"
#include "store/td-succession-private.h"
#include "store/td-unit-former-private.h"

/* A list's filter as SQL. For the awards under unit 7 of the first half of 2026 that have a word
 * beginning with "lai" and one with "chau", where both leave few records (TD_SCOPE_NARROW):
 *
 *   WITH RECURSIVE below (id, first, last) AS (…)             ?1 = 7
 *   SELECT a.id, a.decided_on FROM award a
 *   WHERE a.decided_on >= ?2 AND a.decided_on <= ?3
 *   AND a.id IN (SELECT x.id FROM below b JOIN award x INDEXED BY award_by_unit
 *                ON x.unit_id = b.id AND x.decided_on BETWEEN b.first AND b.last)
 *   AND a.id IN (SELECT rowid FROM award_search WHERE award_search MATCH ?4)  '"lai"* "chau"*'
 *   AND a.id NOT IN (SELECT id FROM award WHERE status = 'revoked')
 *   ORDER BY a.decided_on DESC, a.sort_key DESC, a.id DESC */

/* Every unit below a unit, itself included, with the days on which it is: the
 * spans along its path, intersected. The same as in td-figures.c; td_tree_read () does it in C.
 * The cast gives the column an affinity, without which SQLite makes no index of the table for the
 * conditions below: half a year's awards would take 2.9 s instead of 0.05 s of a million. */
#define WITH_BELOW                                                                                 \
  "%s (id, first, last) AS MATERIALIZED ("                                                         \
  "SELECT %s, '', '~'%s UNION"                                                                     \
  " SELECT up.unit_id, max (b.first, ifnull (up.valid_from, '')),"                                 \
  " min (b.last, ifnull (up.valid_to, '~'))"                                                       \
  " FROM %s b JOIN unit_parent up ON up.parent_id = b.id"                                          \
  " WHERE max (b.first, ifnull (up.valid_from, '')) <= min (b.last, ifnull (up.valid_to, '~')))"

static void
append_below (TdSql *sql, const char *name, gint64 unit_id, gboolean with_predecessors)
{
  gboolean is_first = sql->text->len == 0;
  int index = td_sql_add_int (sql, unit_id);
  g_autofree char *unit = g_strdup_printf ("CAST (?%d AS INTEGER)", index);

  g_string_append (sql->text, is_first ? "WITH RECURSIVE " : ", ");
  if (with_predecessors)
    {
      g_string_append_printf (sql->text, TD_SUCCESSION_WITH ", ", index);
      g_string_append_printf (sql->text, WITH_BELOW, name, "id", " FROM predecessor", name);
      return;
    }
  g_string_append_printf (sql->text, WITH_BELOW, name, unit, "", name);
}

void
td_query_append_with (TdSql *sql, const TdQuery *self)
{
  if (self->unit_id != 0 && !self->exact_unit && self->kind != TD_LIST_CAMPAIGNS
      && self->kind != TD_LIST_HISTORY)
    append_below (sql, "below", self->unit_id, self->with_predecessors);
  if (self->outside_root != 0 && self->kind == TD_LIST_AWARDS)
    append_below (sql, "inside", self->outside_root, FALSE);
  if (sql->text->len > 0)
    g_string_append_c (sql->text, ' ');
}

static void
append_and (TdSql *sql)
{
  /* The first condition is WHERE 1, which the planner drops. */
  g_string_append (sql->text, " AND ");
}

static void
append_int (TdSql *sql, const char *condition, gint64 value)
{
  append_and (sql);
  g_string_append (sql->text, condition);
  g_string_append_printf (sql->text, "?%d", td_sql_add_int (sql, value));
}

static void
append_text (TdSql *sql, const char *condition, const char *value, const char *end)
{
  append_and (sql);
  g_string_append (sql->text, condition);
  g_string_append_printf (sql->text, "?%d%s", td_sql_add_text (sql, value), end);
}

static void
append_date (TdSql *sql, const char *condition, TdDate value, const char *end)
{
  if (!td_date_is_set (value))
    return;

  append_and (sql);
  g_string_append (sql->text, condition);
  g_string_append_printf (sql->text, "?%d%s", td_sql_add_date (sql, value), end);
}

static void
append_flag (TdSql *sql, const char *column, TdFlag flag)
{
  if (flag == TD_FLAG_ANY)
    return;

  append_and (sql);
  g_string_append_printf (sql->text, "%s = %d", column, flag == TD_FLAG_YES ? 1 : 0);
}

static gboolean
is_set (const char *text)
{
  return text != NULL && text[0] != '\0';
}

/* --- Words ------------------------------------------------------------------------------------ */

char *
td_query_to_match (const TdQuery *self)
{
  g_auto (GStrv) words = td_search_split (self->search);
  GString *match = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_is_ascii (words[i]))
      return NULL;
  if (words[0] == NULL)
    return NULL;

  match = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\"*", i > 0 ? " " : "", words[i]);

  return g_string_free (match, FALSE);
}

static void
append_search (TdSql *sql, const TdQuery *self)
{
  g_auto (GStrv) words = td_search_split (self->search);
  g_autofree char *column = NULL;
  int first = (int) sql->values->len + 1;

  if (words[0] == NULL)
    return;

  if (self->kind == TD_LIST_AWARDS)
    {
      g_autofree char *match = td_query_to_match (self);

      if (match != NULL)
        {
          append_text (sql, "a.id IN (SELECT rowid FROM award_search WHERE award_search MATCH ",
                       match, ")");
          return;
        }
    }

  /* History has no key: its labels are folded as they are read. */
  column = self->kind == TD_LIST_HISTORY
               ? g_strdup ("td_fold (h.label || ' ' || h.user)")
               : g_strdup_printf ("%c.search_key", td_list_get_alias (self->kind));
  append_and (sql);
  td_search_append_condition (sql->text, column, words, first);
  td_sql_add_words (sql, words);
}

/* --- Units ------------------------------------------------------------------------------------ */

/* @day: an expression, or NULL for @to or today */
static void
append_unit (TdSql *sql, const TdQuery *self, const char *column, const char *day)
{
  if (self->unit_id == 0)
    return;

  append_and (sql);
  if (self->exact_unit)
    {
      g_string_append_printf (sql->text, "%s = ?%d", column, td_sql_add_int (sql, self->unit_id));
      return;
    }
  g_string_append_printf (sql->text, "EXISTS (SELECT 1 FROM below b WHERE b.id = %s AND ", column);
  if (day != NULL)
    g_string_append (sql->text, day);
  else
    g_string_append_printf (
        sql->text, "?%d",
        td_sql_add_date (sql, td_date_is_set (self->to) ? self->to : td_date_today ()));
  g_string_append (sql->text, " BETWEEN b.first AND b.last)");
}

static void
append_award_unit (TdSql *sql, const TdQuery *self, TdQueryScope scope)
{
  if (self->unit_id != 0 && !self->exact_unit && scope == TD_SCOPE_NARROW)
    {
      append_and (sql);
      g_string_append (sql->text, "a.id IN (SELECT x.id FROM below b"
                                  " CROSS JOIN award x INDEXED BY award_by_unit ON x.unit_id = b.id"
                                  " AND x.decided_on BETWEEN b.first AND b.last)");
    }
  else
    {
      append_unit (sql, self, "a.unit_id", "a.decided_on");
    }

  if (self->outside_root != 0)
    {
      append_and (sql);
      g_string_append (sql->text, "NOT EXISTS (SELECT 1 FROM inside b WHERE b.id = a.unit_id"
                                  " AND a.decided_on BETWEEN b.first AND b.last)");
    }
}

/* --- Conditions ------------------------------------------------------------------------------- */

static void
append_recipients (TdSql *sql, const TdQuery *self)
{
  static const TdRecipientKind kinds[]
      = { TD_RECIPIENT_COLLECTIVE, TD_RECIPIENT_INDIVIDUAL, TD_RECIPIENT_OTHER };
  gboolean any = FALSE;

  if (self->recipients == 0)
    return;

  append_and (sql);
  g_string_append (sql->text, "a.recipient_kind IN (");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (self->recipients & (1u << kinds[i]))
      {
        g_string_append_printf (sql->text, "%s'%s'", any ? ", " : "",
                                td_recipient_kind_to_code (kinds[i]));
        any = TRUE;
      }
  g_string_append_c (sql->text, ')');
}

static void
append_campaign (TdSql *sql, const TdQuery *self)
{
  if (self->campaign_id != 0 && self->with_made_from)
    {
      append_and (sql);
      g_string_append_printf (
          sql->text,
          "a.campaign_id IN (WITH RECURSIVE made (id) AS (SELECT ?%d"
          " UNION SELECT c.id FROM made m JOIN campaign c ON c.parent_id = m.id)"
          " SELECT id FROM made)",
          td_sql_add_int (sql, self->campaign_id));
    }
  else if (self->campaign_id != 0)
    append_int (sql, "a.campaign_id = ", self->campaign_id);
  if (is_set (self->launching_level))
    append_text (sql, "a.campaign_id IN (SELECT id FROM campaign WHERE launching_level = ",
                 self->launching_level, ")");
  if (self->in_campaign)
    g_string_append (sql->text, " AND a.campaign_id IS NOT NULL");
}

static void
append_award_conditions (TdSql *sql, const TdQuery *self, TdQueryScope scope)
{
  append_date (sql, "a.decided_on >= ", self->from, "");
  append_date (sql, "a.decided_on <= ", self->to, "");
  append_award_unit (sql, self, scope);
  if (self->decision_id != 0)
    append_int (sql, "a.decision_id = ", self->decision_id);
  if (self->person_id != 0)
    append_int (sql, "a.person_id = ", self->person_id);
  if (self->recipient_unit_id != 0)
    append_int (sql, "a.recipient_unit_id = ", self->recipient_unit_id);
  append_campaign (sql, self);
  append_recipients (sql, self);
  if (is_set (self->report_column))
    append_text (sql, "a.award_form_id IN (SELECT id FROM award_form WHERE report_column = ",
                 self->report_column, ")");
  if (is_set (self->form_code))
    append_text (
        sql, "a.award_form_id IN (SELECT id FROM award_form WHERE code = ", self->form_code, ")");
  if (is_set (self->deciding_level))
    append_text (sql, "(SELECT deciding_level FROM decision WHERE id = a.decision_id) = ",
                 self->deciding_level, "");
  if (is_set (self->deciding_field))
    append_text (
        sql,
        "(SELECT l.field FROM decision r JOIN deciding_level l ON l.code = r.deciding_level"
        " WHERE r.id = a.decision_id) = ",
        self->deciding_field, "");
  if (is_set (self->commendation_type))
    append_text (sql, "a.commendation_type = ", self->commendation_type, "");
  append_flag (sql, "(SELECT is_ad_hoc FROM commendation_type WHERE code = a.commendation_type)",
               self->ad_hoc);
  if (g_strcmp0 (self->organisation_type, TD_QUERY_NONE) == 0)
    {
      append_and (sql);
      g_string_append (sql->text, "a.organisation_type IS NULL");
    }
  else if (is_set (self->organisation_type))
    append_text (sql, "a.organisation_type = ", self->organisation_type, "");
  append_flag (sql, "a.is_woman", self->woman);
  append_flag (sql, "a.is_direct_worker", self->direct_worker);
  append_flag (sql, "a.is_leader", self->leader);
  /* The few revoked ones are found by an index of their own; status is in no other. */
  if (!self->with_revoked)
    g_string_append (sql->text, " AND a.id NOT IN (SELECT id FROM award WHERE status = 'revoked')");
}

static void
append_person_conditions (TdSql *sql, const TdQuery *self)
{
  append_unit (sql, self, "p.unit_id", NULL);
  append_flag (sql, "p.is_woman", self->woman);
  append_flag (sql, "p.is_direct_worker", self->direct_worker);
  append_flag (sql, "p.is_leader", self->leader);
  if (!td_date_is_set (self->from) && !td_date_is_set (self->to))
    return;

  append_and (sql);
  g_string_append (sql->text, "EXISTS (SELECT 1 FROM award a WHERE a.person_id = p.id");
  if (!self->with_revoked)
    g_string_append (sql->text, " AND a.status = 'decided'");
  append_date (sql, "a.decided_on >= ", self->from, "");
  append_date (sql, "a.decided_on <= ", self->to, "");
  g_string_append_c (sql->text, ')');
}

/* Of initiatives, publicity, role models and documents.
 * @day: an expression of the record's day; one without a day is in no span of time, and in the tree
 *   of today */
static void
append_duty_conditions (TdSql *sql, const TdQuery *self, const char *day, const char *term)
{
  char alias = td_list_get_alias (self->kind);
  g_autofree char *unit = g_strdup_printf ("%c.unit_id", alias);
  g_autofree char *unit_day = NULL;
  g_autofree char *from = g_strdup_printf ("%s >= ", day);
  g_autofree char *to = g_strdup_printf ("%s <= ", day);

  append_date (sql, from, self->from, "");
  append_date (sql, to, self->to, "");
  if (self->unit_id != 0 && !self->exact_unit)
    unit_day = g_strdup_printf ("ifnull (%s, ?%d)", day, td_sql_add_date (sql, td_date_today ()));
  append_unit (sql, self, unit, unit_day);
  if (self->campaign_id != 0)
    {
      g_autofree char *campaign = g_strdup_printf ("%c.campaign_id = ", alias);

      append_int (sql, campaign, self->campaign_id);
    }
  if (is_set (self->term))
    {
      g_autofree char *condition = g_strdup_printf ("%c.%s = ", alias, term);

      append_text (sql, condition, self->term, "");
    }
}

/* Not :today: a named parameter takes the number after the highest before it, which the next value
 * would have too. The ORDER BY, where :today may stand, is the last part. */
static void
set_day (GString *condition, TdSql *sql, const TdQuery *self)
{
  TdDate day = td_query_get_day (self);
  int index = td_sql_add_date (sql, td_date_is_set (day) ? day : td_date_today ());
  g_autofree char *parameter = g_strdup_printf ("?%d", index);

  g_string_replace (condition, "?day", parameter, 0);
}

static void
append_late_reviews (TdSql *sql, const TdQuery *self)
{
  g_autoptr (GString) condition = g_string_new (TD_REVIEW_OF ("late", "?day"));

  set_day (condition, sql, self);
  append_and (sql);
  g_string_append (sql->text, condition->str);
}

static void
append_organisation_type (TdSql *sql, const TdQuery *self)
{
  g_autoptr (GString) condition
      = g_string_new (TD_UNIT_ON_NULLABLE ("organisation_type", "?day") " = ");

  set_day (condition, sql, self);
  append_text (sql, condition->str, self->organisation_type, "");
}

void
td_query_append_conditions (TdSql *sql, const TdQuery *self, TdQueryScope scope)
{
  g_string_append (sql->text, " WHERE 1");
  switch (self->kind)
    {
    case TD_LIST_UNITS:
      append_date (sql, "ifnull (u.valid_to, '~') >= ", self->from, "");
      append_date (sql, "ifnull (u.valid_from, '') <= ", self->to, "");
      append_unit (sql, self, "u.id", NULL);
      if (is_set (self->organisation_type))
        append_organisation_type (sql, self);
      break;
    case TD_LIST_CAMPAIGNS:
      append_date (sql, "ifnull (c.ends_on, '~') >= ", self->from, "");
      append_date (sql, "ifnull (c.starts_on, '') <= ", self->to, "");
      if (self->late_reviews)
        append_late_reviews (sql, self);
      break;
    case TD_LIST_DECISIONS:
      append_date (sql, "d.decided_on >= ", self->from, "");
      append_date (sql, "d.decided_on <= ", self->to, "");
      append_unit (sql, self, "d.issuer_unit_id", "d.decided_on");
      if (is_set (self->deciding_level))
        append_text (sql, "d.deciding_level = ", self->deciding_level, "");
      break;
    case TD_LIST_AWARDS:
      append_award_conditions (sql, self, scope);
      break;
    case TD_LIST_PERSONS:
      append_person_conditions (sql, self);
      break;
    case TD_LIST_INITIATIVES:
      append_duty_conditions (sql, self, TD_INITIATIVE_ON, "recognised_level");
      if (self->person_id != 0)
        {
          append_int (sql,
                      "i.id IN (SELECT initiative_id FROM initiative_author WHERE person_id = ",
                      self->person_id);
          g_string_append_c (sql->text, ')');
        }
      break;
    case TD_LIST_PUBLICITY:
      append_duty_conditions (sql, self, "p.published_on", "channel");
      if (is_set (self->audience))
        append_text (sql, "p.audience = ", self->audience, "");
      break;
    case TD_LIST_ROLE_MODELS:
      append_duty_conditions (sql, self, "r.recognised_on", "");
      break;
    case TD_LIST_DOCUMENTS:
      append_duty_conditions (sql, self, "d.issued_on", "kind");
      break;
    case TD_LIST_HISTORY:
      append_date (sql, "date (h.at, 'localtime') >= ", self->from, "");
      append_date (sql, "date (h.at, 'localtime') <= ", self->to, "");
      break;
    case TD_N_LISTS:
    default:
      g_assert_not_reached ();
    }
  append_search (sql, self);
}
