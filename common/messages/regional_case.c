#include "common/messages/regional_case.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct case_opened
static const struct field case_opened_fields[] = {
    {ID(job),                          REQUIRED, "the job, which names the case"},
    {TEXT(hub),                        REQUIRED, "the hub's instance"},
    {TEXT(departement),                REQUIRED, "of the job"},
    {ID(employer),                     REQUIRED, "who employs"},
    {ID(place),                        REQUIRED, "where"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {TEXT(sector),                     REQUIRED, "sector of the métier"},
    {ENUM(new_service, &new_services), OPTIONAL, "what the job lets the place offer"},
    {SET(trainings, &trainings),       OPTIONAL, "training foreseen"},
    {SET(lastings, &lastings),         OPTIONAL, "how it will last"},
    {DATE(proposed_on),                REQUIRED, "business date"},
};
const struct schema case_opened_schema = {
    .name = "case.opened",
    .meaning = "A job was proposed in the territory: its case is open.",
    FIELDS(case_opened_fields),
};
#undef RECORD

#define RECORD struct case_moved
static const struct field case_moved_fields[] = {
    {ID(job),                     REQUIRED, "the case"},
    {TEXT(hub),                   REQUIRED, "the hub's instance"},
    {TEXT(departement),           REQUIRED, "of the job"},
    {ENUM(fact, &case_facts),     REQUIRED, "what happened"},
    {DATE(on),                    REQUIRED, "business date"},
    {ID(contract),                OPTIONAL, "to which contract"},
    {ID(subject),                 OPTIONAL, "which opinion, tutor or person"},
    {TEXT(detail),                OPTIONAL, "a word of a closed list: reason, motive, rule"},
    {ENUM(kind, &contract_kinds), OPTIONAL, "contract signed or converted"},
    {ID(person),                  OPTIONAL, "contract signed: who works"},
    {ID(tutor),                   OPTIONAL, "contract signed: who accompanies"},
    {DATE(signed_on),             OPTIONAL, "contract signed"},
    {DATE(starts_on),             OPTIONAL, "contract signed"},
    {DATE(planned_end),           OPTIONAL, "contract signed or extended; none: open"},
    {DATE(aid_ends_on),           OPTIONAL, "contract signed, extended or converted"},
    {FLAG(is_renewal),            OPTIONAL, "contract signed: with the same person, after another one"},
};
const struct schema case_moved_schema = {
    .name = "case.moved",
    .meaning = "Something heard of another service happened to a case.",
    FIELDS(case_moved_fields),
};
#undef RECORD

#define RECORD struct case_assign
static const struct field case_assign_fields[] = {
    {ID(job),        REQUIRED, "the case"},
    {TEXT(operator), REQUIRED, "account of the operator, never a name"},
};
const struct schema case_assign_schema = {
    .name = "case.assign",
    .meaning = "A case is somebody's at the hub from now on.",
    FIELDS(case_assign_fields),
};
#undef RECORD

#define RECORD struct case_assigned
static const struct field case_assigned_fields[] = {
    {ID(job),           REQUIRED, "the case"},
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "of the job"},
    {TEXT(operator),    REQUIRED, "account of the operator"},
    {TEXT(previous),    OPTIONAL, "whose it was"},
    {DATE(assigned_on), REQUIRED, "when"},
};
const struct schema case_assigned_schema = {
    .name = "case.assigned",
    .meaning = "A case is somebody's at the hub.",
    FIELDS(case_assigned_fields),
};
#undef RECORD

#define RECORD struct case_release
static const struct field case_release_fields[] = {
    {ID(job), REQUIRED, "the case"},
};
const struct schema case_release_schema = {
    .name = "case.release",
    .meaning = "A case is nobody's until it is assigned again.",
    FIELDS(case_release_fields),
};
#undef RECORD

#define RECORD struct case_released
static const struct field case_released_fields[] = {
    {ID(job),           REQUIRED, "the case"},
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "of the job"},
    {TEXT(operator),    REQUIRED, "whose it was"},
    {DATE(released_on), REQUIRED, "when"},
};
const struct schema case_released_schema = {
    .name = "case.released",
    .meaning = "A case is nobody's.",
    FIELDS(case_released_fields),
};
#undef RECORD

#define RECORD struct case_get
static const struct field case_get_fields[] = {
    {ID(job), REQUIRED, "the job"},
};
const struct schema case_get_schema = {
    .name = "case.get",
    .meaning = "One case.",
    FIELDS(case_get_fields),
};
#undef RECORD

#define RECORD struct case_view
static const struct field case_view_fields[] = {
    {ID(job),                          REQUIRED, "the job"},
    {TEXT(departement),                REQUIRED, "of the job"},
    {ID(employer),                     REQUIRED, "who employs"},
    {ID(place),                        REQUIRED, "where"},
    {ENUM(form, &employer_forms),      REQUIRED, "legal form of the employer"},
    {ENUM(metier, &metiers),           REQUIRED, "one of the six"},
    {TEXT(sector),                     REQUIRED, "sector of the métier"},
    {ENUM(state, &job_states),         REQUIRED, "of the job"},
    {TEXT(operator),                   OPTIONAL, "whose it is"},
    {DATE(proposed_on),                REQUIRED, "business date"},
    {DATE(approved_on),                OPTIONAL, "business date"},
    {ID(contract),                     OPTIONAL, "the last one signed"},
    {ID(tutor),                        OPTIONAL, "who accompanies"},
    {DATE(signed_on),                  OPTIONAL, "of the last contract"},
    {DATE(starts_on),                  OPTIONAL, "of the last contract"},
    {DATE(planned_end),                OPTIONAL, "of the last contract"},
    {DATE(aid_ends_on),                OPTIONAL, "of the last contract"},
    {DATE(left_on),                    OPTIONAL, "its last day, once it is over"},
    {ID(opinion),                      OPTIONAL, "the last one that decides"},
    {ENUM(outcome, &opinion_outcomes), OPTIONAL, "what registration made of it"},
    {TEXT(rule),                       OPTIONAL, "the rule that registration cites when it could not follow"},
    {ID(sponsor),                      OPTIONAL, "the company that follows it"},
    {INTEGER(items_open),              OPTIONAL, "items to be done, late ones not counted"},
    {INTEGER(items_late),              OPTIONAL, "items overdue"},
    {DATE(next_due_on),                OPTIONAL, "day of the first one"},
    {FLAG(is_closed),                  OPTIONAL, "the département left the hub's territory: readable only (H2)"},
};
const struct schema case_view_schema = {
    .name = "case",
    .meaning = "What is public of a case.",
    FIELDS(case_view_fields),
};
#undef RECORD

#define RECORD struct case_list
static const struct field case_list_fields[] = {
    {TEXT(departement),        OPTIONAL, "only there"},
    {TEXT(operator),           OPTIONAL, "only of this operator"},
    {FLAG(only_free),          OPTIONAL, "only those that are nobody's"},
    {FLAG(only_late),          OPTIONAL, "only those with an overdue item"},
    {ENUM(metier, &metiers),   OPTIONAL, "only this métier"},
    {SET(states, &job_states), OPTIONAL, "only in these states"},
    {ID(after),                OPTIONAL, "the next of the page before"},
    {INTEGER(limit),           OPTIONAL, "at most; 50 when absent", RANGE(1, 200)},
};
const struct schema case_list_schema = {
    .name = "case.list",
    .meaning = "Cases, in order of proposal.",
    FIELDS(case_list_fields),
};
#undef RECORD

#define RECORD struct case_page
static const struct field case_page_fields[] = {
    {LIST_OF(items, items_count, &case_view_schema), OPTIONAL, "the cases"},
    {ID(next),                                       OPTIONAL, "ask again with it as after"},
};
const struct schema case_page_schema = {
    .name = "case.list reply",
    .meaning = "What case.list answers.",
    FIELDS(case_page_fields),
};
#undef RECORD

#define RECORD struct case_timeline
static const struct field case_timeline_fields[] = {
    {ID(job),        REQUIRED, "the job"},
    {INTEGER(after), OPTIONAL, "the next of the page before", RANGE(0, 100000)},
    {INTEGER(limit), OPTIONAL, "at most; 100 when absent", RANGE(1, 200)},
};
const struct schema case_timeline_schema = {
    .name = "case.timeline",
    .meaning = "All that happened to a case, the oldest first.",
    FIELDS(case_timeline_fields),
};
#undef RECORD

#define RECORD struct case_entry
static const struct field case_entry_fields[] = {
    {DATE(on),                REQUIRED, "business date"},
    {ENUM(fact, &case_facts), REQUIRED, "what"},
    {ID(subject),             OPTIONAL, "which contract, opinion, tutor, contact, session, sponsorship, referral or item"},
    {TEXT(detail),            OPTIONAL, "a word of a closed list: reason, motive, rule, kind of item"},
};
const struct schema case_entry_schema = {
    .name = "case.timeline entry",
    .meaning = "One thing that happened.",
    FIELDS(case_entry_fields),
};
#undef RECORD

#define RECORD struct case_history
static const struct field case_history_fields[] = {
    {LIST_OF(items, items_count, &case_entry_schema), OPTIONAL, "the oldest first"},
    {INTEGER(next),                                   OPTIONAL, "ask again with it as after; none at the end"},
};
const struct schema case_history_schema = {
    .name = "case.timeline reply",
    .meaning = "What case.timeline answers.",
    FIELDS(case_history_fields),
};
#undef RECORD

#define RECORD struct contact_record
static const struct field contact_record_fields[] = {
    {ID(contact),                      REQUIRED, "chosen by the caller"},
    {ID(job),                          REQUIRED, "the case"},
    {ID(contract),                     OPTIONAL, "about which contract; the last one when absent"},
    {ENUM(channel, &contact_channels), REQUIRED, "how"},
    {SET(parties, &contact_parties),   REQUIRED, "with whom"},
    {ENUM(purpose, &contact_purposes), OPTIONAL, "what for; follow_up when absent"},
    {DATE(held_on),                    OPTIONAL, "business date; today when absent"},
    {TEXT(notes),                      OPTIONAL, "in words", PRIVATE},
};
const struct schema contact_record_schema = {
    .name = "contact.record",
    .meaning = "Somebody of the hub met, called or wrote to somebody of the case.",
    FIELDS(contact_record_fields),
};
#undef RECORD

#define RECORD struct contact_recorded
static const struct field contact_recorded_fields[] = {
    {ID(contact),                      REQUIRED, "the contact"},
    {ID(job),                          REQUIRED, "the case"},
    {ID(contract),                     OPTIONAL, "about which contract"},
    {TEXT(hub),                        REQUIRED, "the hub's instance"},
    {TEXT(departement),                REQUIRED, "of the job"},
    {ENUM(metier, &metiers),           OPTIONAL, "of the job"},
    {TEXT(sector),                     OPTIONAL, "sector of the métier"},
    {ENUM(form, &employer_forms),      OPTIONAL, "legal form of the employer"},
    {ENUM(channel, &contact_channels), REQUIRED, "how"},
    {SET(parties, &contact_parties),   REQUIRED, "with whom"},
    {ENUM(purpose, &contact_purposes), REQUIRED, "what for"},
    {DATE(held_on),                    REQUIRED, "business date"},
    {FLAG(is_first),                   OPTIONAL, "the first one with the young person of this contract, by date"},
    {FLAG(is_first_visit),             OPTIONAL, "the first visit of this contract, by date"},
    {DATE(contract_starts_on),         OPTIONAL, "first day of the contract"},
    {FLAG(has_notes),                  OPTIONAL, "the vault has its words"},
};
const struct schema contact_recorded_schema = {
    .name = "contact.recorded",
    .meaning = "Somebody of the hub met, called or wrote to somebody of the case.",
    FIELDS(contact_recorded_fields),
};
#undef RECORD

#define RECORD struct contact_list
static const struct field contact_list_fields[] = {
    {ID(job),                          OPTIONAL, "only of this case"},
    {TEXT(departement),                OPTIONAL, "only there"},
    {ENUM(channel, &contact_channels), OPTIONAL, "only these"},
    {ID(after),                        OPTIONAL, "the next of the page before"},
    {INTEGER(limit),                   OPTIONAL, "at most; 50 when absent", RANGE(1, 200)},
};
const struct schema contact_list_schema = {
    .name = "contact.list",
    .meaning = "Contacts and visits, in order of recording.",
    FIELDS(contact_list_fields),
};
#undef RECORD

#define RECORD struct contact_view
static const struct field contact_view_fields[] = {
    {ID(contact),                      REQUIRED, "the contact"},
    {ID(job),                          REQUIRED, "the case"},
    {ID(contract),                     OPTIONAL, "about which contract"},
    {ENUM(channel, &contact_channels), REQUIRED, "how"},
    {SET(parties, &contact_parties),   REQUIRED, "with whom"},
    {ENUM(purpose, &contact_purposes), REQUIRED, "what for"},
    {DATE(held_on),                    REQUIRED, "business date"},
    {FLAG(has_notes),                  OPTIONAL, "the vault has its words"},
};
const struct schema contact_view_schema = {
    .name = "contact",
    .meaning = "A contact or a visit.",
    FIELDS(contact_view_fields),
};
#undef RECORD

#define RECORD struct contact_page
static const struct field contact_page_fields[] = {
    {LIST_OF(items, items_count, &contact_view_schema), OPTIONAL, "the contacts"},
    {ID(next),                                          OPTIONAL, "ask again with it as after"},
};
const struct schema contact_page_schema = {
    .name = "contact.list reply",
    .meaning = "What contact.list answers.",
    FIELDS(contact_page_fields),
};
#undef RECORD
