#pragma once

#include "domain/td-award.h"
#include "domain/td-catalogue.h"
#include "exchange/td-paste-table.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What a copied block means as a list of recipients: which row is the heading, which column is
 * which cell of an award. Nothing of it touches the book. For one thread at a time: a job makes it
 * with a reading connection of its own, the window then shows and changes the columns.
 *
 *   table = td_paste_table_new_from_text (text, -1, &error);
 *   paste = td_paste_new (table, db, catalogue, date, &error);
 *   awards = td_paste_make_awards (paste, db, catalogue, date, model, &error);
 */
typedef struct _TdPaste TdPaste;

/* A column of running numbers (TT, STT) has no cell and is left out. */
#define TD_PASTE_IGNORED (-1)

/* TdPasteColumn:
 * @title: the heading's text, "Đối tượng: Trực tiếp" where it has two rows, "" where it has none
 * @sample: the first text of the column below the heading
 * @cell: a TdAwardCell, or TD_PASTE_IGNORED. TD_CELL_UNRECOGNISED: the column's texts are kept in
 *   that cell of the awards, each after its title */
typedef struct
{
  char *title;
  char *sample;
  int cell;
} TdPasteColumn;

/* td_paste_new:
 * @table: (transfer full)
 * @date: of the decision: units open and award forms valid on that day are recognised
 *
 * Recognises the heading by its words, in any order, with or without marks, below lines of a title,
 * in one row or two. Without a heading columns go by what stands in them. Text in the encodings
 * TCVN3 and VNI is put right.
 *
 * Returns: (transfer full) (nullable): NULL only for an error of the book */
TdPaste *td_paste_new (
    TdPasteTable *table, TdDb *db, const TdCatalogue *catalogue, TdDate date, GError **error);
void td_paste_free (TdPaste *self);

guint td_paste_get_n_columns (const TdPaste *self);
const TdPasteColumn *td_paste_get_column (const TdPaste *self, guint column);

/* td_paste_set_column_cell: what the clerk chose for a column; make the awards again afterwards.
 * Several columns may have the same cell: their texts are joined where the cell is text; of the
 * others the first that is filled counts and the rest is kept as not recognised. */
void td_paste_set_column_cell (TdPaste *self, guint column, int cell);

/* td_paste_has_heading: whether a row of the table was recognised as the heading */
gboolean td_paste_has_heading (const TdPaste *self);

/* td_paste_set_deciding_level:
 * @code: (nullable): of the decision, see TD_VOCABULARY_DECIDING_LEVEL
 *
 * Of award forms that are written alike at several levels ("Bằng khen") the level's own is meant.
 */
void td_paste_set_deciding_level (TdPaste *self, const char *code);

/* td_paste_make_awards:
 * @model: what holds for all of them; each award is a copy of it with the pasted values
 *
 * One award a row. Rows "I. TẬP THỂ" and "II. CÁ NHÂN" say what kind of recipient follows, rows "I
 * | Trường THCS Nậm Sỏ" which unit, where no column does and it is one of the book's; these, rows
 * of totals, repeated headings, lines above the heading and empty rows are no awards. No other text
 * is lost: what cannot be read stands in the award's @unread of its cell (a unit that is not
 * certain in unread[TD_CELL_UNIT]), what belongs to no cell in unread[TD_CELL_UNRECOGNISED] as
 * "title: text; title: text".
 *
 * Returns: (transfer full) (element-type TdAward) (nullable): NULL only for an error of the book */
GPtrArray *td_paste_make_awards (TdPaste *self,
                                 TdDb *db,
                                 const TdCatalogue *catalogue,
                                 TdDate date,
                                 const TdAward *model,
                                 GError **error);

/* td_paste_get_left_out: (transfer none) (element-type utf8): the texts of the rows that the last
 * td_paste_make_awards () took for no award, in their order, so that a window can show them */
GPtrArray *td_paste_get_left_out (const TdPaste *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPaste, td_paste_free)

G_END_DECLS
