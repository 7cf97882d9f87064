#include "common/messages/registration_hearing.h"

/* clang-format off */
#define RECORD struct decider_defined
static const struct field decider_defined_fields[] = {
    {TEXT(hub),         REQUIRED, "instance of the hub"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day"},
    {DATE(until),       OPTIONAL, "last day, included; none: open"},
};
const struct schema decider_defined_schema = {
    .name = "decider.defined",
    .meaning = "A hub's opinion on proposed jobs decides there, on these days (H1).",
    FIELDS(decider_defined_fields),
};
#undef RECORD

#define RECORD struct decider_ended
static const struct field decider_ended_fields[] = {
    {TEXT(hub),         REQUIRED, "instance of the hub"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day of what holds no longer"},
};
const struct schema decider_ended_schema = {
    .name = "decider.ended",
    .meaning = "A hub does not decide there at all on the days that began then (H1).",
    FIELDS(decider_ended_fields),
};
#undef RECORD

#define RECORD struct decider_unmet
static const struct field decider_unmet_fields[] = {
    {TEXT(hub),         REQUIRED, "instance of the hub that says it decides"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(from),        REQUIRED, "first day"},
    {DATE(until),       OPTIONAL, "last day, included; none: open"},
    {TEXT(rule),        REQUIRED, "H1"},
    {TEXT(decider),     REQUIRED, "the hub that decides on some of these days"},
    {DATE(kept_until),  OPTIONAL, "last day on which the hub decides all the same, since it did before it said more; none: it decides on none of these days"},
};
const struct schema decider_unmet_schema = {
    .name = "decider.unmet",
    .meaning = "Another hub decides there on some of these days (H1).",
    FIELDS(decider_unmet_fields),
};
#undef RECORD

#define RECORD struct opinion_unmet
static const struct field opinion_unmet_fields[] = {
    {ID(opinion),                   REQUIRED, "the opinion"},
    {ID(job),                       REQUIRED, "the job"},
    {TEXT(hub),                     REQUIRED, "whose opinion"},
    {TEXT(departement),             REQUIRED, "code: 01, 2A, 971"},
    {TEXT(rule),                    REQUIRED, "which said no: Q2, H1…; \"etat\": the job is not proposed"},
    {ENUM(reason, &opinion_unmet_reasons),  REQUIRED, "the same in words"},
    {ENUM(state, &job_states),      OPTIONAL, "of the job; none: it is not known here"},
    {DATE(given_on),                REQUIRED, "when the opinion was given"},
    {DATE(unmet_on),                REQUIRED, "business date"},
};
const struct schema opinion_unmet_schema = {
    .name = "opinion.unmet",
    .meaning = "A hub's opinion that decides cannot be followed.",
    FIELDS(opinion_unmet_fields),
};
#undef RECORD

#define RECORD struct access_opened
static const struct field access_opened_fields[] = {
    {ID(referral),      REQUIRED, "the referral"},
    {ID(employer),      REQUIRED, "the employer"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(opened_on),   REQUIRED, "business date"},
};
const struct schema access_opened_schema = {
    .name = "access.opened",
    .meaning = "A referral lets the DLA read whom to speak to at an employer (P4).",
    FIELDS(access_opened_fields),
};
#undef RECORD

#define RECORD struct access_closed
static const struct field access_closed_fields[] = {
    {ID(referral),      REQUIRED, "the referral"},
    {ID(employer),      REQUIRED, "the employer"},
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {DATE(closed_on),   REQUIRED, "business date"},
};
const struct schema access_closed_schema = {
    .name = "access.closed",
    .meaning = "The referral is over, and so is the right to read (P4).",
    FIELDS(access_closed_fields),
};
#undef RECORD
/* clang-format on */
