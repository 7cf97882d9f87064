/* Due items (R1 to R12): what a case asks for by itself, and when. */
#include "tests/unit/given_regional.h"

static void a_contract_asks_for_what_the_programme_wants(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    then(story, "case.opened",
         "{'job': '#poste', 'hub': 'regional_ouest', 'departement': '18', 'metier': 'forgeur', "
         "'sector': 'fabrication', 'form': 'association', 'proposed_on': '2013-03-01'}");
    then_nothing_more(story);
    hears_approved(story, "2013-03-01", "#poste");
    then(story, "case.moved", "{'fact': 'job_approved', 'on': '2013-03-01'}");
    then(story, "item.due", "{'kind': 'candidate', 'due_on': '2013-03-31'}");
    then_nothing_more(story);
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    then(story, "case.moved", "{'fact': 'contract_signed', 'contract': '#contrat'}");
    then(story, "item.done",
         "{'kind': 'candidate', 'done_on': '2013-03-04', 'in_time': true, 'by': 'signature'}");
    then(story, "item.due",
         "{'kind': 'first_contact', 'due_on': '2013-04-11', 'contract': '#contrat', 'job': "
         "'#poste', 'employer': '#asso', 'hub': 'regional_ouest', 'departement': '18', 'metier': "
         "'forgeur', 'sector': 'fabrication', 'form': 'association', 'number': 1}");
    then(story, "item.due", "{'kind': 'visit', 'due_on': '2013-06-11'}");
    then(story, "item.due", "{'kind': 'training', 'due_on': '2013-06-09'}");
    then(story, "item.due", "{'kind': 'sponsor', 'due_on': '2013-05-10'}");
    then(story, "item.due", "{'kind': 'annual_examination', 'due_on': '2014-03-11', 'number': 1}");
    then(story, "item.due", "{'kind': 'annual_examination', 'due_on': '2015-03-11', 'number': 2}");
    then(story, "item.due", "{'kind': 'bilan', 'due_on': '2016-01-10'}");
    then(story, "item.due", "{'kind': 'aid_end', 'due_on': '2016-01-10'}");
    then_nothing_more(story);
    story_close(story);
}

static void heard_twice_it_happened_once(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    hears_proposed(story, "2013-03-04", "#poste", "");
    then_nothing_more(story);
    hears_approved(story, "2013-03-01", "#poste");
    then_nothing_more(story);
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    then_nothing_more(story);
    story_close(story);
}

static void a_contract_of_a_case_that_is_not_open_here_is_ignored(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    then_nothing_more(story);
    story_close(story);
}

static void r1_an_item_is_late_once_its_day_has_passed(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-04-11");
    then_nothing_more(story);
    when_time_passes(story, "2013-04-12");
    then(story, "item.late",
         "{'kind': 'first_contact', 'due_on': '2013-04-11', 'late_on': '2013-04-12', 'contract': "
         "'#contrat', 'hub': 'regional_ouest', 'departement': '18'}");
    then_nothing_more(story);
    when_time_passes(story, "2013-04-13");
    then_nothing_more(story);
    story_close(story);
}

static void r1_what_fell_due_while_nobody_looked_is_late_in_order(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2014-01-01");
    then(story, "item.late", "{'kind': 'first_contact', 'late_on': '2013-04-12'}");
    then(story, "item.late", "{'kind': 'sponsor', 'late_on': '2013-05-11'}");
    then(story, "item.late", "{'kind': 'training', 'late_on': '2013-06-10'}");
    then(story, "item.late", "{'kind': 'visit', 'late_on': '2013-06-12'}");
    then_nothing_more(story);
    story_close(story);
}

static void r1_only_what_is_pending_is_completed_or_dropped(void **unused)
{
    struct story *story = regional_story_of_contract();
    const char *item = item_of(story, "sponsor");

    (void)unused;
    when(story, "regional 18", "2013-04-01", "item.complete",
         text("{'item': '%s', 'done_on': '2013-03-29'}", item));
    then(story, "item.done",
         "{'kind': 'sponsor', 'done_on': '2013-03-29', 'in_time': true, 'by': 'hand'}");
    when(story, "regional 18", "", "item.complete", text("{'item': '%s'}", item));
    then_refused(story, "R1", "item", "« fait »");
    when(story, "regional 18", "", "item.drop",
         text("{'item': '%s', 'reason': 'not_needed'}", item));
    then_refused(story, "R1", "item", "« à faire »");
    item = item_of(story, "visit");
    when(story, "regional 18", "", "item.drop",
         text("{'item': '%s', 'reason': 'contract_over'}", item));
    then_refused(story, "R1", "reason", "de soi-même");
    when(story, "regional 18", "", "item.drop",
         text("{'item': '%s', 'reason': 'not_possible'}", item));
    then(story, "item.dropped", "{'kind': 'visit', 'reason': 'not_possible'}");
    then_without(story, "fallen_due");
    when(story, "regional 18", "", "item.complete", "{'item': '#rien'}");
    then_refused_as(story, "not_found");
    when(story, "regional 36", "", "item.complete",
         text("{'item': '%s'}", item_of(story, "bilan")));
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void r2_a_contact_with_the_young_person_is_the_first_contact(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when(story, "regional 18", "2013-04-02", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'phone', 'parties': ['tutor']}");
    then(story, "contact.recorded", "{'contract': '#contrat', 'purpose': 'follow_up'}");
    then_without(story, "is_first");
    then_nothing_more(story);
    when(story, "regional 18", "2013-04-10", "contact.record",
         "{'contact': '#c2', 'job': '#poste', 'channel': 'phone', 'parties': ['young_person']}");
    then(story, "contact.recorded",
         "{'is_first': true, 'held_on': '2013-04-10', 'contract_starts_on': '2013-03-11'}");
    then(story, "item.done",
         "{'kind': 'first_contact', 'done_on': '2013-04-10', 'in_time': true, 'by': 'contact'}");
    then_nothing_more(story);
    story_close(story);
}

static void r3_a_visit_does_two_things_when_the_young_person_is_there(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when(story, "regional 18", "2013-04-02", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['employer', "
         "'young_person']}");
    then(story, "contact.recorded", "{'is_first': true, 'is_first_visit': true}");
    then(story, "item.done", "{'kind': 'first_contact'}");
    then(story, "item.done", "{'kind': 'visit', 'due_on': '2013-06-11', 'in_time': true}");
    then_nothing_more(story);
    story_close(story);
}

static void r2_r3_a_renewal_asks_for_no_first_contact(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2014-03-10");
    hears_signed(story, "2014-03-03", "#poste", "#suite", "2014-03-11", "2016-03-10");
    then(story, "case.moved", "{'fact': 'contract_signed', 'is_renewal': true}");
    then(story, "item.due", "{'contract': '#suite', 'kind': 'training'}");
    then(story, "item.due", "{'contract': '#suite', 'kind': 'sponsor'}");
    then(story, "item.due", "{'kind': 'annual_examination', 'due_on': '2015-03-11'}");
    then(story, "item.due", "{'kind': 'bilan'}");
    then(story, "item.due", "{'kind': 'aid_end'}");
    then_nothing_more(story);
    /* The end of the first one, heard later, does not make the job vacant. */
    hears_ended(story, "2014-03-11", "2014-03-10", "2014-06-08");
    when(story, "ministry", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'state': 'filled', 'contract': '#suite'}");
    then_without(story, "left_on");
    story_close(story);
}

static void r12_a_contact_declared_late_counts_by_its_date(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-05-02");
    then(story, "item.late", "{'kind': 'first_contact'}");
    when(story, "regional 18", "2013-05-02", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'meeting', 'parties': ['young_person'], "
         "'held_on': '2013-04-20'}");
    then(story, "contact.recorded", "{'is_first': true}");
    then(story, "item.done",
         "{'kind': 'first_contact', 'done_on': '2013-04-20', 'was_late': true}");
    then_without(story, "in_time");
    /* An earlier one, declared later still: the last word counts. */
    when(story, "regional 18", "2013-05-20", "contact.record",
         "{'contact': '#c2', 'job': '#poste', 'channel': 'phone', 'parties': ['young_person'], "
         "'held_on': '2013-04-11'}");
    then(story, "contact.recorded", "{'is_first': true}");
    then(story, "item.done",
         "{'kind': 'first_contact', 'done_on': '2013-04-11', 'in_time': true, 'was_late': true}");
    /* A later one changes nothing. */
    when(story, "regional 18", "", "contact.record",
         "{'contact': '#c3', 'job': '#poste', 'channel': 'phone', 'parties': ['young_person']}");
    then(story, "contact.recorded", "{}");
    then_nothing_more(story);
    when(story, "regional 18", "", "item.count", "{}");
    then_accepted(story);
    then_item(story, "first_contact", "{'state': 'done', 'ended_on': '2013-04-11'}");
    story_close(story);
}

static void hears_path(struct story *story, const char *day, const char *on)
{
    when_hears(story, "sectoral_fabrication", day, "path.confirmed",
               text("{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': "
                    "'#asso', 'departement': '18', 'region2013': '24', 'region2016': '24', "
                    "'sector': 'fabrication', 'metier': 'forgeur', 'form': 'association', "
                    "'action': '#action', 'type': 'qualifying', 'signed_on': '2013-03-04', "
                    "'confirmed_on': '%s', 'days': 1, 'actions': 1}",
                    on));
}

static void r4_a_confirmed_path_is_the_training(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    hears_path(story, "2013-05-02", "2013-04-30");
    then(story, "case.moved", "{'fact': 'path_confirmed', 'on': '2013-04-30'}");
    then(story, "item.done",
         "{'kind': 'training', 'done_on': '2013-04-30', 'in_time': true, 'by': 'training'}");
    then_nothing_more(story);
    hears_path(story, "2013-05-02", "2013-04-30");
    then_nothing_more(story);
    story_close(story);
}

static void r4_a_path_may_be_heard_of_before_its_contract(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_path(story, "2013-05-02", "2013-04-30");
    then(story, "case.moved", "{'fact': 'path_confirmed'}");
    then_nothing_more(story);
    when(story, "ministry", "", "case.get", "{'job': '#poste'}");
    then_refused_as(story, "not_found");
    hears_proposed(story, "2013-05-02", "#poste", "");
    then(story, "case.opened", "{}");
    hears_signed(story, "2013-05-03", "#poste", "#contrat", "2013-05-06", "2016-05-05");
    then(story, "case.moved", "{'fact': 'contract_signed'}");
    then_item(story, "training", "{'state': 'done', 'ended_on': '2013-04-30'}");
    then_item(story, "visit", "{'state': 'open'}");
    story_close(story);
}

static void r6_a_job_without_candidate(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste");
    when_time_passes(story, "2013-04-01");
    then(story, "item.late", "{'kind': 'candidate', 'due_on': '2013-03-31'}");
    then_without(story, "contract");
    hears_withdrawn(story, "2013-04-15", "approved");
    then(story, "case.moved", "{'fact': 'job_withdrawn', 'detail': 'funding'}");
    then(story, "item.dropped",
         "{'kind': 'candidate', 'reason': 'job_over', 'dropped_on': '2013-04-15', 'fallen_due': "
         "true}");
    then_nothing_more(story);
    story_close(story);
}

static void c8_r7_an_examination_does_the_nearest_annual_date(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when(story, "regional 18", "2014-03-20", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['employer'], "
         "'purpose': 'annual_examination'}");
    then(story, "contact.recorded", "{'purpose': 'annual_examination'}");
    then(story, "item.done", "{'kind': 'visit'}");
    then_without(story, "in_time");
    then(story, "item.done", "{'kind': 'annual_examination', 'due_on': '2014-03-11'}");
    then_without(story, "in_time");
    when(story, "regional 18", "2015-03-02", "contact.record",
         "{'contact': '#c2', 'job': '#poste', 'channel': 'phone', 'parties': ['employer'], "
         "'purpose': 'annual_examination'}");
    then(story, "contact.recorded", "{}");
    then(story, "item.done",
         "{'kind': 'annual_examination', 'due_on': '2015-03-11', 'in_time': true}");
    story_close(story);
}

static void r8_r11_an_extension_answers_the_question_and_moves_the_bilan(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2014-03-10");
    then_item(story, "bilan", "{'due_on': '2014-01-10'}");
    assert_int_equal(items_of(story, "annual_examination"), 0);
    hears_extended(story, "2014-01-05", "2015-03-10", "2014-03-10");
    then(story, "case.moved", "{'fact': 'contract_extended', 'planned_end': '2015-03-10'}");
    then(story, "item.done",
         "{'kind': 'aid_end', 'due_on': '2014-01-10', 'in_time': true, 'by': 'extension'}");
    then(story, "item.due", "{'kind': 'annual_examination', 'due_on': '2014-03-11', 'number': 1}");
    then(story, "item.moved",
         "{'kind': 'bilan', 'previous': '2014-01-10', 'due_on': '2015-01-10', 'moved_on': "
         "'2014-01-05'}");
    then(story, "item.due", "{'kind': 'aid_end', 'due_on': '2015-01-10', 'number': 2}");
    then_nothing_more(story);
    story_close(story);
}

static void c8_r8_a_bilan_that_was_made_is_made_again_for_another_end(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2014-03-10");
    when(story, "regional 18", "2014-01-03", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'meeting', 'parties': ['tutor'], "
         "'purpose': 'bilan'}");
    then(story, "contact.recorded", "{}");
    then(story, "item.done", "{'kind': 'bilan', 'in_time': true}");
    hears_extended(story, "2014-01-05", "2015-03-10", "2014-03-10");
    assert_int_equal(items_of(story, "bilan"), 2);
    then_item(story, "bilan", "{'state': 'open', 'due_on': '2015-01-10'}");
    story_close(story);
}

static void r11_a_cdi_is_not_asked_to_be_extended(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_hears(story, "registration", "2014-05-05", "contract.converted",
               "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': '#asso', "
               "'departement': '18', 'converted_on': '2014-05-05', 'previous_end': '2016-03-10', "
               "'aid_ends_on': '2016-03-10', 'committed_cents': 1}");
    then(story, "case.moved", "{'fact': 'contract_converted'}");
    then(story, "item.done", "{'kind': 'aid_end', 'by': 'extension'}");
    then_nothing_more(story);
    story_close(story);
}

static void r10_what_a_broken_contract_asked_for_is_dropped(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-04-20");
    then(story, "item.late", "{'kind': 'first_contact'}");
    hears_broken(story, "2013-04-22", "#poste", "#contrat", "2013-04-20", false);
    then(story, "case.moved", "{'fact': 'contract_broken', 'detail': 'demission'}");
    then_item(story, "first_contact", "{'state': 'dropped', 'reason': 'contract_over'}");
    then_item(story, "visit", "{'state': 'dropped', 'ended_on': '2013-04-20'}");
    then_item(story, "exit_later", "{'state': 'open', 'due_on': '2013-10-20'}");
    when_hears(story, "registration", "2013-11-04", "exit.recorded_later",
               "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': '#asso', "
               "'departement': '18', 'kind': 'cdi', 'is_positive': true, 'left_on': '2013-04-20', "
               "'observed_on': '2013-10-20'}");
    then(story, "case.moved", "{'fact': 'exit_recorded_later', 'detail': 'cdi'}");
    then(story, "item.done",
         "{'kind': 'exit_later', 'done_on': '2013-10-20', 'in_time': true, 'by': 'exit'}");
    then_nothing_more(story);
    story_close(story);
}

/* The next event is a drop of that kind, which had fallen due or not. */
static void then_dropped(struct story *story, const char *kind, bool fallen_due)
{
    then(story, "item.dropped", text("{'kind': '%s', 'reason': 'contract_over'}", kind));
    assert_int_equal(json_is_true(story_answer(story, "fallen_due")), fallen_due);
}

static void r12_only_what_had_come_due_before_the_breach_counts(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-06-11"); /* first contact, sponsor and training are late */
    hears_broken(story, "2013-06-11", "#poste", "#contrat", "2013-05-09", true);
    then(story, "case.moved", "{'fact': 'contract_broken', 'on': '2013-05-09'}");
    then_dropped(story, "aid_end", false);
    then_dropped(story, "bilan", false);
    then_dropped(story, "annual_examination", false);
    then_dropped(story, "annual_examination", false);
    then_dropped(story, "sponsor",
                 false); /* due on the 10th: late when it was said, not any more */
    then_dropped(story, "training", false);
    then_dropped(story, "visit", false);
    then_dropped(story, "first_contact", true);
    then(story, "item.due", "{'kind': 'exit_later', 'due_on': '2013-11-09'}");
    then(story, "item.due", "{'kind': 'late_declaration', 'due_on': '2013-06-26'}"); /* R9 */
    then_nothing_more(story);
    /* A contact that was made in time, declared after all that. */
    when(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'phone', 'parties': ['young_person'], "
         "'held_on': '2013-04-08'}");
    then(story, "contact.recorded", "{}");
    then(story, "item.done", "{'kind': 'first_contact', 'in_time': true}");
    then_nothing_more(story);
    story_close(story);
}

static void r12_a_breach_declared_later_takes_the_place_of_the_term(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2014-03-10");
    hears_ended(story, "2014-03-11", "2014-03-10", "2014-06-08");
    then_item(story, "exit_later", "{'due_on': '2014-09-10'}");
    then_item(story, "visit", "{'state': 'dropped', 'ended_on': '2014-03-10'}");
    hears_broken(story, "2014-03-20", "#poste", "#contrat", "2013-05-31", false);
    then_item(story, "exit_later", "{'due_on': '2013-11-30'}");
    then_item(story, "visit", "{'state': 'dropped', 'ended_on': '2013-05-31'}");
    story_close(story);
}

static void r9_a_suspension_declared_late_is_dealt_with(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_hears(story, "registration", "2013-06-20", "contract.suspended",
               "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': '#asso', "
               "'departement': '18', 'reason': 'illness', 'suspended_on': '2013-06-01', "
               "'declared_on': '2013-06-20', 'is_late': true, 'days_late': 10}");
    then(story, "case.moved", "{'fact': 'contract_suspended', 'detail': 'illness'}");
    then(story, "item.due", "{'kind': 'late_declaration', 'due_on': '2013-07-05', 'number': 1}");
    when_hears(story, "registration", "2013-08-20", "contract.suspended",
               "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': '#asso', "
               "'departement': '18', 'reason': 'illness', 'suspended_on': '2013-08-01', "
               "'declared_on': '2013-08-20', 'is_late': true, 'days_late': 10}");
    then(story, "case.moved", "{}");
    then(story, "item.due", "{'kind': 'late_declaration', 'due_on': '2013-09-04', 'number': 2}");
    then_nothing_more(story);
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contract_asks_for_what_the_programme_wants),
        cmocka_unit_test(heard_twice_it_happened_once),
        cmocka_unit_test(a_contract_of_a_case_that_is_not_open_here_is_ignored),
        cmocka_unit_test(r1_an_item_is_late_once_its_day_has_passed),
        cmocka_unit_test(r1_what_fell_due_while_nobody_looked_is_late_in_order),
        cmocka_unit_test(r1_only_what_is_pending_is_completed_or_dropped),
        cmocka_unit_test(r2_a_contact_with_the_young_person_is_the_first_contact),
        cmocka_unit_test(r3_a_visit_does_two_things_when_the_young_person_is_there),
        cmocka_unit_test(r2_r3_a_renewal_asks_for_no_first_contact),
        cmocka_unit_test(r12_a_contact_declared_late_counts_by_its_date),
        cmocka_unit_test(r4_a_confirmed_path_is_the_training),
        cmocka_unit_test(r4_a_path_may_be_heard_of_before_its_contract),
        cmocka_unit_test(r6_a_job_without_candidate),
        cmocka_unit_test(c8_r7_an_examination_does_the_nearest_annual_date),
        cmocka_unit_test(r8_r11_an_extension_answers_the_question_and_moves_the_bilan),
        cmocka_unit_test(c8_r8_a_bilan_that_was_made_is_made_again_for_another_end),
        cmocka_unit_test(r11_a_cdi_is_not_asked_to_be_extended),
        cmocka_unit_test(r10_what_a_broken_contract_asked_for_is_dropped),
        cmocka_unit_test(r12_only_what_had_come_due_before_the_breach_counts),
        cmocka_unit_test(r12_a_breach_declared_later_takes_the_place_of_the_term),
        cmocka_unit_test(r9_a_suspension_declared_late_is_dealt_with),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
