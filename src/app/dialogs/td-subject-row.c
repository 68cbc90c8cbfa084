#include "app/dialogs/td-subject-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-record-columns.h"
#include "base/td-money.h"
#include "base/td-text.h"

#define AWARD_ID "td-award-id"
#define YEAR "td-year"

/* Widths of the columns, in letters. */
#define N_DATE 11
#define N_DECISION 18
#define N_BONUS 13

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

/* One line that is cut where there is no room. GtkLabel finds out how wide and high each would like
 * to be, which takes 6 ms a row: nearly half a second for a unit with many awards.
 * @n_chars: how wide it is, 0 to take what is left */
static GtkWidget *
create_line (TdColumnKind kind, const char *text, guint n_chars, gboolean struck)
{
  GtkWidget *line = td_record_columns_create_cell (kind);

  gtk_inscription_set_text (GTK_INSCRIPTION (line), text);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (line), 1);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (line), 0);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), n_chars > 0 ? n_chars : 20);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), n_chars > 0 ? n_chars : 60);
  gtk_widget_set_hexpand (line, n_chars == 0);
  if (struck)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_inscription_set_attributes (GTK_INSCRIPTION (line), attributes);
    }

  return line;
}

static GtkWidget *
create_secondary (const char *text, guint n_chars)
{
  GtkWidget *line = create_line (TD_COLUMN_TEXT, text, n_chars, FALSE);

  gtk_widget_add_css_class (line, "td-secondary");

  return line;
}

/* The decision, and under it who issued it. */
static GtkWidget *
create_decision (const TdSubjectAward *award, gboolean revoked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box),
                  create_line (TD_COLUMN_TEXT, award->decision, N_DECISION, revoked));
  gtk_box_append (GTK_BOX (box), create_secondary (award->issuer, N_DECISION));

  return box;
}

static GtkWidget *
create_text (const TdSubjectAward *award, const char *name, const char *level, gboolean revoked)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gboolean is_own_unit = g_str_equal (award->unit_name, award->name);
  const char *const given[] = { level, award->commendation_type, award->campaign };
  const char *const then[] = { g_str_equal (award->name, name) ? "" : award->name, award->post,
                               is_own_unit ? "" : award->unit_name };
  g_autofree char *how = join_parts (given, G_N_ELEMENTS (given));
  g_autofree char *who = join_parts (then, G_N_ELEMENTS (then));
  /* Its lines after each other. */
  g_autofree char *achievement = td_text_clean (award->achievement);

  gtk_box_append (GTK_BOX (box), create_line (TD_COLUMN_TEXT, award->award_form, 0, revoked));
  if (revoked)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      g_autofree char *why = describe_revoked (award);

      gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("edit-delete-symbolic"));
      gtk_box_append (GTK_BOX (line), create_line (TD_COLUMN_TEXT, why, 0, FALSE));
      gtk_box_append (GTK_BOX (box), line);
    }
  if (achievement[0] != '\0')
    gtk_box_append (GTK_BOX (box), create_line (TD_COLUMN_TEXT, achievement, 0, FALSE));
  gtk_box_append (GTK_BOX (box), create_secondary (how, 0));
  if (who[0] != '\0')
    gtk_box_append (GTK_BOX (box), create_secondary (who, 0));

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
  gtk_box_append (GTK_BOX (box), create_line (TD_COLUMN_DATE, day, N_DATE, revoked));
  gtk_box_append (GTK_BOX (box), create_decision (award, revoked));
  gtk_box_append (GTK_BOX (box), create_text (award, name, level, revoked));
  gtk_box_append (GTK_BOX (box), create_line (TD_COLUMN_MONEY, bonus, N_BONUS, revoked));
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
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "td-year");

  return label;
}
