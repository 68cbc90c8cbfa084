#include "domain/td-reorganisation.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"

typedef struct
{
  const char *code;
  gboolean ends_unit;
  gboolean needs_unit;
  gboolean needs_target;
  gboolean needs_name;
} Action;

static const Action actions[TD_REORGANISATION_N_ACTIONS] = {
  [TD_REORGANISATION_FOUND] = { "found", FALSE, FALSE, TRUE, TRUE },
  [TD_REORGANISATION_MERGE] = { "merge", TRUE, TRUE, TRUE, FALSE },
  [TD_REORGANISATION_SPLIT] = { "split", TRUE, TRUE, TRUE, FALSE },
  [TD_REORGANISATION_DISSOLVE] = { "dissolve", TRUE, TRUE, FALSE, FALSE },
  [TD_REORGANISATION_TRANSFER] = { "transfer", FALSE, TRUE, TRUE, FALSE },
  [TD_REORGANISATION_RENAME] = { "rename", FALSE, TRUE, FALSE, TRUE },
  [TD_REORGANISATION_CONVERT] = { "convert", FALSE, TRUE, FALSE, FALSE },
};

const char *
td_reorganisation_action_to_code (TdReorganisationAction action)
{
  return actions[action].code;
}

gboolean
td_reorganisation_action_from_code (const char *code, TdReorganisationAction *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (code, actions[i].code))
      {
        *action = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
td_reorganisation_action_ends_unit (TdReorganisationAction action)
{
  return actions[action].ends_unit;
}

gboolean
td_reorganisation_action_needs_target (TdReorganisationAction action)
{
  return actions[action].needs_target;
}

/* --- The value -------------------------------------------------------------------------------- */

TdReorganisationLine *
td_reorganisation_line_new (TdReorganisationAction action)
{
  TdReorganisationLine *self = g_new0 (TdReorganisationLine, 1);

  self->action = action;
  self->target_name = g_strdup ("");
  self->name = g_strdup ("");
  self->short_name = g_strdup ("");
  self->kind = g_strdup ("");
  self->organisation_type = g_strdup ("");
  self->place = g_strdup ("");

  return self;
}

static TdReorganisationLine *
line_copy (const TdReorganisationLine *self)
{
  TdReorganisationLine *copy = g_new (TdReorganisationLine, 1);

  *copy = *self;
  copy->target_name = g_strdup (self->target_name);
  copy->name = g_strdup (self->name);
  copy->short_name = g_strdup (self->short_name);
  copy->kind = g_strdup (self->kind);
  copy->organisation_type = g_strdup (self->organisation_type);
  copy->place = g_strdup (self->place);

  return copy;
}

void
td_reorganisation_line_free (TdReorganisationLine *self)
{
  g_free (self->target_name);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->kind);
  g_free (self->organisation_type);
  g_free (self->place);
  g_free (self);
}

static gboolean
line_equal (const TdReorganisationLine *a, const TdReorganisationLine *b)
{
  return a->action == b->action && a->unit_id == b->unit_id && a->target_id == b->target_id
         && g_str_equal (a->target_name, b->target_name) && g_str_equal (a->name, b->name)
         && g_str_equal (a->short_name, b->short_name) && g_str_equal (a->kind, b->kind)
         && g_str_equal (a->organisation_type, b->organisation_type)
         && g_str_equal (a->place, b->place);
}

TdReorganisation *
td_reorganisation_new (void)
{
  TdReorganisation *self = g_new0 (TdReorganisation, 1);

  self->title = g_strdup ("");
  self->number = g_strdup ("");
  self->issuer = g_strdup ("");
  self->note = g_strdup ("");
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) td_reorganisation_line_free);

  return self;
}

TdReorganisation *
td_reorganisation_copy (const TdReorganisation *self)
{
  TdReorganisation *copy = td_reorganisation_new ();

  copy->id = self->id;
  copy->revision = self->revision;
  copy->decided_on = self->decided_on;
  copy->effective_on = self->effective_on;
  td_text_set (&copy->title, self->title);
  td_text_set (&copy->number, self->number);
  td_text_set (&copy->issuer, self->issuer);
  td_text_set_lines (&copy->note, self->note);
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, line_copy (g_ptr_array_index (self->lines, i)));

  return copy;
}

void
td_reorganisation_free (TdReorganisation *self)
{
  g_free (self->title);
  g_free (self->number);
  g_free (self->issuer);
  g_free (self->note);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

gboolean
td_reorganisation_equal (const TdReorganisation *a, const TdReorganisation *b)
{
  if (a->id != b->id || a->revision != b->revision || !g_str_equal (a->title, b->title)
      || !g_str_equal (a->number, b->number) || !g_str_equal (a->issuer, b->issuer)
      || !g_str_equal (a->note, b->note) || !td_date_equal (a->decided_on, b->decided_on)
      || !td_date_equal (a->effective_on, b->effective_on) || a->lines->len != b->lines->len)
    return FALSE;

  for (guint i = 0; i < a->lines->len; i++)
    if (!line_equal (g_ptr_array_index (a->lines, i), g_ptr_array_index (b->lines, i)))
      return FALSE;

  return TRUE;
}

int
td_reorganisation_find_founded (const TdReorganisation *self, const char *name)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdReorganisationLine *line = g_ptr_array_index (self->lines, i);

      if (line->action == TD_REORGANISATION_FOUND && name[0] != '\0'
          && g_str_equal (line->name, name))
        return (int) i;
    }

  return -1;
}

/* --- The check -------------------------------------------------------------------------------- */

static void
add (GPtrArray *problems, const char *field, guint row, const char *message)
{
  td_problems_add (problems, TD_SEVERITY_ERROR, field, (int) row, "%s", message);
}

static void
check_target (const TdReorganisation *self, guint row, GPtrArray *problems)
{
  const TdReorganisationLine *line = g_ptr_array_index (self->lines, row);
  int founded;

  if (line->target_id == 0 && line->target_name[0] == '\0')
    {
      if (!actions[line->action].needs_target)
        return;
      if (line->action == TD_REORGANISATION_FOUND || line->action == TD_REORGANISATION_TRANSFER)
        add (problems, TD_REORGANISATION_TARGET, row,
             _ ("Choose the unit that this one will belong to."));
      else
        add (problems, TD_REORGANISATION_TARGET, row,
             _ ("Choose the unit that goes on in its place, or dissolve it."));
      return;
    }

  if (line->target_id != 0)
    {
      if (line->target_id == line->unit_id)
        add (problems, TD_REORGANISATION_TARGET, row,
             _ ("This is the unit itself. Choose another one."));
      return;
    }

  founded = td_reorganisation_find_founded (self, line->target_name);
  if (founded < 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_REORGANISATION_TARGET, (int) row,
                     _ ("There is no unit “%s”. Choose one of the book, or add a line that founds "
                        "it."),
                     line->target_name);
  else if ((guint) founded == row)
    add (problems, TD_REORGANISATION_TARGET, row,
         _ ("This is the unit itself. Choose another one."));
}

static void
check_founded (const TdReorganisation *self,
               guint row,
               const TdCatalogue *catalogue,
               GPtrArray *problems)
{
  const TdReorganisationLine *line = g_ptr_array_index (self->lines, row);

  if (line->name[0] != '\0' && td_reorganisation_find_founded (self, line->name) != (int) row)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_REORGANISATION_NAME, (int) row,
                     _ ("Two lines found a unit “%s”. Remove one, or give it another name."),
                     line->name);
  if (td_catalogue_find_term (catalogue, TD_VOCABULARY_UNIT_KIND, line->kind) == NULL)
    add (problems, TD_REORGANISATION_KIND, row, _ ("Choose what kind of unit it is."));
}

static void
check_converted (const TdReorganisationLine *line, guint row, GPtrArray *problems)
{
  if (line->kind[0] == '\0' && line->organisation_type[0] == '\0' && line->place[0] == '\0')
    add (problems, TD_REORGANISATION_KIND, row,
         _ ("Choose what changes: the kind, the organisation type or the place."));
}

/* A kind must exist on the first day of the new order. */
static void
check_kind (const TdReorganisation *self,
            guint row,
            const TdCatalogue *catalogue,
            GPtrArray *problems)
{
  const TdReorganisationLine *line = g_ptr_array_index (self->lines, row);
  const TdTerm *kind = td_catalogue_find_term (catalogue, TD_VOCABULARY_UNIT_KIND, line->kind);
  g_autofree char *day = td_date_format (self->effective_on);

  if (kind == NULL || !td_date_is_set (self->effective_on))
    return;
  if ((td_date_is_set (kind->valid_to) && td_date_compare (self->effective_on, kind->valid_to) > 0)
      || td_date_compare (self->effective_on, kind->valid_from) < 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_REORGANISATION_KIND, (int) row,
                     _ ("There are no units of the kind “%s” on %s. Choose another kind."),
                     kind->name, day);
}

static void
check_line (const TdReorganisation *self,
            guint row,
            const TdCatalogue *catalogue,
            GPtrArray *problems)
{
  const TdReorganisationLine *line = g_ptr_array_index (self->lines, row);

  if (actions[line->action].needs_unit && line->unit_id == 0)
    add (problems, TD_REORGANISATION_UNIT, row, _ ("Choose the unit that this line is about."));
  if (actions[line->action].needs_name && line->name[0] == '\0')
    add (problems, TD_REORGANISATION_NAME, row, _ ("Enter the unit's name."));
  check_target (self, row, problems);
  if (line->action == TD_REORGANISATION_FOUND)
    check_founded (self, row, catalogue, problems);
  else if (line->action == TD_REORGANISATION_CONVERT)
    check_converted (line, row, problems);
  if (line->action == TD_REORGANISATION_FOUND || line->action == TD_REORGANISATION_CONVERT)
    check_kind (self, row, catalogue, problems);
}

/* Whether a unit can have both lines: a split has several; what goes on may be moved, renamed and
 * converted at once, but each only once. */
static gboolean
agree (const TdReorganisationLine *a, const TdReorganisationLine *b)
{
  if (a->action == TD_REORGANISATION_SPLIT && b->action == TD_REORGANISATION_SPLIT)
    return a->target_id != b->target_id || !g_str_equal (a->target_name, b->target_name);

  return a->action != b->action && !actions[a->action].ends_unit && !actions[b->action].ends_unit;
}

static void
check_pairs (const TdReorganisation *self, GPtrArray *problems)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdReorganisationLine *line = g_ptr_array_index (self->lines, i);
      GSList *before;

      if (line->unit_id == 0)
        continue;
      before = g_hash_table_lookup (first, &line->unit_id);
      for (GSList *l = before; l != NULL; l = l->next)
        if (!agree (l->data, line))
          {
            add (problems, TD_REORGANISATION_UNIT, i,
                 _ ("An earlier line says something else about this unit. Remove one of them."));
            break;
          }
      g_hash_table_insert (first, (gpointer) &line->unit_id,
                           g_slist_prepend (before, (gpointer) line));
    }

  GHashTableIter iter;
  gpointer lines;

  g_hash_table_iter_init (&iter, first);
  while (g_hash_table_iter_next (&iter, NULL, &lines))
    {
      const TdReorganisationLine *line = ((GSList *) lines)->data;
      guint row;

      if (line->action == TD_REORGANISATION_SPLIT && ((GSList *) lines)->next == NULL
          && g_ptr_array_find (self->lines, line, &row))
        add (problems, TD_REORGANISATION_TARGET, row,
             _ ("A unit is split into two or more. Add a line for the other part, or merge it."));
      g_slist_free (lines);
    }
}

GPtrArray *
td_reorganisation_check (const TdReorganisation *self, const TdCatalogue *catalogue)
{
  GPtrArray *problems = td_problems_new ();

  if (self->title[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_REORGANISATION_TITLE, -1,
                     _ ("Enter what the reorganisation is about."));
  if (!td_date_is_set (self->effective_on))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_REORGANISATION_EFFECTIVE_ON, -1,
                     _ ("Enter the first day of the new order."));
  else if (td_date_is_set (self->decided_on)
           && td_date_compare (self->decided_on, self->effective_on) > 0)
    td_problems_add (problems, TD_SEVERITY_WARNING, TD_REORGANISATION_DECIDED_ON, -1,
                     _ ("The decision was made after the first day of the new order. Check the "
                        "days."));
  if (self->lines->len == 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_REORGANISATION_LINES, -1,
                     _ ("Add a line for each unit that changes."));

  for (guint i = 0; i < self->lines->len; i++)
    check_line (self, i, catalogue, problems);
  check_pairs (self, problems);

  return problems;
}
