#include <stdlib.h>
#include <string.h>

#include "base/td-text.h"
#include "exchange/td-paste-awards-private.h"

/* --- The texts of a row ----------------------------------------------------------------------- */

void
td_paste_row_add_unrecognised (TdPasteRow *row, const char *title, const char *text)
{
  g_autofree char *clean = td_text_clean (text);

  if (*clean == '\0')
    return;
  if (row->unrecognised->len > 0)
    g_string_append (row->unrecognised, "; ");
  if (title != NULL && *title != '\0')
    g_string_append_printf (row->unrecognised, "%s: ", title);
  g_string_append (row->unrecognised, clean);
}

static gboolean
is_repeated (int cell)
{
  return cell == TD_CELL_UNIT || cell == TD_CELL_FORM || cell == TD_CELL_COMMENDATION
         || cell == TD_CELL_CAMPAIGN || cell == TD_CELL_ACHIEVEMENT || cell == TD_CELL_PERIOD
         || cell == TD_CELL_POST;
}

/* What a cell says: its text; that of the row above for "nt"; and where one cell of the worksheet
 * covers several rows, that holds for all of them. */
static const char *
resolve (const TdPaste *self, guint row, guint column)
{
  for (guint i = row + 1; i > self->first_row; i--)
    {
      const char *text = td_paste_get_text (self, i - 1, column);

      if (*text == '\0' && is_repeated (self->columns[column].cell)
          && td_paste_table_get_merge (self->table, i - 1, column) == TD_PASTE_MERGED_ABOVE)
        continue;
      if (!td_paste_is_ditto (text))
        {
          /* What repeats nothing is kept as it stands. */
          if (*text == '\0')
            break;
          return text;
        }
    }

  return td_paste_get_text (self, row, column);
}

/* A mark under a title that is the value: "Nữ", "Bằng khen". */
static const char *
read_titled_mark (const TdPaste *self, guint column, const char *text)
{
  const TdPasteMeaning *meaning = &self->meanings[column];
  gboolean marked;

  if (!td_paste_read_mark (text, &marked))
    return text;
  if (self->columns[column].cell == TD_CELL_TITLE && meaning->is_mark)
    return marked ? (meaning->is_woman ? "Bà" : "Ông") : "";
  if (self->columns[column].cell == TD_CELL_FORM && meaning->cell != TD_CELL_FORM
      && self->columns[column].title[0] != '\0')
    {
      const char *title = strrchr (self->columns[column].title, ':');

      title = title != NULL ? title + 1 : self->columns[column].title;
      return marked ? title + strspn (title, " ") : "";
    }

  return text;
}

static const char *
get_joint (int cell)
{
  switch (cell)
    {
    case TD_CELL_NAME:
      return " ";
    case TD_CELL_POST:
      return ", ";
    case TD_CELL_ACHIEVEMENT:
    case TD_CELL_NOTE:
      return "\n";
    default:
      return NULL;
    }
}

static void
add_cell (TdPasteRow *row, const TdPaste *self, guint column, const char *text)
{
  int cell = self->columns[column].cell;
  const char *title = self->columns[column].title;
  const char *joint;
  TdRecipientKind kind;

  if (*text == '\0')
    return;
  if (cell == TD_PASTE_IGNORED)
    {
      if (!(td_paste_is_number (text) && atoi (text) <= MAX (999, (int) self->n_rows))
          && !td_paste_is_section (text, &kind))
        td_paste_row_add_unrecognised (row, NULL, text);
      return;
    }
  if (cell == TD_CELL_UNRECOGNISED)
    {
      td_paste_row_add_unrecognised (row, title, text);
      return;
    }

  joint = get_joint (cell);
  if (row->texts[cell]->len > 0 && joint == NULL)
    {
      if (g_strcmp0 (row->texts[cell]->str, text) != 0)
        td_paste_row_add_unrecognised (row, title, text);
      return;
    }
  if (row->texts[cell]->len > 0)
    g_string_append (row->texts[cell], joint);
  else
    row->columns[cell] = (int) column;
  g_string_append (row->texts[cell], text);
}

void
td_paste_row_read (TdPasteRow *row, const TdPaste *self, guint index)
{
  for (guint i = 0; i < TD_N_CELLS; i++)
    {
      g_string_truncate (row->texts[i], 0);
      row->columns[i] = -1;
    }
  g_string_truncate (row->unrecognised, 0);

  for (guint column = 0; column < self->n_columns; column++)
    add_cell (row, self, column, read_titled_mark (self, column, resolve (self, index, column)));
}

/* --- Rows that are no awards ------------------------------------------------------------------ */

void
td_paste_leave_out (TdPaste *self, guint index)
{
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *clean = td_text_clean (td_paste_get_text (self, index, column));

      if (*clean != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", clean);
    }
  if (text->len > 0)
    g_ptr_array_add (self->left_out, g_string_free (text, FALSE));
  else
    g_string_free (text, TRUE);
}

gboolean
td_paste_is_above_heading (const TdPaste *self, guint index)
{
  return index < self->first_row
         && (index >= self->first_heading_row || td_paste_count_texts (self, index) <= 2);
}

/* Numbers and marks: what stands in a row of totals beside the word. */
static gboolean
is_figure (const char *text)
{
  gint64 amount;

  return td_paste_is_number (text) || td_paste_read_bonus (text, 1, &amount);
}

gboolean
td_paste_find_section (const TdPaste *self, guint index, TdRecipientKind *kind)
{
  gboolean found = FALSE;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = td_paste_get_text (self, index, column);

      if (*text == '\0' || is_figure (text))
        continue;
      if (found || !td_paste_is_section (text, kind))
        return FALSE;
      found = TRUE;
    }

  return found;
}

/* "II", "A", not "2" */
static gboolean
is_chapter_number (const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  return td_paste_is_number (text) && g_ascii_isalpha (folded[0]);
}

char *
td_paste_find_group (const TdPaste *self, guint index)
{
  const char *name = NULL;
  g_autofree char *bare = NULL;
  gboolean numbered = FALSE;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = td_paste_get_text (self, index, column);

      if (is_chapter_number (text))
        numbered = TRUE;
      else if (*text != '\0' && name != NULL)
        return NULL;
      else if (*text != '\0')
        name = text;
    }
  if (name == NULL)
    return NULL;

  bare = td_paste_cut_number (name);
  /* "II. Công đoàn ngành Giáo dục" in one cell */
  if (!numbered)
    {
      g_autofree char *clean = td_text_clean (name);
      g_autofree char *number = g_strndup (clean, strcspn (clean, ".)/ "));

      numbered = is_chapter_number (number) && !g_str_equal (bare, clean);
    }

  return numbered ? g_steal_pointer (&bare) : NULL;
}

gboolean
td_paste_is_total_row (const TdPaste *self, guint index)
{
  gboolean found = FALSE;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = td_paste_get_text (self, index, column);

      if (*text == '\0' || is_figure (text))
        continue;
      if (found || !td_paste_is_total (text))
        return FALSE;
      found = TRUE;
    }

  return found;
}

gboolean
td_paste_is_heading_again (const TdPaste *self, guint index)
{
  guint n = 0;

  if (self->heading_row < 0)
    return FALSE;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = td_paste_get_text (self, index, column);
      const char *title = self->columns[column].title;
      g_autofree char *clean = td_text_clean (text);

      if (*clean == '\0')
        continue;
      if (!g_str_equal (clean, title) && !g_str_has_prefix (title, clean)
          && !g_str_has_suffix (title, clean))
        return FALSE;
      n++;
    }

  return n >= 2;
}
