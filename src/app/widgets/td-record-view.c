#include "app/widgets/td-record-view.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-composition.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-id-selection.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-record-columns.h"
#include "app/widgets/td-totals.h"

struct _TdRecordView
{
  GtkWidget parent_instance;

  TdBook *book;
  TdListKind kind;
  TdRowList *list;
  TdIdSelection *selection;
  TdQuery *filter; /* what the page asks for */
  TdQuery *query;  /* and with what is typed and clicked here */
  char *empty_sentence;
  gboolean active;
  gboolean no_chip;
  GtkWidget *alternative;
  guint warm_source;
  gint64 top_id; /* of the first row in view, while the list is being reset */

  GtkWidget *controls;
  GtkEditable *search;
  GtkWidget *chip;
  GtkLabel *chip_label;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkLabel *empty;
  GtkLabel *totals;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (TdRecordView, td_record_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  SELECTION_CHANGED,
  FILTER_CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- What is listed --------------------------------------------------------------------------- */

static void update_state (TdRecordView *self);

static void
update_query (TdRecordView *self)
{
  TdQuery *query = td_query_copy (self->filter);
  g_autofree char *search = td_composition_get_text (self->search);

  g_free (query->search);
  query->search = search[0] != '\0' ? g_strdup (search) : NULL;
  query->sort_column = td_record_columns_get_sort (self->view, &query->descending);

  td_query_free (self->query);
  self->query = query;
  td_row_list_set_query (self->list, query);
  update_state (self);
}

static void
update_chip (TdRecordView *self)
{
  g_autofree char *label = td_query_to_label (td_book_get_reader (self->book), self->filter);

  gtk_label_set_text (self->chip_label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chip_label), label);
  gtk_widget_set_visible (self->chip, label[0] != '\0' && !self->no_chip);
}

static gboolean
is_filtered (TdRecordView *self)
{
  return self->query->search != NULL || gtk_widget_get_visible (self->chip);
}

/* The list, or a sentence where there is nothing to list. */
/* A GtkColumnView makes the widgets of 200 rows whether it can be seen or not: behind an
 * alternative it does so only once that is on the screen, and before somebody types into the
 * filter. */
#define WARM_MS 250

static void
show_rows (TdRecordView *self, gboolean show)
{
  GtkSelectionModel *model = show ? GTK_SELECTION_MODEL (self->selection) : NULL;

  g_clear_handle_id (&self->warm_source, g_source_remove);
  if (gtk_column_view_get_model (self->view) != model)
    gtk_column_view_set_model (self->view, model);
}

static gboolean
warm_cb (gpointer user_data)
{
  TdRecordView *self = user_data;

  self->warm_source = 0;
  show_rows (self, self->active);

  return G_SOURCE_REMOVE;
}

static void
update_state (TdRecordView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean loading = td_row_list_get_loading (self->list);
  const TdQueryTotals *totals = td_row_list_get_totals (self->list);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->list, "error", &error, NULL);
  gtk_spinner_set_spinning (self->spinner, loading);

  if (error != NULL)
    text = td_error_to_sentence (error);
  else if (totals != NULL)
    text = td_totals_to_label (self->kind, totals);
  gtk_label_set_text (self->totals, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->totals), text);

  /* An alternative says nothing where there is nothing at all. */
  if (self->alternative != NULL && !is_filtered (self) && (n > 0 || loading || !self->active))
    {
      if (!self->active)
        show_rows (self, FALSE);
      else if (!loading && gtk_column_view_get_model (self->view) == NULL && self->warm_source == 0)
        self->warm_source = g_timeout_add_full (G_PRIORITY_LOW, WARM_MS, warm_cb, self, NULL);
      gtk_stack_set_visible_child (self->stack, self->alternative);
      return;
    }
  show_rows (self, self->active);
  if (n > 0 || loading || !self->active)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }
  gtk_label_set_text (self->empty, is_filtered (self) || self->empty_sentence == NULL
                                       ? _ ("Nothing was found. Use fewer or other words, or take "
                                            "the filter away.")
                                       : self->empty_sentence);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
search_changed_cb (TdRecordView *self)
{
  update_query (self);
}

static void
chip_clicked_cb (TdRecordView *self)
{
  td_record_view_set_filter (self, NULL);
  g_signal_emit (self, signals[FILTER_CLEARED], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
sorter_changed_cb (TdRecordView *self)
{
  update_query (self);
}

/* --- Place ------------------------------------------------------------------------------------ */

/* The widget in the column view that has the rows; it alone knows "list.scroll-to-item". */
static GtkWidget *
find_rows (TdRecordView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
scroll_to (TdRecordView *self, guint position)
{
  gtk_widget_activate_action (find_rows (self), "list.scroll-to-item", "u", position);
}

/* All rows are one line of the same height, so that the adjustment tells which is on top. */
static gboolean
get_top (TdRecordView *self, guint *position, guint *n_visible)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  double upper = gtk_adjustment_get_upper (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (n == 0 || upper <= page)
    return FALSE;

  *position = (guint) (gtk_adjustment_get_value (adjustment) * n / upper);
  *n_visible = (guint) (page * n / upper);

  return TRUE;
}

/* Before a reset the view is on some rows; after it, it is at the top, and scrolling to a row puts
 * that at the bottom. So the row to scroll to is the one a page below the one that was on top. */
static void
reset_cb (TdRecordView *self, gboolean done)
{
  static const guint fallback_page = 20;
  guint position, n_visible = fallback_page;
  guint n;

  if (!done)
    {
      self->top_id = get_top (self, &position, &n_visible) && position > 0
                         ? td_row_list_get_id (self->list, position)
                         : 0;
      return;
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (self->top_id == 0 || !td_row_list_find (self->list, self->top_id, &position))
    return;

  get_top (self, &(guint){ 0 }, &n_visible);
  scroll_to (self, MIN (position + n_visible, n) - 1);
}

/* From the old rows up to the new ones, which puts the row on top. Scrolled and not made anew, the
 * view puts what it shows into the cells that it has. */
static void
swap_cb (TdRecordView *self, guint n_new)
{
  guint position;

  if (self->top_id != 0 && td_row_list_find (self->list, self->top_id, &position)
      && position < n_new)
    self->top_id = 0;
  else
    position = 0;
  scroll_to (self, position);
}

/* --- Keys and clicks -------------------------------------------------------------------------- */

static void
activate_cb (TdRecordView *self, guint position)
{
  gint64 id = td_row_list_get_id (self->list, position);

  if (id != 0)
    g_signal_emit (self, signals[ACTIVATE], 0, id);
}

/* Enter in the filter goes to the first hit. */
static void
search_activate_cb (TdRecordView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;

  if (gtk_bitset_is_empty (
          gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection))))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_child_focus (find_rows (self), GTK_DIR_TAB_FORWARD);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer user_data)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  search_activate_cb (user_data);

  return GDK_EVENT_STOP;
}

static void
selection_changed_cb (TdRecordView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* GTK's Tab goes through a column view row by row; here it leaves the list. */
static gboolean
td_record_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TdRecordView *self = TD_RECORD_VIEW (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == GTK_WIDGET (self->stack))
    {
      if (direction == GTK_DIR_TAB_FORWARD)
        return FALSE;
      if (direction == GTK_DIR_TAB_BACKWARD)
        return gtk_widget_child_focus (self->controls, direction);
    }

  return GTK_WIDGET_CLASS (td_record_view_parent_class)->focus (widget, direction);
}

static gboolean
td_record_view_grab_focus (GtkWidget *widget)
{
  return td_control_grab_focus (widget, GTK_WIDGET (TD_RECORD_VIEW (widget)->search));
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_record_view_dispose (GObject *object)
{
  TdRecordView *self = TD_RECORD_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->warm_source, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->view != NULL)
    {
      /* A sorted view that goes says that its sorting changed. */
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_RECORD_VIEW);
  /* GTK 4.8 takes only those children away that the class has bound. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_record_view_parent_class)->dispose (object);
}

static void
td_record_view_finalize (GObject *object)
{
  TdRecordView *self = TD_RECORD_VIEW (object);

  g_clear_pointer (&self->filter, td_query_free);
  g_clear_pointer (&self->query, td_query_free);
  g_free (self->empty_sentence);

  G_OBJECT_CLASS (td_record_view_parent_class)->finalize (object);
}

static void
td_record_view_class_init (TdRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_record_view_dispose;
  object_class->finalize = td_record_view_finalize;
  widget_class->focus = td_record_view_focus;
  widget_class->grab_focus = td_record_view_grab_focus;

  signals[ACTIVATE] = g_signal_new ("activate", TD_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SELECTION_CHANGED]
      = g_signal_new ("selection-changed", TD_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[FILTER_CLEARED] = g_signal_new ("filter-cleared", TD_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, controls);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, search);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, chip);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, chip_label);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, stack);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, view);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, empty);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, totals);
  gtk_widget_class_bind_template_child (widget_class, TdRecordView, spinner);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
td_record_view_init (TdRecordView *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  td_composition_watch (self->search, G_CALLBACK (search_changed_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (self->search)), key);
}

GtkWidget *
td_record_view_new (TdBook *book, TdListKind kind)
{
  TdRecordView *self = g_object_new (TD_TYPE_RECORD_VIEW, NULL);

  self->book = g_object_ref (book);
  self->kind = kind;
  self->filter = td_query_new (kind);
  self->query = td_query_new (kind);
  self->list = td_row_list_new (book);
  td_row_list_set_active (self->list, FALSE);
  self->selection = td_id_selection_new (self->list);
  td_record_columns_add (self->view, kind);

  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sorter_changed_cb), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->list, "reset", G_CALLBACK (reset_cb), self);
  g_signal_connect_swapped (self->list, "swap", G_CALLBACK (swap_cb), self);
  g_signal_connect_swapped (self->list, "notify", G_CALLBACK (update_state), self);
  update_query (self);

  return GTK_WIDGET (self);
}

void
td_record_view_set_active (TdRecordView *self, gboolean active)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  if (self->active == active)
    return;

  self->active = active;
  td_row_list_set_active (self->list, active);
  update_state (self);
}

void
td_record_view_set_empty (TdRecordView *self, const char *sentence)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  g_free (self->empty_sentence);
  self->empty_sentence = g_strdup (sentence);
  update_state (self);
}

void
td_record_view_set_filter (TdRecordView *self, const TdQuery *filter)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));
  g_return_if_fail (filter == NULL || filter->kind == self->kind);

  td_query_free (self->filter);
  self->filter = filter != NULL ? td_query_copy (filter) : td_query_new (self->kind);
  /* These are of the view, not of the filter, and no part of its words. */
  g_clear_pointer (&self->filter->search, g_free);
  self->filter->sort_column = -1;

  update_chip (self);
  update_query (self);
}

void
td_record_view_hide_chip (TdRecordView *self)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  self->no_chip = TRUE;
  gtk_widget_set_visible (self->chip, FALSE);
}

const TdQuery *
td_record_view_get_query (TdRecordView *self)
{
  g_return_val_if_fail (TD_IS_RECORD_VIEW (self), NULL);

  return self->query;
}

void
td_record_view_add_control (TdRecordView *self, GtkWidget *control)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  gtk_box_append (GTK_BOX (self->controls), control);
}

void
td_record_view_set_alternative (TdRecordView *self, GtkWidget *widget)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  if (self->alternative == widget)
    return;

  self->alternative = widget;
  if (widget != NULL && gtk_widget_get_parent (widget) == NULL)
    gtk_stack_add_child (self->stack, widget);
  update_state (self);
}

void
td_record_view_focus_filter (TdRecordView *self)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

const char *
td_record_view_get_search (TdRecordView *self)
{
  g_return_val_if_fail (TD_IS_RECORD_VIEW (self), NULL);

  return gtk_editable_get_text (self->search);
}

void
td_record_view_set_search (TdRecordView *self, const char *text)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  gtk_editable_set_text (self->search, text);
}

void
td_record_view_refresh (TdRecordView *self)
{
  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  if (!self->active)
    return;

  /* A list that becomes active reads its ids anew. */
  td_row_list_set_active (self->list, FALSE);
  td_row_list_set_active (self->list, TRUE);
}

TdRowList *
td_record_view_get_list (TdRecordView *self)
{
  g_return_val_if_fail (TD_IS_RECORD_VIEW (self), NULL);

  return self->list;
}

gint64
td_record_view_get_selected_id (TdRecordView *self)
{
  g_autoptr (GArray) ids = td_record_view_get_selected_ids (self);

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

GArray *
td_record_view_get_selected_ids (TdRecordView *self)
{
  g_return_val_if_fail (TD_IS_RECORD_VIEW (self), NULL);

  return td_id_selection_get_ids (self->selection);
}

void
td_record_view_select (TdRecordView *self, gint64 id)
{
  guint position;

  g_return_if_fail (TD_IS_RECORD_VIEW (self));

  td_id_selection_select_id (self->selection, id);
  if (td_row_list_find (self->list, id, &position))
    scroll_to (self, position);
}
