#pragma once

#include "report/td-report.h"

G_BEGIN_DECLS

/* The report in words ("báo cáo bằng lời"): a draft of the text, made of the figures of TdReports
 * and of nothing else, in the order that such papers have. Always Vietnamese. A sentence without
 * figures is not written; what a program cannot know (causes) is a prompt for the clerk. */

typedef enum
{
  TD_NARRATIVE_HEADING, /* "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI" */
  TD_NARRATIVE_SUBHEADING,
  TD_NARRATIVE_TEXT,
  TD_NARRATIVE_ITEM,   /* of a list; its text begins with "- " */
  TD_NARRATIVE_PROMPT, /* "[…]": what the clerk has to write */
} TdNarrativeKind;

typedef enum
{
  TD_SPAN_WORDS,
  TD_SPAN_FIGURE,     /* the cell as the report prints it */
  TD_SPAN_DIFFERENCE, /* the cell less that of the period before, without a sign */
  TD_SPAN_GROWTH,     /* the same in percent of the period before */
  TD_SPAN_GIVEN,      /* of the request, the settings or a column's heading */
} TdNarrativeSpanKind;

/* TdNarrativeSpan: a piece of a sentence, and where it is from
 * @report_id: (nullable): of FIGURE, DIFFERENCE and GROWTH: the report of the cell @row, @column;
 *   the period before is in the same column of @before */
typedef struct
{
  TdNarrativeSpanKind kind;
  char *text;
  char *report_id;
  guint row;
  guint column;
  guint before;
} TdNarrativeSpan;

typedef struct
{
  TdNarrativeKind kind;
  GPtrArray *spans; /* (element-type TdNarrativeSpan) */
} TdNarrativeParagraph;

/* TdNarrative:
 * @number_line: "Số:        /BC-LĐLĐ"
 * @title, @subtitle: "BÁO CÁO", "Kết quả công tác thi đua, khen thưởng 6 tháng đầu năm 2026"
 * @addressee: (nullable)
 * @recipients: (array zero-terminated=1): the lines under "Nơi nhận:"
 * @paragraphs: (element-type TdNarrativeParagraph) */
typedef struct
{
  char **left_heading;
  char **right_heading;
  char *number_line;
  char *date_line;
  TdDate last_day;
  char *title;
  char *subtitle;
  char *addressee;
  GPtrArray *paragraphs;
  char **recipients;
  char *signer_authority;
  char *signer_post;
  char *signer_name;
} TdNarrative;

/* td_narrative_uses: whether the text has figures of the report @id */
gboolean td_narrative_uses (const char *id);

/* td_narrative_new:
 * @reports: (element-type TdReport): of @request; what would be told from a report that is not
 *   among them is left out
 *
 * Returns: (transfer full) */
TdNarrative *td_narrative_new (TdDb *db, const TdReportRequest *request, const GPtrArray *reports);

/* td_narrative_build: makes the reports that the text uses, and the text
 *
 * Returns: (transfer full) (nullable) */
TdNarrative *td_narrative_build (TdDb *db,
                                 const TdCatalogue *catalogue,
                                 const TdReportRequest *request,
                                 TdJob *job,
                                 GError **error);

void td_narrative_free (TdNarrative *self);

/* td_narrative_clear: takes all paragraphs away; td_narrative_add: adds one of words alone, for a
 * text that the clerk has changed */
void td_narrative_clear (TdNarrative *self);
void td_narrative_add (TdNarrative *self, TdNarrativeKind kind, const char *text);

/* td_narrative_guess_kind: of a line that the clerk may have written: "II. KẾT QUẢ", "1. Phong
 * trào", "- …", "[…]" */
TdNarrativeKind td_narrative_guess_kind (const char *line);

const TdNarrativeParagraph *td_narrative_get_paragraph (const TdNarrative *self, guint index);

/* td_narrative_paragraph_to_text: (transfer full): one line */
char *td_narrative_paragraph_to_text (const TdNarrativeParagraph *self);

/* td_narrative_to_text: (transfer full): the paragraphs alone, a line each */
char *td_narrative_to_text (const TdNarrative *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdNarrative, td_narrative_free)

G_END_DECLS
