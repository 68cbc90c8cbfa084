/* What could not be read in the cells of a line. */
#include "domain/td-award-cell.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"

static char *
describe_title (const TdAward *award, const char *text)
{
  if (text[0] != '\0')
    return g_strdup_printf (_ ("“%s” is neither Ông nor Bà. Type o or b."), text);

  return g_strdup_printf (_ ("Say whether “%s” is Ông or Bà: type o or b."), award->name);
}

static char *
describe_bonus (const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 amount;

  td_money_parse (text, &amount, &error);

  return g_strdup (error != NULL ? error->message : "");
}

static char *
describe (const TdAward *award, TdAwardCell cell)
{
  const char *text = award->unread[cell];

  switch (cell)
    {
    case TD_CELL_TITLE:
      return describe_title (award, text);
    case TD_CELL_UNIT:
      return g_strdup_printf (_ ("It is not certain which unit “%s” is. Choose it in the list that "
                                 "opens when you type, or enter it among the units first."),
                              text);
    case TD_CELL_FORM:
      return g_strdup_printf (_ ("“%s” is no award form that such a recipient can be given on this "
                                 "day. Choose one from the list."),
                              text);
    case TD_CELL_COMMENDATION:
      return g_strdup_printf (_ ("“%s” is no commendation type. Choose one from the list."), text);
    case TD_CELL_CAMPAIGN:
      return g_strdup_printf (
          _ ("The book has no campaign “%s”. Choose one from the list, or enter "
             "it among the campaigns first."),
          text);
    case TD_CELL_DIRECT_WORKER:
    case TD_CELL_LEADER:
      return g_strdup_printf (_ ("“%s” is neither yes nor no. Press Space to turn the mark on or "
                                 "off."),
                              text);
    case TD_CELL_BONUS:
      return describe_bonus (text);
    case TD_CELL_UNRECOGNISED:
      return g_strdup_printf (_ ("“%s” was pasted and fits into no column. Move it where it "
                                 "belongs, then empty this cell."),
                              text);
    default:
      return g_strdup_printf (_ ("“%s” cannot be read. Type it anew."), text);
    }
}

void
td_award_check_unread (const TdAward *award, int row, GPtrArray *problems)
{
  for (guint i = 0; i < TD_N_CELLS; i++)
    {
      g_autofree char *sentence = NULL;

      if (award->unread[i] == NULL)
        continue;
      sentence = describe (award, (TdAwardCell) i);
      td_problems_add (problems, TD_SEVERITY_ERROR, td_award_cell_to_field ((TdAwardCell) i), row,
                       "%s", sentence);
    }
}
