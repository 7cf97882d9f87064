#include "services/sectoral/word.h"

#include <stdio.h>

#include "services/sectoral/competence.h"

struct word *word_find(const struct table *words, const char *code)
{
    struct id id = sectoral_code_id(code);

    return table_find(words, &id);
}

struct word *word_take(struct table *words, const char *code)
{
    struct id id = sectoral_code_id(code);
    struct word *word = table_find(words, &id);

    if (word != NULL || words->count == UINT16_MAX)
        return word;
    word = table_add(words, &id);
    word->number = (uint16_t)(words->count - 1);
    snprintf(word->code, sizeof word->code, "%s", code);
    return word;
}

bool word_shows(const struct context *context, const void *thing)
{
    struct competence_set shown = ((const struct word *)thing)->shows;
    struct competence_set active = competence_active(context->state, METIER_NONE);

    competence_set_keep(&shown, &active);
    return competence_set_count(&shown) > 0;
}
