/* The parts of a document that are the same in each: types, relations, styles, the header with the
 * page's number. */
#include "exchange/td-docx-private.h"

#define PROLOG "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define TYPES "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char content_types[] = PROLOG
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPES "document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPES "styles+xml\"/>"
    "<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPES "header+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "</Types>";

static const char relations[] = PROLOG
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" "
    "Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" "
    "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    "core-properties\" Target=\"docProps/core.xml\"/>"
    "</Relationships>";

static const char document_relations[] = PROLOG
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" RELATIONS "/header\" Target=\"header1.xml\"/>"
    "</Relationships>";

/* NĐ 30/2020/NĐ-CP, Phụ lục I: Times New Roman, the text in 13 to 14 points, adjusted to both
 * margins, first lines indented by 1 or 1,27 cm, at least 6 points between paragraphs. Sizes are
 * half points, lengths twentieths of a point. */
static const char styles[] = PROLOG
    "<w:styles xmlns:w=\"" MAIN "\">"
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New "
    "Roman\" w:cs=\"Times New Roman\"/>"
    "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/>"
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"BodyText\">"
    "<w:name w:val=\"Body Text\"/><w:basedOn w:val=\"Normal\"/>"
    "<w:pPr><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>"
    "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\">"
    "<w:name w:val=\"heading 1\"/><w:basedOn w:val=\"BodyText\"/><w:next w:val=\"BodyText\"/>"
    "<w:pPr><w:keepNext/><w:spacing w:before=\"120\"/><w:outlineLvl w:val=\"0\"/></w:pPr>"
    "<w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\">"
    "<w:name w:val=\"heading 2\"/><w:basedOn w:val=\"BodyText\"/><w:next w:val=\"BodyText\"/>"
    "<w:pPr><w:keepNext/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"ToBeWritten\">"
    "<w:name w:val=\"To be written\"/><w:basedOn w:val=\"BodyText\"/>"
    "<w:rPr><w:i/></w:rPr></w:style>"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
    "<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
    "<w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>"
    "</w:tblCellMar></w:tblPr></w:style>"
    "</w:styles>";

static const char header[]
    = PROLOG "<w:hdr xmlns:w=\"" MAIN "\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
             "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
             "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
             "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>";

static const TdDocxPart parts[] = {
  /* Word wants the types first. */
  { "[Content_Types].xml", content_types },
  { "_rels/.rels", relations },
  { "word/_rels/document.xml.rels", document_relations },
  { "word/styles.xml", styles },
  { "word/header1.xml", header },
};

const TdDocxPart *
td_docx_get_parts (guint *n)
{
  *n = G_N_ELEMENTS (parts);

  return parts;
}
