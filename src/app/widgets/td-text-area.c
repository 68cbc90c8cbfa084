#include "app/widgets/td-text-area.h"

#include "app/widgets/td-control.h"

/* Three lines are seen; more are scrolled to. */
#define HEIGHT 68

struct _TdTextArea
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *view;
};

static GtkWidget *
get_target (TdControl *control)
{
  return TD_TEXT_AREA (control)->view;
}

static void
control_init (TdControlInterface *iface)
{
  iface->get_target = get_target;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdTextArea,
                               td_text_area,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_CONTROL, control_init))

static guint changed_signal;

static void
changed_cb (TdTextArea *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
td_text_area_grab_focus (GtkWidget *widget)
{
  return td_control_grab_focus (widget, TD_TEXT_AREA (widget)->view);
}

static void
td_text_area_dispose (GObject *object)
{
  g_clear_pointer (&TD_TEXT_AREA (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (td_text_area_parent_class)->dispose (object);
}

static void
td_text_area_class_init (TdTextAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_text_area_dispose;
  widget_class->grab_focus = td_text_area_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  changed_signal = g_signal_new ("changed", TD_TYPE_TEXT_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
td_text_area_init (TdTextArea *self)
{
  self->view = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 6);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                            G_CALLBACK (changed_cb), self);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
td_text_area_new (void)
{
  return g_object_new (TD_TYPE_TEXT_AREA, NULL);
}

char *
td_text_area_get_text (TdTextArea *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (TD_IS_TEXT_AREA (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

void
td_text_area_set_text (TdTextArea *self, const char *text)
{
  g_return_if_fail (TD_IS_TEXT_AREA (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
}
