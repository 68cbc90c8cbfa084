/* The line that offers decisions whose typing was broken off. */
#include <string.h>

#include "app/dialogs/td-decision-editor.h"
#include "app/td-drafts.h"
#include "app/td-window.h"
#include "app/widgets/td-draft-bar.h"
#include "base/td-text.h"
#include "td-ui-test.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *bar;
  GtkWidget *window;
  gint64 continued;
} Fixture;

static void
continue_cb (Fixture *fixture, gint64 id)
{
  fixture->continued = id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_EMPTY);
  fixture->bar = td_draft_bar_new (fixture->book);
  g_signal_connect_swapped (fixture->bar, "continue", G_CALLBACK (continue_cb), fixture);
  fixture->window = td_ui_test_show (fixture->bar);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_ui_test_close (fixture->window, fixture->bar);
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

typedef struct
{
  gint64 id;
  TdDecision *decision; /* NULL: deletes the draft */
} Write;

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Write *write = data;

  return write->decision != NULL ? td_draft_put (db, write->id, write->decision, error)
                                 : td_draft_delete (db, write->id, error);
}

static void
put (Fixture *fixture, gint64 id, const char *number, int n_awards)
{
  g_autoptr (TdDecision) decision = td_decision_new ();
  Write write = { id, decision };
  g_autoptr (GError) error = NULL;

  td_text_set (&decision->number, number);
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  for (int i = 0; i < n_awards; i++)
    {
      TdAward *award = td_award_new ();

      td_text_set (&award->name, "Lò Thị Nguyệt");
      g_ptr_array_add (decision->awards, award);
    }
  td_book_write (fixture->book, NULL, write_cb, &write, &error);
  g_assert_no_error (error);
}

/* The first widget of @type below @widget that is shown and says @text. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  const char *said = GTK_IS_LABEL (widget)    ? gtk_label_get_text (GTK_LABEL (widget))
                     : GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                     : GTK_IS_MENU_BUTTON (widget)
                         ? gtk_menu_button_get_label (GTK_MENU_BUTTON (widget))
                         : NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_visible (widget) && said != NULL
      && strstr (said, text) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
click (GtkWidget *widget, const char *label)
{
  GtkWidget *button = find (widget, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static guint
count_drafts (Fixture *fixture)
{
  g_autoptr (GPtrArray) drafts = td_drafts_list (fixture->book);

  return drafts->len;
}

/* The open question, NULL if there is none. */
static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_MESSAGE_DIALOG (l->data))
      return l->data;

  return NULL;
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (fixture->bar));

  put (fixture, 7, "45", 12);
  TD_TEST_PUMP_UNTIL (gtk_widget_get_visible (fixture->bar));
  g_assert_nonnull (find (fixture->bar, GTK_TYPE_LABEL, "45/QĐ-LĐLĐ, 12 recipients"));
  g_assert_null (find (fixture->bar, GTK_TYPE_MENU_BUTTON, ""));
  click (fixture->bar, "_Continue typing");
  g_assert_cmpint (fixture->continued, ==, 7);

  /* Typed on by another window. */
  put (fixture, 7, "45", 13);
  TD_TEST_PUMP_UNTIL (find (fixture->bar, GTK_TYPE_LABEL, "13 recipients") != NULL);
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  put (fixture, 7, "45", 1);
  TD_TEST_PUMP_UNTIL (gtk_widget_get_visible (fixture->bar));

  click (fixture->bar, "_Discard the draft…");
  TD_TEST_PUMP_UNTIL (find_dialog () != NULL);
  g_assert_nonnull (find (find_dialog (), GTK_TYPE_LABEL, "45/QĐ-LĐLĐ, 1 recipient,"));
  click (find_dialog (), "_Keep the draft");
  TD_TEST_PUMP_UNTIL (find_dialog () == NULL);
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  g_assert_true (gtk_widget_get_visible (fixture->bar));

  click (fixture->bar, "_Discard the draft…");
  TD_TEST_PUMP_UNTIL (find_dialog () != NULL);
  click (find_dialog (), "_Discard the draft");
  TD_TEST_PUMP_UNTIL (!gtk_widget_get_visible (fixture->bar));
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  g_assert_null (find_dialog ());
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  Write delete = { 8, NULL };
  g_autoptr (GError) error = NULL;
  GtkWidget *button, *popover, *first, *second;

  put (fixture, 7, "45", 12);
  put (fixture, 8, "", 2);
  TD_TEST_PUMP_UNTIL (find (fixture->bar, GTK_TYPE_LABEL, "2 decisions are not finished.") != NULL);
  g_assert_null (find (fixture->bar, GTK_TYPE_BUTTON, "_Continue typing"));
  button = find (fixture->bar, GTK_TYPE_MENU_BUTTON, "_Choose one");
  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  TD_TEST_PUMP_UNTIL (gtk_widget_get_mapped (popover));
  first = gtk_widget_get_ancestor (find (popover, GTK_TYPE_LABEL, "45/QĐ-LĐLĐ, 12 recipients"),
                                   GTK_TYPE_LIST_BOX_ROW);
  second = gtk_widget_get_ancestor (
      find (popover, GTK_TYPE_LABEL, "without a number, 2 recipients"), GTK_TYPE_LIST_BOX_ROW);

  click (second, "Continue typing");
  g_assert_cmpint (fixture->continued, ==, 8);
  g_signal_emit_by_name (gtk_widget_get_parent (first), "row-activated", first);
  g_assert_cmpint (fixture->continued, ==, 7);

  click (second, "Discard…");
  TD_TEST_PUMP_UNTIL (find_dialog () != NULL);
  g_assert_nonnull (find (find_dialog (), GTK_TYPE_LABEL, "without a number"));
  click (find_dialog (), "_Keep the draft");

  td_book_write (fixture->book, NULL, write_cb, &delete, &error);
  g_assert_no_error (error);
  fixture->continued = 0;
  TD_TEST_PUMP_UNTIL (find (fixture->bar, GTK_TYPE_BUTTON, "_Continue typing") != NULL);
  click (fixture->bar, "_Continue typing");
  g_assert_cmpint (fixture->continued, ==, 7);
}

/* The open editor, NULL if there is none. */
static GtkWidget *
find_editor (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (TD_IS_DECISION_EDITOR (l->data))
      return l->data;

  return NULL;
}

/* The main window of a book in which typing was broken off. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window, *page, *bar, *editor;

  put (fixture, 7, "45", 12);
  window = td_window_new (NULL, fixture->book);
  page = GTK_WIDGET (td_window_show_page (TD_WINDOW (window), "awards"));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_nonnull (
      find (window, GTK_TYPE_LABEL, "A decision is not finished: 45/QĐ-LĐLĐ, 12 recipients"));
  bar = gtk_widget_get_ancestor (find (page, GTK_TYPE_BUTTON, "_Continue typing"),
                                 TD_TYPE_DRAFT_BAR);
  g_assert_true (gtk_widget_get_visible (bar));

  /* What is being typed on is not offered a second time. */
  gtk_widget_activate_action (window, "win.continue-draft", NULL);
  TD_TEST_PUMP_UNTIL ((editor = find_editor ()) != NULL);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (editor)) == GTK_WINDOW (window));
  g_assert_cmpuint (count_drafts (fixture), ==, 0);
  TD_TEST_PUMP_UNTIL (!gtk_widget_get_visible (bar));

  td_ui_test_close (editor, editor);
  TD_TEST_PUMP_UNTIL (gtk_widget_get_visible (bar));
  g_assert_cmpuint (count_drafts (fixture), ==, 1);
  td_ui_test_close (window, window);
}

static void
assert_described (TdDraft draft, const char *expected)
{
  g_autoptr (GDateTime) saved_at = g_date_time_new_local (2026, 6, 12, 10, 32, 59);
  g_autofree char *description = NULL;

  draft.saved_at = saved_at;
  description = td_draft_describe (&draft, TD_DATE (2026, 6, 12));
  g_assert_cmpstr (description, ==, expected);
}

static void
test_describe (void)
{
  g_autoptr (GDateTime) saved_at = g_date_time_new_local (2026, 6, 12, 7, 5, 0);
  char *me = (char *) g_get_user_name ();
  TdDraft draft
      = { .title = (char *) "45/QĐ-LĐLĐ", .n_lines = 12, .saved_at = saved_at, .user = me };
  g_autofree char *yesterday = td_draft_describe (&draft, TD_DATE (2026, 6, 13));
  g_autofree char *later = td_draft_describe (&draft, TD_DATE (2026, 6, 14));

  g_assert_cmpstr (yesterday, ==, "45/QĐ-LĐLĐ, 12 recipients, at 07:05 yesterday");
  g_assert_cmpstr (later, ==, "45/QĐ-LĐLĐ, 12 recipients, at 07:05 on 12/06/2026");
  assert_described (draft, "45/QĐ-LĐLĐ, 12 recipients, at 10:32 today");
  draft.record_id = 3;
  draft.n_lines = 1;
  assert_described (draft, "change of 45/QĐ-LĐLĐ, 1 recipient, at 10:32 today");
  draft.record_id = 0;
  draft.title = (char *) "";
  draft.user = (char *) "ngân";
  assert_described (draft, "without a number, 1 recipient, at 10:32 today, typed by ngân");
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/draft-bar/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("one", test_one);
  ADD ("discard", test_discard);
  ADD ("several", test_several);
  ADD ("window", test_window);
#undef ADD
  g_test_add_func ("/draft-bar/describe", test_describe);

  return g_test_run ();
}
