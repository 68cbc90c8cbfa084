#pragma once

#include "app/td-window.h"
#include "app/widgets/td-message-bar.h"

G_BEGIN_DECLS

struct _TdWindow
{
  GtkApplicationWindow parent_instance;

  TdBook *book;
  char *book_name; /* as in the title */
  GCancellable *cancellable;
  guint note_source;

  GtkButton *new_button;
  GtkMenuButton *menu_button;
  GtkLabel *title;
  GtkListBox *navigation;
  GtkStack *stack;
  TdMessageBar *banner;
  TdMessageBar *errors;
  GtkRevealer *note;
  GtkLabel *note_label;
  GtkButton *note_button;
};

/* td_window_install_actions: the class's actions and their keys (td-window-actions.c) */
void td_window_install_actions (GtkWidgetClass *klass);

/* td_window_offer_drafts: a note if there are drafts in the book (td-window-actions.c) */
void td_window_offer_drafts (TdWindow *self);

/* td_window_show_note_with: as td_window_show_note (), with a button for any action;
 * @action_name: (nullable) */
void td_window_show_note_with (TdWindow *self,
                               const char *sentence,
                               const char *button_label,
                               const char *action_name);

void td_window_hide_note (TdWindow *self);

G_END_DECLS
