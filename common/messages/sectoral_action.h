/* sectoral_action.h - The actions of a path: planned, confirmed, started, completed or abandoned
 * (F1–F9). */
#pragma once

#include "common/messages/sectoral_words.h"

/* path.plan_action: An action of training is foreseen for a contract (F1–F3). */
struct path_plan_action {
    struct id action;
    struct id contract;
    enum training type;
    char title[161];
    char competences[8][40];
    size_t competences_count;
    int64_t hours;
    char provider[121];
    char provider_siret[15];
    enum path_funder funder;
    struct date starts_on;
    struct date ends_on;
    struct date planned_on;
};
extern const struct schema path_plan_action_schema;

/* path.action_planned: An action of training is foreseen. */
struct path_action_planned {
    struct id action;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    enum training type;
    char title[161];
    char competences[8][40];
    size_t competences_count;
    int64_t hours;
    char provider[121];
    char provider_siret[15];
    enum path_funder funder;
    struct date starts_on;
    struct date ends_on;
    struct date planned_on;
};
extern const struct schema path_action_planned_schema;

/* path.amend_action: An action that has not begun changes; what is absent stays as it was (F4). */
struct path_amend_action {
    struct id action;
    enum training type;
    char title[161];
    char competences[8][40];
    size_t competences_count;
    int64_t hours;
    char provider[121];
    char provider_siret[15];
    enum path_funder funder;
    struct date starts_on;
    struct date ends_on;
    struct date amended_on;
};
extern const struct schema path_amend_action_schema;

/* path.action_amended: An action that has not begun has changed: all of it as it now is. */
struct path_action_amended {
    struct id action;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    enum training type;
    char title[161];
    char competences[8][40];
    size_t competences_count;
    int64_t hours;
    char provider[121];
    char provider_siret[15];
    enum path_funder funder;
    struct date starts_on;
    struct date ends_on;
    struct date amended_on;
};
extern const struct schema path_action_amended_schema;

/* path.confirm_action: Provider and funder agreed: the action will take place (F4, F5). */
struct path_confirm_action {
    struct id action;
    struct date confirmed_on;
};
extern const struct schema path_confirm_action_schema;

/* path.action_confirmed: Provider and funder agreed. */
struct path_action_confirmed {
    struct id action;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    enum training type;
    int64_t hours;
    enum path_funder funder;
    struct date starts_on;
    struct date ends_on;
    bool is_first;
    struct date confirmed_on;
};
extern const struct schema path_action_confirmed_schema;

/* path.start_action: A confirmed action began (F4, F6). */
struct path_start_action {
    struct id action;
    struct date started_on;
};
extern const struct schema path_start_action_schema;

/* path.action_started: A confirmed action began. */
struct path_action_started {
    struct id action;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    enum training type;
    struct date started_on;
};
extern const struct schema path_action_started_schema;

/* path.complete_action: An action was followed to its end (F4, F6, F7). */
struct path_complete_action {
    struct id action;
    int64_t hours;
    char competences[8][40];
    size_t competences_count;
    bool certified;
    struct date completed_on;
};
extern const struct schema path_complete_action_schema;

/* path.action_completed: An action was followed to its end. */
struct path_action_completed {
    struct id action;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    enum training type;
    int64_t hours;
    int64_t hours_planned;
    char competences[8][40];
    size_t competences_count;
    bool is_certifying;
    bool certified;
    bool is_first;
    bool is_first_certifying;
    bool was_abandoned;
    struct date signed_on;
    bool is_renewal;
    struct date completed_on;
};
extern const struct schema path_action_completed_schema;

/* path.abandon_action: An action will not be followed to its end (F4). */
struct path_abandon_action {
    struct id action;
    enum path_abandonment reason;
    struct date abandoned_on;
    char details[501];
};
extern const struct schema path_abandon_action_schema;

/* path.action_abandoned: An action will not be followed to its end. */
struct path_action_abandoned {
    struct id action;
    struct id contract;
    struct id job;
    struct id person;
    struct id employer;
    char departement[4];
    char region2013[3];
    char region2016[3];
    char sector[32];
    enum metier metier;
    enum employer_form form;
    enum training type;
    enum path_abandonment reason;
    enum path_action_state was;
    int64_t hours;
    struct date abandoned_on;
};
extern const struct schema path_action_abandoned_schema;

/* path.private: Vault: why an action was abandoned, in words. */
struct path_private {
    struct id action;
    char details[501];
};
extern const struct schema path_private_schema;

/* path.action_text: Reads why an action was abandoned, in words; each reading is logged (P4). */
struct path_action_text {
    struct id action;
    enum access_reason reason;
};
extern const struct schema path_action_text_schema;

/* path.action_get: One action. */
struct path_action_get {
    struct id action;
};
extern const struct schema path_action_get_schema;

/* path.action: An action of a path. */
struct path_action_view {
    struct id action;
    struct id contract;
    char departement[4];
    enum metier metier;
    enum path_action_state state;
    enum training type;
    char title[161];
    char competences[8][40];
    size_t competences_count;
    int64_t hours;
    char provider[121];
    char provider_siret[15];
    enum path_funder funder;
    struct date starts_on;
    struct date ends_on;
    struct date planned_on;
    struct date confirmed_on;
    struct date started_on;
    struct date ended_on;
    int64_t hours_done;
    bool certified;
    enum path_abandonment abandonment;
};
extern const struct schema path_action_view_schema;

/* path.action_list: Actions, in order of planning. */
struct path_action_list {
    struct id contract;
    char departement[4];
    enum metier metier;
    enum training type;
    uint32_t states; /* of path_action_states */
    struct id after;
    int64_t limit;
};
extern const struct schema path_action_list_schema;

/* path.action_list reply: What path.action_list answers. */
struct path_action_page {
    struct path_action_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema path_action_page_schema;
