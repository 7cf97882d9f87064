/* play_internal.h - what the files of `appui scenario` share. */
#pragma once

#include "services/cli/play_quiet.h"
#include "services/cli/progress.h"
#include "services/cli/scenario.h"
#include "services/cli/session.h"

struct play_options {
    int64_t seed;
    char rates[512];
    struct date until;
    int64_t pace;
    int64_t window;
    bool direct;
    bool alone;
    bool requests;
};

struct play {
    const struct play_options *options;
    struct scenario_settings settings;
    struct scenario_network network; /* without hubs when registration plays alone */
    struct scenario *scenario;
    struct session *session;
    struct quiet *quiet; /* NULL: nobody but registration and reporting plays */
    struct progress progress;
    int64_t position; /* registration's, as far as answers told */
    int64_t asked, refused, expired;
    int64_t began_ms;
    struct month shown; /* the last quarter whose figures were printed */
};

/* play_print.c: the requests as lines that `appui send` reads. */
enum outcome play_print(struct invocation *invocation, struct play *play, struct error *error);

/* play.c: the rates that --rates names, or the settings; and who surrounds the jobs. */
int play_read_rates(struct play *play, const char *otherwise, struct error *error);
int play_read_network(struct play *play, const struct cli_settings *settings, struct error *error);
bool play_is_beyond(const struct play *play, const struct scenario_request *request);

/* play_known.c: places that were registered before the scenario begins, with their employers, in
 * order of id: what the generator starts from.  An array to free; NULL with *count 0 when there are
 * none. -1: nobody answered. */
int play_known(struct play *play, struct scenario_employer **out, size_t *count,
               struct error *error);

/* play_figures.c: national figures once a quarter, as rows of a table. */
void play_figures_head(void);
int play_figures(struct play *play, struct month month, struct error *error);
/* Until the figures hold everything up to play->position. */
int play_wait_for_figures(struct play *play, struct error *error);
