/* Copying and comparing of the values that editors keep two of: a field that copy () or equal ()
 * forgets would make an edit vanish, one that a draft forgets is lost with the window. */
#include "domain/td-campaign.h"
#include "domain/td-cluster.h"
#include "domain/td-decision-draft.h"
#include "domain/td-person.h"
#include "domain/td-score-sheet.h"
#include "domain/td-unit.h"

#include "base/td-text.h"

typedef enum
{
  TEXT,
  ID,
  NUMBER,
  DATE,
} FieldType;

typedef struct
{
  const char *name;
  FieldType type;
  gsize offset;
} Field;

typedef struct
{
  gpointer (*new) (void);
  gpointer (*copy) (gconstpointer value);
  void (*free) (gpointer value);
  gboolean (*equal) (gconstpointer a, gconstpointer b);
  const Field *fields;
  gsize n_fields;
} Type;

#define FIELD(type, kind, field)                                                                   \
  {                                                                                                \
#field, kind, G_STRUCT_OFFSET(type, field)                                                     \
  }

static const Field unit_fields[] = {
  FIELD (TdUnit, ID, id),
  FIELD (TdUnit, NUMBER, revision),
  FIELD (TdUnit, TEXT, code),
  FIELD (TdUnit, TEXT, name),
  FIELD (TdUnit, TEXT, short_name),
  FIELD (TdUnit, TEXT, kind),
  FIELD (TdUnit, TEXT, organisation_type),
  FIELD (TdUnit, TEXT, place),
  FIELD (TdUnit, TEXT, phone),
  FIELD (TdUnit, TEXT, email),
  FIELD (TdUnit, TEXT, zalo),
  FIELD (TdUnit, ID, parent_id),
  FIELD (TdUnit, DATE, parent_from),
  FIELD (TdUnit, DATE, valid_from),
  FIELD (TdUnit, DATE, valid_to),
  FIELD (TdUnit, TEXT, end_reason),
  FIELD (TdUnit, ID, successor_id),
  FIELD (TdUnit, TEXT, note),
};

static const Field person_fields[] = {
  FIELD (TdPerson, ID, id),
  FIELD (TdPerson, NUMBER, revision),
  FIELD (TdPerson, TEXT, name),
  FIELD (TdPerson, NUMBER, sex),
  FIELD (TdPerson, TEXT, birth_date),
  FIELD (TdPerson, TEXT, post),
  FIELD (TdPerson, TEXT, union_post),
  FIELD (TdPerson, ID, unit_id),
  FIELD (TdPerson, NUMBER, is_direct_worker),
  FIELD (TdPerson, NUMBER, is_leader),
  FIELD (TdPerson, TEXT, worker_group),
  FIELD (TdPerson, TEXT, education),
  FIELD (TdPerson, TEXT, ethnicity),
  FIELD (TdPerson, TEXT, note),
};

static const Field campaign_fields[] = {
  FIELD (TdCampaign, ID, id),
  FIELD (TdCampaign, NUMBER, revision),
  FIELD (TdCampaign, TEXT, name),
  FIELD (TdCampaign, TEXT, launching_level),
  FIELD (TdCampaign, ID, unit_id),
  FIELD (TdCampaign, NUMBER, is_themed),
  FIELD (TdCampaign, TEXT, theme),
  FIELD (TdCampaign, DATE, starts_on),
  FIELD (TdCampaign, DATE, ends_on),
  FIELD (TdCampaign, TEXT, document_number),
  FIELD (TdCampaign, DATE, document_date),
  FIELD (TdCampaign, TEXT, goals),
  FIELD (TdCampaign, TEXT, scope),
  FIELD (TdCampaign, TEXT, subjects),
  FIELD (TdCampaign, TEXT, contents),
  FIELD (TdCampaign, ID, parent_id),
  FIELD (TdCampaign, TEXT, note),
};

static const Field decision_fields[] = {
  FIELD (TdDecision, ID, id),           FIELD (TdDecision, NUMBER, revision),
  FIELD (TdDecision, TEXT, number),     FIELD (TdDecision, TEXT, symbol),
  FIELD (TdDecision, DATE, decided_on), FIELD (TdDecision, TEXT, deciding_level),
  FIELD (TdDecision, TEXT, issuer),     FIELD (TdDecision, ID, issuer_unit_id),
  FIELD (TdDecision, TEXT, signer),     FIELD (TdDecision, TEXT, signer_post),
  FIELD (TdDecision, TEXT, abstract),   FIELD (TdDecision, TEXT, note),
};

static const Field award_fields[] = {
  FIELD (TdAward, ID, id),
  FIELD (TdAward, NUMBER, recipient_kind),
  FIELD (TdAward, ID, person_id),
  FIELD (TdAward, ID, recipient_unit_id),
  FIELD (TdAward, TEXT, name),
  FIELD (TdAward, TEXT, post),
  FIELD (TdAward, ID, unit_id),
  FIELD (TdAward, TEXT, unit_name),
  FIELD (TdAward, TEXT, organisation_type),
  FIELD (TdAward, NUMBER, is_woman),
  FIELD (TdAward, NUMBER, is_direct_worker),
  FIELD (TdAward, NUMBER, is_leader),
  FIELD (TdAward, ID, award_form_id),
  FIELD (TdAward, TEXT, commendation_type),
  FIELD (TdAward, ID, campaign_id),
  FIELD (TdAward, TEXT, achievement),
  FIELD (TdAward, TEXT, achievement_period),
  FIELD (TdAward, ID, bonus),
  FIELD (TdAward, DATE, revoked_on),
  FIELD (TdAward, TEXT, revoke_reason),
  FIELD (TdAward, TEXT, note),
  FIELD (TdAward, NUMBER, is_new_person),
};

static const Field cluster_fields[] = {
  FIELD (TdCluster, ID, id),       FIELD (TdCluster, NUMBER, revision),
  FIELD (TdCluster, NUMBER, year), FIELD (TdCluster, TEXT, name),
  FIELD (TdCluster, ID, sheet_id), FIELD (TdCluster, TEXT, note),
};

static const Field score_sheet_fields[] = {
  FIELD (TdScoreSheet, ID, id),       FIELD (TdScoreSheet, NUMBER, revision),
  FIELD (TdScoreSheet, TEXT, name),   FIELD (TdScoreSheet, DATE, valid_from),
  FIELD (TdScoreSheet, TEXT, source), FIELD (TdScoreSheet, TEXT, note),
};

static const Field criterion_fields[] = {
  FIELD (TdCriterion, ID, id),           FIELD (TdCriterion, TEXT, number),
  FIELD (TdCriterion, TEXT, title),      FIELD (TdCriterion, ID, max_points),
  FIELD (TdCriterion, NUMBER, is_bonus),
};

#define TYPE(Type, prefix, fields)                                                                 \
  {                                                                                                \
    (gpointer (*) (void)) prefix##_new, (gpointer (*) (gconstpointer)) prefix##_copy,              \
        (void (*) (gpointer)) prefix##_free,                                                       \
        (gboolean (*) (gconstpointer, gconstpointer)) prefix##_equal, fields,                      \
        G_N_ELEMENTS (fields)                                                                      \
  }

static const Type unit_type = TYPE (TdUnit, td_unit, unit_fields);
static const Type person_type = TYPE (TdPerson, td_person, person_fields);
static const Type campaign_type = TYPE (TdCampaign, td_campaign, campaign_fields);
static const Type decision_type = TYPE (TdDecision, td_decision, decision_fields);
static const Type award_type = TYPE (TdAward, td_award, award_fields);
static const Type cluster_type = TYPE (TdCluster, td_cluster, cluster_fields);
static const Type score_sheet_type = TYPE (TdScoreSheet, td_score_sheet, score_sheet_fields);
static const Type criterion_type = TYPE (TdCriterion, td_criterion, criterion_fields);

static void
change (gpointer value, const Field *field)
{
  gpointer place = G_STRUCT_MEMBER_P (value, field->offset);

  switch (field->type)
    {
    case TEXT:
      g_free (*(char **) place);
      *(char **) place = g_strdup (field->name);
      break;
    case ID:
      *(gint64 *) place += 7;
      break;
    case NUMBER:
      *(int *) place = *(int *) place == 0;
      break;
    case DATE:
      *(TdDate *) place = TD_DATE (2024, 2, 29);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_value (gconstpointer data)
{
  const Type *type = data;
  gpointer filled = type->new ();

  for (gsize i = 0; i < type->n_fields; i++)
    {
      gpointer before = type->copy (filled);
      gpointer after;

      g_test_message ("%s", type->fields[i].name);
      g_assert_true (type->equal (before, filled));
      change (filled, &type->fields[i]);
      g_assert_false (type->equal (before, filled));
      g_assert_false (type->equal (filled, before));
      after = type->copy (filled);
      g_assert_true (type->equal (after, filled));
      if (type->fields[i].type == TEXT)
        g_assert_true (G_STRUCT_MEMBER (char *, after, type->fields[i].offset)
                       != G_STRUCT_MEMBER (char *, filled, type->fields[i].offset));
      type->free (before);
      type->free (after);
    }
  type->free (filled);
  type->free (NULL);
}

static void
assert_in_draft (const TdDecision *decision)
{
  g_autoptr (GBytes) bytes = td_decision_to_bytes (decision);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) again = td_decision_from_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_true (td_decision_equal (again, decision));
}

static void
test_draft (void)
{
  g_autoptr (TdDecision) decision = td_decision_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (decision_fields); i++)
    {
      g_test_message ("%s", decision_fields[i].name);
      change (decision, &decision_fields[i]);
      assert_in_draft (decision);
    }
}

static void
test_attachments_of_decision (void)
{
  static const Field fields[] = {
    FIELD (TdAttachment, ID, id),
    FIELD (TdAttachment, TEXT, file_name),
    FIELD (TdAttachment, TEXT, sha256),
    FIELD (TdAttachment, ID, size),
  };
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (TdDecision) copy = NULL;
  TdAttachment *attachment = td_attachment_new ();

  g_ptr_array_add (decision->attachments, attachment);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (TdDecision) before = td_decision_copy (decision);

      g_assert_true (td_decision_equal (before, decision));
      change (attachment, &fields[i]);
      g_assert_false (td_decision_equal (before, decision));
      assert_in_draft (decision);
    }
  copy = td_decision_copy (decision);
  g_assert_true (td_decision_equal (copy, decision));
  g_assert_true (g_ptr_array_index (copy->attachments, 0) != attachment);
  g_ptr_array_set_size (copy->attachments, 0);
  g_assert_false (td_decision_equal (copy, decision));
}

static void
test_awards_of_decision (void)
{
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (TdDecision) copy = NULL;
  TdAward *award = td_award_new ();

  g_ptr_array_add (decision->awards, award);
  copy = td_decision_copy (decision);
  g_assert_true (td_decision_equal (copy, decision));
  g_assert_true (g_ptr_array_index (copy->awards, 0) != award);

  for (gsize i = 0; i < G_N_ELEMENTS (award_fields); i++)
    {
      g_autoptr (TdDecision) before = td_decision_copy (decision);

      change (award, &award_fields[i]);
      g_assert_false (td_decision_equal (before, decision));
      assert_in_draft (decision);
    }
  g_ptr_array_set_size (copy->awards, 0);
  g_assert_false (td_decision_equal (copy, decision));
}

static void
test_targets_of_campaign (void)
{
  static const Field fields[] = {
    FIELD (TdCampaignTarget, ID, id),        FIELD (TdCampaignTarget, TEXT, organisation_type),
    FIELD (TdCampaignTarget, TEXT, target),  FIELD (TdCampaignTarget, ID, value),
    FIELD (TdCampaignTarget, TEXT, measure), FIELD (TdCampaignTarget, TEXT, direction),
  };
  g_autoptr (TdCampaign) campaign = td_campaign_new ();
  g_autoptr (TdCampaign) copy = NULL;
  TdCampaignTarget *target = td_campaign_target_new ();

  g_ptr_array_add (campaign->targets, target);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (TdCampaign) before = td_campaign_copy (campaign);

      g_assert_true (td_campaign_equal (before, campaign));
      change (target, &fields[i]);
      g_assert_false (td_campaign_equal (before, campaign));
    }
  copy = td_campaign_copy (campaign);
  g_assert_true (td_campaign_equal (copy, campaign));
  g_ptr_array_set_size (copy->targets, 0);
  g_assert_false (td_campaign_equal (copy, campaign));
}

static void
test_stages_of_campaign (void)
{
  static const Field fields[] = {
    FIELD (TdCampaignStage, ID, id),
    FIELD (TdCampaignStage, TEXT, stage),
    FIELD (TdCampaignStage, DATE, due_on),
    FIELD (TdCampaignStage, DATE, done_on),
    FIELD (TdCampaignStage, TEXT, document_number),
    FIELD (TdCampaignStage, TEXT, note),
  };
  g_autoptr (TdCampaign) campaign = td_campaign_new ();
  g_autoptr (TdCampaign) copy = NULL;
  TdCampaignStage *stage = td_campaign_stage_new ();

  g_ptr_array_add (campaign->stages, stage);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (TdCampaign) before = td_campaign_copy (campaign);

      g_assert_true (td_campaign_equal (before, campaign));
      change (stage, &fields[i]);
      g_assert_false (td_campaign_equal (before, campaign));
    }
  copy = td_campaign_copy (campaign);
  g_assert_true (td_campaign_equal (copy, campaign));
  g_ptr_array_set_size (copy->stages, 0);
  g_assert_false (td_campaign_equal (copy, campaign));
}

static void
test_lines (void)
{
  g_autoptr (TdCluster) cluster = td_cluster_new ();
  g_autoptr (TdScoreSheet) sheet = td_score_sheet_new ();
  g_autoptr (TdCluster) other_cluster = NULL;
  g_autoptr (TdScoreSheet) other_sheet = NULL;

  g_ptr_array_add (cluster->units, td_cluster_unit_new (3));
  g_ptr_array_add (sheet->criteria, td_criterion_new ());
  other_cluster = td_cluster_copy (cluster);
  other_sheet = td_score_sheet_copy (sheet);
  g_assert_true (td_cluster_equal (cluster, other_cluster));
  g_assert_true (td_score_sheet_equal (sheet, other_sheet));

  td_score_sheet_get_criterion (other_sheet, 0)->is_bonus = TRUE;
  g_assert_false (td_score_sheet_equal (sheet, other_sheet));
  td_cluster_set_leader (other_cluster, 0);
  g_assert_false (td_cluster_equal (cluster, other_cluster));
  td_cluster_set_leader (other_cluster, -1);
  td_cluster_get_unit (other_cluster, 0)->unit_id = 4;
  g_assert_false (td_cluster_equal (cluster, other_cluster));
  td_cluster_get_unit (other_cluster, 0)->unit_id = 3;
  g_assert_true (td_cluster_equal (cluster, other_cluster));
  g_free (td_cluster_get_unit (other_cluster, 0)->note);
  td_cluster_get_unit (other_cluster, 0)->note = g_strdup ("Phó cụm trưởng");
  g_assert_false (td_cluster_equal (cluster, other_cluster));
  g_ptr_array_set_size (other_cluster->units, 0);
  g_assert_false (td_cluster_equal (cluster, other_cluster));
}

static void
test_recipient_kind (void)
{
  TdRecipientKind kind = TD_RECIPIENT_OTHER;

  for (int i = TD_RECIPIENT_COLLECTIVE; i <= TD_RECIPIENT_OTHER; i++)
    {
      g_assert_true (
          td_recipient_kind_from_code (td_recipient_kind_to_code ((TdRecipientKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (td_recipient_kind_from_code ("unit", &kind));
  g_assert_false (td_recipient_kind_from_code (NULL, &kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/values/unit", &unit_type, test_value);
  g_test_add_data_func ("/values/person", &person_type, test_value);
  g_test_add_data_func ("/values/campaign", &campaign_type, test_value);
  g_test_add_data_func ("/values/decision", &decision_type, test_value);
  g_test_add_data_func ("/values/award", &award_type, test_value);
  g_test_add_data_func ("/values/cluster", &cluster_type, test_value);
  g_test_add_data_func ("/values/score-sheet", &score_sheet_type, test_value);
  g_test_add_data_func ("/values/criterion", &criterion_type, test_value);
  g_test_add_func ("/values/lines-of-cluster-and-sheet", test_lines);
  g_test_add_func ("/values/awards-of-decision", test_awards_of_decision);
  g_test_add_func ("/values/attachments-of-decision", test_attachments_of_decision);
  g_test_add_func ("/values/draft", test_draft);
  g_test_add_func ("/values/targets-of-campaign", test_targets_of_campaign);
  g_test_add_func ("/values/stages-of-campaign", test_stages_of_campaign);
  g_test_add_func ("/values/recipient-kind", test_recipient_kind);

  return g_test_run ();
}
