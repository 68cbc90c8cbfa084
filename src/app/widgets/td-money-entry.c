#include "app/widgets/td-money-entry.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-control.h"
#include "base/td-money.h"
#include "base/td-text.h"

struct _TdMoneyEntry
{
  GtkWidget parent_instance;

  GtkWidget *entry;
};

static GtkWidget *
td_money_entry_get_target (TdControl *control)
{
  return TD_MONEY_ENTRY (control)->entry;
}

static void
control_init (TdControlInterface *iface)
{
  iface->get_target = td_money_entry_get_target;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdMoneyEntry,
                               td_money_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_CONTROL, control_init))

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (TdMoneyEntry *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Writes what can be read as "1.800.000" and leaves the rest alone. */
static void
normalise (TdMoneyEntry *self)
{
  g_autofree char *text = NULL;
  gint64 amount;

  if (td_money_entry_is_blank (self) || !td_money_entry_get_amount (self, &amount, NULL))
    return;

  text = td_money_format (amount);
  if (g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;

  /* The amount is the same, but GTK empties the entry before it writes: whoever listened would
   * take it for 0 in between. */
  g_signal_handlers_block_by_func (self->entry, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_signal_handlers_unblock_by_func (self->entry, changed_cb, self);
}

static void
td_money_entry_dispose (GObject *object)
{
  TdMoneyEntry *self = TD_MONEY_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (td_money_entry_parent_class)->dispose (object);
}

static gboolean
td_money_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TD_MONEY_ENTRY (widget)->entry);
}

static void
td_money_entry_class_init (TdMoneyEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_money_entry_dispose;
  widget_class->grab_focus = td_money_entry_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_MONEY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
td_money_entry_init (TdMoneyEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_alignment (GTK_ENTRY (self->entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (self->entry, "td-numeric");
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (normalise), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (normalise), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
td_money_entry_new (void)
{
  return g_object_new (TD_TYPE_MONEY_ENTRY, NULL);
}

const char *
td_money_entry_get_text (TdMoneyEntry *self)
{
  g_return_val_if_fail (TD_IS_MONEY_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
td_money_entry_set_text (TdMoneyEntry *self, const char *text)
{
  g_return_if_fail (TD_IS_MONEY_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

gboolean
td_money_entry_is_blank (TdMoneyEntry *self)
{
  g_return_val_if_fail (TD_IS_MONEY_ENTRY (self), TRUE);

  return td_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

gboolean
td_money_entry_get_amount (TdMoneyEntry *self, gint64 *amount, GError **error)
{
  g_return_val_if_fail (TD_IS_MONEY_ENTRY (self), FALSE);

  *amount = 0;
  if (td_money_entry_is_blank (self))
    return TRUE;

  return td_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), amount, error);
}

void
td_money_entry_set_amount (TdMoneyEntry *self, gint64 amount)
{
  g_autofree char *text = NULL;
  gint64 present;

  g_return_if_fail (TD_IS_MONEY_ENTRY (self));

  if (amount < 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  if (!td_money_entry_is_blank (self) && td_money_entry_get_amount (self, &present, NULL)
      && present == amount)
    return;

  text = td_money_format (amount);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
