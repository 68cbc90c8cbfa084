#pragma once

#include "report/td-report.h"
#include "td-random-book.h"
#include "td-test-util.h"

G_BEGIN_DECLS

/* A random book, open in the program and by plain SQL beside it. */
typedef struct
{
  TdTestDir *dir;
  char *path;
  sqlite3 *raw;
  TdBook *book;
  TdDb *db;
  TdCatalogue *catalogue;
} TdReportFixture;

void td_report_fixture_open (TdReportFixture *self, guint32 seed);
void td_report_fixture_close (TdReportFixture *self);

/* td_report_fixture_build: (transfer full): fails the test if the report cannot be made */
TdReport *td_report_fixture_build (const TdReportFixture *self,
                                   const char *id,
                                   const char *period,
                                   gint64 unit_id);

/* td_report_fixture_check: what holds for every report: a row that sums others is their sum, the
 * records behind each figure are as many, or worth as much, as it says, and each is there once
 *
 * Returns: how many figures were explained */
guint td_report_fixture_check (const TdReportFixture *self, const TdReport *report);

G_END_DECLS
