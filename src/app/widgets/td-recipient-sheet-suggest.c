/* What a cell of a sheet offers, and taking it. */
#include "app/widgets/td-recipient-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-person-store.h"
#include "store/td-unit-store.h"

/* As many as are seen at once; who does not find it among them types another word. */
#define MAX_HITS 12
#define MAX_PEOPLE 8

/* One letter says too little to offer people. */
#define MIN_LETTERS 2

/* --- Words ------------------------------------------------------------------------------------ */

/* Whether each word of @key begins a word of the folded @text: "bk tinh" → "bk tinh", "bang tinh"
 * → "bang khen tinh". */
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

static void
add (GPtrArray *suggestions, const char *label, const char *detail, gint64 id)
{
  g_ptr_array_add (suggestions, td_suggestion_new (label, detail, id));
}

/* --- Forms, types, campaigns ------------------------------------------------------------------ */

static void
suggest_forms (TdRecipientSheet *self,
               TdRecipientKind kind,
               const char *key,
               GPtrArray *suggestions)
{
  for (guint i = 0; i < td_catalogue_get_n_award_forms (self->catalogue); i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (self->catalogue, i);

      if (td_award_form_is_offered (form, kind, self->context.date)
          && (matches (key, form->name) || matches (key, form->short_name)))
        add (suggestions, form->name, form->short_name, form->id);
    }
}

/* The id is the index in the catalogue. */
static void
suggest_commendations (TdRecipientSheet *self, const char *key, GPtrArray *suggestions)
{
  guint n = td_catalogue_get_n_terms (self->catalogue, TD_VOCABULARY_COMMENDATION_TYPE);

  for (guint i = 0; i < n; i++)
    {
      const TdTerm *term
          = td_catalogue_get_term (self->catalogue, TD_VOCABULARY_COMMENDATION_TYPE, i);

      if (matches (key, term->name))
        add (suggestions, term->name, NULL, (gint64) i);
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(const TdSuggestion *const *) a)->label,
                         (*(const TdSuggestion *const *) b)->label);
}

static void
suggest_campaigns (TdRecipientSheet *self, const char *key, GPtrArray *suggestions)
{
  GHashTableIter iter;
  gpointer id, name;

  g_hash_table_iter_init (&iter, self->context.campaigns);
  while (g_hash_table_iter_next (&iter, &id, &name))
    if (matches (key, name))
      add (suggestions, name, NULL, *(gint64 *) id);
  g_ptr_array_sort (suggestions, compare_labels);
}

/* What stands in this column of other lines and begins with what is typed. */
static void
suggest_from_lines (TdRecipientSheet *self,
                    TdAwardCell cell,
                    const char *key,
                    GPtrArray *suggestions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (key[0] == '\0')
    return;

  for (guint i = self->decision->awards->len; i > 0 && suggestions->len < MAX_HITS; i--)
    {
      const TdAward *award = g_ptr_array_index (self->decision->awards, i - 1);
      g_autofree char *text = td_award_cell_get_text (award, cell, &self->context);
      g_autofree char *folded = td_text_fold (text);

      if (!g_str_has_prefix (folded, key) || !g_hash_table_add (seen, g_strdup (text)))
        continue;
      add (suggestions, text, NULL, 0);
    }
}

/* --- People ----------------------------------------------------------------------------------- */

/* The unit of the line, or of the one above, which is often the same. */
static gint64
guess_unit (TdRecipientSheet *self, guint row)
{
  for (guint i = row + 1; i > 0; i--)
    {
      const TdAward *award = td_recipient_sheet_get_award (self, i - 1);

      if (award != NULL && award->unit_id != 0)
        return award->unit_id;
    }

  return 0;
}

static void
suggest_people (TdRecipientSheet *self, guint row, const char *text, GPtrArray *suggestions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = td_person_search (td_book_get_reader (self->book), text, guess_unit (self, row),
                          self->context.date, MAX_PEOPLE, &error);

  if (hits == NULL)
    g_debug ("Searching people: %s", error->message);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdPersonHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *detail = td_person_hit_describe (hit);

      add (suggestions, hit->name, detail, hit->id);
    }
}

static void
take_person (TdRecipientSheet *self, TdAward *award, gint64 id)
{
  g_autoptr (TdPersonHit) person
      = td_person_load_hit (td_book_get_reader (self->book), id, self->context.date, NULL);

  if (person != NULL)
    td_award_set_person (award, person);
}

/* --- Units ------------------------------------------------------------------------------------ */

static char *
describe_unit (const TdUnitHit *hit)
{
  const char *parent = hit->parent_name != NULL ? hit->parent_name : "";
  g_autofree char *closed = td_date_format (hit->valid_to);

  return td_date_is_set (hit->valid_to)
             ? g_strdup_printf (_ ("%s — %s — closed on %s"), hit->code, parent, closed)
             : g_strdup_printf ("%s — %s", hit->code, parent);
}

static void
suggest_units (TdRecipientSheet *self, const char *text, GPtrArray *suggestions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = td_unit_search (td_book_get_reader (self->book), text,
                                               self->context.date, MAX_HITS, &error);

  if (hits == NULL)
    g_debug ("Searching units: %s", error->message);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *detail = describe_unit (hit);

      add (suggestions, hit->name, detail, hit->id);
    }
}

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

static void
matcher_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (source);
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
}

void
td_recipient_sheet_read_units (TdRecipientSheet *self)
{
  g_autoptr (GTask) task = NULL;
  Matching *matching = g_new0 (Matching, 1);

  g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);
  self->matching = g_cancellable_new ();
  task = g_task_new (self, self->matching, matcher_cb, NULL);
  matching->book = g_object_ref (self->book);
  matching->date = self->context.date;
  g_task_set_source_tag (task, td_recipient_sheet_read_units);
  g_task_set_task_data (task, matching, matching_free);
  g_task_run_in_thread (task, match_thread);
}

/* Units whose names are like the one that was pasted and not found, the likeliest first. */
static void
suggest_like_units (TdRecipientSheet *self, const char *text, GPtrArray *suggestions)
{
  g_autoptr (GPtrArray) matches = td_unit_matcher_find (self->matcher, text, MAX_HITS);

  for (guint i = 0; i < matches->len; i++)
    {
      const TdUnitMatch *match = g_ptr_array_index (matches, i);
      g_autofree char *detail = g_strdup_printf (_ ("%u %% alike"), match->score);

      add (suggestions, match->name, detail, match->unit_id);
    }
}

gboolean
td_recipient_sheet_take_exact_unit (TdRecipientSheet *self, TdAward *award, const char *text)
{
  g_autoptr (GPtrArray) hits
      = td_unit_search (td_book_get_reader (self->book), text, self->context.date, 2, NULL);
  g_autofree char *key = td_text_fold (text);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdUnitHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *name = td_text_fold (hit->name);
      g_autofree char *short_name = td_text_fold (hit->short_name);
      g_autofree char *code = td_text_fold (hit->code);
      g_autoptr (TdUnit) unit = NULL;

      if (!g_str_equal (key, name) && !g_str_equal (key, short_name) && !g_str_equal (key, code))
        continue;
      unit = td_unit_load (td_book_get_reader (self->book), hit->id, NULL);
      if (unit == NULL)
        return FALSE;
      td_award_set_unit (award, unit->id, unit->name, unit->organisation_type);
      return TRUE;
    }

  return FALSE;
}

/* A collective that is a unit of the book has its name and is it. */
static void
take_unit (TdRecipientSheet *self, TdAward *award, TdAwardCell cell, gint64 id)
{
  g_autoptr (TdUnit) unit = td_unit_load (td_book_get_reader (self->book), id, NULL);

  if (unit == NULL)
    return;
  td_award_set_unit (award, unit->id, unit->name, unit->organisation_type);
  if (cell != TD_CELL_NAME)
    return;
  td_award_cell_set_text (award, TD_CELL_NAME, unit->name, &self->context);
  award->recipient_unit_id = unit->id;
}

/* --- TdGridModel ------------------------------------------------------------------------------ */

GPtrArray *
td_recipient_sheet_suggest (TdGridModel *model, guint row, guint column, const char *text)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);
  TdRecipientKind kind = g_array_index (self->rows, SheetRow, row).part;
  TdAwardCell cell = td_recipient_sheet_get_cell (self, column);
  g_autofree char *key = td_text_fold (text);
  g_autoptr (GPtrArray) suggestions = td_suggestions_new ();
  const TdAward *award = td_recipient_sheet_get_award (self, row);
  const char *unread = award != NULL ? td_award_get_unread (award, cell) : NULL;

  switch (cell)
    {
    case TD_CELL_NAME:
      if (kind == TD_RECIPIENT_COLLECTIVE && key[0] != '\0')
        suggest_units (self, text, suggestions);
      else if (kind == TD_RECIPIENT_INDIVIDUAL && strlen (key) >= MIN_LETTERS)
        suggest_people (self, row, text, suggestions);
      break;
    case TD_CELL_UNIT:
      if (key[0] == '\0' && unread != NULL && self->matcher != NULL)
        suggest_like_units (self, unread, suggestions);
      else
        suggest_units (self, text, suggestions);
      break;
    case TD_CELL_FORM:
      suggest_forms (self, kind, key, suggestions);
      break;
    case TD_CELL_COMMENDATION:
      suggest_commendations (self, key, suggestions);
      break;
    case TD_CELL_CAMPAIGN:
      suggest_campaigns (self, key, suggestions);
      break;
    case TD_CELL_POST:
    case TD_CELL_ACHIEVEMENT:
    case TD_CELL_PERIOD:
    case TD_CELL_NOTE:
      suggest_from_lines (self, cell, key, suggestions);
      break;
    default:
      break;
    }

  return g_steal_pointer (&suggestions);
}

void
td_recipient_sheet_take (TdGridModel *model,
                         guint row,
                         guint column,
                         const TdSuggestion *suggestion)
{
  TdRecipientSheet *self = TD_RECIPIENT_SHEET (model);
  TdAwardCell cell = td_recipient_sheet_get_cell (self, column);
  TdAward *award = td_recipient_sheet_begin_line (self, row);

  self->typing_row = -1;
  switch (cell)
    {
    case TD_CELL_NAME:
      if (award->recipient_kind == TD_RECIPIENT_INDIVIDUAL)
        take_person (self, award, suggestion->id);
      else
        take_unit (self, award, cell, suggestion->id);
      break;
    case TD_CELL_UNIT:
      take_unit (self, award, cell, suggestion->id);
      break;
    case TD_CELL_FORM:
      td_award_set_form (award, suggestion->id, &self->context);
      break;
    case TD_CELL_CAMPAIGN:
      td_award_set_unread (award, cell, NULL);
      award->campaign_id = suggestion->id;
      break;
    default:
      td_award_cell_set_text (award, cell, suggestion->label, &self->context);
      break;
    }
  td_recipient_sheet_edited (self);
}
