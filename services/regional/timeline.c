#include "services/regional/timeline.h"

#include <stdio.h>
#include <stdlib.h>

struct word {
    struct id id; /* made from the text */
    char text[64];
};

static struct id id_of(const char *text)
{
    return id_made("word", text, strlen(text));
}

void timeline_open(struct timeline *timeline)
{
    *timeline = (struct timeline){0};
    table_open(&timeline->words, sizeof(struct word));
}

void timeline_close(struct timeline *timeline)
{
    free(timeline->entries);
    table_close(&timeline->words);
}

void timeline_add(struct timeline *timeline, uint32_t *chain, enum case_fact fact, struct date on,
                  const struct id *subject, const char *word)
{
    if (timeline->count == timeline->capacity) {
        timeline->capacity = timeline->capacity + timeline->capacity / 2 + 256;
        timeline->entries =
            memory_resize(timeline->entries, timeline->capacity, sizeof *timeline->entries);
    }
    timeline->entries[timeline->count] = (struct timeline_entry){
        .on = on,
        .older = *chain,
        .word = timeline_word(timeline, word),
        .fact = (uint8_t)fact,
        .subject = subject == NULL ? (struct id){{0}} : *subject,
    };
    *chain = (uint32_t)++timeline->count;
}

const struct timeline_entry *timeline_newest(const struct timeline *timeline, uint32_t chain)
{
    return chain == 0 ? NULL : &timeline->entries[chain - 1];
}

const struct timeline_entry *timeline_older(const struct timeline *timeline,
                                            const struct timeline_entry *entry)
{
    return timeline_newest(timeline, entry->older);
}

bool timeline_has(const struct timeline *timeline, uint32_t chain, enum case_fact fact,
                  struct date on, const struct id *subject, const char *word)
{
    for (const struct timeline_entry *entry = timeline_newest(timeline, chain); entry != NULL;
         entry = timeline_older(timeline, entry))
        if (entry->fact == (uint8_t)fact && date_compare(entry->on, on) == 0 &&
            id_equal(&entry->subject, subject) &&
            strcmp(timeline_text(timeline, entry->word), word) == 0)
            return true;
    return false;
}

uint32_t timeline_find_word(const struct timeline *timeline, const char *text)
{
    struct id id = id_of(text);

    return text[0] == '\0' ? 0 : (uint32_t)table_after(&timeline->words, &id);
}

uint32_t timeline_word(struct timeline *timeline, const char *text)
{
    uint32_t known = timeline_find_word(timeline, text);
    struct id id = id_of(text);

    if (known != 0 || text[0] == '\0')
        return known;
    snprintf(((struct word *)table_add(&timeline->words, &id))->text, sizeof(struct word) - 16,
             "%s", text);
    return (uint32_t)timeline->words.count;
}

const char *timeline_text(const struct timeline *timeline, uint32_t word)
{
    return word == 0 ? "" : ((const struct word *)table_at(&timeline->words, word - 1))->text;
}
