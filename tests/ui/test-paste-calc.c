/* A list of 300 people from a real LibreOffice Calc, by the real clipboard and a real Ctrl+V, in
 * the grid of a decision: understood, matched and checked. */

#include <signal.h>
#include <unistd.h>

#include "td-decision-test.h"
#include "td-keyboard.h"

#include "app/widgets/td-paste-bar.h"
#include "base/td-text.h"
#include "domain/td-decision.h"
#include "store/td-unit-store.h"

#define N_ROWS 300
#define FILE_NAME "danh-sach-khen-thuong.fods"

/* --- The list --------------------------------------------------------------------------------- */

static const struct
{
  const char *code;
  const char *name;
  const char *written; /* as the list has it */
} units[] = {
  { "NS-THCS", "CĐCS Trường Trung học cơ sở Nậm Sỏ", "Trường THCS Nậm Sỏ" },
  { "NS-TH", "CĐCS Trường Tiểu học Nậm Sỏ", "truong tieu hoc nam so" },
  { "MT-TTYT", "CĐCS Trung tâm Y tế Mường Tè", "TTYT Mường Tè" },
  { "MT-MN", "CĐCS Trường Mầm non Hoa Ban", "Trường MN Hoa Ban, tỉnh Lai Châu" },
};

static const char *const families[]
    = { "Lò", "Giàng", "Vàng", "Sùng", "Nguyễn", "Hoàng", "Tao", "Lý", "Đèo", "Phạm" };
static const char *const given[] = { "Ánh",  "Hoà", "Páo",    "Chu",  "Dơ",  "Yến",  "Đức", "Thuỷ",
                                     "Bình", "Sơn", "Phượng", "Khoa", "Quý", "Ngân", "Vừ" };

static const char *const posts[] = { "Giáo viên", "Hiệu trưởng", "Nhân viên", "Chủ tịch CĐCS" };

static gboolean
is_woman (guint i)
{
  return i % 2 == 0;
}

/* (transfer full): no two rows have the same */
static char *
make_name (guint i)
{
  guint pair = i / 2;

  return g_strdup_printf ("%s %s %s", families[pair % G_N_ELEMENTS (families)],
                          is_woman (i) ? "Thị" : "Văn",
                          given[pair / G_N_ELEMENTS (families) % G_N_ELEMENTS (given)]);
}

/* (transfer full): "BÀ LÒ THỊ ÁNH", "Ông Lò Văn Ánh", "Lò Thị Ánh" */
static char *
write_name (guint i)
{
  g_autofree char *name = make_name (i);
  g_autofree char *titled = NULL;

  if (i % 3 == 2 && is_woman (i))
    return g_steal_pointer (&name);
  titled = g_strdup_printf ("%s %s", is_woman (i) ? "Bà" : "Ông", name);

  return i % 3 == 0 ? g_utf8_strup (titled, -1) : g_steal_pointer (&titled);
}

/* The last one is none of the book's. */
static const char *
write_unit (guint i)
{
  return i == N_ROWS - 1 ? "Trường Mầm non Hoa Mai" : units[i % G_N_ELEMENTS (units)].written;
}

static void
append_text (GString *xml, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (xml,
                          "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p>"
                          "</table:table-cell>",
                          escaped);
}

static void
append_number (GString *xml, guint number, const char *style)
{
  g_string_append_printf (xml,
                          "<table:table-cell table:style-name=\"%s\" office:value-type=\"float\""
                          " office:value=\"%u\"/>",
                          style, number);
}

#define BEGIN_ROW "<table:table-row>"
#define END_ROW "</table:table-row>"

/* A flat OpenDocument worksheet: a title, a heading, 300 rows. */
static void
write_list (const char *path)
{
  static const char *const titles[]
      = { "TT",        "Họ và tên",          "Chức vụ",      "Đơn vị công tác",
          "Hình thức", "Tiền thưởng (đồng)", "Số hiệu hồ sơ" };
  g_autoptr (GString) xml = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
      " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
      " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
      " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.3\""
      " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"
      "<office:automatic-styles>"
      "<number:number-style style:name=\"N1\"><number:number number:decimal-places=\"0\""
      " number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
      "<style:style style:name=\"amount\" style:family=\"table-cell\""
      " style:data-style-name=\"N1\"/>"
      "<style:style style:name=\"plain\" style:family=\"table-cell\"/>"
      "</office:automatic-styles>"
      "<office:body><office:spreadsheet><table:table table:name=\"Danh sách\">");
  g_autoptr (GError) error = NULL;

  g_string_append (xml, BEGIN_ROW);
  append_text (xml, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG");
  g_string_append (xml, END_ROW BEGIN_ROW);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    append_text (xml, titles[i]);
  g_string_append (xml, END_ROW);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = write_name (i);
      g_autofree char *number = g_strdup_printf ("HS-%04u", i + 1);

      g_string_append (xml, BEGIN_ROW);
      append_number (xml, i + 1, "plain");
      append_text (xml, name);
      append_text (xml, posts[i % G_N_ELEMENTS (posts)]);
      append_text (xml, write_unit (i));
      append_text (xml, "Bằng khen LĐLĐ tỉnh");
      append_number (xml, 760000, "amount");
      append_text (xml, number);
      g_string_append (xml, END_ROW);
    }
  g_string_append (xml, "</table:table></office:spreadsheet></office:body></office:document>");

  g_file_set_contents (path, xml->str, (gssize) xml->len, &error);
  g_assert_no_error (error);
}

static gboolean
add_units (TdDb *db, gpointer data, GError **error)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (data);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

      td_text_set (&unit->code, units[i].code);
      td_text_set (&unit->name, units[i].name);
      td_text_set (&unit->kind, "CDCS");
      td_text_set (&unit->organisation_type, "SN_CONG_LAP");
      unit->parent_id = td_unit_find_by_code (db, "LC-CDGD", error);
      if (!td_unit_save (db, catalogue, unit, error))
        return FALSE;
    }

  return TRUE;
}

/* --- LibreOffice ------------------------------------------------------------------------------ */

/* No dialog of a first start. */
static const char registry[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
      "<item oor:path=\"/org.openoffice.Office.Common/Misc\">"
      "<prop oor:name=\"ShowTipOfTheDay\" oor:op=\"fuse\"><value>false</value></prop></item>"
      "<item oor:path=\"/org.openoffice.Office.Common/Misc\">"
      "<prop oor:name=\"FirstRun\" oor:op=\"fuse\"><value>false</value></prop></item>"
      "</oor:items>";

/* A group of its own: the program that is started starts others, which end with it. */
static void
child_setup (gpointer data)
{
  setpgid (0, 0);
}

static GPid
start_calc (const TdTestDir *dir)
{
  g_autofree char *profile = td_test_dir_file (dir, "profile");
  g_autofree char *user = g_build_filename (profile, "user", NULL);
  g_autofree char *settings = g_build_filename (user, "registrymodifications.xcu", NULL);
  g_autofree char *installation = g_strdup_printf ("-env:UserInstallation=file://%s", profile);
  g_autofree char *list = td_test_dir_file (dir, FILE_NAME);
  const char *arguments[] = { "soffice",       installation, "--norestore", "--nologo",
                              "--nolockcheck", "--calc",     list,          NULL };
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  GPid pid;

  write_list (list);
  g_assert_cmpint (g_mkdir_with_parents (user, 0700), ==, 0);
  g_file_set_contents (settings, registry, -1, &error);
  g_assert_no_error (error);
  /* The plugin that every installation with a display has; what is strict for the program under
   * test would end the other. */
  environment = g_environ_setenv (environment, "SAL_USE_VCLPLUGIN", "gen", TRUE);
  environment = g_environ_unsetenv (environment, "G_DEBUG");
  environment = g_environ_unsetenv (environment, "MALLOC_CHECK_");
  g_spawn_async (dir->path, (char **) arguments, environment,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                     | G_SPAWN_STDERR_TO_DEV_NULL,
                 child_setup, NULL, &pid, &error);
  g_assert_no_error (error);

  return pid;
}

static void
exited_cb (GPid pid, int status, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
stop_calc (GPid pid)
{
  gboolean exited = FALSE;

  g_child_watch_add (pid, exited_cb, &exited);
  kill (-pid, SIGKILL);
  TD_TEST_PUMP_UNTIL (exited);
  g_spawn_close_pid (pid);
}

/* The X window of the worksheet; NULL while there is none. */
static char *
find_calc (void)
{
  const char *arguments[] = { "xdotool", "search", "--onlyvisible", "--name", FILE_NAME, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_strstrip (output);

  return *output != '\0' ? g_steal_pointer (&output) : NULL;
}

static gboolean
turn_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
has_html (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());

  return !gdk_clipboard_is_local (clipboard)
         && gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                   "text/html");
}

/* Selects the list and copies it, once a second: a worksheet whose window is there may not listen
 * yet. */
static gboolean
copy_again (const char *window, gint64 *next)
{
  if (has_html ())
    return TRUE;
  if (g_get_monotonic_time () < *next)
    return FALSE;

  td_keyboard_run ((const char *const[]){ "xdotool", "windowfocus", window, "key", "--delay", "50",
                                          "ctrl+Home", "ctrl+shift+End", "ctrl+c", NULL });
  *next = g_get_monotonic_time () + G_USEC_PER_SEC;

  return FALSE;
}

static void
copy_list (void)
{
  guint turns = g_timeout_add (200, turn_cb, NULL);
  g_autofree char *window = NULL;
  gint64 next = 0;

  TD_TEST_PUMP_UNTIL ((window = find_calc ()) != NULL);
  g_assert_null (strchr (window, '\n'));
  g_assert_false (has_html ());
  TD_TEST_PUMP_UNTIL (copy_again (window, &next));
  g_source_remove (turns);
}

/* --- The grid --------------------------------------------------------------------------------- */

static void
edited_cb (gint64 *time)
{
  *time = g_get_monotonic_time ();
}

static void
check_awards (GtkWidget *editor, TdBook *book)
{
  g_autoptr (TdDecision) decision = td_recipient_sheet_copy_typed (td_decision_test_sheet (editor));
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  const TdAwardForm *form
      = td_catalogue_find_award_form_at (catalogue, "BK_TINH", TD_DATE (2026, 6, 12));

  g_assert_cmpuint (decision->awards->len, ==, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);
      g_autofree char *name = make_name (i);
      g_autofree char *rest = g_strdup_printf ("Số hiệu hồ sơ: HS-%04u", i + 1);

      g_assert_cmpstr (award->name, ==, name);
      g_assert_cmpint (award->recipient_kind, ==, TD_RECIPIENT_INDIVIDUAL);
      g_assert_null (award->unread[TD_CELL_TITLE]);
      g_assert_cmpint (award->is_woman, ==, is_woman (i));
      if (i < N_ROWS - 1)
        {
          g_assert_cmpstr (award->unit_name, ==, units[i % G_N_ELEMENTS (units)].name);
          g_assert_null (award->unread[TD_CELL_UNIT]);
        }
      else
        {
          g_assert_cmpint (award->unit_id, ==, 0);
          g_assert_cmpstr (award->unread[TD_CELL_UNIT], ==, "Trường Mầm non Hoa Mai");
        }
      g_assert_cmpint (award->award_form_id, ==, form->id);
      g_assert_cmpint (award->bonus, ==, 760000);
      g_assert_cmpstr (award->post, ==, posts[i % G_N_ELEMENTS (posts)]);
      g_assert_cmpstr (award->unread[TD_CELL_UNRECOGNISED], ==, rest);
    }
}

static void
test_three_hundred (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdBook) book = td_ui_test_book (dir, TD_BOOK_LAI_CHAU);
  g_autoptr (GError) error = NULL;
  GPid calc = start_calc (dir);
  GtkWidget *editor;
  gpointer gone;
  gint64 start, filled = 0;

  td_book_write (book, "", add_units, book, &error);
  g_assert_no_error (error);
  copy_list ();

  editor = gone = td_decision_editor_new (NULL, book, 0, 0, &error);
  g_assert_no_error (error);
  g_object_add_weak_pointer (G_OBJECT (editor), &gone);
  gtk_window_present (GTK_WINDOW (editor));
  td_keyboard_wait_window (TD_TYPE_DECISION_EDITOR);
  td_decision_test_type (editor, TD_DECISION_DATE, "12/06/2026");
  td_grid_move_to (td_decision_test_grid (editor), td_decision_test_blank (editor), 1);
  g_signal_connect_swapped (td_decision_test_sheet (editor), "edited", G_CALLBACK (edited_cb),
                            &filled);

  start = g_get_monotonic_time ();
  td_keyboard_press ("ctrl+v");
  /* What is wrong with the last row is known only after the check. */
  TD_KEYBOARD_UNTIL (td_decision_test_find_problem (editor, N_ROWS - 1, TD_CELL_UNIT) != NULL);
  g_test_message ("300 rows from Ctrl+V: in the grid after %.0f ms, checked after %.0f ms",
                  (double) (filled - start) / 1000,
                  (double) (g_get_monotonic_time () - start) / 1000);
  check_awards (editor, book);
  g_assert_null (td_decision_test_find_problem (editor, 0, TD_CELL_UNIT));

  gtk_window_destroy (GTK_WINDOW (editor));
  TD_TEST_PUMP_UNTIL (gone == NULL);
  stop_calc (calc);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TD_TEST_PUMP_SECONDS", "40", FALSE);
  td_ui_test_init (&argc, &argv);
  g_test_add_func ("/paste-calc/three-hundred", test_three_hundred);

  return g_test_run ();
}
