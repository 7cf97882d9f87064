/* Jobs: their life cycle, what is asked of a proposal, and the vacancy delay (Q2). */
#include "tests/unit/given_registration.h"

#include "services/registration/job.h"

#define PROPOSAL                                                                                   \
    "{'job': '#job', 'employer': '#asso', 'place': '#lieu', 'metier': 'forgeur', "                 \
    "'weekly_minutes': 2100, 'kind': 'cdd', 'months': 36"

static void a_proposal_says_all_that_figures_cut_by(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional 18", "2013-03-02", "job.propose",
         PROPOSAL ", 'new_service': 'infolab', 'proposed_on': '2013-03-01', 'tasks': 'Animer', "
                  "'trainings': ['qualifying'], 'lastings': ['own_income', 'sponsor']}");
    then(story, "job.proposed",
         "{'job': '#job', 'employer': '#asso', 'place': '#lieu', 'departement': '18', "
         "'region2013': '24', 'region2016': '24', 'metier': 'forgeur', 'sector': 'fabrication', "
         "'form': 'association', 'kinds': ['epn', 'fablab'], 'new_service': 'infolab', "
         "'proposed_on': '2013-03-01', 'lastings': ['own_income', 'sponsor']}");
    then_without(story, "tasks");
    then_kept(story, "job.private", "#job", "{'tasks': 'Animer'}");
    when(story, "regional 18", "", "job.get", "{'job': '#job'}");
    then_answer(story, "{'state': 'proposed', 'contracts': 0, 'trainings': ['qualifying']}");
    when(story, "regional 18", "", "job.propose", PROPOSAL "}");
    then_refused(story, "", "job", "déjà là");
    story_close(story);
}

static void a_siret_is_required_to_propose_EM3(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "employer.register",
         "{'employer': '#rna', 'name': 'X', 'departement': '18', 'form': 'association', "
         "'rna': 'W181234567'}");
    done(story, "regional", "", "place.register",
         "{'place': '#p', 'name': 'X', 'departement': '18', 'employer': '#rna'}");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#rna', 'place': '#p', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdi'}");
    then_refused(story, "EM3", "employer", "SIRET");
    done(story, "regional", "", "employer.amend",
         "{'employer': '#rna', 'siret': '51234567900017'}");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#rna', 'place': '#p', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdi'}");
    then_accepted(story);
    story_close(story);
}

static void the_place_is_open_and_run_by_the_employer_EM3(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "place.register",
         "{'place': '#p', 'name': 'X', 'departement': '18'}");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#asso', 'place': '#p', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdi'}");
    then_refused(story, "EM3", "place", "rattachez-le");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#asso', 'place': '#nul', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdi'}");
    then_refused(story, "EM3", "place", "inconnu");
    done(story, "regional", "", "place.close", "{'place': '#lieu', 'reason': 'ceased'}");
    when(story, "regional", "", "job.propose", PROPOSAL "}");
    then_refused(story, "EM3", "place", "fermé");
    story_close(story);
}

static void the_contract_wanted_could_be_signed_C1_C2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#asso', 'place': '#lieu', 'metier': 'forgeur', "
         "'weekly_minutes': 1049, 'kind': 'cdi'}");
    then_refused(story, "C2", "weekly_minutes", "17 h 30");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#asso', 'place': '#lieu', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdd', 'months': 11}");
    then_refused(story, "C1", "months", "12 à 35");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#asso', 'place': '#lieu', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdi', 'months': 12}");
    then_refused(story, "C1", "months", "CDI");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#asso', 'place': '#lieu', 'metier': 'forgeur', "
         "'weekly_minutes': 1050, 'kind': 'cdd', 'months': 12}");
    then_accepted(story);
    story_close(story);
}

static void a_public_employer_wants_a_CDD_C1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "employer.register",
         "{'employer': '#ville', 'name': 'Bourges', 'departement': '18', 'form': 'collectivite', "
         "'siret': '51234567900017'}");
    done(story, "regional", "", "place.register",
         "{'place': '#p', 'name': 'X', 'departement': '18', 'employer': '#ville'}");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#ville', 'place': '#p', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdi'}");
    then_refused(story, "C1", "kind", "CDD seulement");
    when(story, "regional", "", "job.propose",
         "{'job': '#job', 'employer': '#ville', 'place': '#p', 'metier': 'forgeur', "
         "'weekly_minutes': 2100, 'kind': 'cdd', 'months': 36}");
    then_accepted(story);
    story_close(story);
}

static void the_tutor_foreseen_works_there_C4(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "tutor.register",
         "{'tutor': '#t', 'employer': '#asso', 'is_volunteer': true, 'experience_years': 5, "
         "'name': 'Petit', 'first_name': 'Anne'}");
    when(story, "regional", "", "job.propose", PROPOSAL ", 'tutor': '#nul'}");
    then_refused(story, "C4", "tutor", "inconnu");
    done(story, "regional", "", "employer.register",
         "{'employer': '#e', 'name': 'X', 'departement': '18', 'form': 'association', "
         "'siret': '51234567900017'}");
    done(story, "regional", "", "tutor.register",
         "{'tutor': '#u', 'employer': '#e', 'is_volunteer': true, 'experience_years': 5, "
         "'name': 'Grand', 'first_name': 'Luc'}");
    when(story, "regional", "", "job.propose", PROPOSAL ", 'tutor': '#u'}");
    then_refused(story, "C4", "tutor", "même structure");
    when(story, "regional", "", "job.propose", PROPOSAL ", 'tutor': '#t'}");
    then(story, "job.proposed", "{'tutor': '#t'}");
    story_close(story);
}

static void an_approved_job_holds_a_place_Q2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_proposed_job(story, "#job");
    when(story, "ministry", "2013-03-05", "job.approve",
         "{'job': '#job', 'approved_on': '2013-02-28'}");
    then_refused(story, "", "approved_on", "01/03/2013");
    when(story, "ministry", "", "job.approve", "{'job': '#job'}");
    then(story, "job.approved",
         "{'approved_on': '2013-03-05', 'proposed_on': '2013-03-01', 'region_held': 1, "
         "'region_allotted': 2, 'metier': 'forgeur', 'departement': '18'}");
    when(story, "ministry", "", "job.approve", "{'job': '#nul'}");
    then_refused(story, "", "job", "inconnu");
    story_close(story);
}

static void a_refusal_gives_a_reason_and_keeps_its_words_apart(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_proposed_job(story, "#job");
    when(story, "ministry", "", "job.refuse",
         "{'job': '#job', 'reason': 'weak_tutoring', 'details': 'M. Durand est seul'}");
    then(story, "job.refused", "{'reason': 'weak_tutoring', 'refused_on': '2013-03-01'}");
    then_without(story, "details");
    then_kept(story, "job.decision", "#job", "{'details': 'M. Durand est seul'}");
    when(story, "ministry", "", "job.approve", "{'job': '#job'}");
    then_refused(story, "", "job", "« refusé » ; il ne peut pas devenir « validé »");
    story_close(story);
}

static void a_withdrawn_or_closed_job_frees_its_place_Q2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_approved_job(story, "#un");
    given_approved_job(story, "#deux");
    when(story, "regional 18", "", "job.withdraw", "{'job': '#un', 'reason': 'funding'}");
    then(story, "job.withdrawn",
         "{'state': 'approved', 'frees': true, 'region_held': 1, 'reason': 'funding'}");
    when(story, "regional 18", "", "job.close", "{'job': '#deux', 'reason': 'no_candidate'}");
    then(story, "job.closed", "{'state': 'approved', 'region_held': 0}");
    given_proposed_job(story, "#trois");
    when(story, "regional 18", "", "job.withdraw", "{'job': '#trois', 'reason': 'mistake'}");
    then(story, "job.withdrawn", "{'state': 'proposed', 'region_held': 0}");
    then_without(story, "frees approved_on");
    story_close(story);
}

/* Every act on every state: the table of the domain, section 5, written once more as a picture. */
static void what_is_not_in_the_life_cycle_is_refused(void **unused)
{
    static const char *const life[] = {
        /* approve refuse withdraw fill vacate close */
        [JOB_PROPOSED] = "yyy---", [JOB_APPROVED] = "--yy-y", [JOB_FILLED] = "----y-",
        [JOB_VACANT] = "---y-y",   [JOB_REFUSED] = "------",  [JOB_WITHDRAWN] = "------",
        [JOB_CLOSED] = "------",
    };

    (void)unused;
    for (int state = JOB_PROPOSED; state <= JOB_CLOSED; state++)
        for (int act = JOB_APPROVE; act <= JOB_CLOSE; act++) {
            struct job job = {.state = (uint8_t)state};
            struct refusal refusal = {0};
            int answer = job_may(&job, (enum job_act)act, "Q2", &refusal);

            assert_int_equal(answer, life[state][act] == 'y' ? 0 : -1);
            if (answer != 0)
                assert_non_null(strstr(refusal.text, enumeration_label(&job_states, state)));
        }
}

static void filled(struct story *story)
{
    given_approved_job(story, "#job");
    done(story, "regional 18", "", "tutor.register",
         "{'tutor': '#t', 'employer': '#asso', 'is_volunteer': true, 'experience_years': 5, "
         "'name': 'Petit', 'first_name': 'Anne'}");
    done(story, "prescriber 18", "", "person.register",
         "{'person': '#jeune', 'departement': '18', 'gender': 'female', 'level': 'none', "
         "'zone': 'none', 'name': 'Martin', 'first_name': 'Léa', 'birth_date': '1993-05-12'}");
    done(story, "prescriber 18", "", "eligibility.find",
         "{'person': '#jeune', 'prescriber': 'mission_locale'}");
    done(story, "prescriber 18", "2013-03-04", "contract.sign",
         "{'contract': '#contrat', 'job': '#job', 'person': '#jeune', 'tutor': '#t', "
         "'kind': 'cdd', 'months': 36, 'weekly_minutes': 2100, 'starts_on': '2013-03-11'}");
}

static void a_vacant_job_closes_after_the_delay_Q2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    filled(story);
    when(story, "regional 18", "", "job.close", "{'job': '#job', 'reason': 'other'}");
    then_refused(story, "Q2", "job", "« pourvu » ; il ne peut pas devenir « clos »");
    done(story, "prescriber 18", "2013-06-03", "contract.break",
         "{'contract': '#contrat', 'motive': 'accord_mutuel', 'initiator': 'both', "
         "'broken_on': '2013-05-31'}");
    when(story, "regional 18", "", "job.get", "{'job': '#job'}");
    then_answer(story, "{'state': 'vacant', 'vacant_on': '2013-05-31', 'contracts': 1, "
                       "'vacancy_ends_on': '2013-08-29'}");
    when_time_passes(story, "2013-08-29");
    then_nothing_more(story);
    when_time_passes(story, "2013-08-30");
    then(story, "job.closed",
         "{'job': '#job', 'reason': 'vacancy_delay', 'state': 'vacant', 'closed_on': "
         "'2013-08-30', 'region_held': 0}");
    then_nothing_more(story);
    story_close(story);
}

static void a_vacant_job_filled_again_stays(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    filled(story);
    done(story, "prescriber 18", "2013-06-03", "contract.break",
         "{'contract': '#contrat', 'motive': 'accord_mutuel', 'initiator': 'both', "
         "'broken_on': '2013-05-31'}");
    when(story, "prescriber 18", "2013-06-10", "contract.sign",
         "{'contract': '#second', 'job': '#job', 'person': '#jeune', 'tutor': '#t', "
         "'kind': 'cdd', 'months': 36, 'weekly_minutes': 2100, 'starts_on': '2013-06-17'}");
    then(story, "contract.signed", "{'is_first_of_job': false}");
    when_time_passes(story, "2013-12-31");
    then_nothing_more(story);
    when(story, "regional 18", "", "job.get", "{'job': '#job'}");
    then_answer(story, "{'state': 'filled', 'contract': '#second', 'contracts': 2}");
    story_close(story);
}

static void free_texts_are_read_with_a_trace_P4(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_proposed_job(story, "#job");
    when(story, "regional 18", "", "job.texts", "{'job': '#job', 'reason': 'visit'}");
    then(story, "contact.read", "{'subject': '#job', 'kind': 'job', 'reason': 'visit'}");
    when(story, "regional 18", "", "job.texts", "{'job': '#nul', 'reason': 'visit'}");
    then_refused_as(story, "not_found");
    story_close(story);
}

static void a_nir_in_the_tasks_is_refused_P1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "regional 18", "", "job.propose", PROPOSAL ", 'tasks': 'pour 185057800608491'}");
    then_refused(story, "P1", "tasks", "NIR");
    given_proposed_job(story, "#un");
    when(story, "ministry", "", "job.refuse",
         "{'job': '#un', 'reason': 'other', 'details': '1 85 05 78 006 084'}");
    then_refused(story, "P1", "details", "NIR");
    story_close(story);
}

static void the_free_texts_of_an_ended_job_go_after_three_years_P2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "2013-03-01", "job.propose", PROPOSAL ", 'tasks': 'Animer'}");
    done(story, "ministry", "", "job.refuse", "{'job': '#job', 'reason': 'other'}");
    when_time_passes(story, "2016-02-29");
    then_nothing_more(story);
    when_time_passes(story, "2016-03-01");
    then(story, "contact.erased", "{'subject': '#job', 'kind': 'job', 'reason': 'retention'}");
    then_nothing_more(story);
    then_erased(story, "job.private", "#job");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_proposal_says_all_that_figures_cut_by),
        cmocka_unit_test(a_siret_is_required_to_propose_EM3),
        cmocka_unit_test(the_place_is_open_and_run_by_the_employer_EM3),
        cmocka_unit_test(the_contract_wanted_could_be_signed_C1_C2),
        cmocka_unit_test(a_public_employer_wants_a_CDD_C1),
        cmocka_unit_test(the_tutor_foreseen_works_there_C4),
        cmocka_unit_test(an_approved_job_holds_a_place_Q2),
        cmocka_unit_test(a_refusal_gives_a_reason_and_keeps_its_words_apart),
        cmocka_unit_test(a_withdrawn_or_closed_job_frees_its_place_Q2),
        cmocka_unit_test(what_is_not_in_the_life_cycle_is_refused),
        cmocka_unit_test(a_vacant_job_closes_after_the_delay_Q2),
        cmocka_unit_test(a_vacant_job_filled_again_stays),
        cmocka_unit_test(free_texts_are_read_with_a_trace_P4),
        cmocka_unit_test(a_nir_in_the_tasks_is_refused_P1),
        cmocka_unit_test(the_free_texts_of_an_ended_job_go_after_three_years_P2),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
