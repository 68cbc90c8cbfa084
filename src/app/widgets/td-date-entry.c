#include "app/widgets/td-date-entry.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-calendar.h"
#include "app/widgets/td-control.h"

struct _TdDateEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *popover;  /* NULL until it is opened first */
  GtkWidget *calendar; /* in it */
};

static GtkWidget *
td_date_entry_get_target (TdControl *control)
{
  return TD_DATE_ENTRY (control)->entry;
}

static void
control_init (TdControlInterface *iface)
{
  iface->get_target = td_date_entry_get_target;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdDateEntry,
                               td_date_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_CONTROL, control_init))

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (TdDateEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Writes what can be read as "12/06/2026" and leaves the rest alone. */
static void
normalise (TdDateEntry *self)
{
  g_autofree char *text = NULL;
  TdDate date;

  if (!td_date_entry_get_date (self, &date, NULL))
    return;

  text = td_date_format (date);
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

static void
chosen_cb (TdDateEntry *self)
{
  td_date_entry_set_date (self, td_calendar_get_day (TD_CALENDAR (self->calendar)));
  normalise (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
create_popover (TdDateEntry *self)
{
  self->calendar = td_calendar_new ();
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->calendar);
  /* Not the last child: the theme rounds the corners of the one that is. */
  gtk_widget_insert_after (self->popover, GTK_WIDGET (self), self->entry);
  g_signal_connect_swapped (self->calendar, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (gtk_widget_grab_focus),
                            self->calendar);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (gtk_widget_grab_focus),
                            self->entry);
}

static void
open_calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdDateEntry *self = TD_DATE_ENTRY (widget);
  TdDate date;

  if (self->popover == NULL)
    create_popover (self);

  td_date_entry_get_date (self, &date, NULL);
  td_calendar_set_day (TD_CALENDAR (self->calendar), date);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
td_date_entry_dispose (GObject *object)
{
  TdDateEntry *self = TD_DATE_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (td_date_entry_parent_class)->dispose (object);
}

static gboolean
td_date_entry_grab_focus (GtkWidget *widget)
{
  return td_control_grab_focus (widget, TD_DATE_ENTRY (widget)->entry);
}

static void
td_date_entry_class_init (TdDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_date_entry_dispose;
  widget_class->grab_focus = td_date_entry_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "date.calendar", NULL, open_calendar_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "date.calendar",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "date.calendar", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
td_date_entry_init (TdDateEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("dd/mm/yyyy"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");
  /* Alt+Down in the entry opens the calendar: who types all day would only stumble over a stop
   * here. */
  gtk_widget_set_focusable (self->button, FALSE);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose the day from a calendar (Alt+Down or F4)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose the day"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "date.calendar");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (normalise), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (normalise), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
td_date_entry_new (void)
{
  return g_object_new (TD_TYPE_DATE_ENTRY, NULL);
}

const char *
td_date_entry_get_text (TdDateEntry *self)
{
  g_return_val_if_fail (TD_IS_DATE_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
td_date_entry_set_text (TdDateEntry *self, const char *text)
{
  g_return_if_fail (TD_IS_DATE_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

gboolean
td_date_entry_get_date (TdDateEntry *self, TdDate *date, GError **error)
{
  g_return_val_if_fail (TD_IS_DATE_ENTRY (self), FALSE);

  return td_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), td_date_today (), date,
                        error);
}

void
td_date_entry_collect (TdDateEntry *self, const char *field, TdDate *date, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!td_date_entry_get_date (self, date, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, field, -1, "%s", error->message);
}

void
td_date_entry_set_date (TdDateEntry *self, TdDate date)
{
  g_autofree char *text = NULL;
  TdDate present;

  g_return_if_fail (TD_IS_DATE_ENTRY (self));

  if (td_date_entry_get_date (self, &present, NULL) && td_date_equal (present, date))
    return;

  text = td_date_format (date);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
