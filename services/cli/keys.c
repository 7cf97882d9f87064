#include "services/cli/keys.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/wire/keys.h"
#include "services/cli/settings.h"
#include "services/cli/table.h"

enum { KEY_PATH_SIZE = 512 };

struct keys_make {
    enum role role;
    char territory[400];
    char hub[INSTANCE_SIZE];
    bool sample;
};

#define RECORD struct keys_make
/* clang-format off */
static const struct field keys_make_fields[] = {
    {ENUM(role, &roles), OPTIONAL, "what the program may do; without: a key pair only"},
    {TEXT(territory),    OPTIONAL, "its départements, \"18,36\"; without: everywhere"},
    {TEXT(hub),          OPTIONAL, "the one regional hub whose program it is, regional_sud; without: any of its territory"},
    {FLAG(sample),       OPTIONAL, "all principals of the sample"},
};
/* clang-format on */
const struct schema keys_make_schema = {
    .name = "keys make", .meaning = "Makes keys.", FIELDS(keys_make_fields)};
#undef RECORD

/* `make run` and the tests live with these, and a key for each instance of the network. */
static const struct {
    const char *name;
    enum role role;
} sample[] = {
    {"ministry",   ROLE_MINISTRY  },
    {"regional",   ROLE_REGIONAL  },
    {"prescriber", ROLE_PRESCRIBER},
    {"operator",   ROLE_OPERATOR  },
    {"gateway",    ROLE_GATEWAY   },
    {"sectoral",   ROLE_SECTORAL  },
    {"adviser",    ROLE_DLA       },
};

static bool name_is_good(const char *name)
{
    return name[0] != '\0' && strlen(name) < sizeof((struct caller *)0)->principal &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen(name);
}

/* Makes what is missing of NAME.key and NAME.pub; *public_key is the pair's. */
static int make_pair(const struct cli_settings *settings, const char *name,
                     char public_key[KEY_TEXT_SIZE], bool *is_new, struct error *error)
{
    char secret_path[KEY_PATH_SIZE], public_path[KEY_PATH_SIZE];
    struct key_pair pair;

    snprintf(secret_path, sizeof secret_path, "%s/%s.key", settings->keys, name);
    snprintf(public_path, sizeof public_path, "%s/%s.pub", settings->keys, name);
    *is_new = access(secret_path, F_OK) != 0;
    if (*is_new) {
        if (key_pair_make(&pair) != 0)
            return fail(error, ERROR_INTERNAL, "libzmq was built without CURVE");
        if (key_pair_write(secret_path, &pair, error) != 0)
            return -1;
    } else if (key_pair_read(secret_path, &pair, error) != 0) {
        return -1;
    }
    memcpy(public_key, pair.public_key, KEY_TEXT_SIZE);
    if (access(public_path, F_OK) == 0)
        return 0;
    return key_public_write(public_path, public_key, error);
}

static int clients_open(const char *path, config_t *file, struct error *error)
{
    config_init(file);
    if (access(path, F_OK) != 0) {
        config_setting_add(config_root_setting(file), "clients", CONFIG_TYPE_LIST);
        return 0;
    }
    if (config_read_file(file, path) != CONFIG_TRUE)
        return fail(error, ERROR_INVALID, "%s:%d: %s", path, config_error_line(file),
                    config_error_text(file));
    if (config_lookup(file, "clients") == NULL)
        return fail(error, ERROR_INVALID, "%s: no list \"clients\"", path);
    return 0;
}

static const char *member_text(const config_setting_t *entry, const char *name)
{
    const char *text = "";

    config_setting_lookup_string(entry, name, &text);
    return text;
}

static config_setting_t *clients_find(config_t *file, const char *name)
{
    config_setting_t *list = config_lookup(file, "clients");

    for (int i = 0; i < config_setting_length(list); i++) {
        config_setting_t *entry = config_setting_get_elem(list, (unsigned)i);

        if (strcmp(member_text(entry, "name"), name) == 0)
            return entry;
    }
    return NULL;
}

static void set_text(config_setting_t *entry, const char *name, const char *text)
{
    config_setting_t *member = config_setting_get_member(entry, name);

    if (member == NULL)
        member = config_setting_add(entry, name, CONFIG_TYPE_STRING);
    config_setting_set_string(member, text);
}

/* A hub's own key is of that hub. */
static int set_hub(config_setting_t *entry, const char *name, const struct keys_make *options,
                   struct error *error)
{
    bool is_hub = options->role == ROLE_REGIONAL && strncmp(name, "regional_", 9) == 0;
    const char *hub = options->hub[0] == '\0' && is_hub ? name : options->hub;

    config_setting_remove(entry, "hub");
    if (hub[0] == '\0')
        return 0;
    if (options->role != ROLE_REGIONAL || strncmp(hub, "regional_", 9) != 0)
        return fail(error, ERROR_INVALID, "--hub \"%s\": regional_NAME, with --role regional", hub);
    set_text(entry, "hub", hub);
    return 0;
}

static int set_territory(config_setting_t *entry, const char *territory, struct error *error)
{
    char copy[sizeof((struct keys_make *)0)->territory];
    struct territory known = {0};
    config_setting_t *list;
    char *rest = NULL;

    config_setting_remove(entry, "territory");
    if (territory[0] == '\0')
        return 0;
    list = config_setting_add(entry, "territory", CONFIG_TYPE_ARRAY);
    snprintf(copy, sizeof copy, "%s", territory);
    for (char *code = strtok_r(copy, ", ", &rest); code; code = strtok_r(NULL, ", ", &rest)) {
        if (territory_add(&known, code) != 0)
            return fail(error, ERROR_INVALID, "\"%s\" is not the code of a département", code);
        config_setting_set_string_elem(list, -1, code);
    }
    return 0;
}

/* Replaces the file in one step, so that a service that reloads never sees half of it. */
static int clients_write(const char *path, config_t *file, struct error *error)
{
    char next[KEY_PATH_SIZE];

    snprintf(next, sizeof next, "%s.next", path);
    if (config_write_file(file, next) != CONFIG_TRUE || rename(next, path) != 0)
        return fail(error, ERROR_INTERNAL, "cannot write %s: %s", path, strerror(errno));
    return 0;
}

static int make_one(const struct cli_settings *settings, config_t *file, const char *name,
                    const struct keys_make *options, struct error *error)
{
    config_setting_t *entry = clients_find(file, name);
    char public_key[KEY_TEXT_SIZE];
    bool is_new;

    if (!name_is_good(name))
        return fail(error, ERROR_INVALID,
                    "\"%s\" is not a name: small letters, digits, - and _, at most 39", name);
    if (make_pair(settings, name, public_key, &is_new, error) != 0)
        return -1;
    printf("%s  %s%s\n", public_key, name, is_new ? "" : " (already there)");
    if (options->role == ROLE_NONE)
        return 0;
    if (entry == NULL)
        entry = config_setting_add(config_lookup(file, "clients"), NULL, CONFIG_TYPE_GROUP);
    set_text(entry, "name", name);
    set_text(entry, "public", public_key);
    set_text(entry, "role", enumeration_word(&roles, (int)options->role));
    if (set_hub(entry, name, options, error) != 0)
        return -1;
    return set_territory(entry, options->territory, error);
}

/* A service follows the others by its own role, which is called like it. */
static enum role role_of(const struct instance *instance)
{
    return (enum role)enumeration_value(&roles, instance->service, strlen(instance->service));
}

static int make_all(const struct cli_settings *settings, config_t *file, char *const *names,
                    size_t count, const struct keys_make *options, struct error *error)
{
    for (size_t i = 0; i < count; i++)
        if (make_one(settings, file, names[i], options, error) != 0)
            return -1;
    for (size_t i = 0; options->sample && i < sizeof sample / sizeof sample[0]; i++) {
        struct keys_make each = {.role = sample[i].role};

        if (clients_find(file, sample[i].name) == NULL &&
            make_one(settings, file, sample[i].name, &each, error) != 0)
            return -1;
    }
    for (size_t i = 0; options->sample && i < settings->known->count; i++) {
        const struct instance *instance = &settings->known->instances[i];
        struct keys_make each = {.role = role_of(instance)};

        if (clients_find(file, instance->name) == NULL &&
            make_one(settings, file, instance->name, &each, error) != 0)
            return -1;
    }
    return 0;
}

enum outcome keys_make_run(struct invocation *invocation, struct error *error)
{
    const struct keys_make *options = invocation->options;
    struct cli_settings settings;
    config_t file;
    int result;

    if (invocation->argument_count == 0 && !options->sample) {
        fail(error, ERROR_INVALID, "name the program, or say --sample");
        return OUTCOME_USAGE;
    }
    if (cli_settings_open(&invocation->global, &settings, error) != 0)
        return OUTCOME_USAGE;
    if (mkdir(settings.keys, 0700) != 0 && errno != EEXIST) {
        fail(error, ERROR_INVALID, "cannot make %s: %s", settings.keys, strerror(errno));
        return OUTCOME_USAGE;
    }
    result = clients_open(settings.clients, &file, error);
    if (result == 0)
        result = make_all(&settings, &file, invocation->arguments, invocation->argument_count,
                          options, error);
    if (result == 0)
        result = clients_write(settings.clients, &file, error);
    config_destroy(&file);
    cli_settings_close(&settings);
    return result == 0 ? OUTCOME_DONE : command_outcome(error);
}

static void list_row(struct table *table, const config_setting_t *entry)
{
    config_setting_t *territory = config_setting_get_member(entry, "territory");
    struct buffer text = {0};

    for (int i = 0; territory != NULL && i < config_setting_length(territory); i++) {
        const char *code = config_setting_get_string_elem(territory, i);

        buffer_append(&text, i == 0 ? "" : ",", i == 0 ? 0 : 1);
        if (code != NULL)
            buffer_append(&text, code, strlen(code));
    }
    buffer_append(&text, "", 1);
    table_cell(table, member_text(entry, "name"));
    table_cell(table, member_text(entry, "role"));
    table_cell(table, territory == NULL ? "everywhere" : (const char *)text.data);
    table_cell(table, member_text(entry, "hub"));
    table_cell(table, member_text(entry, "public"));
    buffer_close(&text);
}

enum outcome keys_list_run(struct invocation *invocation, struct error *error)
{
    struct cli_settings settings;
    struct table table = {0};
    config_t file;

    if (cli_settings_open(&invocation->global, &settings, error) != 0)
        return OUTCOME_USAGE;
    if (clients_open(settings.clients, &file, error) != 0) {
        config_destroy(&file);
        return OUTCOME_USAGE;
    }
    table_column(&table, "name", NULL, false);
    table_column(&table, "role", NULL, false);
    table_column(&table, "territory", NULL, false);
    table_column(&table, "hub", NULL, false);
    table_column(&table, "public", "public key", false);

    config_setting_t *list = config_lookup(&file, "clients");

    for (int i = 0; i < config_setting_length(list); i++)
        list_row(&table, config_setting_get_elem(list, (unsigned)i));
    table_print(&table, FORMAT_TABLE, stdout);
    table_close(&table);
    config_destroy(&file);
    cli_settings_close(&settings);
    return OUTCOME_DONE;
}
