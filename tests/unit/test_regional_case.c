/* Cases, contacts (R13), operators (R14). */
#include "tests/unit/given_regional.h"

#include "services/regional/requests.h"

/* ---- contacts, operators -----------------------------------------------------------------------
 */

static void r13_a_contact_is_about_its_case(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when(story, "regional 18", "2013-04-02", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'contract': '#ailleurs', 'channel': 'phone', "
         "'parties': ['tutor']}");
    then_refused(story, "R13", "contract", "n'est pas de ce dossier");
    when(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'contract': '#contrat', 'channel': 'phone', "
         "'parties': ['tutor'], 'notes': 'Léa se plaît.'}");
    then(story, "contact.recorded", "{'contact': '#c1', 'has_notes': true}");
    then_without(story, "notes");
    then_kept(story, "hub_note.private", "#c1", "{'words': 'Léa se plaît.'}");
    when(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'phone', 'parties': ['tutor']}");
    then_refused(story, "R13", "contact", "déjà enregistré");
    when(story, "regional 18", "", "contact.record",
         "{'contact': '#c2', 'job': '#poste', 'channel': 'phone', 'parties': ['tutor'], 'held_on': "
         "'2013-04-03'}");
    then_refused(story, "", "held_on", "à venir");
    when(story, "ministry", "", "contact.list", "{'job': '#poste'}");
    then_answer(story,
                "{'items': [{'contact': '#c1', 'contract': '#contrat', 'has_notes': true}]}");
    story_close(story);
}

static void r13_a_case_has_a_thousand_contacts_at_most(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    for (int i = 0; i <= 1000; i++)
        when(story, "regional 18", "", "contact.record",
             text("{'contact': '#c%d', 'job': '#poste', 'channel': 'phone', 'parties': ['tutor']}",
                  i));
    then_refused(story, "R13", "job", "déjà 1000 contacts");
    story_close(story);
}

static void r14_a_case_is_somebodys_by_account(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when(story, "regional 18", "", "case.assign", "{'job': '#poste', 'operator': 'Anne Martin'}");
    then_refused(story, "R14", "operator", "n'est pas un compte");
    when(story, "regional 18", "", "case.release", "{'job': '#poste'}");
    then_refused(story, "R14", "job", "confié à personne");
    done(story, "regional 18", "", "case.assign", "{'job': '#poste', 'operator': 'a.martin'}");
    when(story, "regional 18", "", "case.assign", "{'job': '#poste', 'operator': 'a.martin'}");
    then_refused(story, "R14", "operator", "déjà confié");
    when(story, "regional 18", "", "case.assign", "{'job': '#poste', 'operator': 'b.durand'}");
    then(story, "case.assigned", "{'operator': 'b.durand', 'previous': 'a.martin'}");
    when(story, "ministry", "", "case.list", "{'operator': 'b.durand'}");
    then_answer(story, "{'items': [{'job': '#poste'}]}");
    when(story, "ministry", "", "case.list", "{'only_free': true}");
    then_answer(story, "{}");
    when(story, "ministry", "", "item.list", "{'operator': 'a.martin'}");
    then_answer(story, "{}");
    when(story, "ministry", "", "item.list", "{'operator': 'b.durand', 'kind': 'visit'}");
    then_answer(story, "{'items': [{'operator': 'b.durand'}]}");
    when(story, "regional 18", "", "case.release", "{'job': '#poste'}");
    then(story, "case.released", "{'operator': 'b.durand'}");
    story_close(story);
}

/* ---- the timeline ------------------------------------------------------------------------------
 */

static void the_timeline_tells_everything_by_day(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when(story, "regional 18", "2013-04-02", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['young_person']}");
    when(story, "regional 18", "2013-04-05", "contact.record",
         "{'contact': '#c2', 'job': '#poste', 'channel': 'phone', 'parties': ['tutor'], 'held_on': "
         "'2013-03-20'}");
    when(story, "regional 18", "", "case.timeline", "{'job': '#poste', 'limit': 2}");
    then_answer(story,
                "{'items': [{'on': '2013-03-01', 'fact': 'job_proposed'}, {'on': '2013-03-01', "
                "'fact': 'job_approved'}], 'next': 2}");
    when(story, "regional 18", "", "case.timeline", "{'job': '#poste', 'after': 2}");
    then_answer(
        story,
        "{'items': [{'fact': 'item_due', 'detail': 'candidate'}, {'on': '2013-03-04', 'fact': "
        "'contract_signed', 'subject': '#contrat', 'detail': 'cdd'}, {'fact': 'item_done', "
        "'detail': 'candidate'}, {'fact': 'item_due', 'detail': 'first_contact'}, {'fact': "
        "'item_due', 'detail': 'visit'}, {'fact': 'item_due', 'detail': 'training'}, {'fact': "
        "'item_due', 'detail': 'sponsor'}, {'fact': 'item_due', 'detail': 'annual_examination'}, "
        "{'fact': 'item_due', 'detail': 'annual_examination'}, {'fact': 'item_due', 'detail': "
        "'bilan'}, {'fact': 'item_due', 'detail': 'aid_end'}, {'on': '2013-03-20', 'fact': "
        "'contact', 'subject': '#c2'}, {'on': '2013-04-02', 'fact': 'visit', 'subject': '#c1'}, "
        "{'on': '2013-04-02', 'fact': 'item_done', 'detail': 'first_contact'}, {'on': "
        "'2013-04-02', 'fact': 'item_done', 'detail': 'visit'}]}");
    then_without(story, "next");
    story_close(story);
}

static void a_case_shows_where_it_stands(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-04-12");
    when(story, "regional 18", "", "case.get", "{'job': '#poste'}");
    then_answer(story,
                "{'job': '#poste', 'departement': '18', 'employer': '#asso', 'state': 'filled', "
                "'contract': '#contrat', 'tutor': '#tuteur', 'starts_on': '2013-03-11', "
                "'planned_end': '2016-03-10', 'approved_on': '2013-03-01', 'items_open': 7, "
                "'items_late': 1, 'next_due_on': '2013-04-11'}");
    when(story, "regional 18", "", "case.list", "{'only_late': true, 'states': ['filled']}");
    then_answer(story, "{'items': [{'job': '#poste'}]}");
    when(story, "regional 18", "", "case.list", "{'metier': 'regisseur'}");
    then_answer(story, "{}");
    when_hears(story, "registration", "2013-05-06", "contract.tutor_assigned",
               "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': '#asso', "
               "'departement': '18', 'tutor': '#autre', 'previous': '#tuteur', 'from': "
               "'2013-05-06'}");
    then(story, "case.moved", "{'fact': 'tutor_assigned', 'subject': '#autre'}");
    when(story, "regional 18", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'tutor': '#autre'}");
    hears_broken(story, "2013-05-10", "#poste", "#contrat", "2013-05-10", false);
    when(story, "regional 18", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'state': 'vacant', 'left_on': '2013-05-10', 'items_open': 1}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r13_a_contact_is_about_its_case),
        cmocka_unit_test(r13_a_case_has_a_thousand_contacts_at_most),
        cmocka_unit_test(r14_a_case_is_somebodys_by_account),
        cmocka_unit_test(the_timeline_tells_everything_by_day),
        cmocka_unit_test(a_case_shows_where_it_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
