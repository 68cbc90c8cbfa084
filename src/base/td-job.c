#include "base/td-job.h"

#include <math.h>
#include <glib/gi18n-lib.h>

/* Ten notifications a second are smooth for the eye and nothing for the main loop. */
#define INTERVAL_US (G_USEC_PER_SEC / 10)

struct _TdJob
{
  GObject parent_instance;

  /* Main context only. */
  char *title;
  char *message;
  double fraction;
  TdJobState state;
  GCancellable *cancellable;

  GMainContext *context;

  /* What was reported and not shown yet, from any thread. */
  GMutex mutex;
  double pending_fraction;
  char *pending_message; /* NULL: no new one */
  GSource *source;       /* NULL: nothing reported since the last notification */
  gint64 shown_at;
  gboolean finished;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_MESSAGE,
  PROP_FRACTION,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdJob, td_job, G_TYPE_OBJECT)

static GType
job_state_get_type (void)
{
  static const GEnumValue values[] = {
    { TD_JOB_RUNNING, "TD_JOB_RUNNING", "running" },
    { TD_JOB_DONE, "TD_JOB_DONE", "done" },
    { TD_JOB_FAILED, "TD_JOB_FAILED", "failed" },
    { TD_JOB_CANCELLED, "TD_JOB_CANCELLED", "cancelled" },
    { 0, NULL, NULL },
  };
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("TdJobState", values));

  return type;
}

static void
td_job_finalize (GObject *object)
{
  TdJob *self = TD_JOB (object);

  /* Nobody is left to see what is still pending. */
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }

  g_free (self->title);
  g_free (self->message);
  g_free (self->pending_message);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (td_job_parent_class)->finalize (object);
}

static void
td_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdJob *self = TD_JOB (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_job_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdJob *self = TD_JOB (object);

  switch (id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_job_class_init (TdJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = td_job_finalize;
  object_class->get_property = td_job_get_property;
  object_class->set_property = td_job_set_property;

  properties[PROP_TITLE] = g_param_spec_string (
      "title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, "", read);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, read);
  properties[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, job_state_get_type (), TD_JOB_RUNNING, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_job_init (TdJob *self)
{
  self->message = g_strdup ("");
  self->fraction = -1;
  self->pending_fraction = -1;
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
}

TdJob *
td_job_new (const char *title)
{
  return g_object_new (TD_TYPE_JOB, "title", title, NULL);
}

const char *
td_job_get_title (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), NULL);

  return self->title;
}

const char *
td_job_get_message (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), NULL);

  return self->message;
}

double
td_job_get_fraction (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), -1);

  return self->fraction;
}

TdJobState
td_job_get_state (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), TD_JOB_FAILED);

  return self->state;
}

GCancellable *
td_job_get_cancellable (TdJob *self)
{
  g_return_val_if_fail (TD_IS_JOB (self), NULL);

  return self->cancellable;
}

static void
set_fraction (TdJob *self, double fraction)
{
  if (!(self->fraction < fraction || self->fraction > fraction))
    return;

  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
set_message (TdJob *self, const char *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;

  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

static void
show_pending (TdJob *self)
{
  g_autofree char *message = NULL;
  double fraction;

  g_mutex_lock (&self->mutex);
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_clear_pointer (&self->source, g_source_unref);
    }
  message = g_steal_pointer (&self->pending_message);
  fraction = self->pending_fraction;
  self->shown_at = g_get_monotonic_time ();
  g_mutex_unlock (&self->mutex);

  g_object_freeze_notify (G_OBJECT (self));
  set_fraction (self, fraction);
  if (message != NULL)
    set_message (self, message);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
on_show_pending (gpointer data)
{
  g_autoptr (TdJob) self = g_weak_ref_get (data);

  if (self != NULL)
    show_pending (self);

  return G_SOURCE_REMOVE;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
td_job_report (TdJob *self, double fraction, const char *message)
{
  if (self == NULL)
    return;

  g_return_if_fail (TD_IS_JOB (self));

  g_mutex_lock (&self->mutex);
  if (self->finished)
    {
      g_mutex_unlock (&self->mutex);
      return;
    }

  self->pending_fraction = isnan (fraction) || fraction < 0 ? -1 : MIN (fraction, 1);
  if (message != NULL)
    {
      g_free (self->pending_message);
      self->pending_message = g_strdup (message);
    }

  if (self->source == NULL)
    {
      gint64 due = self->shown_at + INTERVAL_US;
      GWeakRef *weak = g_new (GWeakRef, 1);

      /* Not a reference: a job that nobody holds any more must not live on in a main context that
       * may never run again. */
      g_weak_ref_init (weak, self);
      self->source = g_timeout_source_new (0);
      g_source_set_static_name (self->source, "TdJob");
      g_source_set_callback (self->source, on_show_pending, weak, free_weak_ref);
      g_source_set_ready_time (self->source, self->shown_at == 0 ? 0 : due);
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

void
td_job_finish (TdJob *self, const GError *error)
{
  g_return_if_fail (TD_IS_JOB (self));
  g_return_if_fail (self->state == TD_JOB_RUNNING);

  g_mutex_lock (&self->mutex);
  self->finished = TRUE;
  g_mutex_unlock (&self->mutex);

  g_object_freeze_notify (G_OBJECT (self));
  show_pending (self);

  if (error == NULL)
    {
      self->state = TD_JOB_DONE;
      set_fraction (self, 1);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->state = TD_JOB_CANCELLED;
      set_message (self, _ ("Cancelled."));
    }
  else
    {
      self->state = TD_JOB_FAILED;
      set_message (self, error->message);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_thaw_notify (G_OBJECT (self));
}
