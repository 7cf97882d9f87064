#include "common/network/network.h"

#include <errno.h>
#include <glob.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/buffer/buffer.h"
#include "common/log/log.h"
#include "common/settings/settings.h"

/* The text of a member of `service`; false: it is absent, or too long. */
static bool read_text(const config_setting_t *service, const char *name, char *out, size_t size)
{
    const char *text;

    if (config_setting_lookup_string(service, name, &text) != CONFIG_TRUE || strlen(text) >= size)
        return false;
    strcpy(out, text);
    return true;
}

/* keys/registration.key is a secret; keys/registration.pub is what others need. */
static bool make_public(char *key, size_t size)
{
    size_t length = strlen(key);

    if (length < 4 || length >= size || strcmp(key + length - 4, ".key") != 0)
        return false;
    memcpy(key + length - 4, ".pub", 4);
    return true;
}

/* 1: an instance; 0: the file names none; -1: it should, and does not say where it is. */
static int read_instance(const config_t *file, struct instance *out)
{
    const config_setting_t *service = config_lookup(file, "service");

    if (service == NULL || config_setting_get_member(service, "instance") == NULL)
        return 0;
    if (!read_text(service, "instance", out->name, sizeof out->name) ||
        !read_text(service, "requests", out->requests, sizeof out->requests) ||
        !read_text(service, "feed", out->feed, sizeof out->feed) ||
        !read_text(service, "key", out->key, sizeof out->key) ||
        !read_text(service, "database", out->database, sizeof out->database) ||
        !make_public(out->key, sizeof out->key))
        return -1;
    size_t length = strcspn(out->name, "_");
    if (length == 0 || length >= sizeof out->service)
        return -1;
    memcpy(out->service, out->name, length);
    return 1;
}

static void leave_out(const char *path, const char *why)
{
    log_warning("instance left out", "file=%s error=%s", log_quote(path), log_quote(why));
}

static void add_file(struct network *network, const char *path)
{
    struct instance instance = {0};
    char whole[PATH_MAX];
    struct error error;
    config_t file;

    if (settings_load(path, &file, &error) < 0) {
        leave_out(path, error.text);
        return;
    }
    int found = read_instance(&file, &instance);
    config_destroy(&file);
    if (found == 0)
        return;
    /* Wherever the program goes afterwards. */
    if (realpath(path, whole) == NULL || strlen(whole) >= sizeof instance.file) {
        leave_out(path, "its path cannot be followed, or is too long");
        return;
    }
    strcpy(instance.file, whole);
    if (found < 0)
        leave_out(path,
                  "service: instance, requests, feed, key (\"….key\") and database are expected");
    else if (network_find(network, instance.name) != NULL)
        leave_out(path, "another file names the same instance");
    else if (network->count == NETWORK_MOST)
        leave_out(path, "a network has 256 instances at the most");
    else
        network->instances[network->count++] = instance;
}

static int add_folder(struct network *network, const char *folder, struct error *error)
{
    char pattern[PATH_MAX + 8];
    glob_t files;

    if (access(folder, R_OK | X_OK) < 0)
        return fail(error, ERROR_NOT_FOUND, "service.network: %s cannot be read: %s", folder,
                    strerror(errno));
    snprintf(pattern, sizeof pattern, "%s/*.cfg", folder);
    if (glob(pattern, 0, NULL, &files) != 0)
        return 0; /* there is none */
    for (size_t i = 0; i < files.gl_pathc; i++)
        add_file(network, files.gl_pathv[i]);
    globfree(&files);
    return 0;
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct instance *)a)->name, ((const struct instance *)b)->name);
}

struct network *network_open(const char *config, const char *folders, struct error *error)
{
    struct network *network = memory_new(1, sizeof *network);
    char base[PATH_MAX], copy[400], path[PATH_MAX], *rest = copy, *word;

    network->instances = memory_new(NETWORK_MOST, sizeof *network->instances);
    snprintf(base, sizeof base, "%s", config);
    const char *beside = dirname(base);
    snprintf(copy, sizeof copy, "%s", folders);
    while ((word = strsep(&rest, " ,")) != NULL) {
        int length = *word == '/' ? snprintf(path, sizeof path, "%s", word)
                                  : snprintf(path, sizeof path, "%s/%s", beside, word);

        if (*word == '\0')
            continue;
        if (length >= (int)sizeof path || add_folder(network, path, error) < 0) {
            network_close(network);
            return NULL;
        }
    }
    network->instances =
        memory_resize(network->instances, network->count + 1, sizeof *network->instances);
    qsort(network->instances, network->count, sizeof *network->instances, compare);
    return network;
}

void network_close(struct network *network)
{
    if (network == NULL)
        return;
    free(network->instances);
    free(network);
}

const struct instance *network_find(const struct network *network, const char *name)
{
    for (size_t i = 0; i < network->count; i++)
        if (strcmp(network->instances[i].name, name) == 0)
            return &network->instances[i];
    return NULL;
}

const struct instance *network_next(const struct network *network, const char *service,
                                    const struct instance *before)
{
    size_t from = before == NULL ? 0 : (size_t)(before - network->instances) + 1;

    for (size_t i = from; i < network->count; i++)
        if (strcmp(network->instances[i].service, service) == 0)
            return &network->instances[i];
    return NULL;
}
