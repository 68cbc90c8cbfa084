#include <glib/gi18n-lib.h>

#include "store/td-query-private.h"

/* One statement a name: they are read one at a time and by primary key. */
static char *
read_name (TdDb *db, const char *sql, gint64 id, const char *code)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, NULL);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  if (code != NULL)
    td_stmt_bind_text (stmt, 1, code);
  else
    td_stmt_bind_int (stmt, 1, id);

  return td_stmt_step (stmt, &row, NULL) && row ? td_stmt_dup_text (stmt, 0) : NULL;
}

/* Adds @format with the name in place of %s, unless the record is not wanted or gone. */
G_GNUC_PRINTF (3, 0)
static void
add_format (GPtrArray *parts, const char *name, const char *format)
{
  if (name == NULL)
    return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (parts, g_strdup_printf (format, name));
#pragma GCC diagnostic pop
}

static void
add_id (GPtrArray *parts, TdDb *db, gint64 id, const char *sql, const char *format)
{
  g_autofree char *name = id != 0 ? read_name (db, sql, id, NULL) : NULL;

  add_format (parts, name, format);
}

static void
add_code (GPtrArray *parts, TdDb *db, const char *code, const char *sql, const char *format)
{
  g_autofree char *name = code != NULL && code[0] != '\0' ? read_name (db, sql, 0, code) : NULL;

  add_format (parts, name, format);
}

static void
add_flag (GPtrArray *parts, TdFlag flag, const char *yes, const char *no)
{
  if (flag != TD_FLAG_ANY)
    g_ptr_array_add (parts, g_strdup (flag == TD_FLAG_YES ? yes : no));
}

static void
add_days (GPtrArray *parts, const TdQuery *self)
{
  g_autofree char *from = td_date_format (self->from);
  g_autofree char *to = td_date_format (self->to);

  if (td_date_is_set (self->from) && td_date_is_set (self->to))
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s to %s"), from, to));
  else if (td_date_is_set (self->from))
    g_ptr_array_add (parts, g_strdup_printf (_ ("from %s"), from));
  else if (td_date_is_set (self->to))
    g_ptr_array_add (parts, g_strdup_printf (_ ("until %s"), to));
}

static void
add_recipients (GPtrArray *parts, guint recipients)
{
  if (recipients & (1u << TD_RECIPIENT_COLLECTIVE))
    g_ptr_array_add (parts, g_strdup (_ ("collectives")));
  if (recipients & (1u << TD_RECIPIENT_INDIVIDUAL))
    g_ptr_array_add (parts, g_strdup (_ ("individuals")));
  if (recipients & (1u << TD_RECIPIENT_OTHER))
    g_ptr_array_add (parts, g_strdup (_ ("other recipients")));
}

#define SELECT_UNIT "SELECT coalesce (nullif (short_name, ''), name) FROM unit WHERE id = ?1"

static void
add_units (GPtrArray *parts, TdDb *db, const TdQuery *self)
{
  add_id (parts, db, self->unit_id, SELECT_UNIT,
          self->exact_unit          ? _ ("%s alone")
          : self->with_predecessors ? _ ("%s, below and what it goes on for")
                                    : _ ("%s and below"));
  add_id (parts, db, self->outside_root, SELECT_UNIT, _ ("outside %s"));
  add_id (parts, db, self->recipient_unit_id, SELECT_UNIT, _ ("given to %s"));
}

char *
td_query_to_label (TdDb *db, const TdQuery *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (self->search != NULL && self->search[0] != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_ ("“%s”"), self->search));
  add_days (parts, self);
  add_units (parts, db, self);
  add_id (parts, db, self->decision_id,
          "SELECT number || '/' || symbol FROM decision WHERE id = ?1", _ ("decision %s"));
  add_id (parts, db, self->person_id, "SELECT name FROM person WHERE id = ?1", "%s");
  add_id (parts, db, self->campaign_id, "SELECT name FROM campaign WHERE id = ?1",
          self->with_made_from ? _ ("campaign %s and those made from it") : _ ("campaign %s"));
  add_code (parts, db, self->launching_level, "SELECT name FROM launching_level WHERE code = ?1",
            _ ("campaigns launched by %s"));
  if (self->late_reviews)
    g_ptr_array_add (parts, g_strdup (_ ("with a late review")));
  if (self->in_campaign)
    g_ptr_array_add (parts, g_strdup (_ ("of a campaign")));
  add_code (parts, db, self->report_column, "SELECT title FROM report_column WHERE code = ?1",
            "%s");
  add_code (parts, db, self->form_code,
            "SELECT name FROM award_form WHERE code = ?1 ORDER BY valid_from DESC LIMIT 1", "%s");
  add_code (parts, db, self->deciding_level, "SELECT name FROM deciding_level WHERE code = ?1",
            _ ("decided by %s"));
  if (g_strcmp0 (self->deciding_field, "union") == 0)
    g_ptr_array_add (parts, g_strdup (_ ("decided within the union")));
  else if (g_strcmp0 (self->deciding_field, "state") == 0)
    g_ptr_array_add (parts, g_strdup (_ ("decided by the State")));
  add_code (parts, db, self->commendation_type,
            "SELECT name FROM commendation_type WHERE code = ?1", "%s");
  if (g_strcmp0 (self->organisation_type, TD_QUERY_NONE) == 0)
    g_ptr_array_add (parts, g_strdup (_ ("without a type of organisation")));
  add_code (parts, db, self->organisation_type,
            "SELECT short_name FROM organisation_type WHERE code = ?1", "%s");
  if (self->kind == TD_LIST_INITIATIVES)
    add_code (parts, db, self->term, "SELECT name FROM recognised_level WHERE code = ?1", "%s");
  else if (self->kind == TD_LIST_PUBLICITY)
    add_code (parts, db, self->term, "SELECT name FROM channel WHERE code = ?1", "%s");
  else
    add_code (parts, db, self->term, "SELECT name FROM document_kind WHERE code = ?1", "%s");
  add_code (parts, db, self->audience, "SELECT name FROM audience WHERE code = ?1", "%s");
  add_recipients (parts, self->recipients);
  add_flag (parts, self->ad_hoc, _ ("ad hoc"), _ ("not ad hoc"));
  add_flag (parts, self->woman, _ ("women"), _ ("not women"));
  add_flag (parts, self->direct_worker, _ ("direct workers"), _ ("not direct workers"));
  add_flag (parts, self->leader, _ ("in a leadership post"), _ ("without a leadership post"));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}
