#include "base/td-text.h"
#include "store/td-sample-units-private.h"

/* The decisions behind the sample's units: every unit that begins, ends or moves after this day has
 * its line in one of them, so that two trees of the sample differ exactly by them. */
#define FIRST_DAY "2021-01-02"

/* The days of a new order, each with what its decision is called. */
#define SELECT_DAYS                                                                                                 \
  "SELECT day, CASE"                                                                                                \
  " WHEN day = '2025-07-01' THEN 'Sắp xếp tổ chức công đoàn tỉnh Lai Châu từ 01/07/2025'"           \
  " WHEN max (ends) THEN 'Kết thúc hoạt động công đoàn cơ sở khu vực hưởng lương ngân sách'" \
  " WHEN count (*) = 1 THEN 'Thành lập ' || max (name)"                                                          \
  " ELSE 'Thành lập ' || count (*) || ' công đoàn cơ sở' END"                                              \
  " FROM (SELECT valid_from AS day, name, 0 AS ends FROM unit WHERE valid_from >= '" FIRST_DAY "'"                  \
  "  UNION ALL SELECT date (valid_to, '+1 day'), name, 1 FROM unit WHERE valid_to IS NOT NULL)"                     \
  " GROUP BY day ORDER BY day"

/* ?1 the reorganisation, ?2 its day: what begins, ends without a successor, and moves. Units with a
 * successor are districts, whose lines write_districts () adds. */
#define INSERT_LINES                                                                               \
  "INSERT INTO reorganisation_line (reorganisation_id, position, action, unit_id, target_id)"      \
  " SELECT ?1, row_number () OVER (ORDER BY rank, unit_id) - 1, action, unit_id, target_id FROM (" \
  "  SELECT 1 AS rank, 'found' AS action, u.id AS unit_id, s.parent_id AS target_id"               \
  "  FROM unit u JOIN unit_parent s ON s.unit_id = u.id AND s.valid_from = u.valid_from"           \
  "  WHERE u.valid_from = ?2"                                                                      \
  "  UNION ALL SELECT 2, 'transfer', s.unit_id, s.parent_id FROM unit_parent s"                    \
  "  JOIN unit u ON u.id = s.unit_id WHERE s.valid_from = ?2 AND u.valid_from IS NOT ?2"           \
  "  UNION ALL SELECT 3, 'dissolve', id, NULL FROM unit"                                           \
  "  WHERE valid_to = date (?2, '-1 day') AND successor_id IS NULL)"

static gboolean
write_lines (TdSample *self, gint64 id, TdDate day, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, INSERT_LINES, error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  td_stmt_bind_date (stmt, 2, day);

  return td_stmt_run (stmt, error);
}

/* A district federation with one successor was merged into it, one with several was split. */
static gboolean
write_districts (TdSampleUnits *self, gint64 id, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->sample->db,
      "INSERT INTO reorganisation_line (reorganisation_id, position, action, unit_id, target_id)"
      " SELECT ?1, max (position) + 1, ?2, ?3, ?4 FROM reorganisation_line"
      " WHERE reorganisation_id = ?1",
      error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < self->districts->len; i++)
    {
      const TdSampleDistrict *district = g_ptr_array_index (self->districts, i);

      for (guint j = 0; j < district->successors->len; j++)
        {
          const TdSampleUnit *successor = g_ptr_array_index (district->successors, j);

          td_stmt_bind_int (stmt, 1, id);
          td_stmt_bind_text (stmt, 2, district->successors->len > 1 ? "split" : "merge");
          td_stmt_bind_int (stmt, 3, district->unit->id);
          td_stmt_bind_int (stmt, 4, successor->id);
          if (!td_stmt_run (stmt, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_heading (
    TdSample *self, const char *title, guint number, TdDate day, gint64 *id, GError **error)
{
  g_autofree char *label = g_strdup_printf ("%u/QĐ-LĐLĐ", number);
  g_autofree char *text = g_strjoin (" ", title, label, "LĐLĐ tỉnh Lai Châu", NULL);
  g_autofree char *search_key = td_text_fold (text);
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db,
                       "INSERT INTO reorganisation (title, number, issuer, decided_on,"
                       " effective_on, note, search_key)"
                       " VALUES (?1, ?2, 'LĐLĐ tỉnh Lai Châu', ?3, ?4,"
                       " 'Quyết định giả định của sổ mẫu', ?5)",
                       error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, title);
  td_stmt_bind_text (stmt, 2, label);
  td_stmt_bind_date (stmt, 3, td_date_add_days (day, -10));
  td_stmt_bind_date (stmt, 4, day);
  td_stmt_bind_text (stmt, 5, search_key);
  if (!td_stmt_run (stmt, error))
    return FALSE;
  *id = td_db_get_last_id (self->db);

  return TRUE;
}

gboolean
td_sample_units_write_reorganisations (TdSampleUnits *self, GError **error)
{
  g_autoptr (TdStmt) days = td_db_prepare (self->sample->db, SELECT_DAYS, error);
  guint number = 0;
  int year = 0;
  gboolean row;

  if (days == NULL)
    return FALSE;

  while (TRUE)
    {
      TdDate day;
      gint64 id;

      if (!td_stmt_step (days, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      day = td_stmt_get_date (days, 0);
      /* Numbers restart every year; between them stand decisions about other things. */
      number = day.year != year ? 3 : number + 7;
      year = day.year;
      if (!write_heading (self->sample, td_stmt_get_text (days, 1), number, day, &id, error)
          || !write_lines (self->sample, id, day, error)
          || (td_date_equal (day, TD_SAMPLE_FIRST_NEW_DAY) && !write_districts (self, id, error)))
        return FALSE;
    }
}
