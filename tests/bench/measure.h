/* measure.h - what the tools of the measurements share: each is one file and prints one line of
 * JSON. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "common/loop/loop.h"
#include "common/wire/client.h"

static inline int measure_compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* By nearest rank; sorts in place first time and costs little afterwards. */
static inline int64_t measure_centile(int64_t *values, size_t count, unsigned centile)
{
    if (count == 0)
        return 0;
    qsort(values, count, sizeof *values, measure_compare);
    return values[(count * centile + 99) / 100 - 1];
}

/* Seconds of processor this process has used. */
static inline double measure_cpu(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* The product's own client, as `principal`; ends the program when that cannot be. */
static inline struct client *measure_connect(void *zmq_context, const char *service,
                                             const char *principal)
{
    char endpoint[80], own[80], theirs[80];
    struct client_options options = {.endpoints = endpoint};
    struct client *client = NULL;
    struct error error;

    snprintf(endpoint, sizeof endpoint, "ipc://run/%s.requests", service);
    snprintf(own, sizeof own, "keys/%s.key", principal);
    snprintf(theirs, sizeof theirs, "keys/%s.pub", service);
    if (key_pair_read(own, &options.keys, &error) < 0 ||
        key_public_read(theirs, options.server_key, &error) < 0 ||
        (client = client_open(zmq_context, &options, &error)) == NULL) {
        fprintf(stderr, "%s: %s\n", service, error.text);
        exit(3);
    }
    return client;
}
