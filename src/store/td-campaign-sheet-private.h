#pragma once

#include "store/td-campaign-sheet-store.h"

G_BEGIN_DECLS

/* The columns of the book in the order of the fields; that a unit is registered has none. */
#define TD_TAKING_PART_COLUMNS                                                                     \
  "registered_on, plan_number, planned_on, launched_on, contents, measures, target,"               \
  " target_measure, note"
#define TD_RESULT_COLUMNS                                                                          \
  "participants, initiatives_proposed, initiatives_grassroots, initiatives_province,"              \
  " initiatives_nation, value_gained, works, reached, note"

G_END_DECLS
