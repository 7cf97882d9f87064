#include "services/regional/notebook.h"

#include <stdio.h>

#include "services/regional/settings.h"

/* ---- which rows there are, and from when they count --------------------------------------------
 */

static void put(struct deadlines *deadlines, struct date since, struct note *note, uint32_t *place)
{
    if (date_is_none(since))
        deadlines_remove(deadlines, place);
    else
        deadlines_put(deadlines, since, note, place);
}

static void follow(struct regional_state *state, struct note *note)
{
    const struct employment *employment = note->employment;
    struct date of_person = {0}, of_contact = {0}, at_once = {0};

    if (!note->is_erased && employment == NULL)
        of_contact = note->since;
    if (!note->is_erased && employment != NULL && employment->person_is_erased)
        at_once = note->since;
    else if (!note->is_erased && employment != NULL)
        of_person = employment->left_on;
    put(&state->notes_of_people, of_person, note, &note->of_people);
    put(&state->notes_of_contacts, of_contact, note, &note->of_contacts);
    put(&state->notes_at_once, at_once, note, &note->at_once);
}

void notebook_add(struct regional_state *state, const struct id *id, enum hub_note_kind kind,
                  struct job_case *subject, struct employment *employment, struct date since,
                  const char *departement)
{
    struct note *note = table_find(&state->notes, id);

    if (note == NULL) {
        note = table_add(&state->notes, id);
        note->subject = subject;
        note->employment = employment;
        note->next_of_employment = employment == NULL ? NULL : employment->notes;
        if (employment != NULL)
            employment->notes = note;
    }
    note->kind = (uint8_t)kind;
    note->since = since;
    note->is_erased = false;
    snprintf(note->departement, sizeof note->departement, "%s", departement);
    follow(state, note);
}

bool notebook_has(const struct regional_state *state, const struct id *id)
{
    const struct note *note = table_find(&state->notes, id);

    return note != NULL && !note->is_erased;
}

void notebook_date(struct regional_state *state, const struct id *id, struct date since)
{
    struct note *note = table_find(&state->notes, id);

    if (note == NULL)
        return;
    note->since = since;
    follow(state, note);
}

void notebook_follow_employment(struct regional_state *state, const struct employment *employment)
{
    for (struct note *note = employment->notes; note != NULL; note = note->next_of_employment)
        follow(state, note);
}

/* ---- written, read, erased ---------------------------------------------------------------------
 */

int notebook_keep(const struct schema *schema, const void *request, const struct id *id,
                  const char *words, struct decision *out, struct refusal *refusal)
{
    struct hub_note_private row = {.note = *id};

    if (refuse_nir(schema, request, refusal) != 0)
        return -1;
    if (words[0] == '\0')
        return 0;
    snprintf(row.words, sizeof row.words, "%s", words);
    decide_keep(out, id, "hub_note.private", &hub_note_private_schema, &row);
    return 0;
}

static const char *vault_kind(const struct note *note)
{
    return note->kind == HUB_NOTE_SPONSOR ? "sponsor.private" : "hub_note.private";
}

void notebook_erase(const struct context *context, const struct note *note,
                    enum erasure_reason reason, struct decision *out)
{
    struct hub_note_erased event = {
        .note = note->id,
        .kind = (enum hub_note_kind)note->kind,
        .reason = reason,
        .erased_on = context->today,
    };

    if (note->subject != NULL)
        event.job = note->subject->id;
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, note->departement, sizeof event.departement);
    decide_event(out, &hub_note_erased_schema, &event, note->departement);
    decide_erase(out, &note->id, vault_kind(note));
}

int notebook_read(const struct context *context, const struct id *id, enum access_reason reason,
                  struct decision *out, struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct note *note = table_find(&state->notes, id);
    struct hub_note_read event = {.note = *id, .reason = reason, .read_on = context->today};

    if (note == NULL || note->is_erased)
        return refuse(refusal, ERROR_NOT_FOUND, "P4", "note",
                      "Il n'y a rien de confidentiel pour %s, ou plus depuis son effacement (P4).",
                      id_text(id));
    /* H2: what is private is not read from outside the territory any more. */
    if (coverage_check(context, note->departement, "note", refusal) != 0)
        return -1;
    event.kind = (enum hub_note_kind)note->kind;
    if (note->subject != NULL)
        event.job = note->subject->id;
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, note->departement, sizeof event.departement);
    decide_event(out, &hub_note_read_schema, &event, note->departement);
    return 0;
}

int notebook_decide_read(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct hub_read_note *asked = request;
    const struct note *note = table_find(&state->notes, &asked->note);

    if (note != NULL && note->kind == HUB_NOTE_SPONSOR)
        return refuse(refusal, ERROR_INVALID, "P4", "note",
                      "L'interlocuteur d'un parrain se lit par « sponsor.contact » (P4).");
    return notebook_read(context, &asked->note, asked->reason, out, refusal);
}

/* P2: what is first in line, once it has been kept for that many months; NULL before. */
static const struct note *kept_enough(const struct deadlines *deadlines, int64_t months,
                                      struct date today)
{
    const struct deadline *first = deadlines_first(deadlines);

    if (first == NULL ||
        date_compare(date_add_months((struct date){first->day}, (int)months), today) > 0)
        return NULL;
    return first->thing;
}

void notebook_due(const struct context *context, struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct regional_settings *settings = context->settings;
    const struct note *asked = kept_enough(&state->notes_at_once, 0, context->today);
    const struct note *of_person =
        kept_enough(&state->notes_of_people, settings->person_retention_months, context->today);
    const struct note *of_contact =
        kept_enough(&state->notes_of_contacts, settings->contact_retention_months, context->today);

    if (asked != NULL)
        notebook_erase(context, asked, ERASURE_REQUEST, out);
    else if (of_person != NULL)
        notebook_erase(context, of_person, ERASURE_RETENTION, out);
    else if (of_contact != NULL)
        notebook_erase(context, of_contact, ERASURE_RETENTION, out);
}

/* P4: the journal is the log of readings; no rule looks back at it. */
void notebook_apply_read(void *fold, const struct event *event)
{
    (void)fold;
    (void)event;
}

void notebook_apply_erased(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct hub_note_erased *erased = event->record;
    struct note *note = table_find(&state->notes, &erased->note);

    if (note == NULL)
        return;
    note->is_erased = true;
    follow(state, note);
}
