#include "app/widgets/td-month.h"

#include <glib/gi18n-lib.h>

gboolean
td_month_can_show (TdDate day)
{
  return day.year >= TD_DATE_FIRST_YEAR && day.year <= TD_DATE_LAST_YEAR;
}

TdDate
td_month_add (TdDate day, int n_months)
{
  int month = day.year * 12 + day.month - 1 + n_months;
  guint16 year = (guint16) (month / 12);
  guint8 days = g_date_get_days_in_month ((GDateMonth) (month % 12 + 1), year);

  return TD_DATE (year, (guint8) (month % 12 + 1), MIN (day.day, days));
}

gboolean
td_month_find_key (TdDate day, guint keyval, GdkModifierType state, TdDate *moved)
{
  static const struct
  {
    guint keyval;
    guint keypad;
    int n_days;
    int n_months;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, -7, 0 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 7, 0 },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, -1 },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, 1 },
  };
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean control = modifiers == GDK_CONTROL_MASK;
  TdDate first = TD_DATE (day.year, day.month, 1);

  if (modifiers != 0 && !control)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if ((keyval == keys[i].keyval || keyval == keys[i].keypad)
        && (!control || keys[i].n_months != 0))
      {
        *moved = keys[i].n_days != 0 ? td_date_add_days (day, keys[i].n_days)
                                     : td_month_add (day, keys[i].n_months * (control ? 12 : 1));
        return TRUE;
      }
  if (keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home)
    *moved = control ? td_date_today () : first;
  else if (!control && (keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End))
    *moved = td_date_add_days (td_month_add (first, 1), -1);
  else
    return FALSE;

  return TRUE;
}

TdDate
td_month_get_first_shown (TdDate day)
{
  GDate first;

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, (GDateMonth) day.month, day.year);

  return td_date_add_days (TD_DATE (day.year, day.month, 1),
                           G_DATE_MONDAY - (int) g_date_get_weekday (&first));
}

char *
td_month_make_title (TdDate day)
{
  static const char *const months[] = {
    N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
    N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
    N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
  };

  /* Translators: a month and its year, "June 2026" */
  return g_strdup_printf (_ ("%s %u"), _ (months[day.month - 1]), (guint) day.year);
}

const char *
td_month_get_weekday_name (guint index)
{
  static const char *const weekdays[] = {
    N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun"),
  };

  g_return_val_if_fail (index < G_N_ELEMENTS (weekdays), "");

  return _ (weekdays[index]);
}
