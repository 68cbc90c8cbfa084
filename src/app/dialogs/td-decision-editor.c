#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-decision-store.h"
#include "store/td-draft-store.h"
#include "store/td-setting-store.h"

G_DEFINE_FINAL_TYPE (TdDecisionEditor, td_decision_editor, TD_TYPE_EDITOR)

/* --- Typing ----------------------------------------------------------------------------------- */

void
td_decision_editor_touch (TdDecisionEditor *self)
{
  self->changes++;
  if (self->paste != NULL && self->changes != self->pasted_at)
    td_decision_editor_finish_paste (self);
  td_draft_keeper_touch (self->keeper);
  td_decision_editor_queue_check (self);
}

static void
heading_edited_cb (TdDecisionEditor *self)
{
  if (self->filling || self->curr == NULL)
    return;
  td_decision_editor_collect_heading (self);
  td_decision_editor_touch (self);
}

static void
date_edited_cb (TdDecisionEditor *self)
{
  TdDate date;

  if (self->filling || self->curr == NULL)
    return;

  td_date_entry_get_date (self->decided_on, &date, NULL);
  self->curr->decided_on = date;
  td_recipient_sheet_set_date (self->sheet, date);
  td_decision_editor_offer_common (self);
  td_decision_editor_touch (self);
}

static void
common_edited_cb (TdDecisionEditor *self, GParamSpec *pspec, GtkWidget *from)
{
  if (self->filling || self->curr == NULL)
    return;
  td_decision_editor_collect_common (self, pspec, from);
}

static void
sheet_edited_cb (TdDecisionEditor *self)
{
  td_decision_editor_touch (self);
  td_decision_editor_update_panel (self);
}

static void
sheet_typing_cb (TdDecisionEditor *self)
{
  td_draft_keeper_touch (self->keeper);
}

static void
moved_cb (TdDecisionEditor *self)
{
  td_decision_editor_update_panel (self);
}

static void
undo_cb (TdDecisionEditor *self, gboolean redo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), redo ? "editor.redo" : "editor.undo", NULL);
}

static void
paste_cb (TdDecisionEditor *self)
{
  td_decision_editor_paste (self);
}

static void
paste_changed_cb (TdDecisionEditor *self)
{
  td_decision_editor_paste_again (self);
}

static void
paste_done_cb (TdDecisionEditor *self)
{
  td_decision_editor_finish_paste (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
attachments_changed_cb (TdDecisionEditor *self)
{
  if (self->filling || self->curr == NULL)
    return;

  g_ptr_array_unref (self->curr->attachments);
  self->curr->attachments = td_attachment_bar_get (self->attachments);
  td_decision_editor_touch (self);
}

gboolean
td_decision_editor_get_line (TdDecisionEditor *self, guint *award)
{
  guint row, column;
  int index;

  td_grid_get_current (self->grid, &row, &column);
  index = td_recipient_sheet_find_award (self->sheet, row);
  *award = (guint) MAX (index, 0);

  return index >= 0;
}

/* --- Leaving ---------------------------------------------------------------------------------- */

static gboolean
is_changed (TdEditor *editor)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);
  g_autoptr (TdDecision) typed = td_recipient_sheet_copy_typed (self->sheet);
  TdDate date;

  return !td_date_entry_get_date (self->decided_on, &date, NULL)
         || !td_decision_equal (self->orig, typed);
}

static char *
describe_unsaved (TdEditor *editor)
{
  const TdDecision *curr = TD_DECISION_EDITOR (editor)->curr;
  g_autofree char *name = td_decision_to_label (curr);

  if (curr->number[0] == '\0')
    return g_strdup (_ ("What was typed for the new decision is not saved."));

  return g_strdup_printf (_ ("What was typed for the decision %s is not saved."), name);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_decision_editor_dispose (GObject *object)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (object);

  self->filling = TRUE;
  td_decision_editor_stop_checking (self);
  td_decision_editor_finish_paste (self);
  g_clear_pointer (&self->keeper, td_draft_keeper_free);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_DECISION_EDITOR);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (td_decision_editor_parent_class)->dispose (object);
}

static void
td_decision_editor_finalize (GObject *object)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (object);

  g_clear_pointer (&self->orig, td_decision_free);
  g_clear_pointer (&self->curr, td_decision_free);
  g_clear_pointer (&self->findings, td_decision_findings_free);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (td_decision_editor_parent_class)->finalize (object);
}

static void
td_decision_editor_class_init (TdDecisionEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_decision_editor_dispose;
  object_class->finalize = td_decision_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = td_decision_editor_check_to_save;
  editor_class->begin_save = td_decision_editor_begin_save;
  editor_class->begin_next = td_decision_editor_begin_next;
  editor_class->keep = td_decision_editor_keep;
  editor_class->drop = td_decision_editor_drop;

  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_LINE_PANEL);
  g_type_ensure (TD_TYPE_PASTE_BAR);
  g_type_ensure (TD_TYPE_ATTACHMENT_BAR);
  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_DATE_ENTRY);
  g_type_ensure (TD_TYPE_TERM_DROP_DOWN);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
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
  BIND (common_form);
  BIND (common_commendation);
  BIND (common_campaign);
  BIND (common_period);
  BIND (paste_bar);
  BIND (grid);
  BIND (panel);
  BIND (attachments);
  BIND (status);
  BIND (line_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, heading_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, common_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, attachments_changed_cb);
  td_decision_editor_install_line_actions (widget_class);
  td_decision_editor_install_people_actions (widget_class);
}

static void
td_decision_editor_init (TdDecisionEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  td_grid_set_menu (self->grid, self->line_menu);
  td_grid_set_remove_action (self->grid, "editor.remove-recipient");
  self->filling = FALSE;
}

TdDecision *
td_decision_editor_new_decision (TdDecisionEditor *self)
{
  TdDb *reader = td_book_get_reader (self->book);
  TdDecision *decision = td_decision_new ();
  g_autofree char *symbol = td_setting_get (reader, TD_SETTING_DECISION_SYMBOL);
  g_autofree char *issuer = td_setting_get (reader, TD_SETTING_ORGANISATION_SHORT);

  td_text_set (&decision->symbol, symbol);
  td_text_set (&decision->issuer, issuer);
  td_text_set (&decision->deciding_level, "TINH");

  return decision;
}

static TdDecision *
snapshot_cb (gpointer user_data)
{
  return td_recipient_sheet_copy_typed (TD_DECISION_EDITOR (user_data)->sheet);
}

void
td_decision_editor_take (TdDecisionEditor *self,
                         TdDecision *orig,
                         TdDecision *curr,
                         gint64 draft_id)
{
  TdDecision *old = self->curr;

  td_decision_editor_stop_checking (self);
  td_decision_editor_finish_paste (self);
  g_clear_pointer (&self->keeper, td_draft_keeper_free);
  g_clear_pointer (&self->orig, td_decision_free);
  self->orig = orig;
  self->curr = curr;
  self->checked = FALSE;
  self->keeper = td_draft_keeper_new (self->book, draft_id, snapshot_cb, self);
  td_decision_editor_fill_heading (self);
  td_recipient_sheet_set_decision (self->sheet, curr);
  self->filling = TRUE;
  td_attachment_bar_set (self->attachments, curr->attachments);
  self->filling = FALSE;
  g_clear_pointer (&old, td_decision_free);
  td_decision_editor_offer_common (self);
  td_decision_editor_find_common (self);
  td_decision_editor_update_panel (self);
  td_decision_editor_queue_check (self);
}

/* Where one begins to type: the first line of the book's decision, else the blank row of
 * individuals; the focus stays in the heading. */
static void
mark (TdDecisionEditor *self, gint64 award_id)
{
  guint column = 0;
  guint row = td_recipient_sheet_find_blank (self->sheet, TD_RECIPIENT_INDIVIDUAL);

  td_recipient_sheet_find_column (self->sheet, TD_CELL_TITLE, &column);
  for (guint i = 0; i < self->curr->awards->len; i++)
    if (award_id != 0
        && ((const TdAward *) g_ptr_array_index (self->curr->awards, i))->id == award_id)
      {
        td_recipient_sheet_find_column (self->sheet, TD_CELL_NAME, &column);
        row = td_recipient_sheet_find_row (self->sheet, i);
        td_grid_move_to (self->grid, row, column);
        return;
      }
  td_grid_set_current (self->grid, row, column);
}

/* The draft of a decision that is in the book; FALSE if there is none, or another window has it. */
static gboolean
find_draft (TdBook *book, gint64 decision_id, gint64 *draft_id)
{
  g_autoptr (GPtrArray) drafts = td_draft_list (td_book_get_reader (book), NULL);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const TdDraft *draft = g_ptr_array_index (drafts, i);

      if (draft->record_id != decision_id || td_draft_keeper_is_open (draft->id))
        continue;
      *draft_id = draft->id;
      return TRUE;
    }

  return FALSE;
}

static TdDecisionEditor *
create (GtkWindow *parent, TdBook *book)
{
  TdDecisionEditor *self = g_object_new (TD_TYPE_DECISION_EDITOR, "transient-for", parent, NULL);

  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->catalogue = td_editor_get_catalogue (TD_EDITOR (self));
  self->sheet = td_recipient_sheet_new (book, self->catalogue);
  self->filling = TRUE;
  td_decision_editor_offer_levels (self);
  self->filling = FALSE;
  td_grid_set_model (self->grid, TD_GRID_MODEL (self->sheet));
  td_attachment_bar_set_book (self->attachments, book);
  td_attachment_bar_take_drops (self->attachments, GTK_WIDGET (self));
  g_signal_connect_swapped (self->sheet, "edited", G_CALLBACK (sheet_edited_cb), self);
  g_signal_connect_swapped (self->sheet, "typing", G_CALLBACK (sheet_typing_cb), self);

  return self;
}

GtkWidget *
td_decision_editor_new (
    GtkWindow *parent, TdBook *book, gint64 decision_id, gint64 award_id, GError **error)
{
  TdDecisionEditor *self;
  g_autoptr (TdDecision) decision = NULL;
  gint64 draft_id;

  if (decision_id != 0)
    {
      if (find_draft (book, decision_id, &draft_id))
        return td_decision_editor_new_for_draft (parent, book, draft_id, error);
      decision = td_decision_load (td_book_get_reader (book), decision_id, error);
      if (decision == NULL)
        return NULL;
    }

  self = create (parent, book);
  if (decision == NULL)
    decision = td_decision_editor_new_decision (self);
  td_decision_editor_take (self, td_decision_copy (decision), td_decision_copy (decision), 0);
  mark (self, award_id);

  return GTK_WIDGET (self);
}

GtkWidget *
td_decision_editor_new_for_draft (GtkWindow *parent, TdBook *book, gint64 draft_id, GError **error)
{
  TdDb *reader = td_book_get_reader (book);
  g_autoptr (TdDecision) draft = td_draft_load (reader, draft_id, error);
  g_autoptr (TdDecision) orig = NULL;
  TdDecisionEditor *self;

  if (draft == NULL)
    return NULL;
  if (draft->id != 0)
    {
      orig = td_decision_load (reader, draft->id, error);
      if (orig == NULL)
        return NULL;
    }

  self = create (parent, book);
  if (orig == NULL)
    orig = td_decision_editor_new_decision (self);
  td_decision_editor_take (self, g_steal_pointer (&orig), g_steal_pointer (&draft), draft_id);
  mark (self, 0);
  td_message_bar_show (self->errors, GTK_MESSAGE_INFO,
                       _ ("This is what was typed and not saved yet. Save it, or drop it to see "
                          "the decision as it is in the book."));

  return GTK_WIDGET (self);
}
