#include "app/widgets/td-ranking-row.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"

/* "1", or a dash for a unit that is not scored */
static char *
format_rank (const TdStanding *standing)
{
  return standing->rank > 0 ? g_strdup_printf ("%u", standing->rank) : g_strdup ("–");
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, float xalign, int width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_widget_add_css_class (label, "td-numeric");
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

GtkWidget *
td_ranking_row_new (const TdClusterScores *scores, const TdStanding *standing)
{
  const TdUnitScores *unit = td_cluster_scores_get_unit (scores, standing->unit);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *rank = format_rank (standing);
  g_autofree char *total = td_money_format_hundredths (standing->total);
  g_autofree char *self_total = standing->self_total == TD_POINTS_NONE
                                    ? g_strdup ("–")
                                    : td_money_format_hundredths (standing->self_total);
  g_autofree char *tooltip = g_strdup_printf (_ ("%s\nOwn points: %s"), unit->name, self_total);
  GtkWidget *name;

  add_label (box, rank, 1, 3);
  name = add_label (box, unit->short_name[0] != '\0' ? unit->short_name : unit->name, 0, -1);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  if (standing->is_scored)
    add_label (box, total, 1, 6);
  else
    gtk_widget_add_css_class (add_label (box, _ ("not scored"), 1, 6), "td-secondary");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 4);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tooltip);
  g_object_set_data (G_OBJECT (row), "td-unit", GUINT_TO_POINTER (standing->unit));

  return row;
}

guint
td_ranking_row_get_unit (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "td-unit"));
}
