/* The sheet: its lines, and what its owner sets and asks. */
#include "app/widgets/td-reorganisation-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-unit-store.h"

G_DEFINE_FINAL_TYPE_WITH_CODE (TdReorganisationSheet,
                               td_reorganisation_sheet,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_GRID_MODEL,
                                                      td_reorganisation_sheet_init_grid))

/* --- A line ----------------------------------------------------------------------------------- */

SheetLine *
sheet_line_new (void)
{
  SheetLine *self = g_new0 (SheetLine, 1);

  self->line = td_reorganisation_line_new (TD_REORGANISATION_MERGE);

  return self;
}

SheetLine *
sheet_line_copy (const SheetLine *self)
{
  SheetLine *copy = sheet_line_new ();

  copy->has_action = self->has_action;
  copy->line->action = self->line->action;
  copy->line->unit_id = self->line->unit_id;
  copy->line->target_id = self->line->target_id;
  td_text_set (&copy->line->target_name, self->line->target_name);
  td_text_set (&copy->line->name, self->line->name);
  td_text_set (&copy->line->short_name, self->line->short_name);
  td_text_set (&copy->line->kind, self->line->kind);
  td_text_set (&copy->line->organisation_type, self->line->organisation_type);
  td_text_set (&copy->line->place, self->line->place);
  for (guint i = 0; i < TD_N_LINE_CELLS; i++)
    copy->unread[i] = g_strdup (self->unread[i]);

  return copy;
}

void
sheet_line_free (SheetLine *self)
{
  for (guint i = 0; i < TD_N_LINE_CELLS; i++)
    g_free (self->unread[i]);
  td_reorganisation_line_free (self->line);
  g_free (self);
}

gboolean
sheet_line_is_blank (const SheetLine *self)
{
  const TdReorganisationLine *line = self->line;

  for (guint i = 0; i < TD_N_LINE_CELLS; i++)
    if (self->unread[i] != NULL)
      return FALSE;

  return line->unit_id == 0 && line->target_id == 0 && line->target_name[0] == '\0'
         && line->name[0] == '\0' && line->short_name[0] == '\0' && line->kind[0] == '\0'
         && line->organisation_type[0] == '\0' && line->place[0] == '\0';
}

void
sheet_line_set_unread (SheetLine *self, TdLineCell cell, const char *text)
{
  g_free (self->unread[cell]);
  self->unread[cell] = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
td_reorganisation_sheet_finalize (GObject *object)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (object);

  td_reorganisation_sheet_clear_undo (self);
  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  g_clear_pointer (&self->matcher, td_unit_matcher_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->names);
  g_free (self->typing_text);
  td_catalogue_unref (self->catalogue);
  g_object_unref (self->book);

  G_OBJECT_CLASS (td_reorganisation_sheet_parent_class)->finalize (object);
}

static void
td_reorganisation_sheet_class_init (TdReorganisationSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_reorganisation_sheet_finalize;

  g_signal_new ("edited", TD_TYPE_REORGANISATION_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);

  td_reorganisation_sheet_translate_columns ();
}

static void
td_reorganisation_sheet_init (TdReorganisationSheet *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_line_free);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->typing_row = -1;
}

TdReorganisationSheet *
td_reorganisation_sheet_new (TdBook *book, TdCatalogue *catalogue)
{
  TdReorganisationSheet *self = g_object_new (TD_TYPE_REORGANISATION_SHEET, NULL);

  self->book = g_object_ref (book);
  self->catalogue = td_catalogue_ref (catalogue);
  td_reorganisation_sheet_read_units (self);

  return self;
}

void
td_reorganisation_sheet_set_date (TdReorganisationSheet *self, TdDate effective_on)
{
  g_return_if_fail (TD_IS_REORGANISATION_SHEET (self));

  if (td_date_equal (self->effective_on, effective_on))
    return;
  self->effective_on = effective_on;
  td_reorganisation_sheet_read_units (self);
}

TdDate
td_reorganisation_sheet_get_day_before (TdReorganisationSheet *self)
{
  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), TD_DATE_NONE);

  return td_date_is_set (self->effective_on) ? td_date_add_days (self->effective_on, -1)
                                             : td_date_today ();
}

const char *
td_reorganisation_sheet_get_name (TdReorganisationSheet *self, gint64 unit_id)
{
  const char *name = g_hash_table_lookup (self->names, &unit_id);
  g_autoptr (TdUnit) unit = NULL;

  if (unit_id == 0)
    return "";
  if (name != NULL)
    return name;

  unit = td_unit_load (td_book_get_reader (self->book), unit_id, NULL);
  if (unit == NULL)
    return "";
  g_hash_table_insert (self->names, g_memdup2 (&unit_id, sizeof unit_id), g_strdup (unit->name));

  return g_hash_table_lookup (self->names, &unit_id);
}

/* --- What is in it ---------------------------------------------------------------------------- */

guint
td_reorganisation_sheet_get_n_lines (TdReorganisationSheet *self)
{
  return self->lines->len;
}

gboolean
td_reorganisation_sheet_is_changed (TdReorganisationSheet *self)
{
  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), FALSE);

  return self->undo.length > 0
         || (self->typing_row >= 0 && self->typing_text != NULL && self->typing_text[0] != '\0');
}

gint64
td_reorganisation_sheet_get_unit (TdReorganisationSheet *self, guint line)
{
  const SheetLine *sheet_line = td_reorganisation_sheet_get_line (self, line);

  return sheet_line != NULL ? sheet_line->line->unit_id : 0;
}

gboolean
td_reorganisation_sheet_leaves_children (TdReorganisationSheet *self, guint line)
{
  const SheetLine *sheet_line = td_reorganisation_sheet_get_line (self, line);

  return sheet_line != NULL && sheet_line->has_action
         && sheet_line->line->action == TD_REORGANISATION_DISSOLVE;
}

static const char *const fields[TD_N_LINE_CELLS] = {
  [TD_LINE_ACTION] = "action",
  [TD_LINE_UNIT] = TD_REORGANISATION_UNIT,
  [TD_LINE_TARGET] = TD_REORGANISATION_TARGET,
  [TD_LINE_NAME] = TD_REORGANISATION_NAME,
  [TD_LINE_SHORT_NAME] = "short-name",
  [TD_LINE_KIND] = TD_REORGANISATION_KIND,
  [TD_LINE_TYPE] = "organisation-type",
  [TD_LINE_PLACE] = "place",
};

gboolean
td_reorganisation_sheet_find_cell (const char *field, TdLineCell *cell)
{
  for (guint i = 0; i < TD_N_LINE_CELLS; i++)
    if (g_str_equal (field, fields[i]))
      {
        *cell = (TdLineCell) i;
        return TRUE;
      }

  return FALSE;
}

static void
add_unread (TdReorganisationSheet *self, const SheetLine *line, int row, GPtrArray *problems)
{
  g_autofree char *day = td_date_format (td_reorganisation_sheet_get_day_before (self));

  for (guint i = 0; i < TD_N_LINE_CELLS; i++)
    {
      const char *text = line->unread[i];

      if (text == NULL)
        continue;
      if (i == TD_LINE_ACTION)
        td_problems_add (problems, TD_SEVERITY_ERROR, fields[i], row,
                         _ ("“%s” is nothing that can be done. Choose from the list: Alt+Down."),
                         text);
      else if (i == TD_LINE_UNIT)
        td_problems_add (problems, TD_SEVERITY_ERROR, fields[i], row,
                         _ ("There is no unit “%s” on %s. Choose one from the list: Alt+Down."),
                         text, day);
      else
        td_problems_add (problems, TD_SEVERITY_ERROR, fields[i], row,
                         _ ("“%s” is not in the catalogue. Choose from the list: Alt+Down."), text);
    }
  if (!line->has_action && line->unread[TD_LINE_ACTION] == NULL)
    td_problems_add (problems, TD_SEVERITY_ERROR, fields[TD_LINE_ACTION], row,
                     _ ("Choose what happens to the unit."));
}

GPtrArray *
td_reorganisation_sheet_fill (TdReorganisationSheet *self,
                              TdReorganisation *reorganisation,
                              GArray *rows)
{
  GPtrArray *problems = td_problems_new ();

  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), problems);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SheetLine *line = td_reorganisation_sheet_get_line (self, i);
      SheetLine *copy;

      if (sheet_line_is_blank (line))
        continue;
      add_unread (self, line, (int) i, problems);
      if (!line->has_action)
        continue;
      copy = sheet_line_copy (line);
      g_ptr_array_add (reorganisation->lines, g_steal_pointer (&copy->line));
      copy->line = td_reorganisation_line_new (TD_REORGANISATION_MERGE);
      sheet_line_free (copy);
      g_array_append_val (rows, i);
    }

  return problems;
}

void
td_reorganisation_sheet_set_problems (TdReorganisationSheet *self, GPtrArray *problems)
{
  g_return_if_fail (TD_IS_REORGANISATION_SHEET (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = g_ptr_array_ref (problems);
  td_grid_model_changed (TD_GRID_MODEL (self));
}

GPtrArray *
td_reorganisation_sheet_get_problems (TdReorganisationSheet *self)
{
  return self->problems;
}

const char *
td_reorganisation_sheet_needs_founding (TdReorganisationSheet *self, guint line)
{
  const SheetLine *sheet_line = td_reorganisation_sheet_get_line (self, line);

  g_return_val_if_fail (TD_IS_REORGANISATION_SHEET (self), NULL);

  if (sheet_line == NULL || sheet_line->line->target_id != 0
      || sheet_line->line->target_name[0] == '\0'
      || td_reorganisation_sheet_find_founded (self, sheet_line->line->target_name) != NULL)
    return NULL;

  return sheet_line->line->target_name;
}
