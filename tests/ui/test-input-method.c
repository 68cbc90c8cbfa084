/* Vietnamese by a real input method: what Telex makes of the keys is what the widget has, also when
 * Tab, Enter or Ctrl+S follows the last letter, while the syllable is still being composed. */

#include "td-input-method.h"

#include "app/widgets/td-control.h"

static void
test_entry (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *other = gtk_entry_new ();
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), other);
  window = td_ui_test_show (box);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (entry);

  td_input_method_check (GTK_EDITABLE (entry), "Lai Chaau", "Tab", "Lai Châu");
  td_input_method_check (GTK_EDITABLE (other), "ddoongf chis Lof Thij Anhs,", "space",
                         "đồng chí Lò Thị Ánh, ");
  td_keyboard_press ("shift+Tab");
  /* Over what is selected. */
  td_input_method_check (GTK_EDITABLE (entry), "Chaau", "Return", "Châu");
  td_ui_test_close (window, box);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  td_input_method_init ();
  g_test_add_func ("/input-method/entry", test_entry);

  return g_test_run ();
}
