#include "store/td-duty-figures.h"

#include "store/td-unit-former-private.h"

/* As TD_INITIATIVE_ON of the list of initiatives. */
#define RECOGNISED_ON                                                                              \
  "iif (i.recognised_level IS NULL, NULL, coalesce (i.recognised_on, i.proposed_on))"

#define UNIT_DAY "ifnull (" RECOGNISED_ON ", ifnull (i.proposed_on, ?2))"
#define AUTHORS                                                                                    \
  "(SELECT group_concat (a.name, ', ') FROM (SELECT p.name AS name FROM initiative_author x"       \
  " JOIN person p ON p.id = x.person_id WHERE x.initiative_id = i.id ORDER BY p.sort_key, p.id) "  \
  "a)"

#define SELECT_INITIATIVES                                                                         \
  "SELECT i.id, i.unit_id, i.title, " AUTHORS ", i.field, i.document_number, i.applied_where,"     \
  " i.recognised_level, i.proposed_on, " RECOGNISED_ON                                             \
  ", i.applied_since, i.value_gained, " TD_UNIT_ON (                                               \
      "name",                                                                                      \
      UNIT_DAY) " FROM initiative i JOIN unit u ON u.id = i.unit_id"                               \
                " WHERE i.proposed_on BETWEEN ?1 AND ?2 OR i.applied_since BETWEEN ?1 AND ?2"      \
                " OR " RECOGNISED_ON " BETWEEN ?1 AND ?2 ORDER BY 10, i.id"

static void
initiative_free (TdInitiativeFigure *self)
{
  g_free (self->title);
  g_free (self->authors);
  g_free (self->unit_name);
  g_free (self->field);
  g_free (self->document_number);
  g_free (self->applied_where);
  g_free (self);
}

GPtrArray *
td_initiative_figures_read (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) initiative_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_INITIATIVES, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);

  while (TRUE)
    {
      TdInitiativeFigure *figure;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&figures);

      figure = g_new0 (TdInitiativeFigure, 1);
      g_ptr_array_add (figures, figure);
      figure->id = td_stmt_get_int (stmt, 0);
      figure->unit_id = td_stmt_get_int (stmt, 1);
      figure->title = td_stmt_dup_text (stmt, 2);
      figure->authors = td_stmt_dup_text (stmt, 3);
      figure->field = td_stmt_dup_text (stmt, 4);
      figure->document_number = td_stmt_dup_text (stmt, 5);
      figure->applied_where = td_stmt_dup_text (stmt, 6);
      figure->recognised_level = g_intern_string (td_stmt_get_text (stmt, 7));
      figure->proposed_on = td_stmt_get_date (stmt, 8);
      figure->recognised_on = td_stmt_get_date (stmt, 9);
      figure->applied_since = td_stmt_get_date (stmt, 10);
      figure->value_gained = td_stmt_get_int (stmt, 11);
      figure->unit_name = td_stmt_dup_text (stmt, 12);
    }
}

GArray *
td_publicity_figures_read (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (TdPublicityFigure));
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, unit_id, published_on, channel, audience, reach FROM publicity"
                       " WHERE published_on BETWEEN ?1 AND ?2 ORDER BY published_on, id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);

  while (TRUE)
    {
      TdPublicityFigure figure = { 0 };

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&figures);

      figure.id = td_stmt_get_int (stmt, 0);
      figure.unit_id = td_stmt_get_int (stmt, 1);
      figure.published_on = td_stmt_get_date (stmt, 2);
      figure.channel = g_intern_string (td_stmt_get_text (stmt, 3));
      figure.audience = g_intern_string (td_stmt_get_text (stmt, 4));
      figure.reach = td_stmt_get_int (stmt, 5);
      g_array_append_val (figures, figure);
    }
}

/* --- Role models ------------------------------------------------------------------------------ */

#define ROLE_MODEL_DAY "coalesce (r.recognised_on, r.replicated_on)"
#define ROLE_MODEL_UNIT TD_UNIT_ON ("name", ROLE_MODEL_DAY)

#define SELECT_ROLE_MODELS                                                                         \
  "SELECT r.id, r.unit_id, r.person_id IS NULL, p.name, " ROLE_MODEL_UNIT                          \
  ", r.title, c.name, r.replicated_where, r.replicated_how, r.recognised_on, r.replicated_on"      \
  " FROM role_model r JOIN unit u ON u.id = r.unit_id LEFT JOIN person p ON p.id = r.person_id"    \
  " LEFT JOIN campaign c ON c.id = r.campaign_id"                                                  \
  " WHERE r.recognised_on BETWEEN ?1 AND ?2 OR r.replicated_on BETWEEN ?1 AND ?2"                  \
  " ORDER BY " ROLE_MODEL_DAY ", r.id"

static void
role_model_free (TdRoleModelFigure *self)
{
  g_free (self->name);
  g_free (self->unit_name);
  g_free (self->title);
  g_free (self->campaign);
  g_free (self->replicated_where);
  g_free (self->replicated_how);
  g_free (self);
}

GPtrArray *
td_role_model_figures_read (TdDb *db, const TdPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) role_model_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_ROLE_MODELS, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, period->from);
  td_stmt_bind_date (stmt, 2, period->to);

  while (TRUE)
    {
      TdRoleModelFigure *figure;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&figures);

      figure = g_new0 (TdRoleModelFigure, 1);
      g_ptr_array_add (figures, figure);
      figure->id = td_stmt_get_int (stmt, 0);
      figure->unit_id = td_stmt_get_int (stmt, 1);
      figure->is_collective = td_stmt_get_int (stmt, 2) != 0;
      figure->name = td_stmt_dup_text (stmt, figure->is_collective ? 4 : 3);
      figure->unit_name = td_stmt_dup_text (stmt, 4);
      figure->title = td_stmt_dup_text (stmt, 5);
      figure->campaign = td_stmt_dup_text (stmt, 6);
      figure->replicated_where = td_stmt_dup_text (stmt, 7);
      figure->replicated_how = td_stmt_dup_text (stmt, 8);
      figure->recognised_on = td_stmt_get_date (stmt, 9);
      figure->replicated_on = td_stmt_get_date (stmt, 10);
    }
}
