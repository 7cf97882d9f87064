/* Places (EM3, EM2, P1): who may say what of them, and what is concluded. */
#include "tests/unit/given_registration.h"

#define PROSPECT "{'place': '#p', 'name': 'Espace', 'postal_code': '36000'"

static void a_place_may_be_known_before_its_employer(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "2013-02-05", "place.register", PROSPECT ", 'kinds': ['epn']}");
    then(story, "place.registered",
         "{'place': '#p', 'departement': '36', 'region2013': '24', 'region2016': '24', "
         "'registered_on': '2013-02-05', 'kinds': ['epn']}");
    then_without(story, "employer siret");
    then_nothing_more(story);
    story_close(story);
}

static void the_commune_says_the_departement_better_than_the_postal_code(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "place.register",
         "{'place': '#p', 'name': 'Ajaccio', 'postal_code': '20167', 'commune_code': '2A004'}");
    then(story, "place.registered", "{'departement': '2A', 'region2013': '94'}");
    when(story, "regional", "", "place.register", "{'place': '#q', 'name': 'Nulle part'}");
    then_refused(story, "", "departement", "il faut un code");
    when(story, "regional", "", "place.register",
         "{'place': '#q', 'name': 'X', 'departement': '18', 'commune_code': '36044'}");
    then_refused(story, "", "commune_code", "36044");
    story_close(story);
}

static void a_thing_of_a_source_is_registered_once_EM3(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "place.register",
         PROSPECT ", 'mapping': 'centre', 'source_id': '12'}");
    then(story, "place.registered", "{'mapping': 'centre', 'source_id': '12'}");
    when(story, "regional", "", "place.register",
         "{'place': '#q', 'name': 'Espace', 'postal_code': '36000', 'mapping': 'centre', "
         "'source_id': '12'}");
    then_refused(story, "EM3", "source_id", "déjà là");
    then_refused_as(story, "conflict");
    when(story, "regional", "", "place.register",
         "{'place': '#q', 'name': 'Espace', 'postal_code': '36000', 'mapping': 'centre'}");
    then_refused(story, "EM3", "source_id", "les deux ou aucun");
    when(story, "regional", "", "place.register",
         "{'place': '#q', 'name': 'Espace', 'postal_code': '36000', 'mapping': 'autre', "
         "'source_id': '12'}");
    then_accepted(story);
    story_close(story);
}

static void the_same_place_twice_is_refused_EM3(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "place.register",
         "{'place': '#lieu', 'name': 'Encore', 'postal_code': '18000'}");
    then_refused(story, "EM3", "place", "déjà là");
    story_close(story);
}

static void the_numbers_of_a_prospect_are_checked_EM2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "place.register", PROSPECT ", 'siret': '73282932000075'}");
    then_refused(story, "EM2", "siret", "EM2");
    when(story, "regional", "", "place.register", PROSPECT ", 'siren': '000000000'}");
    then_refused(story, "EM2", "siren", "EM2");
    when(story, "regional", "", "place.register", PROSPECT ", 'siret': '73282932000074'}");
    then(story, "place.registered", "{'siret': '73282932000074'}");
    story_close(story);
}

static void a_contact_goes_to_the_vault_only_P1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "place.register",
         PROSPECT ", 'contact_name': 'Mme Petit', 'contact_phone': '02 48 00 00 00'}");
    then(story, "place.registered", "{'name': 'Espace'}");
    then_without(story, "contact_name contact_phone");
    then_kept(story, "place.private", "#p", "{'contact_name': 'Mme Petit'}");
    story_close(story);
}

static void a_nir_is_never_accepted_P1(void **unused)
{
    static const char *const numbers[] = {
        "1850578006084",          "185057800608491",          "1 85 05 78 006 084 91",
        "NIR 2.85.05.2A.006.084", "appeler le 1850578006084", "0248000000 1850578006084",
    };
    struct story *story = registration_story();

    (void)unused;
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        when(story, "regional", "", "place.register",
             with(PROSPECT ", 'contact_name': '%s'}", numbers[i]));
        then_refused(story, "P1", "contact_name", "jamais accepté");
    }
    when(story, "regional", "", "place.register",
         PROSPECT ", 'contact_name': '73282932000074 06 12 34 56 78'}");
    then_accepted(story);
    story_close(story);
}

static void an_amendment_keeps_what_it_does_not_say(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional 18", "2013-04-01", "place.amend",
         "{'place': '#lieu', 'kinds': ['epn'], 'address': '70 avenue de la Libération'}");
    then(story, "place.amended",
         "{'name': 'La Fabrique 18', 'kinds': ['epn'], 'address': '70 avenue de la Libération', "
         "'employer': '#asso', 'departement': '18', 'amended_on': '2013-04-01'}");
    when(story, "regional 18", "", "place.amend", "{'place': '#lieu', 'commune_code': '36044'}");
    then_refused(story, "", "commune_code", "département 18");
    when(story, "regional", "", "place.amend", "{'place': '#nulle', 'name': 'X'}");
    then_refused(story, "EM3", "place", "inconnu");
    story_close(story);
}

static void a_place_has_at_most_one_employer_EM3(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional 18", "", "place.amend",
         "{'place': '#lieu', 'employer': '#asso', 'detach': true}");
    then_refused(story, "EM3", "detach", "pas les deux");
    when(story, "regional 18", "", "place.amend", "{'place': '#lieu', 'detach': true}");
    then(story, "place.amended", "{'place': '#lieu'}");
    then_without(story, "employer");
    when(story, "regional 18", "", "place.amend", "{'place': '#lieu', 'employer': '#nul'}");
    then_refused(story, "", "employer", "inconnu");
    story_close(story);
}

static void a_place_with_open_jobs_keeps_its_employer_EM3_and_stays_open_Q2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_proposed_job(story, "#job");
    when(story, "regional 18", "", "place.amend", "{'place': '#lieu', 'detach': true}");
    then_refused(story, "EM3", "detach", "dans le lieu : 1");
    when(story, "regional 18", "", "place.close", "{'place': '#lieu', 'reason': 'ceased'}");
    then_refused(story, "Q2", "place", "encore ouverts");
    done(story, "regional 18", "", "job.withdraw", "{'job': '#job', 'reason': 'place_closes'}");
    when(story, "regional 18", "2013-03-02", "place.close",
         "{'place': '#lieu', 'reason': 'ceased', 'closed_on': '2013-03-01'}");
    then(story, "place.closed", "{'closed_on': '2013-03-01', 'departement': '18'}");
    when(story, "regional 18", "", "place.amend", "{'place': '#lieu', 'name': 'X'}");
    then_refused(story, "EM3", "place", "fermé depuis le 01/03/2013");
    when(story, "regional 18", "2013-03-02", "place.close",
         "{'place': '#lieu', 'reason': 'ceased'}");
    then_refused(story, "EM3", "place", "fermé");
    story_close(story);
}

static void business_dates_are_bounded(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional 18", "2013-03-02", "place.close",
         "{'place': '#lieu', 'reason': 'ceased', 'closed_on': '2013-03-03'}");
    then_refused(story, "", "closed_on", "à venir");
    when(story, "regional 18", "", "place.close",
         "{'place': '#lieu', 'reason': 'ceased', 'closed_on': '2001-03-03'}");
    then_refused(story, "", "closed_on", "trop ancienne");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_may_be_known_before_its_employer),
        cmocka_unit_test(the_commune_says_the_departement_better_than_the_postal_code),
        cmocka_unit_test(a_thing_of_a_source_is_registered_once_EM3),
        cmocka_unit_test(the_same_place_twice_is_refused_EM3),
        cmocka_unit_test(the_numbers_of_a_prospect_are_checked_EM2),
        cmocka_unit_test(a_contact_goes_to_the_vault_only_P1),
        cmocka_unit_test(a_nir_is_never_accepted_P1),
        cmocka_unit_test(an_amendment_keeps_what_it_does_not_say),
        cmocka_unit_test(a_place_has_at_most_one_employer_EM3),
        cmocka_unit_test(a_place_with_open_jobs_keeps_its_employer_EM3_and_stays_open_Q2),
        cmocka_unit_test(business_dates_are_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
