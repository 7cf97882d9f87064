/* path.h - the parcours Emploi-Formation of each contract of the sector (F1, F8). */
#pragma once

#include "services/sectoral/candidate.h"
#include "services/sectoral/state.h"

struct path_action;
struct attestation;
struct transmission;
struct resource;

struct path {
    struct id id; /* the contract's */
    struct id job, employer, renewal_of;
    struct candidate *person;
    struct path *next_of_person; /* these lists: the last one first */
    struct path_action *actions;
    struct attestation *attestations;
    struct transmission *transmissions;
    struct resource *resources; /* that the person wrote */
    struct date signed_on, starts_on, planned_end;
    struct date confirmed_on; /* F5 */
    struct date closed_on;    /* F8: last day of the contract */
    uint32_t retention;       /* its place among state->retentions */
    uint32_t erasure;         /* its place among state->erasures */
    char departement[4], region2013[3], region2016[3];
    uint8_t metier, form, closing;
    bool is_renewal;
};

/* Fills the members that every event about a contract has, so that nobody looks anything up. */
#define PATH_DESCRIBE(event, state, it)                                                            \
    do {                                                                                           \
        (event).contract = (it)->id;                                                               \
        (event).job = (it)->job;                                                                   \
        (event).person = (it)->person->id;                                                         \
        (event).employer = (it)->employer;                                                         \
        memcpy((event).departement, (it)->departement, sizeof(event).departement);                 \
        memcpy((event).region2013, (it)->region2013, sizeof(event).region2013);                    \
        memcpy((event).region2016, (it)->region2016, sizeof(event).region2016);                    \
        memcpy((event).sector, (state)->sector, sizeof(event).sector);                             \
        (event).metier = (enum metier)(it)->metier;                                                \
        (event).form = (enum employer_form)(it)->form;                                             \
    } while (0)

/* How many actions are in which state, and the hours followed. */
struct path_counts {
    int64_t planned, confirmed, completed, abandoned; /* confirmed: begun ones too */
    int64_t hours;
};

struct path *path_find(const struct sectoral_state *state, const struct id *contract);
/* F1: a contract of the sector; or a refusal and NULL. */
const struct path *path_known(const struct context *context, const struct id *contract,
                              struct refusal *refusal);
enum path_state path_state(const struct path *path);
bool path_is_counted(const struct context *context, const void *thing); /* not closed */
struct path_counts path_count(const struct path *path);
/* Within the contract's days; or a refusal: that rule, that field. */
int path_check_day(const struct path *path, struct date on, const char *rule, const char *field,
                   struct refusal *refusal);
/* The département of the contract that the request's first member, an id, names. */
const char *path_territory(const struct context *context, const void *request);

void path_hear_signed(const struct context *context, const struct event *heard,
                      struct decision *out);
void path_hear_extended(const struct context *context, const struct event *heard,
                        struct decision *out);
void path_hear_converted(const struct context *context, const struct event *heard,
                         struct decision *out);
void path_hear_broken(const struct context *context, const struct event *heard,
                      struct decision *out);
void path_hear_ended(const struct context *context, const struct event *heard,
                     struct decision *out);
int path_answer_get(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal);
int path_answer_list(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal);
void path_apply_opened(void *state, const struct event *event);
void path_apply_term_moved(void *state, const struct event *event);
void path_apply_confirmed(void *state, const struct event *event);
void path_apply_closed(void *state, const struct event *event);
