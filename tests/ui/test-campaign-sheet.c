/* TdCampaignSheetEditor: who takes part in a campaign and what the units reached, typed and pasted
 * by the keyboard alone. */
#include <string.h>

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-campaign-sheet-editor.h"
#include "app/pages/td-tabs-page.h"
#include "app/td-window.h"
#include "app/widgets/td-campaign-sheet-grid.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-record-view.h"
#include "base/td-text.h"
#include "store/td-campaign-sheet-store.h"
#include "store/td-campaign-store.h"
#include "store/td-unit-store.h"

static const char *const names[] = { "CĐCS Bệnh viện A", "CĐCS Bệnh viện B", "CĐCS Bệnh viện C" };

/* The lines of the sheets: the unit above the others stands first. */
enum
{
  ABOVE,
  FIRST,
  SECOND,
  THIRD,
};

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *window;
  GtkWidget *editor; /* NULL once it is finalized */
  gint64 campaign_id;
  gint64 unit_id;
} Fixture;

/* --- The book --------------------------------------------------------------------------------- */

typedef struct
{
  Fixture *fixture;
  const TdCatalogue *catalogue;
} Writing;

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Writing *writing = data;
  g_autoptr (TdCampaign) campaign = td_campaign_new ();

  writing->fixture->unit_id = td_unit_find_by_code (db, "LC-CDYT", error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

      td_text_set (&unit->name, names[i]);
      td_text_set (&unit->kind, "CDCS");
      unit->valid_from = TD_DATE (2010, 1, 1);
      unit->parent_from = unit->valid_from;
      unit->parent_id = writing->fixture->unit_id;
      if (!td_unit_save (db, writing->catalogue, unit, error))
        return FALSE;
    }

  td_text_set (&campaign->name, "Lao động giỏi");
  td_text_set (&campaign->launching_level, "TINH");
  campaign->starts_on = TD_DATE (2024, 1, 1);
  if (!td_campaign_save (db, writing->catalogue, campaign, error))
    return FALSE;
  writing->fixture->campaign_id = campaign->id;

  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  Writing writing = { fixture };

  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_LAI_CHAU);
  writing.catalogue = catalogue = td_book_get_catalogue (fixture->book);
  td_book_write (fixture->book, "campaign", write_cb, &writing, &error);
  g_assert_no_error (error);
  fixture->window = td_window_new (NULL, fixture->book);
  gtk_window_present (GTK_WINDOW (fixture->window));
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->book);
  td_test_dir_free (fixture->dir);
}

static TdCampaignSheet *
load_results (Fixture *fixture)
{
  TdPeriod period = td_period_last_half (td_date_today ());

  return td_campaign_results_load (td_book_get_reader (fixture->book), fixture->campaign_id,
                                   fixture->unit_id, &period, TRUE, NULL);
}

static gint64
get_number (const TdCampaignSheet *sheet, guint line, guint field)
{
  return td_campaign_sheet_get_line (sheet, line)->stored[field].number;
}

/* All units of the sheet. */
static guint
count_registered (Fixture *fixture)
{
  g_autoptr (TdCampaignSheet) sheet = td_campaign_units_load (
      td_book_get_reader (fixture->book), fixture->campaign_id, fixture->unit_id, FALSE, NULL);

  return sheet->lines->len;
}

/* --- The window ------------------------------------------------------------------------------- */

static TdGrid *
get_grid (Fixture *fixture)
{
  return TD_GRID (td_ui_test_find (fixture->editor, TD_TYPE_GRID));
}

static TdCampaignSheetGrid *
get_model (Fixture *fixture)
{
  return TD_CAMPAIGN_SHEET_GRID (td_grid_get_model (get_grid (fixture)));
}

static gboolean
is_at (Fixture *fixture, guint line, guint field)
{
  guint row, column;

  return td_grid_get_current (get_grid (fixture), &row, &column)
         && td_campaign_sheet_grid_get_line (get_model (fixture), row) == (int) line
         && td_campaign_sheet_grid_find_column (get_model (fixture), field) == column;
}

static gboolean
has_text (Fixture *fixture, guint line, guint field, const char *expected)
{
  g_auto (TdGridCell) cell = { 0 };

  td_grid_model_get_cell (TD_GRID_MODEL (get_model (fixture)),
                          td_campaign_sheet_grid_find_row (get_model (fixture), line),
                          td_campaign_sheet_grid_find_column (get_model (fixture), field), &cell);

  return g_str_equal (cell.text, expected);
}

/* What the grid says of a line. */
static char *
get_problem (Fixture *fixture, guint line, TdSeverity severity)
{
  g_auto (TdGridRow) row = { 0 };

  td_grid_model_get_row (TD_GRID_MODEL (get_model (fixture)),
                         td_campaign_sheet_grid_find_row (get_model (fixture), line), &row);
  g_assert_nonnull (row.problem);
  g_assert_cmpint (row.severity, ==, severity);

  return g_steal_pointer (&row.problem);
}

static const char *
get_message (Fixture *fixture)
{
  return td_message_bar_get_text (
      TD_MESSAGE_BAR (td_ui_test_find (fixture->editor, TD_TYPE_MESSAGE_BAR)));
}

static void
follow (Fixture *fixture, GtkWidget *editor)
{
  g_clear_weak_pointer (&fixture->editor);
  g_set_weak_pointer (&fixture->editor, editor);
}

static void
open_editor (Fixture *fixture, TdCampaignSheetKind kind)
{
  GtkWidget *editor = td_campaign_sheet_editor_new (GTK_WINDOW (fixture->window), fixture->book,
                                                    kind, fixture->campaign_id, fixture->unit_id);

  gtk_window_present (GTK_WINDOW (editor));
  g_assert_true (td_keyboard_wait_window (TD_TYPE_CAMPAIGN_SHEET_EDITOR) == editor);
  follow (fixture, editor);
}

/* Gone, or going: the book has what was typed before the window closes. */
static void
wait_closed (Fixture *fixture)
{
  TD_KEYBOARD_UNTIL (fixture->editor == NULL);
}

static void
register_all (Fixture *fixture)
{
  open_editor (fixture, TD_CAMPAIGN_SHEET_UNITS);
  TD_KEYBOARD_UNTIL (is_at (fixture, ABOVE, TD_TAKING_PART_REGISTERED));
  td_keyboard_press ("ctrl+shift+r");
  TD_KEYBOARD_UNTIL (has_text (fixture, THIRD, TD_TAKING_PART_REGISTERED, "✓"));
  td_keyboard_press ("ctrl+s");
  wait_closed (fixture);
  g_assert_cmpuint (count_registered (fixture), ==, 4);
}

static void
open_results (Fixture *fixture)
{
  open_editor (fixture, TD_CAMPAIGN_SHEET_RESULTS);
  TD_KEYBOARD_UNTIL (is_at (fixture, ABOVE, TD_RESULT_PARTICIPANTS));
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_RESULT_PARTICIPANTS));
}

/* --- Tests ------------------------------------------------------------------------------------ */

/* Plans and days of taking part, the second unit's as the first's. */
static void
test_taking_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) sheet = NULL;
  const TdCampaignLine *line;

  open_editor (fixture, TD_CAMPAIGN_SHEET_UNITS);
  TD_KEYBOARD_UNTIL (is_at (fixture, ABOVE, TD_TAKING_PART_REGISTERED));
  td_keyboard_press ("Down");
  td_keyboard_press ("Tab Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_TAKING_PART_PLAN_NUMBER));
  td_keyboard_type ("12/KH");
  td_keyboard_press ("Tab");
  td_keyboard_type ("5/2/2024");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_TAKING_PART_LAUNCHED_ON));
  td_keyboard_type ("9/2/2024");
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (fixture, SECOND, TD_TAKING_PART_LAUNCHED_ON));
  td_keyboard_press ("ctrl+d");
  TD_KEYBOARD_UNTIL (has_text (fixture, SECOND, TD_TAKING_PART_LAUNCHED_ON, "09/02/2024"));
  td_keyboard_press ("ctrl+s");
  wait_closed (fixture);

  sheet = td_campaign_units_load (td_book_get_reader (fixture->book), fixture->campaign_id,
                                  fixture->unit_id, FALSE, NULL);
  g_assert_cmpuint (sheet->lines->len, ==, 2);
  line = td_campaign_sheet_get_line (sheet, 0);
  g_assert_cmpstr (line->name, ==, names[0]);
  g_assert_cmpstr (line->stored[TD_TAKING_PART_PLAN_NUMBER].text, ==, "12/KH");
  g_assert_cmpint (line->stored[TD_TAKING_PART_PLANNED_ON].number, ==, 20240205);
  g_assert_cmpint (get_number (sheet, 1, TD_TAKING_PART_LAUNCHED_ON), ==, 20240209);
}

/* Results of two units, one taken back, kept with the window open, added up below. */
static void
test_results (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) sheet = NULL;

  register_all (fixture);
  open_results (fixture);
  td_keyboard_type ("1250");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_RESULT_PROPOSED));
  td_keyboard_type ("3");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_at (fixture, SECOND, TD_RESULT_PARTICIPANTS));
  td_keyboard_type ("14");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (td_ui_test_says (fixture->editor, "1.264"));
  td_keyboard_press ("ctrl+z");
  TD_KEYBOARD_UNTIL (has_text (fixture, SECOND, TD_RESULT_PARTICIPANTS, ""));
  td_keyboard_press ("ctrl+Return");
  TD_KEYBOARD_UNTIL (get_message (fixture) != NULL);
  sheet = load_results (fixture);
  g_assert_cmpint (get_number (sheet, FIRST, TD_RESULT_PARTICIPANTS), ==, 1250);
  g_assert_cmpint (get_number (sheet, FIRST, TD_RESULT_PROPOSED), ==, 3);
  g_assert_cmpint (td_campaign_sheet_get_line (sheet, SECOND)->id, ==, 0);
  td_keyboard_press ("Escape");
  wait_closed (fixture);
}

/* The order of the block is another, and one unit is not of the sheet. */
static void
test_pasted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) sheet = NULL;

  register_all (fixture);
  open_results (fixture);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->editor), "CĐCS Bệnh viện C\t30\t7\n"
                                                                      "CĐCS Bệnh viện A\t20\t5\n"
                                                                      "CĐCS Nhà khách\t9\t9\n");
  td_keyboard_press ("ctrl+v");
  TD_KEYBOARD_UNTIL (get_message (fixture) != NULL);
  g_assert_nonnull (strstr (get_message (fixture), "CĐCS Nhà khách"));
  TD_KEYBOARD_UNTIL (has_text (fixture, THIRD, TD_RESULT_PROPOSED, "7"));
  td_keyboard_press ("ctrl+z");
  TD_KEYBOARD_UNTIL (has_text (fixture, THIRD, TD_RESULT_PROPOSED, ""));
  g_assert_true (has_text (fixture, FIRST, TD_RESULT_PARTICIPANTS, ""));
  td_keyboard_press ("ctrl+v");
  TD_KEYBOARD_UNTIL (has_text (fixture, FIRST, TD_RESULT_PARTICIPANTS, "20"));
  td_keyboard_press ("ctrl+s");
  wait_closed (fixture);
  sheet = load_results (fixture);
  g_assert_cmpint (get_number (sheet, THIRD, TD_RESULT_PARTICIPANTS), ==, 30);
  g_assert_cmpint (get_number (sheet, SECOND, TD_RESULT_PARTICIPANTS), ==, TD_SHEET_UNKNOWN);
}

/* What is below 0 stays in its cell, and the window with it; more recognised than proposed is told
 * and may be so. */
static void
test_bad_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) sheet = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *warning = NULL;

  register_all (fixture);
  open_results (fixture);
  td_keyboard_type ("-5");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_at (fixture, SECOND, TD_RESULT_PARTICIPANTS));
  problem = get_problem (fixture, FIRST, TD_SEVERITY_ERROR);
  g_assert_nonnull (strstr (problem, "“-5”"));
  g_assert_nonnull (strstr (problem, names[0]));
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_RESULT_PARTICIPANTS));
  g_assert_true (has_text (fixture, FIRST, TD_RESULT_PARTICIPANTS, "-5"));

  td_keyboard_type ("5");
  td_keyboard_press ("Tab");
  td_keyboard_type ("1");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_RESULT_GRASSROOTS));
  td_keyboard_type ("4");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (has_text (fixture, FIRST, TD_RESULT_GRASSROOTS, "4"));
  warning = get_problem (fixture, FIRST, TD_SEVERITY_WARNING);
  g_assert_nonnull (strstr (warning, names[0]));
  td_keyboard_press ("ctrl+s");
  wait_closed (fixture);
  sheet = load_results (fixture);
  g_assert_cmpint (get_number (sheet, FIRST, TD_RESULT_PARTICIPANTS), ==, 5);
  g_assert_cmpint (get_number (sheet, FIRST, TD_RESULT_GRASSROOTS), ==, 4);
}

/* All units are shown; the one that has something to report is registered on the spot. */
static void
test_unregistered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdCampaignSheet) sheet = NULL;
  g_autofree char *problem = NULL;

  open_editor (fixture, TD_CAMPAIGN_SHEET_RESULTS);
  TD_KEYBOARD_UNTIL (td_ui_test_says (fixture->editor, "No unit is registered yet."));
  td_keyboard_press ("alt+a");
  TD_KEYBOARD_UNTIL (is_at (fixture, ABOVE, TD_RESULT_PARTICIPANTS));
  gtk_widget_grab_focus (GTK_WIDGET (get_grid (fixture)));
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_RESULT_PARTICIPANTS));
  td_keyboard_type ("6");
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (is_at (fixture, SECOND, TD_RESULT_PARTICIPANTS));
  problem = get_problem (fixture, FIRST, TD_SEVERITY_ERROR);
  g_assert_nonnull (strstr (problem, names[0]));
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (is_at (fixture, FIRST, TD_RESULT_PARTICIPANTS));
  g_assert_true (has_text (fixture, FIRST, TD_RESULT_PARTICIPANTS, "6"));
  g_assert_cmpuint (count_registered (fixture), ==, 0);

  td_keyboard_press ("ctrl+r");
  td_keyboard_press ("ctrl+s");
  wait_closed (fixture);
  g_assert_cmpuint (count_registered (fixture), ==, 1);
  sheet = load_results (fixture);
  g_assert_cmpint (get_number (sheet, FIRST, TD_RESULT_PARTICIPANTS), ==, 6);
}

/* From the list of campaigns. */
static void
test_opened (Fixture *fixture, gconstpointer data)
{
  TdPage *page = td_window_show_page (TD_WINDOW (fixture->window), "campaigns");
  TdPage *shown = td_tabs_page_show (TD_TABS_PAGE (page), "campaigns");
  TdRecordView *records
      = TD_RECORD_VIEW (td_ui_test_find (GTK_WIDGET (shown), TD_TYPE_RECORD_VIEW));

  td_page_focus_filter (page);
  TD_KEYBOARD_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (td_record_view_get_list (records)))
                     > 0);
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (td_record_view_get_selected_id (records) != 0);
  td_keyboard_press ("ctrl+u");
  follow (fixture, td_keyboard_wait_window (TD_TYPE_CAMPAIGN_SHEET_EDITOR));
  TD_KEYBOARD_UNTIL (is_at (fixture, ABOVE, TD_TAKING_PART_REGISTERED));
  td_keyboard_press ("Escape");
  wait_closed (fixture);
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_keyboard_press ("ctrl+l");
  follow (fixture, td_keyboard_wait_window (TD_TYPE_CAMPAIGN_SHEET_EDITOR));
  TD_KEYBOARD_UNTIL (td_ui_test_says (fixture->editor, "No unit is registered yet."));
  td_keyboard_press ("Escape");
  wait_closed (fixture);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  ADD ("/campaign-sheet/taking-part", test_taking_part);
  ADD ("/campaign-sheet/results", test_results);
  ADD ("/campaign-sheet/pasted", test_pasted);
  ADD ("/campaign-sheet/bad-numbers", test_bad_numbers);
  ADD ("/campaign-sheet/unregistered", test_unregistered);
  ADD ("/campaign-sheet/opened", test_opened);

  return g_test_run ();
}
