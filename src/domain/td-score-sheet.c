#include "domain/td-score-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-money.h"

gboolean
td_points_parse (const char *text, gint64 *points)
{
  g_autofree char *comma = g_strdup (text);

  return td_money_parse_hundredths (g_strdelimit (comma, ".", ','), points, NULL);
}

TdCriterion *
td_criterion_new (void)
{
  TdCriterion *self = g_new0 (TdCriterion, 1);

  self->number = g_strdup ("");
  self->title = g_strdup ("");

  return self;
}

TdCriterion *
td_criterion_copy (const TdCriterion *self)
{
  TdCriterion *copy = g_memdup2 (self, sizeof *self);

  copy->number = g_strdup (self->number);
  copy->title = g_strdup (self->title);

  return copy;
}

void
td_criterion_free (TdCriterion *self)
{
  if (self == NULL)
    return;

  g_free (self->number);
  g_free (self->title);
  g_free (self);
}

gboolean
td_criterion_equal (const TdCriterion *a, const TdCriterion *b)
{
  return a->id == b->id && g_str_equal (a->number, b->number) && g_str_equal (a->title, b->title)
         && a->max_points == b->max_points && a->is_bonus == b->is_bonus;
}

gboolean
td_criterion_is_heading (const TdCriterion *self)
{
  return self->max_points == 0;
}

static GPtrArray *
criteria_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_criterion_free);
}

TdScoreSheet *
td_score_sheet_new (void)
{
  TdScoreSheet *self = g_new0 (TdScoreSheet, 1);

  self->name = g_strdup ("");
  self->source = g_strdup ("");
  self->note = g_strdup ("");
  self->criteria = criteria_new ();

  return self;
}

TdScoreSheet *
td_score_sheet_copy (const TdScoreSheet *self)
{
  TdScoreSheet *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->source = g_strdup (self->source);
  copy->note = g_strdup (self->note);
  copy->criteria = criteria_new ();
  for (guint i = 0; i < self->criteria->len; i++)
    g_ptr_array_add (copy->criteria, td_criterion_copy (td_score_sheet_get_criterion (self, i)));

  return copy;
}

void
td_score_sheet_free (TdScoreSheet *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->source);
  g_free (self->note);
  g_ptr_array_unref (self->criteria);
  g_free (self);
}

gboolean
td_score_sheet_equal (const TdScoreSheet *a, const TdScoreSheet *b)
{
  if (a->id != b->id || a->revision != b->revision || !g_str_equal (a->name, b->name)
      || !td_date_equal (a->valid_from, b->valid_from) || !g_str_equal (a->source, b->source)
      || !g_str_equal (a->note, b->note) || a->criteria->len != b->criteria->len)
    return FALSE;

  for (guint i = 0; i < a->criteria->len; i++)
    if (!td_criterion_equal (td_score_sheet_get_criterion (a, i),
                             td_score_sheet_get_criterion (b, i)))
      return FALSE;

  return TRUE;
}

TdCriterion *
td_score_sheet_get_criterion (const TdScoreSheet *self, guint index)
{
  return g_ptr_array_index (self->criteria, index);
}

/* --- Headings --------------------------------------------------------------------------------- */

/* How deep a number stands: "A" 0, "II" 1, "3" 2, "3.1" 3, "a)" 20, none 30. "C" and "D" are
 * letters: nobody has a hundred parts. */
static int
get_level (const TdCriterion *self)
{
  const char *number = self->number;
  gsize n_roman = strspn (number, "IVX");
  gsize n_arabic = strspn (number, "0123456789.");
  int level = 2;

  if (number[0] == '\0')
    return td_criterion_is_heading (self) ? 0 : 30;
  if (n_roman > 0 && !g_ascii_isalpha (number[n_roman]))
    return 1;
  if (g_ascii_isupper (number[0]) && !g_ascii_isalpha (number[1]))
    return 0;
  if (n_arabic == 0)
    return 20;

  /* A dot at the end belongs to no deeper number: "1." is as "1". */
  for (gsize i = 0; i + 1 < n_arabic; i++)
    level += number[i] == '.' && number[i + 1] != '.';

  return level;
}

int
td_score_sheet_find_parent (const TdScoreSheet *self, guint index)
{
  int level = get_level (td_score_sheet_get_criterion (self, index));

  /* What stands between and is no heading ends nothing: "I, 1, 2" has both under "I". */
  for (guint i = index; i-- > 0;)
    {
      const TdCriterion *above = td_score_sheet_get_criterion (self, i);
      int above_level = get_level (above);

      if (above_level >= level)
        continue;
      if (td_criterion_is_heading (above))
        return (int) i;
      /* "II" with points of its own ends what "I" began, but has nothing under it. */
      level = above_level;
    }

  return -1;
}

gboolean
td_score_sheet_is_below (const TdScoreSheet *self, guint index, guint heading)
{
  int parent;

  for (parent = td_score_sheet_find_parent (self, index); parent > (int) heading;
       parent = td_score_sheet_find_parent (self, (guint) parent))
    ;

  return parent == (int) heading;
}

gint64
td_score_sheet_get_max (const TdScoreSheet *self, guint index)
{
  gint64 sum = 0;

  if (!td_criterion_is_heading (td_score_sheet_get_criterion (self, index)))
    return td_score_sheet_get_criterion (self, index)->max_points;
  for (guint i = index + 1; i < self->criteria->len; i++)
    if (td_score_sheet_is_below (self, i, index))
      sum += td_score_sheet_get_criterion (self, i)->max_points;

  return sum;
}

gint64
td_score_sheet_get_total (const TdScoreSheet *self, gboolean bonus)
{
  gint64 total = 0;

  for (guint i = 0; i < self->criteria->len; i++)
    if (td_score_sheet_get_criterion (self, i)->is_bonus == bonus)
      total += td_score_sheet_get_criterion (self, i)->max_points;

  return total;
}

/* --- The check -------------------------------------------------------------------------------- */

void
td_criterion_use_free (TdCriterionUse *self)
{
  g_free (self->title);
  g_free (self);
}

void
td_score_sheet_facts_clear (TdScoreSheetFacts *self)
{
  g_clear_pointer (&self->uses, g_ptr_array_unref);
}

static void
check_criteria (const TdScoreSheet *self, GPtrArray *problems)
{
  gboolean has_points = FALSE;

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TdCriterion *criterion = td_score_sheet_get_criterion (self, i);

      has_points |= !td_criterion_is_heading (criterion);
      if (criterion->title[0] == '\0')
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_TITLE, (int) i,
                         _ ("Enter what the criterion is, or remove the line."));
      if (criterion->max_points < 0)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_MAX_POINTS, (int) i,
                         _ ("The maximum of “%s” is more than 0, or empty for a heading."),
                         criterion->title);
      if (criterion->is_bonus && td_criterion_is_heading (criterion))
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_IS_BONUS, (int) i,
                         _ ("“%s” is a heading: mark the bonus at the criteria under it, or enter "
                            "its maximum."),
                         criterion->title);
    }
  if (!has_points)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_CRITERIA, -1,
                     _ ("Enter at least one criterion with its maximum of points."));
  if (td_score_sheet_get_total (self, TRUE) > TD_SCORE_SHEET_MAX_BONUS)
    {
      g_autofree char *sum = td_money_format_hundredths (td_score_sheet_get_total (self, TRUE));
      TdProblem *problem
          = td_problems_add (problems, TD_SEVERITY_WARNING, TD_SCORE_SHEET_CRITERIA, -1,
                             _ ("Bonus points come to %s; the guidance allows 5."), sum);

      problem->source = g_strdup (TD_SCORE_SHEET_BONUS_SOURCE);
    }
}

static int
find_criterion (const TdScoreSheet *self, gint64 id)
{
  for (guint i = 0; i < self->criteria->len; i++)
    if (td_score_sheet_get_criterion (self, i)->id == id)
      return (int) i;

  return -1;
}

static void
check_uses (const TdScoreSheet *self, const GPtrArray *uses, GPtrArray *problems)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const TdCriterionUse *use = g_ptr_array_index (uses, i);
      int index = find_criterion (self, use->id);
      const TdCriterion *criterion
          = index >= 0 ? td_score_sheet_get_criterion (self, (guint) index) : NULL;
      g_autofree char *given = td_money_format_hundredths (use->max_given);

      if (criterion == NULL)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_CRITERIA, -1,
                         _ ("Units have scores for “%s”, so it cannot be removed. Put it back, or "
                            "make another sheet."),
                         use->title);
      else if (td_criterion_is_heading (criterion))
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_MAX_POINTS, index,
                         _ ("Units have scores for “%s”, so it cannot become a heading. Enter its "
                            "maximum."),
                         criterion->title);
      else if (criterion->max_points < use->max_given)
        td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_MAX_POINTS, index,
                         _ ("A unit has %s points for “%s” already. Enter at least that many."),
                         given, criterion->title);
    }
}

GPtrArray *
td_score_sheet_check (const TdScoreSheet *self, const TdScoreSheetFacts *facts)
{
  GPtrArray *problems = td_problems_new ();

  if (self->name[0] == '\0')
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_NAME, -1,
                     _ ("Enter the name of the score sheet."));
  check_criteria (self, problems);
  if (facts == NULL)
    return problems;

  if (facts->same_name)
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_SCORE_SHEET_NAME, -1,
                     _ ("There is a score sheet of this name already. Enter another name."))
        ->is_duplicate
        = TRUE;
  if (facts->uses != NULL)
    check_uses (self, facts->uses, problems);

  return problems;
}
