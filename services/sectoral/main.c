#include "common/service/service.h"
#include "services/sectoral/requests.h"

int main(int argc, char **argv)
{
    static const struct service_definition definition = {.rules = &sectoral_rules};

    return service_main(&definition, argc, argv);
}
