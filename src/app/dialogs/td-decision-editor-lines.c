/* What can be done with the current line of the list of recipients. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-revoke-dialog.h"
#include "base/td-text.h"

/* The current line, with what is typed in it taken over; FALSE if there is none. */
static gboolean
get_line (TdDecisionEditor *self, guint *award)
{
  td_grid_commit (self->grid);

  return td_decision_editor_get_line (self, award);
}

/* The line where it is now, in the column that was current. */
static void
go_to (TdDecisionEditor *self, guint award)
{
  guint row, column;

  td_grid_get_current (self->grid, &row, &column);
  td_grid_move_to (self->grid, td_recipient_sheet_find_row (self->sheet, award), column);
}

static void
add_recipient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  TdRecipientKind kind = TD_RECIPIENT_INDIVIDUAL;
  guint award;
  guint column = 0;

  if (get_line (self, &award))
    kind = ((const TdAward *) g_ptr_array_index (self->curr->awards, award))->recipient_kind;
  td_recipient_sheet_find_column (
      self->sheet, kind == TD_RECIPIENT_COLLECTIVE ? TD_CELL_NAME : TD_CELL_TITLE, &column);
  td_grid_move_to (self->grid, td_recipient_sheet_find_blank (self->sheet, kind), column);
}

static void
duplicate_recipient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  guint award;

  if (get_line (self, &award))
    go_to (self, td_recipient_sheet_duplicate (self->sheet, award));
}

static void
remove_response_cb (TdDecisionEditor *self, int response, GtkDialog *dialog)
{
  guint award;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT && get_line (self, &award))
    td_recipient_sheet_remove (self->sheet, award);
}

static void
ask_to_remove (TdDecisionEditor *self, const TdAward *award)
{
  GtkWidget *dialog = gtk_message_dialog_new (
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
remove_recipient_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  const TdAward *award;
  guint index;

  if (!get_line (self, &index))
    return;
  award = g_ptr_array_index (self->curr->awards, index);
  if (award->id != 0)
    ask_to_remove (self, award);
  else
    td_recipient_sheet_remove (self->sheet, index);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  guint award;

  if (get_line (self, &award))
    go_to (self, td_recipient_sheet_move (self->sheet, award,
                                          g_str_equal (name, "editor.move-up") ? -1 : 1));
}

static void
repeat_above_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  guint row, column;

  td_grid_commit (self->grid);
  if (td_grid_get_current (self->grid, &row, &column))
    td_grid_model_repeat_above (TD_GRID_MODEL (self->sheet), row, column);
}

static void
fill_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  guint award, row, column;

  if (!get_line (self, &award))
    return;
  td_grid_get_current (self->grid, &row, &column);
  td_recipient_sheet_fill_down (self->sheet, award,
                                td_recipient_sheet_get_cell (self->sheet, column));
}

static void
propose_bonus_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  guint index;
  gint64 bonus;

  if (!get_line (self, &index))
    return;
  bonus = td_award_propose_bonus (g_ptr_array_index (self->curr->awards, index), self->catalogue,
                                  self->curr->decided_on);
  if (bonus == 0)
    {
      td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                           _ ("The catalogue has no coefficient for this form on this day. Enter "
                              "the amount of the paper."));
      return;
    }
  td_recipient_sheet_edit (self->sheet, index)->bonus = bonus;
  td_recipient_sheet_edited (self->sheet);
}

static void
revoked_cb (TdDate revoked_on, const char *reason, gpointer user_data)
{
  TdDecisionEditor *self = user_data;
  TdAward *award;
  guint index;

  if (!get_line (self, &index))
    return;
  award = td_recipient_sheet_edit (self->sheet, index);
  award->revoked_on = revoked_on;
  td_text_set (&award->revoke_reason, reason);
  td_recipient_sheet_edited (self->sheet);
}

static void
revoke_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  const TdAward *award;
  guint index;

  if (!get_line (self, &index))
    return;
  award = g_ptr_array_index (self->curr->awards, index);
  if (award->id != 0)
    td_revoke_dialog_show (GTK_WINDOW (self), award, revoked_cb, self);
  else
    td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                         _ ("This award is not in the book yet: remove the line instead."));
}

static void
set_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  TdRecipientKind kind;
  guint award;

  if (get_line (self, &award)
      && td_recipient_kind_from_code (g_variant_get_string (parameter, NULL), &kind))
    go_to (self, td_recipient_sheet_set_kind (self->sheet, award, kind));
}

static void
show_others_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  guint column = 0;

  td_grid_commit (self->grid);
  td_recipient_sheet_show_others (self->sheet);
  td_recipient_sheet_find_column (self->sheet, TD_CELL_TITLE, &column);
  td_grid_move_to (self->grid, td_recipient_sheet_find_blank (self->sheet, TD_RECIPIENT_OTHER),
                   column);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);

  td_grid_commit (self->grid);
  if (td_recipient_sheet_undo (self->sheet, g_str_equal (name, "editor.redo")))
    td_decision_editor_find_common (self);
  else
    gtk_widget_error_bell (widget);
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);

  if (TD_EDITOR_GET_CLASS (self)->is_changed (TD_EDITOR (self)))
    td_editor_ask_to_leave (TD_EDITOR (self));
  else
    gtk_window_close (GTK_WINDOW (self));
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
    /* Not Ctrl+Shift+D: that opens GTK's inspector. */
    { "editor.duplicate-recipient", duplicate_recipient_action, GDK_KEY_n,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.remove-recipient", remove_recipient_action, GDK_KEY_Delete, GDK_CONTROL_MASK },
    { "editor.move-up", move_action, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK },
    { "editor.move-down", move_action, GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK },
    { "editor.fill-down", fill_down_action, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.propose-bonus", propose_bonus_action, GDK_KEY_b, GDK_CONTROL_MASK },
    { "editor.undo", undo_action, GDK_KEY_z, GDK_CONTROL_MASK },
    { "editor.redo", undo_action, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "editor.repeat-above", repeat_above_action, 0, 0 },
    { "editor.revoke", revoke_action, 0, 0 },
    { "editor.show-others", show_others_action, 0, 0 },
    { "editor.discard", discard_action, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_install_action (widget_class, "editor.set-kind", "s", set_kind_action);
}
