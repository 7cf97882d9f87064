/* tool.h - what the C programs of the stories share: a connected client, things to register, and an
 * end with a reason.  The programs run in the state directory (keys/, run/). */
#pragma once

#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zmq.h>

#include "common/loop/loop.h"
#include "common/messages/registration.h"
#include "common/messages/system.h"
#include "common/wire/client.h"

#define REGISTRATION "ipc://run/registration.requests"

#define REGISTRATION_FEED "ipc://run/registration.feed"

/* A story with several programs of registration lists them in APPUI_TEST_REQUESTS and _FEED. */
static inline const char *tool_endpoints(const char *variable, const char *otherwise)
{
    const char *list = getenv(variable);

    return list != NULL ? list : otherwise;
}

/* Ends the program: the story shows the sentence. */
static inline void broken(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
static inline void broken(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

static inline void tool_enter(const char *directory)
{
    if (sodium_init() < 0 || chdir(directory) < 0)
        broken("%s cannot be entered", directory);
}

/* As the principal whose key this is. */
static inline struct client *tool_client_at(void *zmq_context, const char *name,
                                            const char *endpoints, int64_t give_up_ms)
{
    struct client_options options = {.endpoints = endpoints, .give_up_ms = give_up_ms};
    struct client *client;
    struct error error;
    char path[100];

    snprintf(path, sizeof path, "keys/%s.key", name);
    if (key_pair_read(path, &options.keys, &error) < 0 ||
        key_public_read("keys/registration.pub", options.server_key, &error) < 0 ||
        (client = client_open(zmq_context, &options, &error)) == NULL)
        broken("%s", error.text);
    return client;
}

static inline struct client *tool_client(void *zmq_context, const char *name, int64_t give_up_ms)
{
    return tool_client_at(zmq_context, name, tool_endpoints("APPUI_TEST_REQUESTS", REGISTRATION),
                          give_up_ms);
}

/* Must be accepted; returns the position. */
static inline int64_t tool_call(struct client *client, const struct schema *schema,
                                const void *record)
{
    struct error error;
    int64_t position = 0;

    if (client_call(client, schema, record, NULL, &position, &error) < 0)
        broken("%s: %s", schema->name, error.text);
    return position;
}

static inline int64_t tool_counter(const struct service_status_reply *status, const char *name)
{
    for (size_t i = 0; i < status->counters_count; i++)
        if (strcmp(status->counters[i].name, name) == 0)
            return status->counters[i].value;
    broken("no counter %s", name);
}

/* ---- a seeded generator (splitmix64) ------------------------------------------------------------
 */

static inline uint64_t tool_random(uint64_t *state)
{
    uint64_t mixed = *state += 0x9e3779b97f4a7c15u;

    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

static inline uint64_t tool_below(uint64_t *state, uint64_t count)
{
    return tool_random(state) % count;
}

/* ---- things -------------------------------------------------------------------------------------
 */

static inline void tool_luhn(char *digits, size_t length)
{
    int sum = 0;

    for (size_t i = length - 1; i-- > 0;) {
        int digit = digits[i] - '0';

        if ((length - 1 - i) % 2 == 1)
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    digits[length - 1] = (char)('0' + (10 - sum % 10) % 10);
}

/* EM2: 14 digits, both keys right. */
static inline void tool_siret(uint64_t *random, char out[15])
{
    snprintf(out, 15, "4%07llu0%04llu0", (unsigned long long)tool_below(random, 10000000),
             (unsigned long long)tool_below(random, 10000));
    tool_luhn(out, 9);
    tool_luhn(out, 14);
}

static inline struct employer_register tool_employer(uint64_t *random, struct id id,
                                                     const char *departement)
{
    struct employer_register employer = {.employer = id, .form = FORM_ASSOCIATION};

    snprintf(employer.name, sizeof employer.name, "Association n° %llu",
             (unsigned long long)tool_below(random, 100000));
    snprintf(employer.departement, sizeof employer.departement, "%s", departement);
    snprintf(employer.contact_name, sizeof employer.contact_name, "Responsable");
    snprintf(employer.contact_email, sizeof employer.contact_email, "contact@exemple.fr");
    tool_siret(random, employer.siret);
    return employer;
}

static inline struct place_register tool_place(struct id id, struct id employer,
                                               const char *departement)
{
    struct place_register place = {.place = id, .employer = employer, .kinds = 1u << PLACE_EPN};

    snprintf(place.name, sizeof place.name, "Espace public numérique");
    snprintf(place.departement, sizeof place.departement, "%s", departement);
    return place;
}

static inline struct job_propose tool_job(struct id id, struct id employer, struct id place)
{
    return (struct job_propose){.job = id,
                                .employer = employer,
                                .place = place,
                                .metier = METIER_FORGEUR,
                                .new_service = SERVICE_FABLAB,
                                .weekly_minutes = 2100,
                                .kind = KIND_CDD,
                                .months = 36};
}
