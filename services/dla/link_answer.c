/* Who gets a link, and what may be done with it (D3). */
#include "services/dla/link.h"

static const struct asking *asking_of(const struct context *context, const struct id *id)
{
    return table_find(&((const struct dla_state *)context->state)->askings, id);
}

/* ---- making one --------------------------------------------------------------------------------
 */

/* Only for an answer that is still waited for: a link that could do nothing is not sent. */
static int check_useful(const struct context *context, const struct asking *asking,
                        struct refusal *refusal)
{
    if (!asking_is_pending(asking))
        return refuse(refusal, ERROR_CONFLICT, "D3", "asking",
                      "Cette sollicitation est « %s » ; un lien n'y répondrait plus (D3).",
                      enumeration_label(&asking_states, asking->state));
    if (date_compare(context->today, asking->link_expires_on) > 0)
        return refuse(refusal, ERROR_CONFLICT, "D3", "asking",
                      "Le lien de cette sollicitation a expiré le %s ; il faut la réaffecter (D3).",
                      day_text(asking->link_expires_on));
    return 0;
}

int link_answer_make(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal)
{
    const struct link_make *asked = request;
    const struct asking *asking = asking_of(context, &asked->asking);
    struct link_made made = {0};
    struct link_content content = {.asking = asked->asking};

    if (asking == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "D3", "asking",
                      "La sollicitation %s est inconnue (D3).", id_text(&asked->asking));
    if (check_useful(context, asking, refusal) != 0)
        return -1;
    _Static_assert(sizeof made.token >= LINK_TOKEN_SIZE, "a token fits");
    content.expires_on = made.expires_on = asking->link_expires_on;
    made.referral = asking->referral->id;
    made.adviser = asking->adviser->id;
    link_write(context->secret, &content, made.token);
    record_encode(&link_made_schema, &made, reply);
    return 0;
}

/* ---- using it ----------------------------------------------------------------------------------
 */

/* The asking that a token is for, or NULL with a refusal.  A token that was changed by one bit, and
 * one that another instance made, say the same: nobody learns how near they were. */
static const struct asking *open_token(const struct context *context, const char *token,
                                       struct link_content *content, struct refusal *refusal)
{
    const struct asking *asking = NULL;

    if (link_read(context->secret, token, content) != 0) {
        refuse(refusal, ERROR_FORBIDDEN, "D3", "token",
               "Ce lien n'est pas authentique ; il faut celui que vous avez reçu, en entier (D3).");
        return NULL;
    }
    asking = asking_of(context, &content->asking);
    if (asking == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "D3", "token",
               "L'orientation de ce lien est inconnue ; demandez au pôle ou au C2RA ce qu'elle est "
               "devenue (D3).");
    return asking;
}

static int check_referral(const struct asking *asking, const struct id *referral,
                          struct refusal *refusal)
{
    if (id_is_none(referral) || id_equal(referral, &asking->referral->id))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "D3", "referral",
                  "Ce lien est celui d'une autre orientation ; il ne répond pas pour %s (D3).",
                  id_text(referral));
}

static int check_usable(const struct context *context, const struct asking *asking,
                        const struct link_content *content, struct refusal *refusal)
{
    if (!date_is_none(asking->link_used_on))
        return refuse(refusal, ERROR_CONFLICT, "D3", "token",
                      "Ce lien a déjà servi le %s ; un lien ne répond qu'une fois (D3).",
                      day_text(asking->link_used_on));
    if (!date_is_none(asking->adviser->retired_on))
        return refuse(refusal, ERROR_FORBIDDEN, "D3", "token",
                      "Le conseiller à qui ce lien a été envoyé n'exerce plus depuis le %s (D3).",
                      day_text(asking->adviser->retired_on));
    if (asking_is_reassigned(asking))
        return refuse(refusal, ERROR_CONFLICT, "D3", "token",
                      "L'orientation de ce lien a été réaffectée le %s ; il n'y répond plus (D3).",
                      day_text(asking->referral->reassigned_on));
    if (date_compare(context->today, content->expires_on) > 0)
        return refuse(refusal, ERROR_FORBIDDEN, "D3", "token",
                      "Ce lien a expiré le %s ; demandez-en un autre au C2RA (D3).",
                      day_text(content->expires_on));
    return 0;
}

int link_answer_show(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal)
{
    const struct link_show *asked = request;
    struct link_content content;
    const struct asking *asking = open_token(context, asked->token, &content, refusal);
    struct link_view view = {0};

    if (asking == NULL)
        return -1;
    view.referral = asking->referral->id;
    view.adviser = asking->adviser->id;
    view.form = (enum employer_form)asking->referral->form;
    view.metier = (enum metier)asking->referral->metier;
    view.needs = asking->referral->needs;
    view.state = (enum referral_state)asking->referral->state;
    view.asking = (enum asking_state)asking->state;
    view.sent_on = asking->sent_on;
    view.answer_due_on = asking->answer_due_on;
    view.expires_on = content.expires_on;
    view.used_on = asking->link_used_on;
    memcpy(view.departement, asking->referral->departement, sizeof view.departement);
    memcpy(view.siret, asking->referral->siret, sizeof view.siret);
    record_encode(&link_view_schema, &view, reply);
    return 0;
}

int link_decide_answer(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct referral_answer_by_link *asked = request;
    struct link_content content;
    const struct asking *asking = open_token(context, asked->token, &content, refusal);
    const struct answer answer = {
        .what = asked->answer,
        .reason = asked->reason,
        .details = asked->details,
        .by_link = true,
    };

    if (asking == NULL || check_referral(asking, &asked->referral, refusal) != 0 ||
        check_usable(context, asking, &content, refusal) != 0 ||
        refuse_nir(&referral_answer_by_link_schema, request, refusal) != 0)
        return -1;
    return referral_answer(context, asking, &answer, out, refusal);
}
