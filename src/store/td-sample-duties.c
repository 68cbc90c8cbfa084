/* Documents, publicity and role models of the units of today. Written last, so that what is
 * invented before is the same with and without them. */
#include "base/td-text.h"
#include "store/td-sample-private.h"

/* How many records of publicity and role models are invented. */
#define N_PUBLICITY 160
#define N_ROLE_MODELS 24

typedef struct
{
  TdSample *sample;
  TdCsv *documents;
  TdCsv *publicity;
  TdCsv *role_models;
  TdStmt *document;
  TdStmt *record; /* of publicity */
  TdStmt *role_model;
} Duties;

static void
duties_clear (Duties *self)
{
  g_clear_pointer (&self->document, td_stmt_free);
  g_clear_pointer (&self->record, td_stmt_free);
  g_clear_pointer (&self->role_model, td_stmt_free);
  g_clear_pointer (&self->documents, td_csv_free);
  g_clear_pointer (&self->publicity, td_csv_free);
  g_clear_pointer (&self->role_models, td_csv_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Duties, duties_clear)

static TdDate
get_date (const TdCsv *csv, guint row, const char *column)
{
  TdDate date;

  td_date_from_iso (td_csv_get (csv, row, column), &date);

  return date;
}

static TdDate
pick_date (TdSample *sample, TdDate from, TdDate to)
{
  return td_date_add_days (from, td_sample_between (sample, 0, td_date_days_between (from, to)));
}

/* --- Documents -------------------------------------------------------------------------------- */

static gboolean
is_in_scope (const TdSample *sample, const TdSampleUnit *unit, const char *scope)
{
  if (!td_sample_unit_is_open (unit, TD_SAMPLE_LAST_DAY))
    return FALSE;
  if (g_str_equal (scope, "TINH"))
    return unit == g_ptr_array_index (sample->units, 0);
  if (g_str_equal (scope, "CS"))
    return unit->is_grassroots;

  return !unit->is_grassroots && unit != g_ptr_array_index (sample->units, 0);
}

/* Agencies and public schools have no collective agreement. */
static gboolean
has_employer (const TdSampleUnit *unit)
{
  return unit->organisation_type != NULL
         && (g_str_has_prefix (unit->organisation_type, "DN_")
             || g_str_equal (unit->organisation_type, "HTX")
             || g_str_equal (unit->organisation_type, "SN_NGOAI_CL"));
}

static gboolean
write_document (Duties *self, guint row, const TdSampleUnit *unit, GError **error)
{
  TdSample *sample = self->sample;
  const TdCsv *csv = self->documents;
  const char *kind = td_csv_get (csv, row, "kind");
  const char *clause = td_csv_get (csv, row, "clause");
  TdDate from = get_date (csv, row, "from");
  TdDate issued_on;
  TdDate valid_to = TD_DATE_NONE, reviewed_on = TD_DATE_NONE, next_review_on = TD_DATE_NONE;
  int years = td_sample_get_int (csv, row, "years");
  gboolean has_clause = clause[0] != '\0' && td_sample_chance (sample, 55);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  g_autofree char *search_key = NULL;

  if (td_date_is_set (unit->from) && td_date_compare (unit->from, from) > 0)
    from = unit->from;
  if (td_date_compare (from, get_date (csv, row, "to")) > 0)
    return TRUE;
  issued_on = pick_date (sample, from, get_date (csv, row, "to"));
  if (years > 0)
    valid_to = td_date_add_days (issued_on, years * 365);
  if (g_str_equal (kind, "award-regulation") || g_str_equal (kind, "house-rules"))
    {
      next_review_on = td_date_add_days (issued_on, 2 * 365);
      if (td_date_compare (next_review_on, TD_SAMPLE_LAST_DAY) < 0 && td_sample_chance (sample, 60))
        {
          reviewed_on = td_date_add_days (next_review_on, -td_sample_between (sample, 0, 30));
          next_review_on = td_date_add_days (next_review_on, 2 * 365);
        }
    }

  number = g_strdup_printf ("%02d/%s", td_sample_between (sample, 1, 60),
                            td_csv_get (csv, row, "symbol"));
  text = g_strjoin (" ", number, td_csv_get (csv, row, "title"), has_clause ? clause : "", NULL);
  search_key = td_text_fold (text);
  td_stmt_bind_text (self->document, 1, kind);
  td_stmt_bind_int (self->document, 2, unit->id);
  td_stmt_bind_text (self->document, 3, number);
  td_stmt_bind_text (self->document, 4, td_csv_get (csv, row, "title"));
  td_stmt_bind_date (self->document, 5, issued_on);
  td_stmt_bind_date (self->document, 6, valid_to);
  td_stmt_bind_date (self->document, 7, reviewed_on);
  td_stmt_bind_date (self->document, 8, next_review_on);
  if (clause[0] == '\0')
    td_stmt_bind_null (self->document, 9);
  else
    td_stmt_bind_int (self->document, 9, has_clause ? 1 : 0);
  td_stmt_bind_text (self->document, 10, has_clause ? clause : "");
  td_stmt_bind_code (self->document, 11,
                     !g_str_equal (kind, "reward-proposal") ? ""
                     : td_sample_chance (sample, 50)        ? "accepted"
                                                            : "pending");
  td_stmt_bind_text (self->document, 12, search_key);

  return td_stmt_run (self->document, error);
}

static gboolean
write_documents (Duties *self, GError **error)
{
  for (guint row = 0; row < td_csv_get_n_rows (self->documents); row++)
    {
      const char *scope = td_csv_get (self->documents, row, "scope");
      gboolean is_agreement
          = g_str_equal (td_csv_get (self->documents, row, "kind"), "collective-agreement");
      int share = td_sample_get_int (self->documents, row, "share");

      for (guint i = 0; i < self->sample->units->len; i++)
        {
          const TdSampleUnit *unit = g_ptr_array_index (self->sample->units, i);

          if (is_in_scope (self->sample, unit, scope) && (!is_agreement || has_employer (unit))
              && td_sample_chance (self->sample, share) && !write_document (self, row, unit, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* --- Publicity -------------------------------------------------------------------------------- */

/* (nullable): one that ran on @date, for some */
static const TdSampleCampaign *
pick_campaign (TdSample *sample, TdDate date)
{
  guint first = (guint) td_sample_between (sample, 0, (int) sample->campaigns->len - 1);
  const TdSampleCampaign *campaign = g_ptr_array_index (sample->campaigns, first);

  if (td_date_compare (campaign->from, date) > 0
      || (td_date_is_set (campaign->to) && td_date_compare (campaign->to, date) < 0))
    return NULL;

  return campaign;
}

/* (nullable): a unit that was open on @date */
static TdSampleUnit *
pick_unit (TdSample *sample, GPtrArray *units, TdDate date)
{
  TdSampleUnit *unit
      = g_ptr_array_index (units, td_sample_between (sample, 0, (int) units->len - 1));

  return td_sample_unit_is_open (unit, date) ? unit : NULL;
}

static gboolean
write_publicity (Duties *self, GError **error)
{
  TdSample *sample = self->sample;
  const TdCsv *csv = self->publicity;

  for (guint i = 0; i < N_PUBLICITY; i++)
    {
      guint row = (guint) td_sample_between (sample, 0, (int) td_csv_get_n_rows (csv) - 1);
      TdDate date = pick_date (sample, TD_DATE (2024, 1, 10), TD_SAMPLE_LAST_DAY);
      TdSampleUnit *unit = pick_unit (sample, sample->units, date);
      const TdSampleCampaign *campaign = pick_campaign (sample, date);
      g_autofree char *search_key = td_text_fold (td_csv_get (csv, row, "content"));

      if (unit == NULL)
        continue;
      td_stmt_bind_int (self->record, 1, unit->id);
      td_stmt_bind_id (self->record, 2, campaign != NULL ? campaign->id : 0);
      td_stmt_bind_date (self->record, 3, date);
      td_stmt_bind_text (self->record, 4, td_csv_get (csv, row, "channel"));
      td_stmt_bind_text (self->record, 5, td_csv_get (csv, row, "audience"));
      td_stmt_bind_text (self->record, 6, td_csv_get (csv, row, "content"));
      td_stmt_bind_int (self->record, 7,
                        td_sample_between (sample, td_sample_get_int (csv, row, "low"),
                                           td_sample_get_int (csv, row, "high")));
      td_stmt_bind_text (self->record, 8, search_key);
      if (!td_stmt_run (self->record, error))
        return FALSE;
    }

  return TRUE;
}

/* --- Role models ------------------------------------------------------------------------------ */

static gboolean
write_role_models (Duties *self, GError **error)
{
  TdSample *sample = self->sample;
  const TdCsv *csv = self->role_models;

  for (guint i = 0; i < N_ROLE_MODELS; i++)
    {
      guint row = i % td_csv_get_n_rows (csv);
      gboolean is_collective = td_sample_get_int (csv, row, "collective") != 0;
      gboolean is_replicated = td_csv_get (csv, row, "where")[0] != '\0';
      TdDate date = pick_date (sample, TD_DATE (2025, 7, 10), TD_DATE (2026, 4, 30));
      TdSampleUnit *unit = pick_unit (sample, sample->grassroots, date);
      const TdSamplePerson *person;
      g_autofree char *text = NULL;
      g_autofree char *search_key = NULL;

      if (unit == NULL || unit->people->len == 0)
        continue;
      person = is_collective
                   ? NULL
                   : g_ptr_array_index (unit->people,
                                        td_sample_between (sample, 0, (int) unit->people->len - 1));
      text = g_strjoin (" ", td_csv_get (csv, row, "title"), td_csv_get (csv, row, "where"),
                        person != NULL ? person->name : "", NULL);
      search_key = td_text_fold (text);
      td_stmt_bind_int (self->role_model, 1, unit->id);
      td_stmt_bind_id (self->role_model, 2, person != NULL ? person->id : 0);
      td_stmt_bind_text (self->role_model, 3, td_csv_get (csv, row, "title"));
      td_stmt_bind_date (self->role_model, 4, date);
      td_stmt_bind_date (self->role_model, 5,
                         is_replicated ? td_date_add_days (date, td_sample_between (sample, 10, 60))
                                       : TD_DATE_NONE);
      td_stmt_bind_text (self->role_model, 6, td_csv_get (csv, row, "where"));
      td_stmt_bind_text (self->role_model, 7, td_csv_get (csv, row, "how"));
      td_stmt_bind_text (self->role_model, 8, search_key);
      if (!td_stmt_run (self->role_model, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
prepare (Duties *self, GError **error)
{
  TdDb *db = self->sample->db;

  self->documents = td_sample_load_csv ("document", error);
  if (self->documents == NULL)
    return FALSE;
  self->publicity = td_sample_load_csv ("publicity", error);
  if (self->publicity == NULL)
    return FALSE;
  self->role_models = td_sample_load_csv ("role_model", error);
  if (self->role_models == NULL)
    return FALSE;
  self->document = td_db_prepare (
      db,
      "INSERT INTO document (kind, unit_id, number, title, issued_on, valid_to, reviewed_on,"
      " next_review_on, has_initiative_clause, initiative_clause, outcome, search_key)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  if (self->document == NULL)
    return FALSE;
  self->record
      = td_db_prepare (db,
                       "INSERT INTO publicity (unit_id, campaign_id, published_on, channel,"
                       " audience, content, reach, search_key)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                       error);
  if (self->record == NULL)
    return FALSE;
  self->role_model
      = td_db_prepare (db,
                       "INSERT INTO role_model (unit_id, person_id, title, recognised_on,"
                       " replicated_on, replicated_where, replicated_how, search_key)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                       error);

  return self->role_model != NULL;
}

gboolean
td_sample_write_duties (TdSample *self, GError **error)
{
  g_auto (Duties) duties = { .sample = self };

  return prepare (&duties, error) && write_documents (&duties, error)
         && write_publicity (&duties, error) && write_role_models (&duties, error);
}
