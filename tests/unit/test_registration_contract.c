/* C1 to C6: signatures, extensions, renewals, conversions. */
#include "tests/unit/world.h"

#include <setjmp.h>

#include <cmocka.h>

/* Lea's contract at the MJC, from 2013-03-01 to 2016-02-29. */
static struct story *signed_open(void)
{
    struct story *story = world_open();

    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    return story;
}

/* ---- the signature ---- */

static void a_signature_says_all_that_figures_cut_by(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    then(story, "contract.signed",
         "{'contract': '#contrat', 'job': '#poste-mjc', 'person': '#lea', 'employer': '#mjc', "
         "'place': '#lieu-mjc', 'tutor': '#tuteur-mjc', 'departement': '18', 'region2013': '24', "
         "'region2016': '24', 'metier': 'forgeur', 'sector': 'fabrication', 'form': "
         "'association', 'kinds': ['epn'], 'new_service': 'fablab', 'gender': 'female', "
         "'age_bracket': '18-21', 'level': 'none', 'zone': 'none', 'kind': 'cdd', 'months': 36, "
         "'weekly_minutes': 2100, 'is_full_time': true, 'is_long': true, 'is_renewal': false, "
         "'is_first_of_job': true, 'job_approved_on': '2013-02-04', 'signed_on': '2013-03-01', "
         "'starts_on': '2013-03-01', 'planned_end': '2016-02-29', 'is_market': false, 'scheme': "
         "'cae', 'rate_percent': 75, 'hourly_smic_cents': 943, 'aid_exact': 1930792500, "
         "'monthly_aid_cents': 107266, 'aid_starts_on': '2013-03-01', 'aid_ends_on': "
         "'2016-02-29', 'committed_cents': 3861585}");
    then_nothing_more(story);
    when(story, "prescriber 18", "", "job.get", "{'job': '#poste-mjc'}");
    then_answer(story, "{'state': 'filled', 'contract': '#contrat', 'contracts': 1}");
    when(story, "prescriber 18", "", "person.get", "{'person': '#lea'}");
    then_answer(story, "{'contract': '#contrat'}");
    story_close(story);
}

static void c1_a_cdi_has_no_end_and_36_months_of_aid(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'kind': 'cdi'");
    then(story, "contract.signed",
         "{'kind': 'cdi', 'is_long': true, 'aid_ends_on': '2016-02-29', 'months': 0}");
    then_without(story, "planned_end");
    world_sign(story, "#autre", "#poste-mjc-2", "#tom", "#tuteur-mjc",
               "'kind': 'cdi', 'months': 12");
    then_refused(story, "C1", "months", "Un CDI n'a pas de durée");
    story_close(story);
}

static void c1_a_short_cdd_wants_a_reason(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'months': 12");
    then_refused(story, "C1", "short_term_reason", "12 mois");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'months': 12, 'short_term_reason': 'funding'");
    then(story, "contract.signed",
         "{'months': 12, 'is_long': false, 'planned_end': '2014-02-28', 'short_term_reason': "
         "'funding', 'committed_cents': 1287195}");
    story_close(story);
}

static void c1_a_cdd_lasts_12_to_36_months(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'months': 11, 'short_term_reason': 'funding'");
    then_refused(story, "C1", "months", "de 12 à 35 mois");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'months': 37, 'short_term_reason': 'funding'");
    then_refused(story, "C1", "months", "37 indiqués");
    story_close(story);
}

static void c1_public_employers_sign_cdd_only(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-ville", "#lea", "#tuteur-ville", "'kind': 'cdi'");
    then_refused(story, "C1", "kind", "employeur public");
    world_signed(story, "#contrat", "#poste-ville", "#lea", "#tuteur-ville", "");
    story_close(story);
}

static void c2_part_time_is_at_least_17_hours_30_and_authorised(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'weekly_minutes': 1050");
    then_refused(story, "C2", "part_time_authorised", "autorisation du prescripteur");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'weekly_minutes': 1049, 'part_time_authorised': true");
    then_refused(story, "C2", "weekly_minutes", "17 h 30");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'weekly_minutes': 2340");
    then_refused(story, "C2", "weekly_minutes", "35 h");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'weekly_minutes': 1050, 'part_time_authorised': true");
    then(story, "contract.signed",
         "{'weekly_minutes': 1050, 'is_full_time': false, 'monthly_aid_cents': 53633}");
    story_close(story);
}

static void c3_each_form_has_its_rate(void **state)
{
    static const struct {
        const char *job, *tutor, *person, *expected;
    } cases[] = {
        {"#poste-boite",     "#tuteur-boite",     "#lea",
         "{'scheme': 'cie', 'rate_percent': 35, 'monthly_aid_cents': 50058, 'is_market': true}"  },
        {"#poste-geiq",      "#tuteur-geiq",      "#tom",
         "{'scheme': 'cie', 'rate_percent': 47, 'monthly_aid_cents': 67220, 'is_market': true}"  },
        {"#poste-insertion", "#tuteur-insertion", "#ana", "{'scheme': 'cie', 'rate_percent': 47}"},
        {"#poste-chantier",  "#tuteur-chantier",  "#eva", "{'scheme': 'cae', 'rate_percent': 75}"},
    };
    struct story *story = world_open();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world_sign(story, cases[i].job, cases[i].job, cases[i].person, cases[i].tutor, "");
        then(story, "contract.signed", cases[i].expected);
    }
    story_close(story);
}

static void c3_the_aid_lasts_12_months_to_the_contract(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'aid_months': 11");
    then_refused(story, "C3", "aid_months", "de 12 à 36 mois");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'months': 12, 'short_term_reason': 'funding', 'aid_months': 13");
    then_refused(story, "C3", "aid_months", "de 12 à 12 mois");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'aid_months': 24");
    then(story, "contract.signed",
         "{'planned_end': '2016-02-29', 'aid_ends_on': '2015-02-28', 'committed_cents': 2574390}");
    story_close(story);
}

static void c3_mayotte_has_no_aid_before_2018(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mayotte", "#lea", "#tuteur-mayotte", "");
    then_refused(story, "C3", "job", "Mayotte");
    story_close(story);
}

static void c3_the_smic_is_that_of_the_day_of_signature(void **state)
{
    struct story *story = world_open();

    (void)state;
    when_time_passes(story, "2014-01-10");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'signed_on': '2013-12-31', 'starts_on': '2014-01-02'");
    then(story, "contract.signed", "{'hourly_smic_cents': 943}");
    world_sign(story, "#autre", "#poste-mjc-2", "#tom", "#tuteur-mjc",
               "'signed_on': '2014-01-02', 'starts_on': '2014-01-02'");
    then(story, "contract.signed", "{'hourly_smic_cents': 953, 'monthly_aid_cents': 108404}");
    story_close(story);
}

static void c5_the_job_must_be_approved_before(void **state)
{
    struct story *story = world_open();

    (void)state;
    given(story, "job.proposed",
          "{'job': '#projet', 'employer': '#mjc', 'place': '#lieu-mjc', 'departement': '18', "
          "'region2013': '24', 'region2016': '24', 'metier': 'forgeur', 'sector': 'fabrication', "
          "'form': 'association', 'weekly_minutes': 2100, 'kind': 'cdd', 'months': 36, "
          "'proposed_on': '2013-02-20'}");
    world_sign(story, "#contrat", "#projet", "#lea", "#tuteur-mjc", "");
    then_refused(story, "C5", "job", "proposé");
    world_sign(story, "#contrat", "#nobody", "#lea", "#tuteur-mjc", "");
    then_refused_as(story, "not_found");
    done(story, "ministry", "", "job.approve", "{'job': '#projet'}");
    world_sign(story, "#contrat", "#projet", "#lea", "#tuteur-mjc",
               "'signed_on': '2013-02-28', 'starts_on': '2013-03-01'");
    then_refused(story, "C5", "signed_on", "validé le 01/03/2013");
    world_signed(story, "#contrat", "#projet", "#lea", "#tuteur-mjc", "");
    story_close(story);
}

static void c5_the_person_must_be_found_eligible_before(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#zoe", "1994-06-30", "none", "none", "");
    world_sign(story, "#contrat", "#poste-mjc", "#zoe", "#tuteur-mjc",
               "'signed_on': '2013-02-04', 'starts_on': '2013-02-04'");
    then_refused(story, "C5", "person", "n'a pas été reconnue éligible");
    when_time_passes(story, "2014-03-01");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'signed_on': '2014-03-01', 'starts_on': '2014-03-01'");
    then_refused(story, "C5", "person", "trop ancienne");
    story_close(story);
}

static void e1_is_checked_again_at_the_signature(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#zoe", "1987-02-20", "none", "none", "");
    world_eligible(story, "#zoe");
    when_time_passes(story, "2013-03-01");
    world_sign(story, "#contrat", "#poste-mjc", "#zoe", "#tuteur-mjc", "");
    then_refused(story, "E1", "signed_on", "26 ans");
    world_signed(story, "#contrat", "#poste-mjc", "#zoe", "#tuteur-mjc",
                 "'signed_on': '2013-02-19', 'starts_on': '2013-03-01'");
    story_close(story);
}

static void e2_the_zone_is_checked_again_at_the_signature(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#bac", "1993-01-01", "IV", "zus", "");
    done(story, "prescriber", "", "eligibility.find",
         "{'person': '#bac', 'prescriber': 'pole_emploi', 'search_months_18': 12}");
    done(story, "prescriber", "2013-03-01", "person.amend", "{'person': '#bac', 'zone': 'none'}");
    world_sign(story, "#contrat", "#poste-mjc", "#bac", "#tuteur-mjc", "");
    then_refused(story, "E2", "person", "n'habite plus");
    done(story, "prescriber", "", "person.amend", "{'person': '#bac', 'zone': 'zrr'}");
    world_signed(story, "#contrat", "#poste-mjc", "#bac", "#tuteur-mjc", "");
    story_close(story);
}

static void c6_a_person_has_one_contract_at_a_time(void **state)
{
    struct story *story = signed_open();

    (void)state;
    world_sign(story, "#autre", "#poste-mjc-2", "#lea", "#tuteur-mjc", "");
    then_refused(story, "C6", "person", "du 01/03/2013 au 29/02/2016");
    world_signed(story, "#autre", "#poste-mjc-2", "#tom", "#tuteur-mjc", "");
    story_close(story);
}

static void c6_a_job_has_one_contract_at_a_time(void **state)
{
    struct story *story = signed_open();

    (void)state;
    world_sign(story, "#autre", "#poste-mjc", "#tom", "#tuteur-mjc", "");
    then_refused(story, "C6", "job", "Le poste a déjà un contrat");
    done(story, "prescriber", "2013-06-10", "contract.break",
         "{'contract': '#contrat', 'motive': 'accord_mutuel', 'initiator': 'both', 'broken_on': "
         "'2013-05-31'}");
    /* Late declarations too: the days must not meet. */
    world_sign(story, "#autre", "#poste-mjc", "#tom", "#tuteur-mjc",
               "'signed_on': '2013-05-31', 'starts_on': '2013-05-31'");
    then_refused(story, "C6", "job", "au 31/05/2013");
    world_sign(story, "#autre", "#poste-mjc", "#tom", "#tuteur-mjc",
               "'signed_on': '2013-05-31', 'starts_on': '2013-06-01'");
    then(story, "contract.signed", "{'is_first_of_job': false}");
    story_close(story);
}

static void business_dates_are_bounded(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'signed_on': '2013-03-02', 'starts_on': '2013-03-02'");
    then_refused(story, "", "signed_on", "à venir");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'signed_on': '2010-03-02', 'starts_on': '2013-03-02'");
    then_refused(story, "", "signed_on", "trop ancienne");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'starts_on': '2013-02-28'");
    then_refused(story, "C5", "starts_on", "entre la signature");
    story_close(story);
}

static void only_those_of_the_territory_sign(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "prescriber 36", "", "contract.sign",
         "{'contract': '#contrat', 'job': '#poste-mjc', 'person': '#lea', 'tutor': '#tuteur-mjc', "
         "'kind': 'cdd', 'months': 36, 'weekly_minutes': 2100, 'starts_on': '2013-03-01'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

/* ---- extension, renewal, conversion ---- */

static void c1_a_cdd_goes_on_up_to_36_months(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when(story, "prescriber 18", "2014-02-10", "contract.extend",
         "{'contract': '#contrat', 'months': 25}");
    then_refused(story, "C1", "months", "dépasse 36 mois");
    when(story, "prescriber 18", "", "contract.extend", "{'contract': '#contrat', 'months': 24}");
    then(story, "contract.extended",
         "{'months': 36, 'planned_end': '2016-02-29', 'previous_end': '2014-02-28', "
         "'extended_on': '2014-02-10', 'aid_ends_on': '2016-02-29', 'committed_cents': 3861585, "
         "'job': '#poste-mjc', 'person': '#lea', 'employer': '#mjc', 'departement': '18'}");
    when_time_passes(story, "2014-03-01");
    then_nothing_more(story);
    story_close(story);
}

static void c3_only_a_training_goes_on_to_60_months(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2016-02-01", "contract.extend",
         "{'contract': '#contrat', 'months': 6}");
    then_refused(story, "C1", "months", "achever une formation");
    when(story, "prescriber 18", "", "contract.extend",
         "{'contract': '#contrat', 'months': 25, 'to_finish_training': true}");
    then_refused(story, "C3", "months", "60 mois");
    when(story, "prescriber 18", "", "contract.extend",
         "{'contract': '#contrat', 'months': 24, 'to_finish_training': true}");
    then(story, "contract.extended",
         "{'months': 60, 'planned_end': '2018-02-28', 'to_finish_training': true, "
         "'committed_cents': 6435975}");
    story_close(story);
}

static void c6_an_extension_meets_no_other_contract(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    /* Signed ahead, on another job, for the day after the term. */
    when_time_passes(story, "2014-01-20");
    world_signed(story, "#autre", "#poste-mjc-2", "#lea", "#tuteur-mjc",
                 "'signed_on': '2014-01-20', 'starts_on': '2014-03-01'");
    when(story, "prescriber 18", "", "contract.extend", "{'contract': '#contrat', 'months': 1}");
    then_refused(story, "C6", "person", "du 01/03/2014");
    story_close(story);
}

static void c4_an_extension_does_not_overload_the_tutor(void **state)
{
    struct story *story = world_open();
    static const char later[] = "'signed_on': '2014-01-20', 'starts_on': '2014-03-01'";

    (void)state;
    world_person(story, "#zoe", "1993-01-01", "none", "none", "");
    world_eligible(story, "#zoe");
    when_time_passes(story, "2013-03-01");
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when_time_passes(story, "2014-01-20");
    world_signed(story, "#c2", "#poste-mjc-2", "#tom", "#tuteur-mjc", later);
    world_signed(story, "#c3", "#poste-mjc-3", "#ana", "#tuteur-mjc", later);
    world_signed(story, "#c4", "#poste-mjc-4", "#eva", "#tuteur-mjc", later);
    when(story, "prescriber 18", "", "contract.extend", "{'contract': '#c1', 'months': 1}");
    then_refused(story, "C4", "tutor", "suit déjà 3 salariés");
    done(story, "prescriber 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc-2'}");
    when(story, "prescriber 18", "", "contract.extend", "{'contract': '#c1', 'months': 1}");
    then_accepted(story);
    story_close(story);
}

static void c1_a_renewal_counts_what_came_before(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when_time_passes(story, "2014-03-03");
    world_sign(story, "#suite", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'months': 25, 'renewal_of': '#contrat', 'signed_on': '2014-03-03', 'starts_on': "
               "'2014-03-03'");
    then_refused(story, "C1", "months", "36 mois au plus en tout");
    world_sign(story, "#suite", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'months': 24, 'renewal_of': '#contrat', 'signed_on': '2014-03-03', 'starts_on': "
               "'2014-03-03'");
    then(story, "contract.signed",
         "{'is_renewal': true, 'renewal_of': '#contrat', 'is_first_of_job': false, "
         "'planned_end': '2016-03-02'}");
    world_sign(story, "#autre", "#poste-mjc-2", "#tom", "#tuteur-mjc",
               "'months': 12, 'renewal_of': '#contrat', 'signed_on': '2014-03-03', 'starts_on': "
               "'2014-03-03'");
    then_refused(story, "C1", "renewal_of", "même personne");
    story_close(story);
}

static void a_cdd_becomes_a_cdi(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2014-05-01", "contract.convert", "{'contract': '#contrat'}");
    then(story, "contract.converted",
         "{'converted_on': '2014-05-01', 'previous_end': '2016-02-29', 'aid_ends_on': "
         "'2016-02-29', 'committed_cents': 3861585}");
    when_time_passes(story, "2016-06-01");
    when(story, "prescriber 18", "", "contract.get", "{'contract': '#contrat'}");
    then_answer(story, "{'kind': 'cdi', 'state': 'running'}");
    then_without(story, "planned_end left_on");
    when(story, "prescriber 18", "", "contract.convert", "{'contract': '#contrat'}");
    then_refused(story, "C1", "contract", "déjà un CDI");
    when(story, "prescriber 18", "", "contract.extend", "{'contract': '#contrat', 'months': 1}");
    then_refused(story, "C1", "contract", "Seul un CDD");
    when(story, "prescriber 18", "", "contract.end", "{'contract': '#contrat'}");
    then_refused(story, "C7", "contract", "Un CDI n'a pas de terme");
    story_close(story);
}

static void c1_a_public_employer_does_not_convert(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-ville", "#lea", "#tuteur-ville", "");
    when(story, "prescriber 18", "2014-05-01", "contract.convert", "{'contract': '#contrat'}");
    then_refused(story, "C1", "contract", "employeur public");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_signature_says_all_that_figures_cut_by),
        cmocka_unit_test(c1_a_cdi_has_no_end_and_36_months_of_aid),
        cmocka_unit_test(c1_a_short_cdd_wants_a_reason),
        cmocka_unit_test(c1_a_cdd_lasts_12_to_36_months),
        cmocka_unit_test(c1_public_employers_sign_cdd_only),
        cmocka_unit_test(c2_part_time_is_at_least_17_hours_30_and_authorised),
        cmocka_unit_test(c3_each_form_has_its_rate),
        cmocka_unit_test(c3_the_aid_lasts_12_months_to_the_contract),
        cmocka_unit_test(c3_mayotte_has_no_aid_before_2018),
        cmocka_unit_test(c3_the_smic_is_that_of_the_day_of_signature),
        cmocka_unit_test(c5_the_job_must_be_approved_before),
        cmocka_unit_test(c5_the_person_must_be_found_eligible_before),
        cmocka_unit_test(e1_is_checked_again_at_the_signature),
        cmocka_unit_test(e2_the_zone_is_checked_again_at_the_signature),
        cmocka_unit_test(c6_a_person_has_one_contract_at_a_time),
        cmocka_unit_test(c6_a_job_has_one_contract_at_a_time),
        cmocka_unit_test(business_dates_are_bounded),
        cmocka_unit_test(only_those_of_the_territory_sign),
        cmocka_unit_test(c1_a_cdd_goes_on_up_to_36_months),
        cmocka_unit_test(c3_only_a_training_goes_on_to_60_months),
        cmocka_unit_test(c6_an_extension_meets_no_other_contract),
        cmocka_unit_test(c4_an_extension_does_not_overload_the_tutor),
        cmocka_unit_test(c1_a_renewal_counts_what_came_before),
        cmocka_unit_test(a_cdd_becomes_a_cdi),
        cmocka_unit_test(c1_a_public_employer_does_not_convert),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
