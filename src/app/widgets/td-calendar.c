#include "app/widgets/td-calendar.h"

#include <glib/gi18n-lib.h>

#define N_WEEKS 6
#define N_DAYS (7 * N_WEEKS)

static const char *const months[] = {
  N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
  N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
  N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};

static const char *const weekdays[] = {
  N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun"),
};

struct _TdCalendar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *days[N_DAYS];

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

static GDateWeekday
get_weekday (TdDate day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day.day, (GDateMonth) day.month, day.year);

  return g_date_get_weekday (&date);
}

/* 31/01/2026 and one month → 28/02/2026 */
static TdDate
add_months (TdDate day, int months_more)
{
  int month = day.year * 12 + day.month - 1 + months_more;
  guint16 year = (guint16) (month / 12);
  guint8 days = g_date_get_days_in_month ((GDateMonth) (month % 12 + 1), year);

  return TD_DATE (year, (guint8) (month % 12 + 1), MIN (day.day, days));
}

static gboolean
can_show (TdDate day)
{
  return day.year >= TD_DATE_FIRST_YEAR && day.year <= TD_DATE_LAST_YEAR;
}

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
  gtk_widget_set_sensitive (button, can_show (day));
  /* Tab goes on to the button below and does not stop at every day. */
  gtk_widget_set_focusable (button, td_date_equal (day, self->cursor));
}

static void
show_month (TdCalendar *self)
{
  TdDate first = TD_DATE (self->cursor.year, self->cursor.month, 1);
  TdDate today = td_date_today ();
  /* Translators: a month and its year, "June 2026" */
  g_autofree char *title = g_strdup_printf (_ ("%s %u"), _ (months[self->cursor.month - 1]),
                                            (guint) self->cursor.year);

  gtk_label_set_text (self->title, title);
  self->first = td_date_add_days (first, G_DATE_MONDAY - (int) get_weekday (first));
  for (int i = 0; i < N_DAYS; i++)
    show_day (self, self->days[i], td_date_add_days (self->first, i), today);
}

static void
focus_cursor (TdCalendar *self)
{
  for (int i = 0; i < N_DAYS; i++)
    if (td_date_equal (td_date_add_days (self->first, i), self->cursor))
      gtk_widget_grab_focus (self->days[i]);
}

static void
move_to (TdCalendar *self, TdDate day)
{
  if (!can_show (day))
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
  for (int i = 0; i < N_DAYS; i++)
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
  move_to (self, add_months (self->cursor, -1));
}

static void
next_cb (TdCalendar *self)
{
  move_to (self, add_months (self->cursor, 1));
}

/* --- Keys ------------------------------------------------------------------------------------- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                TdCalendar *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  int n_months = modifiers == GDK_CONTROL_MASK ? 12 : 1;
  TdDate month = TD_DATE (self->cursor.year, self->cursor.month, 1);

  if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    move_to (self, add_months (self->cursor, -n_months));
  else if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    move_to (self, add_months (self->cursor, n_months));
  else if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    move_to (self, td_date_add_days (self->cursor, -1));
  else if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    move_to (self, td_date_add_days (self->cursor, 1));
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_to (self, td_date_add_days (self->cursor, -7));
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move_to (self, td_date_add_days (self->cursor, 7));
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home)
    move_to (self, month);
  else if (keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End)
    move_to (self, td_date_add_days (add_months (month, 1), -1));
  else
    return GDK_EVENT_PROPAGATE;

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
      GtkWidget *label = gtk_label_new (_ (weekdays[i]));

      gtk_widget_add_css_class (label, "weekday");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_DAYS; i++)
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
  self->cursor = td_date_is_set (day) && can_show (day) ? day : td_date_today ();
  show_month (self);
}

TdDate
td_calendar_get_day (TdCalendar *self)
{
  g_return_val_if_fail (TD_IS_CALENDAR (self), TD_DATE_NONE);

  return self->day;
}
