#include "app/dialogs/td-narrative-window.h"

#include <glib/gi18n-lib.h>

#include "app/td-confirm.h"
#include "app/td-export.h"
#include "app/widgets/td-message-bar.h"
#include "exchange/td-docx.h"
#include "report/td-narrative.h"

struct _TdNarrativeWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  TdReportRequest request;
  TdNarrative *narrative; /* NULL until it is made */
  GCancellable *cancellable;
  char *export_path;

  TdMessageBar *message;
  GtkStack *stack;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (TdNarrativeWindow, td_narrative_window, GTK_TYPE_WINDOW)

static void
enable (TdNarrativeWindow *self, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "narrative.save", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "narrative.copy", enabled);
}

/* --- The text --------------------------------------------------------------------------------- */

static const char *
get_tag (TdNarrativeKind kind)
{
  switch (kind)
    {
    case TD_NARRATIVE_HEADING:
    case TD_NARRATIVE_SUBHEADING:
      return "heading";
    case TD_NARRATIVE_PROMPT:
      return "prompt";
    case TD_NARRATIVE_TEXT:
    case TD_NARRATIVE_ITEM:
    default:
      return "text";
    }
}

static void
show_text (TdNarrativeWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter at;

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, "", -1);
  for (guint i = 0; i < self->narrative->paragraphs->len; i++)
    {
      const TdNarrativeParagraph *paragraph = td_narrative_get_paragraph (self->narrative, i);
      g_autofree char *line = td_narrative_paragraph_to_text (paragraph);
      g_autofree char *text = g_strconcat (i > 0 ? "\n" : "", line, NULL);

      gtk_text_buffer_get_end_iter (buffer, &at);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &at, text, -1, get_tag (paragraph->kind),
                                                NULL);
    }
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &at);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_buffer_set_modified (buffer, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  enable (self, TRUE);
}

static char *
get_text (TdNarrativeWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* --- Making it -------------------------------------------------------------------------------- */

static void
make_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (TD_BOOK (source));
  TdNarrative *narrative
      = db != NULL ? td_narrative_build (db, catalogue, data, NULL, &error) : NULL;

  if (narrative != NULL)
    g_task_return_pointer (task, narrative, (GDestroyNotify) td_narrative_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdNarrativeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdNarrative) narrative = g_task_propagate_pointer (G_TASK (result), &error);

  /* The window is closed. */
  if (self->text == NULL)
    return;
  if (narrative == NULL)
    {
      td_message_bar_show_error (self->message, error);
      return;
    }
  self->narrative = g_steal_pointer (&narrative);
  show_text (self);
}

static void
make (TdNarrativeWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self->book, self->cancellable, made_cb, g_object_ref (self));

  g_task_set_task_data (task, g_memdup2 (&self->request, sizeof self->request), g_free);
  g_task_run_in_thread (task, make_cb);
}

/* --- Saving and copying ----------------------------------------------------------------------- */

/* Headings and signatures stay; the paragraphs are what stands in the window. */
static void
read_text (TdNarrativeWindow *self)
{
  g_autofree char *text = get_text (self);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  td_narrative_clear (self->narrative);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (line[0] != '\0')
        td_narrative_add (self->narrative, td_narrative_guess_kind (line), line);
    }
}

static void
save_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TdNarrativeWindow *self = source;
  g_autoptr (GError) error = NULL;

  /* Nothing else is done with both until it is saved. */
  if (td_docx_write (self->narrative, self->export_path, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdNarrativeWindow *self = TD_NARRATIVE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;

  if (self->text == NULL)
    return;
  enable (self, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      td_message_bar_show_error (self->message, error);
      return;
    }
  name = g_path_get_basename (self->export_path);
  note = g_strdup_printf (_ ("The text was saved as “%s”."), name);
  gtk_text_buffer_set_modified (gtk_text_view_get_buffer (self->text), FALSE);
  td_message_bar_show (self->message, GTK_MESSAGE_INFO, note);
}

void
td_narrative_window_export (TdNarrativeWindow *self, const char *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TD_IS_NARRATIVE_WINDOW (self) && self->narrative != NULL);

  g_free (self->export_path);
  self->export_path = g_strdup (path);
  enable (self, FALSE);
  read_text (self);
  task = g_task_new (self, NULL, saved_cb, NULL);
  g_task_run_in_thread (task, save_cb);
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_narrative_window_export (TD_NARRATIVE_WINDOW (widget), path);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdNarrativeWindow *self = TD_NARRATIVE_WINDOW (widget);
  const TdPeriod calendar = td_period_get_calendar (&self->request.period);
  g_autofree char *label = td_period_to_label (&calendar);
  g_autofree char *file_name = g_strdup_printf ("Báo cáo thi đua, khen thưởng %s.docx", label);

  td_export_choose_text (widget, file_name, export_cb);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdNarrativeWindow *self = TD_NARRATIVE_WINDOW (widget);
  g_autofree char *text = get_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  td_message_bar_show (self->message, GTK_MESSAGE_INFO, _ ("The whole text was copied."));
}

/* --- The window ------------------------------------------------------------------------------- */

static void
discard_cb (GtkWidget *window, gpointer data)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
td_narrative_window_close_request (GtkWindow *window)
{
  TdNarrativeWindow *self = TD_NARRATIVE_WINDOW (window);

  if (self->narrative == NULL
      || !gtk_text_buffer_get_modified (gtk_text_view_get_buffer (self->text)))
    return GTK_WINDOW_CLASS (td_narrative_window_parent_class)->close_request (window);

  td_confirm (GTK_WIDGET (self), _ ("Leave without saving the text?"),
              _ ("What you changed in it is not saved. Save it as a document, or copy it."),
              _ ("_Stay"), _ ("_Leave"), discard_cb, NULL, NULL);

  return TRUE;
}

static void
td_narrative_window_dispose (GObject *object)
{
  TdNarrativeWindow *self = TD_NARRATIVE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_NARRATIVE_WINDOW);

  G_OBJECT_CLASS (td_narrative_window_parent_class)->dispose (object);
}

static void
td_narrative_window_finalize (GObject *object)
{
  TdNarrativeWindow *self = TD_NARRATIVE_WINDOW (object);

  td_narrative_free (self->narrative);
  g_free (self->export_path);

  G_OBJECT_CLASS (td_narrative_window_parent_class)->finalize (object);
}

static void
td_narrative_window_class_init (TdNarrativeWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_narrative_window_dispose;
  object_class->finalize = td_narrative_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = td_narrative_window_close_request;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-narrative-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdNarrativeWindow, message);
  gtk_widget_class_bind_template_child (widget_class, TdNarrativeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TdNarrativeWindow, text);

  gtk_widget_class_install_action (widget_class, "narrative.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "narrative.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "narrative.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "narrative.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_narrative_window_init (TdNarrativeWindow *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines",
                              10, NULL);
  gtk_text_buffer_create_tag (buffer, "prompt", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "text", NULL);
  self->cancellable = g_cancellable_new ();
  enable (self, FALSE);
}

GtkWidget *
td_narrative_window_new (GtkWindow *parent, TdBook *book, const TdReportRequest *request)
{
  TdNarrativeWindow *self = g_object_new (TD_TYPE_NARRATIVE_WINDOW, "transient-for", parent, NULL);
  g_autofree char *label = td_period_to_label (&request->period);
  g_autofree char *title = g_strdup_printf (_ ("Report in words: %s"), label);

  gtk_window_set_title (GTK_WINDOW (self), title);
  self->book = g_object_ref (book);
  self->request = *request;
  make (self);

  return GTK_WIDGET (self);
}
