#include "app/widgets/td-award-checks.h"

#include "app/widgets/td-control.h"
#include "store/td-record-store.h"

#define AWARD_ID "td-award-id"

struct _TdAwardChecks
{
  GtkWidget parent_instance;

  char *empty;
};

static GtkWidget *
get_target (TdControl *control)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (control));

  return first != NULL ? first : GTK_WIDGET (control);
}

static void
control_init (TdControlInterface *iface)
{
  iface->get_target = get_target;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdAwardChecks,
                               td_award_checks,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_CONTROL, control_init))

static guint changed_signal;

static void
clear (TdAwardChecks *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
toggled_cb (TdAwardChecks *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
td_award_checks_dispose (GObject *object)
{
  clear (TD_AWARD_CHECKS (object));

  G_OBJECT_CLASS (td_award_checks_parent_class)->dispose (object);
}

static void
td_award_checks_finalize (GObject *object)
{
  g_free (TD_AWARD_CHECKS (object)->empty);

  G_OBJECT_CLASS (td_award_checks_parent_class)->finalize (object);
}

static void
td_award_checks_class_init (TdAwardChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_award_checks_dispose;
  object_class->finalize = td_award_checks_finalize;
  changed_signal = g_signal_new ("changed", TD_TYPE_AWARD_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
td_award_checks_init (TdAwardChecks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
}

GtkWidget *
td_award_checks_new (const char *empty)
{
  TdAwardChecks *self = g_object_new (TD_TYPE_AWARD_CHECKS, NULL);

  self->empty = g_strdup (empty);

  return GTK_WIDGET (self);
}

static gboolean
is_chosen (const GArray *chosen, gint64 id)
{
  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index (chosen, gint64, i) == id)
      return TRUE;

  return FALSE;
}

void
td_award_checks_set (TdAwardChecks *self, const GPtrArray *awards, const GArray *chosen)
{
  g_return_if_fail (TD_IS_AWARD_CHECKS (self));

  clear (self);
  for (guint i = 0; i < awards->len; i++)
    {
      const TdRecordAward *award = awards->pdata[i];
      GtkWidget *check = gtk_check_button_new_with_label (award->label);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (chosen, award->id));
      g_object_set_data_full (G_OBJECT (check), AWARD_ID, g_memdup2 (&award->id, sizeof award->id),
                              g_free);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_set_parent (check, GTK_WIDGET (self));
    }
  if (awards->len == 0)
    {
      GtkWidget *label = gtk_label_new (self->empty);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_parent (label, GTK_WIDGET (self));
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

GArray *
td_award_checks_get (TdAwardChecks *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (GTK_IS_CHECK_BUTTON (check) && gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_array_append_vals (chosen, g_object_get_data (G_OBJECT (check), AWARD_ID), 1);
  g_array_sort (chosen, compare_ids);

  return chosen;
}
