#pragma once

#include "report/td-award-counters.h"
#include "report/td-report-private.h"

G_BEGIN_DECLS

/* Shared by td-report-b01.c (the columns) and td-report-b01-rows.c. */

/* Columns before those that count awards. */
enum
{
  COLUMN_NUMBER,
  COLUMN_UNIT,
  COLUMN_GRASSROOTS,
  COLUMN_MEMBERS,
  COLUMN_CAMPAIGNS,
  COLUMN_INITIATIVES,
  COLUMN_RECOGNISED,
  COLUMN_VALUE,
  N_LEADING_COLUMNS,
};

typedef struct
{
  TdDb *db;
  const TdCatalogue *catalogue;
  const TdReportRequest *request;
  TdReport *report;
  TdAwardCounters *counters;
  int note_column;
} TdB01;

gboolean td_b01_add_rows (TdB01 *self, GError **error);

G_END_DECLS
