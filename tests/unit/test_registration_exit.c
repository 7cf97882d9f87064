/* C9: what becomes of people, at the end and six months after. */
#include "tests/unit/world.h"

#include <setjmp.h>

#include <cmocka.h>

/* Lea's contract at the MJC, ended on 2014-02-28. */
static struct story *ended_open(void)
{
    struct story *story = world_open();

    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when_time_passes(story, "2014-03-10");
    return story;
}

static void c9_five_kinds_are_positive(void **state)
{
    static const struct {
        const char *kind;
        bool positive;
    } cases[] = {
        {"cdi",                   true },
        {"cdd_long",              true },
        {"titularisation",        true },
        {"formation_qualifiante", true },
        {"creation_activite",     true },
        {"cdd_court",             false},
        {"autre_formation",       false},
        {"recherche_emploi",      false},
        {"inactif",               false},
        {"autre",                 false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct story *story = ended_open();

        world_when(story, "prescriber 18", "", "exit.record",
                   "{'contract': '#contrat', 'kind': '%s'}", cases[i].kind);
        then(story, "exit.recorded",
             cases[i].positive ? "{'is_positive': true}" : "{'is_positive': false}");
        story_close(story);
    }
}

static void c9_an_exit_says_who_where_and_since_when(void **state)
{
    struct story *story = ended_open();

    (void)state;
    when(story, "prescriber 18", "", "exit.record",
         "{'contract': '#contrat', 'kind': 'cdi', 'same_employer': true}");
    then(story, "exit.recorded",
         "{'contract': '#contrat', 'job': '#poste-mjc', 'person': '#lea', 'employer': '#mjc', "
         "'departement': '18', 'kind': 'cdi', 'is_positive': true, 'same_employer': true, "
         "'left_on': '2014-02-28', 'is_breach': false}");
    then_nothing_more(story);
    when(story, "prescriber 18", "", "contract.get", "{'contract': '#contrat'}");
    then_answer(story, "{'exit': 'cdi'}");
    when(story, "prescriber 18", "", "exit.record", "{'contract': '#contrat', 'kind': 'autre'}");
    then_refused(story, "C9", "contract", "déjà déclarée");
    story_close(story);
}

static void c9_only_somebody_employed_is_kept_by_the_employer(void **state)
{
    struct story *story = ended_open();

    (void)state;
    when(story, "prescriber 18", "", "exit.record",
         "{'contract': '#contrat', 'kind': 'recherche_emploi', 'same_employer': true}");
    then_refused(story, "C9", "same_employer", "n'est pas un emploi");
    story_close(story);
}

static void c9_a_running_contract_has_no_exit(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "prescriber 18", "", "exit.record", "{'contract': '#contrat', 'kind': 'cdi'}");
    then_refused(story, "C9", "contract", "« en cours »");
    when(story, "prescriber 18", "", "exit.record_later",
         "{'contract': '#contrat', 'kind': 'cdi'}");
    then_refused(story, "C9", "contract", "« rompu » ou « arrivé au terme »");
    when(story, "prescriber 18", "2013-04-30", "contract.break",
         "{'contract': '#contrat', 'motive': 'embauche_ailleurs', 'initiator': 'employee', "
         "'broken_on': '2013-04-30'}");
    when(story, "prescriber 18", "", "exit.record", "{'contract': '#contrat', 'kind': 'cdd_long'}");
    then(story, "exit.recorded", "{'is_breach': true, 'left_on': '2013-04-30'}");
    story_close(story);
}

static void c9_six_months_must_have_passed(void **state)
{
    struct story *story = ended_open();

    (void)state;
    when(story, "prescriber 18", "2014-08-27", "exit.record_later",
         "{'contract': '#contrat', 'kind': 'cdd_long'}");
    then_refused(story, "C9", "observed_on", "à partir du 28/08/2014");
    when(story, "prescriber 18", "2014-10-01", "exit.record_later",
         "{'contract': '#contrat', 'kind': 'cdd_long', 'observed_on': '2014-08-28'}");
    then(story, "exit.recorded_later",
         "{'contract': '#contrat', 'kind': 'cdd_long', 'is_positive': true, 'left_on': "
         "'2014-02-28', 'observed_on': '2014-08-28', 'is_breach': false}");
    when(story, "prescriber 18", "", "exit.record_later",
         "{'contract': '#contrat', 'kind': 'cdi'}");
    then_refused(story, "C9", "contract", "déjà déclarée");
    story_close(story);
}

static void a_breach_cannot_contradict_an_exit(void **state)
{
    struct story *story = ended_open();

    (void)state;
    done(story, "prescriber 18", "", "exit.record", "{'contract': '#contrat', 'kind': 'cdi'}");
    when(story, "prescriber 18", "", "contract.break",
         "{'contract': '#contrat', 'motive': 'faute_grave', 'initiator': 'employer', 'broken_on': "
         "'2014-01-31'}");
    then_refused(story, "C9", "contract", "La sortie a déjà été déclarée");
    story_close(story);
}

static void only_a_prescriber_of_the_territory_records_an_exit(void **state)
{
    struct story *story = ended_open();

    (void)state;
    when(story, "regional 18", "", "exit.record", "{'contract': '#contrat', 'kind': 'cdi'}");
    then_refused_as(story, "forbidden");
    when(story, "prescriber 36", "", "exit.record", "{'contract': '#contrat', 'kind': 'cdi'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c9_five_kinds_are_positive),
        cmocka_unit_test(c9_an_exit_says_who_where_and_since_when),
        cmocka_unit_test(c9_only_somebody_employed_is_kept_by_the_employer),
        cmocka_unit_test(c9_a_running_contract_has_no_exit),
        cmocka_unit_test(c9_six_months_must_have_passed),
        cmocka_unit_test(a_breach_cannot_contradict_an_exit),
        cmocka_unit_test(only_a_prescriber_of_the_territory_records_an_exit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
