#include "services/cli/places.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "services/cli/import.h"
#include "services/cli/progress.h"
#include "services/cli/session.h"

struct import_places_options {
    char mapping[512];
    char rejects[512];
    bool dry;
};

#define RECORD struct import_places_options
static const struct field import_places_fields[] = {
    {TEXT(mapping), OPTIONAL, "how the file is read; found by its headings when absent"},
    {TEXT(rejects), OPTIONAL, "where rejected rows go; FILE.rejets.csv when absent"    },
    {FLAG(dry),     OPTIONAL, "read the file and say what would be sent; ask nothing"  },
};
const struct schema places_schema = {
    .name = "import places", .meaning = "Imports places.", FIELDS(import_places_fields)};
#undef RECORD

/* The session changes directory: what the person named must be absolute before. */
static int make_absolute(char *path, size_t size)
{
    char *folder;

    if (path[0] == '\0' || path[0] == '/')
        return 0;
    folder = realpath(".", NULL);
    if (folder == NULL)
        return -1;

    char *whole = NULL;
    int length = asprintf(&whole, "%s/%s", folder, path);
    int result = length > 0 && (size_t)length < size ? 0 : -1;

    if (result == 0)
        strcpy(path, whole);
    free(whole);
    free(folder);
    return result;
}

static void show(void *owner, int64_t bytes_done, int64_t bytes,
                 const struct import_summary *summary)
{
    char note[120];

    snprintf(note, sizeof note, "octets ; %lld lignes, %lld importées, %lld rejetées",
             (long long)summary->rows, (long long)summary->imported, (long long)summary->rejected);
    progress_show(owner, bytes_done, bytes, note);
}

static void print_summary(const struct import_summary *summary, bool dry)
{
    printf("%lld lignes (mapping %s, %s) : %lld %s, %lld déjà là, %lld rejetées.\n",
           (long long)summary->rows, summary->mapping, summary->encoding,
           (long long)summary->imported, dry ? "à importer" : "importées",
           (long long)summary->already_there, (long long)summary->rejected);
    printf("Employeurs enregistrés : %lld. Lieux sans employeur connu : %lld.\n",
           (long long)summary->employers, (long long)summary->prospects);
    if (summary->rejects[0] != '\0')
        printf("Lignes rejetées, à corriger et réimporter : %s\n", summary->rejects);
}

static enum outcome import(struct invocation *invocation, const char *path, struct session *session,
                           struct error *error)
{
    const struct import_places_options *chosen = invocation->options;
    struct progress progress = {.what = "import"};
    struct import_options options = {.path = path,
                                     .mappings = session_settings(session)->mappings,
                                     .mapping = chosen->mapping[0] ? chosen->mapping : NULL,
                                     .rejects = chosen->rejects[0] ? chosen->rejects : NULL,
                                     .progress = show,
                                     .owner = &progress,
                                     .dry = chosen->dry};
    struct import_summary summary = {0};
    struct client *client = NULL;
    int result;

    if (!chosen->dry) {
        client = session_client_for(session, "place.register", invocation->global.as, "", error);
        if (client == NULL)
            return OUTCOME_USAGE;
    }
    result = import_places(client, &options, &summary, error);
    progress_clear(&progress);
    if (result == 0 || summary.rows > 0)
        print_summary(&summary, chosen->dry);
    if (result == 0)
        return OUTCOME_DONE;
    return error->code == ERROR_UNAVAILABLE ? OUTCOME_UNAVAILABLE : OUTCOME_USAGE;
}

enum outcome places_import_run(struct invocation *invocation, struct error *error)
{
    struct import_places_options *options = invocation->options;
    char *path = realpath(invocation->arguments[0], NULL);
    struct session *session = NULL;
    enum outcome outcome = OUTCOME_USAGE;

    if (path == NULL)
        fail(error, ERROR_INVALID, "cannot read %s: %s", invocation->arguments[0], strerror(errno));
    else if (make_absolute(options->mapping, sizeof options->mapping) != 0 ||
             make_absolute(options->rejects, sizeof options->rejects) != 0)
        fail(error, ERROR_INVALID, "a path is too long");
    else
        session = session_open(&invocation->global, error);
    if (session != NULL)
        outcome = import(invocation, path, session, error);
    session_close(session);
    free(path);
    return outcome;
}
