#include "app/widgets/td-suggestion-list.h"

#include <glib/gi18n-lib.h>

#define MIN_WIDTH 480
#define MAX_HEIGHT 320

struct _TdSuggestionList
{
  GtkPopover parent_instance;

  GPtrArray *suggestions; /* TdSuggestion */
  GtkWidget *scrolled;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TdSuggestionList, td_suggestion_list, GTK_TYPE_POPOVER)

static guint taken_signal;

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);

  return label;
}

static GtkWidget *
create_row (const TdSuggestion *suggestion)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_label (suggestion->label));
  gtk_widget_set_tooltip_text (box, suggestion->label);
  if (suggestion->detail != NULL)
    {
      GtkWidget *detail = create_label (suggestion->detail);

      gtk_widget_add_css_class (detail, "dim-label");
      gtk_box_append (GTK_BOX (box), detail);
    }

  return box;
}

/* Without taking the focus, which stays in the entry. */
static void
reveal (TdSuggestionList *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
row_activated_cb (TdSuggestionList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, taken_signal, 0, (guint) gtk_list_box_row_get_index (row));
}

static void
td_suggestion_list_finalize (GObject *object)
{
  g_clear_pointer (&TD_SUGGESTION_LIST (object)->suggestions, g_ptr_array_unref);

  G_OBJECT_CLASS (td_suggestion_list_parent_class)->finalize (object);
}

static void
td_suggestion_list_class_init (TdSuggestionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_suggestion_list_finalize;

  taken_signal = g_signal_new ("taken", TD_TYPE_SUGGESTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
td_suggestion_list_init (TdSuggestionList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));

  gtk_popover_set_child (GTK_POPOVER (self), self->scrolled);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "td-suggestions");
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

GtkWidget *
td_suggestion_list_new (void)
{
  return g_object_new (TD_TYPE_SUGGESTION_LIST, NULL);
}

void
td_suggestion_list_show (TdSuggestionList *self,
                         GPtrArray *suggestions,
                         gboolean mark_first,
                         const GdkRectangle *cell)
{
  GtkWidget *row;

  g_return_if_fail (TD_IS_SUGGESTION_LIST (self));

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  if (suggestions == NULL || suggestions->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->suggestions = g_ptr_array_ref (suggestions);
  for (guint i = 0; i < suggestions->len; i++)
    {
      gtk_list_box_append (self->list, create_row (g_ptr_array_index (suggestions, i)));
      gtk_widget_set_focusable (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i)),
                                FALSE);
    }
  if (mark_first)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_size_request (self->scrolled, MAX (MIN_WIDTH, cell->width), -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), cell);
  gtk_popover_popup (GTK_POPOVER (self));
}

void
td_suggestion_list_hide (TdSuggestionList *self)
{
  g_return_if_fail (TD_IS_SUGGESTION_LIST (self));

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  gtk_popover_popdown (GTK_POPOVER (self));
}

gboolean
td_suggestion_list_is_shown (TdSuggestionList *self)
{
  return self->suggestions != NULL;
}

void
td_suggestion_list_move (TdSuggestionList *self, int step)
{
  GtkListBoxRow *row;
  int index;

  g_return_if_fail (TD_IS_SUGGESTION_LIST (self));

  if (self->suggestions == NULL)
    return;

  row = gtk_list_box_get_selected_row (self->list);
  index = row != NULL ? gtk_list_box_row_get_index (row) + step
                      : (step > 0 ? 0 : (int) self->suggestions->len - 1);
  index = CLAMP (index, 0, (int) self->suggestions->len - 1);
  row = gtk_list_box_get_row_at_index (self->list, index);
  gtk_list_box_select_row (self->list, row);
  reveal (self, row);
}

const TdSuggestion *
td_suggestion_list_get_marked (TdSuggestionList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->suggestions == NULL || row == NULL)
    return NULL;

  return td_suggestion_list_get (self, (guint) gtk_list_box_row_get_index (row));
}

const TdSuggestion *
td_suggestion_list_get (TdSuggestionList *self, guint index)
{
  return self->suggestions != NULL && index < self->suggestions->len
             ? g_ptr_array_index (self->suggestions, index)
             : NULL;
}
