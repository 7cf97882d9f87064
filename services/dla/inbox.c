/* What an adviser looks at first: to answer, overdue, accompanied; for a C2RA, to reassign. */
#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/dla/referral.h"

static bool waits_for(const struct referral *referral, const struct adviser *adviser)
{
    const struct asking *asking = referral_asking(referral, adviser);

    return asking != NULL && asking_is_pending(asking);
}

static bool is_its_own(const struct referral *referral, const struct adviser *adviser)
{
    return referral_is_accompanied(referral) && referral->adviser == adviser;
}

static bool is_to_reassign(const struct referral *referral, const struct adviser *adviser)
{
    return referral->state == REFERRAL_ESCALATED && adviser->is_c2ra &&
           strcmp(referral->c2ra, adviser->c2ra) == 0;
}

/* The answer's own day, also once it went up to the C2RA. */
static struct date due_on(const struct referral *referral, const struct adviser *adviser)
{
    return waits_for(referral, adviser) ? referral_asking(referral, adviser)->answer_due_on
                                        : referral_next_due(referral);
}

static bool is_overdue(const struct context *context, const struct referral *referral,
                       const struct adviser *adviser)
{
    struct date due = due_on(referral, adviser);

    return !date_is_none(due) && date_compare(due, context->today) < 0;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct referral_inbox *asked = request;
    const struct referral *referral = thing;
    const struct adviser *adviser = adviser_of_caller(context, NULL);

    if (adviser == NULL || !scope_has(context, referral->departement))
        return false;
    switch (asked->box) {
    case BOX_TO_ANSWER: return waits_for(referral, adviser);
    case BOX_ACCOMPANIED: return is_its_own(referral, adviser);
    case BOX_TO_REASSIGN: return is_to_reassign(referral, adviser);
    case BOX_OVERDUE:
        return (waits_for(referral, adviser) || is_its_own(referral, adviser) ||
                is_to_reassign(referral, adviser)) &&
               is_overdue(context, referral, adviser);
    default: return false;
    }
}

static struct date since(const struct referral *referral, const struct asking *asking)
{
    if (asking != NULL && asking_is_pending(asking))
        return asking->sent_on;
    return referral->state == REFERRAL_ESCALATED ? referral->escalated_on : referral->accepted_on;
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct referral *referral = thing;
    const struct adviser *adviser = adviser_of_caller(context, NULL);
    const struct asking *asking = referral_asking(referral, adviser);
    struct inbox_item *item = out;

    *item = (struct inbox_item){
        .referral = referral->id,
        .employer = referral->employer,
        .form = (enum employer_form)referral->form,
        .needs = referral->needs,
        .state = (enum referral_state)referral->state,
        .since = since(referral, asking),
        .due_on = due_on(referral, adviser),
        .is_overdue = is_overdue(context, referral, adviser),
    };
    if (asking != NULL)
        item->asking = asking->id;
    memcpy(item->hub, referral->hub, sizeof item->hub);
    memcpy(item->departement, referral->departement, sizeof item->departement);
}

int inbox_answer(const struct context *context, const void *request, struct buffer *reply,
                 struct refusal *refusal)
{
    const struct referral_inbox *asked = request;
    const struct query query = {
        .table = &((const struct dla_state *)context->state)->referrals,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &inbox_page_schema,
        .view = &inbox_item_schema,
        .matches = matches,
        .show = show,
    };

    if (adviser_of_caller(context, refusal) == NULL)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
