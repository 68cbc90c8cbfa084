/* Figures as they are typed: what is read, what is kept unread, what is told, and undo. */
#include <string.h>

#include "domain/td-figure-sheet.h"
#include "td-test-catalogue.h"

static void
take_rating (TdCatalogue *catalogue,
             const char *code,
             const char *name,
             const char *short_name,
             TdDate from,
             TdDate to)
{
  TdTerm *term = g_new0 (TdTerm, 1);

  term->code = g_strdup (code);
  term->name = g_strdup (name);
  term->short_name = g_strdup (short_name);
  term->group = g_strdup ("");
  term->valid_from = from;
  term->valid_to = to;
  td_catalogue_take_term (catalogue, TD_VOCABULARY_RATING, term);
}

static TdCatalogue *
new_catalogue (void)
{
  TdCatalogue *catalogue = td_test_catalogue_new (FALSE);

  take_rating (catalogue, "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ", "HTXSNV", TD_DATE (2019, 1, 1),
               TD_DATE_NONE);
  take_rating (catalogue, "HTNV", "Hoàn thành nhiệm vụ", "HTNV", TD_DATE (2019, 1, 1),
               TD_DATE_NONE);
  take_rating (catalogue, "KHA", "Khá", "Khá", TD_DATE_NONE, TD_DATE (2018, 12, 31));
  take_rating (catalogue, "CHUA", "Chưa đủ điều kiện xếp loại", "Chưa đủ ĐK", TD_DATE_NONE,
               TD_DATE_NONE);

  return catalogue;
}

/* Two units, the second with figures for the half-year before. */
static TdFigureSheet *
new_sheet (void)
{
  TdFigureSheet *sheet = td_figure_sheet_new ();
  TdFigureLine *line;

  sheet->period = td_period_for_half (2026, 1);
  sheet->jump = 50;
  g_ptr_array_add (sheet->lines, td_figure_line_new (1, "CĐCS Chi cục Thuế"));
  line = td_figure_line_new (2, "CĐCS Trường THCS Nậm Sỏ");
  line->last.numbers[TD_FIGURE_WORKERS] = 40;
  line->last.numbers[TD_FIGURE_MEMBERS] = 38;
  line->last.numbers[TD_FIGURE_LEADERS] = 3;
  for (guint i = 0; i < TD_N_FIGURE_COUNTS; i++)
    line->last_periods[i] = "2025-H2";
  line->last.rating = "HTNV";
  line->last_periods[TD_FIGURE_RATING] = "2025-H2";
  g_ptr_array_add (sheet->lines, line);

  return sheet;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
reads (void)
{
  static const struct
  {
    TdFigure figure;
    const char *typed;
    const char *shown;
    gint64 number;
    gboolean is_read;
  } cases[] = {
    { TD_FIGURE_WORKERS, "25", "25", 25, TRUE },
    { TD_FIGURE_WORKERS, " 1.234 ", "1.234", 1234, TRUE },
    { TD_FIGURE_WORKERS, "1,234", "1.234", 1234, TRUE },
    { TD_FIGURE_WORKERS, "1 234", "1.234", 1234, TRUE },
    { TD_FIGURE_WORKERS, "1234", "1.234", 1234, TRUE },
    { TD_FIGURE_WORKERS, "0", "0", 0, TRUE },
    { TD_FIGURE_WORKERS, "", "", TD_FIGURE_UNKNOWN, TRUE },
    { TD_FIGURE_WORKERS, "-5", "-5", TD_FIGURE_UNKNOWN, FALSE },
    { TD_FIGURE_WORKERS, "2,5", "2,5", TD_FIGURE_UNKNOWN, FALSE },
    { TD_FIGURE_WORKERS, "5k", "5k", TD_FIGURE_UNKNOWN, FALSE },
    { TD_FIGURE_WORKERS, "1,8tr", "1,8tr", TD_FIGURE_UNKNOWN, FALSE },
    { TD_FIGURE_WORKERS, "hai mươi", "hai mươi", TD_FIGURE_UNKNOWN, FALSE },
    { TD_FIGURE_SCORE, "92,5", "92,5", 9250, TRUE },
    { TD_FIGURE_SCORE, "92.5", "92,5", 9250, TRUE },
    { TD_FIGURE_SCORE, "-1", "-1", TD_FIGURE_UNKNOWN, FALSE },
    { TD_FIGURE_SCORE, "tốt", "tốt", TD_FIGURE_UNKNOWN, FALSE },
  };
  g_autoptr (TdCatalogue) catalogue = new_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdFigureSheet) sheet = new_sheet ();
      TdFigureLine *line = td_figure_sheet_get_line (sheet, 0);
      g_autofree char *shown = NULL;

      td_figure_sheet_type (sheet, catalogue, 0, cases[i].figure, cases[i].typed);
      shown = td_figure_sheet_get_text (sheet, catalogue, 0, cases[i].figure);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpint (line->values.numbers[cases[i].figure], ==, cases[i].number);
      g_assert_true ((line->unread[cases[i].figure] == NULL) == cases[i].is_read);
      g_assert_true (td_figure_sheet_is_changed (sheet) == (cases[i].typed[0] != '\0'));
    }
}

static void
reads_ratings (void)
{
  static const struct
  {
    const char *typed;
    const char *rating;
    const char *shown;
  } cases[] = {
    { "HTXSNV", "HTXSNV", "HTXSNV" },
    { "htnv", "HTNV", "HTNV" },
    { "hoan thanh nhiem vu", "HTNV", "HTNV" },
    { "Chưa đủ ĐK", "CHUA", "Chưa đủ ĐK" },
    { "khá", "KHA", "Khá" },
    { "giỏi", "", "giỏi" },
    { "", "", "" },
  };
  g_autoptr (TdCatalogue) catalogue = new_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdFigureSheet) sheet = new_sheet ();
      g_autofree char *shown = NULL;

      td_figure_sheet_type (sheet, catalogue, 0, TD_FIGURE_RATING, cases[i].typed);
      shown = td_figure_sheet_get_text (sheet, catalogue, 0, TD_FIGURE_RATING);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (td_figure_sheet_get_line (sheet, 0)->values.rating, ==, cases[i].rating);
    }
}

static void
repeats_the_last (void)
{
  g_autoptr (TdFigureSheet) sheet = new_sheet ();
  TdFigureLine *line = td_figure_sheet_get_line (sheet, 1);

  g_assert_true (td_figure_sheet_repeat (sheet, 1, TD_FIGURE_MEMBERS));
  g_assert_true (td_figure_sheet_repeat (sheet, 1, TD_FIGURE_RATING));
  g_assert_false (td_figure_sheet_repeat (sheet, 1, TD_FIGURE_SCORE));
  g_assert_false (td_figure_sheet_repeat (sheet, 0, TD_FIGURE_MEMBERS));
  g_assert_cmpint (line->values.numbers[TD_FIGURE_MEMBERS], ==, 38);
  g_assert_cmpstr (line->values.rating, ==, "HTNV");
}

static void
sums (void)
{
  g_autoptr (TdCatalogue) catalogue = new_catalogue ();
  g_autoptr (TdFigureSheet) sheet = new_sheet ();
  gint64 sum;

  g_assert_false (td_figure_sheet_sum (sheet, TD_FIGURE_WORKERS, &sum));
  td_figure_sheet_type (sheet, catalogue, 0, TD_FIGURE_WORKERS, "1.000");
  td_figure_sheet_type (sheet, catalogue, 1, TD_FIGURE_WORKERS, "40");
  td_figure_sheet_type (sheet, catalogue, 1, TD_FIGURE_MEMBERS, "nhiều");
  g_assert_true (td_figure_sheet_sum (sheet, TD_FIGURE_WORKERS, &sum));
  g_assert_cmpint (sum, ==, 1040);
  g_assert_false (td_figure_sheet_sum (sheet, TD_FIGURE_MEMBERS, &sum));

  /* What the units below reported, unless they are on the sheet themselves. */
  td_figure_sheet_get_line (sheet, 0)->below[TD_FIGURE_WORKERS] = 7;
  g_assert_true (td_figure_sheet_sum (sheet, TD_FIGURE_WORKERS, &sum));
  g_assert_cmpint (sum, ==, 1047);
  sheet->with_below = TRUE;
  g_assert_true (td_figure_sheet_sum (sheet, TD_FIGURE_WORKERS, &sum));
  g_assert_cmpint (sum, ==, 1040);
}

/* --- What is told ----------------------------------------------------------------------------- */

typedef struct
{
  TdFigure figure;
  const char *text;
} Typed;

static void
tells (void)
{
  /* On the second line, whose last figures are 40 workers, 38 members, 3 leaders. Without words
   * nothing is told. */
  static const struct
  {
    Typed typed[3];
    TdFigure figure;
    TdSeverity severity;
    const char *words;
  } cases[] = {
    { { { TD_FIGURE_WORKERS, "nhiều" } }, TD_FIGURE_WORKERS, TD_SEVERITY_ERROR, "nhiều" },
    { { { TD_FIGURE_SCORE, "tốt" } }, TD_FIGURE_SCORE, TD_SEVERITY_ERROR, "92,5" },
    { { { TD_FIGURE_RATING, "giỏi" } }, TD_FIGURE_RATING, TD_SEVERITY_ERROR, "HTXSNV, HTNV" },
    { { { TD_FIGURE_WORKERS, "40" }, { TD_FIGURE_MEMBERS, "41" } },
      TD_FIGURE_MEMBERS,
      TD_SEVERITY_WARNING,
      "41" },
    { { { TD_FIGURE_WORKERS, "40" }, { TD_FIGURE_MEMBERS, "40" } }, TD_FIGURE_MEMBERS, 0, NULL },
    { { { TD_FIGURE_WORKERS, "40" }, { TD_FIGURE_WOMEN, "41" } },
      TD_FIGURE_WOMEN,
      TD_SEVERITY_WARNING,
      "41" },
    { { { TD_FIGURE_WORKERS, "40" }, { TD_FIGURE_DIRECT_WORKERS, "41" } },
      TD_FIGURE_DIRECT_WORKERS,
      TD_SEVERITY_WARNING,
      "41" },
    { { { TD_FIGURE_WORKERS, "40" }, { TD_FIGURE_LEADERS, "41" } },
      TD_FIGURE_LEADERS,
      TD_SEVERITY_WARNING,
      "41" },
    /* Members alone are compared with nothing. */
    { { { TD_FIGURE_WOMEN, "41" } }, TD_FIGURE_WOMEN, 0, NULL },
    { { { TD_FIGURE_WORKERS, "60" } }, TD_FIGURE_WORKERS, 0, NULL },
    { { { TD_FIGURE_WORKERS, "61" } }, TD_FIGURE_WORKERS, TD_SEVERITY_WARNING, "+52 %" },
    { { { TD_FIGURE_WORKERS, "20" } }, TD_FIGURE_WORKERS, 0, NULL },
    { { { TD_FIGURE_WORKERS, "19" } }, TD_FIGURE_WORKERS, TD_SEVERITY_WARNING, "-52 %" },
    { { { TD_FIGURE_WORKERS, "0" } },
      TD_FIGURE_WORKERS,
      TD_SEVERITY_WARNING,
      "6 tháng cuối năm 2025" },
    /* Three leaders are too few to speak of a jump. */
    { { { TD_FIGURE_WORKERS, "40" }, { TD_FIGURE_LEADERS, "9" } }, TD_FIGURE_LEADERS, 0, NULL },
    { { { TD_FIGURE_RATING, "khá" } }, TD_FIGURE_RATING, TD_SEVERITY_WARNING, "HTXSNV, HTNV" },
    { { { TD_FIGURE_RATING, "HTNV" } }, TD_FIGURE_RATING, 0, NULL },
    { { { TD_FIGURE_RATING, "Chưa đủ ĐK" } }, TD_FIGURE_RATING, 0, NULL },
  };
  g_autoptr (TdCatalogue) catalogue = new_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdFigureSheet) sheet = new_sheet ();
      g_autoptr (GPtrArray) problems = NULL;

      for (guint j = 0; j < 3 && cases[i].typed[j].text != NULL; j++)
        td_figure_sheet_type (sheet, catalogue, 1, cases[i].typed[j].figure,
                              cases[i].typed[j].text);
      problems = td_figure_sheet_check (sheet, catalogue);
      if (cases[i].words == NULL)
        {
          td_test_assert_none (problems);
          continue;
        }
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpstr (((TdProblem *) problems->pdata[0])->field, ==,
                       td_figure_get_field (cases[i].figure));
      g_assert_cmpint (((TdProblem *) problems->pdata[0])->severity, ==, cases[i].severity);
      g_assert_cmpint (((TdProblem *) problems->pdata[0])->row, ==, 1);
      g_assert_nonnull (strstr (((TdProblem *) problems->pdata[0])->message, cases[i].words));
      g_assert_nonnull (strstr (((TdProblem *) problems->pdata[0])->message, "Nậm Sỏ"));
    }
}

static void
tells_of_two_levels (void)
{
  g_autoptr (TdCatalogue) catalogue = new_catalogue ();
  g_autoptr (TdFigureSheet) sheet = new_sheet ();
  g_autoptr (GPtrArray) problems = NULL;

  td_figure_sheet_get_line (sheet, 1)->below[TD_FIGURE_WORKERS] = 400;
  td_figure_sheet_type (sheet, catalogue, 1, TD_FIGURE_MEMBERS, "38");
  problems = td_figure_sheet_check (sheet, catalogue);
  td_test_assert_none (problems);
  g_ptr_array_unref (problems);

  td_figure_sheet_get_line (sheet, 1)->below[TD_FIGURE_MEMBERS] = 400;
  problems = td_figure_sheet_check (sheet, catalogue);
  td_test_assert_problem (problems, TD_SEVERITY_WARNING, NULL, "members", 1, "400");
}

/* --- Undo ------------------------------------------------------------------------------------- */

static char *
dump (const TdFigureSheet *sheet, const TdCatalogue *catalogue)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->lines->len; i++)
    for (guint figure = 0; figure < TD_N_FIGURES; figure++)
      {
        g_autofree char *cell = td_figure_sheet_get_text (sheet, catalogue, i, (TdFigure) figure);

        g_string_append_printf (text, "%s|", cell);
      }

  return g_string_free (text, FALSE);
}

/* Random changes of several cells each; going back and forth shows each state again. */
static void
undoes (void)
{
  static const char *const texts[] = { "", "5", "1.234", "khá", "HTNV", "92,5", "x" };
  g_autoptr (TdCatalogue) catalogue = new_catalogue ();

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (TdFigureSheet) sheet = new_sheet ();
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      guint n = (guint) g_test_rand_int_range (1, 12);
      guint at;

      g_ptr_array_add (states, dump (sheet, catalogue));
      for (guint i = 0; i < n; i++)
        {
          gboolean changed = FALSE;

          for (int cells = g_test_rand_int_range (1, 5); cells > 0; cells--)
            {
              guint line = (guint) g_test_rand_int_range (0, 2);
              TdFigure figure = (TdFigure) g_test_rand_int_range (0, TD_N_FIGURES);

              changed
                  |= td_figure_sheet_type (sheet, catalogue, line, figure,
                                           texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
            }
          td_figure_sheet_end_change (sheet);
          if (changed)
            g_ptr_array_add (states, dump (sheet, catalogue));
        }

      at = states->len - 1;
      for (guint step = 0; step < 40; step++)
        {
          gboolean redo = g_test_rand_bit ();
          gboolean can = redo ? at + 1 < states->len : at > 0;
          g_autofree char *now = NULL;

          g_assert_true (td_figure_sheet_undo (sheet, redo) == can);
          if (can)
            at = redo ? at + 1 : at - 1;
          now = dump (sheet, catalogue);
          g_assert_cmpstr (now, ==, g_ptr_array_index (states, at));
        }
      while (td_figure_sheet_undo (sheet, FALSE))
        ;
      g_assert_false (td_figure_sheet_is_changed (sheet));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure-sheet/reads", reads);
  g_test_add_func ("/figure-sheet/reads-ratings", reads_ratings);
  g_test_add_func ("/figure-sheet/repeats-the-last", repeats_the_last);
  g_test_add_func ("/figure-sheet/sums", sums);
  g_test_add_func ("/figure-sheet/tells", tells);
  g_test_add_func ("/figure-sheet/tells-of-two-levels", tells_of_two_levels);
  g_test_add_func ("/figure-sheet/undoes", undoes);

  return g_test_run ();
}
