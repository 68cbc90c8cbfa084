/* Campaigns: saving them with targets and stages, and what is due of them. */
#include "store/td-campaign-store.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-campaign-reviews.h"
#include "store/td-query.h"
#include "store/td-sample.h"
#include "store/td-setting-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdDb *db;
  TdCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "sổ.db");
  td_sample_create (path, 60, 5, NULL, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (path, &error);
  g_assert_no_error (error);
  fixture->db = td_book_get_reader (fixture->book);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_catalogue_unref (fixture->catalogue);
  td_book_close (fixture->book);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

static gint64
first_id (Fixture *fixture, TdListKind kind)
{
  g_autoptr (TdQuery) query = td_query_new (kind);
  g_autoptr (GArray) ids = td_query_read_ids (fixture->db, query, 1, NULL);

  g_assert_cmpuint (ids->len, ==, 1);

  return g_array_index (ids, gint64, 0);
}

static TdCampaign *
load (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdCampaign *campaign = td_campaign_load (fixture->db, id, &error);

  g_assert_no_error (error);

  return campaign;
}

typedef struct
{
  const TdCatalogue *catalogue;
  TdCampaign *campaign;
} Save;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;

  return td_campaign_save (db, save->catalogue, save->campaign, error);
}

static gboolean
try_save (Fixture *fixture, TdCampaign *campaign, GError **error)
{
  Save save = { fixture->catalogue, campaign };

  return td_book_write (fixture->book, "campaign", save_cb, &save, error);
}

static void
save (Fixture *fixture, TdCampaign *campaign)
{
  g_autoptr (GError) error = NULL;

  try_save (fixture, campaign, &error);
  g_assert_no_error (error);
}

static void
add_target (TdCampaign *campaign, const char *type, const char *direction, gint64 value)
{
  TdCampaignTarget *target = td_campaign_target_new ();

  td_text_set (&target->organisation_type, type);
  td_text_set (&target->target, "Tai nạn lao động");
  td_text_set (&target->measure, "vụ");
  td_text_set (&target->direction, direction);
  target->value = value;
  g_ptr_array_add (campaign->targets, target);
}

static TdCampaignStage *
add_stage (TdCampaign *campaign, const char *code, TdDate due_on, TdDate done_on)
{
  TdCampaignStage *stage = td_campaign_stage_new ();

  td_text_set (&stage->stage, code);
  stage->due_on = due_on;
  stage->done_on = done_on;
  g_ptr_array_add (campaign->stages, stage);

  return stage;
}

static TdCampaign *
make_campaign (Fixture *fixture)
{
  TdCampaign *campaign = td_campaign_new ();
  TdCampaignStage *stage;

  td_text_set (&campaign->name, "Xanh, sạch, đẹp");
  td_text_set (&campaign->launching_level, "TLD");
  campaign->unit_id = first_id (fixture, TD_LIST_UNITS);
  campaign->parent_id = first_id (fixture, TD_LIST_CAMPAIGNS);
  campaign->starts_on = TD_DATE (2025, 8, 1);
  add_target (campaign, "DN_NHA_NUOC", "<=", 0);
  add_target (campaign, "HTX", "=", 100);
  add_stage (campaign, TD_STAGE_LAUNCHED, TD_DATE_NONE, TD_DATE (2025, 8, 1));
  stage = add_stage (campaign, TD_STAGE_INTERIM, TD_DATE (2026, 2, 1), TD_DATE (2026, 2, 3));
  td_text_set (&stage->document_number, "12/BC-LĐLĐ");
  td_text_set (&stage->note, "Tại hội nghị");
  add_stage (campaign, TD_STAGE_FINAL, TD_DATE (2026, 12, 20), TD_DATE_NONE);

  return campaign;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaign) campaign = make_campaign (fixture);
  g_autoptr (TdCampaign) stored = NULL;
  g_autoptr (TdCampaign) less = NULL;
  g_autoptr (TdCampaign) back = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, campaign);
  g_assert_cmpint (campaign->unit_id, >, 0);
  stored = load (fixture, campaign->id);
  g_assert_true (td_campaign_equal (stored, campaign));
  g_assert_cmpuint (stored->stages->len, ==, 3);

  /* One line goes, one changes its step. */
  g_ptr_array_remove_index (campaign->stages, 1);
  ((TdCampaignStage *) g_ptr_array_index (campaign->stages, 1))->due_on = TD_DATE (2027, 1, 5);
  campaign->unit_id = 0;
  save (fixture, campaign);
  less = load (fixture, campaign->id);
  g_assert_true (td_campaign_equal (less, campaign));
  g_assert_cmpint (less->revision, ==, stored->revision + 1);

  td_book_undo (fixture->book, FALSE, NULL, &error);
  g_assert_no_error (error);
  back = load (fixture, campaign->id);
  g_assert_true (td_campaign_equal (back, stored));
}

/* The stages of who read it earlier are not written over those of who saved first. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaign) campaign = make_campaign (fixture);
  g_autoptr (TdCampaign) second = NULL;
  g_autoptr (TdCampaign) stored = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, campaign);
  second = load (fixture, campaign->id);
  add_stage (campaign, TD_STAGE_SIGNED, TD_DATE_NONE, TD_DATE (2025, 8, 20));
  save (fixture, campaign);

  g_ptr_array_set_size (second->stages, 0);
  g_assert_false (try_save (fixture, second, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  stored = load (fixture, campaign->id);
  g_assert_cmpuint (stored->stages->len, ==, 4);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaign) campaign = make_campaign (fixture);
  g_autoptr (GError) error = NULL;

  add_stage (campaign, TD_STAGE_LAUNCHED, TD_DATE_NONE, TD_DATE_NONE);
  g_assert_false (try_save (fixture, campaign, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  g_ptr_array_set_size (campaign->stages, 0);
  add_stage (campaign, TD_STAGE_FINAL, TD_DATE_NONE, td_date_add_days (td_date_today (), 1));
  g_assert_false (try_save (fixture, campaign, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* All in one pass is what each campaign gives alone. */
static void
test_reviews (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaign) campaign = make_campaign (fixture);
  TdReviewTerms terms = td_review_terms_read (fixture->db);
  TdDate days[] = { TD_DATE (2022, 6, 30), TD_DATE (2025, 8, 1), TD_DATE (2027, 1, 1) };

  g_assert_cmpint (terms.final_days, ==, 60);
  g_assert_cmpint (terms.interim_months, ==, 12);
  save (fixture, campaign);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (TdQuery) query = td_query_new (TD_LIST_CAMPAIGNS);
      g_autoptr (GArray) ids = td_query_read_ids (fixture->db, query, 0, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = td_campaign_reviews_read (fixture->db, days[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rows->len, ==, ids->len);
      for (guint j = 0; j < rows->len; j++)
        {
          const TdCampaignReviewRow *row = g_ptr_array_index (rows, j);
          g_autoptr (TdCampaign) alone = load (fixture, g_array_index (ids, gint64, j));
          TdCampaignReview review = td_campaign_review_work_out (alone->starts_on, alone->ends_on,
                                                                 alone->stages, &terms, days[i]);

          g_assert_cmpint (row->campaign_id, ==, alone->id);
          g_assert_cmpstr (row->name, ==, alone->name);
          g_assert_cmpstr (row->launching_level, ==, alone->launching_level);
          g_assert_cmpint (row->unit_id, ==, alone->unit_id);
          g_assert_true (td_date_equal (row->starts_on, alone->starts_on));
          g_assert_true (td_date_equal (row->ends_on, alone->ends_on));
          g_assert_cmpint (row->review.state, ==, review.state);
          g_assert_cmpint (row->review.next, ==, review.next);
          g_assert_true (td_date_equal (row->review.due_on, review.due_on));
          g_assert_true (td_date_equal (row->review.last_done_on, review.last_done_on));
          g_assert_cmpint (row->review.is_late, ==, review.is_late);
          if (row->campaign_id == campaign->id && i == 2)
            {
              g_assert_cmpint (review.next, ==, TD_REVIEW_FINAL);
              g_assert_true (review.is_late);
            }
        }
    }
}

static gboolean
set_terms_cb (TdDb *db, gpointer data, GError **error)
{
  return td_setting_set (db, TD_SETTING_FINAL_REVIEW_DAYS, "90", error)
         && td_setting_set (db, TD_SETTING_INTERIM_REVIEW_MONTHS, data, error);
}

static void
test_terms (Fixture *fixture, gconstpointer data)
{
  g_autofree char *half_year = g_strdup ("6");
  g_autofree char *words = g_strdup ("hằng năm");
  g_autoptr (GError) error = NULL;
  TdReviewTerms terms;

  td_book_write (fixture->book, "terms", set_terms_cb, half_year, &error);
  g_assert_no_error (error);
  terms = td_review_terms_read (fixture->db);
  g_assert_cmpint (terms.final_days, ==, 90);
  g_assert_cmpint (terms.interim_months, ==, 6);

  td_book_write (fixture->book, "terms", set_terms_cb, words, &error);
  g_assert_no_error (error);
  terms = td_review_terms_read (fixture->db);
  g_assert_cmpint (terms.interim_months, ==, 12);
}

int
main (int argc, char *argv[])
{
  g_setenv ("THIDUA_TODAY", "2026-06-30", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/campaign/save", test_save);
  ADD ("/campaign/stale", test_stale);
  ADD ("/campaign/refused", test_refused);
  ADD ("/campaign/reviews", test_reviews);
  ADD ("/campaign/terms", test_terms);
#undef ADD

  return g_test_run ();
}
