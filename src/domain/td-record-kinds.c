#include <glib/gi18n-lib.h>

#include "domain/td-record.h"

/* The fields of each kind of record, in the order of the form. A field's name is its column: see
 * resources/sql. Underscores are unique within a kind, "_New", "_Save" and the like included. */

#define REQUIRED TRUE
#define OPTIONAL FALSE
#define SEARCHED TRUE

/* A day that comes before another one although it cannot. */
static void
check_order (const TdRecord *self,
             const char *earlier,
             const char *later,
             const char *sentence,
             GPtrArray *problems)
{
  TdDate a = td_record_get_date (self, earlier);
  TdDate b = td_record_get_date (self, later);
  g_autofree char *first = td_date_format (a);
  g_autofree char *second = td_date_format (b);

  if (!td_date_is_set (a) || !td_date_is_set (b) || td_date_compare (a, b) <= 0)
    return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  td_problems_add (problems, TD_SEVERITY_ERROR, later, -1, sentence, second, first);
#pragma GCC diagnostic pop
}

/* --- Initiatives ------------------------------------------------------------------------------ */

static const TdRecordField initiative_fields[] = {
  { "title", N_ ("_Title of the initiative"),
    N_ ("As it stands in the decision that recognised it"), TD_RECORD_FIELD_TEXT, 0, REQUIRED,
    SEARCHED, NULL },
  { "unit_id", N_ ("_Unit"), N_ ("Where it was made"), TD_RECORD_FIELD_UNIT, 0, REQUIRED, FALSE,
    NULL },
  { "field", N_ ("_Field"), N_ ("Such as teaching, safety, management"), TD_RECORD_FIELD_TEXT, 0,
    OPTIONAL, SEARCHED, NULL },
  { "proposed_on", N_ ("_Proposed on"), NULL, TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, NULL },
  { "recognised_level", N_ ("Recognised _by"), N_ ("Empty until it is recognised"),
    TD_RECORD_FIELD_TERM, TD_VOCABULARY_RECOGNISED_LEVEL, OPTIONAL, FALSE, NULL },
  { "recognised_on", N_ ("_Recognised on"), NULL, TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, NULL },
  { "document_number", N_ ("_Decision"), N_ ("Number of the decision that recognised it"),
    TD_RECORD_FIELD_TEXT, 0, OPTIONAL, SEARCHED, NULL },
  { "value_gained", N_ ("_Value gained (đồng)"), N_ ("In its first year of use"),
    TD_RECORD_FIELD_MONEY, 0, OPTIONAL, FALSE, NULL },
  { "applied_since", N_ ("_Applied since"), NULL, TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, NULL },
  { "applied_where", N_ ("Applied _where"), NULL, TD_RECORD_FIELD_TEXT, 0, OPTIONAL, FALSE, NULL },
  { "note", N_ ("No_te"), NULL, TD_RECORD_FIELD_LINES, 0, OPTIONAL, FALSE, NULL },
};

static void
check_initiative (const TdRecord *self, GPtrArray *problems)
{
  gboolean has_level = td_record_get_text (self, "recognised_level")[0] != '\0';
  gboolean has_day = td_date_is_set (td_record_get_date (self, "recognised_on"));

  check_order (self, "proposed_on", "recognised_on",
               _ ("It was recognised on %s, before it was proposed on %s: correct one of them."),
               problems);
  if (has_day && !has_level)
    td_problems_add (problems, TD_SEVERITY_ERROR, "recognised_level", -1,
                     _ ("Choose the level that recognised it, or take the day away."));
  if (has_level && !has_day)
    td_problems_add (problems, TD_SEVERITY_WARNING, "recognised_on", -1,
                     _ ("Without the day reports count it on the day of its proposal."));
  if (!has_level && !has_day && !td_date_is_set (td_record_get_date (self, "proposed_on")))
    td_problems_add (problems, TD_SEVERITY_WARNING, "proposed_on", -1,
                     _ ("Without any day no report of a period counts it."));
  if (self->people->len == 0)
    td_problems_add (problems, TD_SEVERITY_WARNING, TD_RECORD_PEOPLE, -1,
                     _ ("Without its authors it does not count for their awards."));
}

/* --- Publicity -------------------------------------------------------------------------------- */

static const TdRecordField publicity_fields[] = {
  { "published_on", N_ ("_Day"), NULL, TD_RECORD_FIELD_DATE, 0, REQUIRED, FALSE, NULL },
  { "unit_id", N_ ("_Unit"), N_ ("Who publicised it"), TD_RECORD_FIELD_UNIT, 0, REQUIRED, FALSE,
    NULL },
  { "channel", N_ ("C_hannel"), NULL, TD_RECORD_FIELD_TERM, TD_VOCABULARY_CHANNEL, REQUIRED, FALSE,
    NULL },
  { "audience", N_ ("_Audience"), N_ ("Whom it was made for"), TD_RECORD_FIELD_TERM,
    TD_VOCABULARY_AUDIENCE, REQUIRED, FALSE, NULL },
  { "content", N_ ("_Content"), NULL, TD_RECORD_FIELD_LINES, 0, REQUIRED, SEARCHED, NULL },
  { "reach", N_ ("_People reached"), N_ ("Views, listeners, participants"), TD_RECORD_FIELD_COUNT,
    0, OPTIONAL, FALSE, NULL },
  { "campaign_id", N_ ("Ca_mpaign"), NULL, TD_RECORD_FIELD_CAMPAIGN, 0, OPTIONAL, FALSE, NULL },
  { "link", N_ ("Lin_k"), N_ ("Address of the page or the post"), TD_RECORD_FIELD_TEXT, 0, OPTIONAL,
    SEARCHED, NULL },
  { "note", N_ ("No_te"), NULL, TD_RECORD_FIELD_LINES, 0, OPTIONAL, FALSE, NULL },
};

/* --- Role models ------------------------------------------------------------------------------ */

static const TdRecordField role_model_fields[] = {
  { "unit_id", N_ ("_Unit"), N_ ("The collective itself, or the unit of the person"),
    TD_RECORD_FIELD_UNIT, 0, REQUIRED, FALSE, NULL },
  { "title", N_ ("_What for"), N_ ("The deed or the way of working that others can follow"),
    TD_RECORD_FIELD_LINES, 0, REQUIRED, SEARCHED, NULL },
  { "campaign_id", N_ ("Ca_mpaign"), NULL, TD_RECORD_FIELD_CAMPAIGN, 0, OPTIONAL, FALSE, NULL },
  { "recognised_on", N_ ("_Recognised on"), NULL, TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, NULL },
  { "document_number", N_ ("_Decision"), NULL, TD_RECORD_FIELD_TEXT, 0, OPTIONAL, SEARCHED, NULL },
  { "replicated_on", N_ ("Replicated _since"), N_ ("When others began to follow it"),
    TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, NULL },
  { "replicated_where", N_ ("Replicated w_here"), NULL, TD_RECORD_FIELD_TEXT, 0, OPTIONAL, SEARCHED,
    NULL },
  { "replicated_how", N_ ("Replicated h_ow"), NULL, TD_RECORD_FIELD_LINES, 0, OPTIONAL, FALSE,
    NULL },
  { "note", N_ ("No_te"), NULL, TD_RECORD_FIELD_LINES, 0, OPTIONAL, FALSE, NULL },
};

static void
check_role_model (const TdRecord *self, GPtrArray *problems)
{
  check_order (self, "recognised_on", "replicated_on",
               _ ("Others followed it on %s, before it was recognised on %s: correct one of them."),
               problems);
}

/* --- Documents -------------------------------------------------------------------------------- */

#define REVIEWED "award-regulation collective-agreement house-rules"
#define WITH_CLAUSE "award-regulation collective-agreement house-rules"

static const TdRecordField document_fields[] = {
  { "kind", N_ ("_Kind of document"), NULL, TD_RECORD_FIELD_TERM, TD_VOCABULARY_DOCUMENT_KIND,
    REQUIRED, FALSE, NULL },
  { "unit_id", N_ ("_Unit"), N_ ("Whose document it is"), TD_RECORD_FIELD_UNIT, 0, REQUIRED, FALSE,
    NULL },
  { "number", N_ ("Num_ber"), N_ ("Such as 12/KH-LĐLĐ"), TD_RECORD_FIELD_TEXT, 0, OPTIONAL,
    SEARCHED, NULL },
  { "title", N_ ("_Title of the document"), NULL, TD_RECORD_FIELD_TEXT, 0, REQUIRED, SEARCHED,
    NULL },
  { "issued_on", N_ ("Is_sued on"), NULL, TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, NULL },
  { "valid_to", N_ ("_Valid until"), N_ ("Empty if it holds until it is replaced"),
    TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, NULL },
  { "campaign_id", N_ ("Ca_mpaign"), N_ ("Which campaign the plan is for"),
    TD_RECORD_FIELD_CAMPAIGN, 0, OPTIONAL, FALSE, "plan other" },
  { "reviewed_on", N_ ("_Reviewed on"), NULL, TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, REVIEWED },
  { "amended_on", N_ ("_Amended on"), NULL, TD_RECORD_FIELD_DATE, 0, OPTIONAL, FALSE, REVIEWED },
  { "next_review_on", N_ ("Ne_xt review on"), N_ ("The calendar tells of it"), TD_RECORD_FIELD_DATE,
    0, OPTIONAL, FALSE, REVIEWED },
  { "has_initiative_clause", N_ ("_Has a clause on initiatives"),
    N_ ("Whether it rewards initiatives and solutions, as letter 628/LĐLĐ asks for"),
    TD_RECORD_FIELD_YES_NO, 0, OPTIONAL, FALSE, WITH_CLAUSE },
  { "initiative_clause", N_ ("_Wording of the clause"), NULL, TD_RECORD_FIELD_LINES, 0, OPTIONAL,
    SEARCHED, WITH_CLAUSE },
  { "outcome", N_ ("_Outcome"), N_ ("What the employer answered"), TD_RECORD_FIELD_TERM,
    TD_VOCABULARY_OUTCOME, OPTIONAL, FALSE, "reward-proposal" },
  { "content", N_ ("Conten_t"), N_ ("What was found, what was proposed"), TD_RECORD_FIELD_LINES, 0,
    OPTIONAL, SEARCHED, NULL },
  { "tasks", N_ ("Tasks of the next _year"), N_ ("And their solutions"), TD_RECORD_FIELD_LINES, 0,
    OPTIONAL, SEARCHED, "evaluation" },
  { "note", N_ ("Not_e"), NULL, TD_RECORD_FIELD_LINES, 0, OPTIONAL, FALSE, NULL },
};

static void
check_document (const TdRecord *self, GPtrArray *problems)
{
  check_order (self, "issued_on", "valid_to",
               _ ("It is valid until %s, but was issued on %s only: correct one of them."),
               problems);
  check_order (self, "issued_on", "reviewed_on",
               _ ("It was reviewed on %s, before it was issued on %s: correct one of them."),
               problems);
  check_order (self, "issued_on", "amended_on",
               _ ("It was amended on %s, before it was issued on %s: correct one of them."),
               problems);
  check_order (self, "issued_on", "next_review_on",
               _ ("Its next review is on %s, before it was issued on %s: correct one of them."),
               problems);
  if (td_record_get_text (self, "initiative_clause")[0] != '\0'
      && td_record_get_number (self, "has_initiative_clause") == 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, "has_initiative_clause", -1,
                     _ ("There is a wording of the clause: answer yes, or take the wording away."));
}

/* --- The kinds -------------------------------------------------------------------------------- */

static const TdRecordType types[TD_N_RECORD_KINDS] = {
  [TD_RECORD_INITIATIVE] = {
    .table = "initiative",
    .title_field = "title",
    .fields = initiative_fields,
    .n_fields = G_N_ELEMENTS (initiative_fields),
    .people = TD_RECORD_PEOPLE_MANY,
    .people_label = N_ ("Auth_ors"),
    .has_files = TRUE,
    .has_awards = TRUE,
    .new_title = N_ ("New initiative"),
    .window_title = N_ ("Initiative: %s"),
    .added = N_ ("Added the initiative %s"),
    .changed = N_ ("Changed the initiative %s"),
    .removed = N_ ("Deleted the initiative %s"),
    .unsaved = N_ ("What was typed for the initiative “%s” is not saved."),
    .gone = N_ ("This initiative is no longer in the book."),
    .check = check_initiative,
  },
  [TD_RECORD_PUBLICITY] = {
    .table = "publicity",
    .title_field = "content",
    .fields = publicity_fields,
    .n_fields = G_N_ELEMENTS (publicity_fields),
    .has_files = TRUE,
    .new_title = N_ ("New publicity"),
    .window_title = N_ ("Publicity: %s"),
    .added = N_ ("Added the publicity %s"),
    .changed = N_ ("Changed the publicity %s"),
    .removed = N_ ("Deleted the publicity %s"),
    .unsaved = N_ ("What was typed for the publicity “%s” is not saved."),
    .gone = N_ ("This record of publicity is no longer in the book."),
  },
  [TD_RECORD_ROLE_MODEL] = {
    .table = "role_model",
    .title_field = "title",
    .fields = role_model_fields,
    .n_fields = G_N_ELEMENTS (role_model_fields),
    .people = TD_RECORD_PEOPLE_ONE,
    .people_label = N_ ("_Person"),
    .has_files = TRUE,
    .new_title = N_ ("New role model"),
    .window_title = N_ ("Role model: %s"),
    .added = N_ ("Added the role model %s"),
    .changed = N_ ("Changed the role model %s"),
    .removed = N_ ("Deleted the role model %s"),
    .unsaved = N_ ("What was typed for the role model “%s” is not saved."),
    .gone = N_ ("This role model is no longer in the book."),
    .check = check_role_model,
  },
  [TD_RECORD_DOCUMENT] = {
    .table = "document",
    .title_field = "title",
    .fields = document_fields,
    .n_fields = G_N_ELEMENTS (document_fields),
    .has_files = TRUE,
    .new_title = N_ ("New document"),
    .window_title = N_ ("Document: %s"),
    .added = N_ ("Added the document %s"),
    .changed = N_ ("Changed the document %s"),
    .removed = N_ ("Deleted the document %s"),
    .unsaved = N_ ("What was typed for the document “%s” is not saved."),
    .gone = N_ ("This document is no longer in the book."),
    .check = check_document,
  },
};

const TdRecordType *
td_record_get_type (TdRecordKind kind)
{
  return &types[kind];
}
