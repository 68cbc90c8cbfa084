#include "td-decision-test.h"

#include "app/widgets/td-control.h"
#include "app/widgets/td-field.h"
#include "domain/td-decision.h"

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

TdGrid *
td_decision_test_grid (GtkWidget *editor)
{
  return TD_GRID (find_type (editor, TD_TYPE_GRID));
}

TdRecipientSheet *
td_decision_test_sheet (GtkWidget *editor)
{
  return TD_RECIPIENT_SHEET (td_grid_get_model (td_decision_test_grid (editor)));
}

static GtkWidget *
get_control (GtkWidget *editor, const char *field)
{
  TdField *found = td_form_find_field (editor, field);

  g_assert_nonnull (found);

  return td_field_get_control (found);
}

void
td_decision_test_type (GtkWidget *editor, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (td_control_get_target (get_control (editor, field))), text);
}

const char *
td_decision_test_typed (GtkWidget *editor, const char *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (td_control_get_target (get_control (editor, field))));
}

void
td_decision_test_choose (GtkWidget *editor, const char *field, const char *code)
{
  g_object_set (get_control (editor, field), "code", code, NULL);
}

void
td_decision_test_choose_form (GtkWidget *editor, TdBook *book, const char *code, TdDate date)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  const TdAwardForm *form = td_catalogue_find_award_form_at (catalogue, code, date);
  g_autofree char *id = NULL;

  g_assert_nonnull (form);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, form->id);
  td_decision_test_choose (editor, "common-form", id);
}

static guint
find_column (GtkWidget *editor, TdAwardCell cell)
{
  guint column;

  g_assert_true (td_recipient_sheet_find_column (td_decision_test_sheet (editor), cell, &column));

  return column;
}

void
td_decision_test_set_cell (GtkWidget *editor, guint row, TdAwardCell cell, const char *text)
{
  TdGrid *grid = td_decision_test_grid (editor);
  guint column = find_column (editor, cell);
  guint at_row, at_column;

  td_grid_move_to (grid, row, column);
  td_grid_get_current (grid, &at_row, &at_column);
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpuint (at_column, ==, column);
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (grid), GTK_TYPE_TEXT)), text);
  td_grid_commit (grid);
}

char *
td_decision_test_get_cell (GtkWidget *editor, guint row, TdAwardCell cell)
{
  g_auto (TdGridCell) found = { 0 };

  td_grid_model_get_cell (TD_GRID_MODEL (td_decision_test_sheet (editor)), row,
                          find_column (editor, cell), &found);

  return g_steal_pointer (&found.text);
}

const TdProblem *
td_decision_test_find_problem (GtkWidget *editor, guint award, TdAwardCell cell)
{
  GPtrArray *problems = td_recipient_sheet_get_problems (td_decision_test_sheet (editor));

  return problems != NULL ? td_problems_find (problems, td_award_cell_to_field (cell), (int) award)
                          : NULL;
}

guint
td_decision_test_blank (GtkWidget *editor)
{
  return td_recipient_sheet_find_blank (td_decision_test_sheet (editor), TD_RECIPIENT_INDIVIDUAL);
}

void
td_decision_test_fill (GtkWidget *editor, TdBook *book, const char *number)
{
  guint row;

  td_decision_test_type (editor, TD_DECISION_NUMBER, number);
  td_decision_test_type (editor, TD_DECISION_SYMBOL, "QĐ-LĐLĐ");
  td_decision_test_type (editor, TD_DECISION_ISSUER, "LĐLĐ tỉnh Lai Châu");
  td_decision_test_type (editor, TD_DECISION_DATE, "12/06/2026");
  td_decision_test_choose_form (editor, book, "BK_TINH", TD_DATE (2026, 6, 12));
  td_decision_test_choose (editor, "common-commendation-type", "DOT_XUAT");
  row = td_decision_test_blank (editor);
  td_decision_test_set_cell (editor, row, TD_CELL_TITLE, "b");
  td_decision_test_set_cell (editor, row, TD_CELL_NAME, "Lò Thị Ánh");
  td_decision_test_set_cell (editor, row, TD_CELL_UNIT, "lien doan lao dong tinh lai chau");
}
