/* Employers: EM1 to EM4, merges, closing, and the reading of their contact (P4). */
#include "tests/unit/given_registration.h"

#include "services/registration/settings.h"

#define ANOTHER "{'employer': '#e', 'name': 'Autre', 'departement': '36', 'siret': '51234567900017'"

static void every_form_that_may_employ_is_accepted_EM1(void **unused)
{
    static const char *const forms[] = {"association", "collectivite", "public_body",
                                        "geiq",        "siae",         "public_service"};

    (void)unused;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct story *story = registration_story();

        when(story, "regional", "2013-02-05", "employer.register",
             with(ANOTHER ", 'form': '%s'}", forms[i]));
        then(story, "employer.registered", with("{'form': '%s', 'siren': '512345679'}", forms[i]));
        story_close(story);
    }
}

static void the_state_and_households_are_refused_EM1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "employer.register", ANOTHER ", 'form': 'state'}");
    then_refused(story, "EM1", "form", "l'État et les particuliers sont exclus");
    when(story, "regional", "", "employer.register", ANOTHER ", 'form': 'household'}");
    then_refused(story, "EM1", "form", "exclus");
    story_close(story);
}

static void a_scic_waits_for_august_2014_EM1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "2014-07-31", "employer.register", ANOTHER ", 'form': 'scic'}");
    then_refused(story, "EM1", "form", "01/08/2014");
    when(story, "regional", "2014-08-01", "employer.register", ANOTHER ", 'form': 'scic'}");
    then(story, "employer.registered", "{'is_market': false}");
    story_close(story);
}

static void a_market_employer_needs_a_sector_that_its_region_opened_EM1(void **unused)
{
    struct story *story = registration_story();
    struct registration_settings *settings = story_settings(story);

    (void)unused;
    strcpy(settings->market_sectors[0], "24:62");
    strcpy(settings->market_sectors[1], "*:90.0");
    settings->market_sectors_count = 2;
    when(story, "regional", "", "employer.register",
         ANOTHER ", 'form': 'market', 'activity': '47.11B'}");
    then_refused(story, "EM1", "activity", "47.11B");
    when(story, "regional", "", "employer.register", ANOTHER ", 'form': 'market'}");
    then_refused(story, "EM1", "activity", "secteurs marchands");
    when(story, "regional", "", "employer.register",
         "{'employer': '#e', 'name': 'X', 'departement': '75', 'siret': '51234567900017', "
         "'form': 'market', 'activity': '62.01Z'}");
    then_refused(story, "EM1", "activity", "région 11");
    when(story, "regional", "", "employer.register",
         ANOTHER ", 'form': 'market', 'activity': '62.01Z'}");
    then(story, "employer.registered", "{'is_market': true}");
    when(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '75', 'siret': '40404040400018', "
         "'form': 'market', 'activity': '90.01Z'}");
    then_accepted(story);
    story_close(story);
}

static void geiq_and_insertion_companies_count_as_market_C3(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "employer.register",
         ANOTHER ", 'form': 'siae', 'is_insertion_company': true}");
    then(story, "employer.registered", "{'is_market': true, 'is_insertion_company': true}");
    when(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '36', 'siren': '404040404', "
         "'form': 'association', 'is_insertion_company': true}");
    then_refused(story, "EM1", "is_insertion_company", "siae");
    story_close(story);
}

static void numbers_are_checked_EM2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "employer.register",
         "{'employer': '#e', 'name': 'La Poste', 'departement': '75', 'form': 'public_body', "
         "'siret': '35600000049837'}");
    then(story, "employer.registered", "{'siren': '356000000'}");
    when(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '36', 'form': 'association'}");
    then_refused(story, "EM2", "siret", "au moins un numéro");
    when(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '36', 'form': 'association', "
         "'siret': '51234567900018'}");
    then_refused(story, "EM2", "siret", "SIRET");
    when(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '36', 'form': 'association', "
         "'siret': '51234567900017', 'siren': '404040404'}");
    then_refused(story, "EM2", "siren", "9 premiers chiffres");
    when(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '57', 'form': 'association', "
         "'rna': 'W571234567'}");
    then_refused(story, "EM2", "rna", "RNA");
    when(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '18', 'form': 'association', "
         "'rna': 'W181234567'}");
    then_accepted(story);
    story_close(story);
}

static void a_siret_has_one_employer_EM4(void **unused)
{
    struct story *story = registration_story();
    char first[ID_TEXT_SIZE];
    struct id id = story_id("#asso");

    (void)unused;
    id_format(&id, first);
    when(story, "regional", "", "employer.register",
         "{'employer': '#e', 'name': 'BGE', 'departement': '18', 'form': 'association', "
         "'siret': '73282932000074'}");
    then_refused(story, "EM4", "siret", first);
    when(story, "regional", "", "employer.register",
         "{'employer': '#asso', 'name': 'BGE', 'departement': '18', 'form': 'association', "
         "'siret': '51234567900017'}");
    then_refused(story, "EM4", "employer", "déjà là");
    when(story, "regional", "", "employer.register",
         "{'employer': '#e', 'name': 'BGE', 'departement': '18', 'form': 'association', "
         "'siret': '73282932000082'}");
    then_accepted(story);
    story_close(story);
}

static void an_amended_siret_frees_the_former_one_EM4(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional 18", "2013-02-06", "employer.amend",
         "{'employer': '#asso', 'siret': '73282932000082'}");
    then(story, "employer.amended",
         "{'name': 'BGE Cher', 'siret': '73282932000082', 'siren': '732829320', "
         "'form': 'association', 'amended_on': '2013-02-06'}");
    when(story, "regional", "", "employer.register",
         "{'employer': '#e', 'name': 'X', 'departement': '18', 'form': 'association', "
         "'siret': '73282932000082'}");
    then_refused(story, "EM4", "siret", "déjà");
    when(story, "regional", "", "employer.register",
         "{'employer': '#e', 'name': 'X', 'departement': '18', 'form': 'association', "
         "'siret': '73282932000074'}");
    then_accepted(story);
    when(story, "regional 18", "", "employer.amend",
         "{'employer': '#asso', 'siret': '73282932000074'}");
    then_refused(story, "EM4", "siret", "« X »");
    when(story, "regional 18", "", "employer.amend", "{'employer': '#asso', 'form': 'state'}");
    then_refused(story, "EM1", "form", "exclus");
    when(story, "regional 18", "", "employer.amend",
         "{'employer': '#asso', 'postal_code': '36000'}");
    then_refused(story, "", "postal_code", "département 18");
    story_close(story);
}

static void a_merge_keeps_both_and_counts_there_EM4(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "employer.register",
         "{'employer': '#double', 'name': 'BGE du Cher', 'departement': '18', "
         "'form': 'association', 'siren': '732829320'}");
    done(story, "regional", "", "place.register",
         "{'place': '#autre', 'name': 'Annexe', 'departement': '18', 'employer': '#double'}");
    when(story, "regional", "", "employer.merge", "{'employer': '#asso', 'into': '#double'}");
    then_refused(story, "EM4", "into", "a le SIRET");
    when(story, "regional", "", "employer.merge", "{'employer': '#double', 'into': '#double'}");
    then_refused(story, "EM4", "into", "propre doublon");
    when(story, "regional 18", "2013-02-07", "employer.merge",
         "{'employer': '#double', 'into': '#asso'}");
    then(story, "employer.merged", "{'into': '#asso', 'merged_on': '2013-02-07'}");
    when(story, "regional", "", "employer.get", "{'employer': '#double'}");
    then_answer(story, "{'merged_into': '#asso', 'name': 'BGE du Cher'}");
    when(story, "regional", "", "place.list", "{'employer': '#asso'}");
    then_answer(story, "{'items': [{'place': '#lieu'}, {'place': '#autre', 'employer': '#asso'}]}");
    when(story, "regional", "", "employer.amend", "{'employer': '#double', 'name': 'X'}");
    then_refused(story, "EM4", "employer", "doublon");
    story_close(story);
}

static void two_organisations_are_not_merged_EM4(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "employer.register", ANOTHER ", 'form': 'association'}");
    when(story, "regional", "", "employer.merge", "{'employer': '#e', 'into': '#asso'}");
    then_refused(story, "EM4", "into", "deux organismes");
    done(story, "regional", "", "employer.register",
         "{'employer': '#f', 'name': 'X', 'departement': '36', 'form': 'geiq', "
         "'siret': '73282932000082'}");
    when(story, "regional", "", "employer.merge", "{'employer': '#f', 'into': '#asso'}");
    then_refused(story, "EM4", "into", "même forme");
    when(story, "regional 36", "", "employer.merge", "{'employer': '#e', 'into': '#asso'}");
    then_refused(story, "EM4", "into", "deux organismes");
    done(story, "regional", "", "employer.register",
         "{'employer': '#g', 'name': 'X', 'departement': '36', 'form': 'association', "
         "'siren': '732829320'}");
    when(story, "regional 36", "", "employer.merge", "{'employer': '#g', 'into': '#asso'}");
    then_refused(story, "", "into", "territoire (36)");
    story_close(story);
}

static void an_employer_with_open_jobs_stays_Q2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_approved_job(story, "#job");
    when(story, "regional 18", "", "employer.close", "{'employer': '#asso', 'reason': 'ceased'}");
    then_refused(story, "Q2", "employer", "chez l'employeur : 1");
    done(story, "regional 18", "", "job.withdraw", "{'job': '#job', 'reason': 'funding'}");
    when(story, "regional 18", "", "employer.close", "{'employer': '#asso', 'reason': 'ceased'}");
    then(story, "employer.closed", "{'reason': 'ceased', 'closed_on': '2013-03-01'}");
    when(story, "regional 18", "", "employer.amend", "{'employer': '#asso', 'name': 'X'}");
    then_refused(story, "", "employer", "a cessé le 01/03/2013");
    story_close(story);
}

static void a_contact_is_read_for_an_open_job_and_logged_P4(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_proposed_job(story, "#job");
    when(story, "regional 18", "2013-03-04", "employer.contact",
         "{'employer': '#asso', 'reason': 'visit', 'job': '#job'}");
    then(story, "contact.read",
         "{'subject': '#asso', 'kind': 'employer', 'reason': 'visit', 'grounds': '#job', "
         "'departement': '18', 'read_on': '2013-03-04'}");
    when(story, "regional 18", "", "employer.contact",
         "{'employer': '#asso', 'reason': 'visit', 'job': '#nul'}");
    then_refused(story, "P4", "job", "postes ouverts");
    done(story, "regional 18", "", "job.withdraw", "{'job': '#job', 'reason': 'funding'}");
    when(story, "regional 18", "", "employer.contact",
         "{'employer': '#asso', 'reason': 'visit', 'job': '#job'}");
    then_refused(story, "P4", "job", "postes ouverts");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void a_contact_of_an_employer_is_kept_apart_P1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "employer.amend",
         "{'employer': '#asso', 'contact_email': 'contact@exemple.fr'}");
    then(story, "employer.amended", "{'employer': '#asso'}");
    then_without(story, "contact_email");
    then_kept(story, "employer.private", "#asso", "{'contact_email': 'contact@exemple.fr'}");
    when(story, "regional", "", "employer.amend",
         "{'employer': '#asso', 'contact_name': '1850578006084'}");
    then_refused(story, "P1", "contact_name", "NIR");
    story_close(story);
}

static void contacts_go_three_years_after_the_end_P2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "employer.amend",
         "{'employer': '#asso', 'contact_email': 'contact@exemple.fr'}");
    done(story, "regional", "", "place.amend", "{'place': '#lieu', 'contact_name': 'Anne'}");
    done(story, "regional", "2013-03-10", "place.close", "{'place': '#lieu', 'reason': 'ceased'}");
    done(story, "regional", "", "employer.close", "{'employer': '#asso', 'reason': 'ceased'}");
    when_time_passes(story, "2016-03-09");
    then_nothing_more(story);
    when_time_passes(story, "2016-03-10");
    then(story, "contact.erased",
         "{'subject': '#asso', 'kind': 'employer', 'reason': 'retention', 'departement': '18'}");
    then(story, "contact.erased", "{'subject': '#lieu', 'kind': 'place'}");
    then_nothing_more(story);
    then_erased(story, "employer.private", "#asso");
    then_erased(story, "place.private", "#lieu");
    story_close(story);
}

static void what_goes_on_or_has_no_contact_is_left_alone_P2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "employer.amend",
         "{'employer': '#asso', 'contact_email': 'contact@exemple.fr'}");
    done(story, "regional", "2013-03-10", "place.close", "{'place': '#lieu', 'reason': 'ceased'}");
    when_time_passes(story, "2026-01-01");
    then_nothing_more(story);
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_that_may_employ_is_accepted_EM1),
        cmocka_unit_test(the_state_and_households_are_refused_EM1),
        cmocka_unit_test(a_scic_waits_for_august_2014_EM1),
        cmocka_unit_test(a_market_employer_needs_a_sector_that_its_region_opened_EM1),
        cmocka_unit_test(geiq_and_insertion_companies_count_as_market_C3),
        cmocka_unit_test(numbers_are_checked_EM2),
        cmocka_unit_test(a_siret_has_one_employer_EM4),
        cmocka_unit_test(an_amended_siret_frees_the_former_one_EM4),
        cmocka_unit_test(a_merge_keeps_both_and_counts_there_EM4),
        cmocka_unit_test(two_organisations_are_not_merged_EM4),
        cmocka_unit_test(an_employer_with_open_jobs_stays_Q2),
        cmocka_unit_test(a_contact_is_read_for_an_open_job_and_logged_P4),
        cmocka_unit_test(a_contact_of_an_employer_is_kept_apart_P1),
        cmocka_unit_test(contacts_go_three_years_after_the_end_P2),
        cmocka_unit_test(what_goes_on_or_has_no_contact_is_left_alone_P2),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
