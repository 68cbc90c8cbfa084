/* Blocks pasted into a sheet of figures: where each number goes, and what has no place. */
#include "exchange/td-figure-paste.h"

static void
add_unit (TdFigureSheet *sheet, const char *code, const char *name)
{
  TdFigureLine *line = td_figure_line_new ((gint64) sheet->lines->len + 1, name);

  g_free (line->code);
  line->code = g_strdup (code);
  g_ptr_array_add (sheet->lines, line);
}

static TdFigureSheet *
new_sheet (void)
{
  TdFigureSheet *sheet = td_figure_sheet_new ();

  sheet->period = td_period_for_half (2026, 1);
  add_unit (sheet, "LC-001", "Công đoàn cơ sở Trường THCS Nậm Sỏ");
  add_unit (sheet, "LC-002", "Công đoàn cơ sở Chi cục Thuế");
  add_unit (sheet, "LC-003", "Công đoàn cơ sở Hạt Kiểm lâm");
  add_unit (sheet, "LC-004", "Công đoàn cơ sở Hạt Kiểm lâm");

  return sheet;
}

/* "25 25 14 | … ", a dash for a blank */
static char *
describe (const TdFigureSheet *sheet, const TdCatalogue *catalogue)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->lines->len; i++)
    {
      g_string_append (text, i > 0 ? " |" : "");
      for (guint figure = 0; figure < TD_N_FIGURES; figure++)
        {
          g_autofree char *cell = td_figure_sheet_get_text (sheet, catalogue, i, (TdFigure) figure);

          g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                                  cell[0] != '\0' ? cell : "-");
        }
    }

  return g_string_free (text, FALSE);
}

static void
pastes (void)
{
  static const struct
  {
    const char *block;
    guint line;
    TdFigure figure;
    const char *sheet;
    const char *left_out;
  } cases[] = {
    { "25\t24\n31\t30\n", 0, TD_FIGURE_WORKERS,
      "25 24 - - - - - | 31 30 - - - - - | - - - - - - - | - - - - - - -", "" },
    { "25\t24\n31\t30\n", 2, TD_FIGURE_WOMEN,
      "- - - - - - - | - - - - - - - | - - 25 24 - - - | - - 31 30 - - -", "" },
    /* Beyond the last line and the last column. */
    { "25\n31\n", 3, TD_FIGURE_WORKERS,
      "- - - - - - - | - - - - - - - | - - - - - - - | 25 - - - - - -", "31" },
    { "92,5\tx\t7\n", 0, TD_FIGURE_SCORE,
      "- - - - - 92,5 x | - - - - - - - | - - - - - - - | - - - - - - -", "7" },
    /* By names, in another order, written shorter, with a running number and a heading. */
    { "STT\tĐơn vị\tTổng số\tĐoàn viên\n"
      "1\tCĐCS Chi cục Thuế\t31\t30\n"
      "2\tCĐCS TRƯỜNG THCS NẬM SỎ\t1.025\t24\n",
      3, TD_FIGURE_WORKERS, "1.025 24 - - - - - | 31 30 - - - - - | - - - - - - - | - - - - - - -",
      "" },
    { "LC-003\t5\nLC-004\t6\n", 0, TD_FIGURE_MEMBERS,
      "- - - - - - - | - - - - - - - | - 5 - - - - - | - 6 - - - - -", "" },
    /* Two units of one name, and one that is not there. */
    { "CĐCS Chi cục Thuế\t31\nCĐCS Hạt Kiểm lâm\t5\nCĐCS Bưu điện\t7\n", 0, TD_FIGURE_WORKERS,
      "- - - - - - - | 31 - - - - - - | - - - - - - - | - - - - - - -",
      "CĐCS Hạt Kiểm lâm, CĐCS Bưu điện" },
    /* What is no number stays to be seen. */
    { "hai mươi\n", 0, TD_FIGURE_WORKERS,
      "hai mươi - - - - - - | - - - - - - - | - - - - - - - | - - - - - - -", "" },
    /* A blank cell clears nothing. */
    { "\t24\n", 0, TD_FIGURE_WORKERS,
      "- 24 - - - - - | - - - - - - - | - - - - - - - | - - - - - - -", "" },
  };
  g_autoptr (TdCatalogue) catalogue = td_catalogue_new (0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdFigureSheet) sheet = new_sheet ();
      g_autoptr (GError) error = NULL;
      g_autoptr (TdPasteTable) table = td_paste_table_new_from_text (cases[i].block, -1, &error);
      g_auto (TdFigurePaste) paste = { 0 };
      g_autofree char *text = NULL;
      g_autofree char *left_out = NULL;

      g_assert_no_error (error);
      td_figure_paste (sheet, catalogue, table, cases[i].line, cases[i].figure, &paste);
      text = describe (sheet, catalogue);
      g_assert_cmpstr (text, ==, cases[i].sheet);
      g_ptr_array_add (paste.left_out, NULL);
      left_out = g_strjoinv (", ", (char **) paste.left_out->pdata);
      g_assert_cmpstr (left_out, ==, cases[i].left_out);

      /* One change. */
      g_assert_true (td_figure_sheet_undo (sheet, FALSE));
      g_assert_false (td_figure_sheet_undo (sheet, FALSE));
      g_assert_false (td_figure_sheet_is_changed (sheet));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure-paste/pastes", pastes);

  return g_test_run ();
}
