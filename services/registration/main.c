#include "common/service/service.h"
#include "services/registration/requests.h"

int main(int argc, char **argv)
{
    static const struct service_definition definition = {.rules = &registration_rules};

    return service_main(&definition, argc, argv);
}
