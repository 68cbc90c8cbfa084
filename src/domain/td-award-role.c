#include "domain/td-award-role.h"

/* The codes are those of resources/data/award_form.csv. */
static const struct
{
  const char *code;
  TdAwardRole role;
} roles[] = {
  { "CD_LDTT", TD_ROLE_ADVANCED_WORKER },
  { "NN_LDTT", TD_ROLE_ADVANCED_WORKER },
  { "NN_LDTT_HUYEN", TD_ROLE_ADVANCED_WORKER },
  { "NN_LDTT_XA", TD_ROLE_ADVANCED_WORKER },
  { "CD_CSTDCS", TD_ROLE_FIGHTER },
  { "NN_CSTDCS", TD_ROLE_FIGHTER },
  { "NN_CSTDCS_HUYEN", TD_ROLE_FIGHTER },
  { "NN_CSTDCS_XA", TD_ROLE_FIGHTER },
  { "CSTD_TLD", TD_ROLE_FIGHTER_PROVINCE },
  { "NN_CSTD_TINH", TD_ROLE_FIGHTER_PROVINCE },
  { "NN_CSTDTQ", TD_ROLE_FIGHTER_NATION },
  { "CD_TTLDXS", TD_ROLE_EXCELLENT_COLLECTIVE },
  { "NN_TTLDXS", TD_ROLE_EXCELLENT_COLLECTIVE },
  { "BK_TINH", TD_ROLE_PROVINCE_DIPLOMA },
  { "BK_TLD", TD_ROLE_UNION_DIPLOMA },
  { "LDST", TD_ROLE_CREATIVITY_DIPLOMA },
};

TdAwardRole
td_award_role_from_code (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].code, code))
      return roles[i].role;

  return TD_ROLE_NONE;
}
