/* The workbook of an emulation cluster, cell by cell: what Excel shows and what it computes. */
#include <minizip/unzip.h>
#include <string.h>

#include "base/td-text.h"
#include "exchange/td-xlsx.h"
#include "store/td-cluster-store.h"
#include "store/td-score-store.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

/* --- Reading a workbook ----------------------------------------------------------------------- */

static char *
read_part (const char *path, const char *part)
{
  unzFile zip = unzOpen (path);
  unz_file_info info;
  char *text;

  g_assert_nonnull (zip);
  g_assert_cmpint (unzLocateFile (zip, part, 1), ==, UNZ_OK);
  g_assert_cmpint (unzGetCurrentFileInfo (zip, &info, NULL, 0, NULL, 0, NULL, 0), ==, UNZ_OK);
  text = g_malloc0 (info.uncompressed_size + 1);
  g_assert_cmpint (unzOpenCurrentFile (zip), ==, UNZ_OK);
  g_assert_cmpint (unzReadCurrentFile (zip, text, (unsigned) info.uncompressed_size), ==,
                   (int) info.uncompressed_size);
  unzCloseCurrentFile (zip);
  unzClose (zip);

  return text;
}

/* (element-type utf8) */
static GPtrArray *
read_strings (const char *path)
{
  g_autofree char *text = read_part (path, "xl/sharedStrings.xml");
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) regex = g_regex_new ("<t[^>]*>([^<]*)</t>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (strings, g_match_info_fetch (match, 1));

  return strings;
}

/* "=SUM(D10:E10) 95" by "F10"; a text is itself. (element-type utf8 utf8) */
static GHashTable *
read_cells (const char *path, const char *part)
{
  g_autofree char *text = read_part (path, part);
  g_autoptr (GPtrArray) strings = read_strings (path);
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GRegex) regex = g_regex_new ("<c r=\"([A-Z]+[0-9]+)\"( s=\"[0-9]+\")?( t=\"s\")?>"
                                          "(<f>([^<]*)</f>)?<v>([^<]*)</v></c>",
                                          0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *is_text = g_match_info_fetch (match, 3);
      g_autofree char *formula = g_match_info_fetch (match, 5);
      g_autofree char *value = g_match_info_fetch (match, 6);
      char *content;

      if (is_text[0] != '\0')
        content = g_strdup (g_ptr_array_index (strings, atoi (value)));
      else if (formula[0] != '\0')
        content = g_strdup_printf ("=%s %s", formula, value);
      else
        content = g_strdup (value);
      g_hash_table_insert (cells, g_match_info_fetch (match, 1), content);
    }

  return cells;
}

/* The row in which @text stands in @column. */
static guint
find_row (GHashTable *cells, char column, const char *text)
{
  for (guint row = 1; row < 100; row++)
    {
      g_autofree char *name = g_strdup_printf ("%c%u", column, row);

      if (g_strcmp0 (g_hash_table_lookup (cells, name), text) == 0)
        return row;
    }
  g_error ("“%s” is not in column %c", text, column);
}

/* "a|b|c" in the columns A, B, C of @row; a blank cell is "". Rows in formulas are counted from
 * @origin: "=SUM(D@1:D@2) 80". */
static void
assert_row (GHashTable *cells, guint row, guint origin, const char *expected)
{
  g_auto (GStrv) wanted = g_strsplit (expected, "|", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%c%u", (char) ('A' + i), row);
      g_autoptr (GString) text = g_string_new (NULL);
      const char *found = g_hash_table_lookup (cells, name);

      for (const char *p = wanted[i]; *p != '\0'; p++)
        if (*p == '@')
          g_string_append_printf (text, "%u",
                                  origin + (guint) g_ascii_strtoull (p + 1, (char **) &p, 10)),
              p--;
        else
          g_string_append_c (text, *p);
      g_assert_cmpstr (found != NULL ? found : "", ==, text->str);
    }
}

/* --- The book --------------------------------------------------------------------------------- */

static gboolean
fill_cb (TdDb *db, gpointer data, GError **error)
{
  static const char *const codes[] = { "LC-MUONGTE", "LC-PHONGTHO", "LC-TANUYEN", "LC-THANUYEN" };
  static const char *const points[][4] = {
    { "38,5", "36", "14", "2" },
    { "40", "40", "14,5", "" },
    { "30", "", "", "" },
    { "39", "40", "15", "0,5" },
  };
  g_autoptr (TdCluster) cluster = td_cluster_new ();
  g_autoptr (TdClusterScores) scores = NULL;

  cluster->year = 2025;
  cluster->sheet_id = 1;
  td_text_set (&cluster->name, "Cụm số 1");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_ptr_array_add (cluster->units,
                     td_cluster_unit_new (td_unit_find_by_code (db, codes[i], NULL)));
  td_cluster_set_leader (cluster, 1);
  if (!td_cluster_save (db, data, cluster, error))
    return FALSE;

  scores = td_cluster_scores_load (db, cluster->id, error);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint j = 0; j < 4; j++)
      td_cluster_scores_type (scores, i, j, TD_SCORE_FEDERATION, points[i][j]);
  td_cluster_scores_type (scores, 0, 0, TD_SCORE_SELF, "40");
  td_cluster_scores_type (scores, 0, 1, TD_SCORE_SELF, "38,25");
  td_text_set (&td_cluster_scores_get_score (scores, 0, 3)->explanation, "Có mô hình mới");

  return td_cluster_scores_save (db, data, scores, error);
}

#define CRITERION_1                                                                                \
  "Đại diện, bảo vệ, chăm lo quyền, lợi ích hợp pháp, chính đáng của đoàn viên, người lao động"

static void
check_ranking (const char *path)
{
  g_autoptr (GHashTable) cells = read_cells (path, "xl/worksheets/sheet1.xml");
  guint head = find_row (cells, 'A', "Xếp hạng");

  find_row (cells, 'A', "BẢNG XẾP HẠNG CỤM, KHỐI THI ĐUA");
  find_row (cells, 'A', "Cụm số 1, năm 2025");
  assert_row (cells, head, head,
              "Xếp hạng|Đơn vị|Đơn vị tự chấm|LĐLĐ chấm|Điểm thưởng|Tổng điểm|Ghi chú");
  /* Equal totals share the first rank, so there is no second one. */
  assert_row (cells, head + 1, head,
              "1|Liên đoàn Lao động huyện Phong Thổ||94.5|0|=SUM(D@1:E@1) 94.5|"
              "Cụm trưởng (khối trưởng)");
  assert_row (cells, head + 2, head,
              "1|Liên đoàn Lao động huyện Than Uyên||94|0.5|=SUM(D@2:E@2) 94.5|");
  assert_row (cells, head + 3, head,
              "3|Liên đoàn Lao động huyện Mường Tè|78.25|88.5|2|=SUM(D@3:E@3) 90.5|");
  assert_row (cells, head + 4, head,
              "|Liên đoàn Lao động huyện Tân Uyên|||||Chưa chấm xong (1/3 tiêu chí)");
}

static void
check_scores (const char *path, const char *part)
{
  g_autoptr (GHashTable) cells = read_cells (path, part);
  guint head = find_row (cells, 'A', "STT");

  find_row (cells, 'A', "BẢNG CHẤM ĐIỂM THI ĐUA");
  find_row (cells, 'A', "Liên đoàn Lao động huyện Mường Tè (Cụm số 1, năm 2025)");
  assert_row (cells, head, head, "STT|Nội dung|Điểm chuẩn|Đơn vị tự chấm|LĐLĐ chấm|Diễn giải");
  assert_row (cells, head + 1, head, "I|" CRITERION_1 "|40|40|38.5|");
  assert_row (cells, head + 2, head, "II|Xây dựng tổ chức công đoàn|40|38.25|36|");
  assert_row (cells, head + 3, head, "III|Tuyên truyền và các hoạt động khác|15||14|");
  assert_row (cells, head + 4, head, "IV|Điểm thưởng|5||2|Có mô hình mới");
  assert_row (cells, head + 5, head,
              "|TỔNG CỘNG|=SUM(C@1:C@4) 100|=SUM(D@1:D@4) 78.25|=SUM(E@1:E@4) 90.5|");
  find_row (cells, 'A', "Xếp hạng: 3 trên 4 đơn vị của cụm.");
}

static void
test_workbook (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "book.db");
  g_autofree char *all = td_test_dir_file (dir, "all.xlsx");
  g_autofree char *one = td_test_dir_file (dir, "one.xlsx");
  g_autofree char *names = NULL;
  g_autoptr (TdCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) single = NULL;
  g_autoptr (GError) error = NULL;
  TdBook *book;
  TdDb *db;

  g_assert_true (td_book_create (path, TD_BOOK_LAI_CHAU, NULL));
  book = td_book_open (path, NULL);
  db = td_book_get_reader (book);
  catalogue = td_book_get_catalogue (book);
  td_book_write (book, "Chấm điểm", fill_cb, catalogue, &error);
  g_assert_no_error (error);

  reports = td_report_build_cluster (db, catalogue, 1, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 5);
  td_xlsx_write (reports, all, NULL, &error);
  g_assert_no_error (error);
  check_ranking (all);
  check_scores (all, "xl/worksheets/sheet2.xml");
  names = read_part (all, "xl/workbook.xml");
  g_assert_nonnull (strstr (names, "name=\"Xếp hạng\""));
  g_assert_nonnull (strstr (names, "name=\"Chấm điểm\""));
  g_assert_nonnull (strstr (names, "name=\"Chấm điểm (4)\""));

  single = td_report_build_cluster (db, catalogue, 1, td_unit_find_by_code (db, "LC-MUONGTE", NULL),
                                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (single->len, ==, 1);
  td_xlsx_write (single, one, NULL, &error);
  g_assert_no_error (error);
  check_scores (one, "xl/worksheets/sheet1.xml");

  g_assert_null (td_report_build_cluster (
      db, catalogue, 1, td_unit_find_root (db, TD_DATE_NONE, NULL), NULL, &error));
  g_assert_nonnull (error);
  td_book_close (book);
  g_object_unref (book);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("THIDUA_TODAY", "2026-01-20", TRUE);
  g_test_add_func ("/cluster-xlsx/workbook", test_workbook);

  return g_test_run ();
}
