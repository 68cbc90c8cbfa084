/* What a workbook does with what does not fit, and what is left when it cannot be written. */
#include <errno.h>
#include <glib/gstdio.h>
#include <minizip/unzip.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/td-error.h"
#include "base/td-file.h"
#include "exchange/td-xlsx-private.h"
#include "exchange/td-xlsx.h"
#include "report/td-report-private.h"
#include "store/td-sample.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdDb *db;
  TdCatalogue *catalogue;
  GPtrArray *reports;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TdReportRequest request = { td_period_for_year (2025), 0 };
  g_autofree char *path = NULL;
  guint n;
  const TdReportDefinition *const *definitions = td_report_get_definitions (&n);

  self->dir = td_test_dir_new ();
  path = td_test_dir_file (self->dir, "book.db");
  td_sample_create (path, 0, TD_SAMPLE_DEFAULT_SEED, NULL, &error);
  g_assert_no_error (error);
  self->book = td_book_open (path, &error);
  g_assert_no_error (error);
  self->db = td_book_open_reader (self->book, NULL, &error);
  g_assert_no_error (error);
  self->catalogue = td_book_get_catalogue (self->book);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->reports, td_report_build (definitions[i], self->db, self->catalogue,
                                                       &request, NULL, &error));
      g_assert_no_error (error);
    }
  {
    g_autofree char *folder = td_test_dir_file (self->dir, "out");

    g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->reports);
  td_catalogue_unref (self->catalogue);
  td_db_close (self->db);
  td_book_close (self->book);
  g_object_unref (self->book);
  td_test_dir_free (self->dir);
}

static guint
count_files (const Fixture *self)
{
  g_autofree char *folder = td_test_dir_file (self->dir, "out");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
check_fails (
    Fixture *self, GPtrArray *reports, const char *name, TdJob *job, GQuark domain, int code)
{
  g_autofree char *path = td_test_dir_file (self->dir, name);
  g_autoptr (GError) error = NULL;

  g_assert_false (td_xlsx_write (reports, path, job, &error));
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_suffix (error->message, ".") || job != NULL);
}

static void
test_no_report (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  check_fails (self, none, "out/a.xlsx", NULL, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
test_bad_targets (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = td_test_dir_file (self->dir, "out");

  check_fails (self, self->reports, "missing/a.xlsx", NULL, TD_ERROR, TD_ERROR_NOT_FOUND);
  check_fails (self, self->reports, "book.db/a.xlsx", NULL, TD_ERROR, TD_ERROR_NOT_FOUND);
  check_fails (self, self->reports, "out", NULL, TD_ERROR, TD_ERROR_READ_ONLY);
  g_assert_cmpuint (count_files (self), ==, 0);

  /* Root may write anywhere. */
  if (getuid () == 0)
    return;
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  check_fails (self, self->reports, "out/a.xlsx", NULL, TD_ERROR, TD_ERROR_READ_ONLY);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (TdJob) job = td_job_new ("Exporting");
  g_autofree char *path = td_test_dir_file (self->dir, "out/a.xlsx");
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (td_job_get_cancellable (job));
  check_fails (self, self->reports, "out/a.xlsx", job, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
}

/* A bound on the size of files stands for the disk that is full: at some sizes the workbook itself
 * does not fit, at others only the library's temporary files do not, about which it says nothing.
 */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  struct rlimit before;
  guint n_refused = 0;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (rlim_t size = 1 << 10; size <= 1 << 20; size *= 4)
    {
      struct rlimit limit = { size, before.rlim_max };
      g_autofree char *path = td_test_dir_file (self->dir, "out/a.xlsx");
      g_autoptr (GError) error = NULL;
      gboolean written;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      written = td_xlsx_write (self->reports, path, NULL, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      if (written)
        {
          g_assert_true (td_xlsx_verify (path));
          g_assert_cmpuint (count_files (self), ==, 1);
          g_unlink (path);
          continue;
        }
      n_refused++;
      g_assert_error (error, TD_ERROR, TD_ERROR_NO_SPACE);
      g_assert_cmpuint (count_files (self), ==, 0);
    }
  signal (SIGXFSZ, SIG_DFL);
  g_assert_cmpuint (n_refused, >=, 3);
}

static void
test_verify (Fixture *self, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (self->dir, "out/a.xlsx");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  td_xlsx_write (self->reports, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (td_xlsx_verify (path));
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));

  /* More bytes in the middle than a part's heading has, some of whose fields nothing depends on;
   * and the end. */
  for (gsize i = 0; i < 100; i++)
    bytes[length / 2 + i] = (char) (bytes[length / 2 + i] ^ 0x55);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_false (td_xlsx_verify (path));
  for (gsize i = 0; i < 100; i++)
    bytes[length / 2 + i] = (char) (bytes[length / 2 + i] ^ 0x55);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length - 100, NULL));
  g_assert_false (td_xlsx_verify (path));
}

/* (transfer full): the text of one part of a workbook */
static char *
read_part (const char *path, const char *name)
{
  unzFile zip = unzOpen64 (path);
  GString *text = g_string_new (NULL);
  char buffer[4096];
  int n;

  g_assert_nonnull (zip);
  g_assert_cmpint (unzLocateFile (zip, name, 1), ==, UNZ_OK);
  g_assert_cmpint (unzOpenCurrentFile (zip), ==, UNZ_OK);
  while ((n = unzReadCurrentFile (zip, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  unzCloseCurrentFile (zip);
  unzClose (zip);

  return g_string_free (text, FALSE);
}

/* The length of the longest text between @open and @close. */
static gsize
measure_longest (const char *xml, const char *open, const char *close)
{
  gsize longest = 0;

  for (const char *at = strstr (xml, open); at != NULL; at = strstr (at, open))
    {
      at += strlen (open);
      longest = MAX (longest, (gsize) (strstr (at, close) - at));
    }

  return longest;
}

/* A text of any length and rows in any number of groups make a file that can be opened. */
static void
test_long_texts (Fixture *self, gconstpointer data)
{
  TdReport *report = g_ptr_array_index (self->reports, 2);
  TdReportRow *row = g_ptr_array_index (report->rows, 1);
  g_autofree char *path = td_test_dir_file (self->dir, "out/a.xlsx");
  g_autofree char *longer = g_strnfill (100000, 'x');
  g_autofree char *strings = NULL;
  g_autoptr (GError) error = NULL;

  td_report_cell_set_text (&row->cells[1], longer);
  g_ptr_array_add (report->notes, g_strdup (longer));
  td_xlsx_write (self->reports, path, NULL, &error);
  g_assert_no_error (error);
  strings = read_part (path, "xl/sharedStrings.xml");
  g_assert_cmpuint (measure_longest (strings, "<t>", "</t>"), ==, 32766 + strlen ("…"));
}

static void
test_scattered_sum (Fixture *self, gconstpointer data)
{
  TdReport *report = g_ptr_array_index (self->reports, 0);
  g_autofree char *sheet = NULL;
  g_autofree char *path = td_test_dir_file (self->dir, "out/a.xlsx");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    td_report_add_row (report, TD_ROW_PLAIN, 0, i % 2 == 0 ? 0 : -1);
  td_xlsx_write (self->reports, path, NULL, &error);
  g_assert_no_error (error);
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  g_assert_cmpuint (measure_longest (sheet, "<f>", "</f>"), >, 0);
  g_assert_cmpuint (measure_longest (sheet, "<f>", "</f>"), <=, TD_XLSX_MAX_FORMULA);
}

/* A line through a text is a format of its own; a workbook without such a text has none. */
static void
test_struck (Fixture *self, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (self->dir, "out/struck.xlsx");
  TdReport *report = g_ptr_array_index (self->reports, self->reports->len - 1);
  TdReportRow *row = g_ptr_array_index (report->rows, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (row->kind, ==, TD_ROW_PLAIN);
  g_assert_true (td_xlsx_write (self->reports, path, NULL, &error));
  g_assert_no_error (error);
  before = read_part (path, "xl/styles.xml");
  g_assert_null (strstr (before, "<strike/>"));

  row->cells[1].is_struck = TRUE;
  g_assert_true (td_xlsx_write (self->reports, path, NULL, &error));
  g_assert_no_error (error);
  after = read_part (path, "xl/styles.xml");
  g_assert_nonnull (strstr (after, "<strike/>"));
}

static void
test_cut_text (void)
{
  static const struct
  {
    const char *text;
    guint max;
    const char *cut;
  } cases[] = {
    { "", 3, "" },
    { "abc", 3, "abc" },
    { "abcd", 3, "ab…" },
    { "Đoàn", 4, "Đoàn" },
    { "Đoàn viên", 4, "Đoà…" },
    /* A letter of two UTF-16 units is kept whole or not at all. */
    { "a😀b", 4, "a😀b" },
    { "a😀bc", 4, "a😀…" },
    { "a😀b", 3, "a…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = td_xlsx_cut_text (cases[i].text, cases[i].max);

      g_assert_cmpstr (cut, ==, cases[i].cut);
    }
}

static void
test_sheet_names (void)
{
  static const struct
  {
    const char *wanted;
    const char *name;
  } cases[] = {
    { "B01 Theo đơn vị", "B01 Theo đơn vị" },
    { "B01 THEO ĐƠN VỊ", "B01 THEO ĐƠN VỊ (2)" },
    { "b01 theo đơn vị", "b01 theo đơn vị (3)" },
    { "a/b:c*d?e[f]g\\h", "a-b-c-d-e-f-g-h" },
    { "'Tên'", "-Tên-" },
    { "  ", "Biểu" },
    { "", "Biểu (2)" },
    { "History", "History (2)" },
    { "Công đoàn cơ sở Trường Phổ thông dân tộc", "Công đoàn cơ sở Trường Phổ thôn" },
    { "Công đoàn cơ sở Trường Phổ thông dân lập", "Công đoàn cơ sở Trường Phổ  (2)" },
    { "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀" },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = td_xlsx_make_sheet_name (cases[i].wanted, taken);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_count_lines (void)
{
  g_assert_cmpint (td_xlsx_count_lines ("", 5), ==, 1);
  g_assert_cmpint (td_xlsx_count_lines ("một hai", 7), ==, 1);
  g_assert_cmpint (td_xlsx_count_lines ("một hai", 6.9), ==, 2);
  g_assert_cmpint (td_xlsx_count_lines ("mộthaibabốn", 4), ==, 3);
  g_assert_cmpint (td_xlsx_count_lines ("một", 0), ==, 3);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/xlsx/no-report", test_no_report);
  ADD ("/xlsx/bad-targets", test_bad_targets);
  ADD ("/xlsx/cancelled", test_cancelled);
  ADD ("/xlsx/no-room", test_no_room);
  ADD ("/xlsx/verify", test_verify);
  ADD ("/xlsx/long-texts", test_long_texts);
  ADD ("/xlsx/scattered-sum", test_scattered_sum);
  ADD ("/xlsx/struck", test_struck);
  g_test_add_func ("/xlsx/cut-text", test_cut_text);
  g_test_add_func ("/xlsx/sheet-names", test_sheet_names);
  g_test_add_func ("/xlsx/count-lines", test_count_lines);

  return g_test_run ();
}
