#pragma once

#include "exchange/td-paste-private.h"

G_BEGIN_DECLS

/* From the rows of a paste to awards: the texts of a row and rows that are none (td-paste-row.c),
 * what texts mean in the book (td-paste-lookup.c), values (td-paste-awards.c). */

/* The texts of one row, a cell each; of further columns of a cell that has one value only the text
 * goes to the unrecognised ones at once.
 * @columns: where the text of a cell stands, -1 for none */
typedef struct
{
  GString *texts[TD_N_CELLS];
  int columns[TD_N_CELLS];
  GString *unrecognised;
} TdPasteRow;

/* td_paste_row_read: the texts of a row of the table, dittos and merged cells resolved */
void td_paste_row_read (TdPasteRow *row, const TdPaste *self, guint index);

/* td_paste_row_add_unrecognised: @title: (nullable): of its column */
void td_paste_row_add_unrecognised (TdPasteRow *row, const char *title, const char *text);

/* td_paste_leave_out: remembers the row as one that is no award */
void td_paste_leave_out (TdPaste *self, guint index);

/* td_paste_is_above_heading: the heading and the lines of the title above it; a row of more cells
 * is one of the list */
gboolean td_paste_is_above_heading (const TdPaste *self, guint index);

/* td_paste_find_section: "II | CÁ NHÂN", "II. CÁ NHÂN (15 người)", with figures beside it at most
 */
gboolean td_paste_find_section (const TdPaste *self, guint index, TdRecipientKind *kind);

/* td_paste_find_group: (transfer full) (nullable): the name of a row that has nothing but one, with
 * a Roman number or a letter: "II | Công đoàn ngành Giáo dục" */
char *td_paste_find_group (const TdPaste *self, guint index);

gboolean td_paste_is_total_row (const TdPaste *self, guint index);

/* td_paste_is_heading_again: once more at the top of a page */
gboolean td_paste_is_heading_again (const TdPaste *self, guint index);

/* What one td_paste_make_awards () needs. Texts repeat from row to row, so that each is looked up
 * once. */
typedef struct
{
  TdPaste *paste;
  TdDb *db;
  const TdCatalogue *catalogue;
  TdDate date;
  const TdAward *model;
  GHashTable *units;     /* text → gint64 */
  GHashTable *forms;     /* kind and text → gint64 */
  GHashTable *campaigns; /* text → gint64 */
  gint64 group; /* the unit that the rows below belong to, in a list without a column for it */
  gboolean in_section;
  TdRecipientKind section;
  GError *error;
} TdPasteMaker;

/* Each 0 if it is none or not certain; of an error the maker keeps the first. */
gint64 td_paste_maker_find_unit (TdPasteMaker *maker, const char *text);
gint64 td_paste_maker_find_form (TdPasteMaker *maker, TdRecipientKind kind, const char *text);
gint64 td_paste_maker_find_campaign (TdPasteMaker *maker, const char *text);

G_END_DECLS
