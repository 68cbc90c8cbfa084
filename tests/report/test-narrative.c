/* The text of random books: every number in it is one of the reports' or a difference of two of
 * them, and no sentence is nonsense. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/td-money.h"
#include "base/td-text.h"
#include "report/td-narrative-private.h"
#include "report/td-report-private.h"
#include "td-report-fixture.h"

#define N_BOOKS 40
#define FIRST_SEED 900

/* --- What every text keeps to ----------------------------------------------------------------- */

static void
check_words (const char *line, TdNarrativeKind kind)
{
  static const char *const nonsense[] = {
    "  ",     "\302\240\302\240",
    " ,",     " .",
    " ;",     " )",
    "( ",     "()",
    "nan",    "inf",
    "(null)", "<",
    ">",      "{",
    "}",      "|",
    ",,",     "..",
    ";;",     ":.",
    "; .",    ", .",
    "như –",  "gồm: .",
  };
  g_autoptr (GRegex) zero = g_regex_new (
      "(^|[ (])0 (lượt|tập thể|cá nhân|đơn vị|sáng kiến|đồng|lần|phong trào|điển hình)", 0, 0,
      NULL);

  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_cmpstr (line, !=, "");
  g_assert_false (g_str_has_prefix (line, " "));
  for (gsize i = 0; i < G_N_ELEMENTS (nonsense); i++)
    if (strstr (line, nonsense[i]) != NULL)
      g_error ("“%s” in: %s", nonsense[i], line);
  if (g_regex_match (zero, line, 0, NULL))
    g_error ("Nothing is told in: %s", line);
  g_assert_true ((strchr (line, '[') != NULL) == (kind == TD_NARRATIVE_PROMPT));
  if (kind == TD_NARRATIVE_TEXT)
    g_assert_true (g_str_has_suffix (line, ".") || g_str_has_suffix (line, ":"));
  if (kind == TD_NARRATIVE_ITEM)
    g_assert_true (g_str_has_prefix (line, "- ") && g_str_has_suffix (line, "."));
}

/* A heading has something below it, and the sections are numbered without a gap. */
static void
check_headings (const TdNarrative *text)
{
  guint n_sections = 0;

  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      const TdNarrativeParagraph *paragraph = td_narrative_get_paragraph (text, i);
      g_autofree char *line = td_narrative_paragraph_to_text (paragraph);

      if (paragraph->kind == TD_NARRATIVE_HEADING)
        {
          g_autofree char *number = td_report_make_roman (++n_sections);
          g_autofree char *prefix = g_strconcat (number, ". ", NULL);

          g_assert_true (g_str_has_prefix (line, prefix));
          g_assert_cmpuint (i + 1, <, text->paragraphs->len);
          g_assert_cmpint (td_narrative_get_paragraph (text, i + 1)->kind, !=,
                           TD_NARRATIVE_HEADING);
        }
      else if (paragraph->kind == TD_NARRATIVE_SUBHEADING)
        g_assert_cmpint (td_narrative_get_paragraph (text, i + 1)->kind, >,
                         TD_NARRATIVE_SUBHEADING);
    }
  g_assert_cmpuint (n_sections, >=, 2);
  g_assert_cmpuint (n_sections, <=, 5);
}

/* --- Where each figure is from ---------------------------------------------------------------- */

static const TdReport *
find_report (const GPtrArray *reports, const char *id)
{
  for (guint i = 0; i < reports->len; i++)
    if (g_str_equal (((TdReport *) g_ptr_array_index (reports, i))->id, id))
      return g_ptr_array_index (reports, i);

  g_assert_not_reached ();
}

/* "1.234,5 %" → 1234,5 */
static double
read_number (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (; *text != '\0' && strchr ("0123456789.,", *text) != NULL; text++)
    if (*text != '.')
      g_string_append_c (plain, *text == ',' ? '.' : *text);

  return g_ascii_strtod (plain->str, NULL);
}

static void
check_span (const GPtrArray *reports, const TdNarrativeSpan *span)
{
  const TdReport *report = find_report (reports, span->report_id);
  const TdReportCell *cell = td_report_get_cell (report, span->row, span->column);
  const TdReportCell *before = td_report_get_cell (report, span->before, span->column);
  g_autofree char *printed = td_report_cell_to_text (cell);
  g_autofree char *cleaned = td_text_clean (printed);

  switch (span->kind)
    {
    case TD_SPAN_FIGURE:
      g_assert_cmpstr (span->text, ==, cell->kind == TD_CELL_TEXT ? cleaned : printed);
      break;
    case TD_SPAN_DIFFERENCE:
      g_assert_cmpint (before->kind, ==, cell->kind);
      g_assert_cmpfloat (read_number (span->text), ==, (double) ABS (cell->value - before->value));
      break;
    case TD_SPAN_GROWTH:
      g_assert_true (
          fabs (read_number (span->text)
                - 100.0 * (double) ABS (cell->value - before->value) / (double) before->value)
          <= 0.05 + 1e-9);
      break;
    case TD_SPAN_WORDS:
    case TD_SPAN_GIVEN:
    default:
      g_assert_not_reached ();
    }
}

/* Returns: how many figures there are. */
static guint
check_spans (const GPtrArray *reports, const TdNarrativeParagraph *paragraph)
{
  guint n = 0;

  for (guint i = 0; i < paragraph->spans->len; i++)
    {
      const TdNarrativeSpan *span = g_ptr_array_index (paragraph->spans, i);

      if (span->kind == TD_SPAN_WORDS)
        g_assert_true (paragraph->kind <= TD_NARRATIVE_SUBHEADING
                       || strpbrk (span->text, "0123456789") == NULL);
      else if (span->kind != TD_SPAN_GIVEN)
        {
          check_span (reports, span);
          n++;
        }
    }

  return n;
}

/* --- The numbers without the spans ------------------------------------------------------------ */

static void
add_numbers (GHashTable *numbers, const char *text)
{
  g_autoptr (GRegex) number = g_regex_new ("[0-9]+(\\.[0-9]{3})*(,[0-9]+)?", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (number, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_hash_table_add (numbers, g_match_info_fetch (match, 0));
}

static void
add_share (GHashTable *numbers, gint64 value, gint64 whole)
{
  TdReportCell cell = { .kind = TD_CELL_SHARE, .value = value, .denominator = whole };
  g_autofree char *text = td_report_cell_to_text (&cell);

  add_numbers (numbers, text);
}

/* All that the reports print, and what is between two rows that are compared. */
static GHashTable *
collect_numbers (const GPtrArray *reports)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < reports->len; i++)
    {
      const TdReport *report = g_ptr_array_index (reports, i);

      for (guint row = 0; row < report->rows->len; row++)
        for (guint column = 0; column < report->columns->len; column++)
          {
            const TdReportRow *data = td_report_get_row (report, row);
            g_autofree char *text = td_report_cell_to_text (&data->cells[column]);

            if (text != NULL)
              add_numbers (numbers, text);
            if (data->compared >= 0 && data->cells[column].kind == TD_CELL_CHANGE)
              add_share (numbers, ABS (data->cells[column].value),
                         td_report_get_cell (report, (guint) data->compared_with, column)->value);
          }
    }

  return numbers;
}

static void
check_numbers (GHashTable *known, const TdNarrativeParagraph *paragraph, const char *line)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer number;

  if (paragraph->kind <= TD_NARRATIVE_SUBHEADING)
    return;
  for (guint i = 0; i < paragraph->spans->len; i++)
    {
      const TdNarrativeSpan *span = g_ptr_array_index (paragraph->spans, i);

      if (span->kind == TD_SPAN_GIVEN)
        add_numbers (given, span->text);
    }
  add_numbers (told, line);
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    if (!g_hash_table_contains (known, number) && !g_hash_table_contains (given, number))
      g_error ("%s is in no report: %s", (char *) number, line);
}

static guint
check_text (TdReportFixture *book, const char *period, gint64 unit_id)
{
  TdReportRequest request = { .unit_id = unit_id };
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_free);
  g_autoptr (TdNarrative) text = NULL;
  g_autoptr (GHashTable) numbers = NULL;
  g_autoptr (GError) error = NULL;
  const TdReportDefinition *const *definitions;
  guint n, n_figures = 0;

  g_assert_true (td_period_parse (period, &request.period, &error));
  text = td_narrative_build (book->db, book->catalogue, &request, NULL, &error);
  g_assert_no_error (error);
  definitions = td_report_get_definitions (&n);
  for (guint i = 0; i < n; i++)
    if (td_narrative_uses (definitions[i]->id))
      g_ptr_array_add (reports,
                       td_report_fixture_build (book, definitions[i]->id, period, unit_id));
  numbers = collect_numbers (reports);

  check_headings (text);
  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      const TdNarrativeParagraph *paragraph = td_narrative_get_paragraph (text, i);
      g_autofree char *line = td_narrative_paragraph_to_text (paragraph);

      check_words (line, paragraph->kind);
      n_figures += check_spans (reports, paragraph);
      check_numbers (numbers, paragraph, line);
    }

  return n_figures;
}

static void
test_random (void)
{
  guint n = 0;

  for (guint i = 0; i < N_BOOKS; i++)
    {
      TdReportFixture book;

      td_report_fixture_open (&book, FIRST_SEED + i);
      n += check_text (&book, "2025-H1", 0);
      n += check_text (&book, "2025", 0);
      n += check_text (&book, "2026", 2);
      n += check_text (&book, "2025-2026", 7);
      check_text (&book, "1999", 0);
      td_report_fixture_close (&book);
    }
  /* Otherwise nothing was checked. */
  g_assert_cmpuint (n, >, N_BOOKS * 100);
}

/* --- Nothing to be told ----------------------------------------------------------------------- */

static void
test_empty (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "empty.thidua");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBook) book = NULL;
  g_autoptr (TdDb) db = NULL;
  g_autoptr (TdCatalogue) catalogue = NULL;
  g_autoptr (TdNarrative) text = NULL;
  TdReportRequest request = { .period = td_period_for_half (2026, 1) };

  g_assert_true (td_book_create (path, TD_BOOK_EMPTY, &error));
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  db = td_book_open_reader (book, NULL, &error);
  catalogue = td_book_get_catalogue (book);
  text = td_narrative_build (db, catalogue, &request, NULL, &error);
  g_assert_no_error (error);

  check_headings (text);
  for (guint i = 0; i < text->paragraphs->len; i++)
    {
      const TdNarrativeParagraph *paragraph = td_narrative_get_paragraph (text, i);
      g_autofree char *line = td_narrative_paragraph_to_text (paragraph);

      check_words (line, paragraph->kind);
      for (guint j = 0; j < paragraph->spans->len; j++)
        {
          const TdNarrativeSpan *span = g_ptr_array_index (paragraph->spans, j);

          /* The source of the targets is the only cell that there is something in. */
          if (span->report_id != NULL)
            g_assert_cmpstr (span->report_id, ==, "b17");
        }
    }
  g_assert_cmpstr (text->title, ==, "BÁO CÁO");
  g_assert_cmpstr (text->subtitle, ==,
                   "Kết quả công tác thi đua, khen thưởng 6 tháng đầu năm 2026");
  g_assert_cmpstr (text->number_line, ==, "Số:        /BC-LĐLĐ");
  td_book_close (book);
}

/* --- Templates -------------------------------------------------------------------------------- */

/* | Tên   | TT | CN | % |      one row a unit, the total, and what is before it. */
static TdReport *
make_report (void)
{
  static const struct
  {
    const char *name;
    gint64 collectives;
    gint64 persons;
  } rows[] = { { "CĐCS\nA", 5, 0 }, { "CĐCS B", 0, 3 }, { "CĐCS C", 4, 4 } };
  TdReport *report = td_report_new_blank ();
  TdReportRow *before;

  report->id = g_strdup ("b01");
  report->code = g_strdup ("B01");
  td_report_add_column (report, NULL, NULL, "STT", TD_CELL_TEXT, 5);
  td_report_add_column (report, NULL, NULL, "Tên", TD_CELL_TEXT, 5);
  td_report_add_column (report, "Khen", "Tổng/số", "TT", TD_CELL_COUNT, 5);
  td_report_add_column (report, "Khen", "Tổng/số", "CN", TD_CELL_COUNT, 5);
  td_report_add_column (report, NULL, NULL, "Tiền", TD_CELL_MONEY, 5);
  td_report_add_row (report, TD_ROW_TOTAL, 0, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TdReportRow *row = td_report_add_row (report, TD_ROW_PLAIN, 0, 0);

      td_report_cell_set_text (&row->cells[0], "1");
      td_report_cell_set_text (&row->cells[1], rows[i].name);
      td_report_cell_set_number (&row->cells[2], TD_CELL_COUNT, rows[i].collectives, NULL);
      td_report_cell_set_number (&row->cells[3], TD_CELL_COUNT, rows[i].persons, NULL);
      td_report_cell_set_number (&row->cells[4], TD_CELL_MONEY, 1000000, NULL);
    }
  td_report_move_row_to_end (report, 0);
  td_report_finish (report);
  before = td_report_add_row (report, TD_ROW_PLAIN, 0, -1);
  td_report_cell_set_number (&before->cells[2], TD_CELL_COUNT, 12, NULL);
  td_report_cell_set_number (&before->cells[3], TD_CELL_COUNT, 0, NULL);
  td_report_cell_set_number (&before->cells[4], TD_CELL_MONEY, 3000000, NULL);
  td_report_add_change_rows (report, 1, td_report_get_row (report, 3), before);

  return report;
}

/* What a sentence is told as; "" for nothing. */
static char *
tell (const TdTale *tale, const char *format)
{
  TdNarrative text = { .paragraphs = td_narrative_paragraphs_new () };
  TdTeller teller = { .narrative = &text };
  gboolean told = td_teller_begin (&teller, TD_NARRATIVE_TEXT, tale, format);
  char *line = told ? td_narrative_paragraph_to_text (td_narrative_get_paragraph (&text, 0))
                    : g_strdup ("");

  g_assert_cmpuint (text.paragraphs->len, ==, told ? 1 : 0);
  g_ptr_array_unref (text.paragraphs);

  return line;
}

#define TT "Khen/Tổng/số/TT"
#define CN "Khen/Tổng/số/CN"

static void
test_templates (void)
{
  static const struct
  {
    int row; /* -1 for the total */
    const char *format;
    const char *told;
  } cases[] = {
    { -1, "Có [" TT "] tập thể.", "Có 9 tập thể." },
    { 0, "Có [" CN "] cá nhân.", "" },
    { 0, "Có [" TT "] tập thể{ và [" CN "] cá nhân}.", "Có 5 tập thể." },
    { 2, "Có [" TT "] tập thể{ và [" CN "] cá nhân}.", "Có 4 tập thể và 4 cá nhân." },
    { 0, "[Tên]: <[" TT "] TT|[" CN "] CN|[Tiền] đồng>.", "CĐCS A: 5 TT, 1.000.000 đồng." },
    { 2, "Khen <[" TT "] TT&[" CN "] CN>.", "Khen 4 TT và 4 CN." },
    { 1, "Khen <[" TT "] TT&[" CN "] CN>.", "Khen 3 CN." },
    { 1, "Khen <[" TT "] TT>.", "" },
    { 1, "Tiền [Tiền]{, khen <[" TT "] TT>}.", "Tiền 1.000.000." },
    { 0, "Chưa có cá nhân[!" CN "].", "Chưa có cá nhân." },
    { 1, "Chưa có cá nhân[!" CN "].", "" },
    { -1, "TT [~" TT "].", "TT giảm 3 (25,0\302\240%) so với cùng kỳ năm trước." },
    { -1, "TT [^" TT "].", "TT giảm 3 (25,0\302\240%)." },
    { -1, "CN [~" CN "].", "CN tăng 7 (cùng kỳ năm trước không có)." },
    { -1, "Tiền [~Tiền].", "Tiền bằng cùng kỳ năm trước." },
    { -1, "Trước [-" TT "]{, [-" CN "]}.", "Trước 12." },
    { 0, "TT [" TT "]{, [~" TT "]}.", "TT 5." },
  };
  g_autoptr (TdReport) report = make_report ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdTale tale = cases[i].row < 0 ? td_tale_of_total (report)
                                     : td_tale_of_row (report, (guint) cases[i].row);
      g_autofree char *line = tell (&tale, cases[i].format);

      g_assert_cmpstr (line, ==, cases[i].told);
    }
}

/* Of two that have the same both are named or none. */
static void
test_ranking (void)
{
  static const char *const collectives[] = { TT, NULL };
  static const char *const both[] = { TT, CN, NULL };
  static const struct
  {
    const char *const *paths;
    guint room;
    const char *told;
  } cases[] = {
    { collectives, 5, "Nhiều: CĐCS A; CĐCS C." },
    { collectives, 1, "Nhiều: CĐCS A." },
    { both, 1, "Nhiều: CĐCS C." },
    { both, 3, "Nhiều: CĐCS C; CĐCS A; CĐCS B." },
  };
  g_autoptr (TdReport) report = make_report ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdNarrative text = { .paragraphs = td_narrative_paragraphs_new () };
      TdTeller teller = { .narrative = &text };
      g_autofree char *line = NULL;

      g_assert_true (td_tell_best (&teller, TD_NARRATIVE_TEXT, "Nhiều:", report, TD_ROW_PLAIN,
                                   cases[i].paths, cases[i].room, "[Tên]"));
      line = td_narrative_paragraph_to_text (td_narrative_get_paragraph (&text, 0));
      g_assert_cmpstr (line, ==, cases[i].told);
      g_ptr_array_unref (text.paragraphs);
    }

  /* The first two have five each now. */
  td_report_cell_set_number (&td_report_get_row (report, 1)->cells[2], TD_CELL_COUNT, 5, NULL);
  {
    TdNarrative text = { .paragraphs = td_narrative_paragraphs_new () };
    TdTeller teller = { .narrative = &text };

    g_assert_false (td_tell_best (&teller, TD_NARRATIVE_TEXT, "Nhiều:", report, TD_ROW_PLAIN,
                                  collectives, 1, "[Tên]"));
    g_assert_cmpuint (text.paragraphs->len, ==, 0);
    g_ptr_array_unref (text.paragraphs);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narrative/templates", test_templates);
  g_test_add_func ("/narrative/ranking", test_ranking);
  g_test_add_func ("/narrative/empty", test_empty);
  g_test_add_func ("/narrative/random", test_random);

  return g_test_run ();
}
