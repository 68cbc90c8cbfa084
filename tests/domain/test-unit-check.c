#include "td-test-catalogue.h"

#include "base/td-text.h"

/* A grassroots union of 2010 under a parent of 2000. */
static TdUnit *
make_unit (void)
{
  TdUnit *unit = td_unit_new ();

  unit->id = 1;
  td_text_set (&unit->name, "CĐCS Nhà máy");
  td_text_set (&unit->kind, "CDCS");
  unit->valid_from = TD_DATE (2010, 1, 1);
  unit->parent_id = 2;

  return unit;
}

static TdUnit *
make_other (gint64 id, const char *name, TdDate from, TdDate to)
{
  TdUnit *unit = td_unit_new ();

  unit->id = id;
  td_text_set (&unit->name, name);
  unit->valid_from = from;
  unit->valid_to = to;

  return unit;
}

static void
make_facts (TdUnitFacts *facts)
{
  facts->parent = make_other (2, "LĐLĐ tỉnh", TD_DATE (2000, 1, 1), TD_DATE_NONE);
}

static void
test_sound (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = make_unit ();
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GPtrArray) alone = td_unit_check (unit, catalogue, NULL);
  g_autoptr (GPtrArray) with_facts = NULL;

  make_facts (&facts);
  with_facts = td_unit_check (unit, catalogue, &facts);
  td_test_assert_none (alone);
  td_test_assert_none (with_facts);
}

static void
test_required (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = td_unit_new ();
  g_autoptr (GPtrArray) problems = td_unit_check (unit, catalogue, NULL);

  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_NAME, -1, "name");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_KIND, -1, "kind");
  g_assert_cmpuint (problems->len, ==, 2);
}

/* Kinds have dates: communes' unions began, and districts' ended, with the reform of 01/07/2025. */
static void
test_kind_dates (void)
{
  static const struct
  {
    const char *kind;
    TdDate from;
    const char *words; /* NULL: sound */
  } cases[] = {
    { "CD_XA", { 2020, 1, 1 }, "01/07/2025" },
    { "CD_XA", { 2025, 6, 30 }, "01/07/2025" },
    { "CD_XA", { 2025, 7, 1 }, NULL },
    { "CD_XA", { 0, 0, 0 }, NULL },
    { "LDLD_HUYEN", { 2025, 7, 1 }, "30/06/2025" },
    { "LDLD_HUYEN", { 2025, 6, 30 }, NULL },
    { "CDCS", { 1950, 1, 1 }, NULL },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdUnit) unit = make_unit ();
      g_autoptr (GPtrArray) problems = NULL;

      td_text_set (&unit->kind, cases[i].kind);
      unit->valid_from = cases[i].from;
      problems = td_unit_check (unit, catalogue, NULL);
      if (cases[i].words == NULL)
        td_test_assert_none (problems);
      else
        td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_KIND, -1,
                                cases[i].words);
    }
}

static void
test_dates (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = make_unit ();
  g_autoptr (GPtrArray) backwards = NULL;
  g_autoptr (GPtrArray) one_day = NULL;

  unit->valid_to = TD_DATE (2009, 12, 31);
  backwards = td_unit_check (unit, catalogue, NULL);
  td_test_assert_problem (backwards, TD_SEVERITY_ERROR, NULL, TD_UNIT_VALID_TO, -1, "before");
  td_test_assert_problem (backwards, TD_SEVERITY_WARNING, NULL, TD_UNIT_END_REASON, -1, "why");

  unit->valid_to = unit->valid_from;
  td_text_set (&unit->end_reason, "Sáp nhập");
  one_day = td_unit_check (unit, catalogue, NULL);
  td_test_assert_none (one_day);
}

static void
test_code_taken (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = make_unit ();
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  make_facts (&facts);
  facts.code_taken_by = g_strdup ("CĐCS Bệnh viện");
  problems = td_unit_check (unit, catalogue, &facts);
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_CODE, -1, "CĐCS Bệnh viện");
  g_assert_true (td_problems_find (problems, TD_UNIT_CODE, -1)->is_duplicate);
}

static void
test_parent (void)
{
  static const struct
  {
    gint64 id; /* 0: no parent */
    TdDate from;
    TdDate to;
    gboolean below;
    const char *words; /* NULL: sound */
  } cases[] = {
    { 2, { 2010, 1, 1 }, { 0, 0, 0 }, FALSE, NULL },
    { 2, { 0, 0, 0 }, { 0, 0, 0 }, FALSE, NULL },
    { 2, { 2010, 1, 2 }, { 0, 0, 0 }, FALSE, "02/01/2010" },
    { 2, { 2000, 1, 1 }, { 2025, 6, 30 }, FALSE, "30/06/2025" },
    { 2, { 2000, 1, 1 }, { 0, 0, 0 }, TRUE, "this unit itself" },
    { 1, { 2000, 1, 1 }, { 0, 0, 0 }, FALSE, "this unit itself" },
    { 0, { 0, 0, 0 }, { 0, 0, 0 }, FALSE, "LĐLĐ tỉnh" },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdUnit) unit = make_unit ();
      g_auto (TdUnitFacts) facts = { 0 };
      g_autoptr (GPtrArray) problems = NULL;

      if (cases[i].id != 0)
        facts.parent = make_other (cases[i].id, "Cấp trên", cases[i].from, cases[i].to);
      else
        facts.other_root = g_strdup ("LĐLĐ tỉnh");
      facts.parent_is_below = cases[i].below;
      problems = td_unit_check (unit, catalogue, &facts);
      if (cases[i].words == NULL)
        td_test_assert_none (problems);
      else
        td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_PARENT, -1,
                                cases[i].words);
    }
}

/* A unit that moved later is measured by the day of the move, not by its own first day. */
static void
test_parent_from (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = make_unit ();
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  unit->parent_from = TD_DATE (2025, 7, 1);
  facts.parent = make_other (2, "CĐ xã", TD_DATE (2025, 7, 1), TD_DATE_NONE);
  problems = td_unit_check (unit, catalogue, &facts);
  td_test_assert_none (problems);
}

static void
test_end (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = make_unit ();
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GPtrArray) sound = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  make_facts (&facts);
  unit->valid_to = TD_DATE (2025, 6, 30);
  td_text_set (&unit->end_reason, "Sáp nhập");
  facts.last_award_on = TD_DATE (2025, 6, 30);
  sound = td_unit_check (unit, catalogue, &facts);
  td_test_assert_none (sound);

  facts.last_award_on = TD_DATE (2025, 7, 1);
  facts.open_child_name = g_strdup ("Tổ công đoàn 1");
  problems = td_unit_check (unit, catalogue, &facts);
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_VALID_TO, -1, "01/07/2025");
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_VALID_TO, -1,
                          "Tổ công đoàn 1");
}

/* The successor of a unit that ended on 30/06/2025. */
static void
test_successor (void)
{
  static const struct
  {
    gint64 id;
    TdDate from;
    TdDate to;
    const char *words[2]; /* NULL: sound */
  } cases[] = {
    { 9, { 2025, 7, 1 }, { 0, 0, 0 }, { NULL, NULL } },
    { 9, { 2025, 6, 30 }, { 0, 0, 0 }, { NULL, NULL } },
    { 9, { 2001, 1, 1 }, { 0, 0, 0 }, { NULL, NULL } },
    { 9, { 0, 0, 0 }, { 0, 0, 0 }, { NULL, NULL } },
    { 9, { 2025, 7, 1 }, { 2025, 7, 1 }, { NULL, NULL } },
    { 9, { 2025, 7, 2 }, { 0, 0, 0 }, { "02/07/2025", "30/06/2025" } },
    { 9, { 2026, 6, 1 }, { 0, 0, 0 }, { "01/06/2026", "30/06/2025" } },
    { 9, { 2001, 1, 1 }, { 2024, 2, 29 }, { "29/02/2024", "30/06/2025" } },
    { 9, { 2001, 1, 1 }, { 2025, 6, 30 }, { "30/06/2025", "30/06/2025" } },
    { 1, { 2001, 1, 1 }, { 0, 0, 0 }, { "itself", "another" } },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdUnit) unit = make_unit ();
      g_auto (TdUnitFacts) facts = { 0 };
      g_autoptr (GPtrArray) problems = NULL;

      make_facts (&facts);
      unit->valid_to = TD_DATE (2025, 6, 30);
      unit->successor_id = cases[i].id;
      facts.successor_is_merged = TRUE;
      td_text_set (&unit->end_reason, "Sáp nhập");
      facts.successor = make_other (cases[i].id, "Kế thừa", cases[i].from, cases[i].to);
      problems = td_unit_check (unit, catalogue, &facts);
      if (cases[i].words[0] == NULL)
        td_test_assert_none (problems);
      for (gsize j = 0; j < 2 && cases[i].words[j] != NULL; j++)
        td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_SUCCESSOR, -1,
                                cases[i].words[j]);
    }
}

/* A unit that was there before is a successor without a word only where a merger says so. */
static void
test_early_successor (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = make_unit ();
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) merged = NULL;

  make_facts (&facts);
  unit->valid_to = TD_DATE (2025, 6, 30);
  td_text_set (&unit->end_reason, "Sáp nhập");
  facts.successor = make_other (9, "Kế thừa", TD_DATE (2015, 7, 1), TD_DATE_NONE);
  told = td_unit_check (unit, catalogue, &facts);
  td_test_assert_problem (told, TD_SEVERITY_WARNING, NULL, TD_UNIT_SUCCESSOR, -1, "01/07/2015");
  td_test_assert_problem (told, TD_SEVERITY_WARNING, NULL, TD_UNIT_SUCCESSOR, -1, "30/06/2025");
  facts.successor_is_merged = TRUE;
  merged = td_unit_check (unit, catalogue, &facts);
  td_test_assert_none (merged);
}

/* Two parents on one day. */
static void
test_parent_before (void)
{
  static const struct
  {
    TdDate from;
    gboolean is_wrong;
  } cases[] = {
    { TD_DATE (2014, 12, 31), TRUE },
    { TD_DATE (2015, 1, 1), TRUE },
    { TD_DATE (2015, 1, 2), FALSE },
    { TD_DATE_NONE, FALSE },
  };
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdUnit) unit = make_unit ();
      g_auto (TdUnitFacts) facts = { 0 };
      g_autoptr (GPtrArray) problems = NULL;

      make_facts (&facts);
      facts.parent_before = g_strdup ("LĐLĐ huyện");
      facts.parent_before_from = TD_DATE (2015, 1, 1);
      unit->parent_from = cases[i].from;
      problems = td_unit_check (unit, catalogue, &facts);
      if (cases[i].is_wrong)
        td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_PARENT, -1,
                                "LĐLĐ huyện");
      else
        td_test_assert_none (problems);
    }
}

static void
test_successor_of_open (void)
{
  g_autoptr (TdCatalogue) catalogue = td_test_catalogue_new (TRUE);
  g_autoptr (TdUnit) unit = make_unit ();
  g_auto (TdUnitFacts) facts = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  make_facts (&facts);
  facts.successor = make_other (9, "Kế thừa", TD_DATE (2025, 7, 1), TD_DATE_NONE);
  problems = td_unit_check (unit, catalogue, &facts);
  td_test_assert_problem (problems, TD_SEVERITY_ERROR, NULL, TD_UNIT_VALID_TO, -1, "last day");
}

static void
test_open_on (void)
{
  g_autoptr (TdUnit) unit = make_unit ();

  g_assert_false (td_unit_is_open_on (unit, TD_DATE (2009, 12, 31)));
  g_assert_true (td_unit_is_open_on (unit, TD_DATE (2010, 1, 1)));
  g_assert_true (td_unit_is_open_on (unit, TD_DATE (2099, 1, 1)));
  unit->valid_to = TD_DATE (2024, 2, 29);
  g_assert_true (td_unit_is_open_on (unit, TD_DATE (2024, 2, 29)));
  g_assert_false (td_unit_is_open_on (unit, TD_DATE (2024, 3, 1)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-check/sound", test_sound);
  g_test_add_func ("/unit-check/required", test_required);
  g_test_add_func ("/unit-check/kind-dates", test_kind_dates);
  g_test_add_func ("/unit-check/dates", test_dates);
  g_test_add_func ("/unit-check/code-taken", test_code_taken);
  g_test_add_func ("/unit-check/parent", test_parent);
  g_test_add_func ("/unit-check/parent-from", test_parent_from);
  g_test_add_func ("/unit-check/end", test_end);
  g_test_add_func ("/unit-check/successor", test_successor);
  g_test_add_func ("/unit-check/successor-of-open", test_successor_of_open);
  g_test_add_func ("/unit-check/early-successor", test_early_successor);
  g_test_add_func ("/unit-check/parent-before", test_parent_before);
  g_test_add_func ("/unit-check/open-on", test_open_on);

  return g_test_run ();
}
