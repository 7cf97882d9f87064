#include "common/messages/registration_contract.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct contract_sign
static const struct field contract_sign_fields[] = {
    {ID(contract),                                 REQUIRED, "chosen by the caller, so that a retry is the same contract"},
    {ID(job),                                      REQUIRED, "approved or vacant (C5), without a running contract (C6)"},
    {ID(person),                                   REQUIRED, "found eligible (C5), without a running contract (C6)"},
    {ID(tutor),                                    REQUIRED, "of the same employer (C4)"},
    {ENUM(kind, &contract_kinds),                  REQUIRED, "C1"},
    {INTEGER(months),                              OPTIONAL, "CDD: 36, or 12 to 35 with a reason (C1)"},
    {ENUM(short_term_reason, &short_term_reasons), OPTIONAL, "why a CDD is shorter than 36 months (C1)"},
    {INTEGER(weekly_minutes),                      REQUIRED, "2100, or from 1050 with the authorisation (C2)"},
    {FLAG(part_time_authorised),                   OPTIONAL, "by the prescriber (C2)"},
    {INTEGER(aid_months),                          OPTIONAL, "12 to 36 (C3); the contract's months, 36 for a CDI, when absent"},
    {ID(renewal_of),                               OPTIONAL, "the contract that this one goes on from"},
    {DATE(signed_on),                              OPTIONAL, "business date; today when absent"},
    {DATE(starts_on),                              REQUIRED, "first day of work"},
};
const struct schema contract_sign_schema = {
    .name = "contract.sign",
    .meaning = "An approved or vacant job is filled by a person found eligible (C1–C6).",
    FIELDS(contract_sign_fields),
};
#undef RECORD

#define RECORD struct contract_sign_reply
static const struct field contract_sign_reply_fields[] = {
    {DATE(planned_end),          OPTIONAL, "planned end"},
    {ENUM(scheme, &aid_schemes), OPTIONAL, "scheme"},
    {INTEGER(rate_percent),      OPTIONAL, "rate percent"},
    {INTEGER(monthly_aid_cents), OPTIONAL, "monthly aid cents"},
    {DATE(aid_ends_on),          OPTIONAL, "aid ends on"},
    {INTEGER(committed_cents),   OPTIONAL, "committed cents"},
};
const struct schema contract_sign_reply_schema = {
    .name = "contract.sign reply",
    .meaning = "What contract.sign answers.",
    FIELDS(contract_sign_reply_fields),
};
#undef RECORD

#define RECORD struct contract_signed
static const struct field contract_signed_fields[] = {
    {ID(contract),                                 REQUIRED, "the contract"},
    {ID(job),                                      REQUIRED, "the job"},
    {ID(person),                                   REQUIRED, "the person, a pseudonym"},
    {ID(employer),                                 REQUIRED, "the employer"},
    {ID(place),                                    REQUIRED, "the place"},
    {ID(tutor),                                    REQUIRED, "the tutor, a pseudonym"},
    {TEXT(departement),                            REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),                             REQUIRED, "region of 2013"},
    {TEXT(region2016),                             REQUIRED, "region of 2016"},
    {ENUM(metier, &metiers),                       REQUIRED, "one of the six"},
    {TEXT(sector),                                 REQUIRED, "sector of the métier"},
    {ENUM(form, &employer_forms),                  REQUIRED, "legal form of the employer"},
    {SET(kinds, &place_kinds),                     OPTIONAL, "what the place is"},
    {ENUM(new_service, &new_services),             OPTIONAL, "what the job lets the place offer"},
    {ENUM(gender, &genders),                       REQUIRED, "public fact"},
    {ENUM(age_bracket, &age_brackets),             REQUIRED, "age on that day"},
    {ENUM(level, &levels),                         REQUIRED, "level of education"},
    {ENUM(zone, &zones),                           REQUIRED, "where the person lives"},
    {FLAG(rqth),                                   OPTIONAL, "recognised as a disabled worker"},
    {ENUM(kind, &contract_kinds),                  REQUIRED, "of a closed list"},
    {INTEGER(months),                              OPTIONAL, "CDD"},
    {ENUM(short_term_reason, &short_term_reasons), OPTIONAL, "short term reason"},
    {INTEGER(weekly_minutes),                      REQUIRED, "minutes a week"},
    {FLAG(is_full_time),                           OPTIONAL, "35 h"},
    {FLAG(is_long),                                OPTIONAL, "CDI or CDD of 36 months"},
    {FLAG(is_renewal),                             OPTIONAL, "goes on from another contract: not an entry"},
    {ID(renewal_of),                               OPTIONAL, "renewal of"},
    {FLAG(is_first_of_job),                        OPTIONAL, "the job was never filled before"},
    {DATE(job_approved_on),                        REQUIRED, "job approved on"},
    {DATE(signed_on),                              REQUIRED, "business date of the entry"},
    {DATE(starts_on),                              REQUIRED, "first day of the contract"},
    {DATE(planned_end),                            OPTIONAL, "last day foreseen; none for a CDI"},
    {FLAG(is_market),                              OPTIONAL, "CIE"},
    {ENUM(scheme, &aid_schemes),                   REQUIRED, "scheme"},
    {INTEGER(rate_percent),                        REQUIRED, "of the hourly gross SMIC"},
    {INTEGER(hourly_smic_cents),                   REQUIRED, "of the day of signature, held throughout"},
    {INTEGER(aid_exact),                           REQUIRED, "monthly aid in 1/18000 of a cent (services/registration/aid.h)"},
    {INTEGER(monthly_aid_cents),                   REQUIRED, "for people: rounded half up"},
    {DATE(aid_starts_on),                          REQUIRED, "aid starts on"},
    {DATE(aid_ends_on),                            OPTIONAL, "last day of aid signed for"},
    {INTEGER(committed_cents),                     REQUIRED, "euros of aid committed over the signed period, in cents"},
};
const struct schema contract_signed_schema = {
    .name = "contract.signed",
    .meaning = "A job was filled: everything that figures cut by.",
    FIELDS(contract_signed_fields),
};
#undef RECORD

#define RECORD struct contract_assign_tutor
static const struct field contract_assign_tutor_fields[] = {
    {ID(contract), REQUIRED, "the contract"},
    {ID(tutor),    REQUIRED, "of the same employer"},
    {DATE(from),   OPTIONAL, "first day; today when absent"},
};
const struct schema contract_assign_tutor_schema = {
    .name = "contract.assign_tutor",
    .meaning = "Another tutor, or a tutor again, follows the contract (C4).",
    FIELDS(contract_assign_tutor_fields),
};
#undef RECORD

#define RECORD struct contract_tutor_assigned
static const struct field contract_tutor_assigned_fields[] = {
    {ID(contract),      REQUIRED, "the contract"},
    {ID(job),           REQUIRED, "the job"},
    {ID(person),        REQUIRED, "the person, a pseudonym"},
    {ID(employer),      REQUIRED, "the employer"},
    {TEXT(departement), REQUIRED, "the département of the thing"},
    {ID(tutor),         REQUIRED, "the tutor, a pseudonym"},
    {ID(previous),      OPTIONAL, "who followed before"},
    {DATE(from),        REQUIRED, "business date"},
};
const struct schema contract_tutor_assigned_schema = {
    .name = "contract.tutor_assigned",
    .meaning = "A tutor follows the contract from that day on.",
    FIELDS(contract_tutor_assigned_fields),
};
#undef RECORD

#define RECORD struct contract_release_tutor
static const struct field contract_release_tutor_fields[] = {
    {ID(contract), REQUIRED, "the contract"},
    {DATE(until),  OPTIONAL, "last day followed; today when absent"},
};
const struct schema contract_release_tutor_schema = {
    .name = "contract.release_tutor",
    .meaning = "The tutor leaves; the contract has none until another is assigned.",
    FIELDS(contract_release_tutor_fields),
};
#undef RECORD

#define RECORD struct contract_tutor_released
static const struct field contract_tutor_released_fields[] = {
    {ID(contract),      REQUIRED, "the contract"},
    {ID(job),           REQUIRED, "the job"},
    {ID(person),        REQUIRED, "the person, a pseudonym"},
    {ID(employer),      REQUIRED, "the employer"},
    {TEXT(departement), REQUIRED, "the département of the thing"},
    {ID(tutor),         REQUIRED, "who left"},
    {DATE(until),       REQUIRED, "business date: last day followed"},
};
const struct schema contract_tutor_released_schema = {
    .name = "contract.tutor_released",
    .meaning = "The contract has no tutor after that day.",
    FIELDS(contract_tutor_released_fields),
};
#undef RECORD

#define RECORD struct contract_extend
static const struct field contract_extend_fields[] = {
    {ID(contract),             REQUIRED, "the contract"},
    {INTEGER(months),          REQUIRED, "added", RANGE(1, 60)},
    {FLAG(to_finish_training), OPTIONAL, "lets the aid go to 60 months (C3)"},
    {DATE(extended_on),        OPTIONAL, "business date of the amendment; today when absent"},
};
const struct schema contract_extend_schema = {
    .name = "contract.extend",
    .meaning = "A CDD goes on, up to 36 months in all, 60 to finish a training (C1, C3).",
    FIELDS(contract_extend_fields),
};
#undef RECORD

#define RECORD struct contract_extend_reply
static const struct field contract_extend_reply_fields[] = {
    {DATE(planned_end),        REQUIRED, "planned end"},
    {DATE(aid_ends_on),        OPTIONAL, "aid ends on"},
    {INTEGER(committed_cents), REQUIRED, "committed cents"},
};
const struct schema contract_extend_reply_schema = {
    .name = "contract.extend reply",
    .meaning = "What contract.extend answers.",
    FIELDS(contract_extend_reply_fields),
};
#undef RECORD

#define RECORD struct contract_extended
static const struct field contract_extended_fields[] = {
    {ID(contract),             REQUIRED, "the contract"},
    {ID(job),                  REQUIRED, "the job"},
    {ID(person),               REQUIRED, "the person, a pseudonym"},
    {ID(employer),             REQUIRED, "the employer"},
    {TEXT(departement),        REQUIRED, "the département of the thing"},
    {INTEGER(months),          REQUIRED, "in all"},
    {DATE(planned_end),        REQUIRED, "planned end"},
    {DATE(previous_end),       REQUIRED, "what it was"},
    {FLAG(to_finish_training), OPTIONAL, "to finish training"},
    {DATE(extended_on),        REQUIRED, "business date"},
    {DATE(aid_ends_on),        OPTIONAL, "last day of aid signed for"},
    {INTEGER(committed_cents), REQUIRED, "euros of aid committed over the signed period, in cents"},
};
const struct schema contract_extended_schema = {
    .name = "contract.extended",
    .meaning = "A CDD goes on.",
    FIELDS(contract_extended_fields),
};
#undef RECORD

#define RECORD struct contract_suspend
static const struct field contract_suspend_fields[] = {
    {ID(contract),                      REQUIRED, "the contract"},
    {ENUM(reason, &suspension_reasons), REQUIRED, "of a closed list"},
    {FLAG(is_paid),                     OPTIONAL, "the aid is due all the same"},
    {DATE(suspended_on),                REQUIRED, "first day without work"},
    {DATE(until),                       OPTIONAL, "last day, when known"},
};
const struct schema contract_suspend_schema = {
    .name = "contract.suspend",
    .meaning = "Work stops for a time; declared within 7 clear days (C7).",
    FIELDS(contract_suspend_fields),
};
#undef RECORD

#define RECORD struct contract_suspended
static const struct field contract_suspended_fields[] = {
    {ID(contract),                      REQUIRED, "the contract"},
    {ID(job),                           REQUIRED, "the job"},
    {ID(person),                        REQUIRED, "the person, a pseudonym"},
    {ID(employer),                      REQUIRED, "the employer"},
    {TEXT(departement),                 REQUIRED, "the département of the thing"},
    {ENUM(reason, &suspension_reasons), REQUIRED, "of a closed list"},
    {FLAG(is_paid),                     OPTIONAL, "is paid"},
    {DATE(suspended_on),                REQUIRED, "business date: first day without work"},
    {DATE(until),                       OPTIONAL, "last day, when known"},
    {DATE(declared_on),                 REQUIRED, "declared on"},
    {FLAG(is_late),                     OPTIONAL, "declared after 7 clear days (C7)"},
    {INTEGER(days_late),                OPTIONAL, "days late"},
};
const struct schema contract_suspended_schema = {
    .name = "contract.suspended",
    .meaning = "Work stopped for a time.",
    FIELDS(contract_suspended_fields),
};
#undef RECORD

#define RECORD struct contract_suspend_reply
static const struct field contract_suspend_reply_fields[] = {
    {FLAG(is_late),      OPTIONAL, "is late"},
    {INTEGER(days_late), OPTIONAL, "days late"},
};
const struct schema contract_suspend_reply_schema = {
    .name = "contract.suspend reply",
    .meaning = "What contract.suspend answers.",
    FIELDS(contract_suspend_reply_fields),
};
#undef RECORD

#define RECORD struct contract_resume
static const struct field contract_resume_fields[] = {
    {ID(contract),     REQUIRED, "the contract"},
    {DATE(resumed_on), REQUIRED, "first day of work"},
};
const struct schema contract_resume_schema = {
    .name = "contract.resume",
    .meaning = "Work begins again.",
    FIELDS(contract_resume_fields),
};
#undef RECORD

#define RECORD struct contract_resumed
static const struct field contract_resumed_fields[] = {
    {ID(contract),       REQUIRED, "the contract"},
    {ID(job),            REQUIRED, "the job"},
    {ID(person),         REQUIRED, "the person, a pseudonym"},
    {ID(employer),       REQUIRED, "the employer"},
    {TEXT(departement),  REQUIRED, "the département of the thing"},
    {DATE(suspended_on), REQUIRED, "suspended on"},
    {FLAG(is_paid),      OPTIONAL, "is paid"},
    {DATE(resumed_on),   REQUIRED, "business date: first day of work"},
};
const struct schema contract_resumed_schema = {
    .name = "contract.resumed",
    .meaning = "Work began again; this is when the suspension ended, whatever was foreseen.",
    FIELDS(contract_resumed_fields),
};
#undef RECORD
