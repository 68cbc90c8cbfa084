#include "app/widgets/td-period-filter.h"

#include <glib/gi18n-lib.h>

/* How many years are offered. */
#define N_YEARS 8

struct _TdPeriodFilter
{
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  GArray *choices; /* TdPeriod: of the items after "all" */
};

G_DEFINE_FINAL_TYPE (TdPeriodFilter, td_period_filter, GTK_TYPE_WIDGET)

static guint changed_signal;

static char *
capitalise (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

static void
add_choice (TdPeriodFilter *self, GtkStringList *items, TdPeriod period)
{
  g_autofree char *label = td_period_to_label (&period);
  g_autofree char *title = capitalise (label);

  gtk_string_list_append (items, title);
  g_array_append_val (self->choices, period);
}

static void
selected_cb (TdPeriodFilter *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
td_period_filter_dispose (GObject *object)
{
  g_clear_pointer (&TD_PERIOD_FILTER (object)->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (td_period_filter_parent_class)->dispose (object);
}

static void
td_period_filter_finalize (GObject *object)
{
  g_array_unref (TD_PERIOD_FILTER (object)->choices);

  G_OBJECT_CLASS (td_period_filter_parent_class)->finalize (object);
}

static void
td_period_filter_class_init (TdPeriodFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_period_filter_dispose;
  object_class->finalize = td_period_filter_finalize;
  changed_signal = g_signal_new ("changed", TD_TYPE_PERIOD_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_period_filter_init (TdPeriodFilter *self)
{
  GtkStringList *items = gtk_string_list_new (NULL);
  int year = td_date_today ().year;

  self->choices = g_array_new (FALSE, FALSE, sizeof (TdPeriod));
  gtk_string_list_append (items, _ ("All periods"));
  for (int i = 0; i < N_YEARS; i++)
    {
      add_choice (self, items, td_period_for_year (year - i));
      add_choice (self, items, td_period_for_half (year - i, 1));
      add_choice (self, items, td_period_for_half (year - i, 2));
    }
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (items), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Period"), -1);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

GtkWidget *
td_period_filter_new (const char *tooltip)
{
  TdPeriodFilter *self = g_object_new (TD_TYPE_PERIOD_FILTER, NULL);

  gtk_widget_set_tooltip_text (self->drop_down, tooltip);

  return GTK_WIDGET (self);
}

const TdPeriod *
td_period_filter_get (TdPeriodFilter *self)
{
  guint selected;

  g_return_val_if_fail (TD_IS_PERIOD_FILTER (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  return selected > 0 && selected <= self->choices->len
             ? &g_array_index (self->choices, TdPeriod, selected - 1)
             : NULL;
}

void
td_period_filter_clear (TdPeriodFilter *self)
{
  g_return_if_fail (TD_IS_PERIOD_FILTER (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), 0);
}
