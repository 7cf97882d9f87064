#include "common/messages/regional_hub.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct hub_territory_defined
static const struct field hub_territory_defined_fields[] = {
    {TEXT(hub),         REQUIRED, "the hub's instance: regional_ouest"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day"},
    {DATE(until),       OPTIONAL, "last day, included; none: open"},
    {FLAG(decides),     OPTIONAL, "its opinion on a proposed job decides (H1); otherwise it comments"},
    {INTEGER(set),      OPTIONAL, "the subscription by which it hears of this département: 0 is the first"},
};
const struct schema hub_territory_defined_schema = {
    .name = "hub.territory_defined",
    .meaning = "A hub covers a département, from one day to another, both included. Said again with the same hub, département and first day, it takes the place of what was said before.",
    FIELDS(hub_territory_defined_fields),
};
#undef RECORD

#define RECORD struct hub_territory_ended
static const struct field hub_territory_ended_fields[] = {
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day, as it was defined"},
    {DATE(until),       REQUIRED, "last day, included; before the first one: it never did"},
    {FLAG(decides),     OPTIONAL, "its opinion decided"},
};
const struct schema hub_territory_ended_schema = {
    .name = "hub.territory_ended",
    .meaning = "A hub covers a département no longer than that day. Takes the place of the same hub, département and first day.",
    FIELDS(hub_territory_ended_fields),
};
#undef RECORD

#define RECORD struct hub_decider_known
static const struct field hub_decider_known_fields[] = {
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day, as the hub defined it"},
    {TEXT(decider),     REQUIRED, "the hub that decides"},
    {FLAG(is_met),      OPTIONAL, "it is this one"},
    {DATE(kept_until),  OPTIONAL, "until then it is this one, and not on the days after"},
};
const struct schema hub_decider_known_schema = {
    .name = "hub.decider_known",
    .meaning = "Registration said who decides in a département of this hub (H1): the hub, or another one that was first.",
    FIELDS(hub_decider_known_fields),
};
#undef RECORD

#define RECORD struct hub_territory
static const struct field hub_territory_fields[] = {
    {TEXT(departement), OPTIONAL, "only this one"},
};
const struct schema hub_territory_schema = {
    .name = "hub.territory",
    .meaning = "The départements of the hub, in order of definition.",
    FIELDS(hub_territory_fields),
};
#undef RECORD

#define RECORD struct hub_territory_row
static const struct field hub_territory_row_fields[] = {
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day"},
    {DATE(until),       OPTIONAL, "last day, included"},
    {FLAG(decides),     OPTIONAL, "its opinion decides (H1)"},
    {TEXT(decider),     OPTIONAL, "the other hub that decides there, although this one says so"},
    {DATE(kept_until),  OPTIONAL, "until then this one decides all the same"},
};
const struct schema hub_territory_row_schema = {
    .name = "hub.territory row",
    .meaning = "A département of the hub.",
    FIELDS(hub_territory_row_fields),
};
#undef RECORD

#define RECORD struct hub_territory_page
static const struct field hub_territory_page_fields[] = {
    {TEXT(hub),                                              REQUIRED, "the hub's instance"},
    {LIST_OF(items, items_count, &hub_territory_row_schema), OPTIONAL, "in order of definition"},
};
const struct schema hub_territory_page_schema = {
    .name = "hub.territory reply",
    .meaning = "What hub.territory answers.",
    FIELDS(hub_territory_page_fields),
};
#undef RECORD

#define RECORD struct employer_noted
static const struct field employer_noted_fields[] = {
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(hub),                   REQUIRED, "the hub's instance"},
    {TEXT(departement),           REQUIRED, "of its seat"},
    {ENUM(form, &employer_forms), OPTIONAL, "legal form"},
    {TEXT(siret),                 OPTIONAL, "14 digits"},
    {ID(merged_into),             OPTIONAL, "it was a duplicate of that one (EM4)"},
};
const struct schema employer_noted_schema = {
    .name = "employer.noted",
    .meaning = "What a hub keeps of an employer that registration knows: a referral needs it.",
    FIELDS(employer_noted_fields),
};
#undef RECORD

#define RECORD struct hub_read_note
static const struct field hub_read_note_fields[] = {
    {ID(note),                      REQUIRED, "the id of what they are about"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
};
const struct schema hub_read_note_schema = {
    .name = "hub.read_note",
    .meaning = "Reads the words of a contact, an opinion, a referral, a session or a meeting; each reading is logged (P4).",
    FIELDS(hub_read_note_fields),
};
#undef RECORD

#define RECORD struct hub_note_private
static const struct field hub_note_private_fields[] = {
    {ID(note),    REQUIRED, "the id of what they are about"},
    {TEXT(words), REQUIRED, "as they were written", PRIVATE},
};
const struct schema hub_note_private_schema = {
    .name = "hub.note_private",
    .meaning = "Vault: words that may name a person.",
    FIELDS(hub_note_private_fields),
};
#undef RECORD

#define RECORD struct hub_note_read
static const struct field hub_note_read_fields[] = {
    {ID(note),                      REQUIRED, "the id of what they are about"},
    {ENUM(kind, &hub_note_kinds),   REQUIRED, "what it is"},
    {ID(job),                       OPTIONAL, "of the case"},
    {TEXT(hub),                     REQUIRED, "the hub's instance"},
    {TEXT(departement),             REQUIRED, "of the case, the session or the company"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
    {DATE(read_on),                 REQUIRED, "when"},
};
const struct schema hub_note_read_schema = {
    .name = "hub.note_read",
    .meaning = "Someone read private words or a contact (P4): who is the event's principal and account.",
    FIELDS(hub_note_read_fields),
};
#undef RECORD

#define RECORD struct hub_note_erased
static const struct field hub_note_erased_fields[] = {
    {ID(note),                       REQUIRED, "the id of what they were about"},
    {ENUM(kind, &hub_note_kinds),    REQUIRED, "what it is"},
    {ID(job),                        OPTIONAL, "of the case"},
    {TEXT(hub),                      REQUIRED, "the hub's instance"},
    {TEXT(departement),              REQUIRED, "of the case, the session or the company"},
    {ENUM(reason, &erasure_reasons), REQUIRED, "kept long enough, or on request"},
    {DATE(erased_on),                REQUIRED, "when"},
};
const struct schema hub_note_erased_schema = {
    .name = "hub.note_erased",
    .meaning = "Private words or a contact are gone (P2).",
    FIELDS(hub_note_erased_fields),
};
#undef RECORD

#define RECORD struct briefing_record
static const struct field briefing_record_fields[] = {
    {ID(briefing),                        REQUIRED, "chosen by the caller"},
    {TEXT(departement),                   REQUIRED, "where"},
    {ENUM(audience, &briefing_audiences), REQUIRED, "to whom"},
    {INTEGER(people),                     REQUIRED, "how many", RANGE(1, 1000)},
    {DATE(held_on),                       OPTIONAL, "business date; today when absent"},
};
const struct schema briefing_record_schema = {
    .name = "briefing.record",
    .meaning = "A hub explained the programme to those in charge of it.",
    FIELDS(briefing_record_fields),
};
#undef RECORD

#define RECORD struct briefing_held
static const struct field briefing_held_fields[] = {
    {ID(briefing),                        REQUIRED, "the briefing"},
    {TEXT(hub),                           REQUIRED, "the hub's instance"},
    {TEXT(departement),                   REQUIRED, "where"},
    {ENUM(audience, &briefing_audiences), REQUIRED, "to whom"},
    {INTEGER(people),                     REQUIRED, "how many"},
    {DATE(held_on),                       REQUIRED, "business date"},
};
const struct schema briefing_held_schema = {
    .name = "briefing.held",
    .meaning = "A hub explained the programme to those in charge of it.",
    FIELDS(briefing_held_fields),
};
#undef RECORD

#define RECORD struct briefing_list
static const struct field briefing_list_fields[] = {
    {TEXT(departement),                   OPTIONAL, "only there"},
    {ENUM(audience, &briefing_audiences), OPTIONAL, "only to these"},
    {ID(after),                           OPTIONAL, "the next of the page before"},
    {INTEGER(limit),                      OPTIONAL, "at most; 50 when absent", RANGE(1, 200)},
};
const struct schema briefing_list_schema = {
    .name = "briefing.list",
    .meaning = "Briefings, in order of recording.",
    FIELDS(briefing_list_fields),
};
#undef RECORD

#define RECORD struct briefing_view
static const struct field briefing_view_fields[] = {
    {ID(briefing),                        REQUIRED, "the briefing"},
    {TEXT(departement),                   REQUIRED, "where"},
    {ENUM(audience, &briefing_audiences), REQUIRED, "to whom"},
    {INTEGER(people),                     REQUIRED, "how many"},
    {DATE(held_on),                       REQUIRED, "business date"},
};
const struct schema briefing_view_schema = {
    .name = "briefing",
    .meaning = "A briefing.",
    FIELDS(briefing_view_fields),
};
#undef RECORD

#define RECORD struct briefing_page
static const struct field briefing_page_fields[] = {
    {LIST_OF(items, items_count, &briefing_view_schema), OPTIONAL, "the briefings"},
    {ID(next),                                           OPTIONAL, "ask again with it as after"},
};
const struct schema briefing_page_schema = {
    .name = "briefing.list reply",
    .meaning = "What briefing.list answers.",
    FIELDS(briefing_page_fields),
};
#undef RECORD
