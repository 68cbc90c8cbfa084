#include "app/widgets/td-cluster-row.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* "Leader: LĐLĐ thành phố · Chấm điểm …" */
static char *
describe (const TdClusterHit *hit)
{
  g_autofree char *leader
      = hit->leader[0] != '\0' ? g_strdup_printf (_ ("Leader: %s"), hit->leader) : NULL;

  if (hit->sheet[0] == '\0')
    return leader != NULL ? g_strdup_printf ("%s · %s", leader, _ ("no score sheet yet"))
                          : g_strdup (_ ("no score sheet yet"));

  return leader != NULL ? g_strdup_printf ("%s · %s", leader, hit->sheet) : g_strdup (hit->sheet);
}

/* "12 units", and under it how many of them are scored */
static GtkWidget *
create_state (const TdClusterHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *units = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u unit", "%u units", hit->n_units), hit->n_units);
  g_autofree char *scored = hit->n_units > 0 && hit->n_scored == hit->n_units
                                ? g_strdup (_ ("all scored"))
                            : hit->n_begun > 0 ? g_strdup_printf (_ ("%u scored"), hit->n_scored)
                                               : g_strdup (_ ("not scored"));
  GtkWidget *labels[]
      = { create_label (units, "td-numeric"), create_label (scored, "td-secondary") };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 1);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_NONE);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }

  return box;
}

GtkWidget *
td_cluster_row_new (const TdClusterHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *detail = describe (hit);

  gtk_box_append (GTK_BOX (texts), create_label (hit->name, "td-title"));
  gtk_box_append (GTK_BOX (texts), create_label (detail, "td-secondary"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), create_state (hit));
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}
