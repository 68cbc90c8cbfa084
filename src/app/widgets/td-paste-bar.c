#include "app/widgets/td-paste-bar.h"

#include <glib/gi18n-lib.h>

/* Rows that were no recipients, as far as the summary has room for them. */
#define MAX_LEFT_OUT 4

struct _TdPasteBar
{
  GtkWidget parent_instance;

  TdPaste *paste;
  GtkWidget *box;
  GtkLabel *summary;
  GtkBox *columns;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TdPasteBar, td_paste_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a column can be, in the order of the list. */
static const struct
{
  int cell;
  const char *name;
} meanings[] = {
  { TD_CELL_UNRECOGNISED, N_ ("Not recognised") },
  { TD_PASTE_IGNORED, N_ ("Running number (left out)") },
  { TD_CELL_TITLE, N_ ("Mr/Ms") },
  { TD_CELL_NAME, N_ ("Name") },
  { TD_CELL_POST, N_ ("Post") },
  { TD_CELL_UNIT, N_ ("Unit") },
  { TD_CELL_FORM, N_ ("Award form") },
  { TD_CELL_COMMENDATION, N_ ("Commendation type") },
  { TD_CELL_CAMPAIGN, N_ ("Campaign") },
  { TD_CELL_DIRECT_WORKER, N_ ("Direct worker") },
  { TD_CELL_LEADER, N_ ("Leading post") },
  { TD_CELL_ACHIEVEMENT, N_ ("Achievement") },
  { TD_CELL_PERIOD, N_ ("Period") },
  { TD_CELL_BONUS, N_ ("Bonus") },
  { TD_CELL_NOTE, N_ ("Remark") },
};

static guint
find_meaning (int cell)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].cell == cell)
      return i;

  return 0;
}

static void
chosen_cb (TdPasteBar *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "td-column"));

  if (self->filling || self->paste == NULL)
    return;

  td_paste_set_column_cell (self->paste, column,
                            meanings[gtk_drop_down_get_selected (drop_down)].cell);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* "Họ và tên: LÒ THỊ ÁNH" */
static GtkWidget *
create_title (const TdPasteColumn *column)
{
  g_autofree char *text = column->title[0] != '\0'
                              ? g_strdup_printf ("%s: %s", column->title, column->sample)
                              : g_strdup (column->sample);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

static GtkWidget *
create_column (TdPasteBar *self, guint index)
{
  const TdPasteColumn *column = td_paste_get_column (self->paste, index);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *drop_down;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    gtk_string_list_append (names, _ (meanings[i].name));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), find_meaning (column->cell));
  g_object_set_data (G_OBJECT (drop_down), "td-column", GUINT_TO_POINTER (index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  column->title[0] != '\0' ? column->title : column->sample, -1);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self);

  gtk_box_append (GTK_BOX (box), create_title (column));
  gtk_box_append (GTK_BOX (box), drop_down);

  return box;
}

static void
done_cb (TdPasteBar *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
td_paste_bar_dispose (GObject *object)
{
  TD_PASTE_BAR (object)->filling = TRUE;
  g_clear_pointer (&TD_PASTE_BAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (td_paste_bar_parent_class)->dispose (object);
}

static void
td_paste_bar_class_init (TdPasteBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_paste_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_PASTE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", TD_TYPE_PASTE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "td-paste-bar");
}

static void
td_paste_bar_init (TdPasteBar *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Columns are right"));

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (done_cb), self);
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (top), done);

  self->columns = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->columns));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 6);
  gtk_widget_set_margin_bottom (self->box, 6);
  gtk_box_append (GTK_BOX (self->box), top);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* The heading is on show as the columns' titles already. */
static gboolean
is_heading (TdPasteBar *self, const char *row)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < td_paste_get_n_columns (self->paste); i++)
    {
      const char *title = td_paste_get_column (self->paste, i)->title;

      if (title[0] != '\0')
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? " | " : "", title);
    }

  return g_str_equal (titles->str, row);
}

static void
add_left_out (TdPasteBar *self, GString *text)
{
  const GPtrArray *rows = td_paste_get_left_out (self->paste);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *row = g_ptr_array_index (rows, i);

      if (is_heading (self, row))
        continue;
      if (n < MAX_LEFT_OUT)
        g_string_append_printf (list, "%s“%s”", n > 0 ? ", " : "", row);
      n++;
    }
  if (n == 0)
    return;

  g_string_append_c (text, ' ');
  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "%u row is no recipient: ", "%u rows are no recipients: ", n),
      n);
  g_string_append_printf (text, "%s%s", list->str, n > MAX_LEFT_OUT ? " …" : ".");
}

static void
update_summary (TdPasteBar *self, guint n_awards)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, "%u line was pasted.", "%u lines were pasted.", n_awards),
      n_awards);
  add_left_out (self, text);
  g_string_append (text, " ");
  g_string_append (text, _ ("Choose anew what a column is, if it is not right."));
  gtk_label_set_text (self->summary, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), text->str);
}

void
td_paste_bar_show (TdPasteBar *self, TdPaste *paste, guint n_awards)
{
  GtkWidget *child;

  g_return_if_fail (TD_IS_PASTE_BAR (self));

  if (self->paste != paste)
    {
      self->filling = TRUE;
      self->paste = paste;
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
        gtk_box_remove (self->columns, child);
      for (guint i = 0; i < td_paste_get_n_columns (paste); i++)
        gtk_box_append (self->columns, create_column (self, i));
      self->filling = FALSE;
    }
  update_summary (self, n_awards);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
td_paste_bar_hide (TdPasteBar *self)
{
  g_return_if_fail (TD_IS_PASTE_BAR (self));

  self->paste = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
