#include "domain/td-figure-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-money.h"
#include "base/td-text.h"

static const struct
{
  const char *field;
  const char *title;
} figures[TD_N_FIGURES] = {
  [TD_FIGURE_WORKERS] = { "workers", N_ ("Workers") },
  [TD_FIGURE_MEMBERS] = { "members", N_ ("Members") },
  [TD_FIGURE_WOMEN] = { "women", N_ ("Women") },
  [TD_FIGURE_DIRECT_WORKERS] = { "direct_workers", N_ ("Direct workers") },
  [TD_FIGURE_LEADERS] = { "leaders", N_ ("Leaders") },
  [TD_FIGURE_SCORE] = { "score", N_ ("Points") },
  [TD_FIGURE_RATING] = { "rating", N_ ("Rating") },
};

const char *
td_figure_get_field (TdFigure figure)
{
  return figures[figure].field;
}

const char *
td_figure_get_title (TdFigure figure)
{
  return _ (figures[figure].title);
}

/* --- Values ----------------------------------------------------------------------------------- */

void
td_figure_values_init (TdFigureValues *self)
{
  for (guint i = 0; i < TD_N_FIGURE_NUMBERS; i++)
    self->numbers[i] = TD_FIGURE_UNKNOWN;
  self->rating = "";
}

gboolean
td_figure_values_equal (const TdFigureValues *a, const TdFigureValues *b)
{
  return memcmp (a->numbers, b->numbers, sizeof a->numbers) == 0
         && g_str_equal (a->rating, b->rating);
}

gboolean
td_figure_values_is_empty (const TdFigureValues *self)
{
  TdFigureValues empty;

  td_figure_values_init (&empty);

  return td_figure_values_equal (self, &empty);
}

static char *
format_value (const TdFigureValues *values, const TdCatalogue *catalogue, TdFigure figure)
{
  const TdTerm *rating;

  if (figure == TD_FIGURE_RATING)
    {
      rating = td_catalogue_find_term (catalogue, TD_VOCABULARY_RATING, values->rating);

      return g_strdup (rating != NULL ? rating->short_name : values->rating);
    }
  if (values->numbers[figure] == TD_FIGURE_UNKNOWN)
    return g_strdup ("");

  return figure == TD_FIGURE_SCORE ? td_money_format_hundredths (values->numbers[figure])
                                   : td_money_format (values->numbers[figure]);
}

/* --- Lines ------------------------------------------------------------------------------------ */

TdFigureLine *
td_figure_line_new (gint64 unit_id, const char *name)
{
  TdFigureLine *self = g_new0 (TdFigureLine, 1);

  self->unit_id = unit_id;
  self->group = g_strdup ("");
  self->code = g_strdup ("");
  self->name = g_strdup (name);
  td_figure_values_init (&self->stored);
  td_figure_values_init (&self->values);
  td_figure_values_init (&self->last);
  for (guint i = 0; i < TD_N_FIGURES; i++)
    self->last_periods[i] = "";
  for (guint i = 0; i < TD_N_FIGURE_COUNTS; i++)
    self->below[i] = TD_FIGURE_UNKNOWN;

  return self;
}

static TdFigureLine *
line_copy (const TdFigureLine *self)
{
  TdFigureLine *copy = g_memdup2 (self, sizeof *self);

  copy->group = g_strdup (self->group);
  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  copy->last_units = g_strdup (self->last_units);
  for (guint i = 0; i < TD_N_FIGURES; i++)
    copy->unread[i] = g_strdup (self->unread[i]);

  return copy;
}

void
td_figure_line_free (TdFigureLine *self)
{
  if (self == NULL)
    return;

  g_free (self->group);
  g_free (self->code);
  g_free (self->name);
  g_free (self->last_units);
  for (guint i = 0; i < TD_N_FIGURES; i++)
    g_free (self->unread[i]);
  g_free (self);
}

gboolean
td_figure_line_is_changed (const TdFigureLine *self)
{
  for (guint i = 0; i < TD_N_FIGURES; i++)
    if (self->unread[i] != NULL)
      return TRUE;

  return !td_figure_values_equal (&self->stored, &self->values);
}

/* --- What can be undone ----------------------------------------------------------------------- */

/* What can be typed of a line. */
typedef struct
{
  TdFigureValues values;
  char *unread[TD_N_FIGURES];
} State;

static gpointer
get_state (gpointer sheet, guint index)
{
  const TdFigureLine *line = td_figure_sheet_get_line (sheet, index);
  State *state = g_new0 (State, 1);

  state->values = line->values;
  for (guint i = 0; i < TD_N_FIGURES; i++)
    state->unread[i] = g_strdup (line->unread[i]);

  return state;
}

static void
set_state (gpointer sheet, guint index, gpointer data)
{
  TdFigureLine *line = td_figure_sheet_get_line (sheet, index);
  State *state = data;

  line->values = state->values;
  for (guint i = 0; i < TD_N_FIGURES; i++)
    {
      g_free (line->unread[i]);
      line->unread[i] = g_steal_pointer (&state->unread[i]);
    }
}

static void
state_free (gpointer data)
{
  State *state = data;

  for (guint i = 0; i < TD_N_FIGURES; i++)
    g_free (state->unread[i]);
  g_free (state);
}

static TdSheetUndo *
undo_new (void)
{
  return td_sheet_undo_new (get_state, set_state, state_free);
}

static void
remember (TdFigureSheet *self, guint line)
{
  td_sheet_undo_remember (self->undo, self, line);
}

void
td_figure_sheet_end_change (TdFigureSheet *self)
{
  td_sheet_undo_end_change (self->undo);
}

gboolean
td_figure_sheet_undo (TdFigureSheet *self, gboolean redo)
{
  return td_sheet_undo_run (self->undo, self, redo);
}

/* --- The sheet -------------------------------------------------------------------------------- */

TdFigureSheet *
td_figure_sheet_new (void)
{
  TdFigureSheet *self = g_new0 (TdFigureSheet, 1);

  self->root_name = g_strdup ("");
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) td_figure_line_free);
  self->undo = undo_new ();

  return self;
}

TdFigureSheet *
td_figure_sheet_copy (const TdFigureSheet *self)
{
  TdFigureSheet *copy = g_memdup2 (self, sizeof *self);

  copy->root_name = g_strdup (self->root_name);
  copy->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) td_figure_line_free);
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, line_copy (td_figure_sheet_get_line (self, i)));
  copy->undo = undo_new ();

  return copy;
}

void
td_figure_sheet_free (TdFigureSheet *self)
{
  if (self == NULL)
    return;

  g_free (self->root_name);
  g_ptr_array_unref (self->lines);
  td_sheet_undo_free (self->undo);
  g_free (self);
}

TdFigureLine *
td_figure_sheet_get_line (const TdFigureSheet *self, guint line)
{
  return g_ptr_array_index (self->lines, line);
}

gboolean
td_figure_sheet_is_changed (const TdFigureSheet *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (td_figure_line_is_changed (td_figure_sheet_get_line (self, i)))
      return TRUE;

  return FALSE;
}

/* --- Typing ----------------------------------------------------------------------------------- */

/* "92.5" is read as "92,5": nobody scores by thousands. */
static gboolean
parse_score (const char *text, gint64 *score)
{
  g_autofree char *comma = g_strdup (text);

  return td_money_parse_hundredths (g_strdelimit (comma, ".", ','), score, NULL) && *score >= 0;
}

/* Of two scales with one name for a rating, the one that the period has. */
static gboolean
parse_rating (const TdFigureSheet *self,
              const TdCatalogue *catalogue,
              const char *text,
              const char **rating)
{
  g_autofree char *key = td_text_fold (text);
  const TdTerm *found = NULL;

  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_RATING); i++)
    {
      const TdTerm *term = td_catalogue_get_term (catalogue, TD_VOCABULARY_RATING, i);
      g_autofree char *code = td_text_fold (term->code);
      g_autofree char *name = td_text_fold (term->name);
      g_autofree char *short_name = td_text_fold (term->short_name);

      if ((g_str_equal (key, code) || g_str_equal (key, name) || g_str_equal (key, short_name))
          && (found == NULL || !td_term_is_valid_at (found, self->period.to)))
        found = term;
    }
  if (found == NULL)
    return FALSE;
  *rating = g_intern_string (found->code);

  return TRUE;
}

static gboolean
parse (const TdFigureSheet *self,
       const TdCatalogue *catalogue,
       TdFigure figure,
       const char *text,
       TdFigureValues *values)
{
  switch (figure)
    {
    case TD_FIGURE_RATING:
      return parse_rating (self, catalogue, text, &values->rating);
    case TD_FIGURE_SCORE:
      return parse_score (text, &values->numbers[figure]);
    default:
      return td_money_parse_count (text, &values->numbers[figure]);
    }
}

static void
clear_value (TdFigureValues *values, TdFigure figure)
{
  if (figure == TD_FIGURE_RATING)
    values->rating = "";
  else
    values->numbers[figure] = TD_FIGURE_UNKNOWN;
}

gboolean
td_figure_sheet_type (TdFigureSheet *self,
                      const TdCatalogue *catalogue,
                      guint index,
                      TdFigure figure,
                      const char *text)
{
  TdFigureLine *line = td_figure_sheet_get_line (self, index);
  TdFigureValues values = line->values;
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *unread = NULL;

  clear_value (&values, figure);
  if (clean[0] != '\0' && !parse (self, catalogue, figure, clean, &values))
    {
      clear_value (&values, figure);
      unread = g_steal_pointer (&clean);
    }
  if (td_figure_values_equal (&values, &line->values)
      && g_strcmp0 (unread, line->unread[figure]) == 0)
    return FALSE;

  remember (self, index);
  line->values = values;
  g_free (line->unread[figure]);
  line->unread[figure] = g_steal_pointer (&unread);

  return TRUE;
}

gboolean
td_figure_sheet_repeat (TdFigureSheet *self, guint index, TdFigure figure)
{
  TdFigureLine *line = td_figure_sheet_get_line (self, index);

  if (line->last_periods[figure][0] == '\0')
    return FALSE;

  remember (self, index);
  if (figure == TD_FIGURE_RATING)
    line->values.rating = line->last.rating;
  else
    line->values.numbers[figure] = line->last.numbers[figure];
  g_clear_pointer (&line->unread[figure], g_free);

  return TRUE;
}

/* --- Showing ---------------------------------------------------------------------------------- */

char *
td_figure_sheet_get_text (const TdFigureSheet *self,
                          const TdCatalogue *catalogue,
                          guint index,
                          TdFigure figure)
{
  const TdFigureLine *line = td_figure_sheet_get_line (self, index);

  return line->unread[figure] != NULL ? g_strdup (line->unread[figure])
                                      : format_value (&line->values, catalogue, figure);
}

char *
td_figure_sheet_get_last_text (const TdFigureSheet *self,
                               const TdCatalogue *catalogue,
                               guint index,
                               TdFigure figure)
{
  return format_value (&td_figure_sheet_get_line (self, index)->last, catalogue, figure);
}

gboolean
td_figure_sheet_sum (const TdFigureSheet *self, TdFigure figure, gint64 *sum)
{
  gboolean is_known = FALSE;

  g_return_val_if_fail (figure < TD_N_FIGURE_COUNTS, FALSE);

  *sum = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TdFigureLine *line = td_figure_sheet_get_line (self, i);
      /* With all units below these have lines of their own. */
      gint64 below = self->with_below ? TD_FIGURE_UNKNOWN : line->below[figure];

      is_known |= line->values.numbers[figure] != TD_FIGURE_UNKNOWN || below != TD_FIGURE_UNKNOWN;
      *sum += MAX (line->values.numbers[figure], 0) + MAX (below, 0);
    }

  return is_known;
}
