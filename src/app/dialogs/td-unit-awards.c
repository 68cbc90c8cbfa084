#include "app/dialogs/td-unit-awards.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "app/widgets/td-record-view.h"
#include "app/widgets/td-value-table.h"

/* The row of all years: ids of the table are years, and 0 opens nothing. */
#define ALL_YEARS (-1)

struct _TdUnitAwards
{
  GtkWidget parent_instance;

  TdBook *book;
  gint64 unit_id;
  int year; /* that is listed, ALL_YEARS for all */
  gboolean is_active;
  GArray *years[2]; /* TdUnitAwardYear: of the unit itself; with the units below */

  GtkWidget *box;
  GtkStack *stack;
  TdSubjectView *subject;
  GtkCheckButton *below;
  TdValueTable *table;
  GtkLabel *shown;
  TdRecordView *records;
};

G_DEFINE_FINAL_TYPE (TdUnitAwards, td_unit_awards, GTK_TYPE_WIDGET)

/* --- Years ------------------------------------------------------------------------------------ */

static void
add_year (TdUnitAwards *self, gint64 id, const char *title, const TdUnitAwardYear *year)
{
  g_autofree char *collectives = g_strdup_printf ("%u", year->n_collectives);
  g_autofree char *people = g_strdup_printf ("%u", year->n_individuals + year->n_others);
  g_autofree char *bonus = g_strdup_printf ("%" G_GINT64_FORMAT, year->bonus);
  const char *const cells[] = { title, collectives, people, bonus };

  td_value_table_add (self->table, id, FALSE, cells);
}

static void
show_years (TdUnitAwards *self)
{
  const GArray *years = self->years[gtk_check_button_get_active (self->below) ? 1 : 0];
  TdUnitAwardYear all = { 0 };

  td_value_table_clear (self->table);
  for (guint i = 0; i < years->len; i++)
    {
      const TdUnitAwardYear *year = &g_array_index (years, TdUnitAwardYear, i);

      all.n_collectives += year->n_collectives;
      all.n_individuals += year->n_individuals;
      all.n_others += year->n_others;
      all.bonus += year->bonus;
    }
  if (years->len > 0)
    add_year (self, ALL_YEARS, _ ("All years"), &all);
  for (guint i = 0; i < years->len; i++)
    {
      const TdUnitAwardYear *year = &g_array_index (years, TdUnitAwardYear, i);
      g_autofree char *title = g_strdup_printf ("%d", year->year);

      add_year (self, year->year, title, year);
    }
  td_value_table_finish (self->table);
}

/* --- What is listed --------------------------------------------------------------------------- */

static void
update_filter (TdUnitAwards *self)
{
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
  g_autofree char *shown = self->year == ALL_YEARS
                               ? g_strdup (_ ("Awards of all years"))
                               : g_strdup_printf (_ ("Awards of the year %d"), self->year);

  query->unit_id = self->unit_id;
  query->exact_unit = !gtk_check_button_get_active (self->below);
  if (self->year != ALL_YEARS)
    {
      query->from = TD_DATE ((guint16) self->year, 1, 1);
      query->to = TD_DATE ((guint16) self->year, 12, 31);
    }
  td_record_view_set_filter (self->records, query);
  gtk_label_set_text (self->shown, shown);
}

static void
update_active (TdUnitAwards *self)
{
  gboolean on_show = gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->subject);

  td_record_view_set_active (self->records, self->is_active && on_show);
}

static void
year_cb (TdUnitAwards *self, gint64 year)
{
  self->year = (int) year;
  update_filter (self);
}

static void
below_cb (TdUnitAwards *self)
{
  show_years (self);
  update_filter (self);
}

static void
open_award_cb (TdUnitAwards *self, gint64 id)
{
  td_records_open_award (GTK_WIDGET (self), self->book, id);
}

static gboolean
history_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  TdUnitAwards *self = TD_UNIT_AWARDS (widget);

  if (gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->subject))
    return FALSE;
  td_records_open_history_of_award (widget, self->book,
                                    td_record_view_get_selected_id (self->records));

  return TRUE;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_unit_awards_dispose (GObject *object)
{
  TdUnitAwards *self = TD_UNIT_AWARDS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->years[0], g_array_unref);
  g_clear_pointer (&self->years[1], g_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_unit_awards_parent_class)->dispose (object);
}

static void
td_unit_awards_class_init (TdUnitAwardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_unit_awards_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_i, GDK_CONTROL_MASK, history_cb,
                                NULL);
}

static void
td_unit_awards_init (TdUnitAwards *self)
{
  self->year = ALL_YEARS;
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    self->years[i] = g_array_new (FALSE, FALSE, sizeof (TdUnitAwardYear));
}

static GtkWidget *
create_years (TdUnitAwards *self)
{
  const TdValueColumn columns[] = {
    { _ ("Year"), TD_COLUMN_TEXT, 90, TRUE },
    { _ ("Collectives"), TD_COLUMN_COUNT, 80, FALSE },
    { _ ("People"), TD_COLUMN_COUNT, 80, FALSE },
    { _ ("Bonus (đ)"), TD_COLUMN_MONEY, 110, FALSE },
  };
  GtkWidget *table = td_value_table_new (_ ("Awards by year; Enter lists those of a year"), columns,
                                         G_N_ELEMENTS (columns), _ ("No award yet."));

  self->table = TD_VALUE_TABLE (table);
  g_signal_connect_swapped (table, "activate", G_CALLBACK (year_cb), self);

  return table;
}

static GtkWidget *
create_people (TdUnitAwards *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *below = gtk_check_button_new_with_mnemonic (_ ("With the units _below it"));
  GtkWidget *years = create_years (self);
  GtkWidget *shown = gtk_label_new (NULL);

  self->below = GTK_CHECK_BUTTON (below);
  gtk_check_button_set_active (self->below, TRUE);
  gtk_widget_set_tooltip_text (below, _ ("As they belonged to it on the day of each award"));
  g_signal_connect_swapped (below, "toggled", G_CALLBACK (below_cb), self);
  gtk_widget_set_margin_start (below, 12);
  gtk_widget_set_margin_top (below, 4);
  gtk_widget_set_vexpand (years, TRUE);
  gtk_widget_set_size_request (left, 370, -1);
  gtk_box_append (GTK_BOX (left), below);
  gtk_box_append (GTK_BOX (left), years);

  self->shown = GTK_LABEL (shown);
  gtk_label_set_xalign (self->shown, 0);
  gtk_widget_add_css_class (shown, "td-title");
  gtk_widget_set_margin_start (shown, 12);
  gtk_widget_set_margin_top (shown, 8);
  self->records = TD_RECORD_VIEW (td_record_view_new (self->book, TD_LIST_AWARDS));
  td_record_view_hide_chip (self->records);
  td_record_view_set_empty (self->records,
                            _ ("No award yet. Awards of this unit's people and collectives are "
                               "listed here when their decision is entered."));
  gtk_widget_set_vexpand (GTK_WIDGET (self->records), TRUE);
  g_signal_connect_swapped (self->records, "activate", G_CALLBACK (open_award_cb), self);
  gtk_box_append (GTK_BOX (right), shown);
  gtk_box_append (GTK_BOX (right), GTK_WIDGET (self->records));

  gtk_paned_set_start_child (GTK_PANED (paned), left);
  gtk_paned_set_end_child (GTK_PANED (paned), right);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);

  return paned;
}

GtkWidget *
td_unit_awards_new (TdBook *book, gint64 unit_id, TdMessageBar *message)
{
  TdUnitAwards *self = g_object_new (TD_TYPE_UNIT_AWARDS, NULL);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->book = g_object_ref (book);
  self->unit_id = unit_id;
  self->subject = TD_SUBJECT_VIEW (td_subject_view_new (book, TD_SUBJECT_UNIT (unit_id), message));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->subject), "collective",
                        _ ("As a collective"));
  gtk_stack_add_titled (self->stack, create_people (self), "people",
                        _ ("Its people and collectives"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (update_active), self);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_margin_start (switcher, 12);
  gtk_widget_set_margin_top (switcher, 8);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), switcher);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update_filter (self);

  return GTK_WIDGET (self);
}

static void
take_years (GArray *to, const GArray *from)
{
  g_array_set_size (to, 0);
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

gboolean
td_unit_awards_show (TdUnitAwards *self, const TdUnitRecord *record, GError **error)
{
  g_return_val_if_fail (TD_IS_UNIT_AWARDS (self), FALSE);

  take_years (self->years[0], record->award_years);
  take_years (self->years[1], record->award_years_below);
  show_years (self);

  return td_subject_view_load (self->subject, record->unit->name, error);
}

void
td_unit_awards_set_active (TdUnitAwards *self, gboolean active)
{
  g_return_if_fail (TD_IS_UNIT_AWARDS (self));

  self->is_active = active;
  update_active (self);
}

TdSubjectView *
td_unit_awards_get_subject_view (TdUnitAwards *self)
{
  g_return_val_if_fail (TD_IS_UNIT_AWARDS (self), NULL);

  return self->subject;
}

void
td_unit_awards_focus (TdUnitAwards *self)
{
  g_return_if_fail (TD_IS_UNIT_AWARDS (self));

  if (gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->subject))
    td_subject_view_focus (self->subject);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->records));
}
