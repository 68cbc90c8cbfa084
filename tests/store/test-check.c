/* Each contradiction is planted in a sample book, past the program, and must be found. */
#include <sqlite3.h>
#include <string.h>

#include "base/td-error.h"
#include "store/td-check.h"
#include "store/td-sample.h"
#include "td-test-util.h"

#define AWARD "(SELECT id FROM award WHERE recipient_kind = 'individual' LIMIT 1)"
#define CLOSED "(SELECT id FROM unit WHERE kind = 'LDLD_HUYEN' LIMIT 1)"
#define UNIT "(SELECT id FROM unit WHERE kind = 'CDCS' AND valid_to IS NULL LIMIT 1)"

#define SHA256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

#define SUBMISSION(day)                                                                            \
  "INSERT INTO submission (id, period, from_on, to_on, submitted_on, submitted_by) VALUES"         \
  " (1, '2026-H1', '2026-01-01', '2026-06-10', '" day "', 'Lan');"

static const struct
{
  const char *code;
  const char *sql;
  const char *words; /* in its sentence */
} defects[] = {
  { "missing-record", "UPDATE award SET person_id = 999999 WHERE id = " AWARD },
  { "search-index", "DROP TRIGGER award_search_delete; DELETE FROM award WHERE id = " AWARD },
  { "award-date", "UPDATE award SET decided_on = '2021-01-02' WHERE id = " AWARD },
  { "award-unit-closed",
    "UPDATE award SET unit_id = " CLOSED
    " WHERE id = (SELECT id FROM award WHERE decided_on > '2025-07-01' LIMIT 1)",
    "from … to 30/06/2025" },
  { "award-form-date", "UPDATE award SET award_form_id = (SELECT id FROM award_form"
                       " WHERE valid_to < '2020') WHERE id = " AWARD },
  { "award-form-kind", "UPDATE award SET award_form_id = (SELECT id FROM award_form"
                       " WHERE for_individual = 0 AND valid_to IS NULL) WHERE id = " AWARD },
  { "award-recipient", "UPDATE award SET recipient_unit_id = unit_id WHERE id = " AWARD },
  { "award-level", "UPDATE decision SET deciding_level = 'CTN' WHERE id ="
                   " (SELECT decision_id FROM award WHERE id = " AWARD ")" },
  { "decision-future",
    "UPDATE decision SET decided_on = '2026-12-31', year = 2026, number = '999' WHERE id = 1" },
  { "decision-empty", "DELETE FROM award WHERE decision_id = 1" },
  { "decision-issuer-closed",
    "UPDATE decision SET issuer_unit_id = " CLOSED
    " WHERE id = (SELECT id FROM decision WHERE decided_on > '2025-07-01' LIMIT 1)" },
  { "unit-two-roots", "DELETE FROM unit_parent WHERE unit_id = " UNIT },
  { "unit-two-parents",
    "INSERT INTO unit_parent (unit_id, parent_id, valid_from) SELECT unit_id,"
    " 1, '2026-02-03' FROM unit_parent WHERE unit_id = " UNIT,
    "Liên đoàn Lao động tỉnh Lai Châu on 03/02/2026" },
  { "unit-loop",
    "INSERT INTO unit_parent (unit_id, parent_id) SELECT parent_id, unit_id"
    " FROM unit_parent WHERE unit_id = " UNIT " AND parent_id = 1;"
    "INSERT INTO unit_parent (unit_id, parent_id, valid_from)"
    " VALUES (1, " UNIT ", '2026-02-03')",
    "on 03/02/2026, which is below Liên đoàn Lao động tỉnh Lai Châu itself" },
  { "unit-before-parent", "UPDATE unit SET valid_from = '2024-01-01' WHERE id = " CLOSED,
    "began on 01/01/2024" },
  { "unit-after-parent", "UPDATE unit SET valid_to = '2024-01-01' WHERE id = " CLOSED,
    "ended on 01/01/2024" },
  { "unit-successor-open", "UPDATE unit SET successor_id = 1 WHERE id = " UNIT,
    "Lai Châu goes on" },
  { "unit-successor-gap",
    "UPDATE unit SET valid_from = '2025-08-01' WHERE id ="
    " (SELECT successor_id FROM unit WHERE valid_to = '2025-06-30' AND successor_id NOT NULL)",
    "ended on 30/06/2025, but began on 01/08/2025 only" },
  { "unit-successor-early",
    "DELETE FROM reorganisation_line WHERE action = 'merge';"
    "UPDATE unit SET valid_from = '2025-06-01' WHERE id ="
    " (SELECT successor_id FROM unit WHERE valid_to = '2025-06-30' AND successor_id NOT NULL)",
    "ended on 30/06/2025, but began on 01/06/2025 already" },
  { "unit-without-parent",
    "UPDATE unit_parent SET valid_to = '2025-12-31' WHERE valid_to IS NULL AND unit_id = " UNIT },
  { "unit-kind-date", "UPDATE unit SET valid_to = NULL WHERE id = " CLOSED },
  { "unit-duplicate",
    "UPDATE unit SET name = (SELECT replace (name, 'CĐCS', 'Công đoàn cơ sở') FROM unit"
    " WHERE id = " UNIT ") WHERE id = (SELECT id FROM unit WHERE kind = 'CDCS' AND id > " UNIT
    " LIMIT 1)",
    "may be one unit" },
  { "person-duplicate",
    "INSERT INTO person (name, is_woman, unit_id, search_key, sort_key)"
    " SELECT name, is_woman, unit_id, search_key, sort_key FROM person WHERE id = 7" },
  { "campaign-unit-closed",
    "UPDATE campaign SET unit_id = " CLOSED ", starts_on = '2025-07-01' WHERE id = 1;"
    "DELETE FROM campaign_stage WHERE campaign_id = 1",
    "of 01/07/2025 was launched by" },
  { "campaign-stage-future", "UPDATE campaign_stage SET done_on = '2026-07-02' WHERE id = 1",
    "is entered as done on 02/07/2026" },
  { "campaign-stage-twice",
    "INSERT INTO campaign_stage (campaign_id, stage) VALUES (1, 'launched')", "“Phát động”" },
  { "campaign-stage-order",
    "UPDATE campaign_stage SET done_on = '2020-12-09' WHERE campaign_id = 1 AND stage = 'launched'",
    "“Phát động” of the campaign “Lao động giỏi, lao động sáng tạo” was on 09/12/2020, before"
    " “Chuẩn bị” on 10/12/2020" },
  { "campaign-stage-early", "UPDATE campaign SET starts_on = '2022-01-01' WHERE id = 1",
    "“Sơ kết” of the campaign “Lao động giỏi, lao động sáng tạo” was on 15/12/2021, but the"
    " campaign begins on 01/01/2022 only" },
  { "result-unregistered",
    "DELETE FROM campaign_unit WHERE id = (SELECT min (cu.id) FROM campaign_unit cu"
    " JOIN campaign_result r USING (campaign_id, unit_id))",
    "and is not registered for it" },
  { "result-recognised",
    "UPDATE campaign_result SET initiatives_proposed = 1, initiatives_province = 2 WHERE id = 1",
    "has more initiatives recognised than proposed" },
  { "result-period", "UPDATE campaign_result SET period = '2026-Q1' WHERE id = 1",
    "“2026-Q1”, which is no period" },
  { "result-unit-closed",
    "UPDATE campaign_result SET unit_id = " CLOSED ", period = '2026-H1' WHERE id = 1",
    "for 2026-H1, and was closed before" },
  { "result-campaign-days", "UPDATE campaign SET ends_on = '2021-06-30' WHERE id = 1",
    "in which the campaign did not run" },
  { "attachment-record", "INSERT INTO attachment (record_table, record_id, file_name, sha256, size,"
                         " added_at) VALUES ('decision', 999999, 'a.pdf',"
                         " '" SHA256 "', 1, '2026-01-01T00:00:00Z')" },
  { "attachment-missing",
    "INSERT INTO attachment (record_table, record_id, file_name, sha256, size,"
    " added_at) VALUES ('decision', 1, 'a.pdf',"
    " '" SHA256 "', 1, '2026-01-01T00:00:00Z')" },
  { "draft-unreadable", "INSERT INTO draft (kind, title, saved_at, user, content) VALUES"
                        " ('decision', '45/QĐ-LĐLĐ', '2026-01-01T00:00:00Z', 'x', x'1234')" },
  { "history-order", "INSERT INTO history (at, user, kind, label, state, changeset) VALUES"
                     " ('2026-01-01T00:00:00Z', 'x', 'edit', 'A', 'undone', x'00'),"
                     " ('2026-01-01T00:00:00Z', 'x', 'edit', 'B', 'done', x'00')" },
  { "history-kind", "INSERT INTO history (at, user, kind, label, state, changeset) VALUES"
                    " ('2026-01-01T00:00:00Z', 'x', 'undo', 'A', 'closed', x'00')" },
  { "history-unreadable", "INSERT INTO history (at, user, kind, label, state, changeset) VALUES"
                          " ('2026-01-01T00:00:00Z', 'x', 'edit', 'A', 'done', x'1234')" },
  { "submission-empty", SUBMISSION ("2026-06-12"),
    "from 01/01/2026 to 10/06/2026 that were handed in on 12/06/2026" },
  { "submission-damaged",
    SUBMISSION ("2026-06-12") "INSERT INTO submission_report (submission_id, report, content)"
                              " VALUES (1, 'b02', 'what,key,c0,c1')",
    "of B02 from 01/01/2026" },
  { "submission-future", SUBMISSION ("2026-07-02"), "handed in on 02/07/2026" },
  { "search-key", "UPDATE award SET search_key = 'x' WHERE id = " AWARD },
  { "search-key", "UPDATE person SET search_key = 'x' WHERE id = 3" },
  { "search-key", "UPDATE unit SET search_key = 'x' WHERE id = 3" },
  { "search-key", "UPDATE campaign SET search_key = 'x' WHERE id = 3" },
  { "search-key", "UPDATE decision SET search_key = 'x' WHERE id = 3" },
  { "sort-key", "UPDATE award SET sort_key = x'00' WHERE id = " AWARD },
  { "sort-key", "UPDATE person SET sort_key = x'00' WHERE id = 3" },
  { "sort-key", "UPDATE decision SET sort_key = x'00' WHERE id = 3" },
  { "text-not-nfc", "UPDATE person SET name = 'Lo\314\200 Thi\314\243 A\314\201nh' WHERE id = 3" },
  { "text-legacy", "UPDATE unit SET name = 'Li\302\252n \302\256o\302\265n' WHERE id = 3" },
  { "text-legacy", "UPDATE campaign SET goals = 'Lie\303\242n \303\261oa\303\270n' WHERE id = 3" },
};

static void
run_raw (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  if (message != NULL)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

static GPtrArray *
check (const char *path, TdJob *job, GError **error)
{
  g_autoptr (TdBook) book = td_book_open (path, error);

  return book != NULL ? td_check_run (book, TD_DATE (2026, 7, 1), job, error) : NULL;
}

static void
test_defect (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "b.db");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE, said = FALSE;
  const char *sentence = NULL;

  td_sample_create (path, 0, 3, NULL, &error);
  g_assert_no_error (error);
  findings = check (path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((TdFinding *) g_ptr_array_index (findings, i))->code, !=,
                     defects[index].code);
  g_clear_pointer (&findings, g_ptr_array_unref);

  run_raw (path, defects[index].sql);
  findings = check (path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const TdFinding *finding = g_ptr_array_index (findings, i);

      /* No finding's sentence has a hole. */
      g_assert_null (strchr (finding->message, '{'));
      if (!g_str_equal (finding->code, defects[index].code))
        continue;
      found = TRUE;
      sentence = finding->message;
      said = said || defects[index].words == NULL
             || strstr (finding->message, defects[index].words) != NULL;
    }
  if (!found)
    g_error ("%s is not found", defects[index].code);
  if (!said)
    g_error ("“%s” is not in “%s”", defects[index].words, sentence);
}

/* A page in the middle of the file is overwritten. */
static void
test_damaged (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "b.db");
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  td_sample_create (path, 0, 3, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &contents, &length, NULL);
  memset (contents + length / 8192 * 4096, 0x5A, 4096);
  g_file_set_contents (path, contents, (gssize) length, NULL);

  findings = check (path, NULL, &error);
  if (findings != NULL)
    g_assert_cmpstr (((TdFinding *) g_ptr_array_index (findings, 0))->code, ==, "file-damaged");
  else
    g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
}

static void
test_many_and_cancel (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "b.db");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TdJob) job = td_job_new ("job");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  td_sample_create (path, 0, 3, NULL, &error);
  g_assert_no_error (error);
  run_raw (path, "UPDATE award SET sort_key = x'00'");
  findings = check (path, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((TdFinding *) g_ptr_array_index (findings, i))->code, "sort-key");
  g_assert_cmpuint (n, ==, TD_CHECK_MAX_FINDINGS + 1);

  g_cancellable_cancel (td_job_get_cancellable (job));
  g_assert_null (check (path, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      g_autofree char *name = g_strdup_printf ("/check/%s/%u", defects[i].code, i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_defect);
    }
  g_test_add_func ("/check/damaged", test_damaged);
  g_test_add_func ("/check/many-and-cancel", test_many_and_cancel);

  return g_test_run ();
}
