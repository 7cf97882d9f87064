/* scenario_internal.h - what the files of the generator share. */
#pragma once

#include "common/messages/dla.h"
#include "common/messages/regional.h"
#include "common/messages/sectoral.h"
#include "services/cli/random.h"
#include "services/cli/scenario.h"

/* The order within a week: each phase may rest on those before it.  In the circle of registration
 * one principal each, so that the requests of a phase arrive in their order and a journal is the
 * same each time. */
enum phase {
    PHASE_ENVELOPE,
    PHASE_ADVISER,
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
    /* One principal for each instance: answers are awaited at the end of the circle only. */
    PHASE_OPINION,
    PHASE_CASE,
    PHASE_BRIEFING,
    PHASE_CONTACT,
    PHASE_ITEM, /* by hand */
    PHASE_PLEDGE,
    PHASE_SPONSOR,
    PHASE_SESSION_PLAN,
    PHASE_SESSION_ENROL,
    PHASE_SESSION_WITHDRAW,
    PHASE_SESSION_END,
    PHASE_REFERRAL,
    PHASE_RESOURCE,
    PHASE_PATH,
    PHASE_TRANSMISSION,
    PHASE_ATTESTATION,
    /* The advisers' day. */
    PHASE_ADVISE,
};

/* What is numbered, each from 0: ids follow from (seed, kind, number). */
enum thing {
    THING_REQUEST,
    THING_EMPLOYER,
    THING_PLACE,
    THING_TUTOR,
    THING_PERSON,
    THING_JOB,
    THING_CONTRACT,
    THING_OPINION,
    THING_CONTACT,
    THING_BRIEFING,
    THING_SPONSOR,
    THING_SPONSORSHIP,
    THING_MEETING,
    THING_SESSION,
    THING_ACTION,
    THING_ATTESTATION,
    THING_TRANSMISSION,
    THING_RESOURCE,
    THING_ADVISER,
    THING_REFERRAL,
    THING_MISSION,
    THINGS
};

enum {
    DEPARTEMENTS_OF_REGION = 12,
    TRANCHES_MOST = 6,
    COMPETENCES_MOST = 16, /* of a métier, as the rates name them */
    MONTH_DAYS = 30,
};

/* Streams of random numbers: one for each thing that has a life of its own. */
enum stream {
    STREAM_ENVELOPE = 1,
    STREAM_CANDIDATES = 2,
    STREAM_ADVISERS = 3,
    STREAM_HUB = 1 << 8,
    STREAM_SECTOR = 1 << 9,
    STREAM_COMPANIES = 1 << 10,
    STREAM_JOB = 1 << 16,
    STREAM_KNOWN = 1 << 28,
    STREAM_SUPPORT = 1 << 29, /* how a job is accompanied: it does not move the job's own life */
};

/* An employer in the course of the making. */
struct maker {
    struct scenario_employer who;
    struct id tutor;
    int64_t room;         /* jobs it may still propose */
    struct date known_on; /* none: registered before the scenario */
    bool is_referred;     /* to the DLA, once */
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

/* A tutor who follows somebody of a hub's territory: may come to its sessions. */
struct tutorship {
    struct id tutor;
    const struct scenario_hub *hub;
    struct date from, until;
};

struct scenario_company;
struct scenario_adviser;

struct scenario {
    const struct scenario_settings *settings;
    const struct scenario_network *network;
    struct region regions[TERRITORIES_MOST];
    struct drawn *drawn;
    size_t count, capacity;
    struct buffer bodies;
    uint64_t numbers[THINGS]; /* next of each thing */
    struct tutorship *tutorships;
    size_t tutorship_count, tutorship_capacity;
    struct scenario_company *companies; /* of all hubs */
    size_t company_count;
    struct scenario_adviser
        *advisers; /* in a place that does not move: requests point to accounts */
    size_t adviser_count;
};

/* A job in the course of the making. */
struct job_life {
    struct random random;
    struct random support; /* of those who accompany */
    struct region *region;
    struct maker *maker;
    const struct scenario_hub *hub; /* that accompanies; NULL: nobody */
    struct id job;
    enum metier metier;
    enum contract_kind kind;
    int64_t months;
    int64_t weekly_minutes;
    struct date proposed_on;
    struct date free_from; /* approved, or vacant since the day before */
    int64_t operator;      /* of the hub, from 1; 0: nobody's */
    uint32_t attested;     /* competences of the person, by their place in the métier's list */
};

enum { YEARS_MOST = 5 };

/* When what is due of a contract was done, the earliest day of each; none: never. */
struct milestones {
    struct date contact, visit, training, sponsor, bilan, exit_later;
    struct date examinations[YEARS_MOST]; /* by year, from 1 */
};

/* A contract, once its life is drawn, as those who accompany it see it. */
struct supported {
    struct job_life *job;
    struct id contract;
    bool is_renewal, is_broken, is_renewed;
    struct date signed_on, starts_on;
    struct date first_end, end; /* planned: at the signature, and in the end; none: CDI */
    struct date changed_on;     /* from one to the other; none: never */
    struct date left_on;        /* the last day; none: it goes on beyond the scenario */
    struct date known_on;       /* when that is declared, or known by itself; the same */
    struct date aid_ends_on;
    struct milestones *done; /* as far as it was told */
};

/* Adds a request about something that happened on `day`.  Later than the scenario's end: forgotten.
 */
void scenario_add(struct scenario *scenario, struct date day, enum phase phase,
                  const char *principal, const struct schema *schema, const void *record);
/* The same, to an instance of the network; `account`: of the person for whom the gateway asks. */
void scenario_add_to(struct scenario *scenario, const char *instance, const char *account,
                     struct date day, enum phase phase, const char *principal,
                     const struct schema *schema, const void *record);
/* The Monday on which what happened that day is asked. */
struct date scenario_asked(struct date day);
/* Whether what happens on `day` is asked in a week before that of `end`; none is never. */
bool scenario_is_before(struct date day, struct date end);
/* That day or, at a weekend, the Friday before: asked on the same Monday. */
struct date scenario_workday(struct date day);
struct id scenario_id(struct scenario *scenario, enum thing thing, struct date day);
size_t scenario_draw(struct random *random, const struct weights *weights);
/* The value of an enumeration drawn by weights that begin with its first word. */
int scenario_word(struct random *random, const struct weights *weights);
/* A set of one to `most` words of such an enumeration. */
uint32_t scenario_set(struct random *random, const struct weights *weights, int most);
static inline struct date scenario_plus(struct date day, int64_t days)
{
    return date_add_days(day, (int)days);
}

/* scenario_envelope.c: allotments and transfers; fills region->places. */
void scenario_envelope(struct scenario *scenario);
/* How many places the region has on that day; at most what it keeps after the transfers. */
int64_t scenario_places(const struct scenario *scenario, const struct region *region,
                        struct date day);
/* The day of the first tranche that leaves room for one more job; none: there is none. */
struct date scenario_room(const struct scenario *scenario, const struct region *region,
                          struct date day);

/* Whether the region has no place at all yet in the week in which what happens that day is asked.
 */
bool scenario_is_early(const struct scenario *scenario, const struct region *region,
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
/* SIREN of something fictitious: nine digits, the last one Luhn's. */
void scenario_siren(uint64_t number, char out[10]);

/* scenario_contract.c: signed on that day; the whole life that follows, refills included. */
void scenario_contract(struct scenario *scenario, struct job_life *job, struct date signed_on);
/* scenario_job.c: all jobs of a region. */
void scenario_jobs(struct scenario *scenario, struct region *region);

/* scenario_opinion.c: the decision about a job, by its hub or by the ministry. */
void scenario_approve(struct scenario *scenario, struct job_life *job, struct date day);
void scenario_refuse(struct scenario *scenario, struct job_life *job, struct date day,
                     enum job_refusal reason);
/* An opinion for it that comes before its region has a place: registration cannot follow it (Q2),
 * and the hub gives another one later. */
void scenario_favour(struct scenario *scenario, struct job_life *job, struct date day);
/* What another hub thinks of it. */
void scenario_comment(struct scenario *scenario, struct job_life *job);

/* Those who accompany a contract, each by the job's own stream `support`. */
void scenario_case_assign(struct scenario *scenario, struct job_life *job, struct date approved_on);
void scenario_contacts(struct scenario *scenario, const struct supported *supported);
void scenario_sponsor(struct scenario *scenario, const struct supported *supported);
void scenario_path(struct scenario *scenario, const struct supported *supported);
void scenario_referral(struct scenario *scenario, const struct supported *supported);
/* scenario_item.c: what the operator settles by hand; after all that may be done otherwise. */
void scenario_items(struct scenario *scenario, const struct supported *supported);
static inline void scenario_done(struct date *milestone, struct date day)
{
    if (date_is_none(*milestone) || date_compare(day, *milestone) < 0)
        *milestone = day;
}

/* scenario_session.c */
void scenario_tutorship(struct scenario *scenario, const struct job_life *job, struct id tutor,
                        struct date from, struct date until);
void scenario_sessions(struct scenario *scenario, const struct scenario_hub *hub,
                       struct random *random);
/* scenario_case.c */
void scenario_briefings(struct scenario *scenario, const struct scenario_hub *hub,
                        struct random *random);
/* scenario_sponsor.c: the companies that pledge, before any job is drawn. */
void scenario_companies(struct scenario *scenario);
/* scenario_transmission.c: workshops and resources of a young person; what a sector publishes by
 * itself for one of its métiers. */
void scenario_transmissions(struct scenario *scenario, const struct supported *supported);
void scenario_resources(struct scenario *scenario, enum metier metier, struct random *random);
/* scenario_path.c: the codes that the rates name for that métier; *out points into them. */
struct code {
    const char *text;
    int length;
};
size_t scenario_competences(const struct scenario *scenario, enum metier metier,
                            struct code out[COMPETENCES_MOST]);
void scenario_competence(const struct scenario *scenario, struct random *random, enum metier metier,
                         char *out, size_t size);
/* scenario_adviser.c: before any job is drawn. */
void scenario_advisers(struct scenario *scenario);
