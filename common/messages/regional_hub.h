/* regional_hub.h - Which départements a hub covers, from when to when, and where it decides
 * (H1); whom it knows there. */
#pragma once

#include "common/messages/regional_words.h"

/* hub.territory_defined: A hub covers a département, from one day to another, both included.
 * Said again with the same hub, département and first day, it takes the place of what was said
 * before. */
struct hub_territory_defined {
    char hub[40];
    char departement[4];
    struct date from;
    struct date until;
    bool decides;
    int64_t set;
};
extern const struct schema hub_territory_defined_schema;

/* hub.territory_ended: A hub covers a département no longer than that day. Takes the place of
 * the same hub, département and first day. */
struct hub_territory_ended {
    char hub[40];
    char departement[4];
    struct date from;
    struct date until;
    bool decides;
};
extern const struct schema hub_territory_ended_schema;

/* hub.decider_known: Registration said who decides in a département of this hub (H1): the hub,
 * or another one that was first. */
struct hub_decider_known {
    char hub[40];
    char departement[4];
    struct date from;
    char decider[40];
    bool is_met;
    struct date kept_until;
};
extern const struct schema hub_decider_known_schema;

/* hub.territory: The départements of the hub, in order of definition. */
struct hub_territory {
    char departement[4];
};
extern const struct schema hub_territory_schema;

/* hub.territory row: A département of the hub. */
struct hub_territory_row {
    char departement[4];
    struct date from;
    struct date until;
    bool decides;
    char decider[40];
    struct date kept_until;
};
extern const struct schema hub_territory_row_schema;

/* hub.territory reply: What hub.territory answers. */
struct hub_territory_page {
    char hub[40];
    struct hub_territory_row items[128];
    size_t items_count;
};
extern const struct schema hub_territory_page_schema;

/* employer.noted: What a hub keeps of an employer that registration knows: a referral needs it. */
struct employer_noted {
    struct id employer;
    char hub[40];
    char departement[4];
    enum employer_form form;
    char siret[15];
    struct id merged_into;
};
extern const struct schema employer_noted_schema;

/* hub.read_note: Reads the words of a contact, an opinion, a referral, a session or a meeting;
 * each reading is logged (P4). */
struct hub_read_note {
    struct id note;
    enum access_reason reason;
};
extern const struct schema hub_read_note_schema;

/* hub.note_private: Vault: words that may name a person. */
struct hub_note_private {
    struct id note;
    char words[1001];
};
extern const struct schema hub_note_private_schema;

/* hub.note_read: Someone read private words or a contact (P4): who is the event's principal and
 * account. */
struct hub_note_read {
    struct id note;
    enum hub_note_kind kind;
    struct id job;
    char hub[40];
    char departement[4];
    enum access_reason reason;
    struct date read_on;
};
extern const struct schema hub_note_read_schema;

/* hub.note_erased: Private words or a contact are gone (P2). */
struct hub_note_erased {
    struct id note;
    enum hub_note_kind kind;
    struct id job;
    char hub[40];
    char departement[4];
    enum erasure_reason reason;
    struct date erased_on;
};
extern const struct schema hub_note_erased_schema;

/* briefing.record: A hub explained the programme to those in charge of it. */
struct briefing_record {
    struct id briefing;
    char departement[4];
    enum briefing_audience audience;
    int64_t people;
    struct date held_on;
};
extern const struct schema briefing_record_schema;

/* briefing.held: A hub explained the programme to those in charge of it. */
struct briefing_held {
    struct id briefing;
    char hub[40];
    char departement[4];
    enum briefing_audience audience;
    int64_t people;
    struct date held_on;
};
extern const struct schema briefing_held_schema;

/* briefing.list: Briefings, in order of recording. */
struct briefing_list {
    char departement[4];
    enum briefing_audience audience;
    struct id after;
    int64_t limit;
};
extern const struct schema briefing_list_schema;

/* briefing: A briefing. */
struct briefing_view {
    struct id briefing;
    char departement[4];
    enum briefing_audience audience;
    int64_t people;
    struct date held_on;
};
extern const struct schema briefing_view_schema;

/* briefing.list reply: What briefing.list answers. */
struct briefing_page {
    struct briefing_view items[200];
    size_t items_count;
    struct id next;
};
extern const struct schema briefing_page_schema;
