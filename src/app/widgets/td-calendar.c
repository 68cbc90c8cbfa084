#include "app/widgets/td-calendar.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-month.h"

struct _TdCalendar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *days[TD_MONTH_N_DAYS];

  TdDate first;  /* of days[0], a Monday */
  TdDate cursor; /* the day with the focus; its month is shown */
  TdDate day;    /* what is marked as chosen */
};

G_DEFINE_FINAL_TYPE (TdCalendar, td_calendar, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* --- The month -------------------------------------------------------------------------------- */

static void
show_day (TdCalendar *self, GtkWidget *button, TdDate day, TdDate today)
{
  g_autofree char *number = g_strdup_printf ("%u", day.day);
  g_autofree char *spoken = td_date_format (day);

  gtk_button_set_label (GTK_BUTTON (button), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  set_class (button, "other-month", day.month != self->cursor.month);
  set_class (button, "today", td_date_equal (day, today));
  set_class (button, "suggested-action", td_date_equal (day, self->day));
  set_class (button, "flat", !td_date_equal (day, self->day));
  gtk_widget_set_sensitive (button, td_month_can_show (day));
  /* Tab goes on to the button below and does not stop at every day. */
  gtk_widget_set_focusable (button, td_date_equal (day, self->cursor));
}

static void
show_month (TdCalendar *self)
{
  TdDate today = td_date_today ();
  g_autofree char *title = td_month_make_title (self->cursor);

  gtk_label_set_text (self->title, title);
  self->first = td_month_get_first_shown (self->cursor);
  for (int i = 0; i < TD_MONTH_N_DAYS; i++)
    show_day (self, self->days[i], td_date_add_days (self->first, i), today);
}

static void
focus_cursor (TdCalendar *self)
{
  for (int i = 0; i < TD_MONTH_N_DAYS; i++)
    if (td_date_equal (td_date_add_days (self->first, i), self->cursor))
      gtk_widget_grab_focus (self->days[i]);
}

static void
move_to (TdCalendar *self, TdDate day)
{
  if (!td_month_can_show (day))
    return;

  self->cursor = day;
  show_month (self);
  focus_cursor (self);
}

static void
choose (TdCalendar *self, TdDate day)
{
  self->cursor = self->day = day;
  show_month (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
clicked_cb (GtkWidget *button, TdCalendar *self)
{
  for (int i = 0; i < TD_MONTH_N_DAYS; i++)
    if (self->days[i] == button)
      {
        choose (self, td_date_add_days (self->first, i));
        return;
      }
}

static void
today_cb (TdCalendar *self)
{
  choose (self, td_date_today ());
}

static void
previous_cb (TdCalendar *self)
{
  move_to (self, td_month_add (self->cursor, -1));
}

static void
next_cb (TdCalendar *self)
{
  move_to (self, td_month_add (self->cursor, 1));
}

/* --- Keys ------------------------------------------------------------------------------------- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                TdCalendar *self)
{
  TdDate day;

  if (!td_month_find_key (self->cursor, keyval, state, &day))
    return GDK_EVENT_PROPAGATE;

  move_to (self, day);

  return GDK_EVENT_STOP;
}

/* --- The widget ------------------------------------------------------------------------------- */

static GtkWidget *
create_arrow (TdCalendar *self, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, self);

  return button;
}

static GtkWidget *
create_header (TdCalendar *self)
{
  GtkWidget *header = gtk_center_box_new ();
  GtkWidget *title = gtk_label_new (NULL);

  gtk_widget_add_css_class (title, "heading");
  self->title = GTK_LABEL (title);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (header),
                                   create_arrow (self, "go-previous-symbolic",
                                                 _ ("Previous month (Page Up)"),
                                                 G_CALLBACK (previous_cb)));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (header), title);
  gtk_center_box_set_end_widget (
      GTK_CENTER_BOX (header),
      create_arrow (self, "go-next-symbolic", _ ("Next month (Page Down)"), G_CALLBACK (next_cb)));

  return header;
}

static GtkWidget *
create_grid (TdCalendar *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *label = gtk_label_new (td_month_get_weekday_name ((guint) i));

      gtk_widget_add_css_class (label, "weekday");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < TD_MONTH_N_DAYS; i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_widget_add_css_class (button, "day");
      g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
      gtk_grid_attach (GTK_GRID (grid), button, i % 7, 1 + i / 7, 1, 1);
      self->days[i] = button;
    }

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (grid, keys);

  return grid;
}

static gboolean
td_calendar_grab_focus (GtkWidget *widget)
{
  focus_cursor (TD_CALENDAR (widget));

  return TRUE;
}

static void
td_calendar_dispose (GObject *object)
{
  TdCalendar *self = TD_CALENDAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (td_calendar_parent_class)->dispose (object);
}

static void
td_calendar_class_init (TdCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_calendar_dispose;
  widget_class->grab_focus = td_calendar_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_CALENDAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "td-calendar");
}

static void
td_calendar_init (TdCalendar *self)
{
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), create_header (self));
  gtk_box_append (GTK_BOX (self->box), create_grid (self));
  gtk_box_append (GTK_BOX (self->box), today);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_cb), self);

  td_calendar_set_day (self, TD_DATE_NONE);
}

GtkWidget *
td_calendar_new (void)
{
  return g_object_new (TD_TYPE_CALENDAR, NULL);
}

void
td_calendar_set_day (TdCalendar *self, TdDate day)
{
  g_return_if_fail (TD_IS_CALENDAR (self));

  self->day = day;
  self->cursor = td_date_is_set (day) && td_month_can_show (day) ? day : td_date_today ();
  show_month (self);
}

TdDate
td_calendar_get_day (TdCalendar *self)
{
  g_return_val_if_fail (TD_IS_CALENDAR (self), TD_DATE_NONE);

  return self->day;
}
