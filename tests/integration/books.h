/* books.h - what books_keep writes and books_check reads: every request and its answer. */
#pragma once

#include "tests/integration/tool.h"

/* Two connections of the regional principal: twins meet in the service under one identity. */
enum who { MINISTRY, REGIONAL, REGIONAL_TOO, PRESCRIBER, WHO_COUNT };
static const char *const keys[WHO_COUNT] = {"ministry", "regional", "regional", "prescriber"};

/* What was asked and what was answered. */
struct entry {
    struct id id;
    uint32_t who;
    uint32_t status;
    uint32_t open; /* how often it is in flight */
    int64_t answered_ms;
    int64_t position;
    char type[48];
    struct buffer body, answer;
};

struct entries {
    struct entry *list;
    size_t count, size;
};

/* Zeroed; borrowed until the next one. */
static inline struct entry *entry_add(struct entries *entries)
{
    if (entries->count == entries->size) {
        entries->size = entries->size == 0 ? 4096 : entries->size * 2;
        entries->list = memory_resize(entries->list, entries->size, sizeof *entries->list);
    }
    struct entry *entry = &entries->list[entries->count++];
    memset(entry, 0, sizeof *entry);
    return entry;
}

static inline void entries_close(struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        buffer_close(&entries->list[i].body);
        buffer_close(&entries->list[i].answer);
    }
    free(entries->list);
}

/* Nothing that was accepted may be answered otherwise, ever. */
static inline void entry_compare(const struct entry *entry, const struct answer *answer)
{
    char id[ID_TEXT_SIZE];
    struct refusal refusal;

    id_format(&entry->id, id);
    answer_refusal(answer, &refusal);
    if (answer->status != (enum status)entry->status)
        broken("%s %s: answered %s at position %lld, then %s: %s", entry->type, id,
               enumeration_word(&statuses, (int)entry->status), (long long)entry->position,
               enumeration_word(&statuses, (int)answer->status), refusal.text);
    if (answer->position != entry->position)
        broken("%s %s: answered at position %lld, then at %lld", entry->type, id,
               (long long)entry->position, (long long)answer->position);
    if (answer->body.size != entry->answer.size ||
        memcmp(answer->body.data, entry->answer.data, answer->body.size) != 0)
        broken("%s %s: another body of answer", entry->type, id);
}
