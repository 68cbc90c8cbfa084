/* A campaign with its unit, steps and targets by the keyboard alone: entered, found in the list as
 * late, opened again, reviewed. */
#include <string.h>

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-campaign-editor.h"
#include "app/pages/td-tabs-page.h"
#include "app/td-application.h"
#include "app/td-window.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-record-view.h"
#include "app/widgets/td-stage-table.h"
#include "store/td-campaign-store.h"

#define NAME "Dạy tốt, học tốt"
#define UNIT "Công đoàn ngành Giáo dục tỉnh Lai Châu"

typedef struct
{
  TdTestDir *dir;
  TdApplication *application;
  GtkWidget *window;
  TdBook *book;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  fixture->application = td_application_new ();
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  td_application_open_book (fixture->application, path, &error);
  g_assert_no_error (error);
  fixture->window = td_keyboard_wait_window (TD_TYPE_WINDOW);
  fixture->book = td_window_get_book (TD_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("ctrl+q");
  TD_KEYBOARD_UNTIL (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  g_object_unref (fixture->application);
  td_test_dir_free (fixture->dir);
}

/* --- What the test looks at ------------------------------------------------------------------- */

/* The widget of @type below @widget that *@n others come before. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef enum
{
  PREPARED,
  LAUNCHED,
  SIGNED,
  INTERIM,
} LineOfTable;

/* @done: the day on which it was done, not the planned one; lines are laid out as they were added,
 * which is their order in a new window. */
static GtkWidget *
find_day (GtkWidget *editor, guint line, gboolean done)
{
  guint n = line * 2 + (done ? 1 : 0);
  GtkWidget *entry
      = find_nth (td_ui_test_find (editor, TD_TYPE_STAGE_TABLE), TD_TYPE_DATE_ENTRY, &n);

  g_assert_nonnull (entry);

  return entry;
}

static gboolean
is_focus_in (GtkWidget *widget)
{
  GtkWidget *focus = td_keyboard_get_focus ();

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
tab_into (GtkWidget *widget)
{
  for (guint i = 0; i < 6 && !is_focus_in (widget); i++)
    td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_focus_in (widget));
}

static TdRecordView *
get_records (Fixture *fixture)
{
  TdPage *tabs = td_window_show_page (TD_WINDOW (fixture->window), "campaigns");
  TdPage *page = td_tabs_page_show (TD_TABS_PAGE (tabs), "campaigns");

  return TD_RECORD_VIEW (td_ui_test_find (GTK_WIDGET (page), TD_TYPE_RECORD_VIEW));
}

static guint
count_rows (TdRecordView *records)
{
  return g_list_model_get_n_items (G_LIST_MODEL (td_record_view_get_list (records)));
}

/* The cell of the only row that is listed. */
static char *
get_cell (Fixture *fixture, TdRecordView *records, const char *column)
{
  gint64 id = td_row_list_get_id (td_record_view_get_list (records), 0);
  g_autoptr (GPtrArray) rows
      = td_query_read_rows (td_book_get_reader (fixture->book), TD_LIST_CAMPAIGNS, &id, 1, NULL);

  return g_strdup (td_row_get_cell (g_ptr_array_index (rows, 0),
                                    (guint) td_list_find_column (TD_LIST_CAMPAIGNS, column)));
}

static TdCampaign *
load_first (Fixture *fixture, TdRecordView *records)
{
  g_autoptr (GError) error = NULL;
  TdCampaign *campaign
      = td_campaign_load (td_book_get_reader (fixture->book),
                          td_row_list_get_id (td_record_view_get_list (records), 0), &error);

  g_assert_no_error (error);

  return campaign;
}

/* --- What is entered -------------------------------------------------------------------------- */

static GtkWidget *
begin_campaign (void)
{
  GtkWidget *editor;

  td_keyboard_press ("alt+3");
  td_keyboard_press ("ctrl+n");
  editor = td_keyboard_wait_window (TD_TYPE_CAMPAIGN_EDITOR);
  td_keyboard_wait_field ("name");
  td_keyboard_type (NAME);
  td_keyboard_tab_to ("launching-level", 1);
  td_keyboard_choose ("Công đoàn cấp trên trực tiếp cơ sở");
  td_keyboard_tab_to ("unit", 1);
  td_keyboard_choose_unit ("cd nganh giao duc", UNIT);
  td_keyboard_tab_to ("starts-on", 4);
  td_keyboard_type ("01/01/2025");

  return editor;
}

/* Alt+P goes to the steps, Down to the next one, which was the launch. */
static void
enter_stages (GtkWidget *editor)
{
  td_keyboard_press ("alt+p");
  TD_KEYBOARD_UNTIL (is_focus_in (find_day (editor, PREPARED, FALSE)));
  td_keyboard_press ("Down");
  TD_KEYBOARD_UNTIL (is_focus_in (find_day (editor, LAUNCHED, FALSE)));
  tab_into (find_day (editor, LAUNCHED, TRUE));
  td_keyboard_type ("05/01/2025");
  td_keyboard_press ("Down Down");
  TD_KEYBOARD_UNTIL (is_focus_in (find_day (editor, INTERIM, TRUE)));
}

/* GTK 4.8 complains of a list that opens beside a button that is not scrolled into sight yet. */
static gboolean
is_drop_down_in_sight (GtkWidget *editor)
{
  GtkWidget *focus = td_keyboard_get_focus ();
  graphene_rect_t bounds;

  return focus != NULL && gtk_widget_compute_bounds (focus, editor, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (editor);
}

/* The first two organisation types; the second one's number is meant as "at most". */
static void
enter_targets (GtkWidget *editor)
{
  td_keyboard_tab_to ("contents", 50);
  td_keyboard_press ("Tab");
  td_keyboard_type ("Sáng kiến");
  td_keyboard_press ("Tab Tab");
  td_keyboard_type ("85");
  td_keyboard_press ("Tab");
  td_keyboard_type ("%");
  td_keyboard_press ("Tab");
  td_keyboard_type ("Đơn thư");
  td_keyboard_press ("Tab");
  TD_KEYBOARD_UNTIL (is_drop_down_in_sight (editor));
  td_keyboard_choose ("at most");
  td_keyboard_press ("Tab");
  td_keyboard_type ("2,5");
  td_keyboard_press ("Tab");
  td_keyboard_type ("lượt");
}

static void
check_targets (const TdCampaign *campaign)
{
  const TdCampaignTarget *first, *second;

  g_assert_cmpuint (campaign->targets->len, ==, 2);
  first = g_ptr_array_index (campaign->targets, 0);
  second = g_ptr_array_index (campaign->targets, 1);
  g_assert_cmpstr (first->target, ==, "Sáng kiến");
  g_assert_cmpstr (first->direction, ==, ">=");
  g_assert_cmpint (first->value, ==, 8500);
  g_assert_cmpstr (first->measure, ==, "%");
  g_assert_cmpstr (second->target, ==, "Đơn thư");
  g_assert_cmpstr (second->direction, ==, "<=");
  g_assert_cmpint (second->value, ==, 250);
  g_assert_cmpstr (second->measure, ==, "lượt");
}

static void
check_stage (const TdCampaign *campaign, guint index, const char *code, TdDate done_on)
{
  const TdCampaignStage *stage = g_ptr_array_index (campaign->stages, index);

  g_assert_cmpstr (stage->stage, ==, code);
  g_assert_true (td_date_equal (stage->done_on, done_on));
}

/* --- Tests ------------------------------------------------------------------------------------ */

/* Refused with a sentence that has the days, nothing lost, the focus where it is wrong. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = begin_campaign ();
  GtkWidget *interim;

  enter_stages (editor);
  interim = find_day (editor, INTERIM, TRUE);
  td_keyboard_type ("31/12/2024");
  td_keyboard_press ("alt+n");
  td_keyboard_wait_field ("name");
  td_keyboard_press ("ctrl+s");
  TD_KEYBOARD_UNTIL (is_focus_in (interim));
  g_assert_true (td_ui_test_says (editor, "was on 31/12/2024, before"));
  g_assert_true (td_ui_test_says (editor, "05/01/2025"));
  g_assert_cmpstr (td_date_entry_get_text (TD_DATE_ENTRY (interim)), ==, "31/12/2024");

  td_keyboard_press ("ctrl+a");
  td_keyboard_type ("16/06/2026");
  TD_KEYBOARD_UNTIL (td_ui_test_says (editor, "16/06/2026 is still to come"));
  td_keyboard_press ("ctrl+a");
  td_keyboard_type ("15/06/2026");
  TD_KEYBOARD_UNTIL (!td_ui_test_says (editor, "still to come"));
  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

static void
test_late (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = begin_campaign ();
  TdRecordView *records;
  g_autoptr (TdCampaign) campaign = NULL;
  g_autoptr (TdCampaign) reviewed = NULL;
  g_autofree char *review = NULL;
  g_autofree char *due = NULL;
  g_autofree char *after = NULL;

  enter_stages (editor);
  TD_KEYBOARD_UNTIL (td_ui_test_says (editor, "The interim review was due on 05/01/2026."));
  enter_targets (editor);
  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);

  records = get_records (fixture);
  td_keyboard_press ("ctrl+f alt+v");
  TD_KEYBOARD_UNTIL (td_record_view_get_query (records)->late_reviews && count_rows (records) == 1);
  campaign = load_first (fixture, records);
  g_assert_cmpstr (campaign->name, ==, NAME);
  g_assert_cmpint (campaign->unit_id, >, 0);
  g_assert_cmpuint (campaign->stages->len, ==, 1);
  check_stage (campaign, 0, TD_STAGE_LAUNCHED, TD_DATE (2025, 1, 5));
  check_targets (campaign);
  review = get_cell (fixture, records, "review");
  due = get_cell (fixture, records, "review_due");
  g_assert_cmpstr (review, ==, "Interim review is late");
  g_assert_cmpstr (due, ==, "2026-01-05");
  TD_KEYBOARD_UNTIL (td_ui_test_says (GTK_WIDGET (records), "with a late review"));

  /* It is opened again and the review entered: nothing is late any more. */
  td_keyboard_press ("ctrl+f Down Return");
  editor = td_keyboard_wait_window (TD_TYPE_CAMPAIGN_EDITOR);
  td_keyboard_wait_field ("name");
  g_assert_cmpstr (td_date_entry_get_text (TD_DATE_ENTRY (find_day (editor, LAUNCHED, TRUE))), ==,
                   "05/01/2025");
  td_keyboard_press ("alt+p");
  TD_KEYBOARD_UNTIL (is_focus_in (find_day (editor, PREPARED, FALSE)));
  td_keyboard_press ("Down Down Down");
  TD_KEYBOARD_UNTIL (is_focus_in (find_day (editor, INTERIM, FALSE)));
  tab_into (find_day (editor, INTERIM, TRUE));
  td_keyboard_type ("20/02/2026");
  TD_KEYBOARD_UNTIL (td_ui_test_says (editor, "The interim review is due on 20/02/2027."));
  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  TD_KEYBOARD_UNTIL (count_rows (records) == 0);

  td_keyboard_press ("ctrl+f alt+v");
  TD_KEYBOARD_UNTIL (!td_record_view_get_query (records)->late_reviews
                     && count_rows (records) == 1);
  after = get_cell (fixture, records, "review_due");
  g_assert_cmpstr (after, ==, "2027-02-20");
  reviewed = load_first (fixture, records);
  g_assert_cmpuint (reviewed->stages->len, ==, 2);
  check_stage (reviewed, 1, TD_STAGE_INTERIM, TD_DATE (2026, 2, 20));
  check_targets (reviewed);
}

/* A button for one more interim review, after those that are there. */
static void
test_more_reviews (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor = begin_campaign ();
  TdRecordView *records;
  g_autoptr (TdCampaign) campaign = NULL;
  const TdCampaignStage *planned;

  enter_stages (editor);
  td_keyboard_type ("10/06/2025");
  td_keyboard_press ("alt+i");
  TD_KEYBOARD_UNTIL (!is_focus_in (find_day (editor, INTERIM, TRUE))
                     && GTK_IS_TEXT (td_keyboard_get_focus ()));
  td_keyboard_type ("10/06/2027");
  TD_KEYBOARD_UNTIL (td_ui_test_says (editor, "The interim review is due on 10/06/2027."));
  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);

  records = get_records (fixture);
  TD_KEYBOARD_UNTIL (count_rows (records) == 1);
  campaign = load_first (fixture, records);
  g_assert_cmpuint (campaign->stages->len, ==, 3);
  check_stage (campaign, 1, TD_STAGE_INTERIM, TD_DATE (2025, 6, 10));
  planned = g_ptr_array_index (campaign->stages, 2);
  g_assert_cmpstr (planned->stage, ==, TD_STAGE_INTERIM);
  g_assert_true (td_date_equal (planned->due_on, TD_DATE (2027, 6, 10)));
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/campaigns/refused", test_refused);
  ADD ("/campaigns/late", test_late);
  ADD ("/campaigns/more-reviews", test_more_reviews);
#undef ADD

  return g_test_run ();
}
