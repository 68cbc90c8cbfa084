#pragma once

#include "base/td-job.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Books filled with invented records, to try the program with and to measure it. */

#define TD_SAMPLE_DEFAULT_SEED 2026

/* td_sample_create:
 * @path: must not exist: TD_ERROR_EXISTS
 * @n_awards: exactly so many awards, with units and persons in proportion; 0 for the sample that is
 *   shown to new users: the province before and after the reorganisation of 2025, some 150
 *   grassroots unions and the awards of 2021 to June 2026
 * @seed: the same seed and number give the same book, on any day
 * @job: (nullable)
 *
 * Makes the file under another name and renames it when it is complete, as td_book_create () does.
 * The names of places, campaigns and award forms are real; units, people, numbers and figures are
 * invented.
 *
 * Returns: whether it was made; it is not open */
gboolean
td_sample_create (const char *path, guint n_awards, guint32 seed, TdJob *job, GError **error);

G_END_DECLS
