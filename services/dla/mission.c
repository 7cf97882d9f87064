#include "services/dla/mission.h"

#include "common/identifiers/identifiers.h"

const char *mission_departement(const struct context *context, const void *request)
{
    const struct dla_state *state = context->state;
    const struct mission *mission = table_find(&state->missions, request);

    return mission == NULL ? NULL : mission->participations->referral->departement;
}

const char *mission_new_departement(const struct context *context, const void *request)
{
    const struct mission_plan *asked = request;

    return referral_departement(context, &asked->referral);
}

/* The same for a SIREN that is not known yet. */
static int check_provider(const char *siren, struct refusal *refusal)
{
    struct error error;

    if (siren[0] == '\0' || siren_check(siren, &error) == 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "EM2", "provider", "%s", error.text);
}

static int check_days(const struct mission_plan *asked, struct refusal *refusal)
{
    if (date_is_none(asked->ends_on) || date_compare(asked->ends_on, asked->starts_on) >= 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "D5", "ends_on",
                  "La mission finirait le %s, avant son début le %s (D5).",
                  day_text(asked->ends_on), day_text(asked->starts_on));
}

int mission_decide_plan(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct mission_plan *asked = request;
    const struct dla_state *state = context->state;
    const struct referral *referral =
        referral_accompanied(context, &asked->referral, REFERRAL_PLAN_MISSION, refusal);
    struct mission_planned event = {
        .mission = asked->mission,
        .kind = asked->kind,
        .theme = asked->theme,
        .days = asked->days,
        .cost_cents = asked->cost_cents,
        .starts_on = asked->starts_on,
        .ends_on = asked->ends_on,
        .planned_on = context->today,
    };

    if (referral == NULL)
        return -1;
    if (table_find(&state->missions, &asked->mission) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "D5", "mission", "La mission %s est déjà là (D5).",
                      id_text(&asked->mission));
    if (check_provider(asked->provider, refusal) != 0 || check_days(asked, refusal) != 0)
        return -1;
    REFERRAL_DESCRIBE(event, referral);
    event.adviser = referral->adviser->id;
    memcpy(event.bearer, referral->adviser->body, sizeof event.bearer);
    memcpy(event.provider, asked->provider, sizeof event.provider);
    decide_event(out, &mission_planned_schema, &event, event.departement);
    return 0;
}

/* ---- what is done to a mission -----------------------------------------------------------------
 */

/* A planned mission, for the adviser who accompanies one of those who take part: D5 has only
 * planned → completed | cancelled. */
static const struct mission *planned(const struct context *context, const struct id *id,
                                     struct refusal *refusal)
{
    const struct dla_state *state = context->state;
    const struct adviser *adviser = adviser_of_caller(context, refusal);
    const struct mission *mission = table_find(&state->missions, id);

    if (adviser == NULL)
        return NULL;
    if (mission == NULL) {
        refuse(refusal, ERROR_NOT_FOUND, "", "mission", "La mission %s est inconnue.", id_text(id));
        return NULL;
    }
    if (mission->participations->referral->adviser != adviser) {
        refuse(refusal, ERROR_FORBIDDEN, "D5", "mission",
               "La mission %s est menée par le conseiller %s (D5).", id_text(id),
               id_text(&mission->participations->referral->adviser->id));
        return NULL;
    }
    if (mission->state == MISSION_PLANNED)
        return mission;
    refuse(refusal, ERROR_CONFLICT, "D5", "mission",
           "La mission %s est « %s » ; il faut qu'elle soit « %s » (D5).", id_text(id),
           enumeration_label(&mission_states, mission->state),
           enumeration_label(&mission_states, MISSION_PLANNED));
    return NULL;
}

static int check_joins(const struct mission *mission, const struct referral *referral,
                       struct refusal *refusal)
{
    if (mission->kind != MISSION_COLLECTIVE)
        return refuse(refusal, ERROR_CONFLICT, "D5", "mission",
                      "La mission %s est « %s » ; il en faut une « %s » pour plusieurs structures "
                      "(D5).",
                      id_text(&mission->id), enumeration_label(&mission_kinds, mission->kind),
                      enumeration_label(&mission_kinds, MISSION_COLLECTIVE));
    for (const struct participation *there = mission->participations; there != NULL;
         there = there->next)
        if (there->referral == referral)
            return refuse(refusal, ERROR_CONFLICT, "D5", "referral",
                          "L'orientation %s participe déjà à la mission (D5).",
                          id_text(&referral->id));
    return 0;
}

/* D5: a colleague is somebody of the same C2RA. */
static int check_region(const struct mission *mission, const struct referral *referral,
                        struct refusal *refusal)
{
    const char *c2ra = mission->participations->referral->c2ra;

    if (strcmp(referral->c2ra, c2ra) == 0)
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "D5", "referral",
                  "L'orientation %s relève de %s ; il en faut une de %s (D5).",
                  id_text(&referral->id), referral->c2ra, c2ra);
}

/* The adviser who leads the mission takes in the employer of another referral, its own or a
 * colleague's. */
int mission_decide_join(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct mission_join *asked = request;
    const struct mission *mission = planned(context, &asked->mission, refusal);
    const struct referral *referral =
        mission == NULL ? NULL : referral_known(context, &asked->referral, refusal);
    struct mission_joined event = {.mission = asked->mission, .joined_on = context->today};

    if (referral == NULL || check_region(mission, referral, refusal) != 0 ||
        referral_may(referral, REFERRAL_PLAN_MISSION, refusal) != 0 ||
        check_joins(mission, referral, refusal) != 0)
        return -1;
    REFERRAL_DESCRIBE(event, referral);
    event.theme = (enum referral_need)mission->theme;
    decide_event(out, &mission_joined_schema, &event, event.departement);
    return 0;
}

/* Once it is known who did it. */
static int choose_provider(const struct mission *mission, const char *asked, char provider[10],
                           struct refusal *refusal)
{
    if (check_provider(asked, refusal) != 0)
        return -1;
    if (asked[0] == '\0' && mission->provider[0] == '\0')
        return refuse(refusal, ERROR_INVALID, "D5", "provider",
                      "Il faut le SIREN du prestataire pour achever une mission (D5).");
    memcpy(provider, asked[0] != '\0' ? asked : mission->provider, sizeof mission->provider);
    return 0;
}

int mission_decide_complete(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct mission_complete *asked = request;
    const struct mission *mission = planned(context, &asked->mission, refusal);
    const struct referral *referral = mission == NULL ? NULL : mission->participations->referral;
    struct mission_completed event = {.mission = asked->mission};

    if (mission == NULL || choose_provider(mission, asked->provider, event.provider, refusal) != 0)
        return -1;
    if (dla_state_day(context, asked->completed_on,
                      date_is_none(mission->starts_on) ? referral->planned_on : mission->starts_on,
                      "completed_on", &event.completed_on, refusal) != 0)
        return -1;
    REFERRAL_DESCRIBE(event, referral);
    event.adviser = referral->adviser->id;
    memcpy(event.bearer, referral->adviser->body, sizeof event.bearer);
    event.kind = (enum mission_kind)mission->kind;
    event.theme = (enum referral_need)mission->theme;
    event.days = asked->days != 0 ? asked->days : mission->days;
    event.cost_cents = asked->cost_cents != 0 ? asked->cost_cents : mission->cost_cents;
    event.employers = mission->employers;
    event.starts_on = mission->starts_on;
    decide_event(out, &mission_completed_schema, &event, event.departement);
    return 0;
}

int mission_decide_cancel(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct mission_cancel *asked = request;
    const struct mission *mission = planned(context, &asked->mission, refusal);
    struct mission_cancelled event = {
        .mission = asked->mission, .reason = asked->reason, .cancelled_on = context->today};

    if (mission == NULL)
        return -1;
    REFERRAL_DESCRIBE(event, mission->participations->referral);
    event.kind = (enum mission_kind)mission->kind;
    event.theme = (enum referral_need)mission->theme;
    decide_event(out, &mission_cancelled_schema, &event, event.departement);
    return 0;
}
