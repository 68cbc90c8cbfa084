#pragma once

#include "store/td-sample-private.h"

G_BEGIN_DECLS

/* What the files share that write the units. */

/* A district federation with what came after it. */
typedef struct
{
  TdSampleUnit *unit;
  char *place;
  char *name; /* "Tam Đường" */
  GPtrArray *successors;
  GPtrArray *communes; /* codes and names by turns */
} TdSampleDistrict;

typedef struct
{
  TdSample *sample;
  GPtrArray *districts;
  GHashTable *by_code;
  GHashTable *places; /* code → name */
  GHashTable *names;  /* taken */
  TdCsv *patterns;
  TdCsv *words;
  TdStmt *insert;
  TdStmt *insert_parent;
} TdSampleUnits;

/* td_sample_units_add_unit: (transfer none): not in the book yet */
TdSampleUnit *td_sample_units_add_unit (TdSampleUnits *self,
                                        const char *code,
                                        const char *name,
                                        const char *short_name,
                                        const char *kind);

gboolean td_sample_units_insert_unit (
    TdSampleUnits *self, TdSampleUnit *unit, const char *place, const char *reason, GError **error);

/* td_sample_units_insert_parent: @parent: (nullable): NULL does nothing */
gboolean td_sample_units_insert_parent (TdSampleUnits *self,
                                        TdSampleUnit *unit,
                                        TdSampleUnit *parent,
                                        TdDate from,
                                        TdDate to,
                                        GError **error);

/* td_sample_units_write_grassroots: as many as the sample is to have */
gboolean td_sample_units_write_grassroots (TdSampleUnits *self, GError **error);

/* td_sample_units_write_reorganisations: the decisions behind them, after all units are written */
gboolean td_sample_units_write_reorganisations (TdSampleUnits *self, GError **error);

G_END_DECLS
