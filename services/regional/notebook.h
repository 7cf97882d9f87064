/* notebook.h - private words and contacts in the vault: which there are, how long they are kept
 * (P2), who reads them (P4).
 *
 * Words about a contract are counted from its end; other words and contacts from a day of their
 * own, and longer.
 */
#pragma once

#include "services/regional/case.h"

struct note {
    struct id id;                  /* of what it is about */
    struct job_case *subject;      /* NULL: of no case */
    struct employment *employment; /* NULL: of no contract */
    struct note *next_of_employment;
    struct date since;                        /* from which retention counts; none: not yet */
    uint32_t of_people, of_contacts, at_once; /* its places among the state's deadlines */
    uint8_t kind;                             /* enum hub_note_kind */
    bool is_erased;
    char departement[4];
};

/* For apply functions: the vault has a row of that id.  `since` none: not counted yet. */
void notebook_add(struct regional_state *state, const struct id *id, enum hub_note_kind kind,
                  struct job_case *subject, struct employment *employment, struct date since,
                  const char *departement);
/* Whether there are words or a contact to read. */
bool notebook_has(const struct regional_state *state, const struct id *id);
/* The day from which it counts is another one. */
void notebook_date(struct regional_state *state, const struct id *id, struct date since);
/* The contract ended, or its person's data are to be erased. */
void notebook_follow_employment(struct regional_state *state, const struct employment *employment);

/* For decide functions: refuses a NIR (P1), then puts the words into the vault.  `words` "" is
 * fine: there are none. */
int notebook_keep(const struct schema *schema, const void *request, const struct id *id,
                  const char *words, struct decision *out, struct refusal *refusal);
/* The event and the erasure of a row. */
void notebook_erase(const struct context *context, const struct note *note,
                    enum erasure_reason reason, struct decision *out);

int notebook_decide_read(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
/* P4: the reading of a row, whoever asks for it. */
int notebook_read(const struct context *context, const struct id *id, enum access_reason reason,
                  struct decision *out, struct refusal *refusal);
/* P2: rows that were kept long enough, the oldest first. */
void notebook_due(const struct context *context, struct decision *out);
void notebook_apply_read(void *state, const struct event *event);
void notebook_apply_erased(void *state, const struct event *event);
