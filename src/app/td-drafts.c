#include "app/td-drafts.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-draft-keeper.h"

GPtrArray *
td_drafts_list (TdBook *book)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = td_draft_list (td_book_get_reader (book), &error);

  /* Nothing was asked for, so nothing is told: opening one by another way tells why. */
  if (drafts == NULL)
    {
      g_info ("The drafts cannot be listed: %s", error->message);
      drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) td_draft_free);
    }
  for (guint i = drafts->len; i > 0; i--)
    if (td_draft_keeper_is_open (((TdDraft *) g_ptr_array_index (drafts, i - 1))->id))
      g_ptr_array_remove_index (drafts, i - 1);

  return drafts;
}

static char *
describe_title (const TdDraft *draft)
{
  const char *title = draft->title[0] != '\0' ? draft->title : _ ("without a number");

  return draft->record_id != 0 ? g_strdup_printf (_ ("change of %s"), title) : g_strdup (title);
}

static char *
describe_time (const TdDraft *draft, TdDate today)
{
  g_autofree char *time = g_date_time_format (draft->saved_at, "%H:%M");
  TdDate day = TD_DATE ((guint16) g_date_time_get_year (draft->saved_at),
                        (guint8) g_date_time_get_month (draft->saved_at),
                        (guint8) g_date_time_get_day_of_month (draft->saved_at));
  g_autofree char *date = td_date_format (day);

  if (td_date_equal (day, today))
    return g_strdup_printf (_ ("at %s today"), time);
  if (td_date_equal (td_date_add_days (day, 1), today))
    return g_strdup_printf (_ ("at %s yesterday"), time);

  return g_strdup_printf (_ ("at %s on %s"), time, date);
}

char *
td_draft_describe (const TdDraft *draft, TdDate today)
{
  g_autofree char *title = describe_title (draft);
  g_autofree char *lines = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u recipient", "%u recipients", (gulong) draft->n_lines),
      (guint) draft->n_lines);
  g_autofree char *time = describe_time (draft, today);
  gboolean own = g_strcmp0 (draft->user, g_get_user_name ()) == 0;
  g_autofree char *user = own ? NULL : g_strdup_printf (_ ("typed by %s"), draft->user);

  return g_strjoin (", ", title, lines, time, user, NULL);
}

char *
td_drafts_describe (const GPtrArray *drafts)
{
  g_autofree char *first = NULL;

  if (drafts->len == 0)
    return NULL;
  if (drafts->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u decision is not finished.",
                                         "%u decisions are not finished.", drafts->len),
                            drafts->len);

  first = td_draft_describe (g_ptr_array_index (drafts, 0), td_date_today ());
  return g_strdup_printf (_ ("A decision is not finished: %s."), first);
}
