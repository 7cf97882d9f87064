/* appui-reporting: the figures, live, from the journals. */
#include "services/reporting/requests.h"

int main(int argc, char **argv)
{
    return service_main(&reporting_definition, argc, argv);
}
