/* What a cell of a sheet offers, and taking it. */
#include "app/widgets/td-reorganisation-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-text.h"
#include "store/td-unit-store.h"

/* As many as are seen at once; who does not find it among them types another word. */
#define MAX_HITS 12

/* The suggestion that founds the unit which is typed. */
#define ID_FOUND (-1)

/* --- Words ------------------------------------------------------------------------------------ */

/* Whether each word of @key begins a word of the folded @text: "so xa" → "Công đoàn cơ sở xã …". */
static gboolean
matches (const char *key, const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) wanted = g_strsplit (key, " ", -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; words[j] != NULL && !found; j++)
        found = g_str_has_prefix (words[j], wanted[i]);
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/* Whether @key are the first letters of the words: "sn" of "Sáp nhập vào". */
static gboolean
is_initials (const char *key, const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gsize length = strlen (key);

  if (length < 2 || length > g_strv_length (words))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (words[i][0] != key[i])
      return FALSE;

  return TRUE;
}

/* How well @key means the action: 3 begins it, 2 its first letters, 1 words of it, 0 not at all. */
static int
rate_action (const char *key, TdReorganisationAction action)
{
  const char *label = td_reorganisation_action_to_label (action);
  g_autofree char *folded = td_text_fold (label);

  if (g_str_has_prefix (folded, key))
    return 3;
  if (is_initials (key, label))
    return 2;

  return matches (key, label) ? 1 : 0;
}

gboolean
td_reorganisation_sheet_find_action (const char *text, TdReorganisationAction *action)
{
  g_autofree char *key = td_text_fold (text);
  int best = 0;

  for (guint i = 0; key[0] != '\0' && i < TD_REORGANISATION_N_ACTIONS; i++)
    {
      int rating = rate_action (key, (TdReorganisationAction) i);

      if (rating <= best)
        continue;
      best = rating;
      *action = (TdReorganisationAction) i;
    }

  return best > 0;
}

static const char *const explanations[TD_REORGANISATION_N_ACTIONS] = {
  [TD_REORGANISATION_FOUND] = N_ ("a new unit begins"),
  [TD_REORGANISATION_MERGE] = N_ ("the unit ends, another goes on in its place"),
  [TD_REORGANISATION_SPLIT] = N_ ("the unit ends, several go on: a line for each"),
  [TD_REORGANISATION_DISSOLVE] = N_ ("the unit ends, nothing goes on"),
  [TD_REORGANISATION_TRANSFER] = N_ ("the unit belongs to another one"),
  [TD_REORGANISATION_RENAME] = N_ ("the unit is called something else"),
  [TD_REORGANISATION_CONVERT] = N_ ("another kind, organisation type or place"),
};

static void
suggest_actions (const char *key, GPtrArray *suggestions)
{
  for (int rating = 3; rating >= 0; rating--)
    for (guint i = 0; i < TD_REORGANISATION_N_ACTIONS; i++)
      if (key[0] == '\0' ? rating == 0
                         : rating > 0 && rate_action (key, (TdReorganisationAction) i) == rating)
        g_ptr_array_add (suggestions, td_suggestion_new (td_reorganisation_action_to_label (
                                                             (TdReorganisationAction) i),
                                                         _ (explanations[i]), i));
}

/* --- Terms ------------------------------------------------------------------------------------ */

static gboolean
is_valid_on (const TdTerm *term, TdDate date)
{
  return !td_date_is_set (date)
         || ((!td_date_is_set (term->valid_from) || td_date_compare (term->valid_from, date) <= 0)
             && (!td_date_is_set (term->valid_to) || td_date_compare (term->valid_to, date) >= 0));
}

/* The id is the index in the catalogue. */
static void
suggest_terms (TdReorganisationSheet *self,
               TdVocabulary vocabulary,
               const char *key,
               GPtrArray *suggestions)
{
  for (guint i = 0; i < td_catalogue_get_n_terms (self->catalogue, vocabulary); i++)
    {
      const TdTerm *term = td_catalogue_get_term (self->catalogue, vocabulary, i);

      if (is_valid_on (term, self->effective_on)
          && (matches (key, term->name) || matches (key, term->short_name)))
        g_ptr_array_add (suggestions, td_suggestion_new (term->name, term->short_name, i));
    }
}

/* --- Units ------------------------------------------------------------------------------------ */

/* A unit that something is done to is open on the last day of the old order, one that goes on on
 * the first day of the new one. */
static TdDate
get_day (TdReorganisationSheet *self, gboolean target)
{
  return target && td_date_is_set (self->effective_on)
             ? self->effective_on
             : td_reorganisation_sheet_get_day_before (self);
}

static gboolean
is_open_on (const TdUnitHit *hit, TdDate day)
{
  return (!td_date_is_set (hit->valid_from) || td_date_compare (hit->valid_from, day) <= 0)
         && (!td_date_is_set (hit->valid_to) || td_date_compare (hit->valid_to, day) >= 0);
}

static void
suggest_units (TdReorganisationSheet *self,
               const char *text,
               gboolean target,
               GPtrArray *suggestions)
{
  TdDate day = get_day (self, target);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = td_unit_search (td_book_get_reader (self->book), text, day, MAX_HITS, &error);

  if (hits == NULL)
    g_debug ("Searching units: %s", error->message);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *detail = g_strdup_printf ("%s — %s", hit->code,
                                                 hit->parent_name != NULL ? hit->parent_name : "");

      if (is_open_on (hit, day))
        g_ptr_array_add (suggestions, td_suggestion_new (hit->name, detail, hit->id));
    }
}

/* Units whose names are like the one that was pasted and not found, the likeliest first. */
static void
suggest_like_units (TdReorganisationSheet *self, const char *text, GPtrArray *suggestions)
{
  g_autoptr (GPtrArray) found = td_unit_matcher_find (self->matcher, text, MAX_HITS);

  for (guint i = 0; i < found->len; i++)
    {
      const TdUnitMatch *match = g_ptr_array_index (found, i);
      g_autofree char *detail = g_strdup_printf (_ ("%u %% alike"), match->score);

      g_ptr_array_add (suggestions, td_suggestion_new (match->name, detail, match->unit_id));
    }
}

/* Before the units of the book: those that this reorganisation founds; after them: founding it. */
static void
suggest_targets (TdReorganisationSheet *self,
                 const SheetLine *line,
                 const char *text,
                 const char *key,
                 GPtrArray *suggestions)
{
  g_autofree char *clean = td_text_clean (text);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SheetLine *other = td_reorganisation_sheet_get_line (self, i);

      if (other != line && other->has_action && other->line->action == TD_REORGANISATION_FOUND
          && other->line->name[0] != '\0' && matches (key, other->line->name))
        g_ptr_array_add (suggestions, td_suggestion_new (other->line->name,
                                                         _ ("founded by this reorganisation"), 0));
    }
  suggest_units (self, text, TRUE, suggestions);
  if (key[0] != '\0' && td_reorganisation_sheet_find_founded (self, clean) == NULL
      && td_reorganisation_sheet_find_unit (self, clean, TRUE) == 0)
    g_ptr_array_add (
        suggestions,
        td_suggestion_new (clean, _ ("a new unit: adds a line that founds it"), ID_FOUND));
}

gint64
td_reorganisation_sheet_find_unit (TdReorganisationSheet *self, const char *text, gboolean target)
{
  TdDate day = get_day (self, target);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *key = td_text_fold (text);

  if (key[0] == '\0')
    return 0;
  hits = td_unit_search (td_book_get_reader (self->book), text, day, 2, NULL);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *name = td_text_fold (hit->name);
      g_autofree char *short_name = td_text_fold (hit->short_name);
      g_autofree char *code = td_text_fold (hit->code);

      if (is_open_on (hit, day)
          && (g_str_equal (key, name) || g_str_equal (key, short_name) || g_str_equal (key, code)))
        return hit->id;
    }

  /* A target that is only like a unit may well be a new one. */
  return !target && self->matcher != NULL ? td_unit_matcher_find_certain (self->matcher, text) : 0;
}

/* --- Reading the names in a thread ------------------------------------------------------------ */

typedef struct
{
  TdBook *book;
  TdDate date;
} Matching;

static void
matching_free (gpointer data)
{
  Matching *matching = data;

  g_object_unref (matching->book);
  g_free (matching);
}

static void
match_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Matching *matching = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (matching->book, cancellable, &error);
  TdUnitMatcher *matcher = db != NULL ? td_unit_matcher_new (db, matching->date, &error) : NULL;

  if (matcher != NULL)
    g_task_return_pointer (task, matcher, (GDestroyNotify) td_unit_matcher_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What was typed for another day, or pasted before the names were read, may be a unit now. */
static void
read_again (TdReorganisationSheet *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->lines->len; i++)
    {
      SheetLine *line = td_reorganisation_sheet_get_line (self, i);
      gint64 id;

      if (line->unread[TD_LINE_UNIT] == NULL)
        continue;
      id = td_reorganisation_sheet_find_unit (self, line->unread[TD_LINE_UNIT], FALSE);
      if (id == 0)
        continue;
      line->line->unit_id = id;
      sheet_line_set_unread (line, TD_LINE_UNIT, NULL);
      found = TRUE;
    }
  if (found)
    td_reorganisation_sheet_edited (self);
}

static void
matcher_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (source);
  g_autoptr (GError) error = NULL;
  TdUnitMatcher *matcher = g_task_propagate_pointer (G_TASK (result), &error);

  if (matcher == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The units could not be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->matcher, td_unit_matcher_free);
  self->matcher = matcher;
  read_again (self);
}

void
td_reorganisation_sheet_read_units (TdReorganisationSheet *self)
{
  g_autoptr (GTask) task = NULL;
  Matching *matching = g_new0 (Matching, 1);

  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  g_clear_pointer (&self->matcher, td_unit_matcher_free); /* of another day */
  self->matching = g_cancellable_new ();
  task = g_task_new (self, self->matching, matcher_cb, NULL);
  matching->book = g_object_ref (self->book);
  matching->date = td_reorganisation_sheet_get_day_before (self);
  g_task_set_source_tag (task, td_reorganisation_sheet_read_units);
  g_task_set_task_data (task, matching, matching_free);
  g_task_run_in_thread (task, match_thread);
}

/* --- TdGridModel ------------------------------------------------------------------------------ */

GPtrArray *
td_reorganisation_sheet_suggest (TdGridModel *model, guint row, guint column, const char *text)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (model);
  const SheetLine *line = td_reorganisation_sheet_get_line (self, row);
  const char *unread = line != NULL ? line->unread[column] : NULL;
  g_autofree char *key = td_text_fold (text);
  g_autoptr (GPtrArray) suggestions = td_suggestions_new ();
  TdVocabulary vocabulary;

  if (column == TD_LINE_ACTION)
    suggest_actions (key, suggestions);
  else if (column == TD_LINE_UNIT && key[0] == '\0' && unread != NULL && self->matcher != NULL)
    suggest_like_units (self, unread, suggestions);
  else if (column == TD_LINE_UNIT)
    suggest_units (self, text, FALSE, suggestions);
  else if (column == TD_LINE_TARGET)
    suggest_targets (self, line, text, key, suggestions);
  else if (td_reorganisation_sheet_get_vocabulary ((TdLineCell) column, &vocabulary))
    suggest_terms (self, vocabulary, key, suggestions);

  return g_steal_pointer (&suggestions);
}

static void
take_target (TdReorganisationSheet *self, SheetLine *line, const TdSuggestion *suggestion)
{
  line->line->target_id = MAX (suggestion->id, 0);
  td_text_set (&line->line->target_name, line->line->target_id == 0 ? suggestion->label : "");
  if (suggestion->id == ID_FOUND)
    td_reorganisation_sheet_add_founding (self, line, suggestion->label);
}

void
td_reorganisation_sheet_take (TdGridModel *model,
                              guint row,
                              guint column,
                              const TdSuggestion *suggestion)
{
  TdReorganisationSheet *self = TD_REORGANISATION_SHEET (model);
  SheetLine *line = td_reorganisation_sheet_begin_line (self, row);
  TdVocabulary vocabulary;

  td_reorganisation_sheet_stop_typing (self);
  sheet_line_set_unread (line, (TdLineCell) column, NULL);
  if (column == TD_LINE_ACTION)
    td_reorganisation_sheet_set_action (line, (TdReorganisationAction) suggestion->id);
  else if (column == TD_LINE_UNIT)
    line->line->unit_id = suggestion->id;
  else if (column == TD_LINE_TARGET)
    take_target (self, line, suggestion);
  else if (td_reorganisation_sheet_get_vocabulary ((TdLineCell) column, &vocabulary))
    td_text_set (td_reorganisation_sheet_get_field (line->line, (TdLineCell) column),
                 td_catalogue_get_term (self->catalogue, vocabulary, (guint) suggestion->id)->code);
  td_reorganisation_sheet_edited (self);
}
