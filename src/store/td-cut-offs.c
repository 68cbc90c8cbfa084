#include "store/td-cut-offs.h"

#include "store/td-db-private.h"
#include "store/td-setting-store.h"

/* Of what the unit and the whole book handed in. */
#define OF_UNIT "(unit_id IS NULL OR unit_id = ?1)"
#define BEST_FIRST " ORDER BY unit_id IS NULL, submitted_on DESC, id DESC LIMIT 1"

#define SELECT_PERIOD                                                                              \
  "SELECT from_on, to_on FROM submission WHERE " OF_UNIT " AND period = ?2" BEST_FIRST

/* ?2, ?3: the periods that end with the day, ?4, ?5: those that begin after it. */
#define SELECT_END                                                                                 \
  "SELECT iif (period IN (?2, ?3), to_on, date (from_on, '-1 day')) FROM submission"               \
  " WHERE " OF_UNIT " AND period IN (?2, ?3, ?4, ?5)" BEST_FIRST

/* The day of the setting that is nearest to @end, the calendar's: "01-10" is that of the year
 * after. */
static gboolean
find_nearest (const char *month_day, TdDate end, TdDate *day)
{
  for (int year = end.year - 1; year <= end.year + 1; year++)
    {
      g_autofree char *iso = g_strdup_printf ("%04d-%s", year, month_day);
      TdDate there;

      if (td_date_from_iso (iso, &there)
          && ABS (td_date_days_between (end, there)) <= TD_PERIOD_MAX_SHIFT)
        {
          *day = there;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
get_key (TdPeriodKind kind, TdDate end)
{
  if (kind == TD_PERIOD_SCHOOL_YEAR)
    return TD_SETTING_SCHOOL_YEAR_END;

  return end.month == 6 ? TD_SETTING_HALF_YEAR_END : TD_SETTING_YEAR_END;
}

gboolean
td_cut_offs_check_day (const char *key, const char *day)
{
  TdDate end = TD_DATE (2025, 12, 31);
  TdDate there;

  if (g_str_equal (key, TD_SETTING_HALF_YEAR_END))
    end = TD_DATE (2025, 6, 30);
  else if (g_str_equal (key, TD_SETTING_SCHOOL_YEAR_END))
    end = TD_DATE (2025, 8, 31);

  return find_nearest (day, end, &there);
}

/* The codes of the periods that have @end, a day of the calendar, as their last day, and of those
 * that begin after it: 30/06/2026 ends 2026-H1 and begins 2026-H2; 31/12/2026 ends 2026-H2 and 2026
 * and begins 2027-H1 and 2027. */
static void
list_neighbours (TdPeriodKind kind, TdDate end, char **codes)
{
  if (kind == TD_PERIOD_SCHOOL_YEAR)
    {
      codes[0] = g_strdup_printf ("%04d-%04d", end.year - 1, end.year);
      codes[2] = g_strdup_printf ("%04d-%04d", end.year, end.year + 1);
    }
  else if (end.month == 6)
    {
      codes[0] = g_strdup_printf ("%04d-H1", end.year);
      codes[2] = g_strdup_printf ("%04d-H2", end.year);
    }
  else
    {
      codes[0] = g_strdup_printf ("%04d-H2", end.year);
      codes[1] = g_strdup_printf ("%04d", end.year);
      codes[2] = g_strdup_printf ("%04d-H1", end.year + 1);
      codes[3] = g_strdup_printf ("%04d", end.year + 1);
    }
}

/* @end: the calendar's last day of a period of @kind, replaced by the one that counts */
static gboolean
find_end (TdDb *db, TdPeriodKind kind, gint64 unit_id, TdDate *end, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_END, error);
  g_autofree char *setting = NULL;
  char *codes[4] = { NULL };
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  list_neighbours (kind, *end, codes);
  td_stmt_bind_id (stmt, 1, unit_id);
  for (int i = 0; i < 4; i++)
    td_stmt_bind_text_copy (stmt, 2 + i, codes[i]);
  for (int i = 0; i < 4; i++)
    g_free (codes[i]);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      *end = td_stmt_get_date (stmt, 0);
      return TRUE;
    }

  setting = td_setting_get (db, get_key (kind, *end));
  find_nearest (setting, *end, end);

  return TRUE;
}

/* Whether the period itself was handed in. */
static gboolean
find_submitted (TdDb *db, TdPeriod *period, gint64 unit_id, gboolean *found, GError **error)
{
  g_autofree char *code = td_period_to_code (period);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_PERIOD, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_id (stmt, 1, unit_id);
  td_stmt_bind_text (stmt, 2, code);
  if (!td_stmt_step (stmt, found, error))
    return FALSE;
  if (*found)
    {
      period->from = td_stmt_get_date (stmt, 0);
      period->to = td_stmt_get_date (stmt, 1);
    }

  return TRUE;
}

gboolean
td_cut_offs_apply (TdDb *db, TdPeriod *period, gint64 unit_id, GError **error)
{
  TdPeriod counted;
  TdDate before;
  gboolean found;

  if (period->kind == TD_PERIOD_RANGE)
    return TRUE;
  counted = td_period_get_calendar (period);
  if (!find_submitted (db, &counted, unit_id, &found, error))
    return FALSE;
  if (!found)
    {
      before = td_date_add_days (counted.from, -1);
      if (!find_end (db, counted.kind, unit_id, &before, error)
          || !find_end (db, counted.kind, unit_id, &counted.to, error))
        return FALSE;
      counted.from = td_date_add_days (before, 1);
    }
  *period = counted;

  return TRUE;
}
