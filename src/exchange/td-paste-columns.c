/* Which row is the heading, and which column is which cell. */
#include <stdlib.h>
#include <string.h>

#include "base/td-text.h"
#include "exchange/td-paste-private.h"

/* A title block above the heading is no longer than this. */
#define MAX_ROWS_ABOVE 30

static gboolean
is_title (const TdPaste *self, guint row, guint column)
{
  TdPasteMeaning meaning;

  return td_paste_heading_find (td_paste_get_text (self, row, column), &meaning);
}

/* "Nữ" and "Bà" are titles only beside others: they are texts of cells as well. */
static guint
count_titles (const TdPaste *self, guint row)
{
  guint n = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      TdPasteMeaning meaning;

      if (td_paste_heading_find (td_paste_get_text (self, row, column), &meaning)
          && !meaning.is_mark)
        n++;
    }

  return n;
}

/* "Họ và tên", "Tên tập thể"; "Hồ" and "Tên" could be something else. */
static gboolean
has_name_title (const TdPaste *self, guint row)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = td_paste_get_text (self, row, column);
      TdPasteMeaning meaning;

      if (td_paste_heading_find (text, &meaning) && meaning.cell == TD_CELL_NAME
          && g_utf8_strlen (text, -1) >= 6)
        return TRUE;
    }

  return FALSE;
}

/* The row with the most titles, of which a name's counts for three; -1 if there is none. A section
 * "II. CÁ NHÂN" is no heading. */
static int
find_heading_row (const TdPaste *self)
{
  int found = -1;
  guint best = 0;

  for (guint row = 0; row < MIN (self->n_rows, MAX_ROWS_ABOVE); row++)
    {
      guint n = count_titles (self, row);
      guint n_texts = td_paste_count_texts (self, row);
      TdRecipientKind kind;
      gboolean section = FALSE;

      for (guint column = 0; column < self->n_columns && n_texts <= 2; column++)
        section = section || td_paste_is_section (td_paste_get_text (self, row, column), &kind);

      if (has_name_title (self, row))
        n += 2;
      if (n > best && n >= 2 && n * 2 >= n_texts && !section)
        {
          best = n;
          found = (int) row;
        }
    }

  return found;
}

/* Whether @below is the second row of a heading that begins in @above: no cell of it stands under a
 * title of its own, but for groups ("Đối tượng" above "Trực tiếp" and "Lãnh đạo"), and it has a
 * title. */
static gboolean
is_second_row (const TdPaste *self, guint above, guint below)
{
  guint n_titles = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *text = td_paste_get_text (self, below, column);
      gboolean grouped
          = *td_paste_get_text (self, above, column) == '\0'
            || td_paste_table_get_merge (self->table, above, column) == TD_PASTE_MERGED_LEFT
            || (column + 1 < self->n_columns
                && *td_paste_get_text (self, above, column + 1) == '\0');

      if (*text == '\0')
        continue;
      if (!grouped || td_paste_is_number (text))
        return FALSE;
      n_titles += is_title (self, below, column);
    }

  return n_titles > 0;
}

/* "(1) (2) (3) (4)" or "A B 1 2" below a heading */
static gboolean
is_numbering_row (const TdPaste *self, guint row)
{
  guint n = 0;
  int last = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      g_autofree char *folded = td_text_fold (td_paste_get_text (self, row, column));
      int number;

      if (*folded == '\0')
        continue;
      if (!td_paste_is_number (folded))
        return FALSE;
      n++;
      number = g_ascii_isdigit (folded[0]) ? atoi (folded) : 0;
      if (number != 0 && number != last + 1)
        return FALSE;
      if (number != 0)
        last = number;
    }

  return n >= 2 && n * 2 > self->n_columns;
}

/* The title of the group that a column of two rows belongs to. */
static const char *
find_group (const TdPaste *self, guint row, guint column)
{
  for (guint i = column + 1; i > 0; i--)
    {
      const char *text = td_paste_get_text (self, row, i - 1);

      if (*text != '\0')
        return text;
    }

  return "";
}

static void
set_title (TdPaste *self, guint column, const char *above, const char *below)
{
  TdPasteColumn *info = &self->columns[column];
  TdPasteMeaning *meaning = &self->meanings[column];
  g_autofree char *one_line = td_text_clean (above);
  g_autofree char *other = td_text_clean (below);

  g_free (info->title);
  if (*other == '\0')
    info->title = g_steal_pointer (&one_line);
  else if (*one_line == '\0')
    info->title = g_steal_pointer (&other);
  else
    info->title = g_strdup_printf ("%s: %s", one_line, other);

  if (*below == '\0' || !td_paste_heading_find (below, meaning))
    {
      g_autofree char *both = g_strdup_printf ("%s %s", above, below);

      if (!td_paste_heading_find (both, meaning))
        td_paste_heading_find (above, meaning);
    }
}

/* A title over two columns, "Họ và tên": the second one is the given name. */
static gboolean
continues_name (const TdPaste *self, guint column)
{
  guint n = 0;
  guint n_words = 0;

  if (column == 0 || self->columns[column].title[0] != '\0'
      || self->meanings[column - 1].cell != TD_CELL_NAME)
    return FALSE;

  for (guint row = self->first_row;
       row < MIN (self->n_rows, self->first_row + TD_PASTE_MAX_ROWS_GUESSED); row++)
    {
      const char *text = td_paste_get_text (self, row, column);

      if (*text == '\0')
        continue;
      n++;
      n_words
          += strpbrk (text, " \n0123456789") == NULL && g_unichar_isupper (g_utf8_get_char (text));
    }

  return n > 0 && n_words * 3 >= n * 2;
}

static void
read_heading (TdPaste *self, guint first, guint last)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *below = last > first ? td_paste_get_text (self, last, column) : "";
      const char *above = *below != '\0' ? find_group (self, first, column)
                                         : td_paste_get_text (self, first, column);

      set_title (self, column, above, below);
    }
  for (guint column = 0; column < self->n_columns; column++)
    if (continues_name (self, column))
      self->meanings[column] = self->meanings[column - 1];
}

/* A list needs names: of units, where no column has people's, or the only column there is. */
static void
ensure_name (TdPaste *self)
{
  int only = -1;
  guint n = 0;

  if (td_paste_has_cell (self, TD_CELL_NAME))
    return;

  for (guint column = 0; column < self->n_columns; column++)
    if (self->columns[column].cell == TD_CELL_UNIT)
      {
        self->columns[column].cell = TD_CELL_NAME;
        self->meanings[column].says_kind = TRUE;
        self->meanings[column].kind = TD_RECIPIENT_COLLECTIVE;
        return;
      }

  for (guint column = 0; column < self->n_columns; column++)
    if (self->columns[column].cell == TD_CELL_UNRECOGNISED)
      {
        n++;
        only = (int) column;
      }
  if (n == 1 && self->heading_row < 0 && self->columns[only].title[0] == '\0')
    self->columns[only].cell = TD_CELL_NAME;
}

/* "Bằng khen" as a title, with an x in its column */
static void
find_form_titles (TdPaste *self, const TdCatalogue *catalogue, TdDate date)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *title = self->columns[column].title;
      g_autofree char *folded = td_text_fold (title);

      if (self->columns[column].cell != TD_CELL_UNRECOGNISED || *folded == '\0')
        continue;
      if (g_str_has_prefix (folded, "bang khen") || g_str_has_prefix (folded, "giay khen")
          || td_paste_read_form (catalogue, title, TD_RECIPIENT_INDIVIDUAL, date, NULL, 0) != 0
          || td_paste_read_form (catalogue, title, TD_RECIPIENT_COLLECTIVE, date, NULL, 0) != 0)
        self->columns[column].cell = TD_CELL_FORM;
    }
}

static void
find_samples (TdPaste *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    for (guint row = self->first_row; row < self->n_rows && self->columns[column].sample[0] == '\0';
         row++)
      {
        TdRecipientKind kind;
        const char *text = td_paste_get_text (self, row, column);

        if (!td_paste_is_section (text, &kind))
          td_text_set (&self->columns[column].sample, text);
      }
}

void
td_paste_find_columns (TdPaste *self, const TdCatalogue *catalogue, TdDate date)
{
  int row = find_heading_row (self);

  if (row >= 0)
    {
      guint first = (guint) row;
      guint last = first;

      if (first + 1 < self->n_rows && is_second_row (self, first, first + 1))
        last++;
      /* A single text above the heading is the title of the list ("DANH SÁCH … KHEN THƯỞNG"). */
      else if (first > 0 && count_titles (self, first - 1) > 0
               && td_paste_count_texts (self, first - 1) > 1
               && is_second_row (self, first - 1, first))
        first--;
      self->first_heading_row = first;
      self->heading_row = (int) last;
      self->first_row = last + 1;
      read_heading (self, first, last);
      if (self->first_row < self->n_rows && is_numbering_row (self, self->first_row))
        self->first_row++;
    }
  for (guint column = 0; column < self->n_columns; column++)
    self->columns[column].cell = self->meanings[column].cell;

  /* Lines of a text: "1. Bà Lò Thị Ánh, Giáo viên, Trường Tiểu học Nậm Sỏ" */
  if (self->n_columns == 1 && row < 0)
    self->columns[0].cell = TD_CELL_NAME;

  find_form_titles (self, catalogue, date);
  td_paste_guess_columns (self, catalogue, date);
  ensure_name (self);
  find_samples (self);
}
