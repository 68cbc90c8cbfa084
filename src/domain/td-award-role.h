#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a form is to the rules that name forms. A rule says "Chiến sĩ thi đua cơ sở"; the catalogue
 * has it four times, by who decides. */
typedef enum
{
  TD_ROLE_NONE,
  TD_ROLE_ADVANCED_WORKER,      /* Lao động tiên tiến */
  TD_ROLE_FIGHTER,              /* Chiến sĩ thi đua cơ sở */
  TD_ROLE_FIGHTER_PROVINCE,     /* Chiến sĩ thi đua TLĐ; bộ, ban, ngành, tỉnh */
  TD_ROLE_FIGHTER_NATION,       /* Chiến sĩ thi đua toàn quốc */
  TD_ROLE_EXCELLENT_COLLECTIVE, /* Tập thể Lao động xuất sắc */
  TD_ROLE_PROVINCE_DIPLOMA,     /* Bằng khen LĐLĐ tỉnh, CĐ ngành TW */
  TD_ROLE_UNION_DIPLOMA,        /* Bằng khen TLĐ */
  TD_ROLE_CREATIVITY_DIPLOMA,   /* Bằng Lao động sáng tạo */
} TdAwardRole;

/* td_award_role_from_code: of the form's code in the catalogue; TD_ROLE_NONE for one that no rule
 * names and for NULL */
TdAwardRole td_award_role_from_code (const char *code);

G_END_DECLS
