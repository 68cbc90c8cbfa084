#include "app/widgets/td-month-view.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-control.h"
#include "app/widgets/td-month-private.h"
#include "app/widgets/td-month.h"

#define MIN_CELL_WIDTH 48
#define MIN_CELL_HEIGHT 46
#define MAX_TITLES 8 /* in a tooltip */

struct _TdMonthView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *area;
  GtkLabel *about; /* the day under the cursor, in words */

  GHashTable *days;   /* day as a number → TdMonthMarks */
  GHashTable *adding; /* between clear and finish */
  TdDate cursor;      /* its month is shown */
  TdDate chosen;
};

G_DEFINE_FINAL_TYPE (TdMonthView, td_month_view, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is due ------------------------------------------------------------------------------ */

static gpointer
get_key (TdDate day)
{
  return GINT_TO_POINTER (day.year * 10000 + day.month * 100 + day.day);
}

static void
marks_free (gpointer data)
{
  TdMonthMarks *marks = data;

  g_string_free (marks->titles, TRUE);
  g_free (marks);
}

static GHashTable *
create_days (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, marks_free);
}

static const TdMonthMarks *
find_marks (TdMonthView *self, TdDate day)
{
  return g_hash_table_lookup (self->days, get_key (day));
}

static void
append_count (GString *text, const char *format, guint n)
{
  if (n == 0)
    return;

  g_string_append (text, text->len > 0 ? ", " : "");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, n);
#pragma GCC diagnostic pop
}

char *
td_month_view_describe (TdMonthView *self, TdDate day)
{
  g_autofree char *name = td_date_format (day);
  g_autoptr (GString) counts = g_string_new (NULL);
  const TdMonthMarks *marks;

  g_return_val_if_fail (TD_IS_MONTH_VIEW (self), NULL);

  marks = find_marks (self, day);
  if (marks == NULL)
    return g_strdup_printf (_ ("%s: nothing due"), name);
  append_count (counts, _ ("%u late"), marks->n[TD_DUE_LATE]);
  append_count (counts, _ ("%u due"), marks->n[TD_DUE_SOON] + marks->n[TD_DUE_LATER]);
  append_count (counts, _ ("%u done"), marks->n[TD_DUE_DONE]);

  return g_strdup_printf ("%s: %s", name, counts->str);
}

/* --- The month -------------------------------------------------------------------------------- */

static void
show (TdMonthView *self)
{
  g_autofree char *title = td_month_make_title (self->cursor);
  g_autofree char *spoken = td_month_view_describe (self, self->cursor);

  const TdMonthMarks *marks = find_marks (self, self->cursor);
  g_autofree char *about
      = g_strconcat (spoken, marks != NULL ? marks->titles->str : "",
                     marks != NULL && marks->n_titles > MAX_TITLES ? "\n…" : "", NULL);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->about, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_widget_queue_draw (self->area);
}

static void
move_to (TdMonthView *self, TdDate day)
{
  if (!td_month_can_show (day))
    return;

  self->cursor = day;
  show (self);
}

static void
choose (TdMonthView *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  TdMonthView *self = user_data;
  TdMonthDrawing drawing;
  TdDate first = td_month_get_first_shown (self->cursor);
  TdDate today = td_date_today ();

  td_month_drawing_begin (&drawing, GTK_WIDGET (area), cr, width, height);
  for (guint i = 0; i < TD_MONTH_N_DAYS; i++)
    {
      TdDate day = td_date_add_days (first, (int) i);
      TdMonthDay shown = {
        .day = day,
        .is_other_month = day.month != self->cursor.month,
        .is_today = td_date_equal (day, today),
        .is_cursor = td_date_equal (day, self->cursor),
        .is_chosen = td_date_equal (day, self->chosen),
        .marks = find_marks (self, day),
      };

      td_month_drawing_draw_day (&drawing, i, &shown);
    }
}

/* The day at that place of the area, TD_DATE_NONE above the weeks. */
static TdDate
find_day (TdMonthView *self, double x, double y)
{
  int index = td_month_drawing_find (self->area, x, y);

  return index < 0 ? TD_DATE_NONE
                   : td_date_add_days (td_month_get_first_shown (self->cursor), index);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TdMonthView *self)
{
  TdDate day = find_day (self, x, y);

  if (!td_date_is_set (day) || !td_month_can_show (day))
    return;

  gtk_widget_grab_focus (self->area);
  move_to (self, day);
  choose (self);
}

static gboolean
query_tooltip_cb (
    TdMonthView *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, GtkWidget *area)
{
  TdDate day = by_keyboard ? self->cursor : find_day (self, x, y);
  const TdMonthMarks *marks = td_date_is_set (day) ? find_marks (self, day) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (marks == NULL)
    return FALSE;
  words = td_month_view_describe (self, day);
  text = g_strconcat (words, marks->titles->str, marks->n_titles > MAX_TITLES ? "\n…" : "", NULL);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
today_cb (TdMonthView *self)
{
  move_to (self, td_date_today ());
  gtk_widget_grab_focus (self->area);
}

static void
previous_cb (TdMonthView *self)
{
  move_to (self, td_month_add (self->cursor, -1));
}

static void
next_cb (TdMonthView *self)
{
  move_to (self, td_month_add (self->cursor, 1));
}

/* --- Keys ------------------------------------------------------------------------------------- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                TdMonthView *self)
{
  TdDate day;

  if (td_month_find_key (self->cursor, keyval, state, &day))
    {
      move_to (self, day);
      return GDK_EVENT_STOP;
    }
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_space
          && keyval != GDK_KEY_KP_Space))
    return GDK_EVENT_PROPAGATE;

  choose (self);

  return GDK_EVENT_STOP;
}

/* --- The widget ------------------------------------------------------------------------------- */

static GtkWidget *
create_arrow (TdMonthView *self, const char *icon, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, self);

  return button;
}

static GtkWidget *
create_header (TdMonthView *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));

  gtk_widget_add_css_class (title, "td-title");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  self->title = GTK_LABEL (title);
  gtk_widget_set_tooltip_text (today, _ ("Go to today (Ctrl+Home)"));
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_cb), self);

  gtk_box_append (GTK_BOX (header), title);
  gtk_box_append (GTK_BOX (header),
                  create_arrow (self, "go-previous-symbolic", _ ("Previous month (Page Up)"),
                                G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (header), today);
  gtk_box_append (
      GTK_BOX (header),
      create_arrow (self, "go-next-symbolic", _ ("Next month (Page Down)"), G_CALLBACK (next_cb)));

  return header;
}

/* What the marks mean, and below it the day that the cursor is on. */
static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "td-numeric");

  return label;
}

static GtkWidget *
create_area (TdMonthView *self)
{
  GtkWidget *area = gtk_drawing_area_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 7 * MIN_CELL_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area),
                                       TD_MONTH_HEADING + TD_MONTH_N_WEEKS * MIN_CELL_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_widget_set_focusable (area, TRUE);
  gtk_widget_set_has_tooltip (area, TRUE);
  g_signal_connect_swapped (area, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (area, keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), area);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), area);
  gtk_widget_add_controller (area, focus);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (click));

  return area;
}

static gboolean
td_month_view_grab_focus (GtkWidget *widget)
{
  return td_control_grab_focus (widget, TD_MONTH_VIEW (widget)->area);
}

static void
td_month_view_dispose (GObject *object)
{
  TdMonthView *self = TD_MONTH_VIEW (object);

  if (self->area != NULL)
    gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), NULL, NULL, NULL);
  self->area = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->days, g_hash_table_unref);
  g_clear_pointer (&self->adding, g_hash_table_unref);

  G_OBJECT_CLASS (td_month_view_parent_class)->dispose (object);
}

static void
td_month_view_class_init (TdMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_month_view_dispose;
  widget_class->grab_focus = td_month_view_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_MONTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "td-month-view");
}

static void
td_month_view_init (TdMonthView *self)
{
  /* The same shapes as in td-month-drawing.c. */
  GtkWidget *legend = create_label (_ ("▲ late  ● due soon  ○ later  ✓ done"));

  self->days = create_days ();
  self->adding = create_days ();
  self->cursor = td_date_today ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->area = create_area (self);
  self->about = GTK_LABEL (create_label (NULL));
  gtk_widget_add_css_class (legend, "td-secondary");
  gtk_box_append (GTK_BOX (self->box), create_header (self));
  gtk_box_append (GTK_BOX (self->box), self->area);
  gtk_box_append (GTK_BOX (self->box), legend);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->about));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show (self);
}

GtkWidget *
td_month_view_new (void)
{
  return g_object_new (TD_TYPE_MONTH_VIEW, NULL);
}

void
td_month_view_clear (TdMonthView *self)
{
  g_return_if_fail (TD_IS_MONTH_VIEW (self));

  g_hash_table_remove_all (self->adding);
}

void
td_month_view_add (TdMonthView *self, TdDate day, TdDueState state, const char *title)
{
  TdMonthMarks *marks;

  g_return_if_fail (TD_IS_MONTH_VIEW (self));

  marks = g_hash_table_lookup (self->adding, get_key (day));
  if (marks == NULL)
    {
      marks = g_new0 (TdMonthMarks, 1);
      marks->titles = g_string_new (NULL);
      g_hash_table_insert (self->adding, get_key (day), marks);
    }
  marks->n[state]++;
  if (marks->n_titles++ < MAX_TITLES)
    g_string_append_printf (marks->titles, "\n%s", title);
}

void
td_month_view_finish (TdMonthView *self)
{
  GHashTable *old;

  g_return_if_fail (TD_IS_MONTH_VIEW (self));

  old = self->days;
  self->days = self->adding;
  self->adding = old;
  g_hash_table_remove_all (self->adding);
  show (self);
}

void
td_month_view_set_cursor (TdMonthView *self, TdDate day)
{
  g_return_if_fail (TD_IS_MONTH_VIEW (self));
  g_return_if_fail (td_date_is_valid (day));

  move_to (self, day);
}

TdDate
td_month_view_get_cursor (TdMonthView *self)
{
  g_return_val_if_fail (TD_IS_MONTH_VIEW (self), TD_DATE_NONE);

  return self->cursor;
}

void
td_month_view_set_chosen (TdMonthView *self, TdDate day)
{
  g_return_if_fail (TD_IS_MONTH_VIEW (self));

  self->chosen = day;
  gtk_widget_queue_draw (self->area);
}
