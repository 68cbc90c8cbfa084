/* What the units reported every half-year: members, results of campaigns, initiatives. */
#include "base/td-text.h"
#include "store/td-sample-private.h"

typedef struct
{
  TdSample *sample;
  char *period; /* "2025-H1" */
  TdDate from;
  TdDate to;
  TdStmt *figure;
  TdStmt *result;
  TdStmt *initiative;
  TdStmt *author;
  TdCsv *titles;
} Figures;

static gboolean
write_figure (Figures *self, TdSampleUnit *unit, GError **error)
{
  static const char *const ratings[] = { "HTXSNV", "HTTNV", "HTNV" };
  TdSample *sample = self->sample;
  int workers, women, direct;
  gboolean rated = self->from.month == 7;
  int score = td_sample_between (sample, 7200, 9900);

  /* A few come and go every half-year. */
  unit->members = (guint) MAX ((int) unit->members + td_sample_between (sample, -2, 2), 5);
  workers = (int) unit->members + td_sample_between (sample, 0, (int) unit->members / 10);
  /* Each unit keeps to its own shares. */
  women = workers * (25 + (int) (unit->id * 13 % 43) + td_sample_between (sample, 0, 3)) / 100;
  direct = workers * (30 + (int) (unit->id * 17 % 48) + td_sample_between (sample, 0, 3)) / 100;
  td_stmt_bind_int (self->figure, 1, unit->id);
  td_stmt_bind_text (self->figure, 2, self->period);
  td_stmt_bind_int (self->figure, 3, workers);
  td_stmt_bind_int (self->figure, 4, unit->members);
  td_stmt_bind_int (self->figure, 5, women);
  td_stmt_bind_int (self->figure, 6, direct);
  td_stmt_bind_int (self->figure, 7, MAX (workers / 12, 1));
  /* Unions are rated once a year. */
  if (rated)
    {
      td_stmt_bind_text (self->figure, 8, ratings[score >= 9000 ? 0 : score >= 8000 ? 1 : 2]);
      td_stmt_bind_int (self->figure, 9, score);
    }
  else
    {
      td_stmt_bind_null (self->figure, 8);
      td_stmt_bind_null (self->figure, 9);
    }

  return td_stmt_run (self->figure, error);
}

static gboolean
write_result (Figures *self, TdSampleUnit *unit, const TdSampleCampaign *campaign, GError **error)
{
  TdSample *sample = self->sample;
  int participants = MAX ((int) unit->members * td_sample_between (sample, 30, 95) / 100, 1);
  int proposed = td_sample_between (sample, 0, 5);
  int recognised = proposed > 0 ? td_sample_between (sample, 0, proposed) : 0;
  int province = recognised > 0 && td_sample_chance (sample, 8) ? 1 : 0;
  gint64 gained = recognised > 0
                      ? G_GINT64_CONSTANT (500000) * recognised * td_sample_between (sample, 4, 60)
                      : 0;
  int works = td_sample_chance (sample, 30) ? td_sample_between (sample, 1, 3) : 0;
  const gint64 values[] = { campaign->id, unit->id, participants, proposed, recognised - province,
                            province,     0,        gained,       works };
  /* ?3 is the period. */
  static const int indices[] = { 1, 2, 4, 5, 6, 7, 8, 9, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    td_stmt_bind_int (self->result, indices[i], values[i]);
  td_stmt_bind_text (self->result, 3, self->period);

  return td_stmt_run (self->result, error);
}

static gboolean
write_initiative (Figures *self, TdSampleUnit *unit, GError **error)
{
  TdSample *sample = self->sample;
  g_autoptr (GArray) rows = td_sample_find_rows (self->titles, "sector", unit->sector);
  guint row = g_array_index (rows, guint, td_sample_between (sample, 0, (int) rows->len - 1));
  const char *title = td_csv_get (self->titles, row, "title");
  TdSamplePerson *author = g_ptr_array_index (
      unit->people, td_sample_between (sample, 0, (int) unit->people->len - 1));
  g_autofree char *words = g_strjoin (" ", title, author->name, NULL);
  g_autofree char *search_key = td_text_fold (words);
  TdDate on = self->from;
  gboolean recognised = td_sample_chance (sample, 70);

  on.month = (guint8) (on.month + td_sample_between (sample, 0, 4));
  on.day = (guint8) td_sample_between (sample, 1, 28);
  if (!td_sample_unit_is_open (unit, on))
    return TRUE;

  td_stmt_bind_text (self->initiative, 1, title);
  td_stmt_bind_int (self->initiative, 2, unit->id);
  td_stmt_bind_date (self->initiative, 3, on);
  td_stmt_bind_code (self->initiative, 4, recognised ? "grassroots" : "");
  td_stmt_bind_date (self->initiative, 5, recognised ? td_date_add_days (on, 30) : TD_DATE_NONE);
  td_stmt_bind_int (self->initiative, 6,
                    G_GINT64_CONSTANT (500000) * td_sample_between (sample, 2, 80));
  td_stmt_bind_text (self->initiative, 7, search_key);
  if (!td_stmt_run (self->initiative, error))
    return FALSE;
  td_stmt_bind_int (self->author, 1, td_db_get_last_id (sample->db));
  td_stmt_bind_int (self->author, 2, author->id);

  return td_stmt_run (self->author, error);
}

static gboolean
write_unit (Figures *self, TdSampleUnit *unit, GError **error)
{
  TdSample *sample = self->sample;

  if (!td_sample_unit_is_open (unit, self->from)
      || (unit->to.year == self->from.year && unit->to.month < 6))
    return TRUE;
  if (!write_figure (self, unit, error))
    return FALSE;

  /* Some report late, or not at all. */
  if (td_sample_chance (sample, 8))
    return TRUE;
  for (guint i = 0; i < sample->campaigns->len; i++)
    {
      const TdSampleCampaign *campaign = g_ptr_array_index (sample->campaigns, i);

      if (td_date_compare (campaign->from, self->to) <= 0
          && (!td_date_is_set (campaign->to) || td_date_compare (campaign->to, self->from) >= 0)
          && td_sample_chance (sample, campaign->share)
          && !write_result (self, unit, campaign, error))
        return FALSE;
    }

  return !td_sample_chance (sample, 12) || write_initiative (self, unit, error);
}

static void
figures_clear (Figures *self)
{
  g_free (self->period);
  g_clear_pointer (&self->figure, td_stmt_free);
  g_clear_pointer (&self->result, td_stmt_free);
  g_clear_pointer (&self->initiative, td_stmt_free);
  g_clear_pointer (&self->author, td_stmt_free);
  g_clear_pointer (&self->titles, td_csv_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Figures, figures_clear)

static gboolean
prepare (Figures *self, GError **error)
{
  TdDb *db = self->sample->db;

  self->figure = td_db_prepare (db,
                                "INSERT INTO unit_figure (unit_id, period, workers, members, women,"
                                " direct_workers, leaders, rating, score)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                error);
  if (self->figure == NULL)
    return FALSE;
  self->result
      = td_db_prepare (db,
                       "INSERT INTO campaign_result (campaign_id, unit_id, period, participants,"
                       " initiatives_proposed, initiatives_grassroots, initiatives_province,"
                       " initiatives_nation, value_gained, works)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                       error);
  if (self->result == NULL)
    return FALSE;
  self->initiative
      = td_db_prepare (db,
                       "INSERT INTO initiative (title, unit_id, proposed_on, recognised_level,"
                       " recognised_on, value_gained, search_key)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                       error);
  if (self->initiative == NULL)
    return FALSE;
  self->author = td_db_prepare (
      db, "INSERT INTO initiative_author (initiative_id, person_id) VALUES (?1, ?2)", error);
  if (self->author == NULL)
    return FALSE;
  self->titles = td_sample_load_csv ("initiative", error);

  return self->titles != NULL;
}

gboolean
td_sample_write_figures (TdSample *self, GError **error)
{
  g_auto (Figures) figures = { .sample = self };

  if (!prepare (&figures, error))
    return FALSE;

  for (int year = TD_SAMPLE_FIRST_YEAR; year <= TD_SAMPLE_LAST_DAY.year; year++)
    for (int half = 1; half <= 2; half++)
      {
        figures.from = TD_DATE ((guint16) year, half == 1 ? 1 : 7, 1);
        figures.to = half == 1 ? TD_DATE ((guint16) year, 6, 30) : TD_DATE ((guint16) year, 12, 31);
        if (td_date_compare (figures.to, TD_SAMPLE_LAST_DAY) > 0)
          return TRUE;
        g_free (figures.period);
        figures.period = g_strdup_printf ("%d-H%d", year, half);
        for (guint i = 0; i < self->grassroots->len; i++)
          if (!write_unit (&figures, g_ptr_array_index (self->grassroots, i), error))
            return FALSE;
        if (!td_sample_report (self, 0.15 + 0.01 * (year - TD_SAMPLE_FIRST_YEAR), NULL, error))
          return FALSE;
      }

  return TRUE;
}
