/* Every duty of official letter 628/LĐLĐ has its place: it is entered, found in its list, and seen
 * in a report sheet. The README has the same table; a duty that stands in one of them alone fails.
 */
#include <string.h>

#include "base/td-text.h"
#include "report/td-report.h"
#include "store/td-campaign-store.h"
#include "store/td-decision-store.h"
#include "store/td-dues.h"
#include "store/td-query.h"
#include "store/td-record-store.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

static const TdDate today = { 2026, 6, 15 };

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdDb *db;
  TdCatalogue *catalogue;
  gint64 upper_id;   /* a union directly above the grassroots */
  gint64 company_id; /* a grassroots union of a company */
} Fixture;

static gboolean
add_company_cb (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdUnit) unit = td_unit_new ();

  td_text_set (&unit->code, "CTY");
  td_text_set (&unit->name, "CĐCS Công ty Chè Than Uyên");
  td_text_set (&unit->kind, "CDCS");
  td_text_set (&unit->organisation_type, "DN_NGOAI_NN");
  unit->valid_from = unit->parent_from = TD_DATE (2020, 1, 1);
  unit->parent_id = self->upper_id;
  if (!td_unit_save (db, self->catalogue, unit, error))
    return FALSE;
  self->company_id = unit->id;

  return TRUE;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  self->dir = td_test_dir_new ();
  path = td_test_dir_file (self->dir, "book.db");
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  self->book = td_book_open (path, &error);
  g_assert_no_error (error);
  self->db = td_book_get_reader (self->book);
  self->catalogue = td_book_get_catalogue (self->book);
  self->upper_id = td_unit_find_by_code (self->db, "LC-CDGD", &error);
  g_assert_no_error (error);
  td_book_write (self->book, "company", add_company_cb, self, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  td_catalogue_unref (self->catalogue);
  td_book_close (self->book);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->book);
  td_test_dir_free (self->dir);
}

/* --- Entering --------------------------------------------------------------------------------- */

static TdRecord *
new_document (const char *kind, gint64 unit_id, const char *title, TdDate issued_on)
{
  TdRecord *record = td_record_new (TD_RECORD_DOCUMENT);

  td_record_set_text (record, "kind", kind);
  td_record_set_number (record, "unit_id", unit_id);
  td_record_set_text (record, "title", title);
  td_record_set_date (record, "issued_on", issued_on);

  return record;
}

static gboolean
enter_plan (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record
      = new_document ("plan", self->upper_id, "Kế hoạch thi đua năm 2026", TD_DATE (2026, 1, 10));

  return td_record_save (db, record, error);
}

static TdCampaign *
new_campaign (const char *name, const char *level)
{
  TdCampaign *campaign = td_campaign_new ();
  TdCampaignStage *launched = td_campaign_stage_new ();

  td_text_set (&campaign->name, name);
  td_text_set (&campaign->launching_level, level);
  campaign->starts_on = TD_DATE (2026, 1, 15);
  campaign->ends_on = TD_DATE (2026, 12, 31);
  td_text_set (&launched->stage, TD_STAGE_LAUNCHED);
  launched->done_on = campaign->starts_on;
  g_ptr_array_add (campaign->stages, launched);

  return campaign;
}

static gboolean
enter_concretised (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdCampaign) above = new_campaign ("Lao động giỏi", "TLD");
  g_autoptr (TdCampaign) here = new_campaign ("Dạy tốt, học tốt ở vùng cao", "TTCS");

  if (!td_campaign_save (db, self->catalogue, above, error))
    return FALSE;
  here->parent_id = above->id;
  here->unit_id = self->upper_id;

  return td_campaign_save (db, self->catalogue, here, error);
}

static gboolean
enter_targets (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  static const char *const types[]
      = { "CQ_HANH_CHINH", "SN_CONG_LAP", "DN_NHA_NUOC", "DN_NGOAI_NN" };
  g_autoptr (TdCampaign) campaign = new_campaign ("Năng suất, chất lượng", "TINH");

  td_text_set_lines (&campaign->goals, "Tăng năng suất");
  td_text_set_lines (&campaign->scope, "Toàn tỉnh");
  td_text_set_lines (&campaign->subjects, "Công nhân, viên chức, lao động");
  td_text_set_lines (&campaign->contents, "Mỗi tổ một sáng kiến");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      TdCampaignTarget *target = td_campaign_target_new ();

      td_text_set (&target->organisation_type, types[i]);
      td_text_set (&target->target, "Sáng kiến mỗi tổ");
      td_text_set (&target->measure, "sáng kiến");
      target->value = 100 * (i + 1);
      g_ptr_array_add (campaign->targets, target);
    }

  return td_campaign_save (db, self->catalogue, campaign, error);
}

static gboolean
enter_publicity (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record = td_record_new (TD_RECORD_PUBLICITY);

  td_record_set_number (record, "unit_id", self->upper_id);
  td_record_set_date (record, "published_on", TD_DATE (2026, 3, 8));
  td_record_set_text (record, "channel", "ZALO");
  td_record_set_text (record, "audience", "LD_TRUC_TIEP");
  td_record_set_text (record, "content", "Gương công nhân giỏi");
  td_record_set_number (record, "reach", 250);

  return td_record_save (db, record, error);
}

static gboolean
enter_regulation (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record = new_document ("award-regulation", self->upper_id,
                                              "Quy chế khen thưởng sửa đổi", TD_DATE (2024, 1, 10));

  td_record_set_date (record, "reviewed_on", TD_DATE (2026, 2, 10));
  td_record_set_date (record, "amended_on", TD_DATE (2026, 3, 10));
  td_record_set_date (record, "next_review_on", TD_DATE (2028, 2, 10));

  return td_record_save (db, record, error);
}

static gboolean
enter_evaluation (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record
      = new_document ("evaluation", self->upper_id, "Đánh giá thực hiện Nghị quyết năm 2025",
                      TD_DATE (2025, 12, 20));

  td_record_set_text (record, "tasks", "Nhân rộng điển hình");

  return td_record_save (db, record, error);
}

static gboolean
enter_review (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdCampaign) campaign = new_campaign ("Tháng Công nhân", "TINH");
  TdCampaignStage *final = td_campaign_stage_new ();

  campaign->starts_on = TD_DATE (2026, 5, 1);
  campaign->ends_on = TD_DATE (2026, 5, 31);
  ((TdCampaignStage *) campaign->stages->pdata[0])->done_on = campaign->starts_on;
  td_text_set (&final->stage, TD_STAGE_FINAL);
  final->done_on = TD_DATE (2026, 6, 10);
  g_ptr_array_add (campaign->stages, final);

  return td_campaign_save (db, self->catalogue, campaign, error);
}

static gboolean
save_award (TdDb *db,
            Fixture *self,
            const char *name,
            gboolean is_direct_worker,
            gboolean is_leader,
            const char *commendation,
            GError **error)
{
  g_autoptr (TdDecision) decision = td_decision_new ();
  TdAward *award = td_award_new ();

  td_text_set (&decision->number, "45");
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  decision->decided_on = TD_DATE (2026, 6, 12);
  decision->issuer_unit_id = td_unit_find_by_code (db, "LC", error);
  award->recipient_kind = TD_RECIPIENT_INDIVIDUAL;
  td_text_set (&award->name, name);
  td_text_set (&award->commendation_type, commendation);
  award->unit_id = self->company_id;
  award->is_direct_worker = is_direct_worker;
  award->is_leader = is_leader;
  award->award_form_id
      = td_catalogue_find_award_form_at (self->catalogue, "BK_TINH", decision->decided_on)->id;
  g_ptr_array_add (decision->awards, award);

  return td_decision_save (db, self->catalogue, decision, error);
}

static gboolean
enter_direct_worker (TdDb *db, gpointer data, GError **error)
{
  return save_award (db, data, "Giàng A Chu", TRUE, TRUE, "CONG_TRANG", error);
}

static gboolean
enter_without_post (TdDb *db, gpointer data, GError **error)
{
  return save_award (db, data, "Lò Thị Ánh", FALSE, FALSE, "CONG_TRANG", error);
}

static gboolean
enter_ad_hoc (TdDb *db, gpointer data, GError **error)
{
  return save_award (db, data, "Tẩn Văn Sơn", FALSE, TRUE, "DOT_XUAT", error);
}

static gboolean
enter_role_model (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record = td_record_new (TD_RECORD_ROLE_MODEL);

  td_record_set_number (record, "unit_id", self->company_id);
  td_record_set_text (record, "title", "Kèm cặp thợ trẻ");
  td_record_set_date (record, "recognised_on", TD_DATE (2026, 2, 3));
  td_record_set_date (record, "replicated_on", TD_DATE (2026, 4, 3));
  td_record_set_text (record, "replicated_where", "Các tổ chế biến");
  g_ptr_array_add (record->people, td_record_person_new (0, "Phàn A Lù", ""));

  return td_record_save (db, record, error);
}

static gboolean
enter_reward_proposal (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record = new_document ("reward-proposal", self->company_id,
                                              "Thưởng theo năng suất tổ", TD_DATE (2026, 3, 3));

  td_record_set_text (record, "outcome", "accepted");

  return td_record_save (db, record, error);
}

static gboolean
enter_agreement (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record = new_document ("collective-agreement", self->company_id,
                                              "Thỏa ước lao động tập thể", TD_DATE (2026, 1, 3));

  td_record_set_date (record, "valid_to", TD_DATE (2028, 12, 31));
  td_record_set_number (record, "has_initiative_clause", 1);
  td_record_set_text (record, "initiative_clause", "Thưởng 5 % giá trị làm lợi");

  return td_record_save (db, record, error);
}

static gboolean
enter_initiative (TdDb *db, gpointer data, GError **error)
{
  Fixture *self = data;
  g_autoptr (TdRecord) record = td_record_new (TD_RECORD_INITIATIVE);

  td_record_set_text (record, "title", "Lò sấy chè hai tầng");
  td_record_set_number (record, "unit_id", self->company_id);
  td_record_set_text (record, "recognised_level", "grassroots");
  td_record_set_date (record, "recognised_on", TD_DATE (2026, 4, 20));
  td_record_set_number (record, "value_gained", 85000000);
  g_ptr_array_add (record->people, td_record_person_new (0, "Vàng A Páo", ""));

  return td_record_save (db, record, error);
}

/* --- The duties ------------------------------------------------------------------------------- */

/* @key: as in the README's table
 * @enter: writes what the letter asks for; a TdWriteFunc whose data is the Fixture
 * @list, @search: where it is found
 * @report, @line: in which sheet a line with these words is new or has another figure */
typedef struct
{
  const char *key;
  TdWriteFunc enter;
  TdListKind list;
  const char *search;
  const char *report;
  const char *line;
} Duty;

/* The three indicators of the letter, as B01 ends: direct workers, without a post, women, ad hoc.
 */
static const Duty duties[] = {
  { "plan", enter_plan, TD_LIST_DOCUMENTS, "ke hoach 2026", "b16", "Kế hoạch triển khai" },
  { "campaign", enter_concretised, TD_LIST_CAMPAIGNS, "day tot vung cao", "b04",
    "Dạy tốt, học tốt ở vùng cao" },
  { "target", enter_targets, TD_LIST_CAMPAIGNS, "nang suat chat luong", "b04", "Sáng kiến mỗi tổ" },
  { "publicity", enter_publicity, TD_LIST_PUBLICITY, "cong nhan gioi", "b15", "Zalo" },
  { "regulation", enter_regulation, TD_LIST_DOCUMENTS, "quy che sua doi", "b16",
    "Quy chế khen thưởng" },
  { "evaluation", enter_evaluation, TD_LIST_DOCUMENTS, "danh gia nhan rong", "b16",
    "Đánh giá thực hiện Nghị quyết hằng năm" },
  { "review", enter_review, TD_LIST_CAMPAIGNS, "thang cong nhan", "b17",
    "được duy trì, sơ kết, tổng kết" },
  { "direct-worker", enter_direct_worker, TD_LIST_AWARDS, "giang a chu", "b01",
    "1 | 100,0 % | – | 0,0 % | – | 0,0 % | – | 0,0 %" },
  { "without-post", enter_without_post, TD_LIST_AWARDS, "lo thi anh", "b01",
    "– | 0,0 % | 1 | 100,0 % | – | 0,0 % | – | 0,0 %" },
  { "ad-hoc", enter_ad_hoc, TD_LIST_AWARDS, "tan van son", "b01",
    "– | 0,0 % | – | 0,0 % | – | 0,0 % | 1 | 100,0 %" },
  { "role-model", enter_role_model, TD_LIST_ROLE_MODELS, "phan a lu", "b18", "Kèm cặp thợ trẻ" },
  { "reward-proposal", enter_reward_proposal, TD_LIST_DOCUMENTS, "thuong nang suat", "b16",
    "Đề xuất hình thức khen thưởng mới" },
  { "agreement", enter_agreement, TD_LIST_DOCUMENTS, "thoa uoc lam loi", "b16",
    "Thỏa ước lao động tập thể" },
  { "initiative", enter_initiative, TD_LIST_INITIATIVES, "lo say vang a pao", "b14a",
    "Lò sấy chè hai tầng" },
};

/* The sheet, a line a row: "I | LĐLĐ tỉnh Lai Châu | 12 | …" */
static GStrv
build_lines (Fixture *self, const char *id)
{
  const TdReportDefinition *definition = td_report_find_definition (id);
  TdReportRequest request = { .unit_id = 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReport) report = NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (definition == NULL)
    g_error ("There is no report %s.", id);
  g_assert_true (td_period_parse ("2026-H1", &request.period, NULL));
  report = td_report_build (definition, self->db, self->catalogue, &request, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->rows->len; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; j < report->columns->len; j++)
        {
          g_autofree char *cell = td_report_cell_to_text (td_report_get_cell (report, i, j));

          g_string_append_printf (line, "%s | ", cell);
        }
      g_strv_builder_add (lines, line->str);
    }

  return g_strv_builder_end (lines);
}

static gboolean
has_new_line (GStrv before, GStrv after, const char *words)
{
  for (guint i = 0; after[i] != NULL; i++)
    if (strstr (after[i], words) != NULL
        && !g_strv_contains ((const char *const *) before, after[i]))
      return TRUE;

  return FALSE;
}

static guint
count_found (Fixture *self, const Duty *duty)
{
  g_autoptr (TdQuery) query = td_query_new (duty->list);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  query->search = g_strdup (duty->search);
  ids = td_query_read_ids (self->db, query, 0, &error);
  g_assert_no_error (error);

  return ids->len;
}

static void
test_duty (Fixture *self, gconstpointer data)
{
  const Duty *duty = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) before = build_lines (self, duty->report);
  g_auto (GStrv) after = NULL;

  g_assert_cmpuint (count_found (self, duty), ==, 0);
  td_book_write (self->book, duty->key, duty->enter, self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (self, duty), ==, 1);

  after = build_lines (self, duty->report);
  if (!has_new_line (before, after, duty->line))
    {
      g_autofree char *text = g_strjoinv ("\n", after);

      g_error ("%s: no new line “%s” in %s:\n%s", duty->key, duty->line, duty->report, text);
    }
}

/* The half-year's and the year's own report are in the calendar and go to the department. */
static void
test_reporting (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dues
      = td_dues_read (self->db, TD_DATE (2026, 1, 1), TD_DATE (2026, 12, 31), today, &error);
  TdReportRequest request = { .unit_id = 0 };
  g_autoptr (TdReport) report = NULL;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < dues->len; i++)
    n += ((const TdDue *) dues->pdata[i])->kind == TD_DUE_OWN_REPORT;
  g_assert_cmpuint (n, ==, 2);

  g_assert_true (td_period_parse ("2026-H1", &request.period, NULL));
  report = td_report_build (td_report_find_definition ("b01"), self->db, self->catalogue, &request,
                            NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (report->addressee, "Ban Chính sách pháp luật và Quan hệ lao động"));
}

/* The first cells of the README's table: "| `plan` | … |". */
static void
test_readme (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "README.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("^\\| `([a-z-]+)` \\|", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      g_autofree char *cell = g_strdup_printf ("\n| `%s` |", duties[i].key);

      if (strstr (text, cell) == NULL)
        g_error ("The README's table has no duty “%s”.", duties[i].key);
    }

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    n++;
  /* And the one of the reports themselves. */
  g_assert_nonnull (strstr (text, "\n| `reporting` |"));
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (duties) + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      g_autofree char *path = g_strconcat ("/letter/", duties[i].key, NULL);

      g_test_add (path, Fixture, &duties[i], set_up, test_duty, tear_down);
    }
  g_test_add ("/letter/reporting", Fixture, NULL, set_up, test_reporting, tear_down);
  g_test_add_func ("/letter/readme", test_readme);

  return g_test_run ();
}
