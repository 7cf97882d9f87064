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
    {FLAG(decides), OPTIONAL, "registration will follow it; otherwise it is a comment"},
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

#define RECORD struct opinion_get
static const struct field opinion_get_fields[] = {
    {ID(opinion), REQUIRED, "the opinion"},
};
const struct schema opinion_get_schema = {
    .name = "opinion.get",
    .meaning = "One opinion.",
    FIELDS(opinion_get_fields),
};
#undef RECORD

#define RECORD struct opinion_view
static const struct field opinion_view_fields[] = {
    {ID(opinion),                      REQUIRED, "the opinion"},
    {ID(job),                          REQUIRED, "the job"},
    {TEXT(departement),                REQUIRED, "of the job"},
    {ENUM(verdict, &verdicts),         REQUIRED, "favourable or not"},
    {ENUM(reason, &job_refusals),      OPTIONAL, "why not"},
    {FLAG(decides),                    OPTIONAL, "registration follows it (H1)"},
    {DATE(given_on),                   REQUIRED, "business date"},
    {ENUM(outcome, &opinion_outcomes), OPTIONAL, "what registration made of it; a comment has none"},
    {TEXT(rule),                       OPTIONAL, "the rule that registration cites when it could not follow"},
    {DATE(outcome_on),                 OPTIONAL, "when"},
};
const struct schema opinion_view_schema = {
    .name = "opinion",
    .meaning = "An opinion and what became of it.",
    FIELDS(opinion_view_fields),
};
#undef RECORD

#define RECORD struct opinion_list
static const struct field opinion_list_fields[] = {
    {ID(job),                          OPTIONAL, "only on this job"},
    {TEXT(departement),                OPTIONAL, "only there"},
    {ENUM(outcome, &opinion_outcomes), OPTIONAL, "only these"},
    {ID(after),                        OPTIONAL, "the next of the page before"},
    {INTEGER(limit),                   OPTIONAL, "at most; 50 when absent", RANGE(1, 200)},
};
const struct schema opinion_list_schema = {
    .name = "opinion.list",
    .meaning = "Opinions, in order of giving.",
    FIELDS(opinion_list_fields),
};
#undef RECORD

#define RECORD struct opinion_page
static const struct field opinion_page_fields[] = {
    {LIST_OF(items, items_count, &opinion_view_schema), OPTIONAL, "the opinions"},
    {ID(next),                                          OPTIONAL, "ask again with it as after"},
};
const struct schema opinion_page_schema = {
    .name = "opinion.list reply",
    .meaning = "What opinion.list answers.",
    FIELDS(opinion_page_fields),
};
#undef RECORD
