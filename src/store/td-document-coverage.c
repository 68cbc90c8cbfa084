#include "store/td-document-coverage.h"

#include <glib/gi18n-lib.h>

#include "store/td-db-private.h"
#include "store/td-unit-former-private.h"

/* The last day on which the document x that is expected of e is in force; NULL without an end. */
#define ENDS_ON                                                                                    \
  "coalesce (x.valid_to, date (x.issued_on, '+' || e.valid_months || ' months', '-1 day'))"

#define HOLDS_ON(alias)                                                                            \
  "ifnull (" alias ".valid_from, '') <= :day AND ifnull (" alias ".valid_to, '~') >= :day"

/* Of the unit u on the day. */
#define UNIT_NAME                                                                                  \
  "coalesce (nullif (" TD_UNIT_ON ("short_name", ":day") ", ''), " TD_UNIT_ON ("name", ":day") ")"
#define UNIT_KIND TD_UNIT_ON ("kind", ":day")
#define UNIT_TYPE "ifnull (" TD_UNIT_ON_NULLABLE ("organisation_type", ":day") ", '-')"
#define PARENT(column)                                                                             \
  "(SELECT " column " FROM unit_parent up JOIN unit p ON p.id = up.parent_id"                      \
  " WHERE up.unit_id = u.id AND " HOLDS_ON ("up") " LIMIT 1)"

#define PARENT_NAME PARENT ("coalesce (nullif (p.short_name, ''), p.name)")
#define PARENT_KEY PARENT ("p.sort_key")

#define IS_ONE_OF(code, list) "instr (' ' || " list " || ' ', ' ' || " code " || ' ') > 0"
#define LEVEL_FITS IS_ONE_OF ("uk.level", "k.expected_levels")
#define TYPE_FITS "(k.expected_types = '' OR " IS_ONE_OF (UNIT_TYPE, "k.expected_types") ")"

#define PLACE_HOLDS HOLDS_ON ("up")
#define UNIT_HOLDS HOLDS_ON ("u")

#define BELOW                                                                                      \
  "below (id) AS (SELECT :unit UNION SELECT up.unit_id FROM below b"                               \
  " JOIN unit_parent up ON up.parent_id = b.id AND " PLACE_HOLDS ")"

/* The units of whom the document is expected. */
#define EXPECTED                                                                                   \
  "expected (id, name, parent, key, parent_key, valid_months) AS ("                                \
  "SELECT u.id, " UNIT_NAME ", " PARENT_NAME ", u.sort_key, " PARENT_KEY ", k.valid_months"        \
  " FROM unit u JOIN document_kind k ON k.code = :kind JOIN unit_kind uk ON uk.code = " UNIT_KIND  \
  " WHERE " UNIT_HOLDS " AND (:unit = 0 OR u.id IN below) AND " LEVEL_FITS " AND " TYPE_FITS ")"

/* The document that counts. An ORDER BY cannot look at e from within the inner SELECT. */
#define LATEST                                                                                     \
  "(SELECT y.id FROM (SELECT x.id, x.issued_on, ifnull (" ENDS_ON ", '~') >= :day AS holds"        \
  " FROM document x WHERE x.unit_id = e.id AND x.kind = :kind"                                     \
  " AND ifnull (x.issued_on, '') <= :day) y"                                                       \
  " ORDER BY y.holds DESC, y.issued_on DESC, y.id DESC LIMIT 1)"

#define SELECT                                                                                     \
  "WITH RECURSIVE " BELOW ", " EXPECTED                                                            \
  " SELECT e.id, e.name, e.parent, x.id, x.number, x.issued_on, " ENDS_ON ","                      \
  " x.next_review_on, x.has_initiative_clause, x.next_review_on <= :day"                           \
  " AND ifnull (x.reviewed_on, '') < x.next_review_on"                                             \
  " AND ifnull (x.amended_on, '') < x.next_review_on"                                              \
  " FROM expected e LEFT JOIN document x ON x.id = " LATEST " ORDER BY e.parent_key, e.key, e.id"

void
td_document_coverage_free (TdDocumentCoverage *self)
{
  if (self == NULL)
    return;

  g_free (self->unit_name);
  g_free (self->parent_name);
  g_free (self->number);
  g_free (self);
}

static TdCoverageState
find_state (const TdDocumentCoverage *self, gboolean review_due, TdDate on)
{
  if (self->document_id == 0)
    return TD_COVERAGE_NONE;
  if (td_date_is_set (self->ends_on) && td_date_compare (self->ends_on, on) < 0)
    return TD_COVERAGE_EXPIRED;

  return review_due ? TD_COVERAGE_REVIEW_DUE : TD_COVERAGE_HAS;
}

GPtrArray *
td_document_coverage_read (TdDb *db, const char *kind, gint64 unit_id, TdDate on, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_document_coverage_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, td_stmt_get_parameter (stmt, ":unit"), unit_id);
  td_stmt_bind_date (stmt, td_stmt_get_parameter (stmt, ":day"), on);
  td_stmt_bind_text (stmt, td_stmt_get_parameter (stmt, ":kind"), kind);

  while (TRUE)
    {
      TdDocumentCoverage *self;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);

      self = g_new0 (TdDocumentCoverage, 1);
      self->unit_id = td_stmt_get_int (stmt, 0);
      self->unit_name = td_stmt_dup_text (stmt, 1);
      self->parent_name = td_stmt_dup_text (stmt, 2);
      self->document_id = td_stmt_get_int (stmt, 3);
      self->number = td_stmt_dup_text (stmt, 4);
      self->issued_on = td_stmt_get_date (stmt, 5);
      self->ends_on = td_stmt_get_date (stmt, 6);
      self->next_review_on = td_stmt_get_date (stmt, 7);
      self->has_clause = td_stmt_is_null (stmt, 8) ? -1 : (int) td_stmt_get_int (stmt, 8);
      self->state = find_state (self, td_stmt_get_int (stmt, 9) != 0, on);
      g_ptr_array_add (list, self);
    }
}

const char *
td_coverage_state_to_label (TdCoverageState state)
{
  static const char *const labels[TD_N_COVERAGES] = {
    [TD_COVERAGE_NONE] = N_ ("Has none"),
    [TD_COVERAGE_EXPIRED] = N_ ("Has run out"),
    [TD_COVERAGE_REVIEW_DUE] = N_ ("Review is due"),
    [TD_COVERAGE_HAS] = N_ ("Has one"),
  };

  return _ (labels[state]);
}
