/* An instance is a service with a schema, a role, keys and a journal of its own: "regional_ouest".
 */
#include <assert.h>
#include <ctype.h>
#include <sodium.h>
#include <string.h>

#include "common/log/log.h"
#include "common/service/service_internal.h"

enum { SECRET_NUMBER = 1 };

static bool is_name(const char *text)
{
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++)
        if (!islower((unsigned char)*text) && !isdigit((unsigned char)*text) && *text != '_')
            return false;
    return true;
}

int instance_choose(struct service *service, struct error *error)
{
    const char *name = service->rules->name, *given = service->settings.instance;
    size_t length = strlen(name);

    service->instance = *given != '\0' ? given : name;
    if (strcmp(service->instance, name) == 0)
        return 0;
    if (strncmp(given, name, length) == 0 && given[length] == '_' && is_name(given + length + 1))
        return 0;
    return fail(
        error, ERROR_INVALID,
        "%s: service.instance: \"%s\": expected \"%s\", or \"%s_\" and small letters, digits "
        "and _",
        service->config_path, given, name, name);
}

/* Whoever has the key file has the secret; it changes with the key, and links signed by it die. */
int instance_derive_secret(struct service *service, struct error *error)
{
    uint8_t key[crypto_kdf_KEYBYTES];

    static_assert(sizeof key == 32, "a CURVE secret key");
    if (zmq_z85_decode(key, service->keys.secret_key) == NULL)
        return fail(error, ERROR_INVALID, "%s: its secret key is not Z85", service->settings.key);
    crypto_kdf_derive_from_key(service->secret, sizeof service->secret, SECRET_NUMBER, "appuictx",
                               key);
    sodium_memzero(key, sizeof key);
    return 0;
}

/* Who is there: new instances are followed, those gone are asked no more. */
void instance_reload_network(struct service *service)
{
    struct error error;
    struct network *network = network_open(service->config_path, service->settings.network, &error);

    if (network == NULL) {
        log_error("network not read anew", "error=%s", log_quote(error.text));
        return;
    }
    network_close(service->network);
    service->network = network;
    log_info("network read anew", "instances=%zu", network->count);
    follow_reload(service->follow);
    const struct service_extension *extension = service->definition->extension;
    if (service->extension != NULL && extension->reload != NULL)
        extension->reload(service->extension);
}
