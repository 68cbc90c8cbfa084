#include "app/widgets/td-unit-chooser.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-composition.h"
#include "app/widgets/td-control.h"
#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-unit-store.h"

/* As many as are seen at once; who does not find it among them types another word. */
#define MAX_HITS 12

struct _TdUnitChooser
{
  GtkWidget parent_instance;

  TdBook *book;
  TdDate on;
  gint64 unit_id;
  char *name;      /* of the chosen unit, "" for none */
  GPtrArray *hits; /* TdUnitHit, as in the list */
  gboolean updating;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *list;
};

static GtkWidget *
td_unit_chooser_get_target (TdControl *control)
{
  return TD_UNIT_CHOOSER (control)->entry;
}

static void
control_init (TdControlInterface *iface)
{
  iface->get_target = td_unit_chooser_get_target;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdUnitChooser,
                               td_unit_chooser,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_CONTROL, control_init))

enum
{
  PROP_UNIT_ID = 1,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_entry_text (TdUnitChooser *self, const char *text)
{
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->updating = FALSE;
}

/* @name is that of @unit_id. */
static void
take_unit (TdUnitChooser *self, gint64 unit_id, const char *name)
{
  gboolean changed = self->unit_id != unit_id;

  self->unit_id = unit_id;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_widget_set_tooltip_text (self->entry, name[0] != '\0' ? name : NULL);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNIT_ID]);
}

/* --- The hits --------------------------------------------------------------------------------- */

static void
hide_hits (TdUnitChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
hits_are_shown (TdUnitChooser *self)
{
  return gtk_widget_get_visible (self->popover);
}

static GtkWidget *
create_hit_row (const TdUnitHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (hit->name);
  g_autofree char *closed = td_date_format (hit->valid_to);
  g_autofree char *detail
      = td_date_is_set (hit->valid_to)
            ? g_strdup_printf (_ ("%s — %s — closed on %s"), hit->code,
                               hit->parent_name != NULL ? hit->parent_name : "", closed)
            : g_strdup_printf ("%s — %s", hit->code,
                               hit->parent_name != NULL ? hit->parent_name : "");
  GtkWidget *second = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (second, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_tooltip_text (box, hit->name);

  return box;
}

static void
show_hits (TdUnitChooser *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);

  for (guint i = 0; i < self->hits->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_hit_row (g_ptr_array_index (self->hits, i)));

  if (self->hits->len == 0)
    {
      hide_hits (self);
      return;
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_widget_set_size_request (self->list, MAX (320, gtk_widget_get_width (self->entry) - 24), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
search (TdUnitChooser *self)
{
  g_autofree char *text = td_composition_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  g_return_if_fail (self->book != NULL);

  hits = td_unit_search (td_book_get_reader (self->book), text, self->on, MAX_HITS, &error);
  if (hits == NULL)
    {
      /* The text stays and no unit is chosen, which td_unit_chooser_get_unit () reports. */
      g_debug ("Searching units: %s", error->message);
      hide_hits (self);
      return;
    }

  g_ptr_array_unref (self->hits);
  self->hits = hits;
  show_hits (self);
}

static void
take_hit (TdUnitChooser *self, guint index)
{
  const TdUnitHit *hit = g_ptr_array_index (self->hits, index);

  set_entry_text (self, hit->name);
  take_unit (self, hit->id, hit->name);
  hide_hits (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_selected_hit (TdUnitChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    take_hit (self, gtk_list_box_row_get_index (row));
}

static void
move_selection (TdUnitChooser *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  index = CLAMP (index, 0, (int) self->hits->len - 1);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index));
}

static void
changed_cb (TdUnitChooser *self)
{
  g_autofree char *text = NULL;

  if (self->updating)
    return;

  /* What is typed now is no unit until a hit is taken. */
  take_unit (self, 0, "");
  text = td_composition_get_text (GTK_EDITABLE (self->entry));
  if (td_text_is_blank (text))
    hide_hits (self);
  else
    search (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_activated_cb (TdUnitChooser *self, GtkListBoxRow *row)
{
  take_hit (self, gtk_list_box_row_get_index (row));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TdUnitChooser *self = user_data;

  if (!hits_are_shown (self))
    {
      if (keyval != GDK_KEY_Down || self->book == NULL)
        return GDK_EVENT_PROPAGATE;
      search (self);
      return GDK_EVENT_STOP;
    }

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if ((state & GDK_CONTROL_MASK) != 0)
        return GDK_EVENT_PROPAGATE;
      take_selected_hit (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      take_selected_hit (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Escape:
      hide_hits (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (TdUnitChooser *self)
{
  hide_hits (self);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_unit_chooser_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (TD_UNIT_CHOOSER (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
td_unit_chooser_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdUnitChooser *self = TD_UNIT_CHOOSER (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static gboolean
td_unit_chooser_grab_focus (GtkWidget *widget)
{
  return td_control_grab_focus (widget, TD_UNIT_CHOOSER (widget)->entry);
}

static void
td_unit_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_UNIT_ID:
      g_value_set_int64 (value, TD_UNIT_CHOOSER (object)->unit_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_unit_chooser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_UNIT_ID:
      td_unit_chooser_set_unit_id (TD_UNIT_CHOOSER (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_unit_chooser_dispose (GObject *object)
{
  TdUnitChooser *self = TD_UNIT_CHOOSER (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_unit_chooser_parent_class)->dispose (object);
}

static void
td_unit_chooser_finalize (GObject *object)
{
  TdUnitChooser *self = TD_UNIT_CHOOSER (object);

  g_ptr_array_unref (self->hits);
  g_free (self->name);

  G_OBJECT_CLASS (td_unit_chooser_parent_class)->finalize (object);
}

static void
td_unit_chooser_class_init (TdUnitChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_unit_chooser_get_property;
  object_class->set_property = td_unit_chooser_set_property;
  object_class->dispose = td_unit_chooser_dispose;
  object_class->finalize = td_unit_chooser_finalize;
  widget_class->measure = td_unit_chooser_measure;
  widget_class->size_allocate = td_unit_chooser_size_allocate;
  widget_class->grab_focus = td_unit_chooser_grab_focus;

  properties[PROP_UNIT_ID]
      = g_param_spec_int64 ("unit-id", NULL, NULL, 0, G_MAXINT64, 0,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_UNIT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_unit_chooser_init (TdUnitChooser *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->name = g_strdup ("");
  self->hits = g_ptr_array_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Words of the name, or the code"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  td_composition_watch (GTK_EDITABLE (self->entry), G_CALLBACK (changed_cb), self);
  /* After the input method, which is to commit the last syllable before a hit is taken, and before
   * the keys that GtkText itself knows: the newest controller of the bubble phase. */
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                             key);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Units found"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  /* The focus stays in the entry, so that one can go on typing. */
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

GtkWidget *
td_unit_chooser_new (void)
{
  return g_object_new (TD_TYPE_UNIT_CHOOSER, NULL);
}

void
td_unit_chooser_set_book (TdUnitChooser *self, TdBook *book)
{
  g_return_if_fail (TD_IS_UNIT_CHOOSER (self));

  g_set_object (&self->book, book);
}

void
td_unit_chooser_set_date (TdUnitChooser *self, TdDate on)
{
  g_return_if_fail (TD_IS_UNIT_CHOOSER (self));

  self->on = on;
}

gboolean
td_unit_chooser_get_unit (TdUnitChooser *self, gint64 *unit_id, GError **error)
{
  const char *text;

  g_return_val_if_fail (TD_IS_UNIT_CHOOSER (self), FALSE);

  *unit_id = self->unit_id;
  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (self->unit_id != 0 || td_text_is_blank (text))
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               _ ("No unit was chosen for “%s”. Press Down and choose one from the list."), text);

  return FALSE;
}

gint64
td_unit_chooser_get_unit_id (TdUnitChooser *self)
{
  g_return_val_if_fail (TD_IS_UNIT_CHOOSER (self), 0);

  return self->unit_id;
}

void
td_unit_chooser_set_unit_id (TdUnitChooser *self, gint64 unit_id)
{
  g_autoptr (TdUnit) unit = NULL;

  g_return_if_fail (TD_IS_UNIT_CHOOSER (self));
  g_return_if_fail (self->book != NULL || unit_id == 0);

  if (unit_id == self->unit_id && unit_id != 0)
    return;

  if (unit_id != 0)
    unit = td_unit_load (td_book_get_reader (self->book), unit_id, NULL);
  set_entry_text (self, unit != NULL ? unit->name : "");
  take_unit (self, unit != NULL ? unit_id : 0, unit != NULL ? unit->name : "");
}

const char *
td_unit_chooser_get_text (TdUnitChooser *self)
{
  g_return_val_if_fail (TD_IS_UNIT_CHOOSER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
