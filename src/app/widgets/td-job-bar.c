#include "app/widgets/td-job-bar.h"

struct _TdJobBar
{
  GtkWidget parent_instance;

  TdJob *job;
  GtkLabel *label;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (TdJobBar, td_job_bar, GTK_TYPE_WIDGET)

static void
show_job (TdJobBar *self)
{
  double fraction = td_job_get_fraction (self->job);

  gtk_label_set_text (self->label, td_job_get_title (self->job));
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, fraction);
}

static void
cancel_cb (TdJobBar *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (td_job_get_cancellable (self->job));
}

static void
td_job_bar_dispose (GObject *object)
{
  TdJobBar *self = TD_JOB_BAR (object);
  GtkWidget *child;

  if (self->job != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->job, self);
      cancel_cb (self);
    }
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_JOB_BAR);
  /* GTK 4.8 takes only those children away that the class has bound. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (td_job_bar_parent_class)->dispose (object);
}

static void
td_job_bar_class_init (TdJobBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_job_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/thidua/ThiDua/ui/td-job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdJobBar, label);
  gtk_widget_class_bind_template_child (widget_class, TdJobBar, bar);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
td_job_bar_init (TdJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_job_bar_new (void)
{
  return g_object_new (TD_TYPE_JOB_BAR, NULL);
}

void
td_job_bar_set_job (TdJobBar *self, TdJob *job)
{
  g_return_if_fail (TD_IS_JOB_BAR (self));

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  gtk_widget_set_visible (GTK_WIDGET (self), job != NULL);
  if (job == NULL)
    return;

  gtk_progress_bar_set_fraction (self->bar, 0);
  g_signal_connect_swapped (job, "notify", G_CALLBACK (show_job), self);
  show_job (self);
}

TdJob *
td_job_bar_get_job (TdJobBar *self)
{
  g_return_val_if_fail (TD_IS_JOB_BAR (self), NULL);

  return self->job;
}
