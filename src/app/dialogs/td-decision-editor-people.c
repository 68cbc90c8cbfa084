/* Who a recipient is: somebody whom the book has, or a new person. */
#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "store/td-person-store.h"

enum
{
  RESPONSE_SAME = 1,
  RESPONSE_NEW,
};

/* Names in the question; the rest is counted. */
#define MAX_NAMES 6

/* @person_id: 0 for a new person. What was typed in the line stays: it is of the paper. */
static void
answer (TdDecisionEditor *self, guint award, gint64 person_id)
{
  TdAward *line = g_ptr_array_index (self->curr->awards, award);

  line->person_id = person_id;
  line->is_new_person = person_id == 0;
}

static void
same_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  guint award;

  td_grid_commit (self->grid);
  if (!td_decision_editor_get_line (self, &award))
    return;
  td_recipient_sheet_edit (self->sheet, award);
  answer (self, award, g_variant_get_int64 (parameter));
  td_recipient_sheet_edited (self->sheet);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Of somebody who is not linked yet: of the one whom the book probably has. */
static gint64
find_person (TdDecisionEditor *self, guint index)
{
  const TdAward *award = g_ptr_array_index (self->curr->awards, index);
  const GPtrArray *similar = td_decision_editor_get_similar (self, index);
  gint64 id = award->person_id;
  guint n;

  if (id == 0 && !award->is_new_person)
    td_person_find (td_book_get_reader (self->book), award, &id, &n, NULL);
  if (id == 0 && similar != NULL && similar->len > 0)
    id = ((const TdPersonHit *) g_ptr_array_index (similar, 0))->id;

  return id;
}

static void
show_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (widget);
  const TdAward *award;
  TdSubject subject;
  guint index;

  td_grid_commit (self->grid);
  if (!td_decision_editor_get_line (self, &index))
    return;
  award = g_ptr_array_index (self->curr->awards, index);
  subject = award->recipient_kind == TD_RECIPIENT_COLLECTIVE
                ? TD_SUBJECT_UNIT (award->recipient_unit_id)
                : TD_SUBJECT_PERSON (find_person (self, index));
  if (td_subject_is_set (subject))
    td_records_open_history (widget, self->book, subject);
  else
    td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                         _ ("The book has no earlier award of this recipient."));
}

void
td_decision_editor_install_people_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "editor.same-person", "x", same_person_action);
  gtk_widget_class_install_action (widget_class, "editor.show-history", NULL, show_history_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                       "editor.show-history", NULL);
}

/* --- Before saving ---------------------------------------------------------------------------- */

static gboolean
is_open_question (TdDecisionEditor *self, guint award)
{
  const GPtrArray *problems = td_recipient_sheet_get_problems (self->sheet);

  for (guint i = 0; i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row == (int) award && g_strcmp0 (problem->rule, "R19") == 0)
        return TRUE;
    }

  return FALSE;
}

static void
answer_all (TdDecisionEditor *self, gboolean same)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->curr->awards->len; i++)
    if (is_open_question (self, i))
      g_array_append_val (open, i);
  if (open->len == 0)
    return;
  td_recipient_sheet_edit (self->sheet, g_array_index (open, guint, 0));
  for (guint i = 0; i < open->len; i++)
    {
      guint award = g_array_index (open, guint, i);
      const TdPersonHit *hit = g_ptr_array_index (td_decision_editor_get_similar (self, award), 0);

      answer (self, award, same ? hit->id : 0);
    }
  td_recipient_sheet_edited (self->sheet);
}

static void
show_first_question (TdDecisionEditor *self)
{
  guint column = 0;

  td_recipient_sheet_find_column (self->sheet, TD_CELL_NAME, &column);
  for (guint i = 0; i < self->curr->awards->len; i++)
    if (is_open_question (self, i))
      {
        td_grid_move_to (self->grid, td_recipient_sheet_find_row (self->sheet, i), column);
        return;
      }
}

static void
response_cb (TdDecisionEditor *self, int response, GtkDialog *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  td_editor_set_busy (TD_EDITOR (self), FALSE);
  if (response != RESPONSE_SAME && response != RESPONSE_NEW)
    {
      show_first_question (self);
      return;
    }
  answer_all (self, response == RESPONSE_SAME);
  td_editor_save_checked (TD_EDITOR (self), self->saves_next);
}

/* "• Lò Thị Anh — the book has: Lò Thị Ánh, Công nhân · …" */
static char *
describe_questions (TdDecisionEditor *self, guint *n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < self->curr->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (self->curr->awards, i);
      const GPtrArray *similar = td_decision_editor_get_similar (self, i);
      g_autofree char *known = NULL;

      if (!is_open_question (self, i) || similar == NULL || similar->len == 0)
        continue;
      if ((*n)++ >= MAX_NAMES)
        continue;
      known = td_person_hit_describe (g_ptr_array_index (similar, 0));
      g_string_append_printf (text, _ ("• %s — the book has: %s, %s\n"), award->name,
                              ((const TdPersonHit *) g_ptr_array_index (similar, 0))->name, known);
    }
  if (*n > MAX_NAMES)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", *n - MAX_NAMES),
        *n - MAX_NAMES);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
td_decision_editor_ask_who (TdDecisionEditor *self)
{
  guint n;
  g_autofree char *questions = describe_questions (self, &n);
  GtkWidget *dialog;

  if (n == 0)
    return FALSE;

  dialog = gtk_message_dialog_new (
      GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE,
      g_dngettext (GETTEXT_PACKAGE, "%u recipient is probably in the book already. Is it the same?",
                   "%u recipients are probably in the book already. Are they the same?", n),
      n);
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", questions);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Look at the lines"), GTK_RESPONSE_CANCEL,
                          _ ("_Others of this name"), RESPONSE_NEW, _ ("The _same people"),
                          RESPONSE_SAME, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_SAME);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}
