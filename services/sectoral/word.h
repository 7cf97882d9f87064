/* word.h - the codes by which people say what they do and can: each is kept once, and knows which
 * competences it shows.
 *
 * A code may be heard before the sector knows it: a person keeps the word, and has the competence
 * from the day when the sector defines it or links a practice to it.
 */
#pragma once

#include "services/sectoral/state.h"

struct word {
    struct id id; /* sectoral_code_id of the code */
    char code[COMPETENCE_CODE_SIZE];
    struct competence_set shows; /* retired ones too: competence_active says which still count */
    uint16_t number;             /* its ordinal in its table */
};

/* NULL when it was never heard. */
struct word *word_find(const struct table *words, const char *code);
/* The same, made when it is new; NULL only when the table has its 65 535 words. */
struct word *word_take(struct table *words, const char *code);
/* Whether it shows a competence in force. */
bool word_shows(const struct context *context, const void *thing);
