#pragma once

#include "domain/td-award.h"
#include "domain/td-catalogue.h"
#include "domain/td-person-hit.h"
#include "domain/td-problem.h"

G_BEGIN_DECLS

/* The cells of a line of recipients as text: what a grid shows, and what is typed or pasted into
 * it. Units, people and their choice belong to whoever has the book. */

/* TdAwardCellContext: what texts are read with
 * @date: of the decision, TD_DATE_NONE while it is not known
 * @campaigns: (element-type gint64 utf8): names by id */
typedef struct
{
  const TdCatalogue *catalogue;
  TdDate date;
  GHashTable *campaigns;
} TdAwardCellContext;

/* td_award_cell_to_field: the field that a TdProblem of the cell has, e.g. TD_AWARD_NAME */
const char *td_award_cell_to_field (TdAwardCell cell);

/* td_award_cell_from_field: TD_N_CELLS for another field */
TdAwardCell td_award_cell_from_field (const char *field);

/* td_award_cell_is_locked: whether such a recipient has no such value: a collective no post, … */
gboolean td_award_cell_is_locked (const TdAward *award, TdAwardCell cell);

/* td_award_cell_get_text: (transfer full): as it is shown; what could not be read, as it was typed
 */
char *
td_award_cell_get_text (const TdAward *award, TdAwardCell cell, const TdAwardCellContext *context);

/* td_award_cell_set_text:
 *
 * Reads @text into the cell's value; what cannot be read stays as award->unread[cell]. Another name
 * is another person. A unit is never found here: its text stays unread until td_award_set_unit ().
 * A bonus that was the proposed one follows when the form changes.
 *
 * Returns: whether it could be read */
gboolean td_award_cell_set_text (TdAward *award,
                                 TdAwardCell cell,
                                 const char *text,
                                 const TdAwardCellContext *context);

/* td_award_cell_copy: takes the cell over from another line, unread text included */
void td_award_cell_copy (TdAward *award,
                         TdAwardCell cell,
                         const TdAward *from,
                         const TdAwardCellContext *context);

/* td_award_cell_toggle: of TD_CELL_DIRECT_WORKER and TD_CELL_LEADER */
void td_award_cell_toggle (TdAward *award, TdAwardCell cell);

/* td_award_set_unit: @unit_id 0 with "" and "" for none */
void td_award_set_unit (TdAward *award,
                        gint64 unit_id,
                        const char *unit_name,
                        const char *organisation_type);

/* td_award_set_person: the award is @person's: name, sex, post, unit and flags are what the book
 * has of the day that was asked for, where it has them */
void td_award_set_person (TdAward *award, const TdPersonHit *person);

/* td_award_set_form: @form_id: 0 for none. A bonus that was the proposed one follows. */
void td_award_set_form (TdAward *award, gint64 form_id, const TdAwardCellContext *context);

/* td_award_follow_date: a bonus that was the proposed one on @before becomes that of @after */
void
td_award_follow_date (TdAward *award, const TdCatalogue *catalogue, TdDate before, TdDate after);

/* td_award_propose_bonus: đồng, 0 if coefficient or base salary are not known */
gint64 td_award_propose_bonus (const TdAward *award, const TdCatalogue *catalogue, TdDate date);

/* td_award_form_is_offered: whether it can be given to such a recipient on that day */
gboolean td_award_form_is_offered (const TdAwardForm *form, TdRecipientKind kind, TdDate date);

/* td_award_is_blank: whether a line has nothing that was typed for this recipient alone; what comes
 * from the heading does not count */
gboolean td_award_is_blank (const TdAward *award);

/* td_award_get_unread: (nullable): the text of the cell that could not be read */
const char *td_award_get_unread (const TdAward *award, TdAwardCell cell);
void td_award_set_unread (TdAward *award, TdAwardCell cell, const char *text);

/* td_award_check_unread: adds an error for each cell that could not be read, at @row: what is wrong
 * with what was typed, and what to do */
void td_award_check_unread (const TdAward *award, int row, GPtrArray *problems);

G_END_DECLS
