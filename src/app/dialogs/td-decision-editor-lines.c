/* The lines of a decision: adding, moving and removing recipients. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"

static TdAward *
get_award (TdDecisionEditor *self)
{
  return g_ptr_array_index (self->curr->awards, self->row);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const TdAward *first = *(const TdAward *const *) a;
  const TdAward *second = *(const TdAward *const *) b;

  return (int) first->recipient_kind - (int) second->recipient_kind;
}

/* Collectives before individuals, as the list is printed; within a part the order stays (the sort
 * of GPtrArray is stable). The marked line stays marked. */
void
td_decision_editor_sort_parts (TdDecisionEditor *self)
{
  TdAward *marked = get_award (self);
  guint row = self->row;

  g_ptr_array_sort (self->curr->awards, compare_parts);
  if (g_ptr_array_find (self->curr->awards, marked, &row))
    self->row = row;
}

void
td_decision_editor_mark (TdDecisionEditor *self, guint row)
{
  self->row = MIN (row, self->curr->awards->len - 1);
  td_recipient_form_set_award (self->form, get_award (self));
  td_recipient_list_select (self->list, self->row);
}

/* Leaving a line keeps what is typed in it; what cannot be read is told first. */
gboolean
td_decision_editor_leave_line (TdDecisionEditor *self)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  GtkWidget *field;

  td_recipient_form_collect_unreadable (self->form, problems, (int) self->row);
  if (problems->len == 0)
    return TRUE;

  field = td_recipient_form_show_problems (self->form, problems, (int) self->row);
  if (field != NULL)
    td_field_grab_focus (TD_FIELD (field));
  td_recipient_list_select (self->list, self->row);

  return FALSE;
}

static void
insert_line (TdDecisionEditor *self, TdAward *award)
{
  if (!td_decision_editor_leave_line (self))
    {
      td_award_free (award);
      return;
    }

  g_ptr_array_insert (self->curr->awards, (int) self->row + 1, award);
  self->row++;
  td_decision_editor_sort_parts (self);
  td_recipient_form_set_award (self->form, get_award (self));
  td_decision_editor_check (self, FALSE);
  td_recipient_form_focus_name (self->form);
}

TdAward *
td_decision_editor_make_next (const TdAward *last)
{
  TdAward *award = td_award_copy (last);

  award->id = 0;
  award->person_id = 0;
  award->recipient_unit_id = 0;
  td_text_set (&award->name, "");
  award->is_woman = FALSE;
  award->revoked_on = TD_DATE_NONE;
  td_text_set (&award->revoke_reason, "");
  td_text_set (&award->note, "");
  if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE)
    {
      award->unit_id = 0;
      td_text_set (&award->unit_name, "");
      td_text_set (&award->organisation_type, "");
    }

  return award;
}

static void
add_recipient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);

  insert_line (self, td_decision_editor_make_next (get_award (self)));
}

static void
duplicate_recipient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  TdAward *award = td_award_copy (get_award (self));

  award->id = 0;
  award->revoked_on = TD_DATE_NONE;
  td_text_set (&award->revoke_reason, "");
  insert_line (self, award);
}

static void
remove_line (TdDecisionEditor *self)
{
  td_recipient_form_set_award (self->form, NULL);
  if (self->curr->awards->len == 1)
    {
      TdAward *empty = td_decision_editor_make_next (get_award (self));

      empty->unit_id = 0;
      g_ptr_array_add (self->curr->awards, empty);
    }
  g_ptr_array_remove_index (self->curr->awards, self->row);
  td_decision_editor_mark (self, self->row);
  td_decision_editor_check (self, FALSE);
}

static void
remove_response_cb (TdDecisionEditor *self, int response, GtkDialog *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    remove_line (self);
}

static void
remove_recipient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  const TdAward *award = get_award (self);
  GtkWidget *dialog;

  if (award->id == 0)
    {
      remove_line (self);
      return;
    }

  dialog = gtk_message_dialog_new (
      GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, _ ("The award of “%s” is in the book already."), award->name);
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog),
      _ ("Remove it only if it was entered by mistake. An award that was decided and withdrawn "
         "later is revoked, so that earlier reports stay explained."));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Remove from the decision"), GTK_RESPONSE_ACCEPT,
                          _ ("_Keep it"), GTK_RESPONSE_CANCEL, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  gboolean up = g_str_equal (name, "editor.move-up");
  guint n = self->curr->awards->len;
  guint other = up ? self->row - 1 : self->row + 1;
  gpointer *awards = self->curr->awards->pdata;
  gpointer moved = awards[self->row];

  /* Not out of its part. */
  if ((up && self->row == 0) || (!up && other >= n)
      || ((TdAward *) moved)->recipient_kind != ((TdAward *) awards[other])->recipient_kind)
    return;

  awards[self->row] = awards[other];
  awards[other] = moved;
  self->row = other;
  td_decision_editor_check (self, FALSE);
}

static void
propose_bonus_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  TdAward *award = get_award (self);
  const TdAwardForm *form = td_catalogue_find_award_form (self->catalogue, award->award_form_id);
  gint64 bonus;

  if (form == NULL
      || !td_catalogue_propose_bonus (self->catalogue, form,
                                      award->recipient_kind == TD_RECIPIENT_COLLECTIVE,
                                      self->curr->decided_on, &bonus))
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                           _ ("The catalogue has no coefficient for this form on this day. Enter "
                              "the amount of the paper."));
      return;
    }

  award->bonus = bonus;
  td_recipient_form_set_award (self->form, award);
  td_decision_editor_check (self, FALSE);
}

void
td_decision_editor_install_line_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "editor.add-recipient", add_recipient_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "editor.duplicate-recipient", duplicate_recipient_action, GDK_KEY_d,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.remove-recipient", remove_recipient_action, GDK_KEY_Delete, GDK_CONTROL_MASK },
    { "editor.move-up", move_action, GDK_KEY_Up, GDK_ALT_MASK },
    { "editor.move-down", move_action, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK },
    { "editor.propose-bonus", propose_bonus_action, GDK_KEY_b, GDK_CONTROL_MASK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}
