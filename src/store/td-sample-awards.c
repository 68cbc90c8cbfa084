#include "base/td-text.h"
#include "domain/td-award.h"
#include "store/td-keys-private.h"
#include "store/td-sample-writer-private.h"

#define REVOKE_REASON "Kê khai thành tích không đúng sự thật"

typedef struct
{
  TdRecipientKind kind;
  const TdSamplePerson *person;
  const TdSampleUnit *recipient_unit;
  const char *name;
  const char *post;
  const TdSampleUnit *unit;
  gboolean is_woman;
  GBytes *sort_key;
  const char *search_name;
} Recipient;

/* --- An award --------------------------------------------------------------------------------- */

static const char *
pick_text (TdSampleWriter *self, const char *recipient, const char *sector)
{
  const GPtrArray *texts = NULL;
  const char *sectors[] = { sector, "" };

  for (guint i = td_sample_chance (self->sample, 60) ? 0 : 1; i < 2 && texts == NULL; i++)
    {
      g_string_printf (self->key, "%s/%s/%s", self->commendation, recipient, sectors[i]);
      texts = g_hash_table_lookup (self->texts, self->key->str);
    }
  if (texts == NULL)
    return "";

  return g_ptr_array_index (texts, td_sample_between (self->sample, 0, (int) texts->len - 1));
}

static const char *
fold_post (TdSampleWriter *self, const char *post)
{
  char *folded = g_hash_table_lookup (self->posts, post);

  if (folded == NULL)
    {
      folded = td_text_fold (post);
      g_hash_table_insert (self->posts, g_strdup (post), folded);
    }

  return folded;
}

/* td_keys_award_search () of parts that are folded already, since folding a million of them anew
 * would take longer than all the rest. */
static void
make_search_key (TdSampleWriter *self, const Recipient *recipient)
{
  const char *post = fold_post (self, recipient->post);

  g_string_assign (self->key, recipient->search_name);
  if (post[0] != '\0')
    g_string_append_printf (self->key, " %s", post);
  g_string_append_printf (self->key, " %s %s", recipient->unit->search_name, self->label);
}

static gboolean
write_award (TdSampleWriter *self, const Recipient *recipient, GError **error)
{
  TdSample *sample = self->sample;
  TdStmt *stmt = self->award;
  const char *kind = td_recipient_kind_to_code (recipient->kind);
  gboolean collective = recipient->kind == TD_RECIPIENT_COLLECTIVE;
  const TdSamplePerson *person = recipient->person;
  g_autofree char *achievement
      = td_sample_writer_fill_in (self, pick_text (self, kind, recipient->unit->sector));
  gboolean periodic = g_str_equal (self->commendation, "CONG_TRANG");
  TdDate revoked_on = TD_DATE_NONE;
  gint64 bonus = 0;

  td_catalogue_propose_bonus (sample->catalogue, self->form, collective, self->plan->date, &bonus);
  if (td_sample_between (sample, 1, 400) == 1)
    {
      revoked_on = td_date_add_days (self->plan->date, td_sample_between (sample, 40, 200));
      if (td_date_compare (revoked_on, TD_SAMPLE_LAST_DAY) > 0)
        revoked_on = TD_DATE_NONE;
    }

  make_search_key (self, recipient);
  td_stmt_bind_int (stmt, 1, self->id);
  td_stmt_bind_int (stmt, 2, self->position++);
  td_stmt_bind_text (stmt, 3, kind);
  td_stmt_bind_id (stmt, 4, person != NULL ? person->id : 0);
  td_stmt_bind_id (stmt, 5, recipient->recipient_unit != NULL ? recipient->recipient_unit->id : 0);
  td_stmt_bind_text (stmt, 6, recipient->name);
  td_stmt_bind_text (stmt, 7, recipient->post);
  td_stmt_bind_int (stmt, 8, recipient->unit->id);
  td_stmt_bind_text (stmt, 9, recipient->unit->name);
  td_stmt_bind_code (stmt, 10, recipient->unit->organisation_type);
  td_stmt_bind_int (stmt, 11, recipient->is_woman);
  td_stmt_bind_int (stmt, 12, person != NULL && person->is_direct_worker);
  td_stmt_bind_int (stmt, 13, person != NULL && person->is_leader);
  td_stmt_bind_int (stmt, 14, self->form->id);
  td_stmt_bind_text (stmt, 15, self->commendation);
  td_stmt_bind_id (stmt, 16, self->campaign != NULL ? self->campaign->id : 0);
  td_stmt_bind_text (stmt, 17, achievement);
  td_stmt_bind_text (stmt, 18, periodic ? self->year : "");
  td_stmt_bind_int (stmt, 19, bonus);
  td_stmt_bind_text (stmt, 20, td_date_is_set (revoked_on) ? "revoked" : "decided");
  td_stmt_bind_date (stmt, 21, revoked_on);
  td_stmt_bind_text (stmt, 22, td_date_is_set (revoked_on) ? REVOKE_REASON : "");
  td_stmt_bind_text (stmt, 23, self->date);
  td_stmt_bind_text (stmt, 24, self->key->str);
  td_stmt_bind_bytes (stmt, 25, recipient->sort_key);

  return td_stmt_run (stmt, error);
}

static gboolean
write_person (TdSampleWriter *self, GError **error)
{
  TdSamplePerson *person = td_sample_writer_pick_person (self);
  Recipient recipient;

  if (person == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED, "No person is left for %s", self->form->code);
      return FALSE;
    }
  person->last_decision = self->serial;
  person->rewarded |= self->reward_bit;
  person->once = person->once || self->form->once_only;
  recipient = (Recipient){
    .kind = TD_RECIPIENT_INDIVIDUAL,
    .person = person,
    .name = person->name,
    .post = person->post,
    .unit = person->unit,
    .is_woman = person->is_woman,
    .sort_key = person->sort_key,
    .search_name = person->search_name,
  };

  return write_award (self, &recipient, error);
}

/* A member's child, who is no person of the book. */
static gboolean
write_student (TdSampleWriter *self, GError **error)
{
  gboolean woman = td_sample_chance (self->sample, 50);
  g_autofree char *name = td_sample_make_name (self->sample, self->names, woman);
  g_autofree char *search_name = td_keys_person_search (name);
  g_autoptr (GBytes) sort_key = td_keys_award_sort (TRUE, name);
  Recipient recipient = {
    .kind = TD_RECIPIENT_OTHER,
    .name = name,
    .post = "Học sinh, con đoàn viên",
    .unit = td_sample_writer_pick_unit (self),
    .is_woman = woman,
    .sort_key = sort_key,
    .search_name = search_name,
  };

  return write_award (self, &recipient, error);
}

static gboolean
write_collective (TdSampleWriter *self, guint index, GError **error)
{
  TdSampleUnit *unit
      = g_str_equal (self->scope, "self") ? NULL : td_sample_writer_pick_collective (self);
  g_autofree char *name = NULL;
  g_autofree char *search_name = NULL;
  g_autoptr (GBytes) sort_key = NULL;
  Recipient recipient = { .kind = TD_RECIPIENT_COLLECTIVE, .post = "" };

  if (unit != NULL)
    {
      unit->last_decision = self->serial;
      unit->rewarded |= self->reward_bit;
      recipient.recipient_unit = unit;
      recipient.unit = unit;
      recipient.name = unit->name;
      recipient.search_name = unit->search_name;
      recipient.sort_key = unit->sort_key;
    }
  else
    {
      /* A part of the grassroots union, which is no unit of the book. */
      name = g_strdup_printf ("Tổ Công đoàn số %u", index + 1);
      search_name = td_text_fold (name);
      sort_key = td_keys_award_sort (FALSE, name);
      recipient.unit = self->plan->unit;
      recipient.name = name;
      recipient.search_name = search_name;
      recipient.sort_key = sort_key;
    }

  return write_award (self, &recipient, error);
}

static void
begin_plan (TdSampleWriter *self, const TdSamplePlan *plan)
{
  static const char *const levels[] = { "TLD", "TINH", "TTCS", "CS", "BO_TINH" };
  const TdCsv *csv = self->sample->events;
  const char *level = td_csv_get (csv, plan->event, "deciding_level");
  const char *campaign = td_csv_get (csv, plan->event, "campaign");
  guint level_bit = 0;
  int year = plan->date.year;

  self->plan = plan;
  self->serial++;
  self->position = 1;
  self->scope = td_csv_get (csv, plan->event, "scope");
  self->wanted = td_csv_get (csv, plan->event, "wanted");
  self->commendation = td_csv_get (csv, plan->event, "commendation_type");
  self->form = td_catalogue_find_award_form_at (self->sample->catalogue,
                                                td_csv_get (csv, plan->event, "form"), plan->date);
  self->campaign = NULL;
  if (campaign[0] != '\0')
    {
      self->campaign = td_sample_find_campaign (self->sample, campaign, plan->date);
      if (self->campaign == NULL)
        self->campaign = td_sample_find_campaign (self->sample, "LDG", plan->date);
    }
  while (level_bit < G_N_ELEMENTS (levels) && !g_str_equal (levels[level_bit], level))
    level_bit++;
  self->reward_bit = g_str_equal (self->commendation, "DOT_XUAT")
                         ? 0
                         : G_GUINT64_CONSTANT (1)
                               << (level_bit * 10 + (guint) (year - TD_SAMPLE_FIRST_YEAR));
  g_free (self->date);
  self->date = td_date_to_iso (plan->date);
  /* What is decided up to July rewards the year before. */
  if (plan->date.month <= 7 && g_str_equal (self->commendation, "CONG_TRANG"))
    year--;
  g_snprintf (self->year, sizeof self->year, "%d", year);
  g_snprintf (self->school_year, sizeof self->school_year, "%d-%d", year - 1, year);
}

static gboolean
write_plan (TdSampleWriter *self, const TdSamplePlan *plan, GError **error)
{
  begin_plan (self, plan);
  if (!td_sample_writer_write_decision (self, error))
    return FALSE;
  for (guint i = 0; i < plan->collectives; i++)
    if (!write_collective (self, i, error))
      return FALSE;
  for (guint i = 0; i < plan->individuals; i++)
    if (!(self->wanted[0] == 's' ? write_student (self, error) : write_person (self, error)))
      return FALSE;

  return TRUE;
}

/* --- Set-up ----------------------------------------------------------------------------------- */

static gboolean
load_texts (TdSampleWriter *self, GError **error)
{
  g_autoptr (TdCsv) csv = td_sample_load_csv ("achievement", error);

  if (csv == NULL)
    return FALSE;

  for (guint i = 0; i < td_csv_get_n_rows (csv); i++)
    {
      g_autofree char *key
          = g_strjoin ("/", td_csv_get (csv, i, "commendation_type"),
                       td_csv_get (csv, i, "recipient"), td_csv_get (csv, i, "sector"), NULL);
      GPtrArray *texts = g_hash_table_lookup (self->texts, key);

      if (texts == NULL)
        {
          texts = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (self->texts, g_steal_pointer (&key), texts);
        }
      g_ptr_array_add (texts, g_strdup (td_csv_get (csv, i, "text")));
    }

  return TRUE;
}

static gboolean
prepare (TdSampleWriter *self, GError **error)
{
  self->decision = td_db_prepare (
      self->sample->db,
      "INSERT INTO decision (number, symbol, decided_on, year, deciding_level, issuer, issuer_key,"
      " issuer_unit_id, signer, signer_post, abstract, search_key, sort_key)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      error);
  if (self->decision == NULL)
    return FALSE;
  self->award = td_db_prepare (
      self->sample->db,
      "INSERT INTO award (decision_id, position, recipient_kind, person_id, recipient_unit_id,"
      " name, post, unit_id, unit_name, organisation_type, is_woman, is_direct_worker, is_leader,"
      " award_form_id, commendation_type, campaign_id, achievement, achievement_period, bonus,"
      " status, revoked_on, revoke_reason, decided_on, search_key, sort_key)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
      " ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
      error);
  if (self->award == NULL)
    return FALSE;
  self->names = td_sample_names_new (error);

  return self->names != NULL && load_texts (self, error);
}

static void
writer_clear (TdSampleWriter *self)
{
  g_clear_pointer (&self->decision, td_stmt_free);
  g_clear_pointer (&self->award, td_stmt_free);
  g_clear_pointer (&self->names, td_sample_names_free);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->signers);
  g_hash_table_unref (self->posts);
  g_string_free (self->key, TRUE);
  g_free (self->label);
  g_free (self->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdSampleWriter, writer_clear)

gboolean
td_sample_write_awards (TdSample *self, GError **error)
{
  g_auto (TdSampleWriter) writer = {
    .sample = self,
    .texts
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .signers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .key = g_string_new (NULL),
  };

  if (!prepare (&writer, error))
    return FALSE;

  for (guint i = 0; i < self->plans->len; i++)
    {
      if (!write_plan (&writer, &g_array_index (self->plans, TdSamplePlan, i), error))
        return FALSE;
      if (i % 256 == 0 && !td_sample_report (self, 0.25 + 0.45 * i / self->plans->len, NULL, error))
        return FALSE;
    }

  return TRUE;
}
