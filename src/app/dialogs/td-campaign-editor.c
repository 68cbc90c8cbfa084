#include "app/dialogs/td-campaign-editor.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-stage-table.h"
#include "app/widgets/td-target-table.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-text-area.h"
#include "app/widgets/td-unit-chooser.h"
#include "base/td-text.h"
#include "store/td-campaign-reviews.h"
#include "store/td-campaign-store.h"

/* More than a federation has in use; the drop-down has a search. */
#define MAX_PARENTS 500

#define MODE_REGULAR "regular"
#define MODE_THEMED "themed"

struct _TdCampaignEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class’s, as is the next */
  TdCatalogue *catalogue;
  TdCampaign *orig; /* as it was read */
  TdCampaign *curr; /* as it is typed */
  gboolean filling;
  gboolean checked; /* a save was refused: problems go away as they are mended */

  TdMessageBar *errors;
  GtkWidget *form;
  GtkEditable *name;
  TdTermDropDown *launching_level;
  TdUnitChooser *unit;
  TdTermDropDown *mode;
  GtkEditable *theme;
  TdDateEntry *starts_on;
  TdDateEntry *ends_on;
  GtkEditable *document_number;
  TdDateEntry *document_date;
  TdTermDropDown *parent;
  TdStageTable *stages;
  TdTextArea *goals;
  TdTextArea *scope;
  TdTextArea *subjects;
  TdTextArea *contents;
  TdTargetTable *targets;
  TdTextArea *note;
};

G_DEFINE_FINAL_TYPE (TdCampaignEditor, td_campaign_editor, TD_TYPE_EDITOR)

/* --- Between the widgets and the draft -------------------------------------------------------- */

static void
collect_lines (TdTextArea *area, char **field)
{
  g_autofree char *text = td_text_area_get_text (area);

  td_text_set_lines (field, text);
}

static void
collect_unit (TdCampaignEditor *self, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!td_unit_chooser_get_unit (self->unit, &self->curr->unit_id, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_CAMPAIGN_UNIT, -1, "%s", error->message);
}

/* Takes what is typed into the draft; @problems gets what cannot be read. */
static void
collect (TdCampaignEditor *self, GPtrArray *problems)
{
  TdCampaign *curr = self->curr;

  td_text_set (&curr->name, gtk_editable_get_text (self->name));
  td_text_set (&curr->launching_level, td_term_drop_down_get_code (self->launching_level));
  collect_unit (self, problems);
  curr->is_themed = g_str_equal (td_term_drop_down_get_code (self->mode), MODE_THEMED);
  td_text_set (&curr->theme, gtk_editable_get_text (self->theme));
  td_date_entry_collect (self->starts_on, TD_CAMPAIGN_STARTS_ON, &curr->starts_on, problems);
  td_date_entry_collect (self->ends_on, TD_CAMPAIGN_ENDS_ON, &curr->ends_on, problems);
  td_text_set (&curr->document_number, gtk_editable_get_text (self->document_number));
  td_date_entry_collect (self->document_date, TD_CAMPAIGN_DOCUMENT_DATE, &curr->document_date,
                         problems);
  curr->parent_id = g_ascii_strtoll (td_term_drop_down_get_code (self->parent), NULL, 10);
  collect_lines (self->goals, &curr->goals);
  collect_lines (self->scope, &curr->scope);
  collect_lines (self->subjects, &curr->subjects);
  collect_lines (self->contents, &curr->contents);
  collect_lines (self->note, &curr->note);
  td_target_table_collect (self->targets, curr->targets, problems);
  td_stage_table_collect (self->stages, curr->stages, problems);
}

static void
fill_choices (TdCampaignEditor *self)
{
  const char *mode_codes[] = { MODE_REGULAR, MODE_THEMED };
  const char *mode_names[] = { _ ("Regular"), _ ("By theme or in waves") };
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) hits = td_campaign_search (td_book_get_reader (self->book), "",
                                                   td_date_today (), MAX_PARENTS, NULL);

  td_term_drop_down_set_terms (self->launching_level, self->catalogue,
                               TD_VOCABULARY_LAUNCHING_LEVEL, TD_DATE_NONE);
  td_term_drop_down_set_items (self->mode, mode_codes, mode_names, G_N_ELEMENTS (mode_codes));
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdCampaignHit *hit = g_ptr_array_index (hits, i);

      g_ptr_array_add (codes, g_strdup_printf ("%" G_GINT64_FORMAT, hit->id));
      g_ptr_array_add (names, hit->name);
    }
  td_term_drop_down_set_items (self->parent, (const char *const *) codes->pdata,
                               (const char *const *) names->pdata, codes->len);
}

/* What is due of the draft, as the list will say it. */
static void
show_review (TdCampaignEditor *self)
{
  const TdCampaign *curr = self->curr;
  TdReviewTerms terms = td_review_terms_read (td_book_get_reader (self->book));
  TdCampaignReview review = td_campaign_review_work_out (curr->starts_on, curr->ends_on,
                                                         curr->stages, &terms, td_date_today ());
  const char *state = td_campaign_state_to_label (td_campaign_state_to_code (review.state));
  g_autofree char *day = td_date_format (review.due_on);
  g_autofree char *text = NULL;

  if (review.next == TD_REVIEW_NONE)
    text = g_strdup_printf ("%s.", state);
  else if (review.next == TD_REVIEW_INTERIM)
    text = review.is_late
               ? g_strdup_printf (_ ("%s. The interim review was due on %s."), state, day)
               : g_strdup_printf (_ ("%s. The interim review is due on %s."), state, day);
  else
    text = review.is_late ? g_strdup_printf (_ ("%s. The final review was due on %s."), state, day)
                          : g_strdup_printf (_ ("%s. The final review is due on %s."), state, day);
  td_stage_table_set_summary (self->stages, text, review.is_late);
}

/* Shows the draft. */
static void
fill (TdCampaignEditor *self)
{
  const TdCampaign *curr = self->curr;
  g_autofree char *parent = g_strdup_printf ("%" G_GINT64_FORMAT, curr->parent_id);
  g_autofree char *title = curr->id == 0 ? g_strdup (_ ("New campaign"))
                                         : g_strdup_printf (_ ("Campaign: %s"), curr->name);

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_editable_set_text (self->name, curr->name);
  td_term_drop_down_set_code (self->launching_level, curr->launching_level);
  td_unit_chooser_set_unit_id (self->unit, curr->unit_id);
  td_term_drop_down_set_code (self->mode, curr->is_themed ? MODE_THEMED : MODE_REGULAR);
  gtk_editable_set_text (self->theme, curr->theme);
  td_date_entry_set_date (self->starts_on, curr->starts_on);
  td_date_entry_set_date (self->ends_on, curr->ends_on);
  gtk_editable_set_text (self->document_number, curr->document_number);
  td_date_entry_set_date (self->document_date, curr->document_date);
  td_term_drop_down_set_code (self->parent, curr->parent_id != 0 ? parent : "");
  td_text_area_set_text (self->goals, curr->goals);
  td_text_area_set_text (self->scope, curr->scope);
  td_text_area_set_text (self->subjects, curr->subjects);
  td_text_area_set_text (self->contents, curr->contents);
  td_text_area_set_text (self->note, curr->note);
  td_target_table_set_targets (self->targets, curr->targets);
  td_stage_table_set_stages (self->stages, curr->stages);
  show_review (self);
  self->filling = FALSE;
}

/* Takes @campaign as what was read. */
static void
take_campaign (TdCampaignEditor *self, TdCampaign *campaign)
{
  g_clear_pointer (&self->orig, td_campaign_free);
  g_clear_pointer (&self->curr, td_campaign_free);
  self->orig = campaign;
  self->curr = td_campaign_copy (campaign);
  self->checked = FALSE;
  fill (self);
}

static gboolean
is_changed (TdEditor *editor)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (editor);
  g_autoptr (GPtrArray) unreadable = td_problems_new ();

  collect (self, unreadable);

  return unreadable->len > 0 || !td_campaign_equal (self->orig, self->curr);
}

static char *
describe_unsaved (TdEditor *editor)
{
  const char *name = TD_CAMPAIGN_EDITOR (editor)->curr->name;

  if (name[0] == '\0')
    return g_strdup (_ ("What was typed for the new campaign is not saved."));

  return g_strdup_printf (_ ("What was typed for the campaign “%s” is not saved."), name);
}

/* --- Checking --------------------------------------------------------------------------------- */

/* Shows each problem under its field.
 *
 * Returns: whether the draft may be saved; @first: (out) (nullable): where the first error is */
static gboolean
show_problems (TdCampaignEditor *self, GtkWidget **first)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (TdCampaignFacts) facts = { 0 };
  TdField *field;
  GtkWidget *targets, *stages;

  *first = NULL;
  collect (self, problems);
  if (!td_campaign_load_facts (td_book_get_reader (self->book), self->curr, &facts, &error))
    {
      td_message_bar_show_error (self->errors, error);
      return FALSE;
    }

  found = td_campaign_check (self->curr, self->catalogue, &facts);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  field = td_form_show_problems (self->form, problems);
  targets = td_target_table_show_problems (self->targets, self->curr->targets, problems);
  stages = td_stage_table_show_problems (self->stages, problems);
  *first = field != NULL ? td_field_get_control (field) : stages != NULL ? stages : targets;

  return !td_problems_has_errors (problems);
}

static void
edited_cb (TdCampaignEditor *self)
{
  GtkWidget *first;

  if (self->filling)
    return;

  if (self->checked)
    {
      show_problems (self, &first);
    }
  else
    {
      g_autoptr (GPtrArray) unreadable = td_problems_new ();

      collect (self, unreadable);
    }
  td_unit_chooser_set_date (self->unit, self->curr->starts_on);
  show_review (self);
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (editor);
  GtkWidget *first;

  if (show_problems (self, &first))
    return TRUE;

  self->checked = TRUE;
  if (first != NULL)
    gtk_widget_grab_focus (first);

  return FALSE;
}

/* --- Saving ----------------------------------------------------------------------------------- */

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  return td_campaign_save (db, catalogue, draft, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  const TdCampaign *curr = TD_CAMPAIGN_EDITOR (editor)->curr;

  save->label = g_strdup_printf (
      curr->id == 0 ? _ ("Added the campaign %s") : _ ("Changed the campaign %s"), curr->name);
  save->write = write_cb;
  save->draft = td_campaign_copy (curr);
  save->draft_free = (GDestroyNotify) td_campaign_free;
}

static void
begin_next (TdEditor *editor, gpointer draft)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (editor);

  /* The saved one may be what the next is made from. */
  fill_choices (self);
  take_campaign (self, td_campaign_new ());
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_campaign_editor_dispose (GObject *object)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (object);

  /* Widgets that go away may say that they changed. */
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CAMPAIGN_EDITOR);

  G_OBJECT_CLASS (td_campaign_editor_parent_class)->dispose (object);
}

static void
td_campaign_editor_finalize (GObject *object)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (object);

  g_clear_pointer (&self->orig, td_campaign_free);
  g_clear_pointer (&self->curr, td_campaign_free);

  G_OBJECT_CLASS (td_campaign_editor_parent_class)->finalize (object);
}

static void
td_campaign_editor_class_init (TdCampaignEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_campaign_editor_dispose;
  object_class->finalize = td_campaign_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;
  editor_class->begin_next = begin_next;

  g_type_ensure (TD_TYPE_TEXT_AREA);
  g_type_ensure (TD_TYPE_STAGE_TABLE);
  g_type_ensure (TD_TYPE_TARGET_TABLE);
  g_type_ensure (TD_TYPE_UNIT_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-campaign-editor.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdCampaignEditor, child)
  BIND (errors);
  BIND (form);
  BIND (name);
  BIND (launching_level);
  BIND (unit);
  BIND (mode);
  BIND (theme);
  BIND (starts_on);
  BIND (ends_on);
  BIND (document_number);
  BIND (document_date);
  BIND (parent);
  BIND (stages);
  BIND (goals);
  BIND (scope);
  BIND (subjects);
  BIND (contents);
  BIND (targets);
  BIND (note);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
td_campaign_editor_init (TdCampaignEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

GtkWidget *
td_campaign_editor_new (GtkWindow *parent, TdBook *book, gint64 campaign_id, GError **error)
{
  TdCampaignEditor *self;
  TdCampaign *campaign = campaign_id != 0
                             ? td_campaign_load (td_book_get_reader (book), campaign_id, error)
                             : td_campaign_new ();

  if (campaign == NULL)
    return NULL;

  self = g_object_new (TD_TYPE_CAMPAIGN_EDITOR, "transient-for", parent, NULL);
  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->catalogue = td_editor_get_catalogue (TD_EDITOR (self));
  self->filling = TRUE;
  td_unit_chooser_set_book (self->unit, book);
  td_target_table_set_catalogue (self->targets, self->catalogue);
  td_stage_table_set_catalogue (self->stages, self->catalogue);
  fill_choices (self);
  self->filling = FALSE;
  take_campaign (self, campaign);

  return GTK_WIDGET (self);
}
