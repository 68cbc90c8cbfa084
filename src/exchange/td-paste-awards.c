/* Rows of a pasted list as awards. */
#include <string.h>

#include "base/td-text.h"
#include "domain/td-award-cell.h"
#include "domain/td-person-name.h"
#include "exchange/td-paste-awards-private.h"

/* "1. Lò Thị Ánh", "- Lò Thị Ánh" */
static const char *
skip_number (const char *name)
{
  gsize digits = strspn (name, "0123456789");
  const char *rest = digits > 0 && name[digits] != '\0' ? name + digits + 1 : "";

  rest += strspn (rest, " ");
  if (digits > 0 && digits <= 3 && strchr (".)/", name[digits]) != NULL && *rest != '\0'
      && !g_ascii_isdigit (*rest))
    return rest;
  if (*name != '\0' && strchr ("-+*", *name) != NULL)
    return name + strspn (name, "-+* ");

  return name;
}

static TdRecipientKind
find_kind (TdPasteMaker *maker, const TdPasteRow *row)
{
  const TdPaste *self = maker->paste;
  const char *name = row->texts[TD_CELL_NAME]->str;
  int column = row->columns[TD_CELL_NAME];
  g_autofree char *clean = td_text_clean (name);
  g_autofree char *bare = NULL;
  gboolean says = column >= 0 && self->meanings[column].says_kind;
  TdRecipientKind kind = says ? self->meanings[column].kind : maker->model->recipient_kind;
  TdSex sex;

  if (maker->in_section)
    kind = maker->section;
  else if (row->texts[TD_CELL_TITLE]->len == 0 && *clean != '\0')
    {
      bare = td_person_name_split (skip_number (clean), &sex);
      if (sex == TD_SEX_UNKNOWN && strchr (bare, ',') == NULL
          && (td_paste_looks_like_unit (bare) || td_paste_maker_find_unit (maker, bare) != 0))
        return TD_RECIPIENT_COLLECTIVE;
      if (!says && td_paste_looks_like_name (bare))
        kind = TD_RECIPIENT_INDIVIDUAL;
    }

  /* Members' children are listed as persons. */
  return kind == TD_RECIPIENT_INDIVIDUAL && maker->model->recipient_kind == TD_RECIPIENT_OTHER
             ? TD_RECIPIENT_OTHER
             : kind;
}

static void
set_unit (TdPasteMaker *maker, TdAward *award, gint64 id)
{
  td_award_set_unit (award, id, td_unit_matcher_get_name (maker->paste->matcher, id),
                     td_unit_matcher_get_organisation_type (maker->paste->matcher, id));
}

static void
set_unread (TdAward *award, TdAwardCell cell, const char *text)
{
  g_autofree char *clean = td_text_clean (text);

  td_award_set_unread (award, cell, clean);
}

static void
read_unit (TdPasteMaker *maker, TdAward *award, TdPasteRow *row)
{
  g_autofree char *text = td_text_clean (row->texts[TD_CELL_UNIT]->str);
  gint64 id;

  if (*text == '\0')
    {
      /* A unit that the post names, or that the recipient is, says more than the group. */
      if (maker->group != 0 && award->unit_id == maker->model->unit_id)
        set_unit (maker, award, maker->group);
      return;
    }

  id = td_paste_maker_find_unit (maker, text);
  if (award->recipient_unit_id != 0)
    {
      /* "Thuộc: Công đoàn ngành Giáo dục" of one of its unions: the book knows. */
      if (id != award->recipient_unit_id
          && (id == 0
              || !td_unit_matcher_is_below (maker->paste->matcher, award->recipient_unit_id, id)))
        td_paste_row_add_unrecognised (row, maker->paste->columns[row->columns[TD_CELL_UNIT]].title,
                                       text);
    }
  else if (id != 0)
    {
      set_unit (maker, award, id);
    }
  else
    {
      td_award_set_unit (award, 0, "", "");
      set_unread (award, TD_CELL_UNIT, text);
    }
}

/* "Giáo viên, Trường THCS Nậm Sỏ": the unit behind a comma, if it is one of the book's for certain
 * and stands nowhere else. */
static void
read_post (TdPasteMaker *maker, TdAward *award, const char *text, gboolean has_unit)
{
  g_autofree char *clean = td_text_clean (text);

  for (char *comma = strchr (clean, ','); comma != NULL && !has_unit;
       comma = strchr (comma + 1, ','))
    {
      const char *rest = comma + 1 + strspn (comma + 1, " ");
      gint64 id = td_paste_maker_find_unit (maker, rest);

      if (id != 0)
        {
          set_unit (maker, award, id);
          *comma = '\0';
          break;
        }
    }
  td_text_set (&award->post, clean);
}

/* "Ông/Bà" in each row says nothing. */
static gboolean
says_both (const char *title)
{
  g_autofree char *folded = td_text_fold (title);

  return g_str_equal (folded, "ong/ba") || g_str_equal (folded, "ong ba");
}

static void
read_person (TdPasteMaker *maker, TdAward *award, TdPasteRow *row)
{
  g_autofree char *raw = g_strdup (row->texts[TD_CELL_NAME]->str);
  const char *title = row->texts[TD_CELL_TITLE]->str;
  const char *post = row->texts[TD_CELL_POST]->str;
  g_autofree char *name = NULL;
  g_autofree char *right = NULL;
  char *rest = strpbrk (raw, ",\n");
  TdSex sex = TD_SEX_UNKNOWN;
  TdSex column_sex;
  const char *unreadable = NULL;
  gboolean has_unit = row->texts[TD_CELL_UNIT]->len > 0;

  /* "Bà Lò Thị Ánh, Giáo viên, Trường THCS Nậm Sỏ" — but "Lò Thị Ánh\n(nữ)" */
  if (rest != NULL && rest[strspn (rest, ",\n ")] == '(')
    rest = NULL;
  if (rest != NULL)
    {
      *rest++ = '\0';
      if (*post != '\0')
        td_paste_row_add_unrecognised (row, NULL, rest);
    }

  name = td_person_name_split (skip_number (raw), &sex);
  right = td_person_name_put_right (name);
  td_text_set (&award->name, right);
  award->person_id = 0;
  award->is_new_person = FALSE;

  if (*title != '\0' && td_person_title_parse (title, &column_sex))
    {
      /* "Lò Thị Ánh (nữ)" beside "Nam": somebody has to look. */
      if (sex != TD_SEX_UNKNOWN && sex != column_sex)
        td_paste_row_add_unrecognised (row, NULL, raw);
      sex = column_sex;
    }
  else if (*title != '\0' && !says_both (title))
    unreadable = title;
  if (sex == TD_SEX_UNKNOWN)
    sex = td_person_name_guess_sex (award->name);

  if (unreadable != NULL && sex != TD_SEX_UNKNOWN)
    td_paste_row_add_unrecognised (row, maker->paste->columns[row->columns[TD_CELL_TITLE]].title,
                                   unreadable);
  if (sex != TD_SEX_UNKNOWN)
    {
      award->is_woman = sex == TD_SEX_WOMAN;
      td_award_set_unread (award, TD_CELL_TITLE, NULL);
    }
  else if (unreadable != NULL || !maker->model->is_woman)
    {
      /* An empty title asks for a choice. */
      set_unread (award, TD_CELL_TITLE, unreadable);
    }

  if (*post != '\0')
    read_post (maker, award, post, has_unit);
  else if (rest != NULL && !td_text_is_blank (rest))
    read_post (maker, award, rest, has_unit);
}

static void
read_collective (TdPasteMaker *maker, TdAward *award, TdPasteRow *row)
{
  static const TdAwardCell locked[]
      = { TD_CELL_TITLE, TD_CELL_POST, TD_CELL_DIRECT_WORKER, TD_CELL_LEADER };
  g_autofree char *name = td_text_clean (row->texts[TD_CELL_NAME]->str);

  td_text_set (&award->name, skip_number (name));
  award->person_id = 0;
  award->is_new_person = FALSE;
  award->is_woman = FALSE;
  award->is_direct_worker = FALSE;
  award->is_leader = FALSE;
  td_text_set (&award->post, "");
  td_award_set_unread (award, TD_CELL_TITLE, NULL);

  award->recipient_unit_id = td_paste_maker_find_unit (maker, award->name);
  if (award->recipient_unit_id != 0)
    set_unit (maker, award, award->recipient_unit_id);

  for (gsize i = 0; i < G_N_ELEMENTS (locked); i++)
    if (row->texts[locked[i]]->len > 0)
      {
        td_paste_row_add_unrecognised (row, maker->paste->columns[row->columns[locked[i]]].title,
                                       row->texts[locked[i]]->str);
        g_string_truncate (row->texts[locked[i]], 0);
      }
}

static void
read_flag (
    const TdPaste *self, const TdPasteRow *row, TdAward *award, TdAwardCell cell, gboolean *flag)
{
  const char *text = row->texts[cell]->str;
  gboolean marked;

  if (*text == '\0')
    return;
  if (!td_paste_read_mark (text, &marked))
    set_unread (award, cell, text);
  else
    *flag = marked != self->meanings[row->columns[cell]].is_negated;
}

static void
read_choices (TdPasteMaker *maker, TdAward *award, const TdPasteRow *row)
{
  TdAwardCellContext context = { maker->catalogue, maker->date, NULL };
  const char *form = row->texts[TD_CELL_FORM]->str;
  const char *commendation = row->texts[TD_CELL_COMMENDATION]->str;
  const char *campaign = row->texts[TD_CELL_CAMPAIGN]->str;

  if (*form != '\0')
    {
      td_award_set_form (award, td_paste_maker_find_form (maker, award->recipient_kind, form),
                         &context);
      if (award->award_form_id == 0)
        set_unread (award, TD_CELL_FORM, form);
    }
  if (*commendation != '\0')
    {
      const char *code = td_paste_read_commendation (maker->catalogue, commendation);

      td_text_set (&award->commendation_type, code);
      td_award_set_unread (award, TD_CELL_COMMENDATION, NULL);
      if (code == NULL)
        set_unread (award, TD_CELL_COMMENDATION, commendation);
    }
  if (*campaign != '\0')
    {
      award->campaign_id = td_paste_maker_find_campaign (maker, campaign);
      td_award_set_unread (award, TD_CELL_CAMPAIGN, NULL);
      if (award->campaign_id == 0)
        set_unread (award, TD_CELL_CAMPAIGN, campaign);
    }
}

static void
read_bonus (TdPasteMaker *maker, TdAward *award, const TdPasteRow *row)
{
  const char *text = row->texts[TD_CELL_BONUS]->str;
  gboolean followed
      = maker->model->bonus == td_award_propose_bonus (maker->model, maker->catalogue, maker->date);
  gboolean nothing;

  if (*text == '\0')
    {
      if (followed)
        award->bonus = td_award_propose_bonus (award, maker->catalogue, maker->date);
      return;
    }

  td_award_set_unread (award, TD_CELL_BONUS, NULL);
  award->bonus = 0;
  /* A dash for nothing. */
  if (td_paste_read_mark (text, &nothing) && !nothing)
    return;
  if (!td_paste_read_bonus (text, maker->paste->meanings[row->columns[TD_CELL_BONUS]].factor,
                            &award->bonus))
    set_unread (award, TD_CELL_BONUS, text);
}

static TdAward *
make_award (TdPasteMaker *maker, TdPasteRow *row)
{
  TdAward *award = td_award_copy (maker->model);

  award->id = 0;
  award->recipient_unit_id = 0;
  award->recipient_kind = find_kind (maker, row);
  if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE)
    read_collective (maker, award, row);
  else
    read_person (maker, award, row);
  read_unit (maker, award, row);
  read_choices (maker, award, row);
  read_flag (maker->paste, row, award, TD_CELL_DIRECT_WORKER, &award->is_direct_worker);
  read_flag (maker->paste, row, award, TD_CELL_LEADER, &award->is_leader);
  if (row->texts[TD_CELL_ACHIEVEMENT]->len > 0)
    td_text_set_lines (&award->achievement, row->texts[TD_CELL_ACHIEVEMENT]->str);
  if (row->texts[TD_CELL_PERIOD]->len > 0)
    {
      g_free (award->achievement_period);
      award->achievement_period = td_paste_read_period (row->texts[TD_CELL_PERIOD]->str);
    }
  if (row->texts[TD_CELL_NOTE]->len > 0)
    td_text_set_lines (&award->note, row->texts[TD_CELL_NOTE]->str);
  read_bonus (maker, award, row);
  if (row->unrecognised->len > 0)
    td_award_set_unread (award, TD_CELL_UNRECOGNISED, row->unrecognised->str);

  return award;
}

/* Only a unit of the book is a group, and only above rows that are numbered on their own: a list of
 * collectives may be numbered with letters. */
static gboolean
begins_group (TdPasteMaker *maker, guint index)
{
  TdPaste *self = maker->paste;
  g_autofree char *name = NULL;
  g_autofree char *next = NULL;
  gint64 unit;

  if (td_paste_has_cell (self, TD_CELL_UNIT) || index + 1 >= self->n_rows)
    return FALSE;

  name = td_paste_find_group (self, index);
  next = td_paste_find_group (self, index + 1);
  unit = name != NULL ? td_paste_maker_find_unit (maker, name) : 0;
  if (unit == 0 || next != NULL || td_paste_count_texts (self, index + 1) == 0)
    return FALSE;

  maker->group = unit;
  return TRUE;
}

static void
make_all (TdPasteMaker *maker, GPtrArray *awards)
{
  TdPaste *self = maker->paste;
  TdPasteRow row;

  for (guint i = 0; i < TD_N_CELLS; i++)
    row.texts[i] = g_string_new (NULL);
  row.unrecognised = g_string_new (NULL);

  for (guint i = 0; i < self->n_rows; i++)
    {
      TdRecipientKind kind;

      if (td_paste_find_section (self, i, &kind))
        {
          maker->in_section = TRUE;
          maker->group = 0;
          maker->section = kind;
          td_paste_leave_out (self, i);
        }
      else if (td_paste_is_above_heading (self, i) || td_paste_count_texts (self, i) == 0
               || td_paste_is_total_row (self, i) || td_paste_is_heading_again (self, i))
        {
          td_paste_leave_out (self, i);
        }
      else if (begins_group (maker, i))
        {
          td_paste_leave_out (self, i);
        }
      else
        {
          td_paste_row_read (&row, self, i);
          g_ptr_array_add (awards, make_award (maker, &row));
        }
    }

  for (guint i = 0; i < TD_N_CELLS; i++)
    g_string_free (row.texts[i], TRUE);
  g_string_free (row.unrecognised, TRUE);
}

GPtrArray *
td_paste_make_awards (TdPaste *self,
                      TdDb *db,
                      const TdCatalogue *catalogue,
                      TdDate date,
                      const TdAward *model,
                      GError **error)
{
  g_autoptr (GPtrArray) awards = g_ptr_array_new_with_free_func ((GDestroyNotify) td_award_free);
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) campaigns
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  TdPasteMaker maker
      = { self, db, catalogue, date, model, units, forms, campaigns, 0, FALSE, 0, NULL };

  if (!td_paste_ensure_matcher (self, db, date, error))
    return NULL;

  g_ptr_array_set_size (self->left_out, 0);
  make_all (&maker, awards);
  if (maker.error != NULL)
    {
      g_propagate_error (error, maker.error);
      return NULL;
    }

  return g_steal_pointer (&awards);
}
