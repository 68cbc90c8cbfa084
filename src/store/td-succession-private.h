#pragma once

/* A table for WITH RECURSIVE, "predecessor": the unit of parameter %d and all whose chain of
 * successors leads to it. UNION ends a loop that a damaged book may have. */
#define TD_SUCCESSION_WITH                                                                         \
  "predecessor (id) AS (SELECT CAST (?%d AS INTEGER) UNION"                                        \
  " SELECT u.id FROM predecessor p JOIN unit u ON u.successor_id = p.id)"
