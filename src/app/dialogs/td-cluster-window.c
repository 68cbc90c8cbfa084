#include <glib/gi18n-lib.h>

#include "app/dialogs/td-cluster-editor.h"
#include "app/dialogs/td-cluster-window-private.h"
#include "app/dialogs/td-score-editor.h"
#include "app/dialogs/td-score-sheet-editor.h"
#include "app/td-window.h"
#include "app/widgets/td-cluster-row.h"
#include "store/td-score-sheet-store.h"

G_DEFINE_FINAL_TYPE (TdClusterWindow, td_cluster_window, GTK_TYPE_WINDOW)

/* --- The list --------------------------------------------------------------------------------- */

const TdClusterHit *
td_cluster_window_get_marked (TdClusterWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  return index >= 0 && (guint) index < self->hits->len
             ? g_ptr_array_index (self->hits, (guint) index)
             : NULL;
}

static void
marked_cb (TdClusterWindow *self)
{
  static const char *const actions[] = { "clusters.score", "clusters.edit", "clusters.remove" };
  const TdClusterHit *hit;

  if (self->filling)
    return;
  hit = td_cluster_window_get_marked (self);
  self->marked_id = hit != NULL ? hit->id : 0;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], hit != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clusters.export",
                                 hit != NULL && td_job_bar_get_job (self->progress) == NULL);
}

void
td_cluster_window_focus_list (TdClusterWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

/* The focus stays in the list if it was there: its rows are made anew. */
static void
fill_list (TdClusterWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus == NULL || focus == GTK_WIDGET (self->list)
                       || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  GtkListBoxRow *row;
  int marked = 0;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->hits->len; i++)
    {
      const TdClusterHit *hit = g_ptr_array_index (self->hits, i);

      gtk_list_box_append (self->list, td_cluster_row_new (hit));
      if (hit->id == self->marked_id)
        marked = (int) i;
    }
  row = gtk_list_box_get_row_at_index (self->list, marked);
  gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
  if (had_focus)
    td_cluster_window_focus_list (self);
  marked_cb (self);
}

/* --- The year --------------------------------------------------------------------------------- */

/* The last year before that has clusters. */
static int
find_year_before (const GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) < year)
      return g_array_index (years, int, i);

  return 0;
}

/* From the next year to the first one that has clusters, the one on show included. */
static void
fill_years (TdClusterWindow *self, const GArray *years)
{
  int now = td_date_today ().year;
  int last = MAX (now + 1, self->year);
  int first = MIN (now, self->year);
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (years->len > 0)
    {
      last = MAX (last, g_array_index (years, int, 0));
      first = MIN (first, g_array_index (years, int, years->len - 1));
    }
  for (int year = last; year >= first; year--)
    {
      g_autofree char *label = g_strdup_printf ("%d", year);

      gtk_string_list_append (labels, label);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->years, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->years, (guint) (last - self->year));
  self->filling = FALSE;
  g_object_unref (labels);
}

static void
fill_copy (TdClusterWindow *self, const GArray *years)
{
  g_autofree char *label = NULL;

  self->copied_from = find_year_before (years, self->year);
  label = self->copied_from != 0
              ? g_strdup_printf (_ ("_Copy the clusters of %d"), self->copied_from)
              : g_strdup (_ ("_Copy the clusters of another year"));
  gtk_button_set_label (self->copy, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clusters.copy", self->copied_from != 0);
}

static void
fill_sheets (TdClusterWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) sheets = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();
  g_autoptr (GPtrArray) hits = td_score_sheet_list (td_book_get_reader (self->book), NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdScoreSheetHit *hit = g_ptr_array_index (hits, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (hit->name, NULL);

      g_menu_item_set_action_and_target (item, "clusters.edit-sheet", "x", hit->id);
      g_menu_append_item (sheets, item);
    }
  g_menu_append (add, _ ("_New score sheet…"), "clusters.new-sheet");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sheets));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
  gtk_menu_button_set_menu_model (self->sheets, G_MENU_MODEL (menu));
}

static void
fill_empty (TdClusterWindow *self)
{
  g_autofree char *text
      = self->copied_from != 0
            ? g_strdup_printf (_ ("No clusters of %d yet. Enter the first one (Ctrl+N) or copy "
                                  "those of %d (Ctrl+L)."),
                               self->year, self->copied_from)
            : g_strdup_printf (_ ("No clusters of %d yet. Enter the first one: Ctrl+N."),
                               self->year);

  gtk_label_set_text (self->empty, text);
}

static void
fill (TdClusterWindow *self)
{
  TdDb *db = td_book_get_reader (self->book);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) years = td_cluster_read_years (db, &error);
  GPtrArray *hits = years != NULL ? td_cluster_list (db, self->year, &error) : NULL;

  if (hits == NULL)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  fill_years (self, years);
  fill_copy (self, years);
  fill_sheets (self);
  fill_empty (self);
  fill_list (self);
}

static void
show_year (TdClusterWindow *self, int year)
{
  td_message_bar_hide (self->errors);
  self->year = year;
  fill (self);
}

static void
year_cb (TdClusterWindow *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->years);

  if (!self->filling && item != NULL)
    show_year (self, atoi (gtk_string_object_get_string (item)));
}

static void
step_year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdClusterWindow *self = TD_CLUSTER_WINDOW (widget);
  int year = self->year + (g_str_equal (name, "clusters.next-year") ? 1 : -1);

  show_year (self, CLAMP (year, TD_CLUSTER_FIRST_YEAR, TD_CLUSTER_LAST_YEAR));
}

/* --- Opening ---------------------------------------------------------------------------------- */

/* @window: (nullable): NULL with @error */
static void
present (TdClusterWindow *self, GtkWidget *window, const GError *error)
{
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    td_message_bar_show_error (self->errors, error);
}

static void
open_editor (TdClusterWindow *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_cluster_editor_new (GTK_WINDOW (self), self->book, id, self->year, &error);

  present (self, editor, error);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_editor (TD_CLUSTER_WINDOW (widget), 0);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TdClusterHit *hit = td_cluster_window_get_marked (TD_CLUSTER_WINDOW (widget));

  if (hit != NULL)
    open_editor (TD_CLUSTER_WINDOW (widget), hit->id);
}

static void
score_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdClusterWindow *self = TD_CLUSTER_WINDOW (widget);
  const TdClusterHit *hit = td_cluster_window_get_marked (self);
  g_autoptr (GError) error = NULL;

  if (hit == NULL)
    return;
  present (self,
           td_score_editor_new (GTK_WINDOW (self), self->book, hit->id, self->unit_id, &error),
           error);
}

static void
sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdClusterWindow *self = TD_CLUSTER_WINDOW (widget);
  gint64 id = parameter != NULL ? g_variant_get_int64 (parameter) : 0;
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_score_sheet_editor_new (GTK_WINDOW (self), self->book, id, &error);

  present (self, editor, error);
}

static void
row_activated_cb (TdClusterWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "clusters.score", NULL);
}

/* As in the main window, which does it. */
static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdWindow *window = td_window_get_for (widget);

  td_message_bar_hide (TD_CLUSTER_WINDOW (widget)->errors);
  if (window != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (window), g_str_equal (name, "clusters.undo") ? "win.undo" : "win.redo", NULL);
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_cluster_window_dispose (GObject *object)
{
  TdClusterWindow *self = TD_CLUSTER_WINDOW (object);

  self->filling = TRUE;
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CLUSTER_WINDOW);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_cluster_window_parent_class)->dispose (object);
}

static void
td_cluster_window_finalize (GObject *object)
{
  TdClusterWindow *self = TD_CLUSTER_WINDOW (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);

  G_OBJECT_CLASS (td_cluster_window_parent_class)->finalize (object);
}

typedef struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} Binding;

static const Binding bindings[] = {
  { GDK_KEY_n, GDK_CONTROL_MASK, "clusters.new" },
  { GDK_KEY_F2, 0, "clusters.edit" },
  { GDK_KEY_Left, GDK_ALT_MASK, "clusters.previous-year" },
  { GDK_KEY_Right, GDK_ALT_MASK, "clusters.next-year" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "clusters.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "clusters.redo" },
  { GDK_KEY_Escape, 0, "window.close" },
};

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clusters.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "clusters.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "clusters.score", NULL, score_action);
  gtk_widget_class_install_action (widget_class, "clusters.new-sheet", NULL, sheet_action);
  gtk_widget_class_install_action (widget_class, "clusters.edit-sheet", "x", sheet_action);
  gtk_widget_class_install_action (widget_class, "clusters.previous-year", NULL, step_year_action);
  gtk_widget_class_install_action (widget_class, "clusters.next-year", NULL, step_year_action);
  gtk_widget_class_install_action (widget_class, "clusters.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "clusters.redo", NULL, undo_action);
  td_cluster_window_install_acts (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}

static void
td_cluster_window_class_init (TdClusterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_cluster_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_cluster_window_finalize;

  g_type_ensure (TD_TYPE_JOB_BAR);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-cluster-window.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdClusterWindow, child)
  BIND (errors);
  BIND (progress);
  BIND (years);
  BIND (copy);
  BIND (sheets);
  BIND (list);
  BIND (empty);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
  gtk_widget_class_bind_template_callback (widget_class, marked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  install_actions (widget_class);
}

static void
td_cluster_window_init (TdClusterWindow *self)
{
  self->filling = TRUE;
  self->hits = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The last year that has clusters and is not to come, else this one. */
static int
find_year (TdBook *book)
{
  int now = td_date_today ().year;
  g_autoptr (GArray) years = td_cluster_read_years (td_book_get_reader (book), NULL);
  int year = years != NULL ? find_year_before (years, now + 1) : 0;

  return year != 0 ? year : now;
}

GtkWidget *
td_cluster_window_new (GtkWindow *parent, TdBook *book, gint64 unit_id)
{
  TdClusterWindow *self = g_object_new (TD_TYPE_CLUSTER_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GPtrArray) own
      = unit_id != 0 ? td_cluster_list_of_unit (td_book_get_reader (book), unit_id, NULL) : NULL;

  self->book = g_object_ref (book);
  self->unit_id = unit_id;
  self->year = find_year (book);
  if (own != NULL && own->len > 0)
    {
      const TdClusterHit *hit = g_ptr_array_index (own, 0);

      self->year = hit->year;
      self->marked_id = hit->id;
    }
  g_signal_connect_swapped (book, "changed", G_CALLBACK (fill), self);
  fill (self);

  return GTK_WIDGET (self);
}
