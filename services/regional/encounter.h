/* encounter.h - contacts and visits (R13): who met whom, when; words about it are in the vault.
 *
 * R13  A contact is about a case and one of its contracts; a case has at most CONTACTS_MOST.
 */
#pragma once

#include "services/regional/case.h"

enum { CONTACTS_MOST = 1000 };

struct contact {
    struct id id;
    struct job_case *subject;
    struct employment *employment; /* NULL: before any contract */
    struct date held_on;
    uint8_t channel, purpose;
    uint8_t parties; /* of contact_parties */
};

int encounter_decide_record(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal);
int encounter_answer_list(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal);
void encounter_apply_recorded(void *state, const struct event *event);
