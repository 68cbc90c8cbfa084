#include "app/dialogs/td-unit-links.h"

#include <string.h>

#include "app/td-records.h"

#define SCHEME "unit:"

char *
td_unit_links_to_markup (const char *text, const GPtrArray *units)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *rest = text;

  for (guint i = 0; i < units->len; i++)
    {
      const TdUnitRef *unit = g_ptr_array_index (units, i);
      const char *at = unit->id != 0 && unit->name[0] != '\0' ? strstr (rest, unit->name) : NULL;
      g_autofree char *before = NULL;
      g_autofree char *name = NULL;

      if (at == NULL)
        continue;
      before = g_markup_escape_text (rest, at - rest);
      name = g_markup_escape_text (unit->name, -1);
      g_string_append_printf (markup, "%s<a href=\"" SCHEME "%" G_GINT64_FORMAT "\">%s</a>", before,
                              unit->id, name);
      rest = at + strlen (unit->name);
    }
  {
    g_autofree char *after = g_markup_escape_text (rest, -1);

    g_string_append (markup, after);
  }

  return g_strdup (markup->str);
}

static gboolean
activate_link_cb (GtkWidget *label, const char *uri, TdBook *book)
{
  if (!g_str_has_prefix (uri, SCHEME))
    return FALSE;
  td_records_open_unit (label, book, g_ascii_strtoll (uri + strlen (SCHEME), NULL, 10));

  return TRUE;
}

GtkWidget *
td_unit_links_create (TdBook *book, const char *text, const GPtrArray *units)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup = td_unit_links_to_markup (text, units);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), book, 0);

  return label;
}

GtkWidget *
td_unit_links_create_one (TdBook *book, const TdUnitRef *unit)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_ptr_array_add (units, (gpointer) unit);

  return td_unit_links_create (book, unit->name, units);
}
