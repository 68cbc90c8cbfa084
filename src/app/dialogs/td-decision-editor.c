#include "app/dialogs/td-decision-editor-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-decision-store.h"
#include "store/td-setting-store.h"
#include "store/td-unit-store.h"

/* Facts are read from the book: not with every letter, but before the next field is reached. */
#define CHECK_PAUSE_MS 300

G_DEFINE_FINAL_TYPE (TdDecisionEditor, td_decision_editor, TD_TYPE_EDITOR)

/* --- Between the widgets and the draft -------------------------------------------------------- */

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
  td_decision_editor_sort_parts (self);
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
  if (row != self->row && td_decision_editor_leave_line (self))
    td_decision_editor_mark (self, row);
}

/* --- Leaving ---------------------------------------------------------------------------------- */

static gboolean
is_changed (TdEditor *editor)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (editor);
  g_autoptr (GPtrArray) unreadable = td_problems_new ();
  TdDate date;

  td_recipient_form_collect_unreadable (self->form, unreadable, 0);

  return unreadable->len > 0 || !td_date_entry_get_date (self->decided_on, &date, NULL)
         || !td_decision_equal (self->orig, self->curr);
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
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_DECISION_EDITOR);

  G_OBJECT_CLASS (td_decision_editor_parent_class)->dispose (object);
}

static void
td_decision_editor_finalize (GObject *object)
{
  TdDecisionEditor *self = TD_DECISION_EDITOR (object);

  g_clear_pointer (&self->orig, td_decision_free);
  g_clear_pointer (&self->curr, td_decision_free);

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
  td_decision_editor_install_line_actions (widget_class);
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
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->catalogue = td_editor_get_catalogue (TD_EDITOR (self));
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
