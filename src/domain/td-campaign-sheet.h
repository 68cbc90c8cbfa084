#pragma once

#include "domain/td-period.h"
#include "domain/td-problem.h"
#include "domain/td-sheet-undo.h"

G_BEGIN_DECLS

/* What is typed of units in campaigns, as a sheet with a line for each unit in each campaign: which
 * units take part, or what they reached in a period. Kept by td-campaign-sheet-store.h. */

typedef enum
{
  TD_CAMPAIGN_SHEET_UNITS,   /* rows of campaign_unit, of one campaign */
  TD_CAMPAIGN_SHEET_RESULTS, /* rows of campaign_result, of one period */
} TdCampaignSheetKind;

typedef enum
{
  TD_SHEET_FLAG, /* 1 or not */
  TD_SHEET_COUNT,
  TD_SHEET_MONEY,      /* đồng */
  TD_SHEET_HUNDREDTHS, /* of the target's measure */
  TD_SHEET_DATE,       /* 20260612 for 12/06/2026 */
  TD_SHEET_TEXT,
} TdSheetCellKind;

/* The fields of either kind, in the order of the sheet's columns. */
enum
{
  TD_TAKING_PART_REGISTERED,
  TD_TAKING_PART_REGISTERED_ON,
  TD_TAKING_PART_PLAN_NUMBER,
  TD_TAKING_PART_PLANNED_ON,
  TD_TAKING_PART_LAUNCHED_ON,
  TD_TAKING_PART_CONTENTS,
  TD_TAKING_PART_MEASURES,
  TD_TAKING_PART_TARGET,
  TD_TAKING_PART_TARGET_MEASURE,
  TD_TAKING_PART_NOTE,
  TD_N_TAKING_PART,
};
enum
{
  TD_RESULT_PARTICIPANTS,
  TD_RESULT_PROPOSED,
  TD_RESULT_GRASSROOTS,
  TD_RESULT_PROVINCE,
  TD_RESULT_NATION,
  TD_RESULT_VALUE_GAINED,
  TD_RESULT_WORKS,
  TD_RESULT_REACHED,
  TD_RESULT_NOTE,
  TD_N_RESULTS,
};
#define TD_CAMPAIGN_SHEET_MAX_FIELDS TD_N_TAKING_PART

/* TdCampaignSheetField:
 * @field: its name in problems, and of its column in the book
 * @title: not translated
 * @tooltip: (nullable): not translated */
typedef struct
{
  TdSheetCellKind kind;
  const char *field;
  const char *title;
  const char *tooltip;
} TdCampaignSheetField;

/* td_campaign_sheet_kind_get_field: (transfer none) */
const TdCampaignSheetField *td_campaign_sheet_kind_get_field (TdCampaignSheetKind kind,
                                                              guint field);
guint td_campaign_sheet_kind_get_n_fields (TdCampaignSheetKind kind);

/* A number that was not entered, which is not 0. */
#define TD_SHEET_UNKNOWN G_GINT64_CONSTANT (-1)

/* TdSheetCell:
 * @number: TD_SHEET_UNKNOWN for none, and of a TD_SHEET_TEXT
 * @text: (nullable): a GRefString
 * @unread: (nullable): a GRefString: what was typed and is no value */
typedef struct
{
  gint64 number;
  char *text;
  char *unread;
} TdSheetCell;

void td_sheet_cell_init (TdSheetCell *self);
void td_sheet_cell_clear (TdSheetCell *self);
gboolean td_sheet_cell_is_empty (const TdSheetCell *self);
TdDate td_sheet_cell_get_date (const TdSheetCell *self);
void td_sheet_cell_set_date (TdSheetCell *self, TdDate date);

/* td_sheet_cell_set_text: "" for none */
void td_sheet_cell_set_text (TdSheetCell *self, const char *text);

/* TdUnitTarget: what a unit is to reach in a campaign
 * @value: hundredths of @measure, TD_SHEET_UNKNOWN for none
 * @measure, @direction: interned; ">=", "<=" or "="
 * @is_own: its own, and not that of its organisation type */
typedef struct
{
  gint64 value;
  const char *measure;
  const char *direction;
  gboolean is_own;
} TdUnitTarget;

/* td_unit_target_is_met: @reached in hundredths */
gboolean td_unit_target_is_met (const TdUnitTarget *self, gint64 reached);

/* TdCampaignLine: a unit in a campaign
 * @campaign, @group: GRefStrings; @group: the unit above it, "" for none
 * @code, @name: on the sheet's last day
 * @unit_from, @unit_to, @campaign_from, @campaign_to: the days of both
 * @id, @revision: of the row in the book, 0 if there is none
 * @is_registered: of results: whether the unit is registered in the book
 * @registers: of results: it is to be registered when they are saved
 * @n_results: of taking part: how many rows of results the book has
 * @stored: as the book has it; @cells: as it is typed
 * @last: of results: the row of the latest earlier period, whose interned code is @last_period, ""
 *   for none */
typedef struct
{
  gint64 campaign_id;
  char *campaign;
  gint64 unit_id;
  gint64 above_id;
  char *group;
  char *code;
  char *name;
  TdDate unit_from;
  TdDate unit_to;
  TdDate campaign_from;
  TdDate campaign_to;
  gint64 id;
  int revision;
  gboolean is_registered;
  gboolean registers;
  guint n_results;
  TdUnitTarget target;
  TdSheetCell stored[TD_CAMPAIGN_SHEET_MAX_FIELDS];
  TdSheetCell cells[TD_CAMPAIGN_SHEET_MAX_FIELDS];
  TdSheetCell last[TD_CAMPAIGN_SHEET_MAX_FIELDS];
  const char *last_period;
} TdCampaignLine;

/* td_campaign_line_new: (transfer full): nothing typed
 * @campaign, @group: GRefStrings */
TdCampaignLine *
td_campaign_line_new (gint64 campaign_id, char *campaign, gint64 unit_id, char *group);
void td_campaign_line_free (TdCampaignLine *self);

/* td_campaign_line_set_stored: the cells of the book are what is typed now */
void td_campaign_line_set_stored (TdCampaignLine *self);

/* TdCampaignSheet:
 * @campaign_id: 0 for all that run in the period
 * @campaign: its name, "" for all
 * @root_id, @root_name: the unit whose tree it is
 * @with_others: also units that are not registered
 * @period: of results; of taking part the days of the campaign
 * @today: what happened after it cannot have been
 * @lines: (element-type TdCampaignLine): by campaign; those under one unit stand together */
typedef struct
{
  TdCampaignSheetKind kind;
  gint64 campaign_id;
  char *campaign;
  gint64 root_id;
  char *root_name;
  gboolean with_others;
  TdPeriod period;
  TdDate today;
  GPtrArray *lines;
  TdSheetUndo *undo;
} TdCampaignSheet;

TdCampaignSheet *td_campaign_sheet_new (TdCampaignSheetKind kind);

/* td_campaign_sheet_copy: without what can be undone */
TdCampaignSheet *td_campaign_sheet_copy (const TdCampaignSheet *self);
void td_campaign_sheet_free (TdCampaignSheet *self);

TdCampaignLine *td_campaign_sheet_get_line (const TdCampaignSheet *self, guint line);
guint td_campaign_sheet_get_n_fields (const TdCampaignSheet *self);
const TdCampaignSheetField *td_campaign_sheet_get_field (const TdCampaignSheet *self, guint field);

gboolean td_campaign_sheet_is_changed (const TdCampaignSheet *self);
gboolean td_campaign_sheet_line_is_changed (const TdCampaignSheet *self, guint line);

/* td_campaign_sheet_line_is_empty: nothing is typed in it */
gboolean td_campaign_sheet_line_is_empty (const TdCampaignSheet *self, guint line);

/* td_campaign_sheet_line_takes_part: registered in the book, or with what is typed */
gboolean td_campaign_sheet_line_takes_part (const TdCampaignSheet *self, guint line);

/* td_campaign_sheet_type: @text as it was typed or pasted: "1.234" for counts, money as
 * td_money_parse (), "92,5", a day, "x" for a flag; blank for nothing. What cannot be read is kept
 * as it is. A unit of which something is typed takes part.
 *
 * Returns: whether anything changed; undone with the other changes until
 *   td_campaign_sheet_end_change () */
gboolean td_campaign_sheet_type (TdCampaignSheet *self, guint line, guint field, const char *text);

/* td_campaign_sheet_repeat: of results the cell of the last period, of taking part that of the line
 * above: plans and days are often the same
 *
 * Returns: FALSE if there is none */
gboolean td_campaign_sheet_repeat (TdCampaignSheet *self, guint line, guint field);

/* td_campaign_sheet_register: the unit takes part from today on, or from when the campaign ended;
 * of results when they are saved
 *
 * Returns: FALSE if it does already */
gboolean td_campaign_sheet_register (TdCampaignSheet *self, guint line);

void td_campaign_sheet_end_change (TdCampaignSheet *self);

/* td_campaign_sheet_undo: @redo: the other way
 *
 * Returns: FALSE if there is nothing to undo */
gboolean td_campaign_sheet_undo (TdCampaignSheet *self, gboolean redo);

/* td_campaign_sheet_get_text, _get_last_text: (transfer full): as it is shown: "1.234", "92,5",
 * "12/06/2026", "✓"; "" for nothing */
char *td_campaign_sheet_get_text (const TdCampaignSheet *self, guint line, guint field);
char *td_campaign_sheet_get_last_text (const TdCampaignSheet *self, guint line, guint field);

/* td_campaign_sheet_get_target_text: (transfer full): "≥ 85 %", "" for none */
char *td_campaign_sheet_get_target_text (const TdCampaignSheet *self, guint line);

/* td_campaign_sheet_get_share_text: (transfer full): what was reached of the target: "112,5 % ✓"
 * where it is met, "85 %" where not, "" without either of them */
char *td_campaign_sheet_get_share_text (const TdCampaignSheet *self, guint line);

/* td_campaign_sheet_sum: of a count or of money over the lines
 * @like: (nullable): only lines of its campaign and under the same unit
 *
 * Returns: whether any has it */
gboolean td_campaign_sheet_sum (const TdCampaignSheet *self,
                                guint field,
                                const TdCampaignLine *like,
                                gint64 *sum);

/* td_campaign_sheet_check: what cannot be read, results of a unit that is not registered, of one
 * that was closed before the period, and of a period outside of the campaign are errors, unless the
 * book has them already: then they are warnings, as is more recognised than proposed, since an
 * initiative may be recognised in the period after the one in which it was proposed. The row of a
 * problem is its line.
 *
 * Returns: (transfer full) (element-type TdProblem) */
GPtrArray *td_campaign_sheet_check (const TdCampaignSheet *self);

/* td_campaign_sheet_check_line: adds those of one line */
void td_campaign_sheet_check_line (const TdCampaignSheet *self, guint line, GPtrArray *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdCampaignSheet, td_campaign_sheet_free)

G_END_DECLS
