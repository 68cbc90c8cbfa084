/* TdTermDropDown by real keys: its list opens at the chosen item and finds without marks. */

#include "td-keyboard.h"

#include "app/widgets/td-control.h"
#include "app/widgets/td-term-drop-down.h"

typedef struct
{
  GtkWidget *window;
  TdTermDropDown *terms;
  GtkDropDown *drop_down;
} Fixture;

static const char *const names[] = {
  "Cờ thi đua của Chính phủ",
  "Cờ thi đua của Tổng Liên đoàn",
  "Bằng khen của Thủ tướng Chính phủ",
  "Bằng khen của Tổng Liên đoàn",
  "Bằng khen của Liên đoàn Lao động tỉnh",
  "Bằng Lao động sáng tạo",
  "Giấy khen của công đoàn cấp trên",
  "Huân chương Lao động hạng Nhất",
  "Huân chương Lao động hạng Nhì",
  "Huân chương Lao động hạng Ba",
  "Kỷ niệm chương",
  "Chiến sĩ thi đua toàn quốc",
  "Chiến sĩ thi đua cơ sở",
  "Lao động tiên tiến",
  "Đề án xuất sắc",
};

static const char *const codes[] = { "c0", "c1", "c2",  "c3",  "c4",  "c5",  "c6", "c7",
                                     "c8", "c9", "c10", "c11", "c12", "c13", "c14" };

/* @data: how many of the names to offer */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = td_term_drop_down_new ();

  fixture->terms = TD_TERM_DROP_DOWN (widget);
  fixture->drop_down = GTK_DROP_DOWN (td_control_get_target (widget));
  td_term_drop_down_set_items (fixture->terms, codes, names, GPOINTER_TO_UINT (data));
  fixture->window = td_ui_test_show (widget);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (widget);
  TD_KEYBOARD_UNTIL (GTK_IS_BUTTON (td_keyboard_get_focus ()));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_ui_test_close (fixture->window, fixture->terms);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
count_hits (Fixture *fixture)
{
  GtkWidget *list = find_list (GTK_WIDGET (fixture->drop_down));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

/* The name that is marked in the open list. */
static const char *
get_marked (Fixture *fixture)
{
  GtkWidget *list = find_list (GTK_WIDGET (fixture->drop_down));
  gpointer item = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list))));

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static void
open_list (Fixture *fixture, const char *key)
{
  td_keyboard_press (key);
  TD_KEYBOARD_UNTIL (!GTK_IS_BUTTON (td_keyboard_get_focus ()));
}

static void
wait_closed (void)
{
  TD_KEYBOARD_UNTIL (GTK_IS_BUTTON (td_keyboard_get_focus ()));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *first;
    guint n;
  } cases[] = {
    { "bang khen", "Bằng khen của Thủ tướng Chính phủ", 3 },
    { "BANG", "Bằng khen của Thủ tướng Chính phủ", 4 },
    { "khen tinh", "Bằng khen của Liên đoàn Lao động tỉnh", 1 },
    { "tong bang", "Bằng khen của Tổng Liên đoàn", 1 },
    { "d", "Cờ thi đua của Chính phủ", 13 },
    { "de", "Đề án xuất sắc", 1 },
    { "hang nhi", "Huân chương Lao động hạng Nhì", 1 },
    { "1", NULL, 0 },
    { "hen", NULL, 0 },
  };

  open_list (fixture, "space");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].typed);
      td_keyboard_type (cases[i].typed);
      g_assert_cmpuint (count_hits (fixture), ==, cases[i].n);
      g_assert_cmpstr (get_marked (fixture), ==, cases[i].first);
      td_keyboard_press ("ctrl+a BackSpace");
      TD_KEYBOARD_UNTIL (count_hits (fixture) == G_N_ELEMENTS (names) + 1);
    }

  /* With its marks as well. */
  td_keyboard_type ("Đề");
  g_assert_cmpstr (get_marked (fixture), ==, "Đề án xuất sắc");
  td_keyboard_press ("Escape");
  wait_closed ();
  g_assert_cmpstr (td_term_drop_down_get_code (fixture->terms), ==, "");
}

/* Enter takes the first hit, or the one that Down and Up went to; the code is told once. */
static void
test_enter (Fixture *fixture, gconstpointer data)
{
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->terms, "notify::code", G_CALLBACK (td_ui_test_count_cb),
                            &n_notified);
  open_list (fixture, "space");
  td_keyboard_type ("huan chuong");
  td_keyboard_press ("Return");
  wait_closed ();
  g_assert_cmpstr (td_term_drop_down_get_code (fixture->terms), ==, "c7");
  g_assert_cmpuint (n_notified, ==, 1);

  open_list (fixture, "Return");
  td_keyboard_type ("huan chuong");
  td_keyboard_press ("Down Down Down Down Up");
  TD_KEYBOARD_UNTIL (g_str_equal (get_marked (fixture), names[8]));
  td_keyboard_press ("Return");
  wait_closed ();
  g_assert_cmpstr (td_term_drop_down_get_code (fixture->terms), ==, "c8");
  g_assert_cmpuint (n_notified, ==, 2);

  /* Nothing is found: nothing is taken. */
  open_list (fixture, "space");
  td_keyboard_type ("xyz");
  td_keyboard_press ("Return Escape");
  wait_closed ();
  g_assert_cmpstr (td_term_drop_down_get_code (fixture->terms), ==, "c8");
  g_assert_cmpuint (n_notified, ==, 2);
}

/* Opening marks what is chosen, also after a search that was given up. */
static void
test_opens_at_chosen (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->terms, "code", "c13", NULL);
  open_list (fixture, "space");
  td_keyboard_type ("bang");
  g_assert_cmpstr (get_marked (fixture), ==, names[2]);
  td_keyboard_press ("Escape");
  wait_closed ();
  g_assert_cmpstr (td_term_drop_down_get_code (fixture->terms), ==, "c13");

  open_list (fixture, "space");
  TD_KEYBOARD_UNTIL (g_strcmp0 (get_marked (fixture), names[13]) == 0);
  td_keyboard_press ("Up Return");
  wait_closed ();
  g_assert_cmpstr (td_term_drop_down_get_code (fixture->terms), ==, "c12");
}

/* The name in the row that has the focus. */
static const char *
get_focused_name (void)
{
  GtkWidget *focus = td_keyboard_get_focus ();
  GtkWidget *label = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return GTK_IS_LABEL (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* A list without a search has the focus on its chosen row. */
static void
test_short (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->terms, "code", "c2", NULL);
  td_keyboard_press ("space");
  TD_KEYBOARD_UNTIL (g_strcmp0 (get_focused_name (), names[2]) == 0);
  td_keyboard_press ("Down Return");
  wait_closed ();
  g_assert_cmpstr (td_term_drop_down_get_code (fixture->terms), ==, "c3");
}

int
main (int argc, char *argv[])
{
  gpointer many = GUINT_TO_POINTER (G_N_ELEMENTS (names));
  gpointer few = GUINT_TO_POINTER (5);

  td_ui_test_init (&argc, &argv);
  g_test_add ("/drop-down/search", Fixture, many, set_up, test_search, tear_down);
  g_test_add ("/drop-down/enter", Fixture, many, set_up, test_enter, tear_down);
  g_test_add ("/drop-down/opens-at-chosen", Fixture, many, set_up, test_opens_at_chosen, tear_down);
  g_test_add ("/drop-down/short", Fixture, few, set_up, test_short, tear_down);

  return g_test_run ();
}
