/* The calendar file: its lines are as RFC 5545 wants them, and a reader of calendars finds in it
 * what was put in. */
#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

#include "base/td-error.h"
#include "exchange/td-ics.h"
#include "td-test-util.h"

#define TODAY TD_DATE (2026, 6, 30)
#define LONG                                                                                                                        \
  "Đổi mới, sáng tạo; thi đua “Dạy tốt \\ Học tốt” trong đoàn viên, cán bộ, công chức, viên chức " \
  "và người lao động ngành Giáo dục các xã vùng cao biên giới, giai đoạn 2026-2030"

static void
add_due (GPtrArray *dues, TdDueKind kind, TdDate day, gint64 id, const char *subject)
{
  TdDue *due = td_due_new (kind, day, "campaign", id);

  g_free (due->subject);
  due->subject = g_strdup (subject);
  if (id != 4)
    {
      g_free (due->unit);
      due->unit = g_strdup ("CĐ ngành Giáo dục");
    }
  g_ptr_array_add (dues, due);
}

static GPtrArray *
create_dues (void)
{
  GPtrArray *dues = g_ptr_array_new_with_free_func ((GDestroyNotify) td_due_free);
  TdDue *done;

  add_due (dues, TD_DUE_FINAL_REVIEW, TD_DATE (2026, 6, 1), 1, LONG);
  add_due (dues, TD_DUE_INTERIM_REVIEW, TODAY, 2, "Lao động giỏi");
  add_due (dues, TD_DUE_FINAL_REVIEW, TD_DATE (2026, 12, 31), 3, "A, B; C\\D");
  add_due (dues, TD_DUE_DOCUMENT_END, TD_DATE (2028, 2, 29), 4, "Thỏa ước\nhai dòng");
  add_due (dues, TD_DUE_REPORT, TODAY, 5, "");
  done = g_ptr_array_index (dues, 4);
  done->done_on = TODAY;

  return dues;
}

static TdIcsOptions
make_options (GDateTime *stamp)
{
  return (TdIcsOptions){
    .organisation = "LĐLĐ tỉnh Lai Châu", .today = TODAY, .alarm_days = 30, .stamp = stamp
  };
}

static GDateTime *
create_stamp (void)
{
  return g_date_time_new_utc (2026, 6, 30, 1, 2, 3);
}

/* RFC 5545, 3.1: CRLF after each line, none longer than 75 octets, no character cut in two. */
static void
test_lines (void)
{
  g_autoptr (GPtrArray) dues = create_dues ();
  g_autoptr (GDateTime) stamp = create_stamp ();
  TdIcsOptions options = make_options (stamp);
  g_autofree char *text = td_ics_format (dues, &options);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint n_folded = 0;

  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_null (strpbrk (lines[i], "\r\n"));
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      n_folded += lines[i][0] == ' ';
    }
  g_assert_cmpuint (n_folded, >=, 3);
  g_assert_nonnull (strstr (text, "\r\nVERSION:2.0\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20261231\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTEND;VALUE=DATE:20270101\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTAMP:20260630T010203Z\r\n"));
  g_assert_nonnull (strstr (text, "A\\, B\\; C\\\\D"));
  g_assert_nonnull (strstr (text, "Thỏa ước\\nhai dòng"));
}

static const char *
get_uid (icalcomponent *calendar, guint index)
{
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  while (index-- > 0)
    event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);

  return icalcomponent_get_uid (event);
}

static void
check_event (icalcomponent *event,
             const char *summary,
             const char *description,
             const char *categories,
             const char *day,
             const char *trigger)
{
  icalcomponent *alarm = icalcomponent_get_first_component (event, ICAL_VALARM_COMPONENT);
  struct icaltimetype start = icalcomponent_get_dtstart (event);

  g_assert_cmpstr (icalcomponent_get_summary (event), ==, summary);
  g_assert_cmpstr (icalcomponent_get_description (event), ==, description);
  g_assert_cmpstr (icalproperty_get_categories (
                       icalcomponent_get_first_property (event, ICAL_CATEGORIES_PROPERTY)),
                   ==, categories);
  g_assert_true (start.is_date);
  g_assert_cmpstr (icaltime_as_ical_string (start), ==, day);
  if (trigger == NULL)
    {
      g_assert_null (alarm);
      return;
    }
  g_assert_cmpstr (icalproperty_get_value_as_string (
                       icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY)),
                   ==, trigger);
  g_assert_cmpstr (icalcomponent_get_description (alarm), ==, summary);
}

static void
test_parse (void)
{
  g_autoptr (GPtrArray) dues = create_dues ();
  g_autoptr (GDateTime) stamp = create_stamp ();
  TdIcsOptions options = make_options (stamp);
  g_autofree char *text = td_ics_format (dues, &options);
  icalcomponent *calendar = icalparser_parse_string (text);
  icalcomponent *event;

  g_assert_nonnull (calendar);
  g_assert_true (icalrestriction_check (calendar));
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 4);

  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  check_event (event, "Tổng kết phong trào “" LONG "”",
               "Tổng kết phong trào\nĐơn vị: CĐ ngành Giáo dục", "Tổng kết phong trào", "20260601",
               NULL);
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  check_event (event, "Sơ kết phong trào “Lao động giỏi”",
               "Sơ kết phong trào\nĐơn vị: CĐ ngành Giáo dục", "Sơ kết phong trào", "20260630",
               "-P29DT16H");
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  check_event (event, "Tổng kết phong trào “A, B; C\\D”",
               "Tổng kết phong trào\nĐơn vị: CĐ ngành Giáo dục", "Tổng kết phong trào", "20261231",
               "-P29DT16H");
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  check_event (event, "Hết hiệu lực: Thỏa ước\nhai dòng", "Văn bản hết hiệu lực",
               "Văn bản hết hiệu lực", "20280229", "-P29DT16H");
  g_assert_null (icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT));

  icalcomponent_free (calendar);
}

/* A later file of the same book has the same UIDs, also for what was put off within the year; no
 * two entries share one; another organisation's are others. */
static void
test_uids (void)
{
  g_autoptr (GPtrArray) dues = create_dues ();
  g_autoptr (GDateTime) stamp = create_stamp ();
  g_autoptr (GDateTime) later = g_date_time_add_days (stamp, 40);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  TdIcsOptions options = make_options (stamp);
  g_autofree char *first = td_ics_format (dues, &options);
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;
  icalcomponent *calendars[3];

  ((TdDue *) g_ptr_array_index (dues, 2))->day = TD_DATE (2026, 11, 30);
  options.stamp = later;
  second = td_ics_format (dues, &options);
  options.organisation = "LĐLĐ tỉnh Sơn La";
  other = td_ics_format (dues, &options);
  calendars[0] = icalparser_parse_string (first);
  calendars[1] = icalparser_parse_string (second);
  calendars[2] = icalparser_parse_string (other);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (get_uid (calendars[0], i), ==, get_uid (calendars[1], i));
      g_assert_true (g_hash_table_add (seen, (gpointer) get_uid (calendars[0], i)));
      g_assert_true (g_hash_table_add (seen, (gpointer) get_uid (calendars[2], i)));
    }
  for (guint i = 0; i < 3; i++)
    icalcomponent_free (calendars[i]);
}

static void
test_alarms (void)
{
  static const struct
  {
    int days;
    const char *trigger;
  } cases[] = { { 0, "\r\nTRIGGER:PT8H\r\n" },
                { 1, "\r\nTRIGGER:-PT16H\r\n" },
                { 7, "\r\nTRIGGER:-P6DT16H\r\n" },
                { -1, NULL } };
  g_autoptr (GPtrArray) dues = create_dues ();
  g_autoptr (GDateTime) stamp = create_stamp ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdIcsOptions options = make_options (stamp);
      g_autofree char *text = NULL;

      options.alarm_days = cases[i].days;
      text = td_ics_format (dues, &options);
      if (cases[i].trigger != NULL)
        g_assert_nonnull (strstr (text, cases[i].trigger));
      else
        g_assert_null (strstr (text, "VALARM"));
    }
}

static void
test_write (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "lịch.ics");
  g_autofree char *nowhere = td_test_dir_file (dir, "nowhere/lịch.ics");
  g_autoptr (GPtrArray) dues = create_dues ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GDateTime) stamp = create_stamp ();
  TdIcsOptions options = make_options (stamp);
  g_autofree char *expected = td_ics_format (dues, &options);
  g_autofree char *text = NULL;
  g_autofree char *empty = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (td_ics_write (dues, &options, path, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 4);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);

  /* What was there is replaced; a calendar without events is one. */
  g_assert_true (td_ics_write (none, &options, path, NULL, &error));
  g_file_get_contents (path, &empty, NULL, NULL);
  g_assert_nonnull (strstr (empty, "END:VCALENDAR\r\n"));
  g_assert_null (strstr (empty, "VEVENT"));

  g_assert_false (td_ics_write (dues, &options, nowhere, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ics/lines", test_lines);
  g_test_add_func ("/ics/parse", test_parse);
  g_test_add_func ("/ics/uids", test_uids);
  g_test_add_func ("/ics/alarms", test_alarms);
  g_test_add_func ("/ics/write", test_write);

  return g_test_run ();
}
