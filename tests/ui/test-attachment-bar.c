/* The row of attached files: adding, opening, taking away, and what is told when that fails. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/widgets/td-attachment-bar.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-attachment-store.h"
#include "td-ui-test.h"

#define PDF "%PDF-1.7\nquyết định\n"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdAttachmentBar *bar;
  GtkWidget *window;
  GPtrArray *shown; /* what the editor would have in its draft */
  guint n_changed;
  char *opened;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  g_clear_pointer (&fixture->shown, g_ptr_array_unref);
  fixture->shown = td_attachment_bar_get (fixture->bar);
  fixture->n_changed++;
}

/* Instead of the desktop's viewer. */
static void
open_cb (TdAttachmentBar *bar, GFile *file, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->opened);
  fixture->opened = g_file_get_path (file);
  g_signal_stop_emission_by_name (bar, "open");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = td_test_dir_new ();
  fixture->book = td_ui_test_book (fixture->dir, TD_BOOK_EMPTY);
  fixture->bar = TD_ATTACHMENT_BAR (td_attachment_bar_new ());
  td_attachment_bar_set_book (fixture->bar, fixture->book);
  g_signal_connect_swapped (fixture->bar, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->bar, "open", G_CALLBACK (open_cb), fixture);
  fixture->window = td_ui_test_show (GTK_WIDGET (fixture->bar));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    td_ui_test_close (fixture->window, fixture->bar);
  g_clear_pointer (&fixture->shown, g_ptr_array_unref);
  g_free (fixture->opened);
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

static GFile *
make_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static void
add (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GFile) file = make_file (fixture, name, text);

  td_attachment_bar_add_file (fixture->bar, file);
}

static void
wait_until_copied (Fixture *fixture)
{
  TD_TEST_PUMP_UNTIL (!td_attachment_bar_is_busy (fixture->bar));
}

/* The first descendant of @type below @widget whose tooltip contains @text; NULL if there is none.
 */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *text)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (text == NULL || (tooltip != NULL && strstr (tooltip, text) != NULL)))
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
click (Fixture *fixture, const char *tooltip)
{
  GtkWidget *button = find (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON, tooltip);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static const char *
get_message (Fixture *fixture)
{
  return td_message_bar_get_text (
      TD_MESSAGE_BAR (find (GTK_WIDGET (fixture->bar), TD_TYPE_MESSAGE_BAR, NULL)));
}

static const TdAttachment *
get (Fixture *fixture, guint index)
{
  return g_ptr_array_index (fixture->shown, index);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  add (fixture, "QĐ 45.pdf", PDF);
  g_assert_true (td_attachment_bar_is_busy (fixture->bar));
  /* While the first is copied. */
  add (fixture, "ảnh.png", "\x89PNG\r\n\x1a\n....");
  wait_until_copied (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->shown->len, ==, 2);
  g_assert_cmpstr (get (fixture, 0)->file_name, ==, "QĐ 45.pdf");
  g_assert_cmpstr (get (fixture, 1)->file_name, ==, "ảnh.png");
  g_assert_null (get_message (fixture));

  /* Once more under another name. */
  add (fixture, "lần hai.pdf", PDF);
  wait_until_copied (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_nonnull (strstr (get_message (fixture), "lần hai.pdf"));

  /* What is shown does not change without being asked to. */
  td_attachment_bar_set (fixture->bar, fixture->shown);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_null (get_message (fixture));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  add (fixture, "thư.doc", "không phải PDF");
  /* The second is taken all the same, and the sentence about the first stays. */
  add (fixture, "QĐ 45.pdf", PDF);
  wait_until_copied (fixture);
  g_assert_nonnull (strstr (get_message (fixture), "thư.doc"));
  g_assert_cmpuint (fixture->shown->len, ==, 1);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  add (fixture, "QĐ 45.pdf", PDF);
  wait_until_copied (fixture);
  path = td_attachment_get_path (td_book_get_path (fixture->book), get (fixture, 0));

  click (fixture, "“QĐ 45.pdf”");
  TD_TEST_PUMP_UNTIL (fixture->opened != NULL);
  g_assert_cmpstr (fixture->opened, ==, path);
  g_clear_pointer (&fixture->opened, g_free);

  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n", -1, NULL));
  click (fixture, "“QĐ 45.pdf”");
  TD_TEST_PUMP_UNTIL (get_message (fixture) != NULL);
  g_assert_nonnull (strstr (get_message (fixture), "QĐ 45.pdf"));
  g_assert_null (fixture->opened);
}

static void
test_take_away (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a.pdf", PDF "a");
  add (fixture, "b.pdf", PDF "b");
  wait_until_copied (fixture);

  g_signal_emit_by_name (
      gtk_widget_get_next_sibling (find (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON, "“a.pdf”")),
      "clicked");
  g_assert_cmpuint (fixture->shown->len, ==, 1);
  g_assert_cmpstr (get (fixture, 0)->file_name, ==, "b.pdf");
  g_assert_null (find (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON, "“a.pdf”"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->bar), GTK_TYPE_BUTTON, "“b.pdf”"));

  /* Its file stayed, and is taken again. */
  add (fixture, "a.pdf", PDF "a");
  wait_until_copied (fixture);
  g_assert_cmpuint (fixture->shown->len, ==, 2);
}

/* Another record is shown while a file is copied: it is not added there. */
static void
test_set_while_copying (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  add (fixture, "a.pdf", PDF "a");
  add (fixture, "b.pdf", PDF "b");
  td_attachment_bar_set (fixture->bar, none);
  g_assert_false (td_attachment_bar_is_busy (fixture->bar));
  add (fixture, "c.pdf", PDF "c");
  wait_until_copied (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpstr (get (fixture, 0)->file_name, ==, "c.pdf");
}

/* The window is closed while a file is copied. */
static void
test_close_while_copying (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a.pdf", PDF);
  td_ui_test_close (fixture->window, fixture->bar);
  fixture->window = NULL;
  g_usleep (20000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) first = make_file (fixture, "a.pdf", PDF "a");
  g_autoptr (GFile) second = make_file (fixture, "b.pdf", PDF "b");
  GSList *files = g_slist_append (g_slist_append (NULL, first), second);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->bar));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &taken);
    }
  g_slist_free (files);
  g_assert_true (taken);
  wait_until_copied (fixture);
  g_assert_cmpuint (fixture->shown->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/attachment-bar/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("open", test_open);
  ADD ("take-away", test_take_away);
  ADD ("set-while-copying", test_set_while_copying);
  ADD ("close-while-copying", test_close_while_copying);
  ADD ("drop", test_drop);
#undef ADD

  return g_test_run ();
}
