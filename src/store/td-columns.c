#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/td-campaign-review-sql-private.h"
#include "store/td-columns-private.h"
#include "store/td-unit-former-private.h"

/* The columns of each list, and how they are read and sorted: one line a column, so that the two
 * cannot get out of step. Rows are read one by one by primary key, so that names of other tables
 * are sub-selects by key. */

/* The parent of today, or the last one of a closed unit. :today is bound by td_query_bind_today ().
 */
#define PARENT(column)                                                                             \
  "(SELECT " column " FROM unit_parent s JOIN unit p ON p.id = s.parent_id"                        \
  " WHERE s.unit_id = u.id ORDER BY (s.valid_from IS NULL OR s.valid_from <= :today)"              \
  " AND (s.valid_to IS NULL OR s.valid_to >= :today) DESC, s.valid_from DESC LIMIT 1)"
/* A unit as it was on the day of the list. */
#define ON(column) TD_UNIT_ON (column, ":today")
#define ON_NULLABLE(column) TD_UNIT_ON_NULLABLE (column, ":today")

static const TdColumnDefinition units[] = {
  TEXT ("name", N_ ("Name"), 320, TRUE, TRUE, ON ("name"), "u.sort_key ^, u.id ^"),
  TEXT ("code", N_ ("Code"), 110, FALSE, TRUE, "u.code", BY_TEXT ("u.code")),
  TEXT ("kind",
        N_ ("Kind"),
        190,
        FALSE,
        TRUE,
        "(SELECT k.name FROM unit_kind k WHERE k.code = " ON ("kind") ")",
        "(SELECT k.position FROM unit_kind k WHERE k.code = " ON ("kind") ") ^"),
  TEXT ("organisation_type",
        N_ ("Organisation type"),
        170,
        FALSE,
        TRUE,
        "(SELECT o.short_name FROM organisation_type o WHERE o.code = " ON_NULLABLE (
            "organisation_type") ")",
        "(SELECT o.position FROM organisation_type o WHERE o.code = " ON_NULLABLE (
            "organisation_type") ") ^"),
  TEXT ("parent",
        N_ ("Parent unit"),
        220,
        TRUE,
        TRUE,
        PARENT (SHORT ("p")),
        BY_TEXT (PARENT (SHORT ("p")))),
  COLUMN (
      DATE, "valid_from", N_ ("Valid from"), 110, TRUE, "u.valid_from", BY_FROM ("u.valid_from")),
  COLUMN (DATE, "valid_to", N_ ("Valid to"), 110, TRUE, "u.valid_to", BY_TO ("u.valid_to")),
  TEXT ("short_name",
        N_ ("Short name"),
        160,
        FALSE,
        FALSE,
        ON ("short_name"),
        BY_TEXT (ON ("short_name"))),
  TEXT ("place",
        N_ ("Place"),
        160,
        FALSE,
        FALSE,
        "(SELECT p.name FROM place p WHERE p.code = " ON_NULLABLE ("place") ")",
        BY_TEXT ("(SELECT p.name FROM place p WHERE p.code = " ON_NULLABLE ("place") ")")),
};

static const TdColumnDefinition campaigns[] = {
  TEXT ("name", N_ ("Name"), 380, TRUE, TRUE, "c.name", "c.sort_key ^, c.id ^"),
  TEXT ("launching_level",
        N_ ("Launched by"),
        130,
        FALSE,
        TRUE,
        "(SELECT l.name FROM launching_level l WHERE l.code = c.launching_level)",
        "(SELECT l.rank FROM launching_level l WHERE l.code = c.launching_level) ^"),
  /* The words are put in by td-row.c. */
  TEXT ("mode", N_ ("Mode"), 150, FALSE, FALSE, "c.is_themed", "c.is_themed ^"),
  COLUMN (DATE, "starts_on", N_ ("Starts on"), 96, TRUE, "c.starts_on", BY_FROM ("c.starts_on")),
  COLUMN (DATE, "ends_on", N_ ("Ends on"), 96, TRUE, "c.ends_on", BY_TO ("c.ends_on")),
  TEXT ("state",
        N_ ("State"),
        120,
        FALSE,
        TRUE,
        TD_REVIEW_OF ("state", ":today"),
        TD_REVIEW_OF ("state-rank", ":today") " ^"),
  COLUMN (ALERT,
          "review",
          N_ ("Interim or final review"),
          170,
          TRUE,
          TD_REVIEW_OF ("next", ":today"),
          TD_REVIEW_OF ("next-rank", ":today") " ^"),
  COLUMN (FLAG,
          "late",
          N_ ("Review is late"),
          110,
          FALSE,
          TD_REVIEW_OF ("late", ":today"),
          TD_REVIEW_OF ("late", ":today") " ^"),
  COLUMN (DATE,
          "review_due",
          N_ ("To be reviewed by"),
          110,
          TRUE,
          TD_REVIEW_OF ("due", ":today"),
          BY_TO (TD_REVIEW_OF ("due", ":today"))),
  TEXT ("document",
        N_ ("Document"),
        120,
        FALSE,
        FALSE,
        "c.document_number",
        BY_TEXT ("c.document_number")),
  COLUMN (COUNT,
          "n_awards",
          N_ ("Awards"),
          104,
          TRUE,
          "(SELECT count (*) FROM award a WHERE a.campaign_id = c.id)",
          "(SELECT count (*) FROM award a WHERE a.campaign_id = c.id) ^"),
};

#define NUMBER_OF(alias) alias ".number || '/' || " alias ".symbol"
#define LEVEL_OF_DECISION(column)                                                                  \
  "(SELECT l." column " FROM deciding_level l WHERE l.code = d.deciding_level)"

/* Without revoked awards: their money is not paid. */
#define BONUS_OF_DECISION                                                                          \
  "(SELECT ifnull (sum (a.bonus), 0) FROM award a"                                                 \
  " WHERE a.decision_id = d.id AND a.status = 'decided')"

static const TdColumnDefinition decisions[] = {
  COLUMN (DATE,
          "decided_on",
          N_ ("Date"),
          100,
          TRUE,
          "d.decided_on",
          "d.decided_on ^, d.sort_key ^, d.id ^"),
  TEXT ("decision", N_ ("Decision"), 140, FALSE, TRUE, NUMBER_OF ("d"), "d.sort_key ^"),
  TEXT ("issuer", N_ ("Issued by"), 230, TRUE, TRUE, "d.issuer", BY_TEXT ("d.issuer")),
  TEXT ("deciding_level",
        N_ ("Level"),
        150,
        FALSE,
        TRUE,
        LEVEL_OF_DECISION ("short_name"),
        LEVEL_OF_DECISION ("rank") " ^"),
  TEXT ("signer", N_ ("Signed by"), 160, FALSE, TRUE, "d.signer", BY_TEXT ("d.signer")),
  TEXT ("abstract", N_ ("Abstract"), 320, TRUE, TRUE, "d.abstract", BY_TEXT ("d.abstract")),
  COLUMN (COUNT,
          "n_awards",
          N_ ("Awards"),
          110,
          TRUE,
          "(SELECT count (*) FROM award a WHERE a.decision_id = d.id)",
          "(SELECT count (*) FROM award a WHERE a.decision_id = d.id) ^"),
  COLUMN (MONEY, "bonus", N_ ("Bonus"), 120, TRUE, BONUS_OF_DECISION, BONUS_OF_DECISION " ^"),
};

#define OF_DECISION(column) "(SELECT " column " FROM decision d WHERE d.id = a.decision_id)"
#define OF_FORM(column) "(SELECT f." column " FROM award_form f WHERE f.id = a.award_form_id)"
#define OF_COMMENDATION(column)                                                                    \
  "(SELECT t." column " FROM commendation_type t WHERE t.code = a.commendation_type)"
#define OF_CAMPAIGN(column) "(SELECT c." column " FROM campaign c WHERE c.id = a.campaign_id)"
#define OF_ORGANISATION(column)                                                                    \
  "(SELECT o." column " FROM organisation_type o WHERE o.code = a.organisation_type)"

static const TdColumnDefinition awards[] = {
  COLUMN (DATE,
          "decided_on",
          N_ ("Date"),
          94,
          TRUE,
          "a.decided_on",
          "a.decided_on ^, a.sort_key ^, a.id ^"),
  TEXT ("decision",
        N_ ("Decision"),
        112,
        FALSE,
        TRUE,
        OF_DECISION (NUMBER_OF ("d")),
        OF_DECISION ("d.sort_key") " ^"),
  TEXT ("name", N_ ("Recipient"), 200, TRUE, TRUE, "a.name", "a.sort_key ^, a.id ^"),
  TEXT ("post", N_ ("Post"), 120, TRUE, TRUE, "a.post", BY_TEXT ("a.post")),
  TEXT ("unit_name", N_ ("Unit"), 240, TRUE, TRUE, "a.unit_name", BY_TEXT ("a.unit_name")),
  TEXT ("award_form",
        N_ ("Award form"),
        150,
        FALSE,
        TRUE,
        OF_FORM ("short_name"),
        OF_FORM ("position") " ^"),
  TEXT ("commendation_type",
        N_ ("Commendation type"),
        120,
        TRUE,
        TRUE,
        OF_COMMENDATION ("name"),
        OF_COMMENDATION ("position") " ^"),
  COLUMN (
      FLAG, "direct_worker", N_ ("Direct"), 76, TRUE, "a.is_direct_worker", "a.is_direct_worker ^"),
  COLUMN (MONEY, "bonus", N_ ("Bonus"), 96, TRUE, "a.bonus", "a.bonus ^"),
  COLUMN (FLAG, "woman", N_ ("Woman"), 60, FALSE, "a.is_woman", "a.is_woman ^"),
  COLUMN (FLAG, "leader", N_ ("Leadership post"), 90, FALSE, "a.is_leader", "a.is_leader ^"),
  TEXT ("campaign",
        N_ ("Campaign"),
        240,
        FALSE,
        FALSE,
        OF_CAMPAIGN ("name"),
        OF_CAMPAIGN ("sort_key") " ^"),
  TEXT ("achievement",
        N_ ("Achievement"),
        240,
        FALSE,
        FALSE,
        "a.achievement",
        BY_TEXT ("a.achievement")),
  TEXT ("organisation_type",
        N_ ("Organisation type"),
        170,
        FALSE,
        FALSE,
        OF_ORGANISATION ("short_name"),
        OF_ORGANISATION ("position") " ^"),
  TEXT ("issuer",
        N_ ("Issued by"),
        230,
        FALSE,
        FALSE,
        OF_DECISION ("d.issuer"),
        BY_TEXT (OF_DECISION ("d.issuer"))),
};

#define LAST_AWARD_OF_PERSON                                                                       \
  "(SELECT max (a.decided_on) FROM award a WHERE a.person_id = p.id AND a.status = 'decided')"

static const TdColumnDefinition persons[] = {
  TEXT ("name", N_ ("Full name"), 240, TRUE, TRUE, "p.name", "p.sort_key ^, p.id ^"),
  COLUMN (FLAG, "woman", N_ ("Woman"), 60, TRUE, "p.is_woman", "p.is_woman ^"),
  COLUMN (DATE, "birth_date", N_ ("Born"), 110, TRUE, "p.birth_date", BY_FROM ("p.birth_date")),
  TEXT ("post", N_ ("Post"), 180, FALSE, TRUE, "p.post", BY_TEXT ("p.post")),
  TEXT ("unit", N_ ("Unit"), 260, TRUE, TRUE, UNIT_OF ("p"), BY_TEXT (UNIT_OF ("p"))),
  COLUMN (COUNT,
          "n_awards",
          N_ ("Awards"),
          110,
          TRUE,
          "(SELECT count (*) FROM award a WHERE a.person_id = p.id)",
          "(SELECT count (*) FROM award a WHERE a.person_id = p.id) ^"),
  COLUMN (FLAG,
          "direct_worker",
          N_ ("Direct"),
          76,
          FALSE,
          "p.is_direct_worker",
          "p.is_direct_worker ^"),
  COLUMN (FLAG, "leader", N_ ("Leadership post"), 90, FALSE, "p.is_leader", "p.is_leader ^"),
  COLUMN (DATE,
          "last_award",
          N_ ("Last award"),
          110,
          FALSE,
          LAST_AWARD_OF_PERSON,
          BY_FROM (LAST_AWARD_OF_PERSON)),
};

static const TdColumnDefinition history[] = {
  TEXT ("at", N_ ("Time"), 160, FALSE, TRUE, "datetime (h.at, 'localtime')", "h.at ^, h.id ^"),
  TEXT ("user", N_ ("User"), 140, FALSE, TRUE, "h.user", BY_TEXT ("h.user")),
  /* The words are put in by td-row.c. */
  TEXT ("kind", N_ ("Action"), 120, FALSE, TRUE, "h.kind", "h.kind ^"),
  TEXT ("label", N_ ("What was done"), 420, TRUE, TRUE, "h.label", BY_TEXT ("h.label")),
};

#define MAX_COLUMNS 16

/* @order: the list's own; @muted: see td_list_get_muted () */
typedef struct
{
  const TdColumnDefinition *definitions;
  guint n;
  const char *table;
  const char *order;
  const char *muted;
} List;

#define LIST(name) name, G_N_ELEMENTS (name)
#define DUTY(name) td_columns_##name, TD_N_COLUMNS_##name

static const List lists[TD_N_LISTS] = {
  [TD_LIST_UNITS] = { LIST (units), "unit u", "u.sort_key, u.id", "u.valid_to < :today" },
  [TD_LIST_CAMPAIGNS] = { LIST (campaigns), "campaign c", "c.sort_key, c.id",
                          "c.ends_on < :today AND NOT " TD_REVIEW_OF ("late", ":today") },
  [TD_LIST_DECISIONS]
  = { LIST (decisions), "decision d", "d.decided_on DESC, d.sort_key DESC, d.id DESC", "0" },
  [TD_LIST_AWARDS]
  = { LIST (awards), "award a", "a.decided_on DESC, a.sort_key, a.id", "a.status = 'revoked'" },
  [TD_LIST_PERSONS] = { LIST (persons), "person p", "p.sort_key, p.id", "0" },
  [TD_LIST_INITIATIVES]
  = { DUTY (initiatives), "initiative i", TD_INITIATIVE_ON " DESC, i.id DESC", "0" },
  [TD_LIST_PUBLICITY] = { DUTY (publicity), "publicity p", "p.published_on DESC, p.id DESC", "0" },
  [TD_LIST_ROLE_MODELS]
  = { DUTY (role_models), "role_model r", "r.recognised_on DESC, r.id DESC", "0" },
  [TD_LIST_DOCUMENTS]
  = { DUTY (documents), "document d", "d.issued_on DESC, d.id DESC", "d.valid_to < :today" },
  [TD_LIST_HISTORY] = { LIST (history), "history h", "h.id DESC", "0" },
};

/* The two halves of the definitions as arrays of their own, which is what the headers promise. */
static TdColumn columns[TD_N_LISTS][MAX_COLUMNS];
static TdColumnSql column_sql[TD_N_LISTS][MAX_COLUMNS];

static void
ensure_columns (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;

  for (guint i = 0; i < TD_N_LISTS; i++)
    {
      g_assert (lists[i].n <= MAX_COLUMNS);
      for (guint j = 0; j < lists[i].n; j++)
        {
          columns[i][j] = lists[i].definitions[j].column;
          column_sql[i][j] = lists[i].definitions[j].sql;
        }
    }
  g_once_init_leave (&done, 1);
}

const TdColumn *
td_list_get_columns (TdListKind kind, guint *n_columns)
{
  ensure_columns ();
  *n_columns = lists[kind].n;

  return columns[kind];
}

int
td_list_find_column (TdListKind kind, const char *id)
{
  for (guint i = 0; i < lists[kind].n; i++)
    if (g_strcmp0 (lists[kind].definitions[i].column.id, id) == 0)
      return (int) i;

  return -1;
}

const TdColumnSql *
td_list_get_column_sql (TdListKind kind)
{
  ensure_columns ();

  return column_sql[kind];
}

const char *
td_list_get_table (TdListKind kind)
{
  return lists[kind].table;
}

char
td_list_get_alias (TdListKind kind)
{
  return lists[kind].table[strlen (lists[kind].table) - 1];
}

const char *
td_list_get_order (TdListKind kind)
{
  return lists[kind].order;
}

const char *
td_list_get_muted (TdListKind kind)
{
  return lists[kind].muted;
}
