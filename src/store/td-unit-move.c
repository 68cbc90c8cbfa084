#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "store/td-db-private.h"
#include "store/td-unit-store.h"

/* The last span of the unit: a move goes on after it. */
static gboolean
check_day (TdDb *db, const TdUnit *unit, TdDate from, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db,
                                           "SELECT s.valid_from, p.name FROM unit_parent s"
                                           " JOIN unit p ON p.id = s.parent_id WHERE s.unit_id = ?1"
                                           " ORDER BY s.valid_from DESC LIMIT 1",
                                           error);
  g_autofree char *last = NULL;
  TdDate last_from;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit->id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” stands at the top of the tree and cannot be moved."), unit->name);
      return FALSE;
    }
  last_from = td_stmt_get_date (stmt, 0);
  if (!td_date_is_set (last_from) || td_date_compare (from, last_from) > 0)
    return TRUE;

  last = td_date_format (last_from);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” belongs to “%s” from %s on: enter a later day, or correct that in the "
                  "unit's own window."),
               unit->name, td_stmt_get_text (stmt, 1), last);

  return FALSE;
}

gboolean
td_unit_move (TdDb *db,
              const TdCatalogue *catalogue,
              gint64 id,
              gint64 parent_id,
              TdDate from,
              GError **error)
{
  g_autoptr (TdUnit) unit = td_unit_load (db, id, error);
  g_autofree char *day = td_date_format (from);

  if (unit == NULL || !check_day (db, unit, from, error))
    return FALSE;
  if (!td_unit_is_open_on (unit, from))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _ ("“%s” is not open on %s."), unit->name,
                   day);
      return FALSE;
    }
  if (unit->parent_id == parent_id)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _ ("“%s” belongs to that unit already: choose another one."), unit->name);
      return FALSE;
    }

  unit->parent_id = parent_id;
  unit->parent_from = from;

  return td_unit_save (db, catalogue, unit, error);
}
