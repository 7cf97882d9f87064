/* C3, C7: suspensions, breaches, terms, repayments. */
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

/* ---- suspension ---- */

static void c7_a_suspension_is_late_after_seven_clear_days(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2013-06-09", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'unpaid_leave', 'suspended_on': '2013-06-01', "
         "'until': '2013-06-10'}");
    then(story, "contract.suspended",
         "{'is_late': false, 'days_late': 0, 'is_paid': false, 'declared_on': '2013-06-09'}");
    when(story, "prescriber 18", "2013-07-10", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'illness', 'is_paid': true, 'suspended_on': "
         "'2013-07-01'}");
    then(story, "contract.suspended", "{'is_late': true, 'days_late': 1, 'is_paid': true}");
    when(story, "prescriber 18", "", "contract.get", "{'contract': '#contrat'}");
    then_answer(story, "{'state': 'suspended', 'suspended_on': '2013-07-01'}");
    story_close(story);
}

static void c7_suspensions_do_not_overlap(void **state)
{
    struct story *story = signed_open();

    (void)state;
    done(story, "prescriber 18", "2013-06-09", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'training', 'suspended_on': '2013-06-01'}");
    when(story, "prescriber 18", "2013-06-20", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'illness', 'suspended_on': '2013-06-15'}");
    then_refused(story, "C7", "suspended_on", "à partir du 01/06/2013");
    when(story, "prescriber 18", "", "contract.resume",
         "{'contract': '#contrat', 'resumed_on': '2013-06-01'}");
    then_refused(story, "C7", "resumed_on", "doit suivre");
    when(story, "prescriber 18", "", "contract.resume",
         "{'contract': '#contrat', 'resumed_on': '2013-06-16'}");
    then(story, "contract.resumed", "{'suspended_on': '2013-06-01', 'resumed_on': '2013-06-16'}");
    when(story, "prescriber 18", "", "contract.resume",
         "{'contract': '#contrat', 'resumed_on': '2013-06-18'}");
    then_refused(story, "C7", "contract", "Aucune suspension");
    when(story, "prescriber 18", "", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'illness', 'suspended_on': '2013-06-15'}");
    then_refused(story, "C7", "suspended_on", "déjà suspendu");
    when(story, "prescriber 18", "", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'illness', 'suspended_on': '2013-06-16'}");
    then_accepted(story);
    story_close(story);
}

static void c7_a_suspension_lies_within_the_contract(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2013-06-09", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'training', 'suspended_on': '2013-02-28'}");
    then_refused(story, "", "suspended_on", "n'est pas un jour du contrat");
    when(story, "prescriber 18", "", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'training', 'suspended_on': '2013-06-01', 'until': "
         "'2016-03-01'}");
    then_refused(story, "C7", "until", "un jour du contrat");
    story_close(story);
}

static void c3_an_unpaid_suspension_is_not_due(void **state)
{
    struct story *story = signed_open();

    (void)state;
    done(story, "prescriber 18", "2013-04-30", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'unpaid_leave', 'suspended_on': '2013-04-01', "
         "'until': '2013-04-30'}");
    done(story, "prescriber 18", "2013-06-01", "contract.suspend",
         "{'contract': '#contrat', 'reason': 'illness', 'is_paid': true, 'suspended_on': "
         "'2013-05-01', 'until': '2013-05-31'}");
    when(story, "prescriber 18", "2013-07-01", "contract.break",
         "{'contract': '#contrat', 'motive': 'accord_mutuel', 'initiator': 'both', 'broken_on': "
         "'2013-06-30'}");
    /* March, May and June: 3 × 1 072.6625 €. */
    then(story, "contract.broken", "{'due_cents': 321799, 'aid_kept': true, 'to_repay_cents': 0}");
    story_close(story);
}

/* ---- breach and term ---- */

static void c7_a_breach_frees_the_job_and_says_what_becomes_of_the_aid(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2014-03-08", "contract.break",
         "{'contract': '#contrat', 'motive': 'date_annuelle_employeur', 'initiator': 'employer', "
         "'broken_on': '2014-02-28'}");
    then(story, "contract.broken",
         "{'job': '#poste-mjc', 'person': '#lea', 'employer': '#mjc', 'departement': '18', "
         "'motive': 'date_annuelle_employeur', 'initiator': 'employer', 'kind': 'cdd', "
         "'broken_on': '2014-02-28', 'planned_end': '2016-02-29', 'declared_on': '2014-03-08', "
         "'is_late': false, 'aid_kept': false, 'due_cents': 1287195, 'to_repay_cents': 1287195, "
         "'vacancy_ends_on': '2014-05-29'}");
    then_nothing_more(story);
    when(story, "prescriber 18", "", "job.get", "{'job': '#poste-mjc'}");
    then_answer(story, "{'state': 'vacant', 'vacant_on': '2014-02-28'}");
    when(story, "prescriber 18", "", "contract.break",
         "{'contract': '#contrat', 'motive': 'fin_essai', 'initiator': 'employer', 'broken_on': "
         "'2013-03-15'}");
    then_refused(story, "C7", "contract", "« rompu »");
    story_close(story);
}

static void c7_who_gives_up_before_the_first_day_never_ran(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'starts_on': '2013-04-02'");
    when(story, "prescriber 18", "2013-03-15", "contract.break",
         "{'contract': '#contrat', 'motive': 'accord_mutuel', 'initiator': 'both', 'broken_on': "
         "'2013-02-28'}");
    then_refused(story, "C7", "broken_on", "signé le 01/03/2013");
    when(story, "prescriber 18", "", "contract.break",
         "{'contract': '#contrat', 'motive': 'accord_mutuel', 'initiator': 'both', 'broken_on': "
         "'2013-03-15'}");
    then(story, "contract.broken", "{'due_cents': 0, 'vacancy_ends_on': '2013-06-13'}");
    world_signed(story, "#autre", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'signed_on': '2013-03-15', 'starts_on': '2013-04-02'");
    story_close(story);
}

static void c7_a_breach_is_late_after_seven_clear_days(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2013-06-12", "contract.break",
         "{'contract': '#contrat', 'motive': 'faute_grave', 'initiator': 'employer', 'broken_on': "
         "'2013-05-31'}");
    then(story, "contract.broken",
         "{'is_late': true, 'days_late': 4, 'aid_kept': true, 'declared_on': '2013-06-12'}");
    story_close(story);
}

static void c7_each_motive_has_its_kinds_its_initiators_and_its_aid(void **state)
{
    static const struct {
        const char *kind, *motive, *initiator, *field; /* field: what is refused; "" accepted */
        const char *members;
    } cases[] = {
        {"cdd", "fin_essai",               "employer", "",          "{'aid_kept': true}" },
        {"cdd", "accord_mutuel",           "both",     "",          "{'aid_kept': true}" },
        {"cdi", "accord_mutuel",           "both",     "motive",    ""                   },
        {"cdd", "accord_mutuel",           "employer", "initiator", ""                   },
        {"cdi", "rupture_conventionnelle", "both",     "",          "{'aid_kept': true}" },
        {"cdd", "rupture_conventionnelle", "both",     "motive",    ""                   },
        {"cdd", "faute_grave",             "employer", "",          "{'aid_kept': true}" },
        {"cdd", "force_majeure",           "employer", "",          "{'aid_kept': true}" },
        {"cdi", "inaptitude",              "employer", "",          "{'aid_kept': true}" },
        {"cdd", "inaptitude",              "employer", "",          "{'aid_kept': false}"},
        {"cdd", "inaptitude",              "employee", "initiator", ""                   },
        {"cdi", "liquidation",             "employer", "",          "{'aid_kept': true}" },
        {"cdd", "liquidation",             "employer", "motive",    ""                   },
        {"cdi", "autre_licenciement",      "employer", "",          "{'aid_kept': false}"},
        {"cdd", "autre_licenciement",      "employer", "motive",    ""                   },
        {"cdd", "date_annuelle_employeur", "employee", "initiator", ""                   },
        {"cdd", "date_annuelle_salarie",   "employee", "broken_on", ""                   },
        {"cdi", "date_annuelle_salarie",   "employee", "motive",    ""                   },
        {"cdd", "embauche_ailleurs",       "employee", "",          "{'aid_kept': true}" },
        {"cdd", "embauche_ailleurs",       "employer", "initiator", ""                   },
        {"cdi", "demission",               "employee", "",          "{'aid_kept': true}" },
        {"cdd", "demission",               "employee", "motive",    ""                   },
        {"cdd", "terme",                   "both",     "motive",    ""                   },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct story *story = world_open();
        bool is_cdi = cases[i].kind[2] == 'i';

        world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                     is_cdi ? "'kind': 'cdi'" : "");
        world_when(story, "prescriber 18", "2013-04-15", "contract.break",
                   "{'contract': '#contrat', 'motive': '%s', 'initiator': '%s', 'broken_on': "
                   "'2013-04-15'}",
                   cases[i].motive, cases[i].initiator);
        if (cases[i].field[0] == '\0')
            then(story, "contract.broken", cases[i].members);
        else
            then_refused(story, "C7", cases[i].field, "");
        story_close(story);
    }
}

static void a_contract_ends_by_itself_the_day_after_its_term(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when_time_passes(story, "2016-02-28");
    when_time_passes(story, "2016-02-29");
    then_nothing_more(story);
    when_time_passes(story, "2016-03-01");
    then(story, "contract.ended",
         "{'contract': '#contrat', 'job': '#poste-mjc', 'person': '#lea', 'employer': '#mjc', "
         "'departement': '18', 'ended_on': '2016-02-29', 'due_cents': 3861585, "
         "'vacancy_ends_on': '2016-05-29'}");
    then_nothing_more(story);
    when(story, "prescriber 18", "", "contract.get", "{'contract': '#contrat'}");
    then_answer(story, "{'state': 'ended', 'left_on': '2016-02-29', 'motive': 'terme'}");
    when_time_passes(story, "2016-05-30");
    then(story, "job.closed", "{'job': '#poste-mjc', 'closed_on': '2016-05-30'}");
    story_close(story);
}

static void c7_a_term_is_declared_on_its_day_and_not_before(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2016-02-28", "contract.end", "{'contract': '#contrat'}");
    then_refused(story, "C7", "contract", "29/02/2016");
    when(story, "prescriber 18", "2016-02-29", "contract.break",
         "{'contract': '#contrat', 'motive': 'date_annuelle_salarie', 'initiator': 'employee', "
         "'broken_on': '2016-02-29'}");
    then_refused(story, "C7", "broken_on", "Le terme du contrat est le 29/02/2016");
    when(story, "prescriber 18", "", "contract.end", "{'contract': '#contrat'}");
    then(story, "contract.ended", "{'ended_on': '2016-02-29'}");
    when(story, "prescriber 18", "", "contract.end", "{'contract': '#contrat'}");
    then_refused(story, "C7", "contract", "« arrivé au terme »");
    story_close(story);
}

static void c7_a_breach_declared_after_the_term_takes_its_place(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when_time_passes(story, "2016-03-10");
    then(story, "contract.ended", "{}");
    when(story, "prescriber 18", "", "contract.break",
         "{'contract': '#contrat', 'motive': 'embauche_ailleurs', 'initiator': 'employee', "
         "'broken_on': '2016-01-31'}");
    then(story, "contract.broken", "{'is_late': true, 'due_cents': 3754319}");
    when(story, "prescriber 18", "", "contract.get", "{'contract': '#contrat'}");
    then_answer(story, "{'state': 'broken', 'left_on': '2016-01-31'}");
    story_close(story);
}

static void c3_repayments_are_kept_apart_and_never_exceed_what_was_due(void **state)
{
    struct story *story = signed_open();

    (void)state;
    when(story, "prescriber 18", "2013-05-02", "aid.repay",
         "{'contract': '#contrat', 'amount_cents': 100000}");
    then(story, "aid.repaid",
         "{'amount_cents': 100000, 'total_cents': 100000, 'repaid_on': '2013-05-02'}");
    when(story, "prescriber 18", "", "aid.repay",
         "{'contract': '#contrat', 'amount_cents': 200000}");
    /* Two months and two days of May. */
    then_refused(story, "C3", "amount_cents", "221453 centimes");
    when(story, "prescriber 18", "", "contract.get", "{'contract': '#contrat'}");
    then_answer(story, "{'repaid_cents': 100000}");
    story_close(story);
}

static void a_list_shows_the_contracts_that_fit(void **state)
{
    struct story *story = signed_open();

    (void)state;
    world_signed(story, "#autre", "#poste-ville", "#tom", "#tuteur-ville", "");
    when(story, "regional 18", "", "contract.list", "{}");
    then_answer(story, "{'items': [{'contract': '#contrat'}, {'contract': '#autre'}]}");
    when(story, "regional 18", "", "contract.list",
         "{'tutor': '#tuteur-ville', 'states': ['running']}");
    then_answer(story, "{'items': [{'contract': '#autre', 'employer': '#ville'}]}");
    when(story, "regional 18", "", "contract.list", "{'states': ['broken']}");
    then_answer(story, "{}");
    when(story, "regional 36", "", "contract.get", "{'contract': '#contrat'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void c1_an_extension_of_a_renewal_counts_what_came_before(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when_time_passes(story, "2014-03-03");
    world_signed(story, "#suite", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'renewal_of': '#contrat', 'signed_on': '2014-03-03', "
                 "'starts_on': '2014-03-03'");
    when(story, "prescriber 18", "2014-06-02", "contract.extend",
         "{'contract': '#suite', 'months': 13}");
    then_refused(story, "C1", "months", "déjà 24 mois");
    when(story, "prescriber 18", "", "contract.extend", "{'contract': '#suite', 'months': 12}");
    then(story, "contract.extended", "{'months': 24, 'planned_end': '2016-03-02'}");
    story_close(story);
}

static void c1_a_contract_is_not_extended_before_it_was_signed(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when(story, "prescriber 18", "2013-06-03", "contract.extend",
         "{'contract': '#contrat', 'months': 6, 'extended_on': '2013-02-28'}");
    then_refused(story, "C1", "extended_on", "signé le 01/03/2013");
    when(story, "prescriber 18", "", "contract.extend",
         "{'contract': '#contrat', 'months': 6, 'extended_on': '2013-03-01'}");
    then_accepted(story);
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c7_a_suspension_is_late_after_seven_clear_days),
        cmocka_unit_test(c7_suspensions_do_not_overlap),
        cmocka_unit_test(c7_a_suspension_lies_within_the_contract),
        cmocka_unit_test(c3_an_unpaid_suspension_is_not_due),
        cmocka_unit_test(c7_a_breach_frees_the_job_and_says_what_becomes_of_the_aid),
        cmocka_unit_test(c7_who_gives_up_before_the_first_day_never_ran),
        cmocka_unit_test(c7_a_breach_is_late_after_seven_clear_days),
        cmocka_unit_test(c7_each_motive_has_its_kinds_its_initiators_and_its_aid),
        cmocka_unit_test(a_contract_ends_by_itself_the_day_after_its_term),
        cmocka_unit_test(c7_a_term_is_declared_on_its_day_and_not_before),
        cmocka_unit_test(c7_a_breach_declared_after_the_term_takes_its_place),
        cmocka_unit_test(c3_repayments_are_kept_apart_and_never_exceed_what_was_due),
        cmocka_unit_test(a_list_shows_the_contracts_that_fit),
        cmocka_unit_test(c1_an_extension_of_a_renewal_counts_what_came_before),
        cmocka_unit_test(c1_a_contract_is_not_extended_before_it_was_signed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
