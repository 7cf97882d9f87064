#include "services/regional/area.h"

#include "services/regional/case.h"
#include "services/regional/item.h"
#include "services/regional/notebook.h"
#include "services/regional/opinion.h"
#include "services/regional/orientation.h"
#include "services/regional/session.h"
#include "services/regional/sponsor.h"

static const struct regional_state *state_of(const struct context *context)
{
    return context->state;
}

static const char *of_job(const struct context *context, const struct id *job)
{
    const struct job_case *subject = case_find(context->state, job);

    return subject == NULL || !subject->is_known ? NULL : subject->departement;
}

const char *area_of_case(const struct context *context, const void *request)
{
    return of_job(context, request);
}

const char *area_of_contact_case(const struct context *context, const void *request)
{
    return of_job(context, &((const struct contact_record *)request)->job);
}

const char *area_of_opinion_case(const struct context *context, const void *request)
{
    return of_job(context, &((const struct opinion_give *)request)->job);
}

const char *area_of_new_sponsorship(const struct context *context, const void *request)
{
    return of_job(context, &((const struct sponsor_propose *)request)->job);
}

const char *area_of_new_referral(const struct context *context, const void *request)
{
    return of_job(context, &((const struct referral_request *)request)->job);
}

const char *area_of_opinion(const struct context *context, const void *request)
{
    const struct opinion *opinion = table_find(&state_of(context)->opinions, request);

    return opinion == NULL ? NULL : opinion->subject->departement;
}

const char *area_of_item(const struct context *context, const void *request)
{
    const struct item *item = table_find(&state_of(context)->items, request);

    return item == NULL ? NULL : item->subject->departement;
}

const char *area_of_session(const struct context *context, const void *request)
{
    const struct session *session = table_find(&state_of(context)->sessions, request);

    return session == NULL ? NULL : session->departement;
}

const char *area_of_new_session(const struct context *context, const void *request)
{
    (void)context;
    return ((const struct session_plan *)request)->departement;
}

const char *area_of_sponsor(const struct context *context, const void *request)
{
    const struct sponsor *sponsor = table_find(&state_of(context)->sponsors, request);

    return sponsor == NULL ? NULL : sponsor->departement;
}

const char *area_of_new_sponsor(const struct context *context, const void *request)
{
    const struct sponsor_pledge *asked = request;

    (void)context;
    return asked->departements_count == 0 ? NULL : asked->departements[0];
}

static const char *of_sponsorship(const struct context *context, const struct id *id)
{
    const struct sponsorship *sponsorship = table_find(&state_of(context)->sponsorships, id);

    return sponsorship == NULL ? NULL : sponsorship->subject->departement;
}

const char *area_of_sponsorship(const struct context *context, const void *request)
{
    return of_sponsorship(context, request);
}

const char *area_of_meeting(const struct context *context, const void *request)
{
    return of_sponsorship(context, &((const struct sponsor_meet *)request)->sponsorship);
}

const char *area_of_referral(const struct context *context, const void *request)
{
    const struct orientation *orientation = table_find(&state_of(context)->orientations, request);

    return orientation == NULL ? NULL : orientation->subject->departement;
}

const char *area_of_new_briefing(const struct context *context, const void *request)
{
    (void)context;
    return ((const struct briefing_record *)request)->departement;
}

const char *area_of_note(const struct context *context, const void *request)
{
    const struct note *note = table_find(&state_of(context)->notes, request);

    return note == NULL ? NULL : note->departement;
}
