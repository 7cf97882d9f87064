#include "services/registration/eligibility.h"

#include <stdio.h>

#include "services/registration/settings.h"

/* E1 and E2, as the law has them (L5134-110, R5134-161). */
enum {
    LEAST_AGE = 16,
    AGE_LIMIT = 26, /* not reached */
    AGE_LIMIT_RQTH = 30,
    SEARCH_OF_LEVEL_V = 6, /* months in the last 12 */
    SEARCH_OF_ZONE = 12,   /* months in the last 18 */
};

int eligibility_check_age(struct date birth, bool rqth, struct date on, const char *field,
                          struct refusal *refusal)
{
    int age = date_age(birth, on);

    if (age < LEAST_AGE)
        return refuse(refusal, ERROR_INVALID, "E1", field,
                      "La personne aura %d ans le %s ; il faut avoir %d ans révolus (E1).", age,
                      day_text(on), LEAST_AGE);
    if (age >= AGE_LIMIT_RQTH || (age >= AGE_LIMIT && !rqth))
        return refuse(refusal, ERROR_INVALID, "E1", field,
                      "La personne aura %d ans le %s ; il faut avoir moins de %d ans, ou moins de "
                      "%d ans avec la qualité de travailleur handicapé (E1).",
                      age, day_text(on), AGE_LIMIT, AGE_LIMIT_RQTH);
    return 0;
}

static bool zone_counts(enum zone zone)
{
    return zone == ZONE_ZUS || zone == ZONE_ZRR || zone == ZONE_OUTRE_MER;
}

/* E2 (3): at most licence level. */
static bool level_fits_zone(enum level level)
{
    return level >= LEVEL_NO_DIPLOMA && level <= LEVEL_II;
}

enum eligibility_criterion eligibility_conclude(const struct eligibility_case *facts)
{
    bool shorter = facts->derogation != DEROGATION_NONE; /* E3 */

    if (facts->level == LEVEL_NO_DIPLOMA)
        return CRITERION_NO_DIPLOMA;
    if (facts->level == LEVEL_V && (shorter || facts->search_months_12 >= SEARCH_OF_LEVEL_V))
        return CRITERION_LEVEL_V;
    if (zone_counts(facts->zone) && level_fits_zone(facts->level) &&
        (shorter || facts->search_months_18 >= SEARCH_OF_ZONE))
        return CRITERION_ZONE;
    return CRITERION_NONE;
}

/* E2: which leg was the nearest, and what lacks. */
static int refuse_criterion(const struct eligibility_case *facts, struct refusal *refusal)
{
    if (facts->level == LEVEL_V)
        return refuse(refusal, ERROR_INVALID, "E2", "search_months_12",
                      "Au niveau V, il faut %d mois de recherche d'emploi dans les 12 derniers "
                      "(%d indiqués), ou un motif d'accord pour une durée plus courte (E2, E3).",
                      SEARCH_OF_LEVEL_V, (int)facts->search_months_12);
    if (zone_counts(facts->zone) && level_fits_zone(facts->level))
        return refuse(refusal, ERROR_INVALID, "E2", "search_months_18",
                      "En ZUS, en ZRR ou outre-mer, il faut %d mois de recherche d'emploi dans les "
                      "18 derniers (%d indiqués), ou un motif d'accord pour une durée plus courte "
                      "(E2, E3).",
                      SEARCH_OF_ZONE, (int)facts->search_months_18);
    return refuse(
        refusal, ERROR_INVALID, "E2", "person",
        "Le niveau « %s » n'ouvre pas droit ici : il faut être sans diplôme, au niveau V, "
        "ou habiter en ZUS, en ZRR ou outre-mer avec au plus une licence (E2).",
        enumeration_label(&levels, (int)facts->level));
}

/* Months that cannot be, whatever the person did. */
static int check_search(const struct eligibility_case *facts, struct refusal *refusal)
{
    int64_t in_12 = facts->search_months_12, in_18 = facts->search_months_18;

    if (in_12 > 0 && in_18 > 0 && (in_12 > in_18 || in_18 - in_12 > 6))
        return refuse(refusal, ERROR_INVALID, "E2", "search_months_18",
                      "%d mois de recherche dans les 18 derniers ne s'accordent pas avec %d dans "
                      "les 12 derniers : de %d à %d sont possibles (E2).",
                      (int)in_18, (int)in_12, (int)in_12, (int)in_12 + 6);
    return 0;
}

enum eligibility_criterion eligibility_judge(const struct eligibility_case *facts,
                                             struct refusal *refusal)
{
    enum eligibility_criterion criterion = eligibility_conclude(facts);

    if (eligibility_check_age(facts->birth, facts->rqth, facts->on, "planned_on", refusal) < 0)
        return CRITERION_NONE;
    if (facts->in_employment) {
        refuse(refusal, ERROR_INVALID, "E1", "in_employment",
               "La personne est en emploi ; elle doit être sans emploi (E1).");
        return CRITERION_NONE;
    }
    if (check_search(facts, refusal) < 0)
        return CRITERION_NONE;
    if (criterion == CRITERION_NONE)
        refuse_criterion(facts, refusal);
    return criterion;
}

int eligibility_check_signature(const struct context *context, const struct person *person,
                                struct date signed_on, struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;

    if (date_is_none(person->found_on) || date_compare(person->found_on, signed_on) > 0)
        return refuse(refusal, ERROR_CONFLICT, "C5", "person",
                      "La personne n'a pas été reconnue éligible avant la signature du %s (C5).",
                      day_text(signed_on));
    if (signed_on.day - person->found_on.day > duration_days(settings->eligibility_validity))
        return refuse(refusal, ERROR_CONFLICT, "C5", "person",
                      "L'éligibilité constatée le %s est trop ancienne pour une signature le %s : "
                      "elle vaut %d jours (C5).",
                      day_text(person->found_on), day_text(signed_on),
                      duration_days(settings->eligibility_validity));
    if (eligibility_check_age(person->birth, person->rqth, signed_on, "signed_on", refusal) < 0)
        return -1;
    if (person->criterion == CRITERION_ZONE && !zone_counts((enum zone)person->zone))
        return refuse(refusal, ERROR_CONFLICT, "E2", "person",
                      "La personne n'habite plus en ZUS, en ZRR ni outre-mer ; son éligibilité "
                      "reposait sur ce lieu (E2).");
    return 0;
}

/* The signature foreseen: from the finding on, and not too far ahead. */
static int planned_day(const struct context *context, const struct eligibility_find *asked,
                       struct date found_on, struct date *out, struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;
    int ahead = duration_days(settings->signature_ahead);

    *out = date_is_none(asked->planned_on) ? found_on : asked->planned_on;
    if (out->day >= found_on.day && out->day - found_on.day <= ahead)
        return 0;
    return refuse(refusal, ERROR_INVALID, "", "planned_on",
                  "La signature est prévue le %s ; il faut une date entre le %s et le %s.",
                  day_text(*out), day_text(found_on), day_text(date_add_days(found_on, ahead)));
}

static struct eligibility_found found_event(const struct context *context,
                                            const struct eligibility_find *asked,
                                            const struct person *person)
{
    const struct region *region = state_region(context->state, person->departement);
    struct eligibility_found found = {
        .person = asked->person,
        .prescriber = asked->prescriber,
        .derogation = asked->derogation,
        .search_months_12 = asked->search_months_12,
        .search_months_18 = asked->search_months_18,
        .gender = (enum gender)person->gender,
        .level = (enum level)person->level,
        .zone = (enum zone)person->zone,
        .rqth = person->rqth,
    };

    snprintf(found.departement, sizeof found.departement, "%s", person->departement);
    snprintf(found.region2013, sizeof found.region2013, "%s", region->code);
    snprintf(found.region2016, sizeof found.region2016, "%s", region->region2016);
    return found;
}

int eligibility_decide_find(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct eligibility_find *asked = request;
    const struct person *person = person_open(context, &asked->person, refusal);
    struct date found_on, planned_on;

    if (person == NULL ||
        state_business_day(context, asked->found_on, "found_on", &found_on, refusal) < 0 ||
        planned_day(context, asked, found_on, &planned_on, refusal) < 0)
        return -1;

    struct eligibility_case facts = {
        .birth = person->birth,
        .on = planned_on,
        .rqth = person->rqth,
        .in_employment = asked->in_employment || person_contract(person) != NULL,
        .level = (enum level)person->level,
        .zone = (enum zone)person->zone,
        .search_months_12 = asked->search_months_12,
        .search_months_18 = asked->search_months_18,
        .derogation = asked->derogation,
    };
    struct eligibility_found found = found_event(context, asked, person);

    found.criterion = eligibility_judge(&facts, refusal);
    if (found.criterion == CRITERION_NONE)
        return -1;
    found.age_bracket = person_age_bracket(person->birth, planned_on);
    found.found_on = found_on;
    found.planned_on = planned_on;
    decide_event(out, &eligibility_found_schema, &found, person->departement);
    return 0;
}

void eligibility_apply_found(void *state, const struct event *event)
{
    const struct eligibility_found *found = event->record;
    struct state *known = state;
    struct person *person = table_find(&known->people, &found->person);

    person->found_on = found->found_on;
    person->planned_on = found->planned_on;
    person->criterion = (uint8_t)found->criterion;
    person->prescriber = (uint8_t)found->prescriber;
    person_touch(known, person, found->found_on);
}
