#pragma once

#include "store/td-book.h"

G_BEGIN_DECLS

/* The keys are rows of resources/data/setting.csv; the ones the code asks for by name: */
#define TD_SETTING_PARENT_LINE "organisation.parent_line"
#define TD_SETTING_ORGANISATION "organisation.name"
#define TD_SETTING_ORGANISATION_SHORT "organisation.short_name"
#define TD_SETTING_PLACE "organisation.place"
#define TD_SETTING_RECIPIENT "report.recipient"
#define TD_SETTING_SIGNER_AUTHORITY "report.signer_authority"
#define TD_SETTING_SIGNER_POST "report.signer_post"
#define TD_SETTING_SIGNER_NAME "report.signer_name"
#define TD_SETTING_PREPARER_POST "report.preparer_post"
#define TD_SETTING_PREPARER_NAME "report.preparer_name"
#define TD_SETTING_TARGET_DIRECT_WORKERS                                                           \
  "report.target_direct_workers" /* percent, "0" for none                                          \
                                  */
#define TD_SETTING_TARGET_WITHOUT_POST "report.target_without_post"
#define TD_SETTING_TARGET_AD_HOC "report.target_ad_hoc"
#define TD_SETTING_DECISION_SYMBOL "decision.symbol"
#define TD_SETTING_BONUS_ROUNDING "bonus.rounding"
#define TD_SETTING_UNIT_CODE_PATTERN "unit.code_pattern"
#define TD_SETTING_UNIT_DISTINCT "unit.distinct" /* "12-57 …": pairs that are no doubles */
#define TD_SETTING_FIGURE_JUMP "figure.jump"
#define TD_SETTING_WARN_DAYS "calendar.warn_days"
#define TD_SETTING_HALF_YEAR_DUE "report.half_year_due" /* "06-15", "" for never */
#define TD_SETTING_YEAR_DUE "report.year_due"           /* "12-15", "" for never */
#define TD_SETTING_HALF_YEAR_END "report.half_year_end" /* "06-15": the last day that counts */
#define TD_SETTING_YEAR_END "report.year_end"
#define TD_SETTING_SCHOOL_YEAR_END "report.school_year_end"
#define TD_SETTING_FINAL_REVIEW_DAYS "campaign.final_review_days"
#define TD_SETTING_INTERIM_REVIEW_MONTHS "campaign.interim_review_months"

/* td_setting_get: (transfer full): "" if there is no such key or it cannot be read */
char *td_setting_get (TdDb *db, const char *key);

/* td_setting_set: within a TdWriteFunc */
gboolean td_setting_set (TdDb *db, const char *key, const char *value, GError **error);

G_END_DECLS
