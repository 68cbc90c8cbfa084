/* Of whom a document is expected on a day, and what each has. */
#include <sqlite3.h>

#include "store/td-document-coverage.h"
#include "td-test-util.h"

/* 1 the federation, 2 a commune's union, 3 a company, 4 a school, 5 a company that ended, 6 a
 * company that was a school until 2025. */
#define ROWS                                                                                       \
  "INSERT INTO unit (id, code, name, short_name, kind, organisation_type, valid_from, valid_to,"   \
  " search_key, sort_key) VALUES"                                                                  \
  " (1, 'LC', 'LĐLĐ tỉnh', '', 'LDLD_TINH', NULL, NULL, NULL, '', x'01'),"                     \
  " (2, 'X', 'CĐ xã', '', 'CD_XA', NULL, '2025-07-01', NULL, '', x'02'),"                        \
  " (3, 'A', 'CĐCS Công ty A', 'Cty A', 'CDCS', 'DN_NGOAI_NN', NULL, NULL, '', x'03'),"          \
  " (4, 'B', 'CĐCS Trường B', '', 'CDCS', 'SN_CONG_LAP', NULL, NULL, '', x'04'),"              \
  " (5, 'C', 'CĐCS Công ty C', '', 'CDCS', 'DN_FDI', NULL, '2025-12-31', '', x'05'),"            \
  " (6, 'D', 'CĐCS Công ty D', '', 'CDCS', 'DN_NGOAI_NN', NULL, NULL, '', x'06');"               \
  "INSERT INTO unit_former (unit_id, valid_to, name, kind, organisation_type) VALUES"              \
  " (6, '2025-12-31', 'CĐCS Trường D', 'CDCS', 'SN_CONG_LAP');"                                \
  "INSERT INTO unit_parent (unit_id, parent_id, valid_from, valid_to) VALUES"                      \
  " (2, 1, '2025-07-01', NULL), (3, 2, '2025-07-01', NULL), (4, 2, NULL, NULL),"                   \
  " (5, 1, NULL, '2025-12-31'), (6, 1, NULL, NULL), (3, 1, NULL, '2025-06-30');"                   \
  "INSERT INTO document (id, kind, unit_id, number, title, issued_on, valid_to, next_review_on,"   \
  " reviewed_on, amended_on, has_initiative_clause, search_key) VALUES"                            \
  " (1, 'collective-agreement', 3, '01', 'TƯLĐTT', '2022-03-01', '2025-02-28', NULL, NULL,"      \
  "  NULL, 0, ''),"                                                                                \
  " (2, 'collective-agreement', 3, '02', 'TƯLĐTT', '2025-03-01', '2028-02-29', NULL, NULL,"      \
  "  NULL, 1, ''),"                                                                                \
  " (3, 'collective-agreement', 5, '03', 'TƯLĐTT', '2024-01-01', '2025-06-30', NULL, NULL,"      \
  "  NULL, NULL, ''),"                                                                             \
  " (4, 'award-regulation', 1, '04', 'Quy chế', '2024-01-01', NULL, '2026-01-01', NULL, NULL,"   \
  "  NULL, ''),"                                                                                   \
  " (5, 'award-regulation', 2, '05', 'Quy chế', '2025-08-01', NULL, '2026-01-01', '2026-02-01'," \
  "  NULL, NULL, ''),"                                                                             \
  " (6, 'evaluation', 1, '06', 'Đánh giá', '2025-12-20', NULL, NULL, NULL, NULL, NULL, ''),"    \
  " (7, 'house-rules', 4, '07', 'Nội quy', NULL, NULL, NULL, NULL, NULL, 1, ''),"                \
  " (8, 'house-rules', 4, '08', 'Nội quy', '2026-06-01', NULL, NULL, NULL, NULL, 0, '');"

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *message = NULL;
  sqlite3 *db;

  fixture->dir = td_test_dir_new ();
  fixture->path = td_test_dir_file (fixture->dir, "book.db");
  td_book_create (fixture->path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "DELETE FROM unit_parent; DELETE FROM unit;" ROWS, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  fixture->book = td_book_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_book_close (fixture->book);
  g_assert_finalize_object (fixture->book);
  g_free (fixture->path);
  td_test_dir_free (fixture->dir);
}

/* "Cty A < CĐ xã: has 02 to 2028-02-29 clause 1; …" */
static char *
describe (Fixture *fixture, const char *kind, gint64 unit_id, TdDate on)
{
  static const char *const states[TD_N_COVERAGES] = {
    [TD_COVERAGE_NONE] = "none",
    [TD_COVERAGE_EXPIRED] = "expired",
    [TD_COVERAGE_REVIEW_DUE] = "review",
    [TD_COVERAGE_HAS] = "has",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list
      = td_document_coverage_read (td_book_get_reader (fixture->book), kind, unit_id, on, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const TdDocumentCoverage *row = g_ptr_array_index (list, i);
      g_autofree char *ends = td_date_to_iso (row->ends_on);

      g_string_append_printf (text, "%s%s < %s: %s %s to %s clause %d", i > 0 ? "; " : "",
                              row->unit_name, row->parent_name, states[row->state], row->number,
                              ends != NULL ? ends : "-", row->has_clause);
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *kind;
  gint64 unit_id;
  TdDate on;
  const char *expected;
} Case;

static const Case cases[] = {
  /* The company of 2025 that ended has run out, the one that was a school is not asked yet. */
  { "collective-agreement",
    0,
    { 2025, 12, 31 },
    "CĐCS Công ty C < LĐLĐ tỉnh: expired 03 to 2025-06-30 clause -1; "
    "Cty A < CĐ xã: has 02 to 2028-02-29 clause 1" },
  { "collective-agreement",
    0,
    { 2026, 1, 1 },
    "CĐCS Công ty D < LĐLĐ tỉnh: none  to - clause -1; "
    "Cty A < CĐ xã: has 02 to 2028-02-29 clause 1" },
  /* As of the day: the later agreement was not there, the parent was another. */
  { "collective-agreement",
    3,
    { 2025, 2, 28 },
    "Cty A < LĐLĐ tỉnh: has 01 to 2025-02-28 clause 0" },
  { "collective-agreement", 2, { 2026, 6, 30 }, "Cty A < CĐ xã: has 02 to 2028-02-29 clause 1" },
  { "collective-agreement", 2, { 2028, 3, 1 }, "Cty A < CĐ xã: expired 02 to 2028-02-29 clause 1" },
  /* A review that came and was done is not due. */
  { "award-regulation",
    0,
    { 2026, 6, 30 },
    "LĐLĐ tỉnh < : review 04 to - clause -1; CĐ xã < LĐLĐ tỉnh: has 05 to - clause -1" },
  /* An evaluation is one of its year. */
  { "evaluation",
    0,
    { 2026, 12, 19 },
    "LĐLĐ tỉnh < : has 06 to 2026-12-19 clause -1; CĐ xã < LĐLĐ tỉnh: none  to - clause -1" },
  { "evaluation",
    1,
    { 2026, 12, 20 },
    "LĐLĐ tỉnh < : expired 06 to 2026-12-19 clause -1; "
    "CĐ xã < LĐLĐ tỉnh: none  to - clause -1" },
  /* A document without a day counts until there is one with a day. */
  { "house-rules", 4, { 2026, 5, 31 }, "CĐCS Trường B < CĐ xã: has 07 to - clause 1" },
  { "house-rules", 4, { 2026, 6, 1 }, "CĐCS Trường B < CĐ xã: has 08 to - clause 0" },
  { "other", 0, { 2026, 6, 1 }, "" },
};

static void
test_table (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe (fixture, cases[i].kind, cases[i].unit_id, cases[i].on);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/document-coverage/table", Fixture, NULL, set_up, test_table, tear_down);

  return g_test_run ();
}
