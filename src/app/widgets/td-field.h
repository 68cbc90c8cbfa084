#pragma once

#include <gtk/gtk.h>

#include "domain/td-problem.h"

G_BEGIN_DECLS

#define TD_TYPE_FIELD (td_field_get_type ())

/* TdField: one field of a form: the label, the control, and under the control what is wrong with
 * it.
 *
 *   <object class="TdField">
 *     <property name="field">valid-from</property>
 *     <property name="label" translatable="yes">_Open from</property>
 *     <property name="required">1</property>
 *     <property name="control"><object class="TdDateEntry" id="valid_from"/></property>
 *   </object>
 *
 * A GtkBox: horizontal (label before control) by default. Properties:
 * @field: the name that problems have, a constant of the draft's header ("valid-from")
 * @label: with a mnemonic; a required field says so in words, "(required)", after it
 * @required: (boolean)
 * @control: the widget; a TdControl or one that takes the focus itself
 * @size-group: (nullable): a GtkSizeGroup that makes the labels of a column equally wide
 * @tooltip-text of GtkWidget: the field's official meaning
 */
G_DECLARE_FINAL_TYPE (TdField, td_field, TD, FIELD, GtkBox)

GtkWidget *td_field_new (const char *field, const char *label, GtkWidget *control);

const char *td_field_get_field (TdField *self);
GtkWidget *td_field_get_control (TdField *self);

/* td_field_set_problem:
 * @problem: (nullable): NULL takes the sentence away
 *
 * Shows the sentence with an icon and a word for the severity, and its source if it has one; an
 * error also makes the control invalid for a screen reader. */
void td_field_set_problem (TdField *self, const TdProblem *problem);

/* td_field_set_error: a sentence that the control itself has, e.g. of a text that is no date */
void td_field_set_error (TdField *self, const char *sentence);

/* td_field_get_problem_text: (nullable): the sentence on show */
const char *td_field_get_problem_text (TdField *self);

/* td_field_grab_focus: focuses the control */
void td_field_grab_focus (TdField *self);

/* td_form_find_field: (nullable): the TdField below @form with that name */
TdField *td_form_find_field (GtkWidget *form, const char *field);

/* td_form_show_problems:
 * @form: any ancestor of the fields
 * @problems: (element-type TdProblem): those with row -1 are shown, the worst of each field; fields
 *   without one are cleared
 *
 * Returns: (nullable): the first field, in the order of the form, that has an error */
TdField *td_form_show_problems (GtkWidget *form, const GPtrArray *problems);

G_END_DECLS
