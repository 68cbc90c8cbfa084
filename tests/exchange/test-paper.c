/* Reports on paper: what stands on which page, and what is left when a PDF cannot be written. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "base/td-error.h"
#include "exchange/td-paper-private.h"
#include "exchange/td-pdf.h"
#include "report/td-report-private.h"
#include "td-test-util.h"

#define N_RANDOM 300
#define SLACK 0.01 /* points */

static const char *const words[]
    = { "Công",   "đoàn",       "trường", "THPT",     "Nậm",     "Nhùn",     "khối",      "nghề",
        "Nguyễn", "45/QĐ-LĐLĐ", "thưởng", "xuất sắc", "tập thể", "lao động", "6.400.000", "và" };

/* --- Reports ---------------------------------------------------------------------------------- */

static char *
make_text (GRand *rand, int n_words)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static TdReport *
make_report (void)
{
  TdReport *report = td_report_new_blank ();

  report->code = g_strdup ("B99");
  report->sheet_name = g_strdup ("B99 Thử");
  report->title = g_strdup ("TỔNG HỢP KẾT QUẢ");
  report->subtitle = g_strdup ("6 tháng đầu năm 2026");
  report->left_heading = g_strsplit ("TỔNG LIÊN ĐOÀN|LIÊN ĐOÀN LAO ĐỘNG TỈNH", "|", -1);
  report->right_heading = g_strsplit ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập", "|", -1);
  report->last_day = (TdDate){ 2026, 6, 30 };
  report->date_line = g_strdup ("Lai Châu, ngày      tháng      năm 2026");
  report->signer_post = g_strdup ("CHỦ TỊCH");
  report->signer_name = g_strdup ("Người ký");

  return report;
}

static void
add_row (TdReport *report, GRand *rand, TdReportRowKind kind, int level, int n_words)
{
  TdReportRow *row = td_report_add_row (report, kind, level, -1);

  for (guint i = 0; i < report->columns->len; i++)
    {
      TdCellKind cell = td_report_get_column (report, i)->kind;
      g_autofree char *text
          = make_text (rand, i == 0 ? 1 : g_rand_int_range (rand, 1, n_words + 1));

      if (kind == TD_ROW_SECTION && i > 0)
        break;
      if (cell == TD_CELL_TEXT)
        td_report_cell_set_text (&row->cells[i], i == 0 && kind != TD_ROW_SECTION ? "12" : text);
      else
        td_report_cell_set_number (&row->cells[i], cell, g_rand_int_range (rand, 0, 100000), NULL);
    }
}

static TdReport *
make_random_report (GRand *rand)
{
  TdReport *report = make_report ();
  int n_columns = g_rand_int_range (rand, 2, 36);
  int n_rows = g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 5 : 120);
  int n_words = g_rand_int_range (rand, 0, 20) == 0 ? 600 : g_rand_int_range (rand, 2, 25);

  for (int i = 0; i < n_columns; i++)
    {
      gboolean is_text = i < 2 || g_rand_int_range (rand, 0, 6) == 0;
      g_autofree char *title = make_text (rand, g_rand_int_range (rand, 1, 5));

      td_report_add_column (report, i > 1 && i < 20 ? (i < 8 ? "Khen thưởng" : "Trong đó") : NULL,
                            i > 4 && i < 8 ? "Giấy khen" : NULL, title,
                            is_text ? TD_CELL_TEXT : TD_CELL_COUNT, is_text ? 25 : 6);
    }
  for (int i = 0; i < n_rows; i++)
    {
      int kind = g_rand_int_range (rand, 0, 12);

      if (kind == 0)
        add_row (report, rand, TD_ROW_SECTION, 0, n_words);
      else if (kind == 1)
        add_row (report, rand, TD_ROW_GROUP, 0, n_words);
      else
        add_row (report, rand, TD_ROW_PLAIN, 1, n_words);
    }
  if (n_rows > 0 && g_rand_boolean (rand))
    add_row (report, rand, TD_ROW_TOTAL, 0, 2);
  for (int i = g_rand_int_range (rand, -2, 4); i > 0; i--)
    g_ptr_array_add (report->notes, make_text (rand, g_rand_int_range (rand, 1, 300)));
  for (int i = g_rand_int_range (rand, -4, 8); i > 0 && n_rows > 0; i--)
    {
      TdReportChart *chart
          = td_report_add_chart (report, (TdReportChartKind) (i % 3), "Lượt khen", 0, 0, 1);

      td_report_chart_add_series (chart, 1, "Tập thể");
    }

  return report;
}

/* --- Pages ------------------------------------------------------------------------------------ */

static double
get_height (const TdPaper *paper, TdPaperText *text, guint row)
{
  return td_paper_get_row_height (paper, td_paper_count_lines (paper, text, row));
}

/* The lowest point of what stands on a page. */
static double
get_bottom (const TdPaper *paper, TdPaperText *text, const TdPaperPage *page)
{
  double y = td_paper_get_rows_y (paper, page);

  for (guint i = 0; i < page->n_rows; i++)
    {
      guint first;
      guint n = td_paper_get_lines (paper, text, page, page->first_row + i, &first);

      g_assert_cmpuint (n, >=, 1);
      y += td_paper_get_row_height (paper, n);
    }
  if (page->n_notes > 0)
    y += TD_PAPER_NOTES_GAP + page->n_notes * td_paper_get_note_height ();
  y += page->n_bands * TD_PAPER_BAND_HEIGHT;
  if (page->has_signature)
    y += paper->signature_height;

  return y;
}

/* Whether a row may stand on more than one page: taller than the room on a page, or the only one
 * that the signature block can take along. */
static gboolean
may_be_cut (const TdPaper *paper, TdPaperText *text, guint row)
{
  double room = TD_PAPER_BOTTOM - TD_PAPER_TOP - paper->level_y[paper->n_levels];
  gboolean is_last = row + 1 == td_paper_get_n_rows (paper);

  return get_height (paper, text, row)
             + (is_last && paper->note_lines->len == 0 ? paper->signature_height : 0)
         > room - SLACK;
}

static gboolean
is_heading (const TdReport *report, guint row)
{
  const TdReportRow *data, *next;

  if (row + 1 >= report->rows->len)
    return FALSE;
  data = td_report_get_row (report, row);
  next = td_report_get_row (report, row + 1);

  return data->kind == TD_ROW_SECTION || (data->kind == TD_ROW_GROUP && next->kind == TD_ROW_PLAIN);
}

static void
check_pages (const TdPaper *paper, TdPaperText *text)
{
  const TdReport *report = td_paper_get_report (paper);
  guint n = td_paper_get_n_pages (paper);
  guint row = 0, line = 0, note = 0, band = 0;

  for (guint i = 0; i < n; i++)
    {
      const TdPaperPage *page = td_paper_get_page (paper, i);

      g_assert_cmpuint (page->number, ==, i + 1);
      g_assert_cmpint (page->has_heading, ==, i == 0);
      g_assert_cmpint (page->has_signature, ==, i + 1 == n);
      g_assert_true (page->n_rows + page->n_notes + page->n_bands > 0 || i == 0);
      g_assert_cmpfloat (get_bottom (paper, text, page), <=, TD_PAPER_BOTTOM + SLACK);
      /* The heading stands above the table, if the first row and what must stand with it fit. */
      if (page->n_rows == 0 && i == 0)
        g_assert_cmpfloat (td_paper_get_rows_y (paper, page) + paper->level_y[paper->n_levels]
                               + get_height (paper, text, 0) + paper->signature_height,
                           >, TD_PAPER_BOTTOM - SLACK);

      if (page->n_rows > 0)
        {
          g_assert_cmpuint (page->first_row, ==, row);
          g_assert_cmpuint (page->first_line, ==, line);
          row += page->n_rows;
          line = 0;
          if (page->end_line != G_MAXUINT)
            {
              row--;
              line = page->end_line;
              g_assert_true (i + 2 == n || may_be_cut (paper, text, row));
            }
          /* A heading among the rows stands with the row below it, if that leaves room for what is
             below the table. */
          else if (i + 1 < n && page->n_rows > 1 && is_heading (report, row - 1))
            g_assert_true (i + 2 == n || may_be_cut (paper, text, row));
        }
      if (page->n_notes > 0)
        g_assert_cmpuint (page->first_note, ==, note);
      note += page->n_notes;
      if (page->n_bands > 0)
        g_assert_cmpuint (page->first_band, ==, band);
      band += page->n_bands;
    }
  g_assert_cmpuint (band, ==, td_paper_get_n_bands (paper));
  g_assert_cmpuint (row, ==, td_paper_get_n_rows (paper));
  g_assert_cmpuint (line, ==, 0);
  g_assert_cmpuint (note, ==, paper->note_lines->len);
}

/* No number is wider than its column, and all columns together are as wide as the page. */
static void
check_columns (const TdPaper *paper, TdPaperText *text)
{
  const TdReport *report = td_paper_get_report (paper);
  guint n = report->columns->len;

  g_assert_cmpfloat (paper->column_x[0], ==, TD_PAPER_LEFT);
  g_assert_cmpfloat_with_epsilon (paper->column_x[n], TD_PAPER_RIGHT, SLACK);
  g_assert_cmpfloat (td_paper_get_font_size (paper), <=, 11);
  for (guint i = 0; i < report->rows->len; i++)
    for (guint j = 0; j < n; j++)
      {
        const TdReportRow *row = td_report_get_row (report, i);
        const TdReportCell *cell = &row->cells[j];
        double room = paper->column_x[j + 1] - paper->column_x[j] - 2 * paper->padding;
        g_autofree char *value = NULL;

        if (cell->kind == TD_CELL_TEXT || cell->kind == TD_CELL_EMPTY)
          continue;
        value = td_report_cell_to_text (cell);
        g_assert_cmpfloat (td_paper_text_measure (text, paper->styles[row->kind], value, -1), <=,
                           room + SLACK);
      }
}

/* What is drawn at a place is what is found there. */
static void
check_places (const TdPaper *paper, TdPaperText *text, GRand *rand)
{
  const TdReport *report = td_paper_get_report (paper);

  for (guint i = 0; i < 20 && report->rows->len > 0; i++)
    {
      guint row = (guint) g_rand_int_range (rand, 0, (gint32) report->rows->len);
      guint column = (guint) g_rand_int_range (rand, 0, (gint32) report->columns->len);
      guint index, found_row, found_column;
      TdPaperArea area;

      td_paper_get_cell_area (paper, text, row, column, &index, &area);
      g_assert_true (td_paper_find_cell (paper, index, text, area.x + area.width / 2,
                                         area.y + area.height / 2, &found_row, &found_column));
      g_assert_cmpuint (found_row, ==, row);
      g_assert_cmpuint (found_column, ==,
                        td_report_get_row (report, row)->kind == TD_ROW_SECTION ? 0 : column);
      g_assert_false (td_paper_find_cell (paper, index, text, area.x, TD_PAPER_HEIGHT - 1,
                                          &found_row, &found_column));
    }
}

static void
test_random (void)
{
  g_autoptr (TdPaperText) text = td_paper_text_new ();
  guint n_longest = 0;

  for (guint32 seed = 0; seed < N_RANDOM; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (TdReport) report = make_random_report (rand);
      g_autoptr (TdPaper) paper = td_paper_new (report, text, NULL, NULL);

      g_test_message ("seed %u: %u pages", seed, td_paper_get_n_pages (paper));
      check_pages (paper, text);
      check_columns (paper, text);
      check_places (paper, text, rand);
      n_longest = MAX (n_longest, td_paper_get_n_pages (paper));
    }
  g_assert_cmpuint (n_longest, >, 10);
}

/* One row more at a time: the signature block is pushed over the page's end in every way. */
static void
test_signature (void)
{
  g_autoptr (TdPaperText) text = td_paper_text_new ();
  guint n_before = 1;
  guint n_steps = 0;

  for (int n_rows = 1; n_rows < 90; n_rows++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (1);
      g_autoptr (TdReport) report = make_report ();
      g_autoptr (TdPaper) paper = NULL;
      const TdPaperPage *last;

      td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
      td_report_add_column (report, NULL, NULL, "Đơn vị", TD_CELL_TEXT, 30);
      td_report_add_column (report, NULL, NULL, "Số", TD_CELL_COUNT, 6);
      for (int i = 0; i < n_rows; i++)
        add_row (report, rand, i + 1 == n_rows ? TD_ROW_TOTAL : TD_ROW_PLAIN, 0, 1);
      paper = td_paper_new (report, text, NULL, NULL);
      check_pages (paper, text);
      last = td_paper_get_page (paper, td_paper_get_n_pages (paper) - 1);
      g_assert_cmpuint (last->n_rows, >=, 1);
      n_steps += td_paper_get_n_pages (paper) > n_before;
      n_before = td_paper_get_n_pages (paper);
    }
  g_assert_cmpuint (n_steps, >=, 2);
}

/* --- Text ------------------------------------------------------------------------------------- */

static char *
break_text (TdPaperText *text, const char *string, double width)
{
  const TdPaperStyle style = { TD_PAPER_REGULAR, 10 };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TdPaperLine));
  GString *result = g_string_new (NULL);

  td_paper_text_break (text, style, string, width, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const TdPaperLine *line = &g_array_index (lines, TdPaperLine, i);

      g_string_append_printf (result, "%s%.*s", i > 0 ? "|" : "", (int) line->length,
                              string + line->start);
    }

  return g_string_free (result, FALSE);
}

static void
check_break (TdPaperText *text, const char *string, const char *fitting, const char *expected)
{
  const TdPaperStyle style = { TD_PAPER_REGULAR, 10 };
  double width = td_paper_text_measure (text, style, fitting, -1);
  g_autofree char *broken = break_text (text, string, width);

  g_assert_cmpstr (broken, ==, expected);
}

static void
test_break (void)
{
  g_autoptr (TdPaperText) text = td_paper_text_new ();

  check_break (text, "Lò Thị Ánh", "Lò Thị Ánh", "Lò Thị Ánh");
  check_break (text, "Lò Thị Ánh", "Lò Thị ", "Lò Thị|Ánh");
  check_break (text, "Lò   Thị\nÁnh", "Lò Thị Ánh xxx", "Lò   Thị|Ánh");
  check_break (text, "45/QĐ-LĐLĐ", "45/QĐ-LĐ", "45/QĐ-|LĐLĐ");
  check_break (text, "một\u00a0hai ba", "một\u00a0hai", "một\u00a0hai|ba");
  /* A letter a line at least, whatever the width. */
  check_break (text, "ế", ".", "ế");
  check_break (text, "abc", "i", "a|b|c");
  check_break (text, "", "i", "");
  g_assert_cmpuint (td_paper_text_break (text, (TdPaperStyle){ TD_PAPER_BOLD, 9 }, NULL, 10, NULL),
                    ==, 0);
}

/* --- The file --------------------------------------------------------------------------------- */

static GPtrArray *
make_reports (guint n_rows)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  TdReport *report = make_report ();

  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Đơn vị", TD_CELL_TEXT, 30);
  td_report_add_column (report, NULL, NULL, "Số", TD_CELL_COUNT, 6);
  for (guint i = 0; i < n_rows; i++)
    add_row (report, rand, TD_ROW_PLAIN, 0, 12);
  g_ptr_array_add (reports, report);

  return reports;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_same_bytes (void)
{
  TdTestDir *dir = td_test_dir_new ();
  g_autofree char *a = td_test_dir_file (dir, "a.pdf");
  g_autofree char *b = td_test_dir_file (dir, "b.pdf");
  g_autofree char *a_text = NULL;
  g_autofree char *b_text = NULL;
  g_autoptr (GPtrArray) reports = make_reports (200);
  gsize a_length, b_length;

  g_assert_true (td_pdf_write (reports, a, NULL, NULL));
  g_assert_true (td_pdf_write (reports, b, NULL, NULL));
  g_assert_true (g_file_get_contents (a, &a_text, &a_length, NULL));
  g_assert_true (g_file_get_contents (b, &b_text, &b_length, NULL));
  g_assert_cmpmem (a_text, a_length, b_text, b_length);
  g_assert_true (g_str_has_prefix (a_text, "%PDF-"));
  td_test_dir_free (dir);
}

static void
check_fails (
    GPtrArray *reports, const char *folder, const char *name, TdJob *job, GQuark domain, int code)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (td_pdf_write (reports, path, job, &error));
  g_assert_error (error, domain, code);
  g_assert_true (g_str_has_suffix (error->message, ".") || job != NULL);
}

static void
test_bad_targets (void)
{
  TdTestDir *dir = td_test_dir_new ();
  g_autofree char *folder = td_test_dir_file (dir, "out");
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) reports = make_reports (50);
  g_autoptr (TdJob) job = td_job_new ("Exporting");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  check_fails (none, folder, "a.pdf", NULL, TD_ERROR, TD_ERROR_INVALID);
  check_fails (reports, folder, "missing/a.pdf", NULL, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (folder), ==, 0);

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (td_job_get_cancellable (job));
  check_fails (reports, folder, "a.pdf", job, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  td_test_dir_free (dir);
}

/* A bound on the size of files stands for the disk that is full. */
static void
test_no_room (void)
{
  TdTestDir *dir = td_test_dir_new ();
  g_autofree char *folder = td_test_dir_file (dir, "out");
  g_autoptr (GPtrArray) reports = make_reports (2000);
  struct rlimit before;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (rlim_t size = 1; size <= 1 << 16; size *= 16)
    {
      struct rlimit limit = { size, before.rlim_max };

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      check_fails (reports, folder, "a.pdf", NULL, TD_ERROR, TD_ERROR_NO_SPACE);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_cmpuint (count_files (folder), ==, 0);
    }
  signal (SIGXFSZ, SIG_DFL);
  td_test_dir_free (dir);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/random", test_random);
  g_test_add_func ("/paper/signature", test_signature);
  g_test_add_func ("/paper/break", test_break);
  g_test_add_func ("/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/bad-targets", test_bad_targets);
  g_test_add_func ("/pdf/no-room", test_no_room);

  return g_test_run ();
}
