/* Columns without a title, by what stands in them. */
#include <string.h>

#include "base/td-text.h"
#include "domain/td-person-name.h"
#include "exchange/td-paste-private.h"

typedef struct
{
  guint n; /* texts that were looked at */
  guint n_numbers;
  guint n_titles;
  guint n_amounts;
  guint n_forms;
  guint n_commendations;
  guint n_years;
  guint n_units;
  guint n_names;
  guint n_posts;
  guint n_achievements;
} Counts;

static gboolean
looks_like_post (const char *text)
{
  static const char *const words[]
      = { "giao vien", "chu tich",  "pho ",   "truong phong",  "hieu truong",
          "nhan vien", "cong nhan", "can bo", "chuyen vien",   "giam doc",
          "ke toan",   "lai xe",    "bac si", "dieu duong",    "to truong",
          "bi thu",    "uy vien",   "y si",   "ky thuat vien", "bao ve",
          "van thu",   "thu quy",   "ky su",  "truong khoa",   "truong ban",
          "thu ky",    "ho sinh" };
  g_autofree char *folded = td_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;

  return FALSE;
}

static void
count_text (
    Counts *counts, TdPaste *self, const TdCatalogue *catalogue, TdDate date, const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  TdSex sex, address;
  g_autofree char *name = td_person_name_split (text, &address);
  gint64 amount;
  TdRecipientKind kind;
  gboolean unit = td_paste_looks_like_unit (text);

  if (td_paste_is_section (text, &kind) || td_paste_is_total (text))
    return;

  counts->n++;
  if (strlen (folded) == 4 && strspn (folded, "0123456789") == 4
      && (g_str_has_prefix (folded, "20") || g_str_has_prefix (folded, "19")))
    counts->n_years++;
  else if (strspn (folded, "0123456789") == strlen (folded) && strlen (folded) <= 4)
    counts->n_numbers++;
  else if (td_paste_read_bonus (text, 1, &amount) && amount >= 10000)
    counts->n_amounts++;
  counts->n_titles += td_person_title_parse (text, &sex);
  counts->n_forms
      += td_paste_read_form (catalogue, text, TD_RECIPIENT_INDIVIDUAL, date, NULL, 0) != 0
         || td_paste_read_form (catalogue, text, TD_RECIPIENT_COLLECTIVE, date, NULL, 0) != 0
         || g_str_has_prefix (folded, "bang khen") || g_str_has_prefix (folded, "giay khen");
  counts->n_commendations += td_paste_read_commendation (catalogue, text) != NULL;
  unit = unit || td_unit_matcher_find_certain (self->matcher, text) != 0;
  counts->n_units += unit;
  counts->n_posts += looks_like_post (text);
  counts->n_names += !unit && (address != TD_SEX_UNKNOWN || td_paste_looks_like_name (name));
  counts->n_achievements += g_utf8_strlen (text, -1) > 40 || strstr (folded, "thanh tich") != NULL;
}

static Counts
count_column (TdPaste *self, const TdCatalogue *catalogue, TdDate date, guint column)
{
  Counts counts = { 0 };

  for (guint row = self->first_row; row < self->n_rows && counts.n < TD_PASTE_MAX_ROWS_GUESSED;
       row++)
    {
      const char *text = td_paste_get_text (self, row, column);

      if (*text != '\0')
        count_text (&counts, self, catalogue, date, text);
    }

  return counts;
}

gboolean
td_paste_has_cell (const TdPaste *self, int cell)
{
  for (guint column = 0; column < self->n_columns; column++)
    if (self->columns[column].cell == cell)
      return TRUE;

  return FALSE;
}

/* Gives @cell to the column where the most texts are such a thing, if it is most of them. */
static void
assign (TdPaste *self, const Counts *counts, gsize offset, int cell)
{
  guint best = 0;
  int found = -1;

  if (cell != TD_PASTE_IGNORED && td_paste_has_cell (self, cell))
    return;

  for (guint column = 0; column < self->n_columns; column++)
    {
      guint n = G_STRUCT_MEMBER (guint, &counts[column], offset);

      if (self->columns[column].cell == TD_CELL_UNRECOGNISED
          && self->columns[column].title[0] == '\0' && n * 2 > counts[column].n && n > best)
        {
          best = n;
          found = (int) column;
        }
    }
  if (found >= 0)
    self->columns[found].cell = cell;
}

void
td_paste_guess_columns (TdPaste *self, const TdCatalogue *catalogue, TdDate date)
{
  static const struct
  {
    gsize offset;
    int cell;
  } order[] = {
    { G_STRUCT_OFFSET (Counts, n_titles), TD_CELL_TITLE },
    { G_STRUCT_OFFSET (Counts, n_amounts), TD_CELL_BONUS },
    { G_STRUCT_OFFSET (Counts, n_years), TD_CELL_PERIOD },
    { G_STRUCT_OFFSET (Counts, n_forms), TD_CELL_FORM },
    { G_STRUCT_OFFSET (Counts, n_names), TD_CELL_NAME },
    { G_STRUCT_OFFSET (Counts, n_posts), TD_CELL_POST },
    { G_STRUCT_OFFSET (Counts, n_units), TD_CELL_UNIT },
    { G_STRUCT_OFFSET (Counts, n_commendations), TD_CELL_COMMENDATION },
    { G_STRUCT_OFFSET (Counts, n_achievements), TD_CELL_ACHIEVEMENT },
  };
  g_autofree Counts *counts = g_new0 (Counts, self->n_columns + 1);

  for (guint column = 0; column < self->n_columns; column++)
    if (self->columns[column].title[0] == '\0'
        && self->columns[column].cell == TD_CELL_UNRECOGNISED)
      counts[column] = count_column (self, catalogue, date, column);

  /* Running numbers stand in front. */
  if (self->n_columns > 1 && self->columns[0].title[0] == '\0'
      && self->columns[0].cell == TD_CELL_UNRECOGNISED && counts[0].n_numbers * 2 > counts[0].n)
    self->columns[0].cell = TD_PASTE_IGNORED;
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    assign (self, counts, order[i].offset, order[i].cell);
}
