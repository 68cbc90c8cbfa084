#include "base/td-scale.h"

static gint64
floor_to (gint64 value, gint64 step)
{
  return value / step * step;
}

static gint64
ceil_to (gint64 value, gint64 step)
{
  return (value + step - 1) / step * step;
}

TdScale
td_scale_new (gint64 min, gint64 max, guint n_steps)
{
  static const int factors[] = { 1, 2, 5 };
  gint64 low = MAX (MIN (min, max), 0);
  gint64 high = MAX (MAX (min, max), 0);
  gint64 power = 1;

  g_return_val_if_fail (n_steps >= 2, ((TdScale){ 0, 1, 1 }));

  if (low == high || low < high / 2)
    low = 0;
  if (high == 0)
    high = 1;

  for (guint i = 0;; i++)
    {
      gint64 step = factors[i % G_N_ELEMENTS (factors)] * power;
      TdScale scale = { floor_to (low, step), ceil_to (high, step), step };

      /* Not endless on numbers that no book has. */
      if (td_scale_get_n_steps (scale) <= n_steps || power > G_MAXINT64 / 100)
        return scale;
      if (i % G_N_ELEMENTS (factors) == G_N_ELEMENTS (factors) - 1)
        power *= 10;
    }
}

guint
td_scale_get_n_steps (TdScale self)
{
  gint64 n = (self.last - self.first) / self.step;

  return (guint) MIN (n, G_MAXUINT);
}

double
td_scale_place (TdScale self, gint64 value)
{
  return (double) (value - self.first) / (double) (self.last - self.first);
}
