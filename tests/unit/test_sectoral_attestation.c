/* Workshops that young people give, and what is attested to them (TR1, TR2, AT1–AT5). */
#include "tests/unit/given_sectoral.h"

static const char *const atelier =
    "{'transmission': '#atelier', 'contract': '#contrat', 'competence': 'impression_3d', "
    "'title': 'Imprimer sa première pièce', 'place': 'Médiathèque de Bourges', 'people': 12, "
    "'minutes': 120, 'audiences': ['pupils', 'families'], 'partners': ['library'], "
    "'held_on': '2013-07-06'}";

static void given_workshop(struct story *story)
{
    done(story, "sectoral", "2013-07-08", "transmission.hold", atelier);
}

static void a_workshop_is_given_TR1(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-07-08", "transmission.hold", atelier);
    then(story, "transmission.held",
         "{'transmission': '#atelier', 'contract': '#contrat', 'person': '#jeune', "
         "'departement': '18', 'region2013': '24', 'sector': 'fabrication', "
         "'metier': 'forgeur', 'form': 'association', 'competence': 'impression_3d', "
         "'people': 12, 'minutes': 120, 'audiences': ['pupils', 'families'], "
         "'partners': ['library'], 'is_first': true, 'held_on': '2013-07-06'}");
    when(story, "regional 18", "", "transmission.list", "{'person': '#jeune'}");
    then_answer(story, "{'items': [{'transmission': '#atelier', 'people': 12}]}");
    when(story, "sectoral", "", "transmission.hold", atelier);
    then_refused(story, "", "transmission", "déjà déclaré");
    story_close(story);
}

static void a_workshop_lies_within_the_contract_TR1(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-07-08", "transmission.hold",
         "{'transmission': '#atelier', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'title': 'x', 'place': 'x', 'people': 1, 'minutes': 60, 'audiences': ['peers'], "
         "'held_on': '2013-03-31'}");
    then_refused(story, "TR1", "held_on", "commence le 01/04/2013");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    when(story, "sectoral", "2013-11-08", "transmission.hold",
         "{'transmission': '#atelier', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'title': 'x', 'place': 'x', 'people': 1, 'minutes': 60, 'audiences': ['peers'], "
         "'held_on': '2013-11-01'}");
    then_refused(story, "TR1", "held_on", "31/10/2013");
    when(story, "sectoral", "", "transmission.hold", atelier); /* a late declaration */
    then(story, "transmission.held", "{'held_on': '2013-07-06'}");
    story_close(story);
}

static void what_is_transmitted_is_asked_for_by_the_metier_TR2(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-07-08", "transmission.hold",
         "{'transmission': '#atelier', 'contract': '#contrat', 'competence': 'prise_de_son', "
         "'title': 'x', 'place': 'x', 'people': 1, 'minutes': 60, 'audiences': ['peers']}");
    then_refused(story, "TR2", "competence", "n'est pas une compétence");
    story_close(story);
}

/* A sector of two métiers: what one asks for is not the other's. */
static void a_metier_does_not_transmit_for_another_TR2(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    given(story, "sector.changed",
          "{'sector': 'fabrication', 'label': 'F', 'metiers': ['forgeur', 'regisseur'], "
          "'changed_on': '2013-02-04'}");
    given(story, "competence.defined",
          "{'competence': 'lumiere', 'sector': 'fabrication', 'version': 1, 'label': 'x', "
          "'criteria': 'x', 'metiers': ['regisseur'], 'from': '2013-02-04'}");
    heard_contract(story, "#contrat", "#poste", "#jeune");
    when(story, "sectoral", "2013-07-08", "transmission.hold",
         "{'transmission': '#atelier', 'contract': '#contrat', 'competence': 'lumiere', "
         "'title': 'x', 'place': 'x', 'people': 1, 'minutes': 60, 'audiences': ['peers']}");
    then_refused(story, "TR2", "competence", "ne demande pas");
    story_close(story);
}

static void a_competence_is_attested_on_evidence_AT1(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    given_workshop(story);
    when(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a'], 'transmissions': ['#atelier'], 'details': 'Vu à l œuvre.'}");
    then(story, "attestation.issued",
         "{'attestation': '#badge', 'contract': '#contrat', 'person': '#jeune', "
         "'departement': '18', 'region2013': '24', 'sector': 'fabrication', "
         "'metier': 'forgeur', 'form': 'association', 'competence': 'impression_3d', "
         "'competence_version': 1, 'name': 'Impression 3D', "
         "'issuer': 'Pôle sectoriel Fabrication numérique', 'actions': ['#a'], "
         "'transmissions': ['#atelier'], 'is_first': true, 'rank': 1, "
         "'issued_on': '2013-07-10'}");
    then_without(story, "details");
    then_kept(story, "attestation.private", "#badge", "{'details': 'Vu à l œuvre.'}");
    when(story, "regional 18", "", "path.get", "{'contract': '#contrat'}");
    then_answer(story, "{'attestations': 1, 'transmissions': 1}");
    when(story, "sectoral", "", "attestation.text",
         "{'attestation': '#badge', 'reason': 'follow_up'}");
    then(story, "path_text.read", "{'subject': '#badge', 'kind': 'attestation'}");
    story_close(story);
}

static void a_resource_that_the_person_wrote_is_evidence_AT1(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_resource(story);
    done(story, "sectoral", "", "resource.publish",
         "{'resource': '#du_secteur', 'kind': 'guide', 'title': 'Guide', 'licence': 'cc_by', "
         "'link': 'https://example.org/', 'competences': ['impression_3d']}");
    when(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'resources': ['#du_secteur']}");
    then_refused(story, "AT2", "resources", "n'est pas de cette personne");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'resources': ['#fiche']}");
    then(story, "attestation.issued", "{'resources': ['#fiche']}");
    when(story, "ministry", "", "attestation.badge", "{'attestation': '#badge'}");
    then_answer(story, "{'evidence': [{'genre': 'Ressource écrite', 'name': 'Ma fiche', "
                       "'narrative': 'https://example.org/'}]}");
    story_close(story);
}

static void without_evidence_of_it_nothing_is_attested_AT1(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    when(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d'}");
    then_refused(story, "AT1", "actions", "au moins une preuve");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'scripting', "
         "'actions': ['#a']}");
    then_refused(story, "AT1", "actions", "ne montre pas");
    given_started(story, "#b", "qualifying"); /* not followed to its end */
    when(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#b']}");
    then_refused(story, "AT1", "actions", "ne montre pas");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a', '#a']}");
    then_refused(story, "AT1", "actions", "deux fois");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'prise_de_son', "
         "'actions': ['#a']}");
    then_refused(story, "AT1", "competence", "n'est pas une compétence");
    story_close(story);
}

static void evidence_is_of_the_same_person_AT2(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    heard_contract(story, "#second", "#autre", "#voisin");
    when(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#second', 'competence': 'impression_3d', "
         "'actions': ['#a']}");
    then_refused(story, "AT2", "actions", "n'est pas de cette personne");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'resources': ['#rien']}");
    then_refused(story, "AT2", "resources", "n'est pas de cette personne");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    heard_contract(story, "#suite", "#troisieme", "#jeune"); /* in a contract that follows */
    when(story, "sectoral", "2013-11-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#suite', 'competence': 'impression_3d', "
         "'actions': ['#a']}");
    then(story, "attestation.issued", "{'contract': '#suite', 'actions': ['#a']}");
    story_close(story);
}

static void one_attestation_of_a_competence_holds_at_a_time_AT3(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    done(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#un', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a']}");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#deux', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a']}");
    then_refused(story, "AT3", "competence", "depuis le 10/07/2013");
    done(story, "sectoral", "2013-07-12", "attestation.revoke",
         "{'attestation': '#un', 'reason': 'mistake'}");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#deux', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a']}");
    then(story, "attestation.issued", "{'rank': 1}");
    then_without(story, "is_first");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#trois', 'contract': '#contrat', 'competence': 'modelisation_3d', "
         "'actions': ['#a']}");
    then(story, "attestation.issued", "{'rank': 2}");
    story_close(story);
}

static void an_attestation_comes_after_its_evidence_AT4(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    when(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a'], 'issued_on': '2013-06-29'}");
    then_refused(story, "AT4", "issued_on", "est du 30/06/2013");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a'], 'issued_on': '2013-06-30'}");
    then_accepted(story);
    story_close(story);
}

/* The day on which a resource shows a competence is that of the version since which it does. */
static void a_resource_is_evidence_from_the_version_that_says_so_AT4(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_resource(story);
    done(story, "sectoral", "2013-07-01", "resource.amend",
         "{'resource': '#fiche', 'competences': ['impression_3d', 'scripting']}");
    done(story, "sectoral", "2013-07-05", "resource.amend",
         "{'resource': '#fiche', 'title': 'Ma fiche, relue'}");
    when(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'scripting', "
         "'resources': ['#fiche'], 'issued_on': '2013-06-30'}");
    then_refused(story, "AT4", "issued_on", "est du 01/07/2013");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'scripting', "
         "'resources': ['#fiche'], 'issued_on': '2013-07-01'}");
    then_accepted(story);
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#autre', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'resources': ['#fiche'], 'issued_on': '2013-06-10'}");
    then_accepted(story);
    story_close(story);
}

static void the_words_are_those_of_the_day_of_the_issue_M3(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    done(story, "sectoral", "2013-07-15", "competence.amend",
         "{'competence': 'impression_3d', 'label': 'Imprimer en 3D'}");
    when(story, "sectoral", "2013-07-20", "attestation.issue",
         "{'attestation': '#avant', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a'], 'issued_on': '2013-07-14'}");
    then(story, "attestation.issued", "{'competence_version': 1, 'name': 'Impression 3D'}");
    done(story, "sectoral", "", "attestation.revoke",
         "{'attestation': '#avant', 'reason': 'other'}");
    when(story, "sectoral", "", "attestation.issue",
         "{'attestation': '#apres', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a'], 'issued_on': '2013-07-15'}");
    then(story, "attestation.issued", "{'competence_version': 2, 'name': 'Imprimer en 3D'}");
    story_close(story);
}

static void an_attestation_is_revoked_once_AT5(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    done(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a']}");
    when(story, "sectoral", "2013-07-12", "attestation.revoke",
         "{'attestation': '#badge', 'reason': 'evidence_void', 'revoked_on': '2013-07-09'}");
    then_refused(story, "AT5", "revoked_on", "est du 10/07/2013");
    when(story, "sectoral", "", "attestation.revoke",
         "{'attestation': '#badge', 'reason': 'evidence_void'}");
    then(story, "attestation.revoked",
         "{'attestation': '#badge', 'competence': 'impression_3d', 'reason': 'evidence_void', "
         "'issued_on': '2013-07-10', 'revoked_on': '2013-07-12', 'metier': 'forgeur'}");
    when(story, "sectoral", "", "attestation.revoke",
         "{'attestation': '#badge', 'reason': 'mistake'}");
    then_refused(story, "AT5", "attestation", "révoquée depuis le 12/07/2013");
    when(story, "ministry", "", "attestation.list", "{'only_valid': true}");
    then_answer(story, "{}");
    then_without(story, "items");
    story_close(story);
}

/* Salt and hash were worked out by another program: BLAKE2b of the attestation under the secret,
 * SHA-256 of "urn:uuid:<person>" and the salt. */
static void a_badge_has_the_shape_of_open_badges_and_names_nobody(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    given_workshop(story);
    done(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a'], 'transmissions': ['#atelier']}");
    done(story, "sectoral", "2013-07-11", "competence.amend",
         "{'competence': 'impression_3d', 'label': 'Autre nom'}");
    when(story, "regional 18", "", "attestation.badge", "{'attestation': '#badge'}");
    then_answer(
        story,
        "{'context': 'https://w3id.org/openbadges/v2', 'type': 'Assertion', "
        "'recipient': {'type': 'id', 'hashed': true, "
        "'salt': 'e28c2a684a47c0bd540f04fe086244b2', 'identity': 'sha256$"
        "ecb71b1ecc15e266e16f1b21bcb728255fb13f4a29a861dd4a21f1d76442a144'}, "
        "'badge': {'id': 'urn:appui:fabrication:impression_3d:1', 'type': 'BadgeClass', "
        "'name': 'Impression 3D', 'issuer': {'type': 'Profile', 'url': 'https://example.org/', "
        "'name': 'Pôle sectoriel Fabrication numérique'}}, "
        "'verification': {'type': 'HostedBadge'}, 'issuedOn': '2013-07-09T22:00:00.000Z', "
        "'evidence': [{'genre': 'Action de formation', 'name': 'Fabriquer en 3D'}, "
        "{'genre': 'Atelier donné', 'name': 'Imprimer sa première pièce'}]}");
    then_without(story, "revoked");
    done(story, "sectoral", "2013-07-12", "attestation.revoke",
         "{'attestation': '#badge', 'reason': 'request'}");
    when(story, "regional 18", "", "attestation.badge", "{'attestation': '#badge'}");
    then_answer(story, "{'revoked': true, 'revocationReason': 'à la demande du titulaire'}");
    story_close(story);
}

static void texts_of_attestations_go_with_the_contract_P2(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    done(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a'], 'details': 'Vu.'}");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    when_time_passes(story, "2015-10-31");
    then(story, "path_text.erased",
         "{'subject': '#badge', 'kind': 'attestation', 'reason': 'retention'}");
    then_nothing_more(story);
    then_erased(story, "attestation.private", "#badge");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workshop_is_given_TR1),
        cmocka_unit_test(a_workshop_lies_within_the_contract_TR1),
        cmocka_unit_test(what_is_transmitted_is_asked_for_by_the_metier_TR2),
        cmocka_unit_test(a_metier_does_not_transmit_for_another_TR2),
        cmocka_unit_test(a_competence_is_attested_on_evidence_AT1),
        cmocka_unit_test(a_resource_that_the_person_wrote_is_evidence_AT1),
        cmocka_unit_test(without_evidence_of_it_nothing_is_attested_AT1),
        cmocka_unit_test(evidence_is_of_the_same_person_AT2),
        cmocka_unit_test(one_attestation_of_a_competence_holds_at_a_time_AT3),
        cmocka_unit_test(an_attestation_comes_after_its_evidence_AT4),
        cmocka_unit_test(a_resource_is_evidence_from_the_version_that_says_so_AT4),
        cmocka_unit_test(the_words_are_those_of_the_day_of_the_issue_M3),
        cmocka_unit_test(an_attestation_is_revoked_once_AT5),
        cmocka_unit_test(a_badge_has_the_shape_of_open_badges_and_names_nobody),
        cmocka_unit_test(texts_of_attestations_go_with_the_contract_P2),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
