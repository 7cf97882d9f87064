#include "services/reporting/facts_registration.h"

/* The most frequent first: they are looked for in this order. */
/* clang-format off */
const struct service_fact_rule registration_fact_rules[] = {
    {"contract.signed",         "contract_signed",
     {{FACT_TOUCH_LIFE | FACT_TOUCH_AID | FACT_TOUCH_NEW, "contract"}, {FACT_TOUCH_TUTORS, "contract"},
      {FACT_TOUCH_TUTORS, "tutor"}, {FACT_TOUCH_EMPLOYER, "employer"}}},
    {.type = "job.proposed",    .table = "job_proposed"},
    {"job.approved",            "job_approved",            {{FACT_TOUCH_JOB | FACT_TOUCH_NEW, "job"}}},
    {.type = "person.registered"}, /* and eligibility: no figure rests on them */
    {.type = "eligibility.found"},
    /* The delay of a sponsor looks at the day of the end itself, foreseen or not. */
    {"contract.ended",          "contract_ended",          {{FACT_TOUCH_TERM | FACT_TOUCH_SPONSORED | FACT_TOUCH_OUTCOME, "contract"}}},
    {"contract.broken",         "contract_broken",         {{FACT_TOUCH_END | FACT_TOUCH_OUTCOME | FACT_TOUCH_BREACH, "contract"}}},
    {"exit.recorded",           "exit_recorded",           {{FACT_TOUCH_OUTCOME, "contract"}}},
    {"exit.recorded_later",     "exit_recorded_later",     {{FACT_TOUCH_OUTCOME, "contract"}}},
    {"job.closed",              "job_closed",              {{FACT_TOUCH_JOB, "job"}}},
    {.type = "job.refused"},
    {"job.withdrawn",           "job_withdrawn",           {{FACT_TOUCH_JOB, "job"}}},
    {"contract.extended",       "contract_extended",       {{FACT_TOUCH_END | FACT_TOUCH_LONGER, "contract"}}},
    {"contract.suspended",      "contract_suspended",      {{FACT_TOUCH_AID, "contract"}}},
    {"contract.resumed",        "contract_resumed",        {{FACT_TOUCH_AID, "contract"}}},
    /* Whoever becomes the tutor is touched by name: the contract knows nothing of them before. */
    {"contract.tutor_assigned", "contract_tutor_assigned", {{FACT_TOUCH_TUTOR | FACT_TOUCH_TUTORS, "contract"}, {FACT_TOUCH_TUTORS, "tutor"}}},
    {"contract.tutor_released", "contract_tutor_released", {{FACT_TOUCH_TUTOR | FACT_TOUCH_TUTORS, "contract"}}},
    {"contract.converted",      "contract_converted",      {{FACT_TOUCH_END | FACT_TOUCH_LONGER, "contract"}}},
    {"aid.repaid",              "aid_repaid",              {{FACT_TOUCH_REPAYMENT, "contract"}}},
    {.type = "place.registered", .table = "place_version"},
    {.type = "place.amended",   .table = "place_version"},
    {.type = "place.closed",    .table = "place_closed"},
    {.type = "employer.registered", .table = "employer_version"},
    {.type = "employer.amended", .table = "employer_version"},
    {"employer.merged",         "employer_merged",         {{FACT_TOUCH_EMPLOYER, "employer"}, {FACT_TOUCH_EMPLOYER, "into"}}},
    {.type = "employer.closed", .table = "employer_closed"},
    {"programme.opened",        "programme_opened",        {{FACT_TOUCH_ENVELOPE, NULL}}},
    {"envelope.allotted",       "envelope_allotted",       {{FACT_TOUCH_ENVELOPE, NULL}}},
    {"envelope.transferred",    "envelope_transferred",    {{FACT_TOUCH_ENVELOPE, NULL}}},
    {.type = "territory.defined", .table = "territory_defined"},
    {.type = "metier.defined",  .table = "metier_defined"},
    /* Nor on these. */
    {.type = "tutor.registered"},
    {.type = "tutor.retired"},
    {.type = "person.amended"},
    {.type = "tutor.amended"},
    {.type = "person.erased"},
    {.type = "contact.read"},
    {.type = "contact.erased"},
    {.type = "decider.defined"},
    {.type = "decider.ended"},
    {.type = "decider.unmet"},
    {.type = "opinion.unmet"},
    {.type = "access.opened"},
    {.type = "access.closed"},
};
/* clang-format on */
const size_t registration_fact_rule_count =
    sizeof registration_fact_rules / sizeof registration_fact_rules[0];
