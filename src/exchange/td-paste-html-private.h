#pragma once

#include <libxml/HTMLparser.h>

#include "base/td-legacy-text.h"

G_BEGIN_DECLS

/* The parts of td-paste-html.c. */

/* What the font of a piece of text says about its encoding. */
typedef enum
{
  TD_PASTE_FONT_UNICODE,
  TD_PASTE_FONT_TCVN3,
  TD_PASTE_FONT_TCVN3_CAPITALS, /* draws small letters as capitals */
  TD_PASTE_FONT_VNI,
} TdPasteFont;

/* What style sheets say about classes, as far as a paste needs it. */
typedef struct
{
  GHashTable *class_fonts;    /* class → TdPasteFont */
  GHashTable *hidden_classes; /* classes that are not in sight */
} TdPasteStyles;

TdPasteStyles *td_paste_styles_new (void);
void td_paste_styles_free (TdPasteStyles *self);

/* td_paste_styles_read: all style sheets of a page */
void td_paste_styles_read (TdPasteStyles *self, const xmlNode *node);

/* td_paste_styles_read_font: @font: (inout): that of the element around @node; left as it is if
 * @node names none */
void td_paste_styles_read_font (const TdPasteStyles *self, const xmlNode *node, TdPasteFont *font);

/* td_paste_styles_is_hidden: whether @node and what is in it is not in sight */
gboolean td_paste_styles_is_hidden (const TdPasteStyles *self, const xmlNode *node);

/* td_paste_html_is_element: whatever the case of @name, which the page may have as it likes */
gboolean td_paste_html_is_element (const xmlNode *node, const char *name);

/* td_paste_html_parse:
 * @html: as a clipboard has it, see td_paste_table_new_from_html ()
 *
 * Returns: (transfer full) (nullable): free with xmlFreeDoc () */
xmlDoc *td_paste_html_parse (const char *html, gsize length, GError **error);

/* td_paste_html_find_layout_cell: (transfer none) (nullable): the last cell of the table @node;
 * with one cell and another table in it, it is there for the layout only
 * @n_cells, @has_table: (inout): begin with 0 and FALSE */
const xmlNode *
td_paste_html_find_layout_cell (const xmlNode *node, guint *n_cells, gboolean *has_table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPasteStyles, td_paste_styles_free)

G_END_DECLS
