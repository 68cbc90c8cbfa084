#include "store/td-unit-record-private.h"

/* Rows: year, kind of recipient, how many, đồng; the years one after the other. */
static gboolean
read_years (TdDb *db, const char *sql, gint64 unit_id, GArray *years, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, unit_id);
  while (TRUE)
    {
      TdUnitAwardYear *year;
      const char *kind;
      guint n;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      if (years->len == 0
          || g_array_index (years, TdUnitAwardYear, years->len - 1).year
                 != td_stmt_get_int (stmt, 0))
        {
          const TdUnitAwardYear next = { .year = (int) td_stmt_get_int (stmt, 0) };

          g_array_append_val (years, next);
        }
      year = &g_array_index (years, TdUnitAwardYear, years->len - 1);
      kind = td_stmt_get_text (stmt, 1);
      n = (guint) td_stmt_get_int (stmt, 2);
      if (g_str_equal (kind, "collective"))
        year->n_collectives += n;
      else if (g_str_equal (kind, "individual"))
        year->n_individuals += n;
      else
        year->n_others += n;
      year->bonus += td_stmt_get_int (stmt, 3);
    }
}

#define SELECT_YEARS                                                                               \
  " SELECT CAST (substr (a.decided_on, 1, 4) AS INTEGER), a.recipient_kind, count (*),"            \
  " sum (a.bonus)"

#define ORDER " AND a.status <> 'revoked' GROUP BY 1, 2 ORDER BY 1 DESC"

gboolean
td_unit_record_read_award_years (TdDb *db, TdUnitRecord *record, GError **error)
{
  gint64 id = record->unit->id;

  return read_years (db, SELECT_YEARS " FROM award a WHERE a.unit_id = ?1" ORDER, id,
                     record->award_years, error)
         && read_years (db,
                        TD_UNIT_RECORD_WITH_BELOW SELECT_YEARS
                        " FROM below b JOIN award a ON a.unit_id = b.id"
                        " AND a.decided_on BETWEEN b.first AND b.last WHERE TRUE" ORDER,
                        id, record->award_years_below, error);
}
