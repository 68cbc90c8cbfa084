/* The document itself:
 *
 *   TỔNG LIÊN ĐOÀN …        CỘNG HÒA XÃ HỘI …       a table without lines
 *   LIÊN ĐOÀN …             Độc lập - Tự do - …
 *   Số:      /BC-LĐLĐ       Lai Châu, ngày … tháng …
 *                    BÁO CÁO
 *            Kết quả công tác … năm 2026
 *   I. …
 *   Nơi nhận:               TM. BAN THƯỜNG VỤ       another, on one page with the last lines
 */
#include "exchange/td-docx-private.h"

/* Twentieths of a point: A4 less 30 mm left and 20 mm right. */
#define LEFT_WIDTH 3742
#define RIGHT_WIDTH 5612
#define SIGNATURE_LINES 4

/* How a paragraph of the heading or the signature block looks; half points. */
typedef struct
{
  int size;
  gboolean is_bold;
  gboolean is_italic;
  gboolean is_underlined;
  const char *alignment;
  int before; /* space above it, twentieths of a point */
} Look;

void
td_docx_append_escaped (GString *xml, const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c == '<')
        g_string_append (xml, "&lt;");
      else if (c == '>')
        g_string_append (xml, "&gt;");
      else if (c == '&')
        g_string_append (xml, "&amp;");
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_c (xml, ' ');
      else if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
        g_string_append_unichar (xml, c);
    }
}

static void
append_text (GString *xml, const char *text)
{
  g_string_append (xml, "<w:t xml:space=\"preserve\">");
  td_docx_append_escaped (xml, text);
  g_string_append (xml, "</w:t>");
}

static void
append_line (GString *xml, const char *text, const Look *look)
{
  g_string_append_printf (
      xml, "<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"%d\"/><w:jc w:val=\"%s\"/></w:pPr>",
      look->before, look->alignment);
  if (text != NULL && text[0] != '\0')
    {
      g_string_append (xml, "<w:r><w:rPr>");
      if (look->is_bold)
        g_string_append (xml, "<w:b/>");
      if (look->is_italic)
        g_string_append (xml, "<w:i/>");
      g_string_append_printf (xml, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", look->size,
                              look->size);
      if (look->is_underlined)
        g_string_append (xml, "<w:u w:val=\"single\"/>");
      g_string_append (xml, "</w:rPr>");
      append_text (xml, text);
      g_string_append (xml, "</w:r>");
    }
  g_string_append (xml, "</w:p>");
}

/* A line between @indent from both sides, of which a paragraph of one point is the room. */
static void
append_rule (GString *xml, int indent)
{
  g_string_append_printf (
      xml,
      "<w:p><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" "
      "w:color=\"000000\"/></w:pBdr><w:spacing w:line=\"40\" w:lineRule=\"exact\"/>"
      "<w:ind w:left=\"%d\" w:right=\"%d\"/></w:pPr></w:p>",
      indent, indent);
}

/* --- Tables without lines --------------------------------------------------------------------- */

static void
begin_table (GString *xml)
{
  g_string_append_printf (xml,
                          "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
                          "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
                          "<w:gridCol w:w=\"%d\"/><w:gridCol w:w=\"%d\"/></w:tblGrid>"
                          "<w:tr><w:trPr><w:cantSplit/></w:trPr>",
                          LEFT_WIDTH + RIGHT_WIDTH, LEFT_WIDTH, RIGHT_WIDTH);
}

static void
begin_cell (GString *xml, int width)
{
  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", width);
}

static void
end_cell (GString *xml)
{
  g_string_append (xml, "</w:tc>");
}

static void
end_table (GString *xml)
{
  g_string_append (xml, "</w:tr></w:tbl>");
}

/* --- The parts of the page -------------------------------------------------------------------- */

static void
append_heading (GString *xml, const TdNarrative *narrative)
{
  const Look capitals = { .size = 24, .alignment = "center" };
  const Look bold_capitals = { .size = 24, .is_bold = TRUE, .alignment = "center" };
  const Look motto = { .size = 26, .is_bold = TRUE, .is_underlined = TRUE, .alignment = "center" };
  const Look number = { .size = 26, .alignment = "center", .before = 120 };
  const Look date = { .size = 26, .is_italic = TRUE, .alignment = "center", .before = 120 };

  begin_table (xml);
  begin_cell (xml, LEFT_WIDTH);
  for (guint i = 0; narrative->left_heading[i] != NULL; i++)
    append_line (xml, narrative->left_heading[i], i == 0 ? &capitals : &bold_capitals);
  append_rule (xml, LEFT_WIDTH / 3);
  append_line (xml, narrative->number_line, &number);
  end_cell (xml);
  begin_cell (xml, RIGHT_WIDTH);
  for (guint i = 0; narrative->right_heading[i] != NULL; i++)
    append_line (xml, narrative->right_heading[i], i == 0 ? &bold_capitals : &motto);
  append_line (xml, narrative->date_line, &date);
  end_cell (xml);
  end_table (xml);
}

static void
append_title (GString *xml, const TdNarrative *narrative)
{
  const Look title = { .size = 28, .is_bold = TRUE, .alignment = "center", .before = 240 };
  const Look subtitle = { .size = 28, .is_bold = TRUE, .alignment = "center" };
  const Look addressee = { .size = 28, .alignment = "center", .before = 240 };
  const Look space = { .size = 28, .alignment = "center" };

  append_line (xml, narrative->title, &title);
  append_line (xml, narrative->subtitle, &subtitle);
  append_rule (xml, (LEFT_WIDTH + RIGHT_WIDTH) * 2 / 5);
  if (narrative->addressee != NULL)
    append_line (xml, narrative->addressee, &addressee);
  append_line (xml, NULL, &space);
}

static const char *
get_style (TdNarrativeKind kind)
{
  switch (kind)
    {
    case TD_NARRATIVE_HEADING:
      return "Heading1";
    case TD_NARRATIVE_SUBHEADING:
      return "Heading2";
    case TD_NARRATIVE_PROMPT:
      return "ToBeWritten";
    case TD_NARRATIVE_TEXT:
    case TD_NARRATIVE_ITEM:
    default:
      return "BodyText";
    }
}

static void
append_paragraph (GString *xml, const TdNarrativeParagraph *paragraph, gboolean is_last)
{
  g_autofree char *text = td_narrative_paragraph_to_text (paragraph);

  /* The last one stays with the signature block. */
  g_string_append_printf (xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr><w:r>",
                          get_style (paragraph->kind), is_last ? "<w:keepNext/>" : "");
  append_text (xml, text);
  g_string_append (xml, "</w:r></w:p>");
}

static void
append_signature (GString *xml, const TdNarrative *narrative)
{
  const Look caption = { .size = 24, .is_bold = TRUE, .is_italic = TRUE, .alignment = "left" };
  const Look recipient = { .size = 22, .alignment = "left" };
  const Look bold = { .size = 28, .is_bold = TRUE, .alignment = "center" };

  begin_table (xml);
  begin_cell (xml, LEFT_WIDTH);
  append_line (xml, "Nơi nhận:", &caption);
  for (guint i = 0; narrative->recipients[i] != NULL; i++)
    append_line (xml, narrative->recipients[i], &recipient);
  end_cell (xml);
  begin_cell (xml, RIGHT_WIDTH);
  append_line (xml, narrative->signer_authority, &bold);
  append_line (xml, narrative->signer_post, &bold);
  for (guint i = 0; i < SIGNATURE_LINES; i++)
    append_line (xml, NULL, &bold);
  append_line (xml, narrative->signer_name, &bold);
  end_cell (xml);
  end_table (xml);
}

char *
td_docx_make_document (const TdNarrative *narrative)
{
  GString *xml = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
  guint n = narrative->paragraphs->len;

  append_heading (xml, narrative);
  append_title (xml, narrative);
  for (guint i = 0; i < n; i++)
    append_paragraph (xml, td_narrative_get_paragraph (narrative, i), i + 1 == n);
  append_signature (xml, narrative);
  /* After a table there is a paragraph; A4, 20 mm above, below and right, 30 mm left. */
  g_string_append (xml, "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"
                        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>"
                        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                        "<w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" "
                        "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"
                        "</w:body></w:document>");

  return g_string_free (xml, FALSE);
}

char *
td_docx_make_properties (const TdNarrative *narrative)
{
  GString *xml = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
  const TdDate *day = &narrative->last_day;

  td_docx_append_escaped (xml, narrative->subtitle);
  g_string_append (xml, "</dc:title><dc:creator>");
  /* The organisation; the line above it is that of the one over it. */
  td_docx_append_escaped (xml,
                          narrative->left_heading[0] != NULL && narrative->left_heading[1] != NULL
                              ? narrative->left_heading[1]
                              : "");
  /* The period's last day and not this moment, so that the same text gives the same file. */
  g_string_append_printf (xml,
                          "</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">"
                          "%04d-%02d-%02dT00:00:00Z</dcterms:created></cp:coreProperties>",
                          day->year, MAX (day->month, 1), MAX (day->day, 1));

  return g_string_free (xml, FALSE);
}
