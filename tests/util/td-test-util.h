#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TD_TEST_PUMP_UNTIL:
 * @condition: evaluated again after each turn of the main loop
 *
 * Runs the thread's default main context until @condition holds. Fails the test after 10 seconds
 * instead of hanging; TD_TEST_PUMP_SECONDS in the environment overrides that, e.g. for valgrind. */
#define TD_TEST_PUMP_UNTIL(condition)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    TdTestPump *td_test_pump = td_test_pump_start ();                                              \
    while (!(condition) && td_test_pump_turn (td_test_pump))                                       \
      ;                                                                                            \
    if (!td_test_pump_end (td_test_pump) && !(condition))                                          \
      g_error ("%s:%d: waited in vain for: %s", __FILE__, __LINE__, #condition);                   \
  }                                                                                                \
  G_STMT_END

typedef struct _TdTestPump TdTestPump;

/* The parts of TD_TEST_PUMP_UNTIL (). */
TdTestPump *td_test_pump_start (void);
gboolean td_test_pump_turn (TdTestPump *self);
gboolean td_test_pump_end (TdTestPump *self);

/* TdTestDir: a directory for one test's files */
typedef struct
{
  char *path;
} TdTestDir;

/* td_test_dir_new:
 *
 * Returns: (transfer full): a new, empty directory, removed with all that is in it by
 *   td_test_dir_free () */
TdTestDir *td_test_dir_new (void);
void td_test_dir_free (TdTestDir *self);

/* td_test_dir_file:
 *
 * Returns: (transfer full): the path of @name in the directory */
char *td_test_dir_file (const TdTestDir *self, const char *name);

/* td_test_remove_tree: removes @path with all that is in it, following no symbolic link */
void td_test_remove_tree (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdTestDir, td_test_dir_free)

G_END_DECLS
