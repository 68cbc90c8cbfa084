#pragma once

#include "app/dialogs/td-reorganisation-editor.h"
#include "app/dialogs/td-reorganisation-planner.h"
#include "app/widgets/td-attachment-bar.h"
#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-effect-list.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-grid.h"
#include "app/widgets/td-line-panel.h"
#include "app/widgets/td-reorganisation-sheet.h"

G_BEGIN_DECLS

/* Shared by td-reorganisation-editor.c (the window), -check.c (what will happen and what is wrong),
 * -lines.c (actions on a line) and -paste.c. */
struct _TdReorganisationEditor
{
  TdEditor parent_instance;

  TdBook *book; /* the parent class’s, as is the next */
  TdCatalogue *catalogue;
  TdReorganisation *orig; /* as the window was opened, without lines */
  TdReorganisation *curr; /* the heading as it is typed, without lines */
  GPtrArray *files;       /* TdAttachment */
  TdReorganisationSheet *sheet;
  gboolean filling;
  gboolean checked; /* carrying out was refused: empty cells are told of as well */

  /* Planning. */
  guint plan_timeout;
  GCancellable *planning;
  TdReorganisationFindings *findings;
  GPtrArray *unread; /* TdProblem: what the sheet itself found, when it was planned */
  GArray *rows;      /* guint: of each line that was planned its row in the sheet */
  gboolean saves;    /* once the plan is made: Ctrl+S was pressed */

  TdMessageBar *errors;
  GtkWidget *heading;
  GtkEditable *title;
  GtkEditable *number;
  GtkEditable *issuer;
  GtkEditable *note;
  TdDateEntry *decided_on;
  TdDateEntry *effective_on;
  TdGrid *grid;
  TdLinePanel *panel;
  TdAttachmentBar *attachments;
  TdEffectList *effects;
  GtkLabel *status;
  GMenuModel *line_menu;
};

/* td-reorganisation-editor-check.c */
void td_reorganisation_editor_queue_plan (TdReorganisationEditor *self);
void td_reorganisation_editor_stop_planning (TdReorganisationEditor *self);
void td_reorganisation_editor_update_panel (TdReorganisationEditor *self);
gboolean td_reorganisation_editor_check_to_save (TdEditor *editor, gboolean next);

/* td-reorganisation-editor-lines.c */
void td_reorganisation_editor_install_line_actions (GtkWidgetClass *widget_class);

/* td_reorganisation_editor_get_line: FALSE if the current row is the blank one */
gboolean td_reorganisation_editor_get_line (TdReorganisationEditor *self, guint *line);

/* td_reorganisation_editor_list_children: (transfer full) (element-type gint64): what belongs to
 * the unit of a line on the last day of the old order and has no line of its own */
GArray *td_reorganisation_editor_list_children (TdReorganisationEditor *self, guint line);

/* td-reorganisation-editor-paste.c */
void td_reorganisation_editor_paste (TdReorganisationEditor *self);

G_END_DECLS
