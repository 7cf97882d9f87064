#include "services/sectoral/badge.h"

#include <sodium.h>
#include <stdio.h>

#include "services/sectoral/attestation.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/path_action.h"
#include "services/sectoral/resource.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/transmission.h"

#define PUT(member, ...) snprintf(member, sizeof(member), __VA_ARGS__)
#define URN              "urn:uuid:"

/* "sha256$" and the hash of the pseudonym's urn followed by the salt, as the standard says.  The
 * salt depends on the attestation and on the instance's secret alone: the same each time, so that a
 * badge can be compared with the one shown, and nobody else can make it. */
static void show_recipient(const struct context *context, const struct attestation *attestation,
                           struct badge_recipient *out)
{
    unsigned char salt[16], hash[crypto_hash_sha256_BYTES];
    char text[sizeof URN + ID_TEXT_SIZE + sizeof out->salt], hex[2 * sizeof hash + 1];

    crypto_generichash(salt, sizeof salt, attestation->id.bytes, sizeof attestation->id.bytes,
                       context->secret, 32);
    sodium_bin2hex(out->salt, sizeof out->salt, salt, sizeof salt);
    PUT(text, URN "%s%s", id_text(&attestation->path->person->id), out->salt);
    crypto_hash_sha256(hash, (const unsigned char *)text, strlen(text));
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    PUT(out->identity, "sha256$%s", hex);
    PUT(out->type, "id");
    out->hashed = true;
}

static void show_class(const struct context *context, const struct attestation *attestation,
                       struct badge_class *out)
{
    const struct sectoral_settings *settings = context->settings;
    const struct sectoral_state *state = context->state;
    const struct competence *competence = competence_at(state, attestation->competence);
    const struct texts *words = &competence->versions[attestation->version - 1].texts;

    PUT(out->id, "urn:appui:%s:%s:%d", state->sector, competence->code, (int)attestation->version);
    PUT(out->type, "BadgeClass");
    PUT(out->name, "%s", texts_get(words, COMPETENCE_LABEL));
    PUT(out->description, "%s", texts_get(words, COMPETENCE_DESCRIPTION));
    if (out->description[0] == '\0')
        PUT(out->description, "%s", out->name);
    PUT(out->criteria.narrative, "%s", texts_get(words, COMPETENCE_CRITERIA));
    PUT(out->issuer.id, "%s", settings->issuer_url);
    PUT(out->issuer.type, "Profile");
    PUT(out->issuer.name, "%s", attestation->issuer);
    PUT(out->issuer.url, "%s", settings->issuer_url);
}

static void show_action(const struct sectoral_state *state, const struct id *id,
                        struct badge_evidence_item *out)
{
    const struct path_action *action = path_action_find(state, id);

    PUT(out->genre, "Action de formation");
    PUT(out->name, "%s", texts_get(&action->texts, ACTION_TITLE));
    PUT(out->narrative, "%d h, %s, jusqu'au %s", (int)action->hours_done,
        texts_get(&action->texts, ACTION_PROVIDER), day_text(action->ended_on));
}

static void show_workshop(const struct sectoral_state *state, const struct id *id,
                          struct badge_evidence_item *out)
{
    const struct transmission *workshop = transmission_find(state, id);

    PUT(out->genre, "Atelier donné");
    PUT(out->name, "%s", texts_get(&workshop->texts, TRANSMISSION_TITLE));
    PUT(out->narrative, "%s, %s, %d personnes", day_text(workshop->held_on),
        texts_get(&workshop->texts, TRANSMISSION_PLACE), (int)workshop->people);
}

static void show_resource(const struct sectoral_state *state, const struct id *id,
                          struct badge_evidence_item *out)
{
    const struct texts *words = &resource_now(resource_find(state, id))->texts;

    PUT(out->genre, "Ressource écrite");
    PUT(out->name, "%s", texts_get(words, RESOURCE_TITLE));
    PUT(out->narrative, "%s", texts_get(words, RESOURCE_LINK));
}

static void show_evidence(const struct sectoral_state *state, const struct attestation *attestation,
                          struct badge_view *view)
{
    const struct {
        size_t count;
        void (*show)(const struct sectoral_state *, const struct id *,
                     struct badge_evidence_item *);
    } kinds[] = {
        {attestation->action_count,       show_action  },
        {attestation->transmission_count, show_workshop},
        {attestation->resource_count,     show_resource},
    };
    const struct id *id = attestation->evidence;

    for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++)
        for (size_t i = 0; i < kinds[kind].count; i++, id++) {
            struct badge_evidence_item *item = &view->evidence[view->evidence_count++];

            PUT(item->id, URN "%s", id_text(id));
            PUT(item->type, "Evidence");
            kinds[kind].show(state, id, item);
        }
}

int badge_answer(const struct context *context, const void *request, struct buffer *reply,
                 struct refusal *refusal)
{
    const struct attestation_badge *asked = request;
    const struct attestation *attestation =
        attestation_known(context, &asked->attestation, refusal);
    struct badge_view view = {0};

    if (attestation == NULL)
        return -1;
    PUT(view.context, "https://w3id.org/openbadges/v2");
    PUT(view.type, "Assertion");
    PUT(view.id, URN "%s", id_text(&attestation->id));
    show_recipient(context, attestation, &view.recipient);
    show_class(context, attestation, &view.badge);
    PUT(view.verification.type, "HostedBadge");
    instant_format(date_instant(attestation->issued_on), view.issuedOn);
    view.revoked = !attestation_is_valid(attestation);
    if (view.revoked)
        PUT(view.revocationReason, "%s",
            enumeration_label(&attestation_revocations, attestation->revocation));
    show_evidence(context->state, attestation, &view);
    record_encode(&badge_view_schema, &view, reply);
    return 0;
}
