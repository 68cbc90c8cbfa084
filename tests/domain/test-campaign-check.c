#include "domain/td-campaign.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "td-test-catalogue.h"

static TdCampaign *
make_campaign (void)
{
  TdCampaign *campaign = td_campaign_new ();

  td_text_set (&campaign->name, "Lao động giỏi");
  td_text_set (&campaign->launching_level, "TINH");

  return campaign;
}

static void
add_target (TdCampaign *campaign, const char *type, const char *words)
{
  TdCampaignTarget *target = td_campaign_target_new ();

  td_text_set (&target->organisation_type, type);
  td_text_set (&target->target, words);
  g_ptr_array_add (campaign->targets, target);
}

static TdCampaignStage *
add_stage (TdCampaign *campaign, const char *code, TdDate done_on)
{
  TdCampaignStage *stage = td_campaign_stage_new ();

  td_text_set (&stage->stage, code);
  stage->done_on = done_on;
  g_ptr_array_add (campaign->stages, stage);

  return stage;
}

static void
test_sound (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  TdCampaignFacts facts = { .today = TD_DATE (2026, 6, 30) };
  g_autoptr (GPtrArray) problems = NULL;

  campaign->starts_on = campaign->ends_on = TD_DATE (2024, 2, 29);
  campaign->is_themed = TRUE;
  td_text_set (&campaign->theme, "Xanh - Sạch - Đẹp");
  add_target (campaign, "DNNN", "100 % đơn vị phát động");
  add_target (campaign, "HCSN", "85 % đơn vị phát động");
  problems = td_campaign_check (campaign, catalogue, &facts);
  td_test_assert_none (problems);
}

static void
test_errors (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = td_campaign_new ();
  TdCampaignFacts facts = { .parent_is_below = TRUE };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  campaign->is_themed = TRUE;
  campaign->starts_on = TD_DATE (2026, 1, 2);
  campaign->ends_on = TD_DATE (2026, 1, 1);
  add_target (campaign, "DNNN", "A");
  add_target (campaign, "", "B");
  add_target (campaign, "DNNN", "");
  problems = td_campaign_check (campaign, catalogue, &facts);

  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_NAME, -1, "name");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_LAUNCHING_LEVEL, -1,
                          "level");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_THEME, -1, "theme");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_ENDS_ON, -1,
                          "01/01/2026, before it begins on 02/01/2026");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_TARGET_TYPE, 1, "type");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_TARGET_TYPE, 2,
                          "Doanh nghiệp nhà nước");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_TARGET, 2, "words");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_PARENT, -1, "another");
  g_assert_cmpuint (problems->len, ==, 8);
  g_assert_false (td_problems_set_error (problems, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_same_name (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  TdCampaignFacts facts = { .same_name = TRUE };
  g_autoptr (GPtrArray) problems = td_campaign_check (campaign, catalogue, &facts);
  g_autoptr (GError) error = NULL;

  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_NAME, -1, "already");
  g_assert_false (td_problems_set_error (problems, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_DUPLICATE);
}

static void
test_stages_sound (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  TdCampaignFacts facts = { .today = TD_DATE (2026, 6, 30) };
  g_autoptr (GPtrArray) problems = NULL;

  campaign->starts_on = TD_DATE (2024, 1, 1);
  add_stage (campaign, "final", TD_DATE (2026, 6, 30));
  add_stage (campaign, "interim", TD_DATE (2025, 6, 1));
  add_stage (campaign, "interim", TD_DATE (2024, 6, 1));
  add_stage (campaign, "launched", TD_DATE (2023, 12, 20));
  add_stage (campaign, "prepared", TD_DATE (2023, 12, 20));
  add_stage (campaign, "signed", TD_DATE_NONE)->due_on = TD_DATE (2027, 1, 1);
  problems = td_campaign_check (campaign, catalogue, &facts);
  td_test_assert_none (problems);
}

static void
test_stages_order (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  TdCampaignFacts facts = { .today = TD_DATE (2026, 6, 30) };
  g_autoptr (GPtrArray) problems = NULL;

  campaign->starts_on = TD_DATE (2025, 3, 1);
  add_stage (campaign, "prepared", TD_DATE (2025, 2, 10));
  add_stage (campaign, "launched", TD_DATE (2025, 2, 9));
  add_stage (campaign, "signed", TD_DATE (2025, 2, 9));
  add_stage (campaign, "interim", TD_DATE (2025, 2, 28));
  add_stage (campaign, "final", TD_DATE (2026, 7, 1));
  problems = td_campaign_check (campaign, catalogue, &facts);

  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_STAGE_DONE, 1,
                          "“Phát động” was on 09/02/2025, before “Chuẩn bị” on 10/02/2025");
  td_test_assert_problem (problems, TD_SEVERITY_WARNING, NULL, TD_CAMPAIGN_STAGE_DONE, 2,
                          "“Ký giao ước” was on 09/02/2025, before “Chuẩn bị” on 10/02/2025");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_STAGE_DONE, 3,
                          "“Sơ kết” was on 28/02/2025, but the campaign begins on 01/03/2025");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_STAGE_DONE, 4,
                          "01/07/2026 is still to come");
  g_assert_cmpuint (problems->len, ==, 4);
}

static void
test_stages_twice (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  g_autoptr (GPtrArray) problems = NULL;

  add_stage (campaign, "launched", TD_DATE_NONE);
  add_stage (campaign, "launched", TD_DATE_NONE);
  add_stage (campaign, "", TD_DATE_NONE);
  add_stage (campaign, "interim", TD_DATE (2025, 2, 28));
  add_stage (campaign, "interim", TD_DATE (2025, 2, 28));
  problems = td_campaign_check (campaign, catalogue, NULL);

  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_STAGE, 1, "“Phát động”");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_STAGE, 2, "step");
  td_test_assert_problem (problems, TD_SEVERITY_WARNING, NULL, TD_CAMPAIGN_STAGE_DONE, 0,
                          "“Sơ kết” was on 28/02/2025");
  g_assert_null (td_problems_find (problems, TD_CAMPAIGN_STAGE, 4));
}

static void
test_unit (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  g_autofree char *name = g_strdup ("LĐLĐ huyện Tam Đường");
  TdCampaignFacts facts
      = { .unit_name = name, .unit_from = TD_DATE (1990, 1, 1), .unit_to = TD_DATE (2025, 6, 30) };
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) sound = NULL;

  campaign->unit_id = 7;
  campaign->starts_on = TD_DATE (2025, 7, 1);
  late = td_campaign_check (campaign, catalogue, &facts);
  td_test_assert_problem (late, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_UNIT, -1,
                          "ended on 30/06/2025, but the campaign was launched on 01/07/2025");

  /* The day on which it was launched, where that is known. */
  add_stage (campaign, "launched", TD_DATE (2025, 6, 30));
  sound = td_campaign_check (campaign, catalogue, &facts);
  td_test_assert_none (sound);

  facts.unit_from = TD_DATE (2025, 7, 1);
  facts.unit_to = TD_DATE_NONE;
  early = td_campaign_check (campaign, catalogue, &facts);
  td_test_assert_problem (early, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_UNIT, -1,
                          "began on 01/07/2025, but the campaign was launched on 30/06/2025");
}

static void
test_measure (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  g_autoptr (GPtrArray) problems = NULL;

  add_target (campaign, "DNNN", "Sáng kiến");
  ((TdCampaignTarget *) g_ptr_array_index (campaign->targets, 0))->value = 500;
  problems = td_campaign_check (campaign, catalogue, NULL);
  td_test_assert_problem (problems, TD_SEVERITY_WARNING, NULL, TD_CAMPAIGN_TARGET_MEASURE, 0,
                          "such as % or");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/campaign-check/sound", test_sound);
  g_test_add_func ("/campaign-check/errors", test_errors);
  g_test_add_func ("/campaign-check/same-name", test_same_name);

  g_test_add_func ("/campaign-check/stages-sound", test_stages_sound);
  g_test_add_func ("/campaign-check/stages-order", test_stages_order);
  g_test_add_func ("/campaign-check/stages-twice", test_stages_twice);
  g_test_add_func ("/campaign-check/unit", test_unit);
  g_test_add_func ("/campaign-check/measure", test_measure);

  return g_test_run ();
}
