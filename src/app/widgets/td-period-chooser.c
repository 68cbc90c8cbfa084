#include "app/widgets/td-period-chooser.h"

/* The items of the drop-down, in its order. */
enum
{
  KIND_FIRST_HALF,
  KIND_SECOND_HALF,
  KIND_YEAR,
  KIND_SCHOOL_YEAR,
};

struct _TdPeriodChooser
{
  GtkWidget parent_instance;

  GtkDropDown *kind;
  GtkSpinButton *year;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (TdPeriodChooser, td_period_chooser, GTK_TYPE_WIDGET)

static void
changed_cb (TdPeriodChooser *self)
{
  if (!self->is_setting)
    g_signal_emit_by_name (self, "changed");
}

static void
td_period_chooser_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_PERIOD_CHOOSER);
  /* GTK 4.8 takes only those children away that the class has bound. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (td_period_chooser_parent_class)->dispose (object);
}

static void
td_period_chooser_class_init (TdPeriodChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_period_chooser_dispose;
  g_signal_new ("changed", TD_TYPE_PERIOD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-period-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPeriodChooser, kind);
  gtk_widget_class_bind_template_child (widget_class, TdPeriodChooser, year);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
td_period_chooser_init (TdPeriodChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TdPeriod
td_period_chooser_get_period (TdPeriodChooser *self)
{
  int year = gtk_spin_button_get_value_as_int (self->year);
  g_autofree char *school_year = g_strdup_printf ("%d-%d", year, year + 1);
  TdPeriod period = td_period_for_year (year);

  switch (gtk_drop_down_get_selected (self->kind))
    {
    case KIND_FIRST_HALF:
      return td_period_for_half (year, 1);
    case KIND_SECOND_HALF:
      return td_period_for_half (year, 2);
    case KIND_SCHOOL_YEAR:
      td_period_parse (school_year, &period, NULL);
      return period;
    case KIND_YEAR:
    default:
      return period;
    }
}

static guint
get_kind (const TdPeriod *calendar)
{
  switch (calendar->kind)
    {
    case TD_PERIOD_HALF_YEAR:
      return calendar->from.month == 1 ? KIND_FIRST_HALF : KIND_SECOND_HALF;
    case TD_PERIOD_SCHOOL_YEAR:
      return KIND_SCHOOL_YEAR;
    case TD_PERIOD_YEAR:
    case TD_PERIOD_RANGE:
    default:
      return KIND_YEAR;
    }
}

void
td_period_chooser_set_period (TdPeriodChooser *self, const TdPeriod *period)
{
  const TdPeriod calendar = td_period_get_calendar (period);

  g_return_if_fail (TD_IS_PERIOD_CHOOSER (self));

  self->is_setting = TRUE;
  gtk_drop_down_set_selected (self->kind, get_kind (&calendar));
  gtk_spin_button_set_value (self->year, calendar.from.year);
  self->is_setting = FALSE;
}
