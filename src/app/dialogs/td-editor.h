#pragma once

#include <gtk/gtk.h>

#include "app/widgets/td-message-bar.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_EDITOR (td_editor_get_type ())

/* TdEditor: what the windows in which a record is typed have in common: saving on the writer thread
 * with what was typed kept whatever happens, and leaving with a question only when something would
 * be lost.
 *
 * Actions: editor.save (Ctrl+S), editor.save-next (Ctrl+Enter), window.close (Esc) */
G_DECLARE_DERIVABLE_TYPE (TdEditor, td_editor, TD, EDITOR, GtkWindow)

/* TdEditorWrite: saves @draft within a transaction, in the writer thread, e.g. td_unit_save () */
typedef gboolean (*TdEditorWrite) (TdDb *db,
                                   const TdCatalogue *catalogue,
                                   gpointer draft,
                                   GError **error);

/* TdEditorSave: a draft on its way to the writer thread
 * @label: a translated sentence for the history: "Added the unit …"; owned
 * @draft: given to @write; freed by @draft_free */
typedef struct
{
  char *label;
  TdEditorWrite write;
  gpointer draft;
  GDestroyNotify draft_free;
} TdEditorSave;

struct _TdEditorClass
{
  GtkWindowClass parent_class;

  /* Whether what is typed differs from what was read. */
  gboolean (*is_changed) (TdEditor *self);

  /* (transfer full): "What was typed for the unit “…” is not saved." */
  char *(*describe_unsaved) (TdEditor *self);

  /* Shows what is wrong and focuses the first of it. Returns: whether it may be saved; who has to
   * ask the book first returns FALSE, and goes on with td_editor_save_checked (). */
  gboolean (*check) (TdEditor *self, gboolean next);

  /* Fills in @save from what is typed; called only after a check that passed. */
  void (*begin_save) (TdEditor *self, TdEditorSave *save);

  /* (nullable): shows the next record to be typed; @draft is the one that was saved. Where there is
   * no next one, Ctrl+Enter closes as Ctrl+S does. */
  void (*begin_next) (TdEditor *self, gpointer draft);

  /* (nullable): keeps what is typed, so that the window can close without a question. */
  void (*keep) (TdEditor *self);

  /* (nullable): the clerk said that what is typed is to be dropped; the window closes. */
  void (*drop) (TdEditor *self);
};

/* td_editor_init_book: once, before anything else
 * @errors: (transfer none): the bar of the template in which a failed save is told */
void td_editor_init_book (TdEditor *self, TdBook *book, TdMessageBar *errors);

/* td_editor_get_catalogue: (transfer none): the snapshot of when the window was opened */
TdCatalogue *td_editor_get_catalogue (TdEditor *self);

/* td_editor_save: @next: begin the next record instead of closing */
void td_editor_save (TdEditor *self, gboolean next);

/* td_editor_save_checked: the same, for a class whose check took its time */
void td_editor_save_checked (TdEditor *self, gboolean next);

/* td_editor_set_busy: while what is typed is checked and saved nothing can be typed; afterwards the
 * focus is where it was */
void td_editor_set_busy (TdEditor *self, gboolean busy);

/* td_editor_ask_to_leave: asks whether what is typed is to be dropped; closes the window without
 * keep () then */
void td_editor_ask_to_leave (TdEditor *self);

G_END_DECLS
