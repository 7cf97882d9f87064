/* Companies: what they pledge, whom to speak to, until when (PA1, PA2). */
#include "services/regional/sponsor.h"

#include <stdio.h>

#include "common/identifiers/identifiers.h"
#include "services/regional/notebook.h"

const struct sponsor *sponsor_open(const struct context *context, const struct id *id,
                                   struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor *sponsor = table_find(&state->sponsors, id);

    if (sponsor == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "sponsor", "L'entreprise %s est inconnue.",
               id_text(id));
    else if (coverage_check(context, sponsor->departement, "sponsor", refusal) != 0)
        return NULL;
    else if (!date_is_none(sponsor->closed_on))
        refuse(refusal, ERROR_CONFLICT, "PA1", "sponsor",
               "L'entreprise ne parraine plus depuis le %s (PA1).", day_text(sponsor->closed_on));
    else
        return sponsor;
    return NULL;
}

/* ---- sponsor.pledge (PA1) ----------------------------------------------------------------------
 */

static int check_siren(const struct context *context, const char *siren, struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    struct error error;

    if (siren_check(siren, &error) != 0)
        return refuse(refusal, ERROR_INVALID, "EM2", "siren", "%s", error.text);
    for (size_t i = 0; i < state->sponsors.count; i++) {
        const struct sponsor *known = table_at(&state->sponsors, i);

        if (date_is_none(known->closed_on) && strcmp(known->siren, siren) == 0)
            return refuse(refusal, ERROR_CONFLICT, "PA1", "siren",
                          "Le SIREN %s est déjà celui de l'entreprise %s ; modifiez-la (PA1).",
                          siren, id_text(&known->id));
    }
    return 0;
}

static int check_sector(const struct context *context, const char *sector, struct refusal *refusal)
{
    for (size_t i = 1; i < metiers.count; i++) {
        const struct metier_reference *metier =
            reference_metier(context->reference, metiers.words[i]);

        if (metier != NULL && strcmp(metier->sector, sector) == 0)
            return 0;
    }
    return refuse(refusal, ERROR_INVALID, "PA1", "sector",
                  "« %s » n'est pas le secteur d'un métier (PA1).", sector);
}

static int check_departements(const struct context *context, const struct sponsor_pledge *asked,
                              struct refusal *refusal)
{
    if (asked->departements_count == 0)
        return refuse(refusal, ERROR_INVALID, "PA1", "departements",
                      "Il faut au moins un département, celui de l'entreprise d'abord (PA1).");
    for (size_t i = 0; i < asked->departements_count; i++)
        if (reference_departement(context->reference, asked->departements[i]) == NULL)
            return refuse(refusal, ERROR_INVALID, "PA1", "departements",
                          "« %s » n'est pas un département ; il faut un code comme 01, 2A ou 971 "
                          "(PA1).",
                          asked->departements[i]);
    return coverage_check(context, asked->departements[0], "departements", refusal);
}

static bool has_contact(const char *name, const char *email, const char *phone)
{
    return name[0] != '\0' || email[0] != '\0' || phone[0] != '\0';
}

static void keep_contact(const struct id *id, const char *name, const char *email,
                         const char *phone, struct decision *out)
{
    struct sponsor_private row = {.sponsor = *id};

    if (!has_contact(name, email, phone))
        return;
    snprintf(row.contact_name, sizeof row.contact_name, "%s", name);
    snprintf(row.contact_email, sizeof row.contact_email, "%s", email);
    snprintf(row.contact_phone, sizeof row.contact_phone, "%s", phone);
    decide_keep(out, id, "sponsor.private", &sponsor_private_schema, &row);
}

int sponsor_decide_pledge(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor_pledge *asked = request;
    struct sponsor_pledged event = {
        .sponsor = asked->sponsor,
        .departements_count = asked->departements_count,
        .offers = asked->offers,
        .jobs_most = asked->jobs_most,
        .has_notes = has_contact(asked->contact_name, asked->contact_email, asked->contact_phone),
    };

    if (table_find(&state->sponsors, &asked->sponsor) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "PA1", "sponsor",
                      "L'entreprise %s est déjà connue ; modifiez-la (PA1).",
                      id_text(&asked->sponsor));
    if (check_departements(context, asked, refusal) != 0 ||
        check_siren(context, asked->siren, refusal) != 0 ||
        check_sector(context, asked->sector, refusal) != 0 ||
        regional_business_day(context, asked->pledged_on, "pledged_on", &event.pledged_on,
                              refusal) != 0 ||
        refuse_nir(&sponsor_pledge_schema, request, refusal) != 0)
        return -1;
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, asked->departements[0], sizeof event.departement);
    memcpy(event.name, asked->name, sizeof event.name);
    memcpy(event.siren, asked->siren, sizeof event.siren);
    memcpy(event.sector, asked->sector, sizeof event.sector);
    memcpy(event.departements, asked->departements, sizeof event.departements);
    decide_event(out, &sponsor_pledged_schema, &event, event.departement);
    keep_contact(&asked->sponsor, asked->contact_name, asked->contact_email, asked->contact_phone,
                 out);
    return 0;
}

/* ---- sponsor.amend, sponsor.close --------------------------------------------------------------
 */

int sponsor_decide_amend(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct sponsor_amend *asked = request;
    const struct sponsor *sponsor = sponsor_open(context, &asked->sponsor, refusal);
    struct sponsor_amended event = {.sponsor = asked->sponsor, .amended_on = context->today};

    if (sponsor == NULL || refuse_nir(&sponsor_amend_schema, request, refusal) != 0)
        return -1;
    event.offers = asked->offers == 0 ? sponsor->offers : asked->offers;
    event.jobs_most = asked->jobs_most == 0 ? sponsor->jobs_most : asked->jobs_most;
    if (event.jobs_most < sponsor->jobs_followed)
        return refuse(
            refusal, ERROR_CONFLICT, "PA2", "jobs_most",
            "Postes que l'entreprise suit déjà : %d ; il en faut au moins autant, pas %d (PA2).",
            sponsor->jobs_followed, (int)event.jobs_most);
    event.has_notes = notebook_has(context->state, &sponsor->id) ||
                      has_contact(asked->contact_name, asked->contact_email, asked->contact_phone);
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, sponsor->departement, sizeof event.departement);
    decide_event(out, &sponsor_amended_schema, &event, sponsor->departement);
    keep_contact(&asked->sponsor, asked->contact_name, asked->contact_email, asked->contact_phone,
                 out);
    return 0;
}

int sponsor_decide_close(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct sponsor_close *asked = request;
    const struct sponsor *sponsor = sponsor_open(context, &asked->sponsor, refusal);
    struct sponsor_closed event = {.sponsor = asked->sponsor};

    if (sponsor == NULL || regional_business_day(context, asked->closed_on, "closed_on",
                                                 &event.closed_on, refusal) != 0)
        return -1;
    if (date_compare(event.closed_on, sponsor->pledged_on) < 0)
        return refuse(
            refusal, ERROR_INVALID, "PA5", "closed_on",
            "L'entreprise s'est engagée le %s ; l'engagement ne peut pas être clos dès le "
            "%s (PA5).",
            day_text(sponsor->pledged_on), day_text(event.closed_on));
    if (sponsor->jobs_followed > 0)
        return refuse(refusal, ERROR_CONFLICT, "PA5", "sponsor",
                      "Parrainages en cours : %d ; terminez-les avant de clore l'engagement (PA5).",
                      sponsor->jobs_followed);
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, sponsor->departement, sizeof event.departement);
    decide_event(out, &sponsor_closed_schema, &event, sponsor->departement);
    return 0;
}

/* ---- whom to speak to --------------------------------------------------------------------------
 */

int sponsor_decide_contact(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct sponsor_contact *asked = request;

    return notebook_read(context, &asked->sponsor, asked->reason, out, refusal);
}

int sponsor_decide_erase(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor_erase *asked = request;
    const struct note *note = table_find(&state->notes, &asked->sponsor);

    if (note == NULL || note->is_erased || note->kind != HUB_NOTE_SPONSOR)
        return refuse(refusal, ERROR_NOT_FOUND, "P2", "sponsor",
                      "Aucun interlocuteur n'est connu pour l'entreprise %s (P2).",
                      id_text(&asked->sponsor));
    notebook_erase(context, note, ERASURE_REQUEST, out);
    return 0;
}
