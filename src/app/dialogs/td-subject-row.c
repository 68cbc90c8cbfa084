#include "app/dialogs/td-subject-row.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"

#define AWARD_ID "td-award-id"
#define YEAR "td-year"

/* --- Texts ------------------------------------------------------------------------------------ */

/* @parts that are not empty, with a middle dot between them. */
static char *
join_parts (const char *const *parts, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (text, FALSE);
}

static char *
describe_bonus (gint64 bonus)
{
  g_autofree char *amount = td_money_format (bonus);

  return bonus > 0 ? g_strdup_printf (_ ("%s đ"), amount) : g_strdup ("");
}

static char *
describe_revoked (const TdSubjectAward *award)
{
  g_autofree char *day = td_date_format (award->revoked_on);

  if (award->revoke_reason[0] == '\0')
    return g_strdup_printf (_ ("Revoked on %s"), day);

  return g_strdup_printf (_ ("Revoked on %s: %s"), day, award->revoke_reason);
}

/* --- Widgets ---------------------------------------------------------------------------------- */

static GtkWidget *
create_label (const char *text, gboolean struck)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (struck)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }

  return label;
}

static GtkWidget *
create_fixed (const char *text, int n_chars, gboolean struck)
{
  GtkWidget *label = create_label (text, struck);

  gtk_label_set_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "td-numeric");

  return label;
}

static void
add_line (GtkWidget *box, const char *text, gboolean secondary)
{
  GtkWidget *label;

  if (text[0] == '\0')
    return;

  label = create_label (text, FALSE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (secondary)
    gtk_widget_add_css_class (label, "td-secondary");
  gtk_box_append (GTK_BOX (box), label);
}

/* The decision, and under it who decided. */
static GtkWidget *
create_decision (const TdSubjectAward *award, const char *level, gboolean revoked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *decided_by = create_fixed (level, 14, FALSE);

  gtk_widget_add_css_class (decided_by, "td-secondary");
  gtk_widget_set_tooltip_text (decided_by, award->issuer);
  gtk_box_append (GTK_BOX (box), create_fixed (award->decision, 14, revoked));
  gtk_box_append (GTK_BOX (box), decided_by);

  return box;
}

static GtkWidget *
create_text (const TdSubjectAward *award, const char *name, gboolean revoked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *form = create_label (award->award_form, revoked);
  gboolean is_own_unit = g_str_equal (award->unit_name, award->name);
  const char *const parts[] = { award->commendation_type, award->campaign,
                                g_str_equal (award->name, name) ? "" : award->name, award->post,
                                is_own_unit ? "" : award->unit_name };
  g_autofree char *rest = join_parts (parts, G_N_ELEMENTS (parts));

  gtk_label_set_wrap (GTK_LABEL (form), TRUE);
  gtk_box_append (GTK_BOX (box), form);
  if (revoked)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      g_autofree char *why = describe_revoked (award);

      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("edit-delete-symbolic"));
      add_line (line, why, FALSE);
      gtk_box_append (GTK_BOX (box), line);
    }
  add_line (box, award->achievement, FALSE);
  add_line (box, rest, TRUE);
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

GtkWidget *
td_subject_row_new (const TdSubjectAward *award, const char *name, const char *level)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gboolean revoked = td_date_is_set (award->revoked_on);
  g_autofree char *day = td_date_format (award->decided_on);
  g_autofree char *bonus = describe_bonus (award->bonus);
  g_autofree char *why = revoked ? describe_revoked (award) : g_strdup ("");
  const char *const spoken[] = { day, award->decision, award->award_form, why };
  g_autofree char *label = join_parts (spoken, G_N_ELEMENTS (spoken));
  GtkWidget *amount = create_fixed (bonus, 12, revoked);

  gtk_label_set_xalign (GTK_LABEL (amount), 1);
  gtk_box_append (GTK_BOX (box), create_fixed (day, 10, revoked));
  gtk_box_append (GTK_BOX (box), create_decision (award, level, revoked));
  gtk_box_append (GTK_BOX (box), create_text (award, name, revoked));
  gtk_box_append (GTK_BOX (box), amount);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), AWARD_ID,
                          g_memdup2 (&award->award_id, sizeof (award->award_id)), g_free);
  g_object_set_data (G_OBJECT (row), YEAR, GINT_TO_POINTER ((int) award->decided_on.year));

  return row;
}

gint64
td_subject_row_get_award_id (GtkListBoxRow *self)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (self), AWARD_ID);
}

int
td_subject_row_get_year (GtkListBoxRow *self)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self), YEAR));
}

GtkWidget *
td_subject_row_create_year (int year, guint n, gint64 bonus)
{
  g_autofree char *title = g_strdup_printf ("%d", year);
  g_autofree char *awards
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u award", "%u awards", n), n);
  g_autofree char *amount = describe_bonus (bonus);
  const char *const parts[] = { title, awards, amount };
  g_autofree char *text = join_parts (parts, G_N_ELEMENTS (parts));
  GtkWidget *label = create_label (text, FALSE);

  gtk_widget_add_css_class (label, "td-year");

  return label;
}
