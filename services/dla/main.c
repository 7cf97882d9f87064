#include "common/service/service.h"
#include "services/dla/requests.h"

int main(int argc, char **argv)
{
    static const struct service_definition definition = {.rules = &dla_rules};

    return service_main(&definition, argc, argv);
}
