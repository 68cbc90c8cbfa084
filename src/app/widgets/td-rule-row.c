#include "app/widgets/td-rule-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-field.h"
#include "base/td-money.h"
#include "base/td-text.h"

struct _TdRuleRow
{
  GtkWidget parent_instance;

  char *code;
  gboolean enabled;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *source;
  GtkLabel *disabled;
  GtkSwitch *toggle;
  GtkWidget *question;
  TdField *reason;
};

static guint toggle_signal;

G_DEFINE_FINAL_TYPE (TdRuleRow, td_rule_row, GTK_TYPE_WIDGET)

/* --- What a parameter is ---------------------------------------------------------------------- */

/* The rules' parameters are bare numbers of different things: "1500" of R6 is 15 %. That of R12 is
 * a setting of its own, above the rules on the page. Returns: (transfer full) (nullable) */
static char *
format_parameter (const TdRule *rule)
{
  g_autofree char *number = td_money_format (rule->parameter);
  g_autofree char *share = td_money_format_hundredths (rule->parameter);
  const char *code = rule->code;

  if (rule->parameter < 0)
    return NULL;
  if (g_str_equal (code, "R3"))
    return g_strdup_printf (_ ("years before: %s"), number);
  if (g_str_equal (code, "R4"))
    return g_strdup_printf (_ ("at most %s a theme"), number);
  if (g_str_equal (code, "R5"))
    return g_strdup_printf (_ ("years in a row: %s"), number);
  if (g_str_equal (code, "R6"))
    return g_strdup_printf (_ ("at most %s %%"), share);
  if (g_str_equal (code, "R7"))
    return g_strdup_printf (_ ("at least %s %%"), share);
  if (g_str_equal (code, "R10"))
    return g_strdup_printf (_ ("at least %s đ"), number);
  if (g_str_equal (code, "R13") || g_str_equal (code, "R14"))
    return g_strdup_printf (_ ("months: %s"), number);

  return NULL;
}

/* "Cảnh báo · ít nhất 80.000.000 đ", a line for each further number, and what the switch does not
 * do: of these two rules td-decision-check.c has a part that stops saving. */
static char *
describe (const TdRule *rule, const TdCatalogue *catalogue)
{
  g_autoptr (GString) text = g_string_new (rule->is_warning ? _ ("Warning") : _ ("Note"));
  g_autofree char *parameter = format_parameter (rule);
  g_autofree char *prefix = g_strdup_printf ("rule.%s.", rule->code);

  if (parameter != NULL)
    g_string_append_printf (text, " · %s", parameter);
  for (guint i = 0; i < td_catalogue_get_n_rule_numbers (catalogue); i++)
    {
      const TdRuleNumber *further = td_catalogue_get_rule_number (catalogue, i);
      g_autofree char *number = td_money_format (further->number);

      if (g_str_has_prefix (further->key, prefix))
        g_string_append_printf (text, "\n%s: %s", further->description, number);
    }

  if (g_str_equal (rule->code, "R11") || g_str_equal (rule->code, "R13"))
    g_string_append_printf (text, "\n%s",
                            _ ("Without it only the warnings are silent: what contradicts itself "
                               "stays an error."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Asking for the reason -------------------------------------------------------------------- */

static void
close_question (TdRuleRow *self)
{
  /* Else the focus goes to the top of the page. */
  if (gtk_widget_get_focus_child (self->question) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
  gtk_editable_set_text (GTK_EDITABLE (td_field_get_control (self->reason)), "");
  td_field_set_problem (self->reason, NULL);
  gtk_widget_hide (self->question);
}

static void
show_state (TdRuleRow *self)
{
  gtk_switch_set_state (self->toggle, self->enabled);
  gtk_switch_set_active (self->toggle, self->enabled);
}

/* The question has no place yet when it gets the focus, and is below the page's end for the last
 * rule on it: it is scrolled to when it has one. */
static gboolean
scroll_cb (GtkWidget *question, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (question, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (gtk_widget_get_height (question) == 0 && gtk_widget_get_visible (question))
    return G_SOURCE_CONTINUE;
  if (scrolled == NULL || !gtk_widget_compute_bounds (question, scrolled, &bounds))
    return G_SOURCE_REMOVE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  top = gtk_adjustment_get_value (adjustment) + (double) bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top, top + (double) bounds.size.height);

  return G_SOURCE_REMOVE;
}

static void
open_question (TdRuleRow *self)
{
  gtk_widget_show (self->question);
  gtk_widget_add_tick_callback (self->question, scroll_cb, NULL, NULL);
  td_field_grab_focus (self->reason);
}

/* Away from where the rule is the switch only asks: it goes back until the change is saved. */
static gboolean
state_set_cb (TdRuleRow *self, gboolean active)
{
  if (active == self->enabled)
    {
      close_question (self);
      return GDK_EVENT_PROPAGATE;
    }

  if (active)
    g_signal_emit (self, toggle_signal, 0, TRUE, "");
  else
    open_question (self);

  return GDK_EVENT_STOP;
}

static void
confirm_cb (TdRuleRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (td_field_get_control (self->reason)));
  g_autofree char *reason = td_text_clean (text);

  if (reason[0] == '\0')
    {
      td_field_set_error (self->reason, _ ("Enter why the rule is switched off."));
      td_field_grab_focus (self->reason);
      return;
    }

  td_field_set_problem (self->reason, NULL);
  g_signal_emit (self, toggle_signal, 0, FALSE, reason);
}

static void
cancel_cb (TdRuleRow *self)
{
  close_question (self);
  show_state (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  cancel_cb (TD_RULE_ROW (user_data));

  return GDK_EVENT_STOP;
}

/* --- The widget ------------------------------------------------------------------------------- */

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* A source may be a long address without a space. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
add_question (TdRuleRow *self, GtkWidget *box)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *field = td_field_new ("disabled-reason", _ ("_Reason"), entry);
  GtkWidget *confirm = gtk_button_new_with_mnemonic (_ ("_Switch off"));
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Keep it on"));
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->question = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->reason = TD_FIELD (field);
  g_object_set (field, "required", TRUE, NULL);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_widget_set_valign (confirm, GTK_ALIGN_START);
  gtk_widget_set_valign (cancel, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->question), field);
  gtk_box_append (GTK_BOX (self->question), confirm);
  gtk_box_append (GTK_BOX (self->question), cancel);
  gtk_widget_hide (self->question);
  gtk_box_append (GTK_BOX (box), self->question);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (self->question, shortcuts);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (confirm_cb), self);
  g_signal_connect_swapped (confirm, "clicked", G_CALLBACK (confirm_cb), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
}

static void
td_rule_row_dispose (GObject *object)
{
  TdRuleRow *self = TD_RULE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (td_rule_row_parent_class)->dispose (object);
}

static void
td_rule_row_finalize (GObject *object)
{
  g_free (TD_RULE_ROW (object)->code);

  G_OBJECT_CLASS (td_rule_row_parent_class)->finalize (object);
}

static void
td_rule_row_class_init (TdRuleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_rule_row_dispose;
  object_class->finalize = td_rule_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  toggle_signal = g_signal_new ("toggle", TD_TYPE_RULE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_BOOLEAN, G_TYPE_STRING);
}

static void
td_rule_row_init (TdRuleRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->title = add_label (texts, NULL);
  self->detail = add_label (texts, "dim-label");
  self->source = add_label (texts, "dim-label");
  self->disabled = add_label (texts, "td-problem-error");
  gtk_widget_set_hexpand (texts, TRUE);
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_START);
  g_signal_connect_swapped (self->toggle, "state-set", G_CALLBACK (state_set_cb), self);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->toggle));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), line);
  add_question (self, self->box);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
td_rule_row_new (const TdRule *rule, const TdCatalogue *catalogue)
{
  TdRuleRow *self = g_object_new (TD_TYPE_RULE_ROW, NULL);

  self->code = g_strdup (rule->code);
  td_rule_row_set_rule (self, rule, catalogue);

  return GTK_WIDGET (self);
}

const char *
td_rule_row_get_code (TdRuleRow *self)
{
  return self->code;
}

void
td_rule_row_set_rule (TdRuleRow *self, const TdRule *rule, const TdCatalogue *catalogue)
{
  g_autofree char *title = g_strdup_printf ("%s. %s", rule->code, rule->title);
  g_autofree char *detail = describe (rule, catalogue);
  g_autofree char *source = g_strdup_printf (_ ("Source: %s"), rule->source);
  g_autofree char *disabled = g_strdup_printf (_ ("Switched off: %s"), rule->disabled_reason);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_label_set_text (self->source, source);
  gtk_label_set_text (self->disabled, disabled);
  gtk_widget_set_visible (GTK_WIDGET (self->disabled), !rule->enabled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  if (self->enabled != rule->enabled)
    close_question (self);
  self->enabled = rule->enabled;
  show_state (self);
}

void
td_rule_row_set_error (TdRuleRow *self, const char *sentence)
{
  show_state (self);
  open_question (self);
  td_field_set_error (self->reason, sentence);
}

GtkWidget *
td_rule_row_get_switch (TdRuleRow *self)
{
  return GTK_WIDGET (self->toggle);
}

GtkWidget *
td_rule_row_get_reason (TdRuleRow *self)
{
  return td_field_get_control (self->reason);
}
