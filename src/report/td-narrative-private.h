#pragma once

#include "report/td-narrative.h"

G_BEGIN_DECLS

/* TdTale: what sentences are told of: one row of a report, and the row that has the same of the
 * year before
 * @row, @before: indexes; -1 for none, of which nothing can be told
 *
 * A template is a sentence with figures in it:
 *
 *   [Sáng kiến/Công nhận]   the figure of the column with that title under those groups; nothing to
 *                           be told while it is 0, has no value or there is no such row
 *   [~Sáng kiến/Công nhận]  how it changed: "tăng 12 (15,4 %) so với cùng kỳ năm trước"
 *   [^Sáng kiến/Công nhận]  the same in short: "tăng 12 (15,4 %)", where "so với cùng kỳ năm trước"
 *                           was said already
 *   [-Sáng kiến/Công nhận]  the figure of the year before
 *   [!Sáng kiến/Công nhận]  no words: something to be told only while the figure is 0
 *   {, giá trị [Giá trị]}   left out while something in it is not to be told
 *   <[TT] tập thể|[CN] cá nhân>  what of it is to be told, with commas between: "5 tập thể, 9 cá
 *                           nhân"; not to be told if none is
 *   <[TT] tập thể&[CN] cá nhân>  the same with "và": "5 tập thể và 9 cá nhân"
 *
 * and is left out as a whole while one of its figures outside of braces is not to be told. */
typedef struct
{
  const TdReport *report;
  int row;
  int before;
} TdTale;

/* TdTeller: the text while it is written
 * @request: of the reports
 * @section, @part: (nullable): titles of headings that are written once something follows them */
typedef struct
{
  TdNarrative *narrative;
  const GPtrArray *reports;
  const TdReportRequest *request;
  const char *section;
  const char *part;
  guint n_sections;
  guint n_parts;
} TdTeller;

/* td_teller_find: (nullable): the report @id; NULL while it is not among the reports */
const TdReport *td_teller_find (const TdTeller *self, const char *id);

/* td_tale_of_total: of a report's total and of its row "Cùng kỳ năm trước" */
TdTale td_tale_of_total (const TdReport *report);
TdTale td_tale_of_row (const TdReport *report, guint row);

/* td_tale_get_value: of the column @path as templates name it; 0 if there is none */
gint64 td_tale_get_value (const TdTale *tale, const char *path);

/* td_tale_find_column: -1 if the report has none of that name */
int td_tale_find_column (const TdReport *report, const char *path);

/* td_teller_begin_section, td_teller_begin_part: numbered headings, "I. TITLE" and "1. Title"
 * @title: a literal */
void td_teller_begin_section (TdTeller *self, const char *title);
void td_teller_begin_part (TdTeller *self, const char *title);

/* td_teller_begin: begins a paragraph of @kind with the sentence; td_teller_say: adds it to the
 * last paragraph after a space; td_teller_join: adds it after @separator
 *
 * Returns: whether there was something to be told */
gboolean
td_teller_begin (TdTeller *self, TdNarrativeKind kind, const TdTale *tale, const char *format);
gboolean td_teller_say (TdTeller *self, const TdTale *tale, const char *format);
gboolean
td_teller_join (TdTeller *self, const char *separator, const TdTale *tale, const char *format);

/* td_teller_add: a span to the last paragraph; of words or of what was given */
void td_teller_add (TdTeller *self, TdNarrativeSpanKind kind, const char *text);

/* td_teller_begin_words: begins a paragraph with a sentence that has no figures */
void td_teller_begin_words (TdTeller *self, TdNarrativeKind kind, const char *text);

TdNarrativeSpan *td_narrative_span_new (TdNarrativeSpanKind kind, const char *text);
GPtrArray *td_narrative_spans_new (void);
TdNarrativeParagraph *td_narrative_paragraph_new (TdNarrativeKind kind);
GPtrArray *td_narrative_paragraphs_new (void);

/* td_tell_best: "@words A (12); B (9)." of the rows of units that have the most in the columns
 * @paths together; of two that have the same both are named or none
 * @rows: TD_ROW_GROUP for units that have others below them, TD_ROW_PLAIN for those that have none
 * @room: how many may be named
 * @format: of one unit
 *
 * Returns: whether there are units to compare */
gboolean td_tell_best (TdTeller *self,
                       TdNarrativeKind kind,
                       const char *words,
                       const TdReport *report,
                       TdReportRowKind rows,
                       const char *const *paths,
                       guint room,
                       const char *format);

/* td_tale_is_target: whether the row of B17 is a target with that @result: "đạt", "chưa đạt" */
gboolean td_tale_is_target (const TdTale *tale, const char *result);

/* The sections, in their order. */
void td_tell_introduction (TdTeller *self, TdDb *db);
void td_tell_steering (TdTeller *self);
void td_tell_campaigns (TdTeller *self);
void td_tell_awards (TdTeller *self);
void td_tell_shortcomings (TdTeller *self);
void td_tell_plans (TdTeller *self);

G_END_DECLS
