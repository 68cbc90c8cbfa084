#include "base/td-csv.h"

#include <string.h>

#include "base/td-error.h"

static TdCsv *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdCsv *csv = td_csv_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (csv);
  return csv;
}

static void
test_plain (void)
{
  g_autoptr (TdCsv) csv = parse ("code,name\r\nLC,Lai Châu\r\nĐB,Điện Biên\r\n");

  g_assert_cmpuint (td_csv_get_n_rows (csv), ==, 2);
  g_assert_true (td_csv_has_column (csv, "code"));
  g_assert_false (td_csv_has_column (csv, "Code"));
  g_assert_cmpstr (td_csv_get (csv, 0, "code"), ==, "LC");
  g_assert_cmpstr (td_csv_get (csv, 0, "name"), ==, "Lai Châu");
  g_assert_cmpstr (td_csv_get (csv, 1, "name"), ==, "Điện Biên");
  g_assert_null (td_csv_get (csv, 1, "source"));
}

/* Each must be one row with the cells a and b. */
static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *a;
    const char *b;
  } cases[] = {
    { "a,b\n1,2", "1", "2" },
    { "a,b\r1,2\r", "1", "2" },
    { "\xef\xbb\xbf"
      "a,b\r\n1,2\r\n",
      "1", "2" },
    { "\"a\",\"b\"\r\n\"1\",\"2\"\r\n", "1", "2" },
    { " a , b \n1,2\n", "1", "2" },
    { "a,b\n,\n", "", "" },
    { "a,b\n\"\",\"\"\n", "", "" },
    { "a,b\n1,", "1", "" },
    { "a,b\n\"1,5\",\"nói \"\"vâng\"\"\"\n", "1,5", "nói \"vâng\"" },
    { "a,b\n\"một\r\nhai\",\"ba\nbốn\"\n", "một\r\nhai", "ba\nbốn" },
    { "a,b\n\"\n\n\",\"\r\"\n", "\n\n", "\r" },
    { "a,b\n  1 ,\t2\n", "  1 ", "\t2" },
    { "\n\r\na,b\n\n1,2\n\n\n", "1", "2" },
    { "b,a\n2,1\n", "1", "2" },
    { "a,b\nLai Cha\xcc\x82u,Vi\xc3\xaa\xcc\xa3t\n", "Lai Châu", "Việt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      g_autoptr (TdCsv) csv = NULL;

      g_test_message ("%s", shown);
      csv = parse (cases[i].text);
      g_assert_cmpuint (td_csv_get_n_rows (csv), ==, 1);
      g_assert_cmpstr (td_csv_get (csv, 0, "a"), ==, cases[i].a);
      g_assert_cmpstr (td_csv_get (csv, 0, "b"), ==, cases[i].b);
    }
}

static void
test_heading_only (void)
{
  g_autoptr (TdCsv) csv = parse ("a,b");

  g_assert_cmpuint (td_csv_get_n_rows (csv), ==, 0);
  g_assert_true (td_csv_has_column (csv, "b"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { "", "empty" },
    { "\xef\xbb\xbf", "empty" },
    { "\n\n", "empty" },
    { "a,b\n1\n", "Line 2 has 1 " },
    { "a,b\n1,2\n1,2,3\n", "Line 3 has 3 " },
    { "a,b\r\n\r\n1,2\r\n1,2,3", "Line 4 has 3 " },
    { "a,b\r1,2\r1\r", "Line 3 has 1 " },
    /* The row begins in line 4: the one before is two lines long. */
    { "a,b\n\"x\ny\",2\n1\n", "Line 4 has 1 " },
    /* … and a row is named by its first line. */
    { "a,b\n1,2\n\"x\n\ny\"\n", "Line 3 has 1 " },
    { "a,b,a\n", "“a”" },
    { "a, a\n1,2\n", "Line 1: the heading “a”" },
    { "\na,,\n", "Line 2: the heading “”" },
    { "a,b\n1,x\"y\n", "Line 2: a quotation mark" },
    { "a,b\n1,2\n1,\"x\"y\n", "Line 3: a quotation mark" },
    { "a,b\n1,2\n1,\"x\n3,4\n", "Line 3: the quotation mark" },
    { "a,b\n1,\xff\n", "Line 2 is not UTF-8" },
    { "a,b\r\n1,2\r\n\xe1\xba", "Line 3 is not UTF-8" },
    { "\xff", "Line 1 is not UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = g_strescape (cases[i].text, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", shown);
      g_assert_null (td_csv_parse (cases[i].text, strlen (cases[i].text), &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].place));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_nul (void)
{
  static const char text[] = "a,b\n1,2\n3\0,4\n";
  g_autoptr (GError) error = NULL;

  g_assert_null (td_csv_parse (text, sizeof text - 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
  g_assert_nonnull (strstr (error->message, "Line 3 "));
}

static void
test_no_bytes (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_csv_parse (NULL, 0, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_PARSE);
}

static void
test_append (void)
{
  static const char *const cells[]
      = { "a", NULL, "", "1,5", "\"x\"", "một\nhai", " b", "b ", "c d" };
  static const char *const empty[] = { "" };
  g_autoptr (GString) out = g_string_new (NULL);

  td_csv_append_row (out, cells, G_N_ELEMENTS (cells));
  td_csv_append_row (out, empty, 1);
  g_assert_cmpstr (out->str, ==,
                   "a,,,\"1,5\",\"\"\"x\"\"\",\"một\nhai\",\" b\",\"b \",c d\r\n\"\"\r\n");
}

/* Whatever is written is read again, cell by cell. */
static void
test_round_trip (void)
{
  static const char *const pieces[]
      = { "a", "Đ", ",", "\"", "\n", "\r", "\r\n", " ", "\t", ";", "" };
  static const char *const headings[] = { "x", "y", "z" };

  for (int i = 0; i < 3000; i++)
    {
      guint n_columns = (guint) g_test_rand_int_range (1, 4);
      guint n_rows = (guint) g_test_rand_int_range (0, 5);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (TdCsv) csv = NULL;

      for (guint j = 0; j < n_columns * n_rows; j++)
        {
          GString *cell = g_string_new (NULL);

          for (int k = g_test_rand_int_range (0, 5); k > 0; k--)
            g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_ptr_array_add (cells, g_string_free (cell, FALSE));
        }

      td_csv_append_row (out, headings, n_columns);
      for (guint row = 0; row < n_rows; row++)
        td_csv_append_row (out, (const char *const *) cells->pdata + row * n_columns, n_columns);

      csv = parse (out->str);
      g_assert_cmpuint (td_csv_get_n_rows (csv), ==, n_rows);
      for (guint j = 0; j < cells->len; j++)
        g_assert_cmpstr (td_csv_get (csv, j / n_columns, headings[j % n_columns]), ==,
                         g_ptr_array_index (cells, j));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/plain", test_plain);
  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/heading-only", test_heading_only);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/nul", test_nul);
  g_test_add_func ("/csv/no-bytes", test_no_bytes);
  g_test_add_func ("/csv/append", test_append);
  g_test_add_func ("/csv/round-trip", test_round_trip);

  return g_test_run ();
}
