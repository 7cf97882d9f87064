/* Collective sessions for tutors (S1 to S6). */
#include "tests/unit/given_regional.h"

/* Tutors #t1 to #t5 accompany contracts; the session #s, of two seats, is on 15 May 2013. */
static struct story *planned_session(void)
{
    struct story *story = regional_story_of_contract();

    for (int i = 1; i <= 5; i++) {
        const char *job = text("#p%d", i), *contract = text("#k%d", i);

        hears_proposed(story, "2013-03-01", job, "");
        hears_signed(story, "2013-03-04", job, contract, "2013-03-11", "2016-03-10");
        when_hears(story, "registration", "", "contract.tutor_assigned",
                   text("{'contract': '%s', 'job': '%s', 'person': '#jeune', 'employer': '#asso', "
                        "'departement': '18', 'tutor': '#t%d', 'from': '2013-03-11'}",
                        contract, job, i));
    }
    when(story, "regional 18", "2013-04-02", "session.plan",
         "{'session': '#s', 'departement': '18', 'place': '#lieu', 'theme': 'tutoring', 'held_on': "
         "'2013-05-15', 'seats': 2, 'details': 'Chez Anne Martin, 2e étage'}");
    then(story, "session.planned",
         "{'hub': 'regional_ouest', 'departement': '18', 'theme': 'tutoring', 'seats': 2, "
         "'planned_on': '2013-04-02', 'has_notes': true}");
    then_kept(story, "hub_note.private", "#s", "{'words': 'Chez Anne Martin, 2e étage'}");
    return story;
}

static void enrol(struct story *story, const char *tutor)
{
    when(story, "regional 18", "", "session.enrol",
         text("{'session': '#s', 'tutor': '%s'}", tutor));
}

static void s3_s4_when_it_is_full_tutors_wait_in_order(void **unused)
{
    struct story *story = planned_session();

    (void)unused;
    enrol(story, "#t1");
    then(story, "session.enrolled", "{'tutor': '#t1', 'rank': 1}");
    then_without(story, "is_waiting");
    enrol(story, "#t2");
    then(story, "session.enrolled", "{'tutor': '#t2', 'rank': 2}");
    enrol(story, "#t3");
    then(story, "session.enrolled", "{'tutor': '#t3', 'is_waiting': true, 'rank': 1}");
    enrol(story, "#t4");
    then(story, "session.enrolled", "{'tutor': '#t4', 'is_waiting': true, 'rank': 2}");
    when(story, "regional 18", "", "session.get", "{'session': '#s'}");
    then_answer(story, "{'seats': 2, 'enrolled': 2, 'waiting': 2, 'state': 'planned'}");
    when(story, "regional 18", "", "session.withdraw", "{'session': '#s', 'tutor': '#t1'}");
    then(story, "session.withdrawn", "{'tutor': '#t1'}");
    then(story, "session.promoted", "{'tutor': '#t3'}");
    then_nothing_more(story);
    /* Whoever comes back goes to the end of the list. */
    enrol(story, "#t1");
    then(story, "session.enrolled", "{'is_waiting': true, 'rank': 2}");
    when(story, "regional 18", "", "session.withdraw", "{'session': '#s', 'tutor': '#t4'}");
    then(story, "session.withdrawn", "{'tutor': '#t4', 'was_waiting': true}");
    then_nothing_more(story);
    when(story, "regional 18", "", "session.tutors", "{'session': '#s'}");
    then_answer(story, "{'items': [{'tutor': '#t2', 'state': 'enrolled', 'rank': 1}, {'tutor': "
                       "'#t3', 'state': 'enrolled', 'rank': 2}, {'tutor': '#t1', 'state': "
                       "'waiting', 'rank': 1}]}");
    story_close(story);
}

static void s3_seats_are_added_to_the_list_and_never_taken_from_the_enrolled(void **unused)
{
    struct story *story = planned_session();

    (void)unused;
    for (int i = 1; i <= 5; i++)
        enrol(story, text("#t%d", i));
    when(story, "regional 18", "", "session.amend", "{'session': '#s', 'seats': 4}");
    then(story, "session.amended", "{'seats': 4, 'held_on': '2013-05-15', 'theme': 'tutoring'}");
    then(story, "session.promoted", "{'tutor': '#t3'}");
    then(story, "session.promoted", "{'tutor': '#t4'}");
    then_nothing_more(story);
    when(story, "regional 18", "", "session.amend", "{'session': '#s', 'seats': 3}");
    then_refused(story, "S3", "seats", "déjà prises : 4");
    when(story, "regional 18", "", "session.amend", "{'session': '#s', 'held_on': '2013-05-22'}");
    then(story, "session.amended", "{'seats': 4, 'held_on': '2013-05-22'}");
    then_nothing_more(story);
    story_close(story);
}

static void s1_s2_a_tutor_of_the_hub_once(void **unused)
{
    struct story *story = planned_session();

    (void)unused;
    enrol(story, "#inconnu");
    then_refused(story, "S1", "tutor", "aucun contrat suivi");
    enrol(story, "#t1");
    then(story, "session.enrolled", "{}");
    enrol(story, "#t1");
    then_refused(story, "S2", "tutor", "déjà inscrit");
    when(story, "regional 18", "", "session.withdraw", "{'session': '#s', 'tutor': '#t2'}");
    then_refused(story, "S2", "tutor", "n'est pas inscrit");
    story_close(story);
}

/* S1: of contracts that run, not of those that are over or that another tutor took. */
static void s1_who_follows_nobody_any_more_is_not_enrolled(void **unused)
{
    struct story *story = planned_session();

    (void)unused;
    hears_broken(story, "2013-04-20", "#p1", "#k1", "2013-04-19", false);
    enrol(story, "#t1");
    then_refused(story, "S1", "tutor", "aucun contrat suivi");
    when_hears(story, "registration", "", "contract.tutor_released",
               "{'contract': '#k2', 'job': '#p2', 'person': '#jeune', 'employer': '#asso', "
               "'departement': '18', 'tutor': '#t2', 'until': "
               "'2013-04-20'}");
    enrol(story, "#t2");
    then_refused(story, "S1", "tutor", "aucun contrat suivi");
    enrol(story, "#t3");
    then(story, "session.enrolled", "{'tutor': '#t3'}");
    story_close(story);
}

static void s5_s6_it_is_held_with_the_attendance_of_the_enrolled(void **unused)
{
    struct story *story = planned_session();

    (void)unused;
    for (int i = 1; i <= 3; i++)
        enrol(story, text("#t%d", i));
    when(story, "regional 18", "2013-05-14", "session.hold", "{'session': '#s'}");
    then_refused(story, "S5", "held_on", "prévue le 15/05/2013");
    when(story, "regional 18", "2013-05-16", "session.hold",
         "{'session': '#s', 'held_on': '2013-05-14'}");
    then_refused(story, "S5", "held_on", "prévue le 15/05/2013");
    when(story, "regional 18", "2013-05-16", "session.hold",
         "{'session': '#s', 'tutors': [{'tutor': '#t3', 'attendance': 'present'}]}");
    then_refused(story, "S6", "tutors", "n'a pas de place");
    when(story, "regional 18", "", "session.hold",
         "{'session': '#s', 'tutors': [{'tutor': '#t1', 'attendance': 'present'}, {'tutor': "
         "'#t1', 'attendance': 'absent'}]}");
    then_refused(story, "S6", "tutors", "nommé deux fois");
    when(story, "regional 18", "", "session.hold",
         "{'session': '#s', 'tutors': [{'tutor': '#t1', 'attendance': 'present'}]}");
    then(story, "session.held",
         "{'held_on': '2013-05-15', 'seats': 2, 'enrolled': 2, 'waiting': 1, 'present': 1, "
         "'absent': 1, 'hub': 'regional_ouest', 'departement': '18', 'theme': 'tutoring'}");
    then(story, "session.attended",
         "{'tutor': '#t1', 'attendance': 'present', 'held_on': '2013-05-15'}");
    then(story, "session.attended", "{'tutor': '#t2', 'attendance': 'absent'}");
    then_nothing_more(story);
    enrol(story, "#t4");
    then_refused(story, "S5", "session", "« tenue »");
    when(story, "regional 18", "", "session.cancel", "{'session': '#s', 'reason': 'too_few'}");
    then_refused(story, "S5", "session", "« prévue »");
    /* It is in the case of the contract that the tutor accompanies. */
    when(story, "regional 18", "", "case.timeline", "{'job': '#p1', 'after': 11}");
    then_answer(story, "{'items': [{'on': '2013-05-15', 'fact': 'session', 'subject': '#s', "
                       "'detail': 'present'}]}");
    when(story, "ministry", "", "session.list",
         "{'states': ['held'], 'from': '2013-05-15', 'until': '2013-05-15'}");
    then_answer(story, "{'items': [{'session': '#s', 'present': 1}]}");
    story_close(story);
}

static void s5_a_cancelled_session_stays_cancelled(void **unused)
{
    struct story *story = planned_session();

    (void)unused;
    enrol(story, "#t1");
    when(story, "regional 18", "", "session.cancel", "{'session': '#s', 'reason': 'no_speaker'}");
    then(story, "session.cancelled", "{'reason': 'no_speaker', 'enrolled': 1}");
    when(story, "regional 18", "2013-06-01", "session.hold", "{'session': '#s'}");
    then_refused(story, "S5", "session", "« annulée »");
    when(story, "regional 36", "", "session.get", "{'session': '#s'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void s4_two_hundred_tutors_wait_at_most(void **unused)
{
    struct story *story = planned_session();

    (void)unused;
    for (int i = 0; i <= 202; i++) {
        when_hears(story, "registration", "", "contract.tutor_assigned",
                   text("{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': "
                        "'#asso', 'departement': '18', 'tutor': '#u%d', 'from': '2013-03-11'}",
                        i));
        enrol(story, text("#u%d", i));
    }
    then_refused(story, "S4", "session", "200 tuteurs attendent déjà");
    when(story, "regional 18", "", "session.tutors", "{'session': '#s'}");
    then_accepted(story);
    assert_int_equal(json_integer_value(story_answer(story, "next")), 200);
    when(story, "regional 18", "", "session.tutors", "{'session': '#s', 'after': 200}");
    then_answer(story, "{'items': [{'tutor': '#u200', 'state': 'waiting', 'rank': 199}, {'tutor': "
                       "'#u201', 'rank': 200}]}");
    then_without(story, "next");
    story_close(story);
}

/* Random enrolments, withdrawals and seats: what must hold always holds. */
static void s3_s4_hold_whatever_happens(void **unused)
{
    struct story *story = planned_session();
    uint64_t random = 11;
    int64_t seats = 2;

    (void)unused;
    for (int turn = 0; turn < 300; turn++) {
        random = random * 6364136223846793005u + 1442695040888963407u;

        const char *tutor = text("#t%d", (int)(random >> 40) % 5 + 1);

        if (random >> 62 == 0) {
            when(story, "regional 18", "", "session.amend",
                 text("{'session': '#s', 'seats': %d}", (int)(random >> 33) % 5 + 1));
            if (story_was_accepted(story))
                seats = (int)(random >> 33) % 5 + 1;
        } else if (random >> 62 == 1) {
            when(story, "regional 18", "", "session.withdraw",
                 text("{'session': '#s', 'tutor': '%s'}", tutor));
        } else {
            enrol(story, tutor);
        }
        when(story, "regional 18", "", "session.get", "{'session': '#s'}");

        int64_t enrolled = json_integer_value(story_answer(story, "enrolled"));
        int64_t waiting = json_integer_value(story_answer(story, "waiting"));

        assert_int_equal(json_integer_value(story_answer(story, "seats")), seats);
        assert_true(enrolled <= seats);                 /* S3 */
        assert_true(waiting == 0 || enrolled == seats); /* S4: nobody waits beside a free seat */
    }
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(s3_s4_when_it_is_full_tutors_wait_in_order),
        cmocka_unit_test(s3_seats_are_added_to_the_list_and_never_taken_from_the_enrolled),
        cmocka_unit_test(s1_s2_a_tutor_of_the_hub_once),
        cmocka_unit_test(s1_who_follows_nobody_any_more_is_not_enrolled),
        cmocka_unit_test(s5_s6_it_is_held_with_the_attendance_of_the_enrolled),
        cmocka_unit_test(s5_a_cancelled_session_stays_cancelled),
        cmocka_unit_test(s4_two_hundred_tutors_wait_at_most),
        cmocka_unit_test(s3_s4_hold_whatever_happens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
