/* A clipboard's text and HTML as rows and cells. */
#include <string.h>
#include <gio/gio.h>

#include "base/td-error.h"
#include "exchange/td-paste-table.h"

/* The whole table in one line: "a|b / c|d", "<" and "^" for cells that are covered, a line end as
 * "\". */
static char *
dump (const TdPasteTable *table)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < td_paste_table_get_n_rows (table); row++)
    for (guint column = 0; column < td_paste_table_get_n_columns (table); column++)
      {
        TdPasteMerge merge = td_paste_table_get_merge (table, row, column);
        g_autofree char *text = g_strdup (td_paste_table_get (table, row, column));

        g_string_append (out, column > 0 ? "|" : row > 0 ? " / " : "");
        g_string_append (out, merge == TD_PASTE_MERGED_LEFT    ? "<"
                              : merge == TD_PASTE_MERGED_ABOVE ? "^"
                                                               : "");
        g_string_append (out, g_strdelimit (text, "\n", '\\'));
      }

  return g_string_free (out, FALSE);
}

static void
assert_text (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPasteTable) table = td_paste_table_new_from_text (text, -1, &error);
  g_autofree char *dumped = NULL;

  g_assert_no_error (error);
  dumped = dump (table);
  g_assert_cmpstr (dumped, ==, expected);
}

static void
assert_html (const char *html, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPasteTable) table = td_paste_table_new_from_html (html, strlen (html), &error);
  g_autofree char *dumped = NULL;

  g_assert_no_error (error);
  dumped = dump (table);
  g_assert_cmpstr (dumped, ==, expected);
}

static void
assert_fixture (const char *name, const char *expected)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "clipboard", name, NULL);
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPasteTable) table = NULL;
  g_autofree char *dumped = NULL;
  gsize length;

  g_file_get_contents (path, &html, &length, &error);
  g_assert_no_error (error);
  table = td_paste_table_new_from_html (html, length, &error);
  g_assert_no_error (error);
  dumped = dump (table);
  g_assert_cmpstr (dumped, ==, expected);
}

static void
test_text (void)
{
  assert_text ("a\tb\r\nc\td\r\n", "a|b / c|d");
  assert_text ("a\tb\nc\td", "a|b / c|d");
  assert_text ("a\rb", "a / b");
  assert_text ("a", "a");
  assert_text ("a\t\n\tb\n", "a| / |b");
  assert_text ("\n\na\n\n\n", " /  / a");
  assert_text ("a\t\t\t\n", "a");
  assert_text ("\xc2\xa0 a \xc2\xa0\tb\x01"
               "c",
               "a|b c");
  assert_text ("e\xcc\x82\xcc\x81", "ế");
  assert_text ("Tr\xc2\xad\xc3\xaang", "Tr\xc2\xad\xc3\xaang");
}

static void
test_quoting (void)
{
  assert_text ("\"a\nb\"\tc\n", "a\\b|c");
  assert_text ("\"a\tb\"\tc", "a b|c");
  assert_text ("\"a \"\"b\"\" c\"\td", "a \"b\" c|d");
  assert_text ("\"\"\"a\"\"\nb\"", "\"a\"\\b");
  /* Marks that are text. */
  assert_text ("\"Giỏi việc nước\"\tb", "\"Giỏi việc nước\"|b");
  assert_text ("\"Giỏi\" và\tb", "\"Giỏi\" và|b");
  assert_text ("a \"b\" c\t6\"", "a \"b\" c|6\"");
  assert_text ("\"a\tb\nc\td", "\"a|b / c|d");
  assert_text ("\"", "\"");
  assert_text ("\"\"\ta", "\"\"|a");
}

static void
test_html (void)
{
  assert_html ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a|b / c|d");
  assert_html ("<TABLE><TR><TH>a</TH><TD>b<BR>c</TD></TR></TABLE>", "a|b\\c");
  assert_html ("<table><tr><td>a\n   b&nbsp;&amp;&#7871;</td></tr></table>", "a b &ế");
  assert_html ("<table><tr><td><p>a</p>\n<p>b</p><p>&nbsp;</p><p>c</p></td></tr></table>",
               "a\\b\\c");
  assert_html ("<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td>c<td>d<td>e</table>",
               "a|<|b / c|d|e");
  assert_html ("<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
               "a|b / ^|c");
  assert_html ("<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>"
               "<tr><td>d<td>e<td>f</table>",
               "a|<|b / ^|<|c / d|e|f");
  assert_html ("<table><tr><td rowspan=0>a</td><td colspan=x>b</td></tr></table>", "a|b");
  assert_html ("<table><tr><td>a</td><td style='display: none'>b</td><td>c</td></tr></table>",
               "a|c");
  assert_html ("<table><tr style='DISPLAY:NONE'><td>a</td></tr><tr><td>b</td></tr></table>", "b");
  assert_html ("<table><col><col style='display:none'><col><tr><td>a<td>b<td>c</table>", "a|c");
  assert_html ("<table><col span=2 style='display:none'><tr><td colspan=3>a<td>b</table>", "a|b");
  assert_html ("<table><tr><td>a<span style='mso-hide:all'>x</span><!-- y --></td></tr></table>",
               "a");
  assert_html ("<p>I. A</p><table><tr><td>1<td>b</table>II. <b>B</b><table><tr><td>2</table>",
               "I. A| / 1|b / II. B| / 2|");
  assert_html ("<table><tr><td>x<td>a<table><tr><td>b<td>c</table></table>", "x|a\\b c");
  assert_html ("<table><tr><td>\n<table><tr><td>b<td>c</table></td></tr></table>", "b|c");
  assert_html ("<title>T</title><style>p {}</style><table><tbody><tr><td>a</table>", "a");
  assert_html ("<table><tr><td colspan=16384>a</td></tr></table>", "a");
}

static void
test_fonts (void)
{
  assert_html ("<table><tr><td><font face='.VnTime'>H\u00efng</font> \u00ef</table>",
               "Hùng \u00ef");
  assert_html ("<table><tr><td style='font-family: \".VnTimeH\"'>l\u00df</table>", "LÒ");
  assert_html ("<table style='font-family:VNI-Times'><tr><td>Thu\u00fby</table>", "Thủy");
  assert_html ("<style>.a, .x {font-family:.VnArial} .b{font-family:Arial}</style>"
               "<table><tr><td class=x>H\u00efng<p class=b>H\u00efng</table>",
               "Hùng\\H\u00efng");
}

static void
test_charsets (void)
{
  static const char utf16[] = "\xff\xfe<\0t\0a\0b\0l\0e\0>\0<\0t\0r\0>\0<\0t\0d\0>\0\xbf\x1e";
  static const char cp1252[]
      = "<meta http-equiv=content-type content='text/html; charset=windows-1252'>"
        "<table><tr><td>\x93L\xf2\x94</table>";
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPasteTable) wide = td_paste_table_new_from_html (utf16, sizeof utf16 - 1, &error);
  g_autoptr (TdPasteTable) narrow = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (td_paste_table_get (wide, 0, 0), ==, "ế");

  narrow = td_paste_table_new_from_html (cp1252, sizeof cp1252 - 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (td_paste_table_get (narrow, 0, 0), ==, "“Lò”");

  /* A byte that is no UTF-8 ends nothing. */
  assert_html ("<meta charset=utf-8><table><tr><td>ế\xff<td>b</table>", "ế\xef\xbf\xbd|b");
  /* UTF-8 whatever the page says: the desktop has converted it. */
  assert_html ("<meta charset=windows-1252><table><tr><td>ế</table>", "ế");
}

static void
test_fixtures (void)
{
  assert_fixture ("libreoffice-calc.html",
                  "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG|||| / |||| / TT|Họ và tên|Chức vụ|Đơn vị công tác"
                  "|Tiền thưởng / I|TẬP THỂ||| / 1|CĐCS Trường THCS Nậm Sỏ||LĐLĐ huyện Tân Uyên"
                  "|1.800.000 / II|CÁ NHÂN||| / 1|Bà LÒ THỊ ÁNH|Giáo viên|Trường Tiểu học\\Nậm Sỏ"
                  "|760.000 / 2|Ông Sùng A Páo|Chủ tịch CĐCS|nt|760.000 / |Tổng cộng|||3.320.000");
  assert_fixture ("excel.html",
                  "TT|Họ và tên|Đối tượng|<|Tiền thưởng\\(đồng) / ^|^|Trực tiếp|Lãnh đạo|^"
                  " / 1|LÒ THỊ ÁNH|x||760.000 / 3|Vàng A Dơ||<|760.000");
  assert_fixture ("word.html",
                  "I. TẬP THỂ|| / TT|Tên tập thể|Thành tích / 1.|CĐCS Trường Tiểu học\\xã Nậm Sỏ"
                  "|Hoàn thành xuất sắc nhiệm vụ năm 2025 / II. CÁ NHÂN|| / 1|Bà Lò Thị Ánh|");
  assert_fixture ("google-sheets.html",
                  "Họ tên|Đơn vị / Nguyễn Văn A|Trường THCS Nậm Sỏ / Lò Thị B\\(nữ)|^");
}

static void
test_limits (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("<table><tr>");
  g_autoptr (GString) deep = g_string_new ("<table><tr><td>");
  g_autoptr (GError) error = NULL;
  g_autofree char *huge = g_strnfill (TD_PASTE_MAX_BYTES + 1, 'a');
  TdPasteTable *table;

  for (guint i = 0; i < TD_PASTE_MAX_ROWS; i++)
    g_string_append (rows, "a\n");
  table = td_paste_table_new_from_text (rows->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (td_paste_table_get_n_rows (table), ==, TD_PASTE_MAX_ROWS);
  td_paste_table_free (table);

  /* What is empty does not count. */
  for (guint i = 0; i < 100000; i++)
    g_string_append (rows, "\t\t\n");
  table = td_paste_table_new_from_text (rows->str, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (td_paste_table_get_n_rows (table), ==, TD_PASTE_MAX_ROWS);
  td_paste_table_free (table);

  g_string_append (rows, "b");
  g_assert_null (td_paste_table_new_from_text (rows->str, -1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
  g_clear_error (&error);

  for (guint i = 0; i <= TD_PASTE_MAX_COLUMNS; i++)
    g_string_append (wide, "<td>a");
  g_assert_null (td_paste_table_new_from_html (wide->str, wide->len, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
  g_clear_error (&error);

  for (guint i = 0; i < 2000; i++)
    g_string_append (deep, "<b>");
  g_string_append (deep, "a");
  g_assert_null (td_paste_table_new_from_html (deep->str, deep->len, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
  g_clear_error (&error);

  g_assert_null (td_paste_table_new_from_text (huge, -1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
}

/* Broken in whatever way, a clipboard is a table or an error. */
static void
test_mutations (void)
{
  static const char *const names[]
      = { "libreoffice-calc.html", "excel.html", "word.html", "google-sheets.html" };

  for (guint round = 0; round < (g_test_thorough () ? 4000 : 200); round++)
    {
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "fixtures", "clipboard", names[round % 4], NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (int i = g_test_rand_int_range (1, 20); i > 0; i--)
        {
          gsize from = (gsize) g_test_rand_int_range (0, (gint32) length);
          gsize to = (gsize) g_test_rand_int_range (0, (gint32) length);
          gsize n = (gsize) g_test_rand_int_range (1, 60);

          if (g_test_rand_bit ())
            memmove (bytes + to, bytes + from, MIN (n, length - MAX (from, to)));
          else
            bytes[to] = (char) g_test_rand_int_range (0, 256);
        }
      {
        g_autoptr (TdPasteTable) page = td_paste_table_new_from_html (bytes, length, &error);
        g_autoptr (TdPasteTable) text = NULL;

        g_assert_true ((page == NULL) == (error != NULL));
        g_clear_error (&error);
        text = td_paste_table_new_from_text (bytes, (gssize) length, &error);
        g_assert_true ((text == NULL) == (error != NULL));
      }
    }
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "\n\t\n", " \xc2\xa0 " };
  static const char *const pages[] = { "", "<p>a</p>", "text" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (td_paste_table_new_from_text (texts[i], -1, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
      g_clear_error (&error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_null (td_paste_table_new_from_html (pages[i], strlen (pages[i]), &error));
      g_assert_nonnull (error);
      if (i > 0)
        g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
  g_assert_null (td_paste_table_new_from_html ("<table><tr><td>", 15, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste-table/text", test_text);
  g_test_add_func ("/paste-table/quoting", test_quoting);
  g_test_add_func ("/paste-table/html", test_html);
  g_test_add_func ("/paste-table/fonts", test_fonts);
  g_test_add_func ("/paste-table/charsets", test_charsets);
  g_test_add_func ("/paste-table/fixtures", test_fixtures);
  g_test_add_func ("/paste-table/limits", test_limits);
  g_test_add_func ("/paste-table/mutations", test_mutations);
  g_test_add_func ("/paste-table/nothing", test_nothing);

  return g_test_run ();
}
