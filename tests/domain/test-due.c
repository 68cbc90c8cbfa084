/* What is due, as a value: its state on a day, its sentences, its order. */
#include "base/td-error.h"
#include "domain/td-due.h"
#include "td-test-util.h"

#define TODAY TD_DATE (2026, 6, 30)

static TdDue *
make_due (TdDueKind kind, TdDate day, const char *what, const char *subject)
{
  TdDue *due = td_due_new (kind, day, "campaign", 7);

  g_free (due->what);
  due->what = g_strdup (what);
  g_free (due->subject);
  due->subject = g_strdup (subject);

  return due;
}

static void
test_state (void)
{
  static const struct
  {
    TdDate day;
    TdDate done_on;
    int warn_days;
    TdDueState state;
    const char *label;
  } cases[] = {
    { { 2026, 6, 29 }, { 0, 0, 0 }, 30, TD_DUE_LATE, "1 day late" },
    { { 2026, 1, 1 }, { 0, 0, 0 }, 30, TD_DUE_LATE, "180 days late" },
    { { 2026, 6, 30 }, { 0, 0, 0 }, 0, TD_DUE_SOON, "Due today" },
    { { 2026, 7, 1 }, { 0, 0, 0 }, 0, TD_DUE_LATER, "In 1 day" },
    { { 2026, 7, 30 }, { 0, 0, 0 }, 30, TD_DUE_SOON, "In 30 days" },
    { { 2026, 7, 31 }, { 0, 0, 0 }, 30, TD_DUE_LATER, "In 31 days" },
    { { 2026, 1, 1 }, { 2026, 2, 3 }, 30, TD_DUE_DONE, "Done on 03/02/2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDue) due = make_due (TD_DUE_FINAL_REVIEW, cases[i].day, "", "A");
      g_autofree char *label = NULL;

      due->done_on = cases[i].done_on;
      label = td_due_make_state_label (due, TODAY);
      g_assert_cmpint (td_due_get_state (due, TODAY, cases[i].warn_days), ==, cases[i].state);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    TdDueKind kind;
    const char *what;
    const char *subject;
    const char *title;
    const char *vietnamese;
  } cases[] = {
    { TD_DUE_INTERIM_REVIEW, "", "Lao động giỏi", "Interim review of the campaign “Lao động giỏi”",
      "Sơ kết phong trào “Lao động giỏi”" },
    { TD_DUE_FINAL_REVIEW, "", "Lao động giỏi", "Final review of the campaign “Lao động giỏi”",
      "Tổng kết phong trào “Lao động giỏi”" },
    { TD_DUE_STAGE, "Ký giao ước thi đua", "Lao động giỏi",
      "Ký giao ước thi đua: campaign “Lao động giỏi”",
      "Ký giao ước thi đua: phong trào “Lao động giỏi”" },
    { TD_DUE_REPORT, "2026-H1", "", "The unit's report on 6 tháng đầu năm 2026",
      "CĐ ngành gửi báo cáo 6 tháng đầu năm 2026" },
    { TD_DUE_REPORT, "quý I", "", "The unit's report on quý I", "CĐ ngành gửi báo cáo quý I" },
    { TD_DUE_OWN_REPORT, "2026", "", "Summary of the federation on năm 2026",
      "Gửi báo cáo tổng hợp năm 2026" },
    { TD_DUE_DOCUMENT_REVIEW, "Quy chế khen thưởng", "12/QC",
      "To be reviewed: Quy chế khen thưởng 12/QC", "Rà soát: Quy chế khen thưởng 12/QC" },
    { TD_DUE_DOCUMENT_END, "", "Thỏa ước của công ty", "Runs out: Thỏa ước của công ty",
      "Hết hiệu lực: Thỏa ước của công ty" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdDue) due = make_due (cases[i].kind, TODAY, cases[i].what, cases[i].subject);
      g_autofree char *title = NULL;
      g_autofree char *vietnamese = NULL;

      g_free (due->unit);
      due->unit = g_strdup ("CĐ ngành");
      title = td_due_make_title (due);
      vietnamese = td_due_make_vietnamese_title (due);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (vietnamese, ==, cases[i].vietnamese);
    }
}

static void
test_order (void)
{
  g_autoptr (TdDue) a = make_due (TD_DUE_FINAL_REVIEW, TODAY, "", "A");
  g_autoptr (TdDue) b = td_due_copy (a);

  g_assert_cmpint (td_due_compare (a, b), ==, 0);
  g_assert_cmpstr (b->subject, ==, "A");
  b->id = 8;
  g_assert_cmpint (td_due_compare (a, b), <, 0);
  b->unit_id = -1;
  g_assert_cmpint (td_due_compare (a, b), >, 0);
  b->kind = TD_DUE_REPORT;
  g_assert_cmpint (td_due_compare (a, b), <, 0);
  b->day = td_date_add_days (TODAY, -1);
  g_assert_cmpint (td_due_compare (a, b), >, 0);
}

static void
test_day_of_year (void)
{
  g_assert_true (td_date_equal (td_due_parse_day_of_year ("06-15", 2026), TD_DATE (2026, 6, 15)));
  g_assert_true (td_date_equal (td_due_parse_day_of_year ("02-29", 2024), TD_DATE (2024, 2, 29)));
  g_assert_false (td_date_is_set (td_due_parse_day_of_year ("02-29", 2026)));
  g_assert_false (td_date_is_set (td_due_parse_day_of_year ("", 2026)));
  g_assert_false (td_date_is_set (td_due_parse_day_of_year ("15/06", 2026)));
}

/* As it is typed and shown on the page of settings. */
static void
test_typed_day_of_year (void)
{
  static const struct
  {
    const char *typed;
    const char *stored; /* NULL: refused */
    const char *shown;
  } cases[] = {
    { "15/6", "06-15", "15/06" },
    { " 1-12 ", "12-01", "01/12" },
    { "", "", "" },
    { "  ", "", "" },
    { "29/2", NULL, NULL },
    { "31/6", NULL, NULL },
    { "15/6/2026", NULL, NULL },
    { "tháng 6", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *stored = td_due_read_day_of_year (cases[i].typed, &error);
      g_autofree char *shown = NULL;

      g_assert_cmpstr (stored, ==, cases[i].stored);
      if (stored == NULL)
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
          continue;
        }
      g_assert_no_error (error);
      shown = td_due_format_day_of_year (stored);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

/* The names are in files that others read (list --format json, categories of the calendar). */
static void
test_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < TD_N_DUES; i++)
    {
      g_assert_cmpstr (td_due_kind_to_label ((TdDueKind) i), !=, "");
      g_assert_cmpstr (td_due_kind_to_vietnamese ((TdDueKind) i), !=, "");
      g_assert_true (g_hash_table_add (names, (gpointer) td_due_kind_to_name ((TdDueKind) i)));
    }
  g_assert_cmpstr (td_due_kind_to_name (TD_DUE_DOCUMENT_END), ==, "document-end");
  g_assert_cmpstr (td_due_state_to_name (TD_DUE_LATE), ==, "late");
  g_assert_cmpstr (td_due_state_to_label (TD_DUE_SOON), ==, "Due soon");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/due/state", test_state);
  g_test_add_func ("/due/titles", test_titles);
  g_test_add_func ("/due/order", test_order);
  g_test_add_func ("/due/day-of-year", test_day_of_year);
  g_test_add_func ("/due/typed-day-of-year", test_typed_day_of_year);
  g_test_add_func ("/due/names", test_names);

  return g_test_run ();
}
