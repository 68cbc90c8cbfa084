/* What is told of figures while they are typed, see td-figure-sheet.h. */
#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "domain/td-figure-sheet.h"

/* Below this many people one more or one less is a great share. */
#define JUMP_MIN_BASE 20

/* "HTXSNV, HTTNV, HTNV": the scale in force at the end of the period. */
static char *
list_ratings (const TdFigureSheet *sheet, const TdCatalogue *catalogue)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_RATING); i++)
    {
      const TdTerm *term = td_catalogue_get_term (catalogue, TD_VOCABULARY_RATING, i);

      if (td_term_is_valid_at (term, sheet->period.to))
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", term->short_name);
    }

  return g_string_free (list, FALSE);
}

static void
check_unread (const TdFigureSheet *sheet,
              const TdCatalogue *catalogue,
              guint index,
              TdFigure figure,
              GPtrArray *problems)
{
  const TdFigureLine *line = td_figure_sheet_get_line (sheet, index);
  const char *field = td_figure_get_field (figure);
  const char *text = line->unread[figure];
  g_autofree char *ratings = NULL;

  if (text == NULL)
    return;

  if (figure == TD_FIGURE_RATING)
    {
      ratings = list_ratings (sheet, catalogue);
      td_problems_add (problems, TD_SEVERITY_ERROR, field, (int) index,
                       _ ("“%s” is no rating of “%s”. There are: %s."), text, line->name, ratings);
    }
  else if (figure == TD_FIGURE_SCORE)
    td_problems_add (problems, TD_SEVERITY_ERROR, field, (int) index,
                     _ ("“%s” is no number of points of “%s”. Enter them such as 92,5."), text,
                     line->name);
  else
    td_problems_add (
        problems, TD_SEVERITY_ERROR, field, (int) index,
        _ ("“%s” is no number of people of “%s”. Enter a whole number such as 1.234, or "
           "leave the cell blank if it was not reported."),
        text, line->name);
}

/* Members, women, direct workers and leaders are all of them workers. */
static void
check_part (const TdFigureLine *line, guint index, TdFigure figure, GPtrArray *problems)
{
  gint64 workers = line->values.numbers[TD_FIGURE_WORKERS];
  gint64 part = line->values.numbers[figure];
  g_autofree char *workers_text = NULL;
  g_autofree char *part_text = NULL;

  if (workers == TD_FIGURE_UNKNOWN || part <= workers)
    return;

  workers_text = td_money_format (workers);
  part_text = td_money_format (part);
  td_problems_add (problems, TD_SEVERITY_WARNING, td_figure_get_field (figure), (int) index,
                   _ ("“%s” has %s workers, and “%s” says %s, which is more. Check both numbers."),
                   line->name, workers_text, td_figure_get_title (figure), part_text);
}

static void
check_jump (const TdFigureSheet *sheet, guint index, TdFigure figure, GPtrArray *problems)
{
  const TdFigureLine *line = td_figure_sheet_get_line (sheet, index);
  gint64 now = line->values.numbers[figure];
  gint64 last = line->last.numbers[figure];
  gint64 difference = now - last;
  TdPeriod period;
  g_autofree char *now_text = NULL;
  g_autofree char *last_text = NULL;
  g_autofree char *label = NULL;

  if (now == TD_FIGURE_UNKNOWN || last < JUMP_MIN_BASE || sheet->jump <= 0
      || ABS (difference) * 100 <= sheet->jump * last
      || !td_period_parse (line->last_periods[figure], &period, NULL))
    return;

  now_text = td_money_format (now);
  last_text = td_money_format (last);
  label = td_period_to_label (&period);
  td_problems_add (problems, TD_SEVERITY_WARNING, td_figure_get_field (figure), (int) index,
                   _ ("“%s”: “%s” went from %s (%s) to %s, %+d %%. Is that right?"), line->name,
                   td_figure_get_title (figure), last_text, label, now_text,
                   (int) (difference * 100 / last));
}

static void
check_rating (const TdFigureSheet *sheet,
              const TdCatalogue *catalogue,
              guint index,
              GPtrArray *problems)
{
  const TdFigureLine *line = td_figure_sheet_get_line (sheet, index);
  const TdTerm *rating
      = td_catalogue_find_term (catalogue, TD_VOCABULARY_RATING, line->values.rating);
  g_autofree char *ratings = NULL;

  if (rating == NULL || td_term_is_valid_at (rating, sheet->period.to))
    return;

  ratings = list_ratings (sheet, catalogue);
  td_problems_add (problems, TD_SEVERITY_WARNING, td_figure_get_field (TD_FIGURE_RATING),
                   (int) index, _ ("“%s”: “%s” is of the scale of other years. This one has: %s."),
                   line->name, rating->short_name, ratings);
}

/* Reports add up what the units of a tree reported, whatever their level. */
static void
check_below (const TdFigureLine *line, guint index, GPtrArray *problems)
{
  g_autofree char *members = NULL;

  if (line->values.numbers[TD_FIGURE_MEMBERS] <= 0 || line->below[TD_FIGURE_MEMBERS] <= 0)
    return;

  members = td_money_format (line->below[TD_FIGURE_MEMBERS]);
  td_problems_add (problems, TD_SEVERITY_WARNING, td_figure_get_field (TD_FIGURE_MEMBERS),
                   (int) index,
                   _ ("The members of “%s” are counted twice: the units below it have reported %s. "
                      "Leave the cell blank."),
                   line->name, members);
}

GPtrArray *
td_figure_sheet_check (const TdFigureSheet *self, const TdCatalogue *catalogue)
{
  GPtrArray *problems = td_problems_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdFigureLine *line = td_figure_sheet_get_line (self, i);

      for (guint figure = 0; figure < TD_N_FIGURES; figure++)
        check_unread (self, catalogue, i, (TdFigure) figure, problems);
      for (guint figure = 0; figure < TD_N_FIGURE_COUNTS; figure++)
        {
          if (figure != TD_FIGURE_WORKERS)
            check_part (line, i, (TdFigure) figure, problems);
          check_jump (self, i, (TdFigure) figure, problems);
        }
      check_rating (self, catalogue, i, problems);
      check_below (line, i, problems);
    }

  return problems;
}
