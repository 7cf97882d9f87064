/* scenario_internal.h - what the files of the generator share. */
#pragma once

#include "services/cli/random.h"
#include "services/cli/scenario.h"

/* The order within a week: each phase may rest on those before it.  One principal each, so that the
 * requests of a phase arrive in their order and a journal is the same each time. */
enum phase {
    PHASE_ENVELOPE,
    PHASE_EMPLOYER,
    PHASE_PLACE,
    PHASE_TUTOR,
    PHASE_PERSON,
    PHASE_ELIGIBILITY,
    PHASE_PROPOSE,
    PHASE_DECIDE,
    PHASE_TUTORING, /* who follows a contract */
    PHASE_CONTRACT, /* what changes or ends one */
    PHASE_JOB,      /* what ends a job */
    PHASE_SIGN,
    PHASE_AFTER, /* exits, repayments */
};

/* What is numbered, each from 0: ids follow from (seed, kind, number). */
enum thing {
    THING_REQUEST,
    THING_EMPLOYER,
    THING_PLACE,
    THING_TUTOR,
    THING_PERSON,
    THING_JOB,
    THING_CONTRACT
};

enum { DEPARTEMENTS_OF_REGION = 12, TRANCHES_MOST = 6 };

/* Streams of random numbers: one for each thing that has a life of its own. */
enum stream {
    STREAM_ENVELOPE = 1,
    STREAM_CANDIDATES = 2,
    STREAM_JOB = 1 << 16,
    STREAM_KNOWN = 1 << 28
};

/* An employer in the course of the making. */
struct maker {
    struct scenario_employer who;
    struct id tutor;
    int64_t room;         /* jobs it may still propose */
    struct date known_on; /* none: registered before the scenario */
};

struct region {
    const struct scenario_territory *territory;
    const char *departements[DEPARTEMENTS_OF_REGION];
    size_t departement_count;
    char codes[64];
    int64_t places[TRANCHES_MOST + 1]; /* allotted after each tranche; then after the transfers */
    int64_t approved; /* jobs approved so far: never freed here, so never above `places` */
    struct maker *makers;
    size_t maker_count, maker_capacity;
};

/* The buffer of the bodies moves while it grows: until all is drawn, where a body begins is a
 * number. */
struct drawn {
    struct scenario_request request;
    size_t offset;
    size_t number; /* in the order of drawing: ties of the sorting */
};

struct scenario {
    const struct scenario_settings *settings;
    struct region regions[TERRITORIES_MOST];
    struct drawn *drawn;
    size_t count, capacity;
    struct buffer bodies;
    uint64_t numbers[8]; /* next of each thing */
};

/* A job in the course of the making. */
struct job_life {
    struct random random;
    struct region *region;
    struct maker *maker;
    struct id job;
    enum contract_kind kind;
    int64_t months;
    int64_t weekly_minutes;
    struct date proposed_on;
    struct date free_from; /* approved, or vacant since the day before */
};

/* Adds a request about something that happened on `day`.  Later than the scenario's end: forgotten.
 */
void scenario_add(struct scenario *scenario, struct date day, enum phase phase,
                  const char *principal, const struct schema *schema, const void *record);
struct id scenario_id(struct scenario *scenario, enum thing thing, struct date day);
size_t scenario_draw(struct random *random, const struct weights *weights);
/* The value of an enumeration drawn by weights that begin with its first word. */
int scenario_word(struct random *random, const struct weights *weights);

/* scenario_envelope.c: allotments and transfers; fills region->places. */
void scenario_envelope(struct scenario *scenario);
/* How many places the region has on that day; at most what it keeps after the transfers. */
int64_t scenario_places(const struct scenario *scenario, const struct region *region,
                        struct date day);
/* The day of the first tranche that leaves room for one more job; none: there is none. */
struct date scenario_room(const struct scenario *scenario, const struct region *region,
                          struct date day);

/* scenario_people.c: an employer with room for one more job, and a young person who is found
 * eligible for that day. */
struct maker *scenario_employer(struct scenario *scenario, struct region *region,
                                struct random *random, struct date day);
void scenario_add_maker(struct region *region, const struct scenario_employer *who, int64_t room);
struct id scenario_tutor(struct scenario *scenario, struct random *random,
                         const struct maker *maker, struct date day);
struct id scenario_person(struct scenario *scenario, struct random *random, const char *departement,
                          struct date signed_on, struct date least);

/* scenario_contract.c: signed on that day; the whole life that follows, refills included. */
void scenario_contract(struct scenario *scenario, struct job_life *job, struct date signed_on);
/* scenario_job.c: all jobs of a region. */
void scenario_jobs(struct scenario *scenario, struct region *region);
