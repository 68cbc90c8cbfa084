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

static void
test_sound (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdCampaign) campaign = make_campaign ();
  TdCampaignFacts facts = { FALSE, FALSE };
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
  TdCampaignFacts facts = { FALSE, TRUE };
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
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_ENDS_ON, -1, "before");
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
  TdCampaignFacts facts = { TRUE, FALSE };
  g_autoptr (GPtrArray) problems = td_campaign_check (campaign, catalogue, &facts);
  g_autoptr (GError) error = NULL;

  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_CAMPAIGN_NAME, -1, "already");
  g_assert_false (td_problems_set_error (problems, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_DUPLICATE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/campaign-check/sound", test_sound);
  g_test_add_func ("/campaign-check/errors", test_errors);
  g_test_add_func ("/campaign-check/same-name", test_same_name);

  return g_test_run ();
}
