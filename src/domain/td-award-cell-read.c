/* Reading what was typed or pasted into the cells of a line. */
#include "domain/td-award-cell.h"

#include "base/td-money.h"
#include "base/td-text.h"
#include "domain/td-person-name.h"

static gboolean
is_same_folded (const char *key, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  return g_str_equal (key, folded);
}

/* "o" and "b" are enough, and so are 1 and 2. */
static gboolean
read_title (TdAward *award, const char *text, const char *key)
{
  TdSex sex;

  if (g_str_equal (key, "o") || g_str_equal (key, "1"))
    sex = TD_SEX_MAN;
  else if (g_str_equal (key, "b") || g_str_equal (key, "2"))
    sex = TD_SEX_WOMAN;
  else
    td_person_title_parse (text, &sex);
  if (sex == TD_SEX_UNKNOWN)
    return FALSE;

  award->is_woman = sex == TD_SEX_WOMAN;
  return TRUE;
}

static gboolean
read_form (TdAward *award, const char *key, const TdAwardCellContext *context)
{
  for (guint i = 0; i < td_catalogue_get_n_award_forms (context->catalogue); i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (context->catalogue, i);

      if (!td_award_form_is_offered (form, award->recipient_kind, context->date)
          || !(is_same_folded (key, form->name) || is_same_folded (key, form->short_name)
               || is_same_folded (key, form->code)))
        continue;
      td_award_set_form (award, form->id, context);
      return TRUE;
    }

  return FALSE;
}

static gboolean
read_commendation (TdAward *award, const char *key, const TdAwardCellContext *context)
{
  guint n = td_catalogue_get_n_terms (context->catalogue, TD_VOCABULARY_COMMENDATION_TYPE);

  for (guint i = 0; i < n; i++)
    {
      const TdTerm *term
          = td_catalogue_get_term (context->catalogue, TD_VOCABULARY_COMMENDATION_TYPE, i);

      if (!is_same_folded (key, term->name))
        continue;
      td_text_set (&award->commendation_type, term->code);
      return TRUE;
    }

  return FALSE;
}

static gboolean
read_campaign (TdAward *award, const char *key, const TdAwardCellContext *context)
{
  GHashTableIter iter;
  gpointer id, name;

  g_hash_table_iter_init (&iter, context->campaigns);
  while (g_hash_table_iter_next (&iter, &id, &name))
    if (is_same_folded (key, name))
      {
        award->campaign_id = *(gint64 *) id;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_toggle (const char *key, gboolean *value)
{
  static const char *const on[] = { "x", "1", "co", "c", "v", "dung", "yes" };
  static const char *const off[] = { "0", "khong", "k", "no" };

  for (gsize i = 0; i < G_N_ELEMENTS (on); i++)
    if (g_str_equal (key, on[i]))
      return *value = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (off); i++)
    if (g_str_equal (key, off[i]))
      {
        *value = FALSE;
        return TRUE;
      }

  return FALSE;
}

static void
set_sex (TdAward *award, TdSex sex)
{
  if (sex == TD_SEX_UNKNOWN)
    return;

  award->is_woman = sex == TD_SEX_WOMAN;
  td_award_set_unread (award, TD_CELL_TITLE, NULL);
}

/* A form of address goes into its own cell, and a name in capitals is put right; "Thị" says Bà
 * where nothing else does. */
static void
set_name (TdAward *award, const char *text)
{
  g_autofree char *name = NULL;

  if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE)
    name = g_strdup (text);
  else
    {
      TdSex sex;
      g_autofree char *bare = td_person_name_split (text, &sex);

      name = td_person_name_put_right (bare);
      if (sex == TD_SEX_UNKNOWN && award->unread[TD_CELL_TITLE] != NULL)
        sex = td_person_name_guess_sex (name);
      set_sex (award, sex);
    }
  if (!td_text_set (&award->name, name))
    return;

  award->person_id = 0;
  award->is_new_person = FALSE;
  award->recipient_unit_id = 0;
}

/* Nothing stands in the cell any more. */
static void
clear (TdAward *award, TdAwardCell cell, const TdAwardCellContext *context)
{
  td_award_set_unread (award, cell, NULL);
  switch (cell)
    {
    case TD_CELL_TITLE:
      td_award_set_unread (award, cell, "");
      break;
    case TD_CELL_UNIT:
      td_award_set_unit (award, 0, "", "");
      break;
    case TD_CELL_FORM:
      td_award_set_form (award, 0, context);
      break;
    case TD_CELL_COMMENDATION:
      td_text_set (&award->commendation_type, "");
      break;
    case TD_CELL_CAMPAIGN:
      award->campaign_id = 0;
      break;
    case TD_CELL_DIRECT_WORKER:
      award->is_direct_worker = FALSE;
      break;
    case TD_CELL_LEADER:
      award->is_leader = FALSE;
      break;
    case TD_CELL_BONUS:
      award->bonus = 0;
      break;
    case TD_CELL_NAME:
      set_name (award, "");
      break;
    case TD_CELL_POST:
      td_text_set (&award->post, "");
      break;
    case TD_CELL_ACHIEVEMENT:
      td_text_set_lines (&award->achievement, "");
      break;
    case TD_CELL_PERIOD:
      td_text_set (&award->achievement_period, "");
      break;
    case TD_CELL_NOTE:
      td_text_set_lines (&award->note, "");
      break;
    case TD_CELL_UNRECOGNISED:
    case TD_N_CELLS:
    default:
      break;
    }
}

static gboolean
read_value (TdAward *award, TdAwardCell cell, const char *text, const TdAwardCellContext *context)
{
  g_autofree char *key = td_text_fold (text);

  switch (cell)
    {
    case TD_CELL_TITLE:
      return read_title (award, text, key);
    case TD_CELL_NAME:
      set_name (award, text);
      return TRUE;
    case TD_CELL_POST:
      td_text_set (&award->post, text);
      return TRUE;
    case TD_CELL_FORM:
      return read_form (award, key, context);
    case TD_CELL_COMMENDATION:
      return read_commendation (award, key, context);
    case TD_CELL_CAMPAIGN:
      return read_campaign (award, key, context);
    case TD_CELL_DIRECT_WORKER:
      return read_toggle (key, &award->is_direct_worker);
    case TD_CELL_LEADER:
      return read_toggle (key, &award->is_leader);
    case TD_CELL_ACHIEVEMENT:
      td_text_set_lines (&award->achievement, text);
      return TRUE;
    case TD_CELL_PERIOD:
      td_text_set (&award->achievement_period, text);
      return TRUE;
    case TD_CELL_BONUS:
      return td_money_parse (text, &award->bonus, NULL);
    case TD_CELL_NOTE:
      td_text_set_lines (&award->note, text);
      return TRUE;
    case TD_CELL_UNIT:
    case TD_CELL_UNRECOGNISED:
    case TD_N_CELLS:
    default:
      return FALSE;
    }
}

gboolean
td_award_cell_set_text (TdAward *award,
                        TdAwardCell cell,
                        const char *text,
                        const TdAwardCellContext *context)
{
  g_autofree char *before = td_award_cell_get_text (award, cell, context);
  g_autofree char *clean = td_text_clean_lines (text);

  if (clean[0] == '\0')
    {
      clear (award, cell, context);
      return TRUE;
    }
  /* What is there already stays linked to its person or unit. */
  if (award->unread[cell] == NULL && g_str_equal (before, clean))
    return TRUE;

  if (read_value (award, cell, clean, context))
    {
      td_award_set_unread (award, cell, NULL);
      return TRUE;
    }
  clear (award, cell, context);
  td_award_set_unread (award, cell, clean);

  return FALSE;
}
