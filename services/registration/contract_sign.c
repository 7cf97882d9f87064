#include "services/registration/contract.h"

#include <stdio.h>

#include "services/registration/eligibility.h"
#include "services/registration/settings.h"

/* C1, C2: months and minutes. */
enum { LEAST_MONTHS = 12, MOST_MONTHS = 36, FULL_TIME = 2100, LEAST_TIME = 1050 };

/* What a signature rests on, found step by step. */
struct signature {
    const struct contract_sign *asked;
    const struct job *job;
    const struct employer *employer; /* who counts now */
    const struct person *person;
    const struct contract *renewed; /* or NULL */
    const struct tutor *tutor;
    const struct smic *smic;
    struct date signed_on;
    struct period days, aid_days;
    enum aid_scheme scheme;
    int64_t rate_percent;
};

/* ---- what is named ---- */

static int find_renewed(const struct context *context, struct signature *signature,
                        struct refusal *refusal)
{
    const struct id *id = &signature->asked->renewal_of;
    const struct contract *renewed = contract_find(context->state, id);

    if (id_is_none(id))
        return 0;
    if (renewed == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "C1", "renewal_of",
                      "Aucun contrat n'a l'identifiant %s (C1).", id_text(id));
    if (renewed->person != signature->person ||
        employer_of(renewed->job->employer) != signature->employer ||
        renewed->motive != MOTIVE_TERME)
        return refuse(refusal, ERROR_CONFLICT, "C1", "renewal_of",
                      "Un renouvellement fait suite à un CDD de la même personne chez le même "
                      "employeur, arrivé à son terme (C1).");
    signature->renewed = renewed;
    return 0;
}

static int find_parts(const struct context *context, struct signature *signature,
                      struct refusal *refusal)
{
    const struct contract_sign *asked = signature->asked;

    if (contract_find(context->state, &asked->contract) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "contract", "Le contrat %s est déjà signé.",
                      id_text(&asked->contract));
    signature->job = job_find(context->state, &asked->job);
    if (signature->job == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "C5", "job",
                      "Aucun poste n'a l'identifiant %s (C5).", id_text(&asked->job));
    signature->employer = employer_of(signature->job->employer);
    signature->person = person_open(context, &asked->person, refusal);
    if (signature->person == NULL)
        return -1;
    return find_renewed(context, signature, refusal);
}

static int check_days(const struct context *context, struct signature *signature,
                      struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;
    const struct contract_sign *asked = signature->asked;
    int ahead = duration_days(settings->signature_ahead);

    if (state_business_day(context, asked->signed_on, "signed_on", &signature->signed_on, refusal) <
        0)
        return -1;
    if (asked->starts_on.day >= signature->signed_on.day &&
        asked->starts_on.day - signature->signed_on.day <= ahead)
        return 0;
    return refuse(
        refusal, ERROR_INVALID, "C5", "starts_on",
        "Le contrat commence le %s ; il faut une date entre la signature (%s) et le %s (C5).",
        day_text(asked->starts_on), day_text(signature->signed_on),
        day_text(date_add_days(signature->signed_on, ahead)));
}

/* ---- C1: kind and length ---- */

static int check_cdi(const struct signature *signature, struct refusal *refusal)
{
    if (contract_form_is_public((enum employer_form)signature->employer->form))
        return refuse(refusal, ERROR_INVALID, "C1", "kind",
                      "Un employeur public (%s) ne signe que des CDD (C1).",
                      enumeration_label(&employer_forms, signature->employer->form));
    if (signature->asked->months != 0)
        return refuse(refusal, ERROR_INVALID, "C1", "months",
                      "Un CDI n'a pas de durée ; %d mois indiqués (C1).",
                      (int)signature->asked->months);
    return 0;
}

/* Months of the contracts that this one goes on from. */
static int64_t months_before(const struct signature *signature)
{
    int64_t months = 0;

    for (const struct contract *before = signature->renewed; before != NULL;
         before = before->renewal_of)
        months += before->months;
    return months;
}

/* What comes before and goes on counts: 36 months in all. */
static int check_renewal(const struct signature *signature, struct refusal *refusal)
{
    int64_t before = months_before(signature), months = signature->asked->months;

    if (months >= 1 && before + months <= MOST_MONTHS)
        return 0;
    return refuse(refusal, ERROR_INVALID, "C1", "months",
                  "Les contrats précédents ont duré %d mois et le renouvellement en compte %d ; "
                  "%d mois au plus en tout (C1).",
                  (int)before, (int)months, MOST_MONTHS);
}

static int check_cdd(const struct signature *signature, struct refusal *refusal)
{
    const struct contract_sign *asked = signature->asked;

    if (signature->renewed != NULL)
        return check_renewal(signature, refusal);
    if (asked->months < LEAST_MONTHS || asked->months > MOST_MONTHS)
        return refuse(refusal, ERROR_INVALID, "C1", "months",
                      "Un CDD dure 36 mois, ou de 12 à 35 mois avec un motif ; %d indiqués (C1).",
                      (int)asked->months);
    if (asked->months < MOST_MONTHS && asked->short_term_reason == SHORT_NONE)
        return refuse(refusal, ERROR_INVALID, "C1", "short_term_reason",
                      "Un CDD de %d mois, plus court que 36, demande un motif (C1).",
                      (int)asked->months);
    return 0;
}

static int check_kind(struct signature *signature, struct refusal *refusal)
{
    const struct contract_sign *asked = signature->asked;
    bool is_cdi = asked->kind == KIND_CDI;

    if ((is_cdi ? check_cdi : check_cdd)(signature, refusal) < 0)
        return -1;
    signature->days.from = asked->starts_on;
    if (!is_cdi)
        signature->days.to = date_term_end(asked->starts_on, (int)asked->months);
    return 0;
}

/* ---- C2: hours ---- */

static int check_hours(const struct signature *signature, struct refusal *refusal)
{
    const struct contract_sign *asked = signature->asked;

    if (asked->weekly_minutes < LEAST_TIME || asked->weekly_minutes > FULL_TIME)
        return refuse(refusal, ERROR_INVALID, "C2", "weekly_minutes",
                      "%d minutes par semaine indiquées ; il faut 35 h (2100), ou un temps partiel "
                      "d'au moins 17 h 30 (1050) (C2).",
                      (int)asked->weekly_minutes);
    if (asked->weekly_minutes < FULL_TIME && !asked->part_time_authorised)
        return refuse(refusal, ERROR_INVALID, "C2", "part_time_authorised",
                      "Un temps partiel demande l'autorisation du prescripteur (C2).");
    return 0;
}

/* ---- C3: the aid ---- */

/* GEIQ and entreprises d'insertion, then other market employers, then everybody else. */
static void choose_rate(struct signature *signature)
{
    const struct employer *employer = signature->employer;
    bool inserts = employer->form == FORM_GEIQ ||
                   (employer->form == FORM_SIAE && employer->is_insertion_company);

    signature->scheme = inserts || employer->is_market ? SCHEME_CIE : SCHEME_CAE;
    signature->rate_percent = inserts ? 47 : employer->is_market ? 35 : 75;
}

/* Months of aid: as asked, or those of the CDD; 36 for a CDI.  A renewal's add to what came before.
 */
static int check_aid_months(struct signature *signature, struct refusal *refusal)
{
    const struct contract_sign *asked = signature->asked;
    int64_t whole =
        asked->kind == KIND_CDI ? AID_MOST_MONTHS - months_before(signature) : asked->months;
    int64_t least = whole < AID_LEAST_MONTHS ? whole : AID_LEAST_MONTHS;
    int64_t months = asked->aid_months != 0 ? asked->aid_months : whole;

    if (months < least || months > whole)
        return refuse(refusal, ERROR_INVALID, "C3", "aid_months",
                      "L'aide est demandée pour %d mois ; elle dure ici de %d à %d mois (C3).",
                      (int)months, (int)least, (int)whole);
    signature->aid_days =
        (struct period){asked->starts_on, date_term_end(asked->starts_on, (int)months)};
    return 0;
}

static int check_aid(const struct context *context, struct signature *signature,
                     struct refusal *refusal)
{
    if (!aid_reaches(signature->job->departement, signature->signed_on))
        return refuse(refusal, ERROR_INVALID, "C3", "job",
                      "L'aide n'est pas ouverte à Mayotte avant le 01/01/2018 (C3).");
    signature->smic = reference_smic(context->reference, signature->signed_on);
    if (signature->smic == NULL)
        return refuse(refusal, ERROR_INVALID, "C3", "signed_on",
                      "Le SMIC du %s n'est pas connu ; l'aide ne peut pas être calculée (C3).",
                      day_text(signature->signed_on));
    choose_rate(signature);
    return check_aid_months(signature, refusal);
}

/* ---- C5, C6, C4 ---- */

/* C5: the aid is granted before the signature.  A renewal goes on from what was granted. */
static int check_granted(const struct context *context, const struct signature *signature,
                         struct refusal *refusal)
{
    const struct job *job = signature->job;

    if (job->state == JOB_FILLED)
        return contract_check_alone(signature->person, job, signature->days, NULL, refusal) < 0
                   ? -1
                   : job_may(job, JOB_FILL, "C6", refusal);
    if (job_may(job, JOB_FILL, "C5", refusal) < 0)
        return -1;
    if (date_compare(job->approved_on, signature->signed_on) > 0)
        return refuse(refusal, ERROR_CONFLICT, "C5", "signed_on",
                      "Le poste a été validé le %s ; le contrat ne peut pas être signé avant (C5).",
                      day_text(job->approved_on));
    if (signature->renewed != NULL)
        return 0;
    return eligibility_check_signature(context, signature->person, signature->signed_on, refusal);
}

static int check_tutor(const struct context *context, struct signature *signature,
                       struct refusal *refusal)
{
    signature->tutor = tutor_available(context, &signature->asked->tutor, signature->employer,
                                       signature->days, NULL, refusal);
    return signature->tutor == NULL ? -1 : 0;
}

/* ---- the event ---- */

/* Who and where, everything that figures cut by. */
static void describe_job(const struct context *context, const struct signature *signature,
                         struct contract_signed *event)
{
    const struct state *state = context->state;
    const struct job *job = signature->job;
    const struct region *region = &state->programme.regions[job->region];

    event->job = job->id;
    event->employer = signature->employer->id;
    event->place = job->place->id;
    event->metier = (enum metier)job->metier;
    event->form = (enum employer_form)signature->employer->form;
    event->kinds = job->place->kinds;
    event->new_service = (enum new_service)job->new_service;
    event->is_first_of_job = job->contracts == 0;
    event->job_approved_on = job->approved_on;
    snprintf(event->sector, sizeof event->sector, "%s", state->programme.sectors[job->metier]);
    snprintf(event->departement, sizeof event->departement, "%s", job->departement);
    snprintf(event->region2013, sizeof event->region2013, "%s", region->code);
    snprintf(event->region2016, sizeof event->region2016, "%s", region->region2016);
}

/* A renewal may begin after the last birthday that E1 allows an entry. */
static enum age_bracket bracket_of(const struct signature *signature)
{
    enum age_bracket bracket = person_age_bracket(signature->person->birth, signature->signed_on);

    return bracket == AGE_NONE ? AGE_26_29 : bracket;
}

static void describe_person(const struct signature *signature, struct contract_signed *event)
{
    const struct person *person = signature->person;

    event->person = person->id;
    event->gender = (enum gender)person->gender;
    event->age_bracket = bracket_of(signature);
    event->level = (enum level)person->level;
    event->zone = (enum zone)person->zone;
    event->rqth = person->rqth;
}

static void describe_terms(const struct signature *signature, struct contract_signed *event)
{
    const struct contract_sign *asked = signature->asked;

    event->contract = asked->contract;
    event->tutor = signature->tutor->id;
    event->kind = asked->kind;
    event->months = asked->months;
    event->short_term_reason = asked->short_term_reason;
    event->weekly_minutes = asked->weekly_minutes;
    event->is_full_time = asked->weekly_minutes == FULL_TIME;
    event->is_long = asked->kind == KIND_CDI || asked->months == MOST_MONTHS;
    event->is_renewal = signature->renewed != NULL;
    event->renewal_of = asked->renewal_of;
    event->signed_on = signature->signed_on;
    event->starts_on = signature->days.from;
    event->planned_end = signature->days.to;
}

/* C3: the SMIC of the day of signature holds throughout. */
static void describe_aid(const struct signature *signature, struct contract_signed *event)
{
    int64_t exact = aid_exact(signature->rate_percent, signature->smic->hourly_cents,
                              signature->asked->weekly_minutes);

    event->is_market = signature->scheme == SCHEME_CIE;
    event->scheme = signature->scheme;
    event->rate_percent = signature->rate_percent;
    event->hourly_smic_cents = signature->smic->hourly_cents;
    event->aid_exact = exact;
    event->monthly_aid_cents = aid_monthly_cents(exact);
    event->aid_starts_on = signature->aid_days.from;
    event->aid_ends_on = signature->aid_days.to;
    event->committed_cents = aid_committed(exact, signature->aid_days);
}

int contract_decide_sign(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    struct signature signature = {.asked = request};
    struct contract_signed event = {0};

    if (find_parts(context, &signature, refusal) < 0 ||
        check_days(context, &signature, refusal) < 0 || check_kind(&signature, refusal) < 0 ||
        check_hours(&signature, refusal) < 0 || check_granted(context, &signature, refusal) < 0 ||
        check_aid(context, &signature, refusal) < 0 ||
        contract_check_alone(signature.person, signature.job, signature.days, NULL, refusal) < 0 ||
        check_tutor(context, &signature, refusal) < 0)
        return -1;
    describe_job(context, &signature, &event);
    describe_person(&signature, &event);
    describe_terms(&signature, &event);
    describe_aid(&signature, &event);
    decide_event(out, &contract_signed_schema, &event, event.departement);
    return 0;
}
