#include <gtk/gtk.h>

#include "app/td-application.h"
#include "app/td-environment.h"

int
main (int argc, char *argv[])
{
  g_autoptr (TdApplication) application = NULL;

  td_environment_prepare ();
  application = td_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
