#pragma once

#include "base/td-date.h"

G_BEGIN_DECLS

/* Something that is due on a day, with the record that it comes from. */

/* The sources are told in store/td-dues.h. */
typedef enum
{
  TD_DUE_INTERIM_REVIEW,  /* sơ kết of a campaign */
  TD_DUE_FINAL_REVIEW,    /* tổng kết of a campaign */
  TD_DUE_STAGE,           /* another planned stage of a campaign */
  TD_DUE_REPORT,          /* of a unit to the federation */
  TD_DUE_OWN_REPORT,      /* of the federation itself: half-year, year */
  TD_DUE_DOCUMENT_REVIEW, /* an award regulation is looked at again */
  TD_DUE_DOCUMENT_END,    /* a document's last day, as of a collective agreement */
  TD_N_DUES,
} TdDueKind;

/* By what a clerk has to do now. */
typedef enum
{
  TD_DUE_LATE,
  TD_DUE_SOON,
  TD_DUE_LATER,
  TD_DUE_DONE,
  TD_N_DUE_STATES,
} TdDueState;

/* TdDue:
 * @day: when it is due
 * @done_on: TD_DATE_NONE until it is done
 * @what: STAGE: the stage ("Ký giao ước thi đua"); reports: the period's code ("2026-H1"); of a
 *   document with a number its kind; else ""
 * @subject: the campaign's name, the document's number or, without one, its title; "" for reports
 * @unit_id, @unit: whose business it is, by its short name today; 0 and "" where the book does not
 *   know, as of a campaign that no unit of the book launched
 * @line_id: the row of a campaign's stage, 0 where there is none
 * @table, @id: the record to open, "campaign" 12; 0 for a report of which there is no row yet
 *
 * Strings are never NULL. */
typedef struct
{
  TdDueKind kind;
  TdDate day;
  TdDate done_on;
  char *what;
  char *subject;
  gint64 unit_id;
  char *unit;
  const char *table;
  gint64 id;
  gint64 line_id;
} TdDue;

/* td_due_new: @table is not copied; the strings are "" */
TdDue *td_due_new (TdDueKind kind, TdDate day, const char *table, gint64 id);
TdDue *td_due_copy (const TdDue *self);
void td_due_free (TdDue *self);

/* td_due_get_state: @warn_days: due within so many days, today among them, is SOON */
TdDueState td_due_get_state (const TdDue *self, TdDate today, int warn_days);

/* td_due_compare: by day, kind, unit and record: no two are equal */
int td_due_compare (const TdDue *a, const TdDue *b);

/* td_due_make_title: (transfer full): "Final review of the campaign “Lao động giỏi”", in the
 * language of the window; td_due_make_vietnamese_title (): for what is written out */
char *td_due_make_title (const TdDue *self);
char *td_due_make_vietnamese_title (const TdDue *self);

/* td_due_make_state_label: (transfer full): "15 days late", "today", "in 3 days", "done on
 * 12/06/2026" */
char *td_due_make_state_label (const TdDue *self, TdDate today);

/* td_due_kind_to_label: (transfer none): "Final reviews"; @name: "final-review", which stays */
const char *td_due_kind_to_label (TdDueKind kind);
const char *td_due_kind_to_name (TdDueKind kind);
const char *td_due_kind_to_vietnamese (TdDueKind kind);

/* td_due_state_to_label, td_due_state_to_name: "Late", "late" */
const char *td_due_state_to_label (TdDueState state);
const char *td_due_state_to_name (TdDueState state);

/* td_due_parse_day_of_year: @text: "06-15" as the settings have it, in @year
 *
 * Returns: TD_DATE_NONE if it is no day of that year */
TdDate td_due_parse_day_of_year (const char *text, int year);

/* td_due_format_day_of_year: (transfer full): the same as it is typed: "15/06"; "" for no day */
char *td_due_format_day_of_year (const char *text);

/* td_due_read_day_of_year: @typed: "15/6", as td_date_parse () takes it without a year
 *
 * Returns: (transfer full) (nullable): "06-15", "" for blank; NULL with TD_ERROR_PARSE for what is
 * no day of every year ("29/02") */
char *td_due_read_day_of_year (const char *typed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdDue, td_due_free)

G_END_DECLS
