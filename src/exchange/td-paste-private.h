#pragma once

#include "exchange/td-paste.h"
#include "store/td-unit-match.h"

G_BEGIN_DECLS

/* The parts of a paste: what titles mean (td-paste-heading.c), which row and columns are what
 * (td-paste-columns.c), texts as values (td-paste-read.c), rows as awards (td-paste-awards.c). */

/* What a title says beside the cell that it names.
 * @says_kind: whether recipients of the column are of @kind
 * @is_mark: the column has a mark for @is_woman ("Nữ": x)
 * @is_negated: "Không giữ chức vụ lãnh đạo": a mark is a no
 * @factor: đồng to one in the column, 1000 for "(nghìn đồng)" */
typedef struct
{
  int cell;
  gboolean says_kind;
  TdRecipientKind kind;
  gboolean is_mark;
  gboolean is_woman;
  gboolean is_negated;
  gint64 factor;
} TdPasteMeaning;

struct _TdPaste
{
  TdPasteTable *table;
  char **texts; /* repaired, row after row, of n_rows * n_columns, NULL-terminated */
  guint n_rows;
  guint n_columns;
  TdPasteColumn *columns;
  TdPasteMeaning
      *meanings; /* a column's title, with cell TD_CELL_UNRECOGNISED if it says nothing */
  guint first_heading_row;
  guint first_row; /* the first one below the heading */
  int heading_row; /* its last row, -1 if there is none */
  char *deciding_level;
  GPtrArray *left_out;
  TdUnitMatcher *matcher;
  TdDate matcher_date;
};

/* td_paste_get_text: (transfer none): a repaired cell */
const char *td_paste_get_text (const TdPaste *self, guint row, guint column);

/* td_paste_count_texts: cells of the row that have a text */
guint td_paste_count_texts (const TdPaste *self, guint row);

/* td_paste_ensure_matcher: has the units of @date read */
gboolean td_paste_ensure_matcher (TdPaste *self, TdDb *db, TdDate date, GError **error);

/* td_paste_meaning_clear: says nothing */
void td_paste_meaning_clear (TdPasteMeaning *self);

/* td_paste_heading_find: FALSE, with @meaning saying nothing, if @title is no known title */
gboolean td_paste_heading_find (const char *title, TdPasteMeaning *meaning);

/* td_paste_find_columns: the heading and the columns' cells */
void td_paste_find_columns (TdPaste *self, const TdCatalogue *catalogue, TdDate date);

/* td_paste_guess_columns: the cells of columns without a title by what stands in them
 * (td-paste-guess.c) */
void td_paste_guess_columns (TdPaste *self, const TdCatalogue *catalogue, TdDate date);

/* Rows that a guess looks at. */
#define TD_PASTE_MAX_ROWS_GUESSED 60

/* td_paste_has_cell: whether a column has it */
gboolean td_paste_has_cell (const TdPaste *self, int cell);

/* Texts of rows (td-paste-words.c). */
gboolean td_paste_is_number (const char *text); /* "1", "(2)", "III.", "a)" */

/* td_paste_cut_number: (transfer full): the text without "II.", "1)", "A -", "*" in front */
char *td_paste_cut_number (const char *text);
gboolean td_paste_is_section (const char *text, TdRecipientKind *kind);
gboolean td_paste_is_total (const char *text);
gboolean td_paste_is_ditto (const char *text);

/* td_paste_looks_like_unit: whether a name begins as names of units do ("Trường", "CĐCS") */
gboolean td_paste_looks_like_unit (const char *text);

/* td_paste_looks_like_name: two to six words that each begin with a capital */
gboolean td_paste_looks_like_name (const char *text);

/* td_paste_read_mark: "x", "✓", "có", "1"; "", "không", "0", "-": FALSE
 *
 * Returns: FALSE for anything else */
gboolean td_paste_read_mark (const char *text, gboolean *value);

/* td_paste_read_form:
 * @deciding_level: (nullable)
 * @form_id: of the model, taken for "Bằng khen" if that is one
 *
 * Returns: 0 if it is none or not certain */
gint64 td_paste_read_form (const TdCatalogue *catalogue,
                           const char *text,
                           TdRecipientKind kind,
                           TdDate date,
                           const char *deciding_level,
                           gint64 form_id);

/* td_paste_read_commendation: (nullable): the code */
const char *td_paste_read_commendation (const TdCatalogue *catalogue, const char *text);

/* td_paste_read_campaign: @campaign_id: 0 if none of the book is certain; FALSE for an error of it
 */
gboolean td_paste_read_campaign (
    TdDb *db, const char *text, TdDate date, gint64 *campaign_id, GError **error);

/* td_paste_read_bonus: as td_money_parse (), and as worksheets in other languages show amounts:
 * "760,000", "760.000,00"; @factor for a number without a unit */
gboolean td_paste_read_bonus (const char *text, gint64 factor, gint64 *bonus);

/* td_paste_read_period: (transfer full): "Năm học 2024-2025" → "2024-2025", other texts as they are
 */
char *td_paste_read_period (const char *text);

G_END_DECLS
