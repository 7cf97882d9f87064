#include "services/registration/employer.h"

#include "common/identifiers/identifiers.h"
#include "common/things/scope.h"
#include "services/registration/hearing.h"
#include "services/registration/job.h"
#include "services/registration/settings.h"
#include "services/registration/territory.h"

const struct employer *employer_find(const struct state *state, const struct id *id)
{
    return table_find(&state->employers, id);
}

struct employer *employer_of(const struct employer *employer)
{
    while (employer != NULL && employer->merged_into != NULL)
        employer = employer->merged_into;
    return (struct employer *)(uintptr_t)employer;
}

void employer_close(struct state *state)
{
    for (size_t i = 0; i < state->employers.count; i++)
        texts_close(&((struct employer *)table_at(&state->employers, i))->texts);
}

/* ---- rules -------------------------------------------------------------------------------------
 */

int employer_check_numbers(const char *siret, const char *siren, const char *rna,
                           struct refusal *refusal)
{
    struct error error = {0};

    /* EM2: the form of each number. */
    if (siret[0] != '\0' && siret_check(siret, &error) != 0)
        return refuse(refusal, ERROR_INVALID, "EM2", "siret", "%s", error.text);
    if (siren[0] != '\0' && siren_check(siren, &error) != 0)
        return refuse(refusal, ERROR_INVALID, "EM2", "siren", "%s", error.text);
    if (rna[0] != '\0' && rna_check(rna, &error) != 0)
        return refuse(refusal, ERROR_INVALID, "EM2", "rna", "%s", error.text);
    if (siret[0] != '\0' && siren[0] != '\0' && strncmp(siret, siren, 9) != 0)
        return refuse(refusal, ERROR_INVALID, "EM2", "siren",
                      "Le SIREN « %s » n'est pas celui du SIRET « %s » ; il faut ses 9 premiers "
                      "chiffres (EM2).",
                      siren, siret);
    return 0;
}

/* EM4: one employer per SIRET; `self` (may be NULL) may keep its own. */
static int check_siret_free(const struct state *state, const char *siret,
                            const struct employer *self, struct refusal *refusal)
{
    const struct employer *first = employer_of(employer_of_siret(state, siret));

    if (first == NULL || first == self)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "EM4", "siret",
                  "Le SIRET %s est déjà celui de l'employeur %s, « %s » (EM4).", siret,
                  id_text(&first->id), texts_get(&first->texts, EMPLOYER_NAME));
}

/* Whether the list "<region or *>:<beginning of NAF>" opens that activity there. */
static bool sector_is_open(const struct registration_settings *settings, const char *region2013,
                           const char *activity)
{
    for (size_t i = 0; i < settings->market_sectors_count; i++) {
        const char *open = settings->market_sectors[i];
        const char *naf = strchr(open, ':');
        size_t region = naf == NULL ? 0 : (size_t)(naf - open);

        if (naf == NULL || strncmp(activity, naf + 1, strlen(naf + 1)) != 0)
            continue;
        if (strncmp(open, "*", region) == 0 ||
            (strlen(region2013) == region && strncmp(open, region2013, region) == 0))
            return true;
    }
    return false;
}

/* EM1: which legal forms may employ. */
static int check_form(const struct context *context, const struct employer_registered *employer,
                      struct date on, struct refusal *refusal)
{
    static const int scic_year = 2014, scic_month = 8, scic_day = 1;

    if (employer->form == FORM_STATE || employer->form == FORM_HOUSEHOLD)
        return refuse(refusal, ERROR_INVALID, "EM1", "form",
                      "La forme « %s » ne peut pas employer en emploi d'avenir : l'État et les "
                      "particuliers sont exclus (EM1).",
                      enumeration_label(&employer_forms, (int)employer->form));
    if (employer->form == FORM_SCIC &&
        date_compare(on, date_make(scic_year, scic_month, scic_day)) < 0)
        return refuse(refusal, ERROR_INVALID, "EM1", "form",
                      "Les SCIC ne peuvent employer en emploi d'avenir qu'à partir du 01/08/2014 "
                      "(EM1).");
    if (employer->is_insertion_company && employer->form != FORM_SIAE)
        return refuse(refusal, ERROR_INVALID, "EM1", "is_insertion_company",
                      "Une entreprise d'insertion est une SIAE ; il faut la forme « siae » (EM1).");
    if (employer->form == FORM_MARKET &&
        !sector_is_open(context->settings, employer->region2013, employer->activity))
        return refuse(refusal, ERROR_INVALID, "EM1", "activity",
                      "L'activité « %s » n'est pas dans la liste des secteurs marchands ouverts de "
                      "la région %s (EM1).",
                      employer->activity, employer->region2013);
    return 0;
}

/* C3: who is aided as CIE. */
static bool is_market(enum employer_form form, bool is_insertion_company)
{
    return form == FORM_MARKET || form == FORM_GEIQ || (form == FORM_SIAE && is_insertion_company);
}

const struct employer *employer_open(const struct context *context, const struct id *id,
                                     const char *field, struct refusal *refusal)
{
    const struct employer *employer = employer_find(context->state, id);

    if (employer == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", field, "L'employeur %s est inconnu.", id_text(id));
    else if (employer->merged_into != NULL)
        refuse(refusal, ERROR_CONFLICT, "EM4", field,
               "L'employeur %s est un doublon ; il faut %s (EM4).", id_text(id),
               id_text(&employer_of(employer)->id));
    else if (!date_is_none(employer->closed_on))
        refuse(refusal, ERROR_CONFLICT, "", field,
               "L'employeur %s a cessé le %s ; il faut un employeur en activité.", id_text(id),
               day_text(employer->closed_on));
    else
        return employer;
    return NULL;
}

/* ---- commands ----------------------------------------------------------------------------------
 */

static void keep_contact(struct decision *out, const struct id *employer, const char *name,
                         const char *email, const char *phone)
{
    struct employer_private row = {.employer = *employer};

    if (name[0] == '\0' && email[0] == '\0' && phone[0] == '\0')
        return;
    memcpy(row.contact_name, name, sizeof row.contact_name);
    memcpy(row.contact_email, email, sizeof row.contact_email);
    memcpy(row.contact_phone, phone, sizeof row.contact_phone);
    decide_keep(out, employer, "employer.private", &employer_private_schema, &row);
}

#define COPY(to, from, member) memcpy((to).member, (from)->member, sizeof(to).member)

/* The territory's three members of any event that has them. */
#define LOCATE(event, fold, where)                                                                 \
    do {                                                                                           \
        const struct region *located = state_region(fold, where);                                  \
        memcpy((event).departement, where, strnlen(where, 3));                                     \
        memcpy((event).region2013, located->code, sizeof(event).region2013);                       \
        memcpy((event).region2016, located->region2016, sizeof(event).region2016);                 \
    } while (0)

int employer_decide_register(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct employer_register *asked = request;
    const char *departement = territory_of_new_employer(context, request);
    struct employer_registered event = {
        .employer = asked->employer,
        .form = asked->form,
        .is_insertion_company = asked->is_insertion_company,
        .is_market = is_market(asked->form, asked->is_insertion_company),
    };

    if (employer_find(context->state, &asked->employer) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "EM4", "employer",
                      "L'employeur %s est déjà là (EM4).", id_text(&asked->employer));
    if (departement == NULL || state_region(context->state, departement) == NULL)
        return refuse(
            refusal, ERROR_INVALID, "", "departement",
            "Le département n'est pas connu ; il faut un code comme 01, 2A ou 971, un code "
            "commune ou un code postal.");
    if (asked->siret[0] == '\0' && asked->siren[0] == '\0' && asked->rna[0] == '\0')
        return refuse(refusal, ERROR_INVALID, "EM2", "siret",
                      "Il faut au moins un numéro : SIRET, SIREN ou RNA (EM2).");
    LOCATE(event, context->state, departement);
    COPY(event, asked, name);
    COPY(event, asked, siret);
    COPY(event, asked, siren);
    COPY(event, asked, rna);
    COPY(event, asked, activity);
    COPY(event, asked, commune_code);
    COPY(event, asked, postal_code);
    COPY(event, asked, commune);
    COPY(event, asked, address);
    if (event.siren[0] == '\0')
        snprintf(event.siren, sizeof event.siren, "%.9s", event.siret);
    if (state_business_day(context, asked->registered_on, "registered_on", &event.registered_on,
                           refusal) != 0 ||
        employer_check_numbers(event.siret, event.siren, event.rna, refusal) != 0 ||
        check_siret_free(context->state, event.siret, NULL, refusal) != 0 ||
        check_form(context, &event, event.registered_on, refusal) != 0 ||
        refuse_nir(&employer_register_schema, request, refusal) != 0)
        return -1;
    decide_event(out, &employer_registered_schema, &event, departement);
    keep_contact(out, &asked->employer, asked->contact_name, asked->contact_email,
                 asked->contact_phone);
    return 0;
}

/* An amendment never moves an employer to another département: its jobs and figures are there. */
static int check_same_departement(const struct context *context, const struct employer *employer,
                                  const struct employer_amend *asked, struct refusal *refusal)
{
    const char *said = territory_conclude(context, "", asked->commune_code, asked->postal_code);

    if (asked->commune_code[0] == '\0' && asked->postal_code[0] == '\0')
        return 0;
    if (said != NULL && strcmp(said, employer->departement) == 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "",
                  asked->commune_code[0] != '\0' ? "commune_code" : "postal_code",
                  "L'employeur reste dans le département %s ; ailleurs, c'est un autre "
                  "établissement, à enregistrer avec son SIRET.",
                  employer->departement);
}

#define AMEND(member, number)                                                                      \
    snprintf(event.member, sizeof event.member, "%s",                                              \
             asked->member[0] != '\0' ? asked->member : texts_get(&employer->texts, number))

/* What is said now, or what was known. */
static struct employer_registered amended(const struct context *context,
                                          const struct employer *employer,
                                          const struct employer_amend *asked)
{
    struct employer_registered event = {.employer = asked->employer};
    bool new_form = asked->form != FORM_NONE;

    event.form = new_form ? asked->form : (enum employer_form)employer->form;
    event.is_insertion_company =
        new_form ? asked->is_insertion_company : employer->is_insertion_company;
    event.is_market = is_market(event.form, event.is_insertion_company);
    LOCATE(event, context->state, employer->departement);
    AMEND(name, EMPLOYER_NAME);
    AMEND(siret, EMPLOYER_SIRET);
    AMEND(siren, EMPLOYER_SIREN);
    AMEND(rna, EMPLOYER_RNA);
    AMEND(activity, EMPLOYER_ACTIVITY);
    AMEND(commune_code, EMPLOYER_COMMUNE_CODE);
    AMEND(postal_code, EMPLOYER_POSTAL_CODE);
    AMEND(commune, EMPLOYER_COMMUNE);
    AMEND(address, EMPLOYER_ADDRESS);
    if (asked->siret[0] != '\0' && asked->siren[0] == '\0')
        snprintf(event.siren, sizeof event.siren, "%.9s", event.siret);
    return event;
}

int employer_decide_amend(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct employer_amend *asked = request;
    const struct employer *employer = employer_open(context, &asked->employer, "employer", refusal);
    struct employer_registered whole;
    struct employer_amended event = {.amended_on = context->today};

    if (employer == NULL)
        return -1;
    whole = amended(context, employer, asked);
    if (check_same_departement(context, employer, asked, refusal) != 0 ||
        employer_check_numbers(whole.siret, whole.siren, whole.rna, refusal) != 0 ||
        check_siret_free(context->state, whole.siret, employer, refusal) != 0 ||
        check_form(context, &whole, context->today, refusal) != 0 ||
        refuse_nir(&employer_amend_schema, request, refusal) != 0)
        return -1;
    event.employer = whole.employer;
    event.form = whole.form;
    event.is_insertion_company = whole.is_insertion_company;
    event.is_market = whole.is_market;
    COPY(event, &whole, departement);
    COPY(event, &whole, region2013);
    COPY(event, &whole, region2016);
    COPY(event, &whole, name);
    COPY(event, &whole, siret);
    COPY(event, &whole, siren);
    COPY(event, &whole, rna);
    COPY(event, &whole, activity);
    COPY(event, &whole, commune_code);
    COPY(event, &whole, postal_code);
    COPY(event, &whole, commune);
    COPY(event, &whole, address);
    decide_event(out, &employer_amended_schema, &event, employer->departement);
    keep_contact(out, &asked->employer, asked->contact_name, asked->contact_email,
                 asked->contact_phone);
    return 0;
}

/* EM4: what makes two employers the same one. */
static int check_same(const struct employer *duplicate, const struct employer *into,
                      struct refusal *refusal)
{
    const char *siren = texts_get(&duplicate->texts, EMPLOYER_SIREN);
    const char *other = texts_get(&into->texts, EMPLOYER_SIREN);

    if (duplicate == into)
        return refuse(refusal, ERROR_INVALID, "EM4", "into",
                      "Un employeur n'est pas son propre doublon ; il faut deux employeurs (EM4).");
    if (siren[0] != '\0' && other[0] != '\0' && strcmp(siren, other) != 0)
        return refuse(refusal, ERROR_CONFLICT, "EM4", "into",
                      "Les SIREN %s et %s sont ceux de deux organismes ; un doublon a le même "
                      "(EM4).",
                      siren, other);
    if (duplicate->has_siret && !into->has_siret)
        return refuse(refusal, ERROR_CONFLICT, "EM4", "into",
                      "C'est l'employeur %s qui a le SIRET ; il faut garder celui-là (EM4).",
                      id_text(&duplicate->id));
    if (duplicate->form != into->form)
        return refuse(
            refusal, ERROR_CONFLICT, "EM4", "into",
            "Les deux employeurs n'ont pas la même forme (« %s » et « %s ») ; corrigez-la "
            "d'abord (EM4).",
            enumeration_label(&employer_forms, duplicate->form),
            enumeration_label(&employer_forms, into->form));
    return 0;
}

int employer_decide_merge(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct employer_merge *asked = request;
    const struct employer *duplicate =
        employer_open(context, &asked->employer, "employer", refusal);
    const struct employer *into =
        duplicate == NULL ? NULL : employer_open(context, &asked->into, "into", refusal);
    struct employer_merged event = {
        .employer = asked->employer, .into = asked->into, .merged_on = context->today};

    if (into == NULL || check_same(duplicate, into, refusal) != 0 ||
        request_check_territory(context, into->departement, "into", refusal) != 0)
        return -1;
    event.form = (enum employer_form)into->form;
    LOCATE(event, context->state, duplicate->departement);
    decide_event(out, &employer_merged_schema, &event, duplicate->departement);
    return 0;
}

int employer_decide_close(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct employer_close *asked = request;
    const struct employer *employer = employer_open(context, &asked->employer, "employer", refusal);
    struct employer_closed event = {.employer = asked->employer, .reason = asked->reason};

    if (employer == NULL ||
        state_business_day(context, asked->closed_on, "closed_on", &event.closed_on, refusal) != 0)
        return -1;
    /* Its jobs hold places of the envelope until they are withdrawn or closed themselves (Q2). */
    if (employer->jobs_open > 0)
        return refuse(
            refusal, ERROR_CONFLICT, "Q2", "employer",
            "Postes encore ouverts chez l'employeur : %u ; ils doivent d'abord être retirés ou "
            "clos (Q2).",
            employer->jobs_open);
    LOCATE(event, context->state, employer->departement);
    decide_event(out, &employer_closed_schema, &event, employer->departement);
    return 0;
}

/* P4: the right to read comes from what is open: for the DLA a referral of that employer, for a hub
 * a job of it in the asker's territory. */
static int check_grounds(const struct context *context, const struct employer_contact *asked,
                         const struct employer *employer, struct refusal *refusal)
{
    const struct job *job = job_find(context->state, &asked->job);

    if (context->caller->role == ROLE_DLA)
        return hearing_has_access(context->state, &asked->referral, employer)
                   ? 0
                   : refuse(refusal, ERROR_FORBIDDEN, "P4", "referral",
                            "Le contact d'un employeur se lit pour une de ses orientations en "
                            "cours (P4).");
    if (job != NULL && employer_of(job->employer) == employer_of(employer) && job_is_open(job) &&
        scope_has(context, job->departement))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "P4", "job",
                  "Le contact d'un employeur se lit pour un de ses postes ouverts dans votre "
                  "territoire (P4).");
}

int employer_decide_contact(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct employer_contact *asked = request;
    const struct employer *employer = employer_find(context->state, &asked->employer);
    struct contact_read event = {
        .subject = asked->employer,
        .kind = SUBJECT_EMPLOYER,
        .reason = asked->reason,
        .grounds = context->caller->role == ROLE_DLA ? asked->referral : asked->job,
        .read_on = context->today,
    };

    if (employer == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "employer", "L'employeur %s est inconnu.",
                      id_text(&asked->employer));
    if (check_grounds(context, asked, employer, refusal) != 0)
        return -1;
    memcpy(event.departement, employer->departement, sizeof event.departement);
    decide_event(out, &contact_read_schema, &event, employer->departement);
    return 0;
}
