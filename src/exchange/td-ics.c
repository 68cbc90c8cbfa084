#include "exchange/td-ics.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

#include "base/td-file.h"
#include "store/td-dues.h"
#include "store/td-setting-store.h"

#define ALARM_HOUR 8

static icaltimetype
make_date (TdDate day)
{
  icaltimetype time = icaltime_null_date ();

  time.year = day.year;
  time.month = day.month;
  time.day = day.day;

  return time;
}

/* "final-review-12-0-2026@1f0a…": of the organisation's book. The year keeps this year's review of
 * a document or campaign from moving last year's. */
static char *
make_uid (const TdDue *due, const TdIcsOptions *options)
{
  g_autofree char *book
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, options->organisation, -1);

  return g_strdup_printf ("%s-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "-%u@%.16s",
                          td_due_kind_to_name (due->kind), due->id, due->line_id,
                          (guint) due->day.year, book);
}

static icalproperty *
create_name (const char *name)
{
  icalproperty *property = icalproperty_new_x (name);

  icalproperty_set_x_name (property, "X-WR-CALNAME");

  return property;
}

/* Eight in the morning, so many days before: 30 → -P29DT16H, as an event of a whole day begins at
 * midnight. */
static icalcomponent *
create_alarm (const char *title, const TdIcsOptions *options)
{
  int seconds = (ALARM_HOUR - 24 * options->alarm_days) * 60 * 60;

  return icalcomponent_vanew (ICAL_VALARM_COMPONENT, icalproperty_new_action (ICAL_ACTION_DISPLAY),
                              icalproperty_new_description (title),
                              icalproperty_new_trigger (icaltriggertype_from_int (seconds)), NULL);
}

static icalcomponent *
create_event (const TdDue *due, const TdIcsOptions *options, icaltimetype stamp)
{
  g_autofree char *title = td_due_make_vietnamese_title (due);
  g_autofree char *uid = make_uid (due, options);
  const char *kind = td_due_kind_to_vietnamese (due->kind);
  g_autofree char *description = due->unit[0] != '\0'
                                     ? g_strdup_printf ("%s\nĐơn vị: %s", kind, due->unit)
                                     : g_strdup (kind);
  icalcomponent *event = icalcomponent_vanew (
      ICAL_VEVENT_COMPONENT, icalproperty_new_uid (uid), icalproperty_new_dtstamp (stamp),
      icalproperty_new_dtstart (make_date (due->day)),
      icalproperty_new_dtend (make_date (td_date_add_days (due->day, 1))),
      icalproperty_new_summary (title), icalproperty_new_description (description),
      icalproperty_new_categories (kind), icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT), NULL);

  if (options->alarm_days >= 0 && td_date_compare (due->day, options->today) >= 0)
    icalcomponent_add_component (event, create_alarm (title, options));

  return event;
}

static char *
format (const GPtrArray *dues, const TdIcsOptions *options, guint *n_written)
{
  g_autofree char *name = g_strdup_printf ("Việc đến hạn của %s", options->organisation);
  icaltimetype stamp = icaltime_from_timet_with_zone ((time_t) g_date_time_to_unix (options->stamp),
                                                      FALSE, icaltimezone_get_utc_timezone ());
  icalcomponent *calendar = icalcomponent_vanew (
      ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
      icalproperty_new_prodid ("-//Thi Đua//thidua " TD_VERSION "//VI"), create_name (name), NULL);
  char *made;
  char *text;

  *n_written = 0;
  for (guint i = 0; i < dues->len; i++)
    {
      const TdDue *due = g_ptr_array_index (dues, i);

      if (td_date_is_set (due->done_on))
        continue;
      icalcomponent_add_component (calendar, create_event (due, options, stamp));
      ++*n_written;
    }

  made = icalcomponent_as_ical_string_r (calendar);
  icalcomponent_free (calendar);
  text = g_strdup (made);
  icalmemory_free_buffer (made);

  return text;
}

char *
td_ics_format (const GPtrArray *dues, const TdIcsOptions *options)
{
  guint n;

  return format (dues, options, &n);
}

gboolean
td_ics_write (const GPtrArray *dues,
              const TdIcsOptions *options,
              const char *path,
              guint *n_written,
              GError **error)
{
  g_autofree char *temporary = td_file_begin (path, error);
  g_autofree char *text = NULL;
  guint n;
  FILE *file;

  if (temporary == NULL)
    return FALSE;

  text = format (dues, options, &n);
  file = g_fopen (temporary, "wb");
  if (file == NULL || fwrite (text, 1, strlen (text), file) != strlen (text) || fflush (file) != 0)
    {
      int number = errno;

      if (file != NULL)
        fclose (file);
      td_file_abort (temporary);
      return td_file_set_error (error, path, number);
    }
  fclose (file);
  if (n_written != NULL)
    *n_written = n;

  return td_file_commit (temporary, path, error);
}

gboolean
td_ics_export (TdDb *db, TdDate from, TdDate to, const char *path, guint *n_written, GError **error)
{
  g_autofree char *organisation = td_setting_get (db, TD_SETTING_ORGANISATION_SHORT);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  TdDate today = td_date_today ();
  TdIcsOptions options = { .organisation = organisation,
                           .today = today,
                           .alarm_days = td_dues_get_warn_days (db),
                           .stamp = now };
  g_autoptr (GPtrArray) dues = td_dues_read (db, from, to, today, error);

  return dues != NULL && td_ics_write (dues, &options, path, n_written, error);
}
