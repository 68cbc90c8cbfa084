#include <glib/gi18n-lib.h>

#include "app/dialogs/td-reorganisation-editor-private.h"
#include "base/td-text.h"
#include "store/td-attachment-store.h"
#include "store/td-setting-store.h"

G_DEFINE_FINAL_TYPE (TdReorganisationEditor, td_reorganisation_editor, TD_TYPE_EDITOR)

/* --- Typing ----------------------------------------------------------------------------------- */

static void
heading_edited_cb (TdReorganisationEditor *self)
{
  TdReorganisation *curr = self->curr;

  if (self->filling || curr == NULL)
    return;

  td_text_set (&curr->title, gtk_editable_get_text (self->title));
  td_text_set (&curr->number, gtk_editable_get_text (self->number));
  td_text_set (&curr->issuer, gtk_editable_get_text (self->issuer));
  td_text_set (&curr->note, gtk_editable_get_text (self->note));
  td_reorganisation_editor_queue_plan (self);
}

static void
date_edited_cb (TdReorganisationEditor *self)
{
  TdDate date;

  if (self->filling || self->curr == NULL)
    return;

  td_date_entry_get_date (self->decided_on, &self->curr->decided_on, NULL);
  td_date_entry_get_date (self->effective_on, &date, NULL);
  self->curr->effective_on = date;
  td_reorganisation_sheet_set_date (self->sheet, date);
  td_reorganisation_editor_queue_plan (self);
}

static void
sheet_edited_cb (TdReorganisationEditor *self)
{
  td_reorganisation_editor_queue_plan (self);
  td_reorganisation_editor_update_panel (self);
}

static void
moved_cb (TdReorganisationEditor *self)
{
  td_reorganisation_editor_update_panel (self);
}

static void
undo_cb (TdReorganisationEditor *self, gboolean redo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), redo ? "editor.redo" : "editor.undo", NULL);
}

static void
paste_cb (TdReorganisationEditor *self)
{
  td_reorganisation_editor_paste (self);
}

static void
attachments_changed_cb (TdReorganisationEditor *self)
{
  if (self->filling || self->curr == NULL)
    return;

  g_ptr_array_unref (self->files);
  self->files = td_attachment_bar_get (self->attachments);
}

/* --- Carrying out ----------------------------------------------------------------------------- */

/* What the writer thread gets. */
typedef struct
{
  TdReorganisation *reorganisation;
  GPtrArray *files;
} Carried;

static void
carried_free (gpointer data)
{
  Carried *carried = data;

  td_reorganisation_free (carried->reorganisation);
  g_ptr_array_unref (carried->files);
  g_free (carried);
}

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer draft, GError **error)
{
  Carried *carried = draft;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return td_reorganisation_carry_out (db, catalogue, carried->reorganisation, error)
         && td_attachment_save (db, "reorganisation", carried->reorganisation->id, carried->files,
                                none, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (editor);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) unread = NULL;
  Carried *carried = g_new0 (Carried, 1);

  carried->reorganisation = td_reorganisation_copy (self->curr);
  unread = td_reorganisation_sheet_fill (self->sheet, carried->reorganisation, rows);
  carried->files = td_attachment_bar_get (self->attachments);
  save->label = g_strdup_printf (_ ("Carried out the reorganisation “%s”"), self->curr->title);
  save->write = write_cb;
  save->draft = carried;
  save->draft_free = carried_free;
}

/* --- Leaving ---------------------------------------------------------------------------------- */

static gboolean
is_changed (TdEditor *editor)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (editor);
  TdDate date;

  return !td_reorganisation_equal (self->orig, self->curr) || self->files->len > 0
         || !td_date_entry_get_date (self->decided_on, &date, NULL)
         || !td_date_entry_get_date (self->effective_on, &date, NULL)
         || td_reorganisation_sheet_is_changed (self->sheet);
}

static char *
describe_unsaved (TdEditor *editor)
{
  const TdReorganisation *curr = TD_REORGANISATION_EDITOR (editor)->curr;

  if (curr->title[0] == '\0')
    return g_strdup (_ ("What was typed for the reorganisation is not carried out."));

  return g_strdup_printf (_ ("What was typed for the reorganisation “%s” is not carried out."),
                          curr->title);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_reorganisation_editor_dispose (GObject *object)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (object);

  self->filling = TRUE;
  td_reorganisation_editor_stop_planning (self);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_REORGANISATION_EDITOR);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (td_reorganisation_editor_parent_class)->dispose (object);
}

static void
td_reorganisation_editor_finalize (GObject *object)
{
  TdReorganisationEditor *self = TD_REORGANISATION_EDITOR (object);

  g_clear_pointer (&self->orig, td_reorganisation_free);
  g_clear_pointer (&self->curr, td_reorganisation_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->findings, td_reorganisation_findings_free);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (td_reorganisation_editor_parent_class)->finalize (object);
}

static void
td_reorganisation_editor_class_init (TdReorganisationEditorClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_reorganisation_editor_dispose;
  object_class->finalize = td_reorganisation_editor_finalize;
  editor_class->is_changed = is_changed;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = td_reorganisation_editor_check_to_save;
  editor_class->begin_save = begin_save;

  g_type_ensure (TD_TYPE_GRID);
  g_type_ensure (TD_TYPE_LINE_PANEL);
  g_type_ensure (TD_TYPE_EFFECT_LIST);
  g_type_ensure (TD_TYPE_ATTACHMENT_BAR);
  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_DATE_ENTRY);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-reorganisation-editor.ui");
#define BIND(child)                                                                                \
  gtk_widget_class_bind_template_child (widget_class, TdReorganisationEditor, child)
  BIND (errors);
  BIND (heading);
  BIND (title);
  BIND (number);
  BIND (issuer);
  BIND (note);
  BIND (decided_on);
  BIND (effective_on);
  BIND (grid);
  BIND (panel);
  BIND (attachments);
  BIND (effects);
  BIND (status);
  BIND (line_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, heading_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, attachments_changed_cb);
  td_reorganisation_editor_install_line_actions (widget_class);
}

static void
td_reorganisation_editor_init (TdReorganisationEditor *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  td_grid_set_menu (self->grid, self->line_menu);
  td_grid_set_remove_action (self->grid, "editor.remove-line");
  self->files = g_ptr_array_new ();
  self->orig = td_reorganisation_new ();
  self->filling = FALSE;
}

GtkWidget *
td_reorganisation_editor_new (GtkWindow *parent,
                              TdBook *book,
                              const gint64 *unit_ids,
                              guint n_units)
{
  TdReorganisationEditor *self
      = g_object_new (TD_TYPE_REORGANISATION_EDITOR, "transient-for", parent, NULL);
  g_autofree char *issuer
      = td_setting_get (td_book_get_reader (book), TD_SETTING_ORGANISATION_SHORT);

  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->book = book;
  self->catalogue = td_editor_get_catalogue (TD_EDITOR (self));
  td_text_set (&self->orig->issuer, issuer);
  self->curr = td_reorganisation_copy (self->orig);
  self->filling = TRUE;
  gtk_editable_set_text (self->issuer, self->curr->issuer);
  self->filling = FALSE;

  self->sheet = td_reorganisation_sheet_new (book, self->catalogue);
  td_grid_set_model (self->grid, TD_GRID_MODEL (self->sheet));
  td_attachment_bar_set_book (self->attachments, book);
  td_attachment_bar_take_drops (self->attachments, GTK_WIDGET (self));
  g_signal_connect_swapped (self->sheet, "edited", G_CALLBACK (sheet_edited_cb), self);
  td_reorganisation_sheet_set_units (self->sheet, unit_ids, n_units);
  td_grid_set_current (self->grid, 0, TD_LINE_ACTION);
  td_reorganisation_editor_queue_plan (self);
  td_reorganisation_editor_update_panel (self);

  return GTK_WIDGET (self);
}
