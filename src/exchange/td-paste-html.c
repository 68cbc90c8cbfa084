/* The clipboard's HTML of Excel, LibreOffice, Word and Google's tables. */
#include <stdlib.h>
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "exchange/td-paste-html-private.h"
#include "exchange/td-paste-table-private.h"

typedef struct
{
  TdPasteTable *table;
  TdPasteStyles *styles;
  GString *text; /* of the paragraph between two tables */
  guint n_tables;
  GError *error;
} Reader;

/* Of the table being read: what the rows above reach down to. */
typedef struct
{
  guint rows_left[TD_PASTE_MAX_COLUMNS];   /* of a cell that began above */
  gboolean is_above[TD_PASTE_MAX_COLUMNS]; /* FALSE: it is covered from the left as well */
  gboolean is_hidden[TD_PASTE_MAX_COLUMNS];
} Grid;

/* The text of a node and what is in it. Fonts hold for what is inside of an element. */
static void append_text (Reader *reader, GString *out, const xmlNode *node, TdPasteFont font);

static void
append_piece (GString *out, const char *text, TdPasteFont font)
{
  g_autofree char *piece = g_strdup (text);
  g_autofree char *decoded = NULL;

  /* Only <br> and paragraphs begin a line; Excel breaks its lines in the middle of a cell. */
  g_strdelimit (piece, "\t\r\n", ' ');
  switch (font)
    {
    case TD_PASTE_FONT_UNICODE:
      g_string_append (out, piece);
      return;
    case TD_PASTE_FONT_VNI:
      decoded = td_legacy_text_convert (piece, TD_ENCODING_VNI);
      break;
    case TD_PASTE_FONT_TCVN3:
      decoded = td_legacy_text_convert (piece, TD_ENCODING_TCVN3);
      break;
    case TD_PASTE_FONT_TCVN3_CAPITALS:
      {
        g_autofree char *small = td_legacy_text_convert (piece, TD_ENCODING_TCVN3);

        decoded = g_utf8_strup (small, -1);
        break;
      }
    }
  g_string_append (out, decoded);
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const names[] = { "p",          "div",    "li",      "ul",     "ol", "tr",
                                       "table",      "h1",     "h2",      "h3",     "h4", "h5",
                                       "h6",         "dl",     "dt",      "dd",     "hr", "pre",
                                       "blockquote", "center", "section", "article" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (td_paste_html_is_element (node, names[i]))
      return TRUE;

  return FALSE;
}

static void
append_children (Reader *reader, GString *out, const xmlNode *node, TdPasteFont font)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_text (reader, out, child, font);
}

static void
append_text (Reader *reader, GString *out, const xmlNode *node, TdPasteFont font)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      append_piece (out, (const char *) node->content, font);
      return;
    }
  if (node->type != XML_ELEMENT_NODE || td_paste_styles_is_hidden (reader->styles, node))
    return;

  td_paste_styles_read_font (reader->styles, node, &font);
  if (td_paste_html_is_element (node, "br"))
    {
      g_string_append_c (out, '\n');
    }
  else if (is_block (node))
    {
      g_string_append_c (out, '\n');
      append_children (reader, out, node, font);
      g_string_append_c (out, '\n');
    }
  else
    {
      append_children (reader, out, node, font);
      if (td_paste_html_is_element (node, "td") || td_paste_html_is_element (node, "th"))
        g_string_append_c (out, ' ');
    }
}

/* Paragraphs leave empty lines where two of them meet; a cell has none. */
static char *
drop_empty_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    if (!td_text_is_blank (*line))
      {
        if (out->len > 0)
          g_string_append_c (out, '\n');
        g_string_append (out, *line);
      }

  return g_string_free (out, FALSE);
}

static guint
get_span (const xmlNode *cell, const char *name, guint max)
{
  xmlChar *value = xmlGetProp (cell, BAD_CAST name);
  long span = value != NULL ? strtol ((const char *) value, NULL, 10) : 1;

  xmlFree (value);

  return (guint) CLAMP (span, 1, (long) max);
}

/* Where a column stands once hidden ones are left out. */
static guint
visible_column (const Grid *grid, guint column)
{
  guint n = column;

  for (guint i = 0; i < MIN (column, TD_PASTE_MAX_COLUMNS); i++)
    n -= grid->is_hidden[i] ? 1 : 0;

  return n;
}

static gboolean
is_hidden_column (const Grid *grid, guint column)
{
  return column < TD_PASTE_MAX_COLUMNS && grid->is_hidden[column];
}

/* Puts a cell's text into the first column in sight that it covers. */
static gboolean
place_cell (Reader *reader, Grid *grid, const xmlNode *cell, guint column, TdPasteFont font)
{
  guint n_columns = get_span (cell, "colspan", 16384);
  guint n_rows = get_span (cell, "rowspan", TD_PASTE_MAX_ROWS);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lines = NULL;
  gboolean placed = FALSE;

  td_paste_styles_read_font (reader->styles, cell, &font);
  append_children (reader, text, cell, font);
  lines = drop_empty_lines (text->str);

  for (guint i = column; i < column + n_columns && i <= TD_PASTE_MAX_COLUMNS; i++)
    {
      gboolean first = !placed && !is_hidden_column (grid, i);

      if (first
          && !td_paste_table_set (reader->table, visible_column (grid, i), lines, &reader->error))
        return FALSE;
      if (placed && !is_hidden_column (grid, i))
        td_paste_table_set_merge (reader->table, visible_column (grid, i), TD_PASTE_MERGED_LEFT);
      placed = placed || first;
      if (i < TD_PASTE_MAX_COLUMNS)
        {
          grid->rows_left[i] = n_rows - 1;
          grid->is_above[i] = first;
        }
    }

  return TRUE;
}

static gboolean
read_row (Reader *reader, Grid *grid, const xmlNode *row, TdPasteFont font)
{
  gboolean taken[TD_PASTE_MAX_COLUMNS] = { FALSE };
  gboolean hidden = td_paste_styles_is_hidden (reader->styles, row);
  guint column = 0;

  td_paste_styles_read_font (reader->styles, row, &font);
  if (!hidden)
    td_paste_table_begin_row (reader->table);

  for (guint i = 0; i < TD_PASTE_MAX_COLUMNS; i++)
    if (grid->rows_left[i] > 0)
      {
        grid->rows_left[i]--;
        taken[i] = TRUE;
        if (!hidden && !grid->is_hidden[i])
          td_paste_table_set_merge (reader->table, visible_column (grid, i),
                                    grid->is_above[i] ? TD_PASTE_MERGED_ABOVE
                                                      : TD_PASTE_MERGED_LEFT);
      }
  if (hidden)
    return TRUE;

  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      if ((!td_paste_html_is_element (cell, "td") && !td_paste_html_is_element (cell, "th"))
          || td_paste_styles_is_hidden (reader->styles, cell))
        continue;
      while (column < TD_PASTE_MAX_COLUMNS && taken[column])
        column++;
      if (!place_cell (reader, grid, cell, column, font))
        return FALSE;
      column += get_span (cell, "colspan", 16384);
    }

  return TRUE;
}

/* The <col>s before the rows, which say what columns are hidden. */
static void
read_columns (const Reader *reader, Grid *grid, const xmlNode *node, guint *column)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (td_paste_html_is_element (child, "colgroup") && child->children != NULL)
        {
          read_columns (reader, grid, child, column);
        }
      else if (td_paste_html_is_element (child, "col")
               || td_paste_html_is_element (child, "colgroup"))
        {
          guint n = get_span (child, "span", 16384);
          gboolean hidden = td_paste_styles_is_hidden (reader->styles, child);

          for (; n > 0 && *column < TD_PASTE_MAX_COLUMNS; n--)
            grid->is_hidden[(*column)++] = hidden;
        }
    }
}

static gboolean read_flow (Reader *reader, const xmlNode *node, TdPasteFont font);

static gboolean
read_rows (Reader *reader, Grid *grid, const xmlNode *node, TdPasteFont font)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      TdPasteFont inner = font;

      if (td_paste_html_is_element (child, "tr"))
        {
          if (!read_row (reader, grid, child, font))
            return FALSE;
        }
      else if (td_paste_html_is_element (child, "thead")
               || td_paste_html_is_element (child, "tbody")
               || td_paste_html_is_element (child, "tfoot"))
        {
          td_paste_styles_read_font (reader->styles, child, &inner);
          if (!td_paste_styles_is_hidden (reader->styles, child)
              && !read_rows (reader, grid, child, inner))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_table (Reader *reader, const xmlNode *table, TdPasteFont font)
{
  guint n_cells = 0;
  guint column = 0;
  gboolean has_table = FALSE;
  const xmlNode *layout = td_paste_html_find_layout_cell (table, &n_cells, &has_table);
  Grid grid = { 0 };

  if (n_cells == 1 && has_table)
    return read_flow (reader, layout, font);

  reader->n_tables++;
  read_columns (reader, &grid, table, &column);

  return read_rows (reader, &grid, table, font);
}

/* Ends a paragraph between tables. */
static gboolean
end_paragraph (Reader *reader)
{
  gboolean ok = TRUE;

  if (!td_text_is_blank (reader->text->str))
    {
      td_paste_table_begin_row (reader->table);
      ok = td_paste_table_set (reader->table, 0, reader->text->str, &reader->error);
    }
  g_string_truncate (reader->text, 0);

  return ok;
}

static gboolean
read_flow (Reader *reader, const xmlNode *node, TdPasteFont font)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      TdPasteFont inner = font;

      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        append_piece (reader->text, (const char *) child->content, font);
      if (child->type != XML_ELEMENT_NODE || td_paste_styles_is_hidden (reader->styles, child))
        continue;

      td_paste_styles_read_font (reader->styles, child, &inner);
      if ((is_block (child) || td_paste_html_is_element (child, "br")) && !end_paragraph (reader))
        return FALSE;
      if (td_paste_html_is_element (child, "table") ? !read_table (reader, child, inner)
                                                    : !read_flow (reader, child, inner))
        return FALSE;
      if (is_block (child) && !end_paragraph (reader))
        return FALSE;
    }

  return TRUE;
}

TdPasteTable *
td_paste_table_new_from_html (const char *html, gsize length, GError **error)
{
  g_autoptr (TdPasteTable) table = td_paste_table_new ();
  g_autoptr (TdPasteStyles) styles = td_paste_styles_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { table, styles, text, 0, NULL };
  xmlDoc *doc;

  if (!td_paste_table_check_size (length, error))
    return NULL;
  doc = td_paste_html_parse (html, length, error);
  if (doc == NULL)
    return NULL;

  td_paste_styles_read (styles, (const xmlNode *) doc);
  if (read_flow (&reader, (const xmlNode *) doc, TD_PASTE_FONT_UNICODE))
    end_paragraph (&reader);
  xmlFreeDoc (doc);

  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  if (reader.n_tables == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("There is no table in what was copied."));
      return NULL;
    }
  if (td_paste_table_is_empty (table))
    {
      td_paste_table_set_empty_error (error);
      return NULL;
    }

  return g_steal_pointer (&table);
}
