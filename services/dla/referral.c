#include "services/dla/referral.h"

#include <stdio.h>

#include "common/things/scope.h"

/* D3: the whole life of a referral.  What is not in the table is refused. */
static const struct {
    enum referral_state from;
    enum referral_act act;
    enum referral_state to;
} transitions[] = {
  /* Several advisers may be asked: each sees and declines for itself. */
    {REFERRAL_SENT,        REFERRAL_SEE,               REFERRAL_SEEN       },
    {REFERRAL_SEEN,        REFERRAL_SEE,               REFERRAL_SEEN       },
    {REFERRAL_ESCALATED,   REFERRAL_SEE,               REFERRAL_ESCALATED  },
    {REFERRAL_SENT,        REFERRAL_ACCEPT,            REFERRAL_ACCEPTED   },
    {REFERRAL_SEEN,        REFERRAL_ACCEPT,            REFERRAL_ACCEPTED   },
 /* Better late than never, as long as the C2RA has asked nobody else. */
    {REFERRAL_ESCALATED,   REFERRAL_ACCEPT,            REFERRAL_ACCEPTED   },
    {REFERRAL_SENT,        REFERRAL_DECLINE,           REFERRAL_SENT       },
    {REFERRAL_SEEN,        REFERRAL_DECLINE,           REFERRAL_SEEN       },
    {REFERRAL_ESCALATED,   REFERRAL_DECLINE,           REFERRAL_ESCALATED  },
    {REFERRAL_SENT,        REFERRAL_ESCALATE,          REFERRAL_ESCALATED  },
    {REFERRAL_SEEN,        REFERRAL_ESCALATE,          REFERRAL_ESCALATED  },
    {REFERRAL_SENT,        REFERRAL_REASSIGN,          REFERRAL_SENT       },
    {REFERRAL_SEEN,        REFERRAL_REASSIGN,          REFERRAL_SENT       },
    {REFERRAL_ESCALATED,   REFERRAL_REASSIGN,          REFERRAL_SENT       },
    {REFERRAL_ESCALATED,   REFERRAL_GIVE_UP,           REFERRAL_DECLINED   },
    {REFERRAL_SENT,        REFERRAL_WITHDRAW,          REFERRAL_WITHDRAWN  },
    {REFERRAL_SEEN,        REFERRAL_WITHDRAW,          REFERRAL_WITHDRAWN  },
    {REFERRAL_ESCALATED,   REFERRAL_WITHDRAW,          REFERRAL_WITHDRAWN  },
    {REFERRAL_ACCEPTED,    REFERRAL_DIAGNOSE,          REFERRAL_DIAGNOSIS  },
    {REFERRAL_DIAGNOSIS,   REFERRAL_AGREE_PLAN,        REFERRAL_PLAN       },
    {REFERRAL_PLAN,        REFERRAL_START_ENGINEERING, REFERRAL_ENGINEERING},
    {REFERRAL_PLAN,        REFERRAL_PLAN_MISSION,      REFERRAL_PLAN       },
    {REFERRAL_ENGINEERING, REFERRAL_PLAN_MISSION,      REFERRAL_ENGINEERING},
 /* A plan may need no mission. */
    {REFERRAL_PLAN,        REFERRAL_WATCH,             REFERRAL_FOLLOW_UP  },
    {REFERRAL_ENGINEERING, REFERRAL_WATCH,             REFERRAL_FOLLOW_UP  },
    {REFERRAL_FOLLOW_UP,   REFERRAL_CLOSE,             REFERRAL_CLOSED     },
    {REFERRAL_ACCEPTED,    REFERRAL_ABANDON,           REFERRAL_CLOSED     },
    {REFERRAL_DIAGNOSIS,   REFERRAL_ABANDON,           REFERRAL_CLOSED     },
    {REFERRAL_PLAN,        REFERRAL_ABANDON,           REFERRAL_CLOSED     },
    {REFERRAL_ENGINEERING, REFERRAL_ABANDON,           REFERRAL_CLOSED     },
    {REFERRAL_FOLLOW_UP,   REFERRAL_ABANDON,           REFERRAL_CLOSED     },
    {REFERRAL_ACCEPTED,    REFERRAL_HAND_OVER,         REFERRAL_ACCEPTED   },
    {REFERRAL_DIAGNOSIS,   REFERRAL_HAND_OVER,         REFERRAL_DIAGNOSIS  },
    {REFERRAL_PLAN,        REFERRAL_HAND_OVER,         REFERRAL_PLAN       },
    {REFERRAL_ENGINEERING, REFERRAL_HAND_OVER,         REFERRAL_ENGINEERING},
    {REFERRAL_FOLLOW_UP,   REFERRAL_HAND_OVER,         REFERRAL_FOLLOW_UP  },
    {REFERRAL_CLOSED,      REFERRAL_MEASURE,           REFERRAL_CLOSED     },
};
enum { TRANSITIONS = sizeof transitions / sizeof transitions[0] };

static const char *const acts[] = {
    [REFERRAL_SEE] = "être vue",
    [REFERRAL_ACCEPT] = "être acceptée",
    [REFERRAL_DECLINE] = "être déclinée",
    [REFERRAL_ESCALATE] = "remonter au C2RA",
    [REFERRAL_REASSIGN] = "être réaffectée",
    [REFERRAL_GIVE_UP] = "être abandonnée par le C2RA",
    [REFERRAL_WITHDRAW] = "être retirée",
    [REFERRAL_HAND_OVER] = "changer de conseiller",
    [REFERRAL_DIAGNOSE] = "passer au diagnostic",
    [REFERRAL_AGREE_PLAN] = "passer au plan",
    [REFERRAL_START_ENGINEERING] = "passer à l'ingénierie",
    [REFERRAL_WATCH] = "passer au suivi",
    [REFERRAL_CLOSE] = "être close",
    [REFERRAL_ABANDON] = "être close avant son terme",
    [REFERRAL_MEASURE] = "voir son impact mesuré",
    [REFERRAL_PLAN_MISSION] = "recevoir une mission",
};

const struct referral *referral_find(const struct dla_state *state, const struct id *id)
{
    return table_find(&state->referrals, id);
}

const struct referral *referral_known(const struct context *context, const struct id *id,
                                      struct refusal *refusal)
{
    const struct referral *referral = referral_find(context->state, id);

    if (referral == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "referral", "L'orientation %s est inconnue.",
               id_text(id));
    return referral;
}

enum referral_state referral_after(enum referral_state state, enum referral_act act)
{
    for (size_t i = 0; i < TRANSITIONS; i++)
        if (transitions[i].from == state && transitions[i].act == act)
            return transitions[i].to;
    return REFERRAL_NONE;
}

/* « transmise », « vue » ou « remontée au C2RA » */
static const char *states_for(enum referral_act act, char text[256])
{
    const char *label = NULL;
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; i <= TRANSITIONS; i++) {
        if (i < TRANSITIONS && transitions[i].act != act)
            continue;
        if (label != NULL)
            used += (size_t)snprintf(text + used, 256 - used, "%s« %s »",
                                     used == 0          ? ""
                                     : i == TRANSITIONS ? " ou "
                                                        : ", ",
                                     label);
        if (i < TRANSITIONS)
            label = enumeration_label(&referral_states, (int)transitions[i].from);
    }
    return text;
}

int referral_may(const struct referral *referral, enum referral_act act, struct refusal *refusal)
{
    char wanted[256];

    if (referral_after((enum referral_state)referral->state, act) != REFERRAL_NONE)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "D3", "referral",
                  "L'orientation %s est « %s » ; pour %s, il faut qu'elle soit %s (D3).",
                  id_text(&referral->id), enumeration_label(&referral_states, referral->state),
                  acts[act], states_for(act, wanted));
}

bool referral_is_accompanied(const struct referral *referral)
{
    return referral->state >= REFERRAL_ACCEPTED && referral->state <= REFERRAL_FOLLOW_UP;
}

bool referral_is_over(const struct referral *referral)
{
    return referral->state == REFERRAL_REFUSED || referral->state >= REFERRAL_CLOSED;
}

const struct referral *referral_accompanied(const struct context *context, const struct id *id,
                                            enum referral_act act, struct refusal *refusal)
{
    const struct adviser *adviser = adviser_of_caller(context, refusal);
    const struct referral *referral = adviser == NULL ? NULL : referral_known(context, id, refusal);

    if (referral == NULL || referral_may(referral, act, refusal) != 0)
        return NULL;
    if (referral->adviser == adviser)
        return referral;
    refuse(refusal, ERROR_FORBIDDEN, "D3", "referral",
           "L'orientation %s est accompagnée par le conseiller %s (%s), et non par vous (D3).",
           id_text(id), id_text(&referral->adviser->id), referral->adviser->body);
    return NULL;
}

struct asking *referral_asking(const struct referral *referral, const struct adviser *adviser)
{
    struct asking *latest = NULL;

    for (struct asking *asking = referral->askings; asking != NULL; asking = asking->next)
        if (asking->adviser == adviser)
            latest = asking;
    return latest;
}

bool asking_is_pending(const struct asking *asking)
{
    return asking->state == ASKING_SENT || asking->state == ASKING_SEEN;
}

bool asking_is_reassigned(const struct asking *asking)
{
    return asking->state == ASKING_LAPSED && asking->round < asking->referral->round;
}

bool referral_is_visible(const struct context *context, const struct referral *referral)
{
    const struct adviser *adviser;

    if (context->caller->role != ROLE_DLA)
        return true;
    adviser = adviser_of_caller(context, NULL);
    if (adviser == NULL)
        return false;
    return referral->adviser == adviser || referral_asking(referral, adviser) != NULL ||
           (adviser->is_c2ra && strcmp(adviser->c2ra, referral->c2ra) == 0);
}

const char *referral_departement(const struct context *context, const void *request)
{
    const struct referral *referral = referral_find(context->state, request);

    return referral == NULL ? NULL : referral->departement;
}

int referral_check_hub(const struct context *context, const struct referral *referral,
                       const char *field, struct refusal *refusal)
{
    const struct caller *caller = context->caller;

    if (!scope_is_of(context, referral->hub))
        return refuse(refusal, ERROR_FORBIDDEN, "P4", field,
                      "Vous êtes du pôle « %s » ; il faut être de celui qui a demandé "
                      "l'orientation, « %s » (P4).",
                      caller->hub, referral->hub);
    if (caller->role == ROLE_REGIONAL && caller->hub[0] == '\0' && !caller->territory.everywhere)
        return refuse(refusal, ERROR_FORBIDDEN, "P4", field,
                      "« %s » ne dit pas de quel pôle ; il faut le nommer (hub = \"%s\" dans "
                      "clients.cfg) pour lire ce qui est confidentiel (P4).",
                      caller->principal, referral->hub);
    return 0;
}
