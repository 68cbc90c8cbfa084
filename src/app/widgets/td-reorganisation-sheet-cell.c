/* A cell of a line as text, and what is typed read into it. */
#include "app/widgets/td-reorganisation-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"

#define BIT(cell) (1u << (cell))
#define UNIT BIT (TD_LINE_UNIT)
#define TARGET BIT (TD_LINE_TARGET)
#define NAMES (BIT (TD_LINE_NAME) | BIT (TD_LINE_SHORT_NAME))
#define TERMS (BIT (TD_LINE_KIND) | BIT (TD_LINE_TYPE) | BIT (TD_LINE_PLACE))

typedef struct
{
  const char *label;
  guint cells; /* that it uses, beside the action */
} Action;

static const Action actions[TD_REORGANISATION_N_ACTIONS] = {
  [TD_REORGANISATION_FOUND] = { N_ ("Found"), TARGET | NAMES | TERMS },
  [TD_REORGANISATION_MERGE] = { N_ ("Merge into"), UNIT | TARGET },
  [TD_REORGANISATION_SPLIT] = { N_ ("Split into"), UNIT | TARGET },
  [TD_REORGANISATION_DISSOLVE] = { N_ ("Dissolve"), UNIT },
  [TD_REORGANISATION_TRANSFER] = { N_ ("Transfer to"), UNIT | TARGET },
  [TD_REORGANISATION_RENAME] = { N_ ("Rename to"), UNIT | NAMES },
  [TD_REORGANISATION_CONVERT] = { N_ ("Convert to"), UNIT | TERMS },
};

const char *
td_reorganisation_action_to_label (TdReorganisationAction action)
{
  return _ (actions[action].label);
}

gboolean
td_reorganisation_sheet_is_used (const SheetLine *line, TdLineCell cell)
{
  if (cell == TD_LINE_ACTION)
    return TRUE;
  if (line == NULL || !line->has_action)
    return cell == TD_LINE_UNIT || cell == TD_LINE_TARGET;

  return (actions[line->line->action].cells & BIT (cell)) != 0;
}

gboolean
td_reorganisation_sheet_get_vocabulary (TdLineCell cell, TdVocabulary *vocabulary)
{
  switch (cell)
    {
    case TD_LINE_KIND:
      *vocabulary = TD_VOCABULARY_UNIT_KIND;
      return TRUE;
    case TD_LINE_TYPE:
      *vocabulary = TD_VOCABULARY_ORGANISATION_TYPE;
      return TRUE;
    case TD_LINE_PLACE:
      *vocabulary = TD_VOCABULARY_PLACE;
      return TRUE;
    default:
      return FALSE;
    }
}

char **
td_reorganisation_sheet_get_field (TdReorganisationLine *line, TdLineCell cell)
{
  switch (cell)
    {
    case TD_LINE_NAME:
      return &line->name;
    case TD_LINE_SHORT_NAME:
      return &line->short_name;
    case TD_LINE_KIND:
      return &line->kind;
    case TD_LINE_TYPE:
      return &line->organisation_type;
    case TD_LINE_PLACE:
      return &line->place;
    default:
      return NULL;
    }
}

char *
td_reorganisation_sheet_get_text (TdReorganisationSheet *self, SheetLine *line, TdLineCell cell)
{
  const TdReorganisationLine *values = line->line;
  TdVocabulary vocabulary;

  if (line->unread[cell] != NULL)
    return g_strdup (line->unread[cell]);
  if (cell == TD_LINE_ACTION)
    return g_strdup (line->has_action ? td_reorganisation_action_to_label (values->action) : "");
  if (cell == TD_LINE_UNIT)
    return g_strdup (td_reorganisation_sheet_get_name (self, values->unit_id));
  if (cell == TD_LINE_TARGET)
    return g_strdup (values->target_id != 0
                         ? td_reorganisation_sheet_get_name (self, values->target_id)
                         : values->target_name);
  if (td_reorganisation_sheet_get_vocabulary (cell, &vocabulary))
    return g_strdup (td_catalogue_get_term_name (
        self->catalogue, vocabulary, *td_reorganisation_sheet_get_field (line->line, cell)));

  return g_strdup (*td_reorganisation_sheet_get_field (line->line, cell));
}

SheetLine *
td_reorganisation_sheet_find_founded (TdReorganisationSheet *self, const char *name)
{
  g_autofree char *key = td_text_fold (name);

  for (guint i = 0; i < self->lines->len; i++)
    {
      SheetLine *line = td_reorganisation_sheet_get_line (self, i);
      g_autofree char *founded = td_text_fold (line->line->name);

      if (line->has_action && line->line->action == TD_REORGANISATION_FOUND && key[0] != '\0'
          && g_str_equal (founded, key))
        return line;
    }

  return NULL;
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* What another action does not use goes: it would be neither seen nor done. */
void
td_reorganisation_sheet_set_action (SheetLine *line, TdReorganisationAction action)
{
  line->has_action = TRUE;
  line->line->action = action;
  sheet_line_set_unread (line, TD_LINE_ACTION, NULL);
  for (guint i = 0; i < TD_N_LINE_CELLS; i++)
    {
      char **field = td_reorganisation_sheet_get_field (line->line, (TdLineCell) i);

      if (td_reorganisation_sheet_is_used (line, (TdLineCell) i))
        continue;
      sheet_line_set_unread (line, (TdLineCell) i, NULL);
      if (field != NULL)
        td_text_set (field, "");
      else if (i == TD_LINE_UNIT)
        line->line->unit_id = 0;
      else
        {
          line->line->target_id = 0;
          td_text_set (&line->line->target_name, "");
        }
    }
}

static void
read_action (SheetLine *line, const char *text)
{
  TdReorganisationAction action;

  if (td_reorganisation_sheet_find_action (text, &action))
    {
      td_reorganisation_sheet_set_action (line, action);
      return;
    }
  line->has_action = FALSE;
  sheet_line_set_unread (line, TD_LINE_ACTION, text);
}

static void
read_unit (TdReorganisationSheet *self, SheetLine *line, const char *text)
{
  line->line->unit_id = td_reorganisation_sheet_find_unit (self, text, FALSE);
  sheet_line_set_unread (line, TD_LINE_UNIT, line->line->unit_id == 0 ? text : NULL);
}

/* The name of a line that founds is preferred to a unit of the book: it was typed just now. */
static void
read_target (TdReorganisationSheet *self, SheetLine *line, const char *text)
{
  const SheetLine *founded = td_reorganisation_sheet_find_founded (self, text);

  line->line->target_id
      = founded == NULL ? td_reorganisation_sheet_find_unit (self, text, TRUE) : 0;
  td_text_set (&line->line->target_name, founded != NULL              ? founded->line->name
                                         : line->line->target_id == 0 ? text
                                                                      : "");
}

/* Lines that name a unit which begins go on naming it. */
static void
rename_founded (TdReorganisationSheet *self, const char *from, const char *to)
{
  for (guint i = 0; from[0] != '\0' && i < self->lines->len; i++)
    {
      TdReorganisationLine *line = td_reorganisation_sheet_get_line (self, i)->line;

      if (line->target_id == 0 && g_str_equal (line->target_name, from))
        td_text_set (&line->target_name, to);
    }
}

static void
read_term (TdReorganisationSheet *self,
           SheetLine *line,
           TdLineCell cell,
           TdVocabulary vocabulary,
           const char *text)
{
  char **field = td_reorganisation_sheet_get_field (line->line, cell);
  g_autofree char *key = td_text_fold (text);

  td_text_set (field, "");
  sheet_line_set_unread (line, cell, text);
  for (guint i = 0; key[0] != '\0' && i < td_catalogue_get_n_terms (self->catalogue, vocabulary);
       i++)
    {
      const TdTerm *term = td_catalogue_get_term (self->catalogue, vocabulary, i);
      g_autofree char *name = td_text_fold (term->name);
      g_autofree char *short_name = td_text_fold (term->short_name);

      if (!g_str_equal (key, name) && !g_str_equal (key, short_name))
        continue;
      td_text_set (field, term->code);
      sheet_line_set_unread (line, cell, NULL);
      return;
    }
}

void
td_reorganisation_sheet_set_text (TdReorganisationSheet *self,
                                  SheetLine *line,
                                  TdLineCell cell,
                                  const char *text)
{
  TdVocabulary vocabulary;

  if (cell == TD_LINE_ACTION)
    read_action (line, text);
  else if (cell == TD_LINE_UNIT)
    read_unit (self, line, text);
  else if (cell == TD_LINE_TARGET)
    read_target (self, line, text);
  else if (td_reorganisation_sheet_get_vocabulary (cell, &vocabulary))
    read_term (self, line, cell, vocabulary, text);
  else
    {
      char **field = td_reorganisation_sheet_get_field (line->line, cell);
      g_autofree char *before = g_strdup (*field);

      if (td_text_set (field, text) && cell == TD_LINE_NAME
          && line->line->action == TD_REORGANISATION_FOUND)
        rename_founded (self, before, *field);
    }
}

void
td_reorganisation_sheet_copy_cell (TdReorganisationSheet *self,
                                   SheetLine *line,
                                   const SheetLine *from,
                                   TdLineCell cell)
{
  char **field = td_reorganisation_sheet_get_field (line->line, cell);

  if (!td_reorganisation_sheet_is_used (line, cell)
      || !td_reorganisation_sheet_is_used (from, cell))
    return;
  if (cell == TD_LINE_ACTION && from->has_action)
    td_reorganisation_sheet_set_action (line, from->line->action);
  else if (cell == TD_LINE_UNIT)
    line->line->unit_id = from->line->unit_id;
  else if (cell == TD_LINE_TARGET)
    {
      line->line->target_id = from->line->target_id;
      td_text_set (&line->line->target_name, from->line->target_name);
    }
  else if (field != NULL)
    td_text_set (field, *td_reorganisation_sheet_get_field (from->line, cell));
  sheet_line_set_unread (line, cell, from->unread[cell]);
}
