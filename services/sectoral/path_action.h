/* path_action.h - actions of training: what is planned, what is followed (F2–F9). */
#pragma once

#include "services/sectoral/path.h"

enum { PATH_ACTION_COMPETENCES_MOST = 8 };

/* Its texts, by number. */
enum path_action_words { ACTION_TITLE, ACTION_PROVIDER, ACTION_SIRET, ACTION_TEXTS };

struct path_action {
    struct id id;
    struct path *path;
    struct path_action *next_of_path;
    struct texts texts; /* of enum path_action_words */
    struct date starts_on, ends_on;
    struct date planned_on, confirmed_on, started_on, ended_on;
    uint16_t hours, hours_done;
    uint8_t competences[PATH_ACTION_COMPETENCES_MOST]; /* to be gained; once completed, gained */
    uint8_t competence_count;
    uint8_t type, funder, state, abandonment;
    uint8_t was; /* the state before it was abandoned (F8) */
    bool certified;
    bool has_private; /* the vault has words about it */
};

struct path_action *path_action_find(const struct sectoral_state *state, const struct id *id);
const struct path_action *path_action_known(const struct context *context, const struct id *id,
                                            struct refusal *refusal);
bool path_action_is_open(const struct path_action *action); /* neither completed nor abandoned */
/* Whether that competence was gained by it. */
bool path_action_gave(const struct path_action *action, size_t competence);
/* F8: the contract ended; every open action is abandoned for that reason. */
void path_action_end_all(const struct context *context, const struct path *path, struct date on,
                         struct decision *out);
const char *path_action_territory(const struct context *context, const void *request);
const char *path_action_territory_of_new(const struct context *context, const void *request);
void path_action_close(struct sectoral_state *state);

int path_action_decide_plan(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int path_action_decide_amend(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int path_action_decide_confirm(const struct context *context, const void *request,
                               struct decision *out, struct refusal *refusal);
int path_action_decide_start(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal);
int path_action_decide_complete(const struct context *context, const void *request,
                                struct decision *out, struct refusal *refusal);
int path_action_decide_abandon(const struct context *context, const void *request,
                               struct decision *out, struct refusal *refusal);
int path_action_answer_get(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal);
int path_action_answer_list(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal);
void path_action_apply_planned(void *state, const struct event *event);
void path_action_apply_amended(void *state, const struct event *event);
void path_action_apply_confirmed(void *state, const struct event *event);
void path_action_apply_started(void *state, const struct event *event);
void path_action_apply_completed(void *state, const struct event *event);
void path_action_apply_abandoned(void *state, const struct event *event);
