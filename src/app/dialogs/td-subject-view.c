#include "app/dialogs/td-subject-view.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-subject-row.h"
#include "app/td-export.h"
#include "app/td-records.h"
#include "app/td-report-job.h"
#include "base/td-money.h"
#include "base/td-text.h"

/* Rows are made at once, a third of a millisecond each. */
#define N_MORE 200

struct _TdSubjectView
{
  GtkWidget parent_instance;

  TdBook *book;
  TdSubject subject;
  TdMessageBar *message; /* of the window */
  char *name;
  GPtrArray *awards; /* TdSubjectAward */
  guint n_shown;     /* at most so many rows */
  TdJob *export;     /* running, or NULL */
  char *export_path;

  GtkWidget *box;
  GtkLabel *counts;
  GtkLabel *last;
  GtkStack *stack;
  GtkListBox *list;
  GtkButton *more;
  GtkLabel *empty;
};

G_DEFINE_FINAL_TYPE (TdSubjectView, td_subject_view, GTK_TYPE_WIDGET)

/* --- What was awarded ------------------------------------------------------------------------- */

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static gboolean
is_valid (const TdSubjectAward *award)
{
  return !td_date_is_set (award->revoked_on);
}

/* "5 awards: 3 Tỉnh · 2 Cơ sở · 3.040.000 đ · 1 revoked" */
static void
show_counts (TdSubjectView *self, const TdCatalogue *catalogue)
{
  guint n_terms = td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_DECIDING_LEVEL);
  g_autoptr (GString) levels = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;
  gint64 bonus = 0;

  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);

      n += is_valid (award);
      bonus += is_valid (award) ? award->bonus : 0;
    }
  for (guint i = 0; i < n_terms; i++)
    {
      const TdTerm *level = td_catalogue_get_term (catalogue, TD_VOCABULARY_DECIDING_LEVEL, i);
      g_autofree char *part = NULL;
      guint n_of_level = 0;

      for (guint j = 0; j < self->awards->len; j++)
        {
          const TdSubjectAward *award = g_ptr_array_index (self->awards, j);

          n_of_level += is_valid (award) && g_str_equal (award->deciding_level, level->code);
        }
      part = n_of_level > 0 ? g_strdup_printf ("%s: %u", level->short_name, n_of_level) : NULL;
      add_part (levels, part);
    }

  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u award", "%u awards", n), n);
  add_part (text, levels->str);
  if (bonus > 0)
    {
      g_autofree char *amount = td_money_format (bonus);
      g_autofree char *part = g_strdup_printf (_ ("%s đ"), amount);

      add_part (text, part);
    }
  if (n < self->awards->len)
    {
      g_autofree char *part = g_strdup_printf (_ ("%u revoked"), self->awards->len - n);

      add_part (text, part);
    }
  set_label (self->counts, self->awards->len > 0 ? text->str : "");
}

static void
show_last (TdSubjectView *self)
{
  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);

      if (is_valid (award))
        {
          g_autofree char *day = td_date_format (award->decided_on);
          g_autofree char *text = g_strdup_printf (_ ("Last award: %s, %s (decision %s)"), day,
                                                   award->award_form, award->decision);

          set_label (self->last, text);
          return;
        }
    }
  set_label (self->last, "");
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  TdSubjectView *self = user_data;
  int year = td_subject_row_get_year (row);
  guint n = 0;
  gint64 bonus = 0;

  if (before != NULL && td_subject_row_get_year (before) == year)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  for (guint i = 0; i < self->awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);

      if (award->decided_on.year == year && is_valid (award))
        {
          n++;
          bonus += award->bonus;
        }
    }
  gtk_list_box_row_set_header (row, td_subject_row_create_year (year, n, bonus));
}

static void
clear_rows (TdSubjectView *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* The same award as before is marked, and has the focus if the list had it. */
static void
fill_rows (TdSubjectView *self, const TdCatalogue *catalogue)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  gint64 selected_id = selected != NULL ? td_subject_row_get_award_id (selected) : 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));

  clear_rows (self);
  selected = NULL;
  for (guint i = 0; i < MIN (self->awards->len, self->n_shown); i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (self->awards, i);
      const TdTerm *level
          = td_catalogue_find_term (catalogue, TD_VOCABULARY_DECIDING_LEVEL, award->deciding_level);
      GtkWidget *row
          = td_subject_row_new (award, self->name, level != NULL ? level->short_name : "");

      gtk_list_box_append (self->list, row);
      if (i == 0 || award->award_id == selected_id)
        selected = GTK_LIST_BOX_ROW (row);
    }
  if (selected != NULL)
    {
      gtk_list_box_select_row (self->list, selected);
      if (had_focus)
        gtk_widget_grab_focus (GTK_WIDGET (selected));
    }
}

static void
fill (TdSubjectView *self)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);
  guint n = self->awards->len;
  g_autofree char *more = NULL;

  show_counts (self, catalogue);
  show_last (self);
  fill_rows (self, catalogue);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > self->n_shown);
  if (n <= self->n_shown)
    return;
  n -= self->n_shown;
  more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show _older awards (%u more)",
                                       "Show _older awards (%u more)", n),
                          n);
  gtk_button_set_label (self->more, more);
}

/* The first of the older ones gets the focus that the button may lose. */
static void
more_cb (TdSubjectView *self)
{
  guint first = self->n_shown;

  self->n_shown += N_MORE;
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) first)));
}

gboolean
td_subject_view_load (TdSubjectView *self, const char *name, GError **error)
{
  GPtrArray *awards;

  g_return_val_if_fail (TD_IS_SUBJECT_VIEW (self), FALSE);

  awards = td_subject_read_awards (td_book_get_reader (self->book), self->subject, error);
  if (awards == NULL)
    return FALSE;
  g_ptr_array_unref (self->awards);
  self->awards = awards;
  td_text_set (&self->name, name);
  fill (self);

  return TRUE;
}

guint
td_subject_view_get_n_awards (TdSubjectView *self)
{
  g_return_val_if_fail (TD_IS_SUBJECT_VIEW (self), 0);

  return self->awards->len;
}

void
td_subject_view_focus (TdSubjectView *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TD_IS_SUBJECT_VIEW (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
row_activated_cb (TdSubjectView *self, GtkListBoxRow *row)
{
  td_records_open_award (GTK_WIDGET (self), self->book, td_subject_row_get_award_id (row));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdSubjectView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = td_report_job_export_finish (TD_BOOK (source), result, &error);

  g_clear_object (&self->export);
  /* Closed meanwhile. */
  if (self->message == NULL)
    return;

  if (done)
    {
      g_autofree char *name = g_path_get_basename (self->export_path);
      g_autofree char *note = g_strdup_printf (_ ("The award history was exported to “%s”."), name);

      td_message_bar_show (self->message, GTK_MESSAGE_INFO, note);
    }
  else
    {
      td_message_bar_show_error (self->message, error);
    }
}

void
td_subject_view_export (TdSubjectView *self, const char *path)
{
  g_return_if_fail (TD_IS_SUBJECT_VIEW (self));

  if (self->export != NULL)
    return;

  g_free (self->export_path);
  self->export_path = g_strdup (path);
  self->export = td_job_new (_ ("Exporting the award history"));
  td_report_job_export_history_async (self->book, self->subject, path, self->export, exported_cb,
                                      g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_subject_view_export (TD_SUBJECT_VIEW (widget), path);
}

void
td_subject_view_choose_export (TdSubjectView *self)
{
  g_autofree char *file_name = g_strdup_printf ("Lịch sử khen thưởng %s.xlsx", self->name);

  g_return_if_fail (TD_IS_SUBJECT_VIEW (self));

  td_export_choose (GTK_WIDGET (self), file_name, export_cb);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_subject_view_dispose (GObject *object)
{
  TdSubjectView *self = TD_SUBJECT_VIEW (object);

  if (self->export != NULL)
    g_cancellable_cancel (td_job_get_cancellable (self->export));
  self->message = NULL;
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_SUBJECT_VIEW);

  G_OBJECT_CLASS (td_subject_view_parent_class)->dispose (object);
}

static void
td_subject_view_finalize (GObject *object)
{
  TdSubjectView *self = TD_SUBJECT_VIEW (object);

  g_ptr_array_unref (self->awards);
  g_free (self->name);
  g_free (self->export_path);

  G_OBJECT_CLASS (td_subject_view_parent_class)->finalize (object);
}

static void
td_subject_view_class_init (TdSubjectViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_subject_view_dispose;
  object_class->finalize = td_subject_view_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-subject-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSubjectView, box);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectView, counts);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectView, last);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectView, stack);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectView, list);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectView, more);
  gtk_widget_class_bind_template_child (widget_class, TdSubjectView, empty);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
td_subject_view_init (TdSubjectView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->name = g_strdup ("");
  self->n_shown = N_MORE;
  self->awards = g_ptr_array_new_with_free_func ((GDestroyNotify) td_subject_award_free);
  gtk_list_box_set_header_func (self->list, update_header_cb, self, NULL);
}

GtkWidget *
td_subject_view_new (TdBook *book, TdSubject subject, TdMessageBar *message)
{
  TdSubjectView *self = g_object_new (TD_TYPE_SUBJECT_VIEW, NULL);

  self->book = g_object_ref (book);
  self->subject = subject;
  self->message = message;
  gtk_label_set_text (self->empty,
                      subject.person_id != 0
                          ? _ ("No award in the book yet. It will be listed here when this person "
                               "is a recipient of a decision.")
                          : _ ("No award in the book yet. It will be listed here when this unit "
                               "is a recipient of a decision, as a collective."));

  return GTK_WIDGET (self);
}
