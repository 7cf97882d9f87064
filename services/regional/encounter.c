#include "services/regional/encounter.h"

#include <stdio.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"
#include "services/regional/item.h"
#include "services/regional/notebook.h"

static bool is_with_person(uint32_t parties)
{
    return (parties & 1u << PARTY_YOUNG_PERSON) != 0;
}

/* Earlier than what is known, by business date. */
static bool is_earlier(struct date on, struct date known)
{
    return date_is_none(known) || date_compare(on, known) < 0;
}

/* ---- contact.record ----------------------------------------------------------------------------
 */

/* R13: the contract that was named, or the last one; NULL is fine before any. */
static int check_contract(const struct context *context, const struct contact_record *asked,
                          const struct job_case *subject, const struct employment **out,
                          struct refusal *refusal)
{
    *out = subject->employment;
    if (id_is_none(&asked->contract))
        return 0;
    *out = employment_find(context->state, &asked->contract);
    if (*out != NULL && (*out)->is_known && (*out)->subject == subject)
        return 0;
    return refuse(refusal, ERROR_INVALID, "R13", "contract",
                  "Le contrat %s n'est pas de ce dossier (R13).", id_text(&asked->contract));
}

/* R2, R3, R7, R8: what a contact does. */
static void do_items(const struct context *context, const struct contact_recorded *event,
                     const struct job_case *subject, const struct employment *employment,
                     struct decision *out)
{
    static const struct {
        enum contact_purpose purpose;
        enum item_kind kind;
    } purposes[] = {
        {PURPOSE_ANNUAL_EXAMINATION, ITEM_ANNUAL_EXAMINATION},
        {PURPOSE_BILAN,              ITEM_BILAN             },
    };

    if (employment == NULL)
        return;
    if (is_with_person(event->parties))
        item_do(context, subject, employment, ITEM_FIRST_CONTACT, event->held_on, DONE_BY_CONTACT,
                out);
    if (event->channel == CHANNEL_VISIT)
        item_do(context, subject, employment, ITEM_VISIT, event->held_on, DONE_BY_CONTACT, out);
    for (size_t i = 0; i < sizeof purposes / sizeof purposes[0]; i++)
        if (event->purpose == purposes[i].purpose)
            item_do(context, subject, employment, purposes[i].kind, event->held_on, DONE_BY_CONTACT,
                    out);
}

static void describe(const struct context *context, const struct contact_record *asked,
                     const struct job_case *subject, const struct employment *employment,
                     struct contact_recorded *event)
{
    event->contact = asked->contact;
    event->channel = asked->channel;
    event->parties = asked->parties;
    event->purpose = asked->purpose == PURPOSE_NONE ? PURPOSE_FOLLOW_UP : asked->purpose;
    event->has_notes = asked->notes[0] != '\0';
    CASE_DESCRIBE(*event, context, subject);
    CASE_AXES(*event, context, subject);
    if (employment == NULL)
        return;
    event->contract = employment->id;
    event->contract_starts_on = employment->starts_on;
    event->is_first =
        is_with_person(asked->parties) && is_earlier(event->held_on, employment->contact_on);
    event->is_first_visit =
        asked->channel == CHANNEL_VISIT && is_earlier(event->held_on, employment->visit_on);
}

int encounter_decide_record(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct contact_record *asked = request;
    const struct job_case *subject = case_open(context, &asked->job, refusal);
    const struct employment *employment;
    struct contact_recorded event = {0};

    if (subject == NULL)
        return -1;
    if (table_find(&state->contacts, &asked->contact) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "R13", "contact",
                      "Le contact %s est déjà enregistré (R13).", id_text(&asked->contact));
    if (subject->contacts >= CONTACTS_MOST)
        return refuse(refusal, ERROR_CONFLICT, "R13", "job",
                      "Le dossier compte déjà %d contacts, le maximum (R13).", CONTACTS_MOST);
    if (check_contract(context, asked, subject, &employment, refusal) != 0 ||
        regional_business_day(context, asked->held_on, "held_on", &event.held_on, refusal) != 0 ||
        notebook_keep(&contact_record_schema, request, &asked->contact, asked->notes, out,
                      refusal) != 0)
        return -1;
    describe(context, asked, subject, employment, &event);
    decide_event(out, &contact_recorded_schema, &event, subject->departement);
    do_items(context, &event, subject, employment, out);
    return 0;
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

void encounter_apply_recorded(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct contact_recorded *recorded = event->record;
    struct contact *contact = table_add(&state->contacts, &recorded->contact);
    struct employment *employment = table_find(&state->employments, &recorded->contract);
    struct job_case *subject = case_find(state, &recorded->job);
    bool is_visit = recorded->channel == CHANNEL_VISIT;

    contact->subject = subject;
    contact->employment = employment;
    contact->held_on = recorded->held_on;
    contact->channel = (uint8_t)recorded->channel;
    contact->purpose = (uint8_t)recorded->purpose;
    contact->parties = (uint8_t)recorded->parties;
    subject->contacts++;
    timeline_add(&state->timeline, &subject->timeline, is_visit ? FACT_VISIT : FACT_CONTACT,
                 recorded->held_on, &recorded->contact,
                 enumeration_word(&contact_purposes, (int)recorded->purpose));
    if (recorded->is_first)
        employment->contact_on = recorded->held_on;
    if (recorded->is_first_visit)
        employment->visit_on = recorded->held_on;
    if (recorded->has_notes)
        notebook_add(state, &recorded->contact, HUB_NOTE_CONTACT, subject, employment,
                     recorded->held_on, subject->departement);
}

/* ---- contact.list ------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct contact *contact = thing;
    struct contact_view *view = out;

    *view = (struct contact_view){
        .contact = contact->id,
        .job = contact->subject->id,
        .channel = (enum contact_channel)contact->channel,
        .parties = contact->parties,
        .purpose = (enum contact_purpose)contact->purpose,
        .held_on = contact->held_on,
        .has_notes = notebook_has(context->state, &contact->id),
    };
    if (contact->employment != NULL)
        view->contract = contact->employment->id;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct contact_list *asked = request;
    const struct contact *contact = thing;
    const char *departement = contact->subject->departement;

    return scope_shows(context, asked->departement, departement) &&
           (id_is_none(&asked->job) || id_equal(&asked->job, &contact->subject->id)) &&
           (asked->channel == CHANNEL_NONE || contact->channel == (uint8_t)asked->channel);
}

int encounter_answer_list(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal)
{
    const struct contact_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->contacts,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &contact_page_schema,
        .view = &contact_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
