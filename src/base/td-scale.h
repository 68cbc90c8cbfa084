#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TdScale: an axis with round numbers: @first, @first + @step … @last; passed by value */
typedef struct
{
  gint64 first;
  gint64 last;
  gint64 step;
} TdScale;

/* td_scale_new:
 * @min, @max: what the axis must hold, from 0 to 10^15; either may be the greater
 * @n_steps: at most so many steps, at least 2
 *
 * The step is 1, 2 or 5 times a power of ten. The axis begins at 0 unless that would press all
 * values together in its upper half: 3 … 41 is 0, 10 … 50, but 12.105 … 12.380 is 12.100, 12.150 …
 * 12.400. A single value gets an axis from 0. */
TdScale td_scale_new (gint64 min, gint64 max, guint n_steps);

guint td_scale_get_n_steps (TdScale self);

/* td_scale_place: where @value is: 0.0 at the beginning, 1.0 at the end */
double td_scale_place (TdScale self, gint64 value);

G_END_DECLS
