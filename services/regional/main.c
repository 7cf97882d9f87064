#include "common/service/service.h"
#include "services/regional/requests.h"

int main(int argc, char **argv)
{
    static const struct service_definition definition = {.rules = &regional_rules};

    return service_main(&definition, argc, argv);
}
