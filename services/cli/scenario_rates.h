/* scenario_rates.h - how the network accompanies, in the sample life: the groups `hubs`, `paths`
 * and `referrals` of scenario.cfg.  Shares are in thousandths; weights follow the order of what
 * they draw from. */
#pragma once

#include "common/record/record.h"

enum { WEIGHTS_MOST = 48, CATALOGUES_MOST = 8 };

/* Weights, in the order of the enumeration they draw from. */
struct weights {
    int64_t of[WEIGHTS_MOST];
    size_t count;
};

/* A list of weights is one member of the file: `forms = [60, 20, 5];`. */
#define WEIGHTS(member)                                                                            \
    .minimum = 0, .maximum = 1000000, .name = #member, .name_length = sizeof #member - 1,          \
    .type = FIELD_INTEGER, .is_list = true, .offset = offsetof(RECORD, member.of),                 \
    .most = WEIGHTS_MOST, .count_offset = offsetof(RECORD, member.count), .size = sizeof(int64_t)
#define SHARE RANGE(0, 1000)

/* In time, late, never: what becomes of something that is due. */
struct scenario_hub_rates {
    int64_t opinions, commented, early;
    int64_t operators, assigned, reassigned;
    struct weights first_contact, visit, examination, bilan;
    struct weights declaration, extension;
    int64_t settled, settled_weeks;
    struct weights settlements;
    int64_t follow_up_days, incident, exit_contact;
    struct weights channels;
    int64_t briefing_weeks;
    struct weights audiences;
    int64_t session_weeks, session_seats, session_filled, session_withdrawn, session_cancelled;
    struct weights themes, attendance, cancellations;
    int64_t companies;
    struct weights company_jobs, offers, sponsor_found, sponsor_declines;
    int64_t sponsor_declined, meeting_days, sponsor_left, sponsor_brought;
};

/* What one may learn and show in a métier. */
struct scenario_catalogue {
    char metier[32];
    char competences[400]; /* codes, comma separated */
};

struct scenario_path_rates {
    struct weights actions, confirmed, types, funders, abandonments;
    int64_t abandoned, certified, attested, revoked;
    int64_t workshops, workshop_days;
    struct weights audiences, partners;
    int64_t written, resource_weeks;
    struct weights resource_kinds, licences;
    struct scenario_catalogue catalogues[CATALOGUES_MOST];
    size_t catalogues_count;
};

struct scenario_referral_rates {
    int64_t second_adviser;
    int64_t asked, asked_others;
    struct weights needs, seen, answers, declines;
    int64_t withdrawn, too_late, reassigned;
    int64_t late, abandoned;
    struct weights missions, cancellations;
    int64_t collective, mission_cancelled;
    struct weights outcomes, trends, satisfaction;
    int64_t measured;
};

extern const struct schema scenario_hub_rates_schema, scenario_path_rates_schema,
    scenario_referral_rates_schema;

/* What the tables cannot say, of any such record: no list without a weight above 0. */
int scenario_rates_check(const struct schema *schema, const void *record, struct error *error);
