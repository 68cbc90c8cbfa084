#include "app/dialogs/td-campaign-editor.h"

#include <glib/gi18n-lib.h>

#include "app/td-window.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-target-table.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-text-area.h"
#include "base/td-text.h"
#include "store/td-campaign-store.h"

/* More than a federation has in use; the drop-down has a search. */
#define MAX_PARENTS 500

#define MODE_REGULAR "regular"
#define MODE_THEMED "themed"

struct _TdCampaignEditor
{
  GtkWindow parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  TdCampaign *orig; /* as it was read */
  TdCampaign *curr; /* as it is typed */
  gboolean filling;
  gboolean checked; /* a save was refused: problems go away as they are mended */
  gboolean saving;

  TdMessageBar *errors;
  GtkWidget *form;
  GtkEditable *name;
  TdTermDropDown *launching_level;
  TdTermDropDown *mode;
  GtkEditable *theme;
  TdDateEntry *starts_on;
  TdDateEntry *ends_on;
  GtkEditable *document_number;
  TdDateEntry *document_date;
  TdTermDropDown *parent;
  TdTextArea *goals;
  TdTextArea *scope;
  TdTextArea *subjects;
  TdTextArea *contents;
  TdTargetTable *targets;
  TdTextArea *note;
};

G_DEFINE_FINAL_TYPE (TdCampaignEditor, td_campaign_editor, GTK_TYPE_WINDOW)

/* --- Between the widgets and the draft -------------------------------------------------------- */

static void
collect_date (TdDateEntry *entry, const char *field, TdDate *date, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!td_date_entry_get_date (entry, date, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, field, -1, "%s", error->message);
}

static void
collect_lines (TdTextArea *area, char **field)
{
  g_autofree char *text = td_text_area_get_text (area);

  td_text_set_lines (field, text);
}

/* Takes what is typed into the draft; @problems gets what cannot be read. */
static void
collect (TdCampaignEditor *self, GPtrArray *problems)
{
  TdCampaign *curr = self->curr;

  td_text_set (&curr->name, gtk_editable_get_text (self->name));
  td_text_set (&curr->launching_level, td_term_drop_down_get_code (self->launching_level));
  curr->is_themed = g_str_equal (td_term_drop_down_get_code (self->mode), MODE_THEMED);
  td_text_set (&curr->theme, gtk_editable_get_text (self->theme));
  collect_date (self->starts_on, TD_CAMPAIGN_STARTS_ON, &curr->starts_on, problems);
  collect_date (self->ends_on, TD_CAMPAIGN_ENDS_ON, &curr->ends_on, problems);
  td_text_set (&curr->document_number, gtk_editable_get_text (self->document_number));
  collect_date (self->document_date, TD_CAMPAIGN_DOCUMENT_DATE, &curr->document_date, problems);
  curr->parent_id = g_ascii_strtoll (td_term_drop_down_get_code (self->parent), NULL, 10);
  collect_lines (self->goals, &curr->goals);
  collect_lines (self->scope, &curr->scope);
  collect_lines (self->subjects, &curr->subjects);
  collect_lines (self->contents, &curr->contents);
  collect_lines (self->note, &curr->note);
  td_target_table_collect (self->targets, curr->targets, problems);
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
is_changed (TdCampaignEditor *self)
{
  g_autoptr (GPtrArray) unreadable = td_problems_new ();

  collect (self, unreadable);

  return unreadable->len > 0 || !td_campaign_equal (self->orig, self->curr);
}

/* --- Checking --------------------------------------------------------------------------------- */

/* Shows each problem under its field.
 *
 * Returns: whether the draft may be saved; @first: (out) (nullable): where the first error is */
static gboolean
check (TdCampaignEditor *self, GtkWidget **first)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  TdCampaignFacts facts;
  TdField *field;
  GtkWidget *target;

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
  target = td_target_table_show_problems (self->targets, self->curr->targets, problems);
  *first = field != NULL ? td_field_get_control (field) : target;

  return !td_problems_has_errors (problems);
}

static void
edited_cb (TdCampaignEditor *self)
{
  GtkWidget *first;

  if (!self->filling && self->checked)
    check (self, &first);
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TdCampaignEditor *editor;
  TdCatalogue *catalogue;
  TdCampaign *draft;
  char *label;
  gboolean next;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->editor);
  td_catalogue_unref (saving->catalogue);
  td_campaign_free (saving->draft);
  g_free (saving->label);
  g_free (saving);
}

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Saving *saving = data;

  return td_campaign_save (db, saving->catalogue, saving->draft, error);
}

static void
set_saving (TdCampaignEditor *self, gboolean saving)
{
  self->saving = saving;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save-next", !saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  TdCampaignEditor *self = saving->editor;
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  set_saving (self, FALSE);
  if (!td_book_write_finish (TD_BOOK (source), result, &error))
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }

  td_message_bar_hide (self->errors);
  if (window != NULL)
    td_window_show_note (window, saving->label, TRUE);
  if (!saving->next)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  fill_choices (self);
  take_campaign (self, td_campaign_new ());
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
save (TdCampaignEditor *self, gboolean next)
{
  GtkWidget *first;
  Saving *saving;

  if (self->saving)
    return;

  if (!check (self, &first))
    {
      self->checked = TRUE;
      if (first != NULL)
        gtk_widget_grab_focus (first);
      return;
    }
  if (self->orig->id != 0 && td_campaign_equal (self->orig, self->curr) && !next)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->editor = g_object_ref (self);
  saving->catalogue = td_catalogue_ref (self->catalogue);
  saving->draft = td_campaign_copy (self->curr);
  saving->next = next;
  saving->label = g_strdup_printf (self->curr->id == 0 ? _ ("Added the campaign %s")
                                                       : _ ("Changed the campaign %s"),
                                   self->curr->name);
  set_saving (self, TRUE);
  td_book_write_async (self->book, saving->label, write_cb, saving, saving_free, NULL, saved_cb,
                       saving);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (TD_CAMPAIGN_EDITOR (widget), g_str_equal (name, "editor.save-next"));
}

/* --- Leaving ---------------------------------------------------------------------------------- */

static void
leave_response_cb (TdCampaignEditor *self, int response, GtkDialog *dialog)
{
  /* GTK 4.8 complains of a dialog that outlives its parent by a moment. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_REJECT)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
td_campaign_editor_close_request (GtkWindow *window)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (window);
  GtkWidget *dialog;

  if (self->saving)
    return TRUE;
  if (!is_changed (self))
    return GTK_WINDOW_CLASS (td_campaign_editor_parent_class)->close_request (window);

  dialog = gtk_message_dialog_new (
      window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, _ ("What was typed for the campaign “%s” is not saved."), self->curr->name);
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
td_campaign_editor_dispose (GObject *object)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (object);

  /* Widgets that go away may say that they changed. */
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CAMPAIGN_EDITOR);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_campaign_editor_parent_class)->dispose (object);
}

static void
td_campaign_editor_finalize (GObject *object)
{
  TdCampaignEditor *self = TD_CAMPAIGN_EDITOR (object);

  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  g_clear_pointer (&self->orig, td_campaign_free);
  g_clear_pointer (&self->curr, td_campaign_free);

  G_OBJECT_CLASS (td_campaign_editor_parent_class)->finalize (object);
}

static void
td_campaign_editor_class_init (TdCampaignEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_campaign_editor_dispose;
  object_class->finalize = td_campaign_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = td_campaign_editor_close_request;

  g_type_ensure (TD_TYPE_TEXT_AREA);
  g_type_ensure (TD_TYPE_TARGET_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-campaign-editor.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdCampaignEditor, child)
  BIND (errors);
  BIND (form);
  BIND (name);
  BIND (launching_level);
  BIND (mode);
  BIND (theme);
  BIND (starts_on);
  BIND (ends_on);
  BIND (document_number);
  BIND (document_date);
  BIND (parent);
  BIND (goals);
  BIND (scope);
  BIND (subjects);
  BIND (contents);
  BIND (targets);
  BIND (note);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.save-next", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "editor.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "editor.save-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
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
  self->book = g_object_ref (book);
  self->catalogue = td_book_get_catalogue (book);
  self->filling = TRUE;
  td_target_table_set_catalogue (self->targets, self->catalogue);
  fill_choices (self);
  self->filling = FALSE;
  take_campaign (self, campaign);

  return GTK_WIDGET (self);
}
