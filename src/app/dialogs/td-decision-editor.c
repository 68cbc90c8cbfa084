#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-decision-store.h"
#include "store/td-setting-store.h"
#include "store/td-unit-store.h"

/* Facts are read from the book: not with every letter, but before the next field is reached. */
#define CHECK_PAUSE_MS 300

G_DEFINE_FINAL_TYPE (TdDecisionEditor, td_decision_editor, GTK_TYPE_WINDOW)

/* --- Between the widgets and the draft -------------------------------------------------------- */

static TdAward *
get_award (TdDecisionEditor *self)
{
  return g_ptr_array_index (self->curr->awards, self->row);
}

/* The issuer is a unit of the book where its name is one's. */
static void
find_issuer_unit (TdDecisionEditor *self)
{
  g_autoptr (GPtrArray) hits = td_unit_search (td_book_get_reader (self->book), self->curr->issuer,
                                               self->curr->decided_on, 5, NULL);

  self->curr->issuer_unit_id = 0;
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);

      if (g_str_equal (hit->name, self->curr->issuer)
          || g_str_equal (hit->short_name, self->curr->issuer))
        {
          self->curr->issuer_unit_id = hit->id;
          return;
        }
    }
}

static void
collect_heading (TdDecisionEditor *self)
{
  TdDecision *curr = self->curr;

  td_text_set (&curr->number, gtk_editable_get_text (self->number));
  td_text_set (&curr->symbol, gtk_editable_get_text (self->symbol));
  td_text_set (&curr->deciding_level, td_term_drop_down_get_code (self->deciding_level));
  if (td_text_set (&curr->issuer, gtk_editable_get_text (self->issuer)))
    find_issuer_unit (self);
  td_text_set (&curr->signer, gtk_editable_get_text (self->signer));
  td_text_set (&curr->signer_post, gtk_editable_get_text (self->signer_post));
  td_text_set (&curr->abstract, gtk_editable_get_text (self->abstract));
}

static void
update_title (TdDecisionEditor *self)
{
  g_autofree char *name = td_decision_to_label (self->orig);
  g_autofree char *title = self->orig->id == 0 ? g_strdup (_ ("New decision"))
                                               : g_strdup_printf (_ ("Decision %s"), name);

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
fill_heading (TdDecisionEditor *self)
{
  const TdDecision *curr = self->curr;

  self->filling = TRUE;
  gtk_editable_set_text (self->number, curr->number);
  gtk_editable_set_text (self->symbol, curr->symbol);
  td_date_entry_set_date (self->decided_on, curr->decided_on);
  td_term_drop_down_set_code (self->deciding_level, curr->deciding_level);
  gtk_editable_set_text (self->issuer, curr->issuer);
  gtk_editable_set_text (self->signer, curr->signer);
  gtk_editable_set_text (self->signer_post, curr->signer_post);
  gtk_editable_set_text (self->abstract, curr->abstract);
  self->filling = FALSE;
}

/* By their short names: the heading is one line of the paper. */
static void
fill_levels (TdDecisionEditor *self)
{
  guint n = td_catalogue_get_n_terms (self->catalogue, TD_VOCABULARY_DECIDING_LEVEL);
  g_autofree const char **codes = g_new (const char *, n);
  g_autofree const char **names = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    {
      const TdTerm *term = td_catalogue_get_term (self->catalogue, TD_VOCABULARY_DECIDING_LEVEL, i);

      codes[i] = term->code;
      names[i] = term->short_name;
    }
  td_term_drop_down_set_items (self->deciding_level, codes, names, n);
}

/* --- Lines ------------------------------------------------------------------------------------ */

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const TdAward *first = *(const TdAward *const *) a;
  const TdAward *second = *(const TdAward *const *) b;

  return (int) first->recipient_kind - (int) second->recipient_kind;
}

/* Collectives before individuals, as the list is printed; within a part the order stays (the sort
 * of GPtrArray is stable). The marked line stays marked. */
static void
sort_parts (TdDecisionEditor *self)
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
static gboolean
leave_line (TdDecisionEditor *self)
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
  if (!leave_line (self))
    {
      td_award_free (award);
      return;
    }

  g_ptr_array_insert (self->curr->awards, (int) self->row + 1, award);
  self->row++;
  sort_parts (self);
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

/* --- Typing ----------------------------------------------------------------------------------- */

static gboolean
check_timeout_cb (gpointer data)
{
  TdDecisionEditor *self = data;

  self->check_timeout = 0;
  td_decision_editor_check (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
queue_check (TdDecisionEditor *self)
{
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  self->check_timeout = g_timeout_add (CHECK_PAUSE_MS, check_timeout_cb, self);
}

static void
heading_edited_cb (TdDecisionEditor *self)
{
  if (self->filling || self->curr == NULL)
    return;
  collect_heading (self);
  queue_check (self);
}

static void
date_edited_cb (TdDecisionEditor *self)
{
  TdDate before;
  TdDate date;

  if (self->filling || self->curr == NULL)
    return;

  before = self->curr->decided_on;
  td_date_entry_get_date (self->decided_on, &date, NULL);
  self->curr->decided_on = date;
  for (guint i = 0; i < self->curr->awards->len; i++)
    td_award_update_bonus (g_ptr_array_index (self->curr->awards, i), self->catalogue, before,
                           date);
  td_recipient_form_set_date (self->form, date);
  queue_check (self);
}

static void
recipient_edited_cb (TdDecisionEditor *self)
{
  sort_parts (self);
  queue_check (self);
}

static void
recipient_done_cb (TdDecisionEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.add-recipient", NULL);
}

static void
selected_cb (TdDecisionEditor *self, guint row)
{
  if (row != self->row && leave_line (self))
    td_decision_editor_mark (self, row);
}

/* --- Leaving ---------------------------------------------------------------------------------- */

gboolean
td_decision_editor_is_changed (TdDecisionEditor *self)
{
  g_autoptr (GPtrArray) unreadable = td_problems_new ();
  TdDate date;

  td_recipient_form_collect_unreadable (self->form, unreadable, 0);

  return unreadable->len > 0 || !td_date_entry_get_date (self->decided_on, &date, NULL)
         || !td_decision_equal (self->orig, self->curr);
}

static void
leave_response_cb (TdDecisionEditor *self, int response, GtkDialog *dialog)
{
  /* GTK 4.8 complains of a dialog that outlives its parent by a moment. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_REJECT)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
td_decision_editor_close_request (GtkWindow *window)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (window);
  g_autofree char *name = td_decision_to_label (self->curr);
  GtkWidget *dialog;

  if (self->saving)
    return TRUE;
  if (!td_decision_editor_is_changed (self))
    return GTK_WINDOW_CLASS (td_decision_editor_parent_class)->close_request (window);

  dialog = gtk_message_dialog_new (window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
                                   _ ("What was typed for the decision %s is not saved."), name);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Drop the changes"), GTK_RESPONSE_REJECT,
                          _ ("_Go on typing"), GTK_RESPONSE_CANCEL, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}

/* --- The window ------------------------------------------------------------------------------- */

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_decision_editor_save (TD_DECISION_EDITOR (widget), g_str_equal (name, "editor.save-next"));
}

static void
td_decision_editor_dispose (GObject *object)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_DECISION_EDITOR);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_decision_editor_parent_class)->dispose (object);
}

static void
td_decision_editor_finalize (GObject *object)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (object);

  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  g_clear_pointer (&self->orig, td_decision_free);
  g_clear_pointer (&self->curr, td_decision_free);

  G_OBJECT_CLASS (td_decision_editor_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "editor.save", save_action, GDK_KEY_s, GDK_CONTROL_MASK },
    { "editor.save-next", save_action, GDK_KEY_Return, GDK_CONTROL_MASK },
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "editor.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_decision_editor_class_init (TdDecisionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_decision_editor_dispose;
  object_class->finalize = td_decision_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = td_decision_editor_close_request;

  g_type_ensure (TD_TYPE_RECIPIENT_FORM);
  g_type_ensure (TD_TYPE_RECIPIENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-decision-editor.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdDecisionEditor, child)
  BIND (errors);
  BIND (heading);
  BIND (number);
  BIND (symbol);
  BIND (decided_on);
  BIND (deciding_level);
  BIND (issuer);
  BIND (signer);
  BIND (signer_post);
  BIND (abstract);
  BIND (form);
  BIND (list);
  BIND (status);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, heading_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, recipient_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, recipient_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  install_actions (widget_class);
}

static void
td_decision_editor_init (TdDecisionEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

TdDecision *
td_decision_editor_new_decision (TdDecisionEditor *self)
{
  TdDb *reader = td_book_get_reader (self->book);
  TdDecision *decision = td_decision_new ();
  g_autofree char *symbol = td_setting_get (reader, TD_SETTING_DECISION_SYMBOL);
  g_autofree char *issuer = td_setting_get (reader, TD_SETTING_ORGANISATION_SHORT);
  TdAward *award = td_award_new ();

  td_text_set (&decision->symbol, symbol);
  td_text_set (&decision->issuer, issuer);
  td_text_set (&decision->deciding_level, "TINH");
  g_ptr_array_add (decision->awards, award);

  return decision;
}

void
td_decision_editor_take (TdDecisionEditor *self, TdDecision *decision)
{
  td_recipient_form_set_award (self->form, NULL);
  g_clear_pointer (&self->orig, td_decision_free);
  g_clear_pointer (&self->curr, td_decision_free);
  self->orig = decision;
  self->curr = td_decision_copy (decision);
  self->checked = FALSE;
  self->row = 0;
  update_title (self);
  fill_heading (self);
  td_recipient_form_set_date (self->form, self->curr->decided_on);
  td_decision_editor_check (self, FALSE);
  td_decision_editor_mark (self, 0);
}

GtkWidget *
td_decision_editor_new (
    GtkWindow *parent, TdBook *book, gint64 decision_id, gint64 award_id, GError **error)
{
  TdDecisionEditor *self;
  g_autoptr (TdDecision) decision = NULL;

  if (decision_id != 0)
    {
      decision = td_decision_load (td_book_get_reader (book), decision_id, error);
      if (decision == NULL)
        return NULL;
    }

  self = g_object_new (TD_TYPE_DECISION_EDITOR, "transient-for", parent, NULL);
  self->book = g_object_ref (book);
  self->catalogue = td_book_get_catalogue (book);
  self->filling = TRUE;
  fill_levels (self);
  td_recipient_form_set_book (self->form, book);
  self->filling = FALSE;
  if (decision == NULL)
    decision = td_decision_editor_new_decision (self);
  td_decision_editor_take (self, g_steal_pointer (&decision));
  for (guint i = 0; i < self->curr->awards->len; i++)
    if (((const TdAward *) g_ptr_array_index (self->curr->awards, i))->id == award_id
        && award_id != 0)
      td_decision_editor_mark (self, i);

  return GTK_WIDGET (self);
}
