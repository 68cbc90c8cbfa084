#include "domain/td-due.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "domain/td-period.h"

TdDue *
td_due_new (TdDueKind kind, TdDate day, const char *table, gint64 id)
{
  TdDue *self = g_new0 (TdDue, 1);

  self->kind = kind;
  self->day = day;
  self->what = g_strdup ("");
  self->subject = g_strdup ("");
  self->unit = g_strdup ("");
  self->table = table;
  self->id = id;

  return self;
}

TdDue *
td_due_copy (const TdDue *self)
{
  TdDue *copy = g_memdup2 (self, sizeof *self);

  copy->what = g_strdup (self->what);
  copy->subject = g_strdup (self->subject);
  copy->unit = g_strdup (self->unit);

  return copy;
}

void
td_due_free (TdDue *self)
{
  if (self == NULL)
    return;

  g_free (self->what);
  g_free (self->subject);
  g_free (self->unit);
  g_free (self);
}

TdDueState
td_due_get_state (const TdDue *self, TdDate today, int warn_days)
{
  int days = td_date_days_between (today, self->day);

  if (td_date_is_set (self->done_on))
    return TD_DUE_DONE;
  if (days < 0)
    return TD_DUE_LATE;

  return days <= warn_days ? TD_DUE_SOON : TD_DUE_LATER;
}

int
td_due_compare (const TdDue *a, const TdDue *b)
{
  int by_day = td_date_compare (a->day, b->day);
  int by_unit;

  if (by_day != 0)
    return by_day;
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  by_unit = a->unit_id < b->unit_id ? -1 : a->unit_id > b->unit_id;
  if (by_unit != 0)
    return by_unit;
  if (a->id != b->id)
    return a->id < b->id ? -1 : 1;
  if (a->line_id != b->line_id)
    return a->line_id < b->line_id ? -1 : 1;

  return strcmp (a->what, b->what);
}

/* --- Sentences -------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *label;
  const char *vietnamese;
} kinds[TD_N_DUES] = {
  [TD_DUE_INTERIM_REVIEW] = { "interim-review", N_ ("Interim review"), "Sơ kết phong trào" },
  [TD_DUE_FINAL_REVIEW] = { "final-review", N_ ("Final review"), "Tổng kết phong trào" },
  [TD_DUE_STAGE] = { "stage", N_ ("Stage of a campaign"), "Giai đoạn của phong trào" },
  [TD_DUE_REPORT] = { "report", N_ ("Report of a unit"), "Báo cáo của đơn vị" },
  [TD_DUE_OWN_REPORT] = { "own-report", N_ ("Report of the federation"), "Báo cáo tổng hợp" },
  [TD_DUE_DOCUMENT_REVIEW] = { "document-review", N_ ("Review of a document"), "Rà soát văn bản" },
  [TD_DUE_DOCUMENT_END] = { "document-end", N_ ("Document that runs out"), "Văn bản hết hiệu lực" },
};

/* "2026-H1" → "6 tháng đầu năm 2026", a name in both languages; other text as it is. */
static char *
make_period_label (const char *code)
{
  TdPeriod period;

  return td_period_parse (code, &period, NULL) ? td_period_to_label (&period) : g_strdup (code);
}

/* "Quy chế khen thưởng 12/QC-CĐN" */
static char *
make_document_label (const TdDue *self)
{
  return self->what[0] != '\0' ? g_strdup_printf ("%s %s", self->what, self->subject)
                               : g_strdup (self->subject);
}

char *
td_due_make_title (const TdDue *self)
{
  g_autofree char *period = NULL;
  g_autofree char *document = NULL;

  switch (self->kind)
    {
    case TD_DUE_INTERIM_REVIEW:
      return g_strdup_printf (_ ("Interim review of the campaign “%s”"), self->subject);
    case TD_DUE_FINAL_REVIEW:
      return g_strdup_printf (_ ("Final review of the campaign “%s”"), self->subject);
    case TD_DUE_STAGE:
      /* Translators: a stage of a campaign and the campaign's name */
      return g_strdup_printf (_ ("%s: campaign “%s”"), self->what, self->subject);
    case TD_DUE_REPORT:
      period = make_period_label (self->what);
      return g_strdup_printf (_ ("The unit's report on %s"), period);
    case TD_DUE_OWN_REPORT:
      period = make_period_label (self->what);
      return g_strdup_printf (_ ("Summary of the federation on %s"), period);
    case TD_DUE_DOCUMENT_REVIEW:
      document = make_document_label (self);
      return g_strdup_printf (_ ("To be reviewed: %s"), document);
    case TD_DUE_DOCUMENT_END:
    default:
      document = make_document_label (self);
      return g_strdup_printf (_ ("Runs out: %s"), document);
    }
}

char *
td_due_make_vietnamese_title (const TdDue *self)
{
  g_autofree char *period = NULL;
  g_autofree char *document = NULL;

  switch (self->kind)
    {
    case TD_DUE_INTERIM_REVIEW:
      return g_strdup_printf ("Sơ kết phong trào “%s”", self->subject);
    case TD_DUE_FINAL_REVIEW:
      return g_strdup_printf ("Tổng kết phong trào “%s”", self->subject);
    case TD_DUE_STAGE:
      return g_strdup_printf ("%s: phong trào “%s”", self->what, self->subject);
    case TD_DUE_REPORT:
      period = make_period_label (self->what);
      return g_strdup_printf ("%s gửi báo cáo %s", self->unit, period);
    case TD_DUE_OWN_REPORT:
      period = make_period_label (self->what);
      return g_strdup_printf ("Gửi báo cáo tổng hợp %s", period);
    case TD_DUE_DOCUMENT_REVIEW:
      document = make_document_label (self);
      return g_strdup_printf ("Rà soát: %s", document);
    case TD_DUE_DOCUMENT_END:
    default:
      document = make_document_label (self);
      return g_strdup_printf ("Hết hiệu lực: %s", document);
    }
}

char *
td_due_make_state_label (const TdDue *self, TdDate today)
{
  int days = td_date_days_between (today, self->day);

  if (td_date_is_set (self->done_on))
    {
      g_autofree char *day = td_date_format (self->done_on);

      return g_strdup_printf (_ ("Done on %s"), day);
    }
  if (days < 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) -days), -days);
  if (days == 0)
    return g_strdup (_ ("Due today"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In %d day", "In %d days", (gulong) days),
                          days);
}

const char *
td_due_kind_to_label (TdDueKind kind)
{
  return _ (kinds[kind].label);
}

const char *
td_due_kind_to_name (TdDueKind kind)
{
  return kinds[kind].name;
}

const char *
td_due_kind_to_vietnamese (TdDueKind kind)
{
  return kinds[kind].vietnamese;
}

const char *
td_due_state_to_label (TdDueState state)
{
  static const char *const labels[TD_N_DUE_STATES] = {
    [TD_DUE_LATE] = N_ ("Late"),
    [TD_DUE_SOON] = N_ ("Due soon"),
    [TD_DUE_LATER] = N_ ("Later"),
    [TD_DUE_DONE] = N_ ("Done"),
  };

  return _ (labels[state]);
}

const char *
td_due_state_to_name (TdDueState state)
{
  static const char *const names[TD_N_DUE_STATES] = {
    [TD_DUE_LATE] = "late",
    [TD_DUE_SOON] = "soon",
    [TD_DUE_LATER] = "later",
    [TD_DUE_DONE] = "done",
  };

  return names[state];
}

TdDate
td_due_parse_day_of_year (const char *text, int year)
{
  g_autofree char *iso = g_strdup_printf ("%04d-%s", year, text);
  TdDate day;

  return td_date_from_iso (iso, &day) ? day : TD_DATE_NONE;
}

/* A year without 29 February, which does not come every year. */
#define ANY_YEAR 2025

char *
td_due_format_day_of_year (const char *text)
{
  TdDate day = td_due_parse_day_of_year (text, ANY_YEAR);

  return td_date_is_set (day) ? g_strdup_printf ("%02u/%02u", day.day, day.month) : g_strdup ("");
}

char *
td_due_read_day_of_year (const char *typed, GError **error)
{
  TdDate day;

  if (!td_date_parse (typed, TD_DATE (ANY_YEAR, 1, 1), &day, NULL)
      || (td_date_is_set (day) && day.year != ANY_YEAR))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_PARSE,
                   _ ("“%s” is no day of every year. Type day and month, such as 15/06, or leave "
                      "it empty."),
                   typed);
      return NULL;
    }

  return td_date_is_set (day) ? g_strdup_printf ("%02u-%02u", day.month, day.day) : g_strdup ("");
}
