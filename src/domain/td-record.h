#pragma once

#include "base/td-date.h"
#include "domain/td-attachment.h"
#include "domain/td-catalogue.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

/* Records that are nothing but their fields: initiatives, publicity, role models, documents. What
 * fields a kind of record has is a table (td-record-kinds.c), from which the value, the check, the
 * store (td-record-store.c) and the form (td-record-editor.c) are made: a field more is one line
 * there and one column of the book. */

typedef enum
{
  TD_RECORD_INITIATIVE,
  TD_RECORD_PUBLICITY,
  TD_RECORD_ROLE_MODEL,
  TD_RECORD_DOCUMENT,
  TD_N_RECORD_KINDS,
} TdRecordKind;

typedef enum
{
  TD_RECORD_FIELD_TEXT,
  TD_RECORD_FIELD_LINES,
  TD_RECORD_FIELD_DATE,
  TD_RECORD_FIELD_COUNT,
  TD_RECORD_FIELD_MONEY,    /* đồng */
  TD_RECORD_FIELD_YES_NO,   /* 1, 0 */
  TD_RECORD_FIELD_TERM,     /* a code of a vocabulary */
  TD_RECORD_FIELD_UNIT,     /* an id */
  TD_RECORD_FIELD_CAMPAIGN, /* an id */
} TdRecordFieldKind;

/* TdRecordField:
 * @name: the column of the book, which is also the field of problems: "published_on"
 * @label: English msgid with a mnemonic, as is @tooltip (nullable)
 * @vocabulary: of a term
 * @required: it has to be filled in
 * @searched: its words find the record
 * @only_for: (nullable): codes of the record's first term for which the field makes sense, as
 *   "award-regulation house-rules"; NULL for all. Elsewhere it is not shown, and saved as empty. */
typedef struct
{
  const char *name;
  const char *label;
  const char *tooltip;
  TdRecordFieldKind kind;
  TdVocabulary vocabulary;
  gboolean required;
  gboolean searched;
  const char *only_for;
} TdRecordField;

/* Of which people a record tells. */
typedef enum
{
  TD_RECORD_PEOPLE_NONE,
  TD_RECORD_PEOPLE_ONE,  /* the column person_id */
  TD_RECORD_PEOPLE_MANY, /* the table initiative_author */
} TdRecordPeople;

#define TD_RECORD_MAX_FIELDS 20

typedef struct _TdRecord TdRecord;

/* TdRecordType: what there is to know about a kind of record
 * @table: of the book
 * @title_field: the field that says which record it is
 * @fields: (array length=n_fields)
 * @people_label: (nullable): as of a field
 * @new_title … @unsaved: English msgids; those with %s get the record's title
 * @check: (nullable): adds what the fields say against one another */
typedef struct
{
  const char *table;
  const char *title_field;
  const TdRecordField *fields;
  guint n_fields;
  TdRecordPeople people;
  const char *people_label;
  gboolean has_files;
  gboolean has_awards; /* the table initiative_award */
  const char *new_title;
  const char *window_title;
  const char *added;
  const char *changed;
  const char *removed;
  const char *unsaved;
  const char *gone;
  void (*check) (const TdRecord *self, GPtrArray *problems);
} TdRecordType;

const TdRecordType *td_record_get_type (TdRecordKind kind);

/* td_record_find_field: -1 if the kind has no such field */
int td_record_find_field (TdRecordKind kind, const char *name);

/* TdRecordValue: which member counts says the field's kind
 * @text: of texts and terms, never NULL
 * @number: of the rest but dates; -1 where it is not known, 0 for no unit or campaign */
typedef struct
{
  char *text;
  gint64 number;
  TdDate date;
} TdRecordValue;

/* TdRecordPerson: a person that the record tells of
 * @person_id: 0 for one who is not in the book yet, and is added to it as one of the record's unit
 * @detail: what tells two of one name apart, for the window */
typedef struct
{
  gint64 person_id;
  char *name;
  char *detail;
} TdRecordPerson;

/* A record as a value: see td-unit.h for how editors use it.
 * @values: one a field of the type
 * @people: (element-type TdRecordPerson)
 * @files: (element-type TdAttachment)
 * @awards: (element-type gint64): in ascending order */
struct _TdRecord
{
  TdRecordKind kind;
  gint64 id;
  int revision;
  TdRecordValue values[TD_RECORD_MAX_FIELDS];
  GPtrArray *people;
  GPtrArray *files;
  GArray *awards;
};

TdRecord *td_record_new (TdRecordKind kind);
TdRecord *td_record_copy (const TdRecord *self);
void td_record_free (TdRecord *self);
gboolean td_record_equal (const TdRecord *a, const TdRecord *b);

TdRecordPerson *td_record_person_new (gint64 person_id, const char *name, const char *detail);
TdRecordPerson *td_record_person_copy (const TdRecordPerson *self);
void td_record_person_free (TdRecordPerson *self);

/* By the name of a field that the kind has. */
const char *td_record_get_text (const TdRecord *self, const char *field);
gint64 td_record_get_number (const TdRecord *self, const char *field);
TdDate td_record_get_date (const TdRecord *self, const char *field);
void td_record_set_text (TdRecord *self, const char *field, const char *text);
void td_record_set_number (TdRecord *self, const char *field, gint64 number);
void td_record_set_date (TdRecord *self, const char *field, TdDate date);

/* td_record_shows: whether the field makes sense for what the record's first term says */
gboolean td_record_shows (const TdRecord *self, guint field);

/* td_record_clear_hidden: empties the fields that do not make sense, as they are saved */
void td_record_clear_hidden (TdRecord *self);

/* td_record_to_title: (transfer full): which record it is, in a few words */
char *td_record_to_title (const TdRecord *self);

/* TdRecordFacts: what the book knows that the check needs
 * @unit_name: of the record's unit
 * @unit_from, @unit_to: its days; TD_DATE_NONE for open ends */
typedef struct
{
  char *unit_name;
  TdDate unit_from;
  TdDate unit_to;
} TdRecordFacts;

void td_record_facts_clear (TdRecordFacts *self);

/* td_record_check:
 * @facts: (nullable)
 * @today: nothing has happened after it
 *
 * Returns: (transfer full) (element-type TdProblem): never NULL; their fields are the columns */
GPtrArray *td_record_check (const TdRecord *self, const TdRecordFacts *facts, TdDate today);

/* The field of problems with the record's people. */
#define TD_RECORD_PEOPLE "people"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRecord, td_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRecordPerson, td_record_person_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdRecordFacts, td_record_facts_clear)

G_END_DECLS
