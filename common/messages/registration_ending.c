#include "common/messages/registration_ending.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct contract_break
static const struct field contract_break_fields[] = {
    {ID(contract),                  REQUIRED, "the contract"},
    {ENUM(motive, &breach_motives), REQUIRED, "motive"},
    {ENUM(initiator, &initiators),  REQUIRED, "initiator"},
    {DATE(broken_on),               REQUIRED, "last day of the contract"},
};
const struct schema contract_break_schema = {
    .name = "contract.break",
    .meaning = "A contract ends before its term, by a motive of the closed list (C7).",
    FIELDS(contract_break_fields),
};
#undef RECORD

#define RECORD struct contract_break_reply
static const struct field contract_break_reply_fields[] = {
    {FLAG(is_late),           OPTIONAL, "is late"},
    {INTEGER(days_late),      OPTIONAL, "days late"},
    {FLAG(aid_kept),          OPTIONAL, "aid kept"},
    {INTEGER(to_repay_cents), OPTIONAL, "to repay cents"},
    {DATE(vacancy_ends_on),   REQUIRED, "vacancy ends on"},
};
const struct schema contract_break_reply_schema = {
    .name = "contract.break reply",
    .meaning = "What contract.break answers.",
    FIELDS(contract_break_reply_fields),
};
#undef RECORD

#define RECORD struct contract_broken
static const struct field contract_broken_fields[] = {
    {ID(contract),                  REQUIRED, "the contract"},
    {ID(job),                       REQUIRED, "the job"},
    {ID(person),                    REQUIRED, "the person, a pseudonym"},
    {ID(employer),                  REQUIRED, "the employer"},
    {TEXT(departement),             REQUIRED, "the département of the thing"},
    {ENUM(motive, &breach_motives), REQUIRED, "motive"},
    {ENUM(initiator, &initiators),  REQUIRED, "initiator"},
    {ENUM(kind, &contract_kinds),   REQUIRED, "what it was"},
    {DATE(broken_on),               REQUIRED, "business date: last day of the contract"},
    {DATE(planned_end),             OPTIONAL, "what was foreseen; none for a CDI"},
    {DATE(declared_on),             REQUIRED, "declared on"},
    {FLAG(is_late),                 OPTIONAL, "declared after 7 clear days (C7)"},
    {INTEGER(days_late),            OPTIONAL, "days late"},
    {FLAG(aid_kept),                OPTIONAL, "false: what was paid is to be repaid"},
    {INTEGER(due_cents),            REQUIRED, "aid due up to the last day"},
    {INTEGER(to_repay_cents),       OPTIONAL, "of which to be repaid"},
    {DATE(vacancy_ends_on),         REQUIRED, "the job closes by itself after that day"},
};
const struct schema contract_broken_schema = {
    .name = "contract.broken",
    .meaning = "A contract ended before its term.",
    FIELDS(contract_broken_fields),
};
#undef RECORD

#define RECORD struct contract_end
static const struct field contract_end_fields[] = {
    {ID(contract), REQUIRED, "the contract"},
};
const struct schema contract_end_schema = {
    .name = "contract.end",
    .meaning = "A CDD reaches its term; also happens by itself the day after.",
    FIELDS(contract_end_fields),
};
#undef RECORD

#define RECORD struct contract_ended
static const struct field contract_ended_fields[] = {
    {ID(contract),          REQUIRED, "the contract"},
    {ID(job),               REQUIRED, "the job"},
    {ID(person),            REQUIRED, "the person, a pseudonym"},
    {ID(employer),          REQUIRED, "the employer"},
    {TEXT(departement),     REQUIRED, "the département of the thing"},
    {DATE(ended_on),        REQUIRED, "business date: last day of the contract"},
    {INTEGER(due_cents),    REQUIRED, "aid due up to the last day"},
    {DATE(vacancy_ends_on), REQUIRED, "the job closes by itself after that day"},
};
const struct schema contract_ended_schema = {
    .name = "contract.ended",
    .meaning = "A CDD reached its term.",
    FIELDS(contract_ended_fields),
};
#undef RECORD

#define RECORD struct contract_convert
static const struct field contract_convert_fields[] = {
    {ID(contract),       REQUIRED, "the contract"},
    {DATE(converted_on), OPTIONAL, "first day as a CDI; today when absent"},
};
const struct schema contract_convert_schema = {
    .name = "contract.convert",
    .meaning = "A CDD becomes a CDI with the same employer.",
    FIELDS(contract_convert_fields),
};
#undef RECORD

#define RECORD struct contract_converted
static const struct field contract_converted_fields[] = {
    {ID(contract),             REQUIRED, "the contract"},
    {ID(job),                  REQUIRED, "the job"},
    {ID(person),               REQUIRED, "the person, a pseudonym"},
    {ID(employer),             REQUIRED, "the employer"},
    {TEXT(departement),        REQUIRED, "the département of the thing"},
    {DATE(converted_on),       REQUIRED, "business date"},
    {DATE(previous_end),       REQUIRED, "what was foreseen"},
    {DATE(aid_ends_on),        OPTIONAL, "last day of aid signed for"},
    {INTEGER(committed_cents), REQUIRED, "euros of aid committed over the signed period, in cents"},
};
const struct schema contract_converted_schema = {
    .name = "contract.converted",
    .meaning = "A CDD became a CDI: it has no planned end any more.",
    FIELDS(contract_converted_fields),
};
#undef RECORD

#define RECORD struct aid_repay
static const struct field aid_repay_fields[] = {
    {ID(contract),          REQUIRED, "the contract"},
    {INTEGER(amount_cents), REQUIRED, "amount cents", RANGE(1, 100000000)},
    {DATE(repaid_on),       OPTIONAL, "business date; today when absent"},
};
const struct schema aid_repay_schema = {
    .name = "aid.repay",
    .meaning = "The employer repays aid; kept apart from what is due (C3, C7).",
    FIELDS(aid_repay_fields),
};
#undef RECORD

#define RECORD struct aid_repaid
static const struct field aid_repaid_fields[] = {
    {ID(contract),          REQUIRED, "the contract"},
    {ID(job),               REQUIRED, "the job"},
    {ID(person),            REQUIRED, "the person, a pseudonym"},
    {ID(employer),          REQUIRED, "the employer"},
    {TEXT(departement),     REQUIRED, "the département of the thing"},
    {INTEGER(amount_cents), REQUIRED, "amount cents"},
    {INTEGER(total_cents),  REQUIRED, "repaid for this contract so far"},
    {DATE(repaid_on),       REQUIRED, "business date"},
};
const struct schema aid_repaid_schema = {
    .name = "aid.repaid",
    .meaning = "The employer repaid aid.",
    FIELDS(aid_repaid_fields),
};
#undef RECORD

#define RECORD struct exit_record
static const struct field exit_record_fields[] = {
    {ID(contract),            REQUIRED, "ended or broken"},
    {ENUM(kind, &exit_kinds), REQUIRED, "of a closed list"},
    {FLAG(same_employer),     OPTIONAL, "kept by the same employer"},
};
const struct schema exit_record_schema = {
    .name = "exit.record",
    .meaning = "What became of the person at the end of the contract (C9).",
    FIELDS(exit_record_fields),
};
#undef RECORD

#define RECORD struct exit_recorded
static const struct field exit_recorded_fields[] = {
    {ID(contract),            REQUIRED, "the contract"},
    {ID(job),                 REQUIRED, "the job"},
    {ID(person),              REQUIRED, "the person, a pseudonym"},
    {ID(employer),            REQUIRED, "the employer"},
    {TEXT(departement),       REQUIRED, "the département of the thing"},
    {ENUM(kind, &exit_kinds), REQUIRED, "of a closed list"},
    {FLAG(is_positive),       OPTIONAL, "sortie positive (C9)"},
    {FLAG(same_employer),     OPTIONAL, "pérennisation (C9)"},
    {DATE(left_on),           REQUIRED, "business date: last day of the contract"},
    {FLAG(is_breach),         OPTIONAL, "the contract was broken"},
};
const struct schema exit_recorded_schema = {
    .name = "exit.recorded",
    .meaning = "What became of the person at the end.",
    FIELDS(exit_recorded_fields),
};
#undef RECORD

#define RECORD struct exit_record_later
static const struct field exit_record_later_fields[] = {
    {ID(contract),            REQUIRED, "the contract"},
    {ENUM(kind, &exit_kinds), REQUIRED, "of a closed list"},
    {FLAG(same_employer),     OPTIONAL, "kept by the same employer"},
    {DATE(observed_on),       OPTIONAL, "today when absent; at least 6 months after the end"},
};
const struct schema exit_record_later_schema = {
    .name = "exit.record_later",
    .meaning = "What had become of the person 6 months after the end (C9).",
    FIELDS(exit_record_later_fields),
};
#undef RECORD

#define RECORD struct exit_recorded_later
static const struct field exit_recorded_later_fields[] = {
    {ID(contract),            REQUIRED, "the contract"},
    {ID(job),                 REQUIRED, "the job"},
    {ID(person),              REQUIRED, "the person, a pseudonym"},
    {ID(employer),            REQUIRED, "the employer"},
    {TEXT(departement),       REQUIRED, "the département of the thing"},
    {ENUM(kind, &exit_kinds), REQUIRED, "of a closed list"},
    {FLAG(is_positive),       OPTIONAL, "is positive"},
    {FLAG(same_employer),     OPTIONAL, "same employer"},
    {DATE(left_on),           REQUIRED, "last day of the contract"},
    {DATE(observed_on),       REQUIRED, "business date"},
    {FLAG(is_breach),         OPTIONAL, "the contract was broken"},
};
const struct schema exit_recorded_later_schema = {
    .name = "exit.recorded_later",
    .meaning = "What had become of the person 6 months after the end.",
    FIELDS(exit_recorded_later_fields),
};
#undef RECORD

#define RECORD struct contract_get
static const struct field contract_get_fields[] = {
    {ID(contract), REQUIRED, "the contract"},
};
const struct schema contract_get_schema = {
    .name = "contract.get",
    .meaning = "One contract.",
    FIELDS(contract_get_fields),
};
#undef RECORD

#define RECORD struct contract_view
static const struct field contract_view_fields[] = {
    {ID(contract),                  REQUIRED, "the contract"},
    {ID(job),                       REQUIRED, "the job"},
    {ID(person),                    REQUIRED, "the person, a pseudonym"},
    {ID(employer),                  REQUIRED, "the employer"},
    {ID(place),                     REQUIRED, "the place"},
    {ID(tutor),                     OPTIONAL, "who follows today"},
    {TEXT(departement),             REQUIRED, "code: 01, 2A, 971"},
    {ENUM(metier, &metiers),        REQUIRED, "one of the six"},
    {ENUM(state, &contract_states), REQUIRED, "state"},
    {ENUM(kind, &contract_kinds),   REQUIRED, "of a closed list"},
    {INTEGER(months),               OPTIONAL, "months of a CDD"},
    {INTEGER(weekly_minutes),       REQUIRED, "minutes a week"},
    {DATE(signed_on),               REQUIRED, "signed on"},
    {DATE(starts_on),               REQUIRED, "starts on"},
    {DATE(planned_end),             OPTIONAL, "planned end"},
    {ID(renewal_of),                OPTIONAL, "renewal of"},
    {ENUM(scheme, &aid_schemes),    REQUIRED, "scheme"},
    {INTEGER(rate_percent),         REQUIRED, "rate percent"},
    {INTEGER(monthly_aid_cents),    REQUIRED, "monthly aid cents"},
    {DATE(aid_ends_on),             OPTIONAL, "aid ends on"},
    {INTEGER(committed_cents),      REQUIRED, "committed cents"},
    {INTEGER(repaid_cents),         OPTIONAL, "repaid cents"},
    {DATE(suspended_on),            OPTIONAL, "suspended on"},
    {DATE(left_on),                 OPTIONAL, "last day, once broken or ended"},
    {ENUM(motive, &breach_motives), OPTIONAL, "motive"},
    {ENUM(exit, &exit_kinds),       OPTIONAL, "exit"},
    {ENUM(exit_later, &exit_kinds), OPTIONAL, "exit later"},
};
const struct schema contract_view_schema = {
    .name = "contract",
    .meaning = "What is known of a contract.",
    FIELDS(contract_view_fields),
};
#undef RECORD

#define RECORD struct contract_list
static const struct field contract_list_fields[] = {
    {TEXT(departement),             OPTIONAL, "only there"},
    {ID(employer),                  OPTIONAL, "the employer"},
    {ID(job),                       OPTIONAL, "the job"},
    {ID(person),                    OPTIONAL, "the person, a pseudonym"},
    {ID(tutor),                     OPTIONAL, "who follows today"},
    {SET(states, &contract_states), OPTIONAL, "only in one of these"},
    {ID(after),                     OPTIONAL, "the last id of the page before; none: from the beginning"},
    {INTEGER(limit),                OPTIONAL, "how many at most; 0: 50", RANGE(0, 200)},
};
const struct schema contract_list_schema = {
    .name = "contract.list",
    .meaning = "Contracts, in order of signature here.",
    FIELDS(contract_list_fields),
};
#undef RECORD

#define RECORD struct contract_page
static const struct field contract_page_fields[] = {
    {LIST_OF(items, items_count, &contract_view_schema), OPTIONAL, "in order of registration"},
    {ID(next),                                           OPTIONAL, "give it as `after` for the next page; none: this was the last"},
};
const struct schema contract_page_schema = {
    .name = "contract.list reply",
    .meaning = "What contract.list answers.",
    FIELDS(contract_page_fields),
};
#undef RECORD
