/* scenario.h - a seeded, plausible life of the programme: requests, week by week.
 *
 * A pure function of (settings, seed, network, employers known before): no socket, no clock, no
 * file.  The same four give the same bytes.  Everything is drawn at once and sorted by week and
 * phase; requests of one phase of one week do not depend on each other but in their order, those of
 * a later phase may depend on earlier ones; between two circles, what was asked must have been
 * heard by the others.  Whatever is dated in a week is asked on the Monday after it, so the clock
 * must have reached `asked_on` before.
 */
#pragma once

#include "common/messages/registration.h"
#include "services/cli/scenario_network.h"
#include "services/cli/scenario_rates.h"

enum { TERRITORIES_MOST = 32 };

struct scenario_territory {
    char region[3];        /* of 2013 */
    int64_t weight;        /* its share of the places */
    int64_t late_weeks;    /* its first tranche after the others' */
    char departements[64]; /* "18,28,36" */
};

/* Shares are in thousandths. */
struct scenario_settings {
    int64_t seed;
    struct date start; /* a Monday; the first requests are asked a week later */
    struct date until;
    int64_t total; /* places to allot */
    int64_t least_places;
    struct weights tranches; /* share of the places allotted at each step */
    int64_t tranche_weeks;   /* between two steps */
    int64_t transferred;     /* regions that give places, as many that receive */
    int64_t approved;        /* of the places: jobs approved in the end */
    struct weights quarters; /* when jobs are proposed, quarter by quarter from the start */
    struct weights jobs_per_employer;
    struct weights forms, place_kinds, metiers, services, weekly_hours, months;
    int64_t refused, withdrawn_early, withdrawn, cdi;
    struct weights genders, ages, levels, zones, prescribers;
    int64_t rqth, derogation, candidates; /* people found eligible who get no contract */
    char practices[1024];                 /* codes of the catalogue */
    int64_t fill_days;                    /* typical, from approval to signature */
    int64_t broken_cdd, broken_cdi, trial, late;
    struct weights motives_cdd, motives_cdi;
    int64_t suspended, paid, extended, renewed, converted, tutor_changed, repaid;
    int64_t refilled, closed;
    int64_t exit_known, later_known, kept;
    struct weights exits_ended, exits_broken, exits_later;
    char market_activity[7]; /* NAF code of market employers: one that the region's list opens */
    struct scenario_territory territories[TERRITORIES_MOST];
    size_t territories_count;
    struct scenario_hub_rates hubs;
    struct scenario_path_rates paths;
    struct scenario_referral_rates referrals;
};
extern const struct schema scenario_settings_schema;

/* Reads config/sample/scenario.cfg or its like.  0 or -1 with file, line and what was expected. */
int scenario_settings_read(const char *path, struct scenario_settings *out, struct error *error);

/* A place that is already registered, with who runs it. */
struct scenario_employer {
    struct id employer;
    struct id place;
    char departement[4];
    enum employer_form form;
};

/* Phases of a week fall into circles: a later one rests on what others heard of an earlier one. */
enum scenario_circle {
    CIRCLE_REGISTRATION,
    CIRCLE_OPINIONS, /* registration hears them: one hub after the other, so that it hears the same
                      */
    CIRCLE_HUBS,     /* regional and sectoral */
    CIRCLE_DLA,
};

struct scenario_request {
    struct date asked_on; /* a Monday: the clock's day */
    enum scenario_circle circle;
    int phase;            /* within the week */
    const char *instance; /* who is asked */
    const char *principal;
    const char *account; /* of the person for whom the gateway asks, as an adviser; NULL: nobody */
    const struct schema *schema;
    struct id id;
    struct span body; /* msgpack; lives as long as the scenario */
};

struct scenario;
/* Settings and network must live as long as the scenario. */
struct scenario *scenario_open(const struct scenario_settings *settings,
                               const struct scenario_network *network,
                               const struct scenario_employer *known, size_t known_count);
void scenario_close(struct scenario *scenario);
size_t scenario_count(const struct scenario *scenario);
/* Sorted by asked_on, then phase. */
const struct scenario_request *scenario_at(const struct scenario *scenario, size_t index);
/* The instant of a Monday on which requests are asked. */
int64_t scenario_instant(struct date asked_on);
