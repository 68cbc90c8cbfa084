/* The whole main job by the keyboard alone: a unit, a campaign and a decision with three recipients
 * are entered, the half-year is exported, and the book and the workbook are what was typed. */

#include "td-keyboard.h"

#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-decision-editor.h"
#include "app/dialogs/td-unit-editor.h"
#include "app/td-application.h"
#include "app/td-window.h"
#include "domain/td-campaign.h"
#include "domain/td-decision.h"
#include "domain/td-unit.h"
#include "store/td-campaign-store.h"
#include "store/td-decision-store.h"
#include "store/td-unit-store.h"

#define UNIT "CĐCS Trường Mầm non số 9"
#define CAMPAIGN "Đổi mới, sáng tạo trong dạy và học"
#define BANG_KHEN "Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh"

typedef struct
{
  TdTestDir *dir;
  TdApplication *application;
  TdBook *book; /* as the window has it open */
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
  fixture->book = td_window_get_book (TD_WINDOW (td_keyboard_wait_window (TD_TYPE_WINDOW)));
}

/* Ctrl+Q: the program ends as it does for a clerk. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_keyboard_press ("ctrl+q");
  TD_KEYBOARD_UNTIL (gtk_application_get_windows (GTK_APPLICATION (fixture->application)) == NULL);
  g_object_unref (fixture->application);
  td_test_dir_free (fixture->dir);
}

/* From wherever one comes, a page begins with its first control. */
static void
check_pages (void)
{
  for (guint i = 0; i < 2; i++)
    {
      td_keyboard_press ("alt+8");
      td_keyboard_wait_field ("organisation.parent_line");
      td_keyboard_press ("alt+2");
      TD_KEYBOARD_UNTIL (GTK_IS_TEXT (td_keyboard_get_focus ()));
    }
}

/* --- What is entered -------------------------------------------------------------------------- */

static void
enter_unit (void)
{
  td_keyboard_press ("alt+2");
  td_keyboard_press ("ctrl+n");
  td_keyboard_wait_window (TD_TYPE_UNIT_EDITOR);
  td_keyboard_wait_field ("name");
  td_keyboard_type (UNIT);
  td_keyboard_tab_to ("kind", 3);
  td_keyboard_choose ("Công đoàn cơ sở");
  td_keyboard_tab_to ("organisation-type", 1);
  td_keyboard_choose ("Đơn vị sự nghiệp công lập");
  td_keyboard_tab_to ("parent", 1);
  td_keyboard_choose_unit ("cd nganh giao duc", "Công đoàn ngành Giáo dục tỉnh Lai Châu");
  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

static void
enter_campaign (void)
{
  td_keyboard_press ("alt+3");
  td_keyboard_press ("ctrl+n");
  td_keyboard_wait_window (TD_TYPE_CAMPAIGN_EDITOR);
  td_keyboard_wait_field ("name");
  td_keyboard_type (CAMPAIGN);
  td_keyboard_tab_to ("launching-level", 1);
  td_keyboard_choose ("LĐLĐ tỉnh");
  td_keyboard_tab_to ("starts-on", 5);
  td_keyboard_type ("01/01/2026");
  td_keyboard_tab_to ("ends-on", 2);
  td_keyboard_type ("31/12/2026");
  /* The table of targets comes after the contents; its third line is the public institutions. */
  td_keyboard_tab_to ("contents", 50);
  for (guint i = 0; i < 9; i++)
    td_keyboard_press ("Tab");
  td_keyboard_type ("Sáng kiến được công nhận");
  td_keyboard_press ("Tab Tab");
  td_keyboard_type ("12,5");
  td_keyboard_press ("Tab");
  td_keyboard_type ("%");
  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

/* The keys from a blank row's first cell to the next one. */
static void
enter_person (const char *title, const char *name, const char *unit)
{
  td_keyboard_press (title);
  td_keyboard_press ("Tab");
  td_keyboard_type (name);
  td_keyboard_press ("Tab Tab");
  td_keyboard_type (unit);
  td_keyboard_press ("Tab Tab Tab");
  td_keyboard_type ("Dẫn đầu phong trào");
  td_keyboard_press ("Return");
}

static void
enter_decision (void)
{
  td_keyboard_press ("alt+4");
  td_keyboard_press ("ctrl+n");
  td_keyboard_wait_window (TD_TYPE_DECISION_EDITOR);
  td_keyboard_wait_field (TD_DECISION_NUMBER);
  td_keyboard_type ("45");
  td_keyboard_tab_to (TD_DECISION_DATE, 2);
  td_keyboard_type ("12/06/2026");
  td_keyboard_tab_to ("signer", 5);
  td_keyboard_type ("Nguyễn Văn Đông");
  td_keyboard_tab_to ("common-form", 3);
  td_keyboard_choose (BANG_KHEN);
  td_keyboard_tab_to ("common-commendation-type", 1);
  td_keyboard_choose ("Phong trào thi đua, chuyên đề, theo đợt");
  td_keyboard_tab_to ("common-campaign", 1);
  td_keyboard_choose (CAMPAIGN);
  td_keyboard_press ("Tab Tab");

  /* A collective that is a unit: Down takes it from what is offered. */
  td_keyboard_press ("ctrl+Home");
  td_keyboard_type ("mam non so 9");
  td_keyboard_press ("Down Tab");
  td_keyboard_type ("Dẫn đầu phong trào");
  td_keyboard_press ("Return Return");
  enter_person ("b", "Lò Thị Ánh", "mam non so 9");
  enter_person ("o", "Vàng Văn An", "mam non so 9");

  td_keyboard_press ("ctrl+s");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
}

/* The half-year is the one that is offered on 15/06/2026. */
static void
export_reports (const char *path)
{
  td_keyboard_press ("alt+7");
  td_keyboard_press ("ctrl+e");
  td_keyboard_wait_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  td_keyboard_press ("ctrl+a");
  td_keyboard_type (path);
  td_keyboard_press ("Return");
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  TD_KEYBOARD_UNTIL (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* --- What must be there ----------------------------------------------------------------------- */

static void
check_campaign (TdDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCampaign) campaign = td_campaign_load (db, id, &error);
  const TdCampaignTarget *target;

  g_assert_no_error (error);
  g_assert_cmpstr (campaign->name, ==, CAMPAIGN);
  g_assert_cmpstr (campaign->launching_level, ==, "TINH");
  g_assert_true (td_date_equal (campaign->starts_on, TD_DATE (2026, 1, 1)));
  g_assert_true (td_date_equal (campaign->ends_on, TD_DATE (2026, 12, 31)));
  g_assert_cmpuint (campaign->targets->len, ==, 1);
  target = g_ptr_array_index (campaign->targets, 0);
  g_assert_cmpstr (target->organisation_type, ==, "SN_CONG_LAP");
  g_assert_cmpstr (target->target, ==, "Sáng kiến được công nhận");
  g_assert_cmpint (target->value, ==, 1250);
  g_assert_cmpstr (target->measure, ==, "%");
}

static void
check_unit (TdDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdUnit) unit = td_unit_load (db, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (unit->name, ==, UNIT);
  g_assert_cmpstr (unit->kind, ==, "CDCS");
  g_assert_cmpstr (unit->organisation_type, ==, "SN_CONG_LAP");
  g_assert_cmpint (unit->parent_id, ==, td_unit_find_by_code (db, "LC-CDGD", NULL));
}

static void
check_award (const TdAward *award, TdRecipientKind kind, const char *name, gboolean is_woman)
{
  g_assert_cmpint (award->recipient_kind, ==, kind);
  g_assert_cmpstr (award->name, ==, name);
  g_assert_cmpint (award->is_woman, ==, is_woman);
  g_assert_cmpstr (award->unit_name, ==, UNIT);
  g_assert_cmpstr (award->commendation_type, ==, "CHUYEN_DE");
  g_assert_cmpstr (award->achievement, ==, "Dẫn đầu phong trào");
}

static void
check_book (TdBook *book)
{
  TdDb *db = td_book_get_reader (book);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) decision = td_decision_load (db, 1, &error);
  const TdAward *first;

  g_assert_no_error (error);
  g_assert_cmpstr (decision->number, ==, "45");
  g_assert_cmpstr (decision->symbol, ==, "QĐ-LĐLĐ");
  g_assert_true (td_date_equal (decision->decided_on, TD_DATE (2026, 6, 12)));
  g_assert_cmpstr (decision->deciding_level, ==, "TINH");
  g_assert_cmpstr (decision->issuer, ==, "LĐLĐ tỉnh Lai Châu");
  g_assert_cmpstr (decision->signer, ==, "Nguyễn Văn Đông");
  g_assert_cmpuint (decision->awards->len, ==, 3);

  first = g_ptr_array_index (decision->awards, 0);
  check_award (first, TD_RECIPIENT_COLLECTIVE, UNIT, FALSE);
  check_award (g_ptr_array_index (decision->awards, 1), TD_RECIPIENT_INDIVIDUAL, "Lò Thị Ánh",
               TRUE);
  check_award (g_ptr_array_index (decision->awards, 2), TD_RECIPIENT_INDIVIDUAL, "Vàng Văn An",
               FALSE);
  check_unit (db, first->unit_id);
  check_campaign (db, first->campaign_id);
}

/* (transfer full): the lines of dump-workbook.py */
static char **
dump_workbook (const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "dump-workbook.py", NULL);
  const char *arguments[] = { "python3", script, path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));

  return g_strsplit (output, "\n", -1);
}

/* The line of @sheet that has @cell, which has @cells after it or among them. */
static guint
assert_row (char **lines, const char *sheet, const char *cell, const char *const *cells)
{
  g_autofree char *anchor = g_strdup_printf ("\t%s\t", cell);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat (lines[i], "\t", NULL);

      if (!g_str_has_prefix (line, sheet) || strstr (line, anchor) == NULL)
        continue;
      for (guint j = 0; cells[j] != NULL; j++)
        {
          g_autofree char *wanted = g_strdup_printf ("\t%s\t", cells[j]);

          if (strstr (line, wanted) == NULL)
            g_error ("no %s in %s", cells[j], lines[i]);
        }
      return i;
    }
  g_error ("no row of %s with %s", sheet, cell);
}

#define CELLS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* B01's columns: O and P Bằng khen of the province to collectives and individuals, AA and AB all
 * awards, AE without a leading post, AG women. 46185 is 12/06/2026. */
static void
check_workbook (char **lines)
{
  guint an, anh;

  assert_row (lines, "B01 ", "A=6 tháng đầu năm 2026", CELLS ("A=6 tháng đầu năm 2026"));
  assert_row (lines, "B01 ", "B=Công đoàn ngành Giáo dục tỉnh Lai Châu",
              CELLS ("A=I", "C=1", "O=1", "P=2", "AA=1", "AB=2", "AE=2", "AG=1", "AI=0"));
  assert_row (lines, "B01 ", "B=" UNIT,
              CELLS ("A=1", "O=1", "P=2", "AA=1", "AB=2", "AG=1", "AH=0.5"));
  assert_row (lines, "B01 ", "B=TỔNG CỘNG", CELLS ("O=1", "P=2", "AA=1", "AB=2", "AG=1"));

  assert_row (lines, "B05 ", "B=" UNIT, CELLS ("A=1", "H=45/QĐ-LĐLĐ", "I=46185"));
  an = assert_row (lines, "B05 ", "B=Vàng Văn An",
                   CELLS ("A=1", "C=Ông", "E=" UNIT, "H=45/QĐ-LĐLĐ", "I=46185"));
  anh = assert_row (lines, "B05 ", "B=Lò Thị Ánh",
                    CELLS ("A=2", "C=Bà", "E=" UNIT, "H=45/QĐ-LĐLĐ", "I=46185"));
  g_assert_cmpuint (an + 1, ==, anh);
}

/* --- Test ------------------------------------------------------------------------------------- */

static void
test_main_job (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, "B01.xlsx");
  g_auto (GStrv) cells = NULL;

  check_pages ();
  enter_unit ();
  enter_campaign ();
  enter_decision ();
  check_book (fixture->book);

  export_reports (path);
  cells = dump_workbook (path);
  check_workbook (cells);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add ("/main-job/keyboard", Fixture, NULL, set_up, test_main_job, tear_down);

  return g_test_run ();
}
