#include "services/dla/note.h"

#include "services/dla/settings.h"

struct id note_keep(struct decision *out, const struct id *subject, enum note_step step,
                    const char *words)
{
    struct {
        struct id subject;
        uint8_t step;
    } parts = {*subject, (uint8_t)step};
    struct note_private row = {0};

    if (words[0] == '\0')
        return (struct id){0};
    row.note = id_made("note", &parts, sizeof parts);
    memcpy(row.text, words, strlen(words) + 1);
    decide_keep(out, &row.note, "note.private", &note_private_schema, &row);
    return row.note;
}

void note_add(struct dla_state *state, struct referral *referral, const struct id *id,
              enum note_step step, const struct adviser *adviser)
{
    struct note *note = id_is_none(id) ? NULL : table_add(&state->notes, id);

    if (note == NULL)
        return;
    note->referral = referral;
    note->adviser = adviser;
    note->step = (uint8_t)step;
    if (referral->notes == NULL)
        referral->notes = note;
    else
        referral->last_note->next = note;
    referral->last_note = note;
    note_follow(state, referral);
}

/* ---- reading (P4) ------------------------------------------------------------------------------
 */

const char *note_departement(const struct context *context, const void *request)
{
    const struct dla_state *state = context->state;
    const struct note *note = table_find(&state->notes, request);

    return note == NULL ? NULL : note->referral->departement;
}

/* A hub reads those of its own referrals; an adviser its own words and those of what it
 * accompanies; the C2RA all of its region. */
static int check_reader(const struct context *context, const struct note *note,
                        struct refusal *refusal)
{
    const struct adviser *adviser;

    if (context->caller->role != ROLE_DLA)
        return referral_check_hub(context, note->referral, "note", refusal);
    adviser = adviser_of_caller(context, refusal);
    if (adviser == NULL)
        return -1;
    if (note->adviser == adviser || note->referral->adviser == adviser ||
        adviser_caller_is_c2ra(context, note->referral->c2ra))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "P4", "note",
                  "Ce texte est d'une orientation que vous n'accompagnez pas (P4).");
}

/* With its words still there, or NULL with a refusal. */
static const struct note *known(const struct context *context, const struct id *id,
                                struct refusal *refusal)
{
    const struct dla_state *state = context->state;
    const struct note *note = table_find(&state->notes, id);

    if (note == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "note", "Le texte %s est inconnu.", id_text(id));
    else if (note->is_erased)
        refuse(refusal, ERROR_NOT_FOUND, "P2", "note", "Le texte %s a été effacé (P2).",
               id_text(id));
    else
        return note;
    return NULL;
}

int note_decide_consult(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct note_consult *asked = request;
    const struct note *note = known(context, &asked->note, refusal);
    struct note_read event = {
        .note = asked->note, .reason = asked->reason, .read_on = context->today};

    if (note == NULL || check_reader(context, note, refusal) != 0)
        return -1;
    REFERRAL_DESCRIBE(event, note->referral);
    event.step = (enum note_step)note->step;
    decide_event(out, &note_read_schema, &event, event.departement);
    return 0;
}

void note_apply_read(void *state, const struct event *event)
{
    (void)state; /* P4: the journal itself is the log */
    (void)event;
}

/* ---- retention (P2) ----------------------------------------------------------------------------
 */

static bool has_words(const struct referral *referral)
{
    for (const struct note *note = referral->notes; note != NULL; note = note->next)
        if (!note->is_erased)
            return true;
    return false;
}

void note_follow(struct dla_state *state, struct referral *referral)
{
    struct date from = date_compare(referral->measured_on, referral->ended_on) > 0
                           ? referral->measured_on
                           : referral->ended_on;

    if (!date_is_none(referral->ended_on) && has_words(referral))
        deadlines_put(&state->note_retentions, from, referral, &referral->retention);
    else
        deadlines_remove(&state->note_retentions, &referral->retention);
}

static void erase(const struct context *context, const struct note *note,
                  enum erasure_reason reason, struct decision *out)
{
    struct note_erased event = {
        .note = note->id,
        .step = (enum note_step)note->step,
        .reason = reason,
        .erased_on = context->today,
    };

    REFERRAL_DESCRIBE(event, note->referral);
    decide_event(out, &note_erased_schema, &event, event.departement);
    decide_erase(out, &note->id, "note.private");
}

void note_due(const struct context *context, struct decision *out)
{
    enum { AT_A_TIME = 64 };
    const struct dla_state *state = context->state;
    const struct dla_settings *settings = context->settings;
    const struct deadline *first = deadlines_first(&state->note_retentions);
    struct date ended_on = {first == NULL ? 0 : first->day};
    const struct referral *referral = first == NULL ? NULL : first->thing;
    int left = AT_A_TIME, months = (int)settings->note_retention_months;

    if (referral == NULL || date_compare(date_add_months(ended_on, months), context->today) > 0)
        return;
    for (const struct note *note = referral->notes; note != NULL && left > 0; note = note->next) {
        if (note->is_erased)
            continue;
        erase(context, note, ERASURE_RETENTION, out);
        left--;
    }
}

int note_decide_erase(const struct context *context, const void *request, struct decision *out,
                      struct refusal *refusal)
{
    const struct note_erase *asked = request;
    const struct note *note = known(context, &asked->note, refusal);

    if (note == NULL)
        return -1;
    erase(context, note, ERASURE_REQUEST, out);
    return 0;
}

void note_apply_erased(void *fold, const struct event *event)
{
    struct dla_state *state = fold;
    const struct note_erased *erased = event->record;
    struct note *note = table_find(&state->notes, &erased->note);

    note->is_erased = true;
    note_follow(state, note->referral);
}
