#include "app/widgets/td-recipient-list.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"

struct _TdRecipientList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkListBox *list;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TdRecipientList, td_recipient_list, GTK_TYPE_WIDGET)

static guint selected_signal;

/* The columns of a line: what it shows, how many letters wide, and whether it takes what is left.
 */
enum
{
  COLUMN_NUMBER,
  COLUMN_NAME,
  COLUMN_POST,
  COLUMN_UNIT,
  COLUMN_FORM,
  COLUMN_FLAGS,
  COLUMN_BONUS,
  N_COLUMNS,
};

static const struct
{
  const char *title;
  int width;
  gboolean expands;
  float align;
} columns[N_COLUMNS] = {
  [COLUMN_NUMBER] = { N_ ("No."), 4, FALSE, 1 },
  [COLUMN_NAME] = { N_ ("Name"), 22, TRUE, 0 },
  [COLUMN_POST] = { N_ ("Post"), 12, FALSE, 0 },
  [COLUMN_UNIT] = { N_ ("Unit"), 20, TRUE, 0 },
  [COLUMN_FORM] = { N_ ("Award form"), 17, FALSE, 0 },
  [COLUMN_FLAGS] = { N_ ("Flags"), 12, FALSE, 0 },
  [COLUMN_BONUS] = { N_ ("Bonus"), 11, FALSE, 1 },
};

/* --- A line ----------------------------------------------------------------------------------- */

static GtkWidget *
create_cell (guint column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), columns[column].width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), columns[column].width);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), columns[column].align);
  gtk_widget_set_hexpand (label, columns[column].expands);
  if (columns[column].align > 0)
    gtk_widget_add_css_class (label, "td-numeric");

  return label;
}

static GtkWidget *
create_cells (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  for (guint i = 0; i < N_COLUMNS; i++)
    gtk_box_append (GTK_BOX (box), create_cell (i));

  return box;
}

/* A line is a box of the cells and, under them, the problem: icon and sentence. */
static GtkWidget *
create_line (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *problem = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *sentence = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_widget_set_margin_start (problem, 40);
  gtk_box_append (GTK_BOX (problem), icon);
  gtk_box_append (GTK_BOX (problem), sentence);
  gtk_box_append (GTK_BOX (line), create_cells ());
  gtk_box_append (GTK_BOX (line), problem);
  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);

  return line;
}

static GtkLabel *
get_cell (GtkWidget *cells, guint column)
{
  GtkWidget *cell = gtk_widget_get_first_child (cells);

  while (column-- > 0)
    cell = gtk_widget_get_next_sibling (cell);

  return GTK_LABEL (cell);
}

static void
set_cell (GtkWidget *cells, guint column, const char *text)
{
  GtkLabel *label = get_cell (cells, column);

  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text[0] != '\0' ? text : NULL);
}

/* "TT KGCV Nữ": direct worker, no leading post, woman. */
static char *
make_flags (const TdAward *award)
{
  g_autoptr (GStrvBuilder) flags = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (award->recipient_kind == TD_RECIPIENT_INDIVIDUAL)
    {
      if (award->is_direct_worker)
        /* Translators: abbreviation of "direct worker" */
        g_strv_builder_add (flags, _ ("DW"));
      if (!award->is_leader)
        /* Translators: abbreviation of "no leading post" */
        g_strv_builder_add (flags, _ ("NLP"));
    }
  if (award->is_woman)
    g_strv_builder_add (flags, _ ("W"));
  list = g_strv_builder_end (flags);

  return g_strjoinv (" ", list);
}

static const TdProblem *
find_worst (const GPtrArray *problems, int row)
{
  const TdProblem *worst = NULL;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (problems, i);

      if (problem->row == row && (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }

  return worst;
}

static void
show_problem (GtkWidget *box, const TdProblem *problem)
{
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *sentence = gtk_widget_get_next_sibling (icon);

  gtk_widget_set_visible (box, problem != NULL);
  if (problem == NULL)
    return;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), problem->severity == TD_SEVERITY_ERROR
                                                      ? "dialog-error-symbolic"
                                                      : "dialog-warning-symbolic");
  if (problem->source != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s — %s", problem->message, problem->source);

      gtk_label_set_text (GTK_LABEL (sentence), text);
    }
  else
    gtk_label_set_text (GTK_LABEL (sentence), problem->message);
}

static void
fill_line (GtkWidget *line,
           const TdAward *award,
           guint row,
           const TdCatalogue *catalogue,
           const GPtrArray *problems)
{
  GtkWidget *cells = gtk_widget_get_first_child (line);
  GtkWidget *problem = gtk_widget_get_next_sibling (cells);
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, award->award_form_id);
  g_autofree char *number = g_strdup_printf ("%u", row + 1);
  g_autofree char *bonus = td_money_format (award->bonus);
  g_autofree char *flags = make_flags (award);

  set_cell (cells, COLUMN_NUMBER, number);
  set_cell (cells, COLUMN_NAME, award->name[0] != '\0' ? award->name : _ ("(new)"));
  set_cell (cells, COLUMN_POST, award->post);
  set_cell (cells, COLUMN_UNIT, award->unit_name);
  set_cell (cells, COLUMN_FORM, form != NULL ? form->short_name : "");
  set_cell (cells, COLUMN_FLAGS, flags);
  set_cell (cells, COLUMN_BONUS, award->bonus != 0 ? bonus : "");
  if (td_date_is_set (award->revoked_on))
    gtk_widget_add_css_class (cells, "td-muted");
  else
    gtk_widget_remove_css_class (cells, "td-muted");
  show_problem (problem, find_worst (problems, (int) row));
}

/* --- The parts -------------------------------------------------------------------------------- */

static const char *
get_part_title (TdRecipientKind kind)
{
  switch (kind)
    {
    case TD_RECIPIENT_COLLECTIVE:
      return _ ("I. COLLECTIVES");
    case TD_RECIPIENT_INDIVIDUAL:
      return _ ("II. INDIVIDUALS");
    case TD_RECIPIENT_OTHER:
    default:
      return _ ("III. OTHERS");
    }
}

static TdRecipientKind
get_row_kind (GtkListBoxRow *row)
{
  return (TdRecipientKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "td-kind"));
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  GtkWidget *label;

  if (before != NULL && get_row_kind (before) == get_row_kind (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (get_part_title (get_row_kind (row)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "td-part");
  gtk_list_box_row_set_header (row, label);
}

static void
row_selected_cb (TdRecipientList *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->updating)
    g_signal_emit (self, selected_signal, 0, (guint) gtk_list_box_row_get_index (row));
}

/* --- The widget ------------------------------------------------------------------------------- */

static GtkWidget *
create_heading (void)
{
  GtkWidget *cells = create_cells ();

  for (guint i = 0; i < N_COLUMNS; i++)
    gtk_label_set_text (get_cell (cells, i), _ (columns[i].title));
  gtk_widget_add_css_class (cells, "td-list-heading");

  return cells;
}

static void
td_recipient_list_dispose (GObject *object)
{
  GtkWidget *child;

  TD_RECIPIENT_LIST (object)->updating = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (td_recipient_list_parent_class)->dispose (object);
}

static void
td_recipient_list_class_init (TdRecipientListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_recipient_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  selected_signal = g_signal_new ("selected", TD_TYPE_RECIPIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
td_recipient_list_init (TdRecipientList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "td-recipients");
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Recipients"), -1);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_parent (create_heading (), GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
td_recipient_list_new (void)
{
  return g_object_new (TD_TYPE_RECIPIENT_LIST, NULL);
}

void
td_recipient_list_update (TdRecipientList *self,
                          const TdDecision *decision,
                          const TdCatalogue *catalogue,
                          const GPtrArray *problems)
{
  GtkListBoxRow *row;

  g_return_if_fail (TD_IS_RECIPIENT_LIST (self));

  self->updating = TRUE;
  for (guint i = 0; i < decision->awards->len; i++)
    {
      const TdAward *award = g_ptr_array_index (decision->awards, i);

      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          gtk_list_box_append (self->list, create_line ());
          row = gtk_list_box_get_row_at_index (self->list, (int) i);
        }
      g_object_set_data (G_OBJECT (row), "td-kind", GINT_TO_POINTER (award->recipient_kind));
      fill_line (gtk_list_box_row_get_child (row), award, i, catalogue, problems);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) decision->awards->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_invalidate_headers (self->list);
  self->updating = FALSE;
}

/* Without taking the focus, which stays in the form. */
static void
reveal_row (TdRecipientList *self, GtkWidget *row)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

void
td_recipient_list_select (TdRecipientList *self, guint row)
{
  GtkListBoxRow *widget;

  g_return_if_fail (TD_IS_RECIPIENT_LIST (self));

  widget = gtk_list_box_get_row_at_index (self->list, (int) row);
  self->updating = TRUE;
  gtk_list_box_select_row (self->list, widget);
  self->updating = FALSE;
  if (widget != NULL)
    reveal_row (self, GTK_WIDGET (widget));
}
