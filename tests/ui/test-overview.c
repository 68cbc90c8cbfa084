/* The first page by the keyboard: what is due as a list and as a month, from both to the record,
 * and out as a calendar. Today is 15/06/2026. */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "td-keyboard.h"

#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-record-editor.h"
#include "app/dialogs/td-unit-window.h"
#include "app/pages/td-overview-page.h"
#include "app/td-application.h"
#include "app/td-window.h"
#include "app/widgets/td-month-private.h"
#include "app/widgets/td-month-view.h"
#include "app/widgets/td-value-table.h"
#include "store/td-campaign-store.h"

/* The federation's own reports of the settings are left out here. */
#define ROWS                                                                                       \
  "UPDATE setting SET value = '' WHERE key IN ('report.half_year_due', 'report.year_due');"        \
  "INSERT INTO unit (id, code, name, short_name, kind, search_key, sort_key) VALUES"               \
  " (1, 'CTY', 'CĐCS Công ty Than Uyên', '', 'CDCS', '', x'01');"                               \
  "INSERT INTO campaign (id, name, launching_level, is_themed, unit_id, search_key, sort_key)"     \
  " VALUES (1, 'Lao động giỏi', 'TINH', 0, NULL, '', x'01');"                                 \
  "INSERT INTO campaign_stage (id, campaign_id, stage, due_on, done_on) VALUES"                    \
  " (1, 1, 'signed', '2026-06-01', NULL), (2, 1, 'prepared', '2026-06-03', '2026-06-02');"         \
  "INSERT INTO report_due (unit_id, period, due_on) VALUES (1, '2026-H1', '2026-06-20');"          \
  "INSERT INTO document (id, kind, unit_id, number, title, issued_on, valid_to, search_key)"       \
  " VALUES (1, 'collective-agreement', 1, '7/TƯ', 'Thỏa ước', '2024-01-01', '2026-09-30', '');"

typedef struct
{
  TdTestDir *dir;
  TdApplication *application;
  TdBook *book;
  TdOverviewPage *page;
} Fixture;

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GtkWidget *window;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  td_book_create (path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  run_sql (path, data);

  fixture->application = td_application_new ();
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  td_application_open_book (fixture->application, path, &error);
  g_assert_no_error (error);
  window = td_keyboard_wait_window (TD_TYPE_WINDOW);
  fixture->book = td_window_get_book (TD_WINDOW (window));
  fixture->page = TD_OVERVIEW_PAGE (td_window_get_page (TD_WINDOW (window)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("ctrl+q");
  TD_KEYBOARD_UNTIL (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  g_object_unref (fixture->application);
  td_test_dir_free (fixture->dir);
}

static gboolean
is_inside (GType type)
{
  GtkWidget *focus = td_keyboard_get_focus ();

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
tab_into (GType type)
{
  for (guint i = 0; i < 12 && !is_inside (type); i++)
    {
      GtkWidget *before = td_keyboard_get_focus ();

      td_keyboard_press ("Tab");
      TD_KEYBOARD_UNTIL (td_keyboard_get_focus () != before);
    }
  g_assert_true (is_inside (type));
}

static void
wait_rows (Fixture *fixture, guint n)
{
  TD_KEYBOARD_UNTIL (td_overview_page_get_n_rows (fixture->page) == n);
}

/* The states are toggles with their numbers; what is done is not shown at first. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  wait_rows (fixture, 3);
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "Late (1)") && td_ui_test_says (page, "Due soon (1)")
                     && td_ui_test_says (page, "Later (1)") && td_ui_test_says (page, "Done (1)"));
  g_assert_true (td_ui_test_says (page, "3 entries of 4"));

  td_keyboard_press ("ctrl+f");
  TD_KEYBOARD_UNTIL (is_inside (GTK_TYPE_TOGGLE_BUTTON)
                     || GTK_IS_TOGGLE_BUTTON (td_keyboard_get_focus ()));
  td_keyboard_press ("space");
  wait_rows (fixture, 2);
  td_keyboard_press ("space");
  wait_rows (fixture, 3);
  td_keyboard_press ("alt+n");
  wait_rows (fixture, 4);
  td_keyboard_press ("alt+l");
  wait_rows (fixture, 3);
}

/* Each kind of record opens in its own window. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  const GType windows[] = { TD_TYPE_CAMPAIGN_EDITOR, TD_TYPE_UNIT_WINDOW, TD_TYPE_RECORD_EDITOR };

  wait_rows (fixture, 3);
  td_keyboard_press ("ctrl+f");
  TD_KEYBOARD_UNTIL (GTK_IS_TOGGLE_BUTTON (td_keyboard_get_focus ()));
  tab_into (TD_TYPE_VALUE_TABLE);
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      if (i > 0)
        td_keyboard_press ("Down");
      td_keyboard_press ("Return");
      td_keyboard_wait_window (windows[i]);
      td_keyboard_press ("Escape");
      td_keyboard_wait_window (TD_TYPE_WINDOW);
    }
}

static gboolean
finish_stage (TdDb *db, gpointer data, GError **error)
{
  g_autoptr (TdCampaign) campaign = td_campaign_load (db, 1, error);
  TdCatalogue *catalogue = data;

  if (campaign == NULL)
    return FALSE;
  for (guint i = 0; i < campaign->stages->len; i++)
    ((TdCampaignStage *) g_ptr_array_index (campaign->stages, i))->done_on = TD_DATE (2026, 6, 15);

  return td_campaign_save (db, catalogue, campaign, error);
}

/* What is saved elsewhere is seen at once. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (fixture->book);
  g_autoptr (GError) error = NULL;

  wait_rows (fixture, 3);
  td_book_write (fixture->book, "Done", finish_stage, catalogue, &error);
  g_assert_no_error (error);
  TD_KEYBOARD_UNTIL (td_ui_test_says (GTK_WIDGET (fixture->page), "Late (0)")
                     && td_ui_test_says (GTK_WIDGET (fixture->page), "Done (2)"));
  wait_rows (fixture, 2);
}

/* A report is handed in from the list, and not so after all; what is no report is told. */
static void
test_receive (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (page));

  wait_rows (fixture, 3);
  td_keyboard_press ("ctrl+f");
  TD_KEYBOARD_UNTIL (GTK_IS_TOGGLE_BUTTON (td_keyboard_get_focus ()));
  tab_into (TD_TYPE_VALUE_TABLE);
  td_keyboard_press ("ctrl+r");
  TD_KEYBOARD_UNTIL (td_ui_test_says (window, "Mark a report that was not handed in."));
  td_keyboard_press ("Down ctrl+r");
  wait_rows (fixture, 2);
  TD_KEYBOARD_UNTIL (td_ui_test_says (window, "Handed in: The unit's report on 6 tháng đầu năm "
                                              "2026 (CĐCS Công ty Than Uyên)"));
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "Done (2)"));
  /* A key to a row that was just taken away is nobody's. */
  gtk_test_widget_wait_for_draw (window);
  td_keyboard_press ("ctrl+z");
  wait_rows (fixture, 3);
  gtk_test_widget_wait_for_draw (window);
}

/* From the month to a day's list and back. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  wait_rows (fixture, 3);
  td_keyboard_press ("ctrl+f");
  TD_KEYBOARD_UNTIL (GTK_IS_TOGGLE_BUTTON (td_keyboard_get_focus ()));
  td_keyboard_press ("F6");
  TD_KEYBOARD_UNTIL (is_inside (TD_TYPE_MONTH_VIEW));
  td_keyboard_press ("F6");
  TD_KEYBOARD_UNTIL (is_inside (TD_TYPE_VALUE_TABLE));
  td_keyboard_press ("Down alt+t");
  TD_KEYBOARD_UNTIL (GTK_IS_DRAWING_AREA (td_keyboard_get_focus ()));

  /* The third has what is done, which the list does not show otherwise. */
  td_keyboard_press ("Home Right Right");
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "03/06/2026: 1 done"));
  td_keyboard_press ("Return");
  wait_rows (fixture, 1);
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "Day 03/06/2026"));
  td_keyboard_press ("Right Return");
  wait_rows (fixture, 0);
  g_assert_true (td_ui_test_says (page, "04/06/2026: nothing due"));
  td_keyboard_press ("Escape");
  wait_rows (fixture, 3);
  g_assert_false (td_ui_test_says (page, "Day 0"));

  td_keyboard_press ("Next Next Next End");
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "30/09/2026: 1 due"));
  g_assert_true (td_ui_test_says (page, "September 2026"));
  g_assert_true (td_ui_test_says (page, "Runs out: Thỏa ước lao động tập thể 7/TƯ"));
  td_keyboard_press ("ctrl+Home");
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "15/06/2026: nothing due"));
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, "viec.ics");
  g_autofree char *nowhere = td_test_dir_file (fixture->dir, "nowhere/viec.ics");
  g_autofree char *stem = td_test_dir_file (fixture->dir, "viec");
  g_autofree char *text = NULL;
  GtkWidget *page = GTK_WIDGET (fixture->page);

  wait_rows (fixture, 3);
  td_keyboard_press ("ctrl+f");
  TD_KEYBOARD_UNTIL (GTK_IS_TOGGLE_BUTTON (td_keyboard_get_focus ()));
  td_keyboard_press ("ctrl+e");
  td_keyboard_wait_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  td_keyboard_press ("ctrl+a");
  td_keyboard_type (stem);
  td_keyboard_press ("Return");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "3 entries were exported to “viec.ics”."));
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));

  td_overview_page_export (fixture->page, nowhere);
  TD_KEYBOARD_UNTIL (td_ui_test_says (page, "The folder of"));
}

/* A new book says what belongs here. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  TD_KEYBOARD_UNTIL (td_ui_test_says (GTK_WIDGET (fixture->page), "Nothing is due. Reviews")
                     && td_ui_test_says (GTK_WIDGET (fixture->page), "0 entries of 0"));
}

/* --- The month alone -------------------------------------------------------------------------- */

static void
test_month (void)
{
  static const struct
  {
    const char *keys;
    TdDate day;
  } steps[] = {
    { "Down", { 2026, 6, 22 } },      { "End", { 2026, 6, 30 } },
    { "Right", { 2026, 7, 1 } },      { "Prior", { 2026, 6, 1 } },
    { "Up", { 2026, 5, 25 } },        { "Home Left", { 2026, 4, 30 } },
    { "ctrl+Next", { 2027, 4, 30 } }, { "Prior Prior", { 2027, 2, 28 } },
    { "ctrl+Home", { 2026, 6, 15 } },
  };
  GtkWidget *widget = td_month_view_new ();
  TdMonthView *month = TD_MONTH_VIEW (widget);
  GtkWidget *window = td_ui_test_show (widget);
  GtkWidget *area = td_ui_test_find (widget, GTK_TYPE_DRAWING_AREA);
  g_autofree char *words = NULL;
  g_autofree char *nothing = NULL;
  guint n_chosen = 0;

  g_signal_connect_swapped (widget, "chosen", G_CALLBACK (td_ui_test_count_cb), &n_chosen);
  td_month_view_clear (month);
  td_month_view_add (month, TD_DATE (2026, 6, 15), TD_DUE_LATE, "A");
  td_month_view_add (month, TD_DATE (2026, 6, 15), TD_DUE_SOON, "B");
  td_month_view_add (month, TD_DATE (2026, 6, 15), TD_DUE_LATER, "C");
  td_month_view_add (month, TD_DATE (2026, 6, 15), TD_DUE_DONE, "D");
  td_month_view_finish (month);
  words = td_month_view_describe (month, TD_DATE (2026, 6, 15));
  g_assert_cmpstr (words, ==, "15/06/2026: 1 late, 2 due, 1 done");
  TD_TEST_PUMP_UNTIL (td_ui_test_says (widget, "A\nB\nC\nD"));

  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (widget);
  TD_KEYBOARD_UNTIL (td_keyboard_get_focus () == area);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      td_keyboard_press (steps[i].keys);
      TD_KEYBOARD_UNTIL (td_date_equal (td_month_view_get_cursor (month), steps[i].day));
    }
  td_keyboard_press ("Return space");
  TD_KEYBOARD_UNTIL (n_chosen == 2);

  /* The month begins with a Monday: 01/06/2026 is the first cell. */
  td_keyboard_click (area, 5, TD_MONTH_HEADING + 5);
  TD_KEYBOARD_UNTIL (td_date_equal (td_month_view_get_cursor (month), TD_DATE (2026, 6, 1)));
  g_assert_cmpuint (n_chosen, ==, 3);
  td_keyboard_click (area, 5, 5);
  td_keyboard_press ("Right");
  TD_KEYBOARD_UNTIL (td_date_equal (td_month_view_get_cursor (month), TD_DATE (2026, 6, 2)));
  g_assert_cmpuint (n_chosen, ==, 3);
  g_assert_cmpint (td_month_drawing_find (area, gtk_widget_get_width (area) - 1,
                                          gtk_widget_get_height (area) - 1),
                   ==, 41);

  td_month_view_clear (month);
  td_month_view_finish (month);
  nothing = td_month_view_describe (month, TD_DATE (2026, 6, 15));
  g_assert_cmpstr (nothing, ==, "15/06/2026: nothing due");
  td_ui_test_close (window, widget);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/overview/month", test_month);
  g_test_add ("/overview/list", Fixture, ROWS, set_up, test_list, tear_down);
  g_test_add ("/overview/open", Fixture, ROWS, set_up, test_open, tear_down);
  g_test_add ("/overview/change", Fixture, ROWS, set_up, test_change, tear_down);
  g_test_add ("/overview/receive", Fixture, ROWS, set_up, test_receive, tear_down);
  g_test_add ("/overview/day", Fixture, ROWS, set_up, test_day, tear_down);
  g_test_add ("/overview/export", Fixture, ROWS, set_up, test_export, tear_down);
  g_test_add ("/overview/empty", Fixture,
              "UPDATE setting SET value = '' WHERE key LIKE 'report.%_due'", set_up, test_empty,
              tear_down);

  return g_test_run ();
}
