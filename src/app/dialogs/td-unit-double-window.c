#include "app/dialogs/td-unit-double-window.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-unit-duplicates.h"
#include "store/td-unit-merge.h"

struct _TdUnitDoubleWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  GPtrArray *found;     /* TdUnitDuplicate */
  GCancellable *search; /* NULL when none is running */
  guint n_writing;
  TdUnitMerge *plan; /* of the selected pair; NULL for none */

  TdMessageBar *message;
  GtkStack *stack;
  GtkListBox *list;
  GtkCheckButton *keep_first;
  GtkCheckButton *keep_second;
  GtkGrid *twins;
  GtkLabel *reason;
  GtkLabel *effects;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (TdUnitDoubleWindow, td_unit_double_window, GTK_TYPE_WINDOW)

/* --- The list --------------------------------------------------------------------------------- */

static void
add_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_row (const TdUnitDuplicate *duplicate)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *likeness = g_strdup_printf (_ ("%u %% alike"), duplicate->likeness);

  add_line (box, duplicate->twins[0].name, "td-title");
  add_line (box, duplicate->twins[1].name, "td-title");
  add_line (box, likeness, "td-secondary");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);

  return box;
}

static TdUnitDuplicate *
get_selected (TdUnitDoubleWindow *self)
{
  GtkListBoxRow *row = self->list != NULL ? gtk_list_box_get_selected_row (self->list) : NULL;

  return row != NULL && self->found != NULL
             ? g_ptr_array_index (self->found, gtk_list_box_row_get_index (row))
             : NULL;
}

/* --- The pair --------------------------------------------------------------------------------- */

static void
add_cell (TdUnitDoubleWindow *self, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, column > 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->twins, label, column, row, 1, 1);
}

/* "26/11/2014 – 30/06/2025", with an ellipsis for an end that is not known */
static char *
describe_days (const TdUnitTwin *twin)
{
  g_autofree char *from = td_date_format (twin->valid_from);
  g_autofree char *to = td_date_format (twin->valid_to);

  return g_strdup_printf ("%s – %s", from[0] != '\0' ? from : "…", to[0] != '\0' ? to : "…");
}

static void
show_twins (TdUnitDoubleWindow *self, const TdUnitDuplicate *duplicate)
{
  static const char *const titles[]
      = { N_ ("Name"), N_ ("Code"), N_ ("Kind"), N_ ("Belongs to"), N_ ("Open"), N_ ("Awards") };

  /* The first row has the choice. */
  for (int row = 1; row <= (int) G_N_ELEMENTS (titles); row++)
    for (int column = 0; column < 3; column++)
      if (gtk_grid_get_child_at (self->twins, column, row) != NULL)
        gtk_grid_remove (self->twins, gtk_grid_get_child_at (self->twins, column, row));

  for (int row = 0; row < (int) G_N_ELEMENTS (titles); row++)
    add_cell (self, 0, row + 1, _ (titles[row]), "td-secondary");
  for (int i = 0; i < 2; i++)
    {
      const TdUnitTwin *twin = &duplicate->twins[i];
      g_autofree char *days = describe_days (twin);
      g_autofree char *awards = g_strdup_printf ("%u", twin->n_awards);

      add_cell (self, i + 1, 1, twin->name, "td-title");
      add_cell (self, i + 1, 2, twin->code, NULL);
      add_cell (self, i + 1, 3,
                td_catalogue_get_term_name (self->catalogue, TD_VOCABULARY_UNIT_KIND, twin->kind),
                NULL);
      add_cell (self, i + 1, 4, twin->parent_name, NULL);
      add_cell (self, i + 1, 5, days, "td-numeric");
      add_cell (self, i + 1, 6, awards, "td-numeric");
    }
  gtk_label_set_text (self->reason, duplicate->reason);
}

/* "12 awards under it, 3 people go over to “…”. Both have figures …" */
static char *
describe_plan (const TdUnitMerge *plan)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) counts = g_string_new (NULL);

  if (plan->problem != NULL)
    return g_string_free (g_string_append (text, plan->problem), FALSE);

  for (guint i = 0; i < plan->counts->len; i++)
    {
      const TdUnitMergeCount *count = &g_array_index (plan->counts, TdUnitMergeCount, i);

      g_string_append_printf (counts, "%s%u %s", counts->len > 0 ? ", " : "", count->n,
                              count->what);
    }
  g_string_append_printf (text, _ ("“%s” (%s) goes."), plan->drop->name, plan->drop->code);
  if (counts->len > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("To “%s” go over: %s."), plan->keep->name, counts->str);
    }
  for (guint i = 0; i < plan->lost->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (plan->lost, i));

  return g_string_free (text, FALSE);
}

static void
show_plan (TdUnitDoubleWindow *self)
{
  const TdUnitDuplicate *duplicate = get_selected (self);
  guint kept = gtk_check_button_get_active (self->keep_second) ? 1 : 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->plan, td_unit_merge_free);
  if (duplicate != NULL)
    self->plan = td_unit_merge_plan (td_book_get_reader (self->book), duplicate->twins[kept].id,
                                     duplicate->twins[1 - kept].id, &error);
  if (self->plan != NULL)
    text = describe_plan (self->plan);
  gtk_label_set_text (self->effects, text != NULL ? text : error != NULL ? error->message : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.merge",
                                 self->plan != NULL && self->plan->problem == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.dismiss", duplicate != NULL);
}

static void
selected_cb (TdUnitDoubleWindow *self)
{
  const TdUnitDuplicate *duplicate = get_selected (self);

  /* The window goes, and its list with it. */
  if (self->list == NULL)
    return;
  if (duplicate != NULL)
    {
      show_twins (self, duplicate);
      gtk_check_button_set_active (self->keep_first, TRUE);
    }
  show_plan (self);
}

static void
keep_toggled_cb (TdUnitDoubleWindow *self, GtkCheckButton *button)
{
  /* Each change toggles both. */
  if (self->found != NULL && gtk_check_button_get_active (button))
    show_plan (self);
}

/* --- Looking for them ------------------------------------------------------------------------- */

static void
search_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);
  GPtrArray *found = db != NULL ? td_unit_duplicates_find (db, cancellable, &error) : NULL;

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The pair after the one that went is the next one. */
static void
take_found (TdUnitDoubleWindow *self, GPtrArray *found)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
                       || !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "pairs");

  /* Rows that go must not show pairs that are gone. */
  g_clear_pointer (&self->found, g_ptr_array_unref);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->found = found;
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (found, i)));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "pairs" : "none");
  if (found->len == 0)
    {
      show_plan (self);
      gtk_widget_grab_focus (self->close);
      return;
    }
  row = gtk_list_box_get_row_at_index (self->list, MIN (index, (int) found->len - 1));
  gtk_list_box_select_row (self->list, row);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdUnitDoubleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), &error);

  /* The book changed meanwhile and another search runs, or the window is closed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->search)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->search);
  if (found != NULL)
    take_found (self, found);
  else
    td_message_bar_show_error (self->message, error);
}

static void
search (TdUnitDoubleWindow *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  task = g_task_new (self->book, self->search, found_cb, g_object_ref (self));
  g_task_run_in_thread (task, search_cb);
}

static void
book_changed_cb (TdUnitDoubleWindow *self, TdChanges *changes)
{
  if (td_changes_touches (changes, "unit") || td_changes_touches (changes, "unit_parent")
      || td_changes_touches (changes, "setting"))
    search (self);
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* A change on its way to the writer thread. */
typedef struct
{
  TdUnitMerge *merge; /* NULL: the pair is dismissed */
  gint64 a;
  gint64 b;
  char *label;
  TdUnitDoubleWindow *window;
} Change;

static void
change_free (Change *self)
{
  td_unit_merge_free (self->merge);
  g_free (self->label);
  g_object_unref (self->window);
  g_free (self);
}

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  const Change *change = data;

  return change->merge != NULL ? td_unit_merge_carry_out (db, change->merge, error)
                               : td_unit_duplicates_dismiss (db, change->a, change->b, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  TdUnitDoubleWindow *self = change->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  gboolean done = td_book_write_finish (TD_BOOK (source), result, &error);

  self->n_writing--;
  if (self->message == NULL)
    return;

  if (!done)
    {
      td_message_bar_show_error (self->message, error);
      show_plan (self);
      return;
    }
  note = g_strdup_printf (_ ("%s. Ctrl+Z undoes it."), change->label);
  td_message_bar_show (self->message, GTK_MESSAGE_INFO, note);
}

static void
begin_write (TdUnitDoubleWindow *self, Change *change)
{
  change->window = g_object_ref (self);
  self->n_writing++;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.merge", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "doubles.dismiss", FALSE);
  td_book_write_async (self->book, change->label, write_cb, change, (GDestroyNotify) change_free,
                       NULL, written_cb, change);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitDoubleWindow *self = TD_UNIT_DOUBLE_WINDOW (widget);
  Change *change;

  if (self->plan == NULL || self->plan->problem != NULL)
    return;

  change = g_new0 (Change, 1);
  change->merge = g_steal_pointer (&self->plan);
  change->label
      = g_strdup_printf (_ ("Merged the unit “%s” (%s) into “%s”"), change->merge->drop->name,
                         change->merge->drop->code, change->merge->keep->name);
  begin_write (self, change);
}

static void
dismiss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitDoubleWindow *self = TD_UNIT_DOUBLE_WINDOW (widget);
  const TdUnitDuplicate *duplicate = get_selected (self);
  Change *change;

  if (duplicate == NULL)
    return;

  change = g_new0 (Change, 1);
  change->a = duplicate->twins[0].id;
  change->b = duplicate->twins[1].id;
  change->label = g_strdup_printf (_ ("“%s” and “%s” are two units"), duplicate->twins[0].name,
                                   duplicate->twins[1].name);
  begin_write (self, change);
}

static void
row_activated_cb (TdUnitDoubleWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "doubles.merge", NULL);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdUnitDoubleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *note = NULL;
  gboolean done = td_book_undo_finish (TD_BOOK (source), result, &label, &error);

  self->n_writing--;
  if (self->message == NULL)
    return;
  if (!done)
    {
      td_message_bar_show_error (self->message, error);
      return;
    }
  note = g_strdup_printf (_ ("Undone: %s"), label);
  td_message_bar_show (self->message, GTK_MESSAGE_INFO, note);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitDoubleWindow *self = TD_UNIT_DOUBLE_WINDOW (widget);

  self->n_writing++;
  td_book_undo_async (self->book, FALSE, NULL, undone_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdUnitDoubleWindow *self = TD_UNIT_DOUBLE_WINDOW (widget);
  const TdUnitDuplicate *duplicate = get_selected (self);

  if (duplicate != NULL)
    td_records_open_unit (widget, self->book, duplicate->twins[g_variant_get_int32 (parameter)].id);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_unit_double_window_dispose (GObject *object)
{
  TdUnitDoubleWindow *self = TD_UNIT_DOUBLE_WINDOW (object);

  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_UNIT_DOUBLE_WINDOW);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_unit_double_window_parent_class)->dispose (object);
}

static void
td_unit_double_window_finalize (GObject *object)
{
  TdUnitDoubleWindow *self = TD_UNIT_DOUBLE_WINDOW (object);

  td_unit_merge_free (self->plan);
  g_clear_pointer (&self->catalogue, td_catalogue_unref);

  G_OBJECT_CLASS (td_unit_double_window_parent_class)->finalize (object);
}

static void
td_unit_double_window_class_init (TdUnitDoubleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_unit_double_window_dispose;
  object_class->finalize = td_unit_double_window_finalize;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-unit-double-window.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdUnitDoubleWindow, child)
  BIND (message);
  BIND (stack);
  BIND (list);
  BIND (keep_first);
  BIND (keep_second);
  BIND (twins);
  BIND (reason);
  BIND (effects);
  BIND (close);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_toggled_cb);
  gtk_widget_class_install_action (widget_class, "doubles.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "doubles.dismiss", NULL, dismiss_action);
  gtk_widget_class_install_action (widget_class, "doubles.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "doubles.open", "i", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "doubles.dismiss", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "doubles.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_unit_double_window_init (TdUnitDoubleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_unit_double_window_new (GtkWindow *parent, TdBook *book)
{
  TdUnitDoubleWindow *self
      = g_object_new (TD_TYPE_UNIT_DOUBLE_WINDOW, "transient-for", parent, NULL);

  self->book = g_object_ref (book);
  self->catalogue = td_book_get_catalogue (book);
  g_signal_connect_swapped (book, "changed", G_CALLBACK (book_changed_cb), self);
  show_plan (self);
  search (self);

  return GTK_WIDGET (self);
}

gboolean
td_unit_double_window_is_busy (TdUnitDoubleWindow *self)
{
  g_return_val_if_fail (TD_IS_UNIT_DOUBLE_WINDOW (self), FALSE);

  return self->search != NULL || self->n_writing > 0;
}
