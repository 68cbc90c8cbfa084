#include "app/widgets/td-line-panel.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 72

struct _TdLinePanel
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkBox *box;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (TdLinePanel, td_line_panel, GTK_TYPE_WIDGET)

static GtkWidget *
create_sentence (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static GtkWidget *
add_row (TdLinePanel *self, const char *icon_name, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), create_sentence (text));
  gtk_box_append (self->box, row);

  return row;
}

static void
td_line_panel_dispose (GObject *object)
{
  g_clear_pointer (&TD_LINE_PANEL (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (td_line_panel_parent_class)->dispose (object);
}

static void
td_line_panel_class_init (TdLinePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_line_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_css_name (widget_class, "td-line-panel");
}

static void
td_line_panel_init (TdLinePanel *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 6);
  self->hint = create_sentence ("");
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (self->box, self->hint);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

void
td_line_panel_begin (TdLinePanel *self, const char *hint)
{
  GtkWidget *row;

  g_return_if_fail (TD_IS_LINE_PANEL (self));

  while ((row = gtk_widget_get_next_sibling (self->hint)) != NULL)
    gtk_box_remove (self->box, row);
  gtk_label_set_text (GTK_LABEL (self->hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint, TRUE);
}

static const char *
get_icon_name (TdSeverity severity)
{
  switch (severity)
    {
    case TD_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case TD_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case TD_SEVERITY_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

static const char *
get_word (TdSeverity severity)
{
  switch (severity)
    {
    case TD_SEVERITY_ERROR:
      return _ ("Error");
    case TD_SEVERITY_WARNING:
      return _ ("Warning");
    case TD_SEVERITY_NOTE:
    default:
      return _ ("Note");
    }
}

static void
add_button (GtkWidget *row, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), button);
}

void
td_line_panel_add_problem (TdLinePanel *self, const TdProblem *problem, const char *action)
{
  g_autoptr (GString) text = g_string_new (get_word (problem->severity));
  GtkWidget *row;

  g_return_if_fail (TD_IS_LINE_PANEL (self));

  if (problem->rule != NULL)
    g_string_append_printf (text, " %s", problem->rule);
  g_string_append_printf (text, ": %s", problem->message);
  if (problem->source != NULL)
    g_string_append_printf (text, " — %s", problem->source);
  row = add_row (self, get_icon_name (problem->severity), text->str);
  if (problem->award_ids != NULL && problem->award_ids->len > 0 && action != NULL)
    {
      g_autofree char *label
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u earlier award", "%u earlier awards",
                                          problem->award_ids->len),
                             problem->award_ids->len);

      add_button (row, label, action);
    }
}

void
td_line_panel_add_question (TdLinePanel *self,
                            const char *sentence,
                            const char *const *labels,
                            const char *const *actions)
{
  GtkWidget *row;

  g_return_if_fail (TD_IS_LINE_PANEL (self));

  row = add_row (self, "dialog-question-symbolic", sentence);
  for (guint i = 0; labels[i] != NULL; i++)
    add_button (row, labels[i], actions[i]);
}
