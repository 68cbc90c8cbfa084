/* The report in words, from the page of reports on: made, changed, copied and saved by the keyboard
 * alone. */
#include <string.h>

#include "td-keyboard.h"
#include "td-ui-test.h"

#include "app/dialogs/td-narrative-window.h"
#include "app/td-window.h"
#include "app/widgets/td-message-bar.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  GtkWidget *window;
  GtkWidget *text; /* the narrative's window, NULL once it is finalized */
} Fixture;

static char *
get_text (GtkWidget *window)
{
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (td_ui_test_find (window, GTK_TYPE_TEXT_VIEW)));
  char *text;

  g_object_get (buffer, "text", &text, NULL);

  return text;
}

static gboolean
has_text (GtkWidget *window, const char *words)
{
  g_autofree char *text = get_text (window);

  return strstr (text, words) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_LAI_CHAU);
  fixture->window = td_window_new (NULL, fixture->book);
  gtk_window_present (GTK_WINDOW (fixture->window));
  td_keyboard_wait_window (TD_TYPE_WINDOW);
  td_window_show_page (TD_WINDOW (fixture->window), "reports");
  td_page_focus_filter (td_window_get_page (TD_WINDOW (fixture->window)));
  td_keyboard_press ("ctrl+b");
  fixture->text = td_keyboard_wait_window (TD_TYPE_NARRATIVE_WINDOW);
  g_object_add_weak_pointer (G_OBJECT (fixture->text), (gpointer *) &fixture->text);
  TD_KEYBOARD_UNTIL (has_text (fixture->text, "I. "));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->book);
  td_test_dir_free (fixture->dir);
}

static const char *
get_message (Fixture *fixture)
{
  return td_message_bar_get_text (
      TD_MESSAGE_BAR (td_ui_test_find (fixture->text, TD_TYPE_MESSAGE_BAR)));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* What was made is copied as it stands; nothing was changed, so that the window just closes. */
static void
test_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = get_text (fixture->text);
  g_autofree char *copied = NULL;

  td_keyboard_press ("ctrl+shift+c");
  TD_KEYBOARD_UNTIL (get_message (fixture) != NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->text), NULL, copied_cb,
                                 &copied);
  TD_KEYBOARD_UNTIL (copied != NULL);
  g_assert_cmpstr (copied, ==, text);
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (fixture->text == NULL);
}

/* What the clerk wrote is in the document, and is not lost by a key. */
static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, "text.docx");
  g_autofree char *missing = td_test_dir_file (fixture->dir, "no/text.docx");

  td_keyboard_send ("Thieu kinh phi. ");
  TD_KEYBOARD_UNTIL (has_text (fixture->text, "Thieu kinh phi. "));
  td_keyboard_press ("Escape");
  /* It asks. */
  td_keyboard_wait_window (GTK_TYPE_MESSAGE_DIALOG);
  td_keyboard_press ("Escape");
  g_assert_true (td_keyboard_wait_window (TD_TYPE_NARRATIVE_WINDOW) == fixture->text);
  g_assert_true (has_text (fixture->text, "Thieu kinh phi"));

  td_narrative_window_export (TD_NARRATIVE_WINDOW (fixture->text), missing);
  TD_KEYBOARD_UNTIL (get_message (fixture) != NULL);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  td_narrative_window_export (TD_NARRATIVE_WINDOW (fixture->text), path);
  TD_KEYBOARD_UNTIL (strstr (get_message (fixture), "The text was saved") != NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  td_keyboard_press ("Escape");
  TD_KEYBOARD_UNTIL (fixture->text == NULL);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

  ADD ("/narrative/copied", test_copied);
  ADD ("/narrative/saved", test_saved);

  return g_test_run ();
}
