#include "common/wire/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uthash.h>
#include <zmq.h>

#include "common/buffer/buffer.h"
#include "common/record/cursor.h"

int key_pair_make(struct key_pair *out)
{
    return zmq_curve_keypair(out->public_key, out->secret_key);
}

static int read_file(config_t *file, const char *path, struct error *error)
{
    if (config_read_file(file, path) == CONFIG_TRUE)
        return 0;
    if (config_error_type(file) == CONFIG_ERR_FILE_IO)
        return fail(error, ERROR_NOT_FOUND, "%s cannot be read: %s", path, strerror(errno));
    return fail(error, ERROR_INVALID, "%s:%d: %s", path, config_error_line(file),
                config_error_text(file));
}

static int read_key(config_t *file, const char *path, const char *name, char out[KEY_TEXT_SIZE],
                    struct error *error)
{
    const char *text;
    uint8_t bytes[32];

    if (config_lookup_string(file, name, &text) != CONFIG_TRUE ||
        strlen(text) != KEY_TEXT_SIZE - 1 || zmq_z85_decode(bytes, text) == NULL)
        return fail(error, ERROR_INVALID, "%s: %s = \"<40 characters of Z85>\"; is expected", path,
                    name);
    memcpy(out, text, KEY_TEXT_SIZE);
    return 0;
}

static int check_mode(const char *path, struct error *error)
{
    struct stat status;

    if (stat(path, &status) < 0)
        return fail(error, ERROR_NOT_FOUND, "%s cannot be read: %s", path, strerror(errno));
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(error, ERROR_FORBIDDEN,
                    "%s holds a secret key and others can reach it: chmod 600 %s", path, path);
    return 0;
}

int key_pair_read(const char *path, struct key_pair *out, struct error *error)
{
    config_t file;
    struct key_pair pair;
    int result = -1;

    config_init(&file);
    if (check_mode(path, error) == 0 && read_file(&file, path, error) == 0 &&
        read_key(&file, path, "public", pair.public_key, error) == 0 &&
        read_key(&file, path, "secret", pair.secret_key, error) == 0) {
        *out = pair;
        result = 0;
    }
    config_destroy(&file);
    return result;
}

static int write_new(const char *path, mode_t mode, const char *text, struct error *error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    size_t size = strlen(text);

    if (fd < 0)
        return fail(error, errno == EEXIST ? ERROR_CONFLICT : ERROR_UNAVAILABLE,
                    "%s cannot be written: %s", path, strerror(errno));
    bool is_written = write(fd, text, size) == (ssize_t)size && fsync(fd) == 0;
    close(fd);
    if (is_written)
        return 0;
    unlink(path);
    return fail(error, ERROR_UNAVAILABLE, "%s cannot be written: %s", path, strerror(errno));
}

int key_pair_write(const char *path, const struct key_pair *pair, struct error *error)
{
    char text[200];

    snprintf(text, sizeof text, "public = \"%s\";\nsecret = \"%s\";\n", pair->public_key,
             pair->secret_key);
    return write_new(path, 0600, text, error);
}

int key_public_write(const char *path, const char *public_key, struct error *error)
{
    char text[100];

    snprintf(text, sizeof text, "public = \"%s\";\n", public_key);
    return write_new(path, 0644, text, error);
}

int key_public_read(const char *path, char out[KEY_TEXT_SIZE], struct error *error)
{
    config_t file;
    int result = -1;

    config_init(&file);
    if (read_file(&file, path, error) == 0)
        result = read_key(&file, path, "public", out, error);
    config_destroy(&file);
    return result;
}

struct known {
    char public_key[KEY_TEXT_SIZE];
    struct caller caller;
    UT_hash_handle hh;
};

struct directory {
    struct known *by_key;
};

static int read_territory(const config_setting_t *list, struct caller *caller, struct error *error)
{
    size_t used = 0;

    if (list == NULL) {
        caller->territory.everywhere = true;
        snprintf(caller->territory_text, sizeof caller->territory_text, "partout");
        return 0;
    }
    for (int i = 0; i < config_setting_length(list); i++) {
        const char *code = config_setting_get_string_elem(list, i);

        if (code == NULL || territory_add(&caller->territory, code) < 0)
            return fail(error, ERROR_INVALID, "line %d: territory: \"%s\" is not a département",
                        config_setting_source_line(list), code != NULL ? code : "(not a text)");
        used +=
            (size_t)snprintf(caller->territory_text + used, sizeof caller->territory_text - used,
                             "%s%s", used > 0 ? "," : "", code);
        if (used >= sizeof caller->territory_text)
            used = sizeof caller->territory_text - 1;
    }
    return 0;
}

/* A hub is an instance: whose program this is, of those that work in its départements. */
static int read_hub(const config_setting_t *group, struct caller *caller, struct error *error)
{
    const char *hub = "";

    config_setting_lookup_string(group, "hub", &hub);
    if (*hub != '\0' && caller->role != ROLE_REGIONAL)
        return fail(error, ERROR_INVALID, "line %d: hub: only role \"regional\" is of a hub",
                    config_setting_source_line(group));
    if (strlen(hub) >= sizeof caller->hub)
        return fail(error, ERROR_INVALID, "line %d: hub: at most %zu bytes",
                    config_setting_source_line(group), sizeof caller->hub - 1);
    snprintf(caller->hub, sizeof caller->hub, "%s", hub);
    return 0;
}

static int read_client(const config_setting_t *group, struct known *known, struct error *error)
{
    const char *name, *key, *role;

    if (config_setting_lookup_string(group, "name", &name) != CONFIG_TRUE ||
        config_setting_lookup_string(group, "public", &key) != CONFIG_TRUE ||
        config_setting_lookup_string(group, "role", &role) != CONFIG_TRUE)
        return fail(error, ERROR_INVALID, "line %d: a client has name, public and role",
                    config_setting_source_line(group));
    /* It goes into every event: a text, and never cut. */
    if (*name == '\0' || strlen(name) >= sizeof known->caller.principal ||
        !cursor_is_text((const uint8_t *)name, strlen(name)))
        return fail(error, ERROR_INVALID, "line %d: name: 1 to %zu bytes of UTF-8 are expected",
                    config_setting_source_line(group), sizeof known->caller.principal - 1);
    if (strlen(key) != KEY_TEXT_SIZE - 1)
        return fail(error, ERROR_INVALID, "line %d: public: 40 characters of Z85 are expected",
                    config_setting_source_line(group));
    int value = enumeration_value(&roles, role, strlen(role));
    if (value == 0)
        return fail(error, ERROR_INVALID, "line %d: role: \"%s\" is not a role",
                    config_setting_source_line(group), role);
    memcpy(known->public_key, key, KEY_TEXT_SIZE);
    snprintf(known->caller.principal, sizeof known->caller.principal, "%s", name);
    known->caller.role = (enum role)value;
    if (read_hub(group, &known->caller, error) < 0)
        return -1;
    return read_territory(config_setting_get_member(group, "territory"), &known->caller, error);
}

struct directory *directory_open(const char *path, struct error *error)
{
    struct directory *directory = memory_new(1, sizeof *directory);
    config_t file;
    int result = -1;

    config_init(&file);
    if (read_file(&file, path, error) < 0)
        goto done;
    const config_setting_t *clients = config_lookup(&file, "clients");
    if (clients == NULL) {
        fail(error, ERROR_INVALID, "%s: clients = ( … ); is expected", path);
        goto done;
    }
    for (int i = 0; i < config_setting_length(clients); i++) {
        struct known *known = memory_new(1, sizeof *known), *before;

        if (read_client(config_setting_get_elem(clients, (unsigned)i), known, error) < 0) {
            free(known);
            fail_within(error, "%s", path);
            goto done;
        }
        HASH_REPLACE(hh, directory->by_key, public_key, KEY_TEXT_SIZE, known, before);
        free(before);
    }
    result = 0;
done:
    config_destroy(&file);
    if (result == 0)
        return directory;
    directory_close(directory);
    return NULL;
}

void directory_close(struct directory *directory)
{
    if (directory == NULL)
        return;
    struct known *known, *next;

    HASH_ITER(hh, directory->by_key, known, next)
    {
        HASH_DEL(directory->by_key, known);
        free(known);
    }
    free(directory);
}

const struct caller *directory_find(const struct directory *directory, const char *public_key)
{
    char key[KEY_TEXT_SIZE] = {0};
    struct known *known;

    if (strlen(public_key) != KEY_TEXT_SIZE - 1)
        return NULL;
    memcpy(key, public_key, sizeof key - 1);
    HASH_FIND(hh, directory->by_key, key, KEY_TEXT_SIZE, known);
    return known != NULL ? &known->caller : NULL;
}
