#include "common/messages/regional_opinion.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct opinion_give
static const struct field opinion_give_fields[] = {
    {ID(opinion),                 REQUIRED, "chosen by the caller"},
    {ID(job),                     REQUIRED, "the job"},
    {ENUM(verdict, &verdicts),    REQUIRED, "favourable or not"},
    {ENUM(reason, &job_refusals), OPTIONAL, "why not; only when unfavourable"},
    {DATE(given_on),              OPTIONAL, "business date; today when absent"},
    {TEXT(details),               OPTIONAL, "in words", PRIVATE},
};
const struct schema opinion_give_schema = {
    .name = "opinion.give",
    .meaning = "A hub says what it thinks of a proposed job.",
    FIELDS(opinion_give_fields),
};
#undef RECORD

#define RECORD struct opinion_give_reply
static const struct field opinion_give_reply_fields[] = {
    {FLAG(decides), REQUIRED, "registration will follow it; otherwise it is a comment"},
};
const struct schema opinion_give_reply_schema = {
    .name = "opinion.give reply",
    .meaning = "What opinion.give answers.",
    FIELDS(opinion_give_reply_fields),
};
#undef RECORD

#define RECORD struct opinion_given
static const struct field opinion_given_fields[] = {
    {ID(opinion),                 REQUIRED, "the opinion"},
    {ID(job),                     REQUIRED, "the job"},
    {TEXT(hub),                   REQUIRED, "the hub's instance"},
    {TEXT(departement),           REQUIRED, "of the job"},
    {ENUM(metier, &metiers),      REQUIRED, "of the job"},
    {TEXT(sector),                REQUIRED, "sector of the métier"},
    {ENUM(verdict, &verdicts),    REQUIRED, "favourable or not"},
    {ENUM(reason, &job_refusals), OPTIONAL, "why not"},
    {FLAG(decides),               OPTIONAL, "the hub decides for the département that day (H1); otherwise it comments"},
    {DATE(given_on),              REQUIRED, "business date"},
    {FLAG(has_notes),             OPTIONAL, "the vault has its words"},
};
const struct schema opinion_given_schema = {
    .name = "opinion.given",
    .meaning = "A hub said what it thinks of a proposed job.",
    FIELDS(opinion_given_fields),
};
#undef RECORD
