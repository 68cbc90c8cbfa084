#include "app/widgets/td-composition.h"

#define PREEDIT "td-preedit"

static GtkText *
find_text (GtkEditable *editable)
{
  GtkEditable *delegate = gtk_editable_get_delegate (editable);

  return delegate != NULL ? find_text (delegate) : GTK_TEXT (editable);
}

static void
preedit_changed_cb (GtkText *text, const char *preedit, gpointer data)
{
  if (preedit[0] != '\0')
    gtk_editable_delete_selection (GTK_EDITABLE (text));
  g_object_set_data_full (G_OBJECT (text), PREEDIT, g_strdup (preedit), g_free);
}

void
td_composition_watch (GtkEditable *editable, GCallback changed, gpointer object)
{
  GtkText *text;

  g_return_if_fail (GTK_IS_EDITABLE (editable));
  g_return_if_fail (G_IS_OBJECT (object));

  text = find_text (editable);
  g_signal_connect (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
  g_signal_connect_object (text, "preedit-changed", changed, object, G_CONNECT_SWAPPED);
}

char *
td_composition_get_text (GtkEditable *editable)
{
  const char *text, *preedit, *caret;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  text = gtk_editable_get_text (editable);
  preedit = g_object_get_data (G_OBJECT (find_text (editable)), PREEDIT);
  if (preedit == NULL)
    return g_strdup (text);

  caret = g_utf8_offset_to_pointer (text, gtk_editable_get_position (editable));

  return g_strdup_printf ("%.*s%s%s", (int) (caret - text), text, preedit, caret);
}
