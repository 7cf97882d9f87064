/* Sponsors (PA1 to PA5), and words and contacts in the vault (P1, P2, P4). */
#include "tests/unit/given_regional.h"

static const char *pledge(const char *sponsor, const char *siren, const char *more)
{
    return text("{'sponsor': '%s', 'name': 'Ateliers du Cher', 'siren': '%s', 'sector': "
                "'fabrication', 'departements': ['18', '36'], 'offers': ['coaching', 'equipment'], "
                "'jobs_most': 2%s}",
                sponsor, siren, more);
}

/* #acier, of the Cher, may follow two jobs; #poste, #p2 and #p3 are filled. */
static struct story *sponsors(void)
{
    struct story *story = regional_story_of_contract();

    hears_proposed(story, "2013-03-04", "#p2", "");
    hears_signed(story, "2013-03-04", "#p2", "#k2", "2013-03-11", "2016-03-10");
    hears_proposed(story, "2013-03-04", "#p3", "");
    hears_signed(story, "2013-03-04", "#p3", "#k3", "2013-03-11", "2016-03-10");
    when(
        story, "regional 18,36", "2013-04-02", "sponsor.pledge",
        pledge("#acier", "732829320", ", 'contact_name': 'Anne Petit', 'contact_email': 'a@b.fr'"));
    then(story, "sponsor.pledged",
         "{'sponsor': '#acier', 'hub': 'regional_ouest', 'departement': '18', 'siren': "
         "'732829320', 'jobs_most': 2, 'pledged_on': '2013-04-02', 'has_notes': true}");
    then_without(story, "contact_name contact_email");
    then_kept(story, "sponsor.private", "#acier", "{'contact_name': 'Anne Petit'}");
    return story;
}

static void propose(struct story *story, const char *sponsorship, const char *sponsor,
                    const char *job)
{
    when(story, "regional 18", "", "sponsor.propose",
         text("{'sponsorship': '%s', 'sponsor': '%s', 'job': '%s'}", sponsorship, sponsor, job));
}

static void accept(struct story *story, const char *sponsorship)
{
    when(story, "regional 18", "", "sponsor.accept", text("{'sponsorship': '%s'}", sponsorship));
}

static void pa1_a_company_has_a_siren_a_sector_and_departements(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    when(story, "regional 18,36", "", "sponsor.pledge", pledge("#b", "732829321", ""));
    then_refused(story, "EM2", "siren", "SIREN");
    when(story, "regional 18,36", "", "sponsor.pledge", pledge("#b", "732829320", ""));
    then_refused(story, "PA1", "siren", "déjà celui");
    when(story, "regional 18,36", "", "sponsor.pledge", pledge("#acier", "404040404", ""));
    then_refused(story, "PA1", "sponsor", "déjà connue");
    when(story, "regional", "", "sponsor.pledge",
         "{'sponsor': '#b', 'name': 'B', 'siren': '404040404', 'sector': 'banque', 'departements': "
         "['18'], 'offers': ['network'], 'jobs_most': 1}");
    then_refused(story, "PA1", "sector", "banque");
    when(story, "regional", "", "sponsor.pledge",
         "{'sponsor': '#b', 'name': 'B', 'siren': '404040404', 'sector': 'usages', 'departements': "
         "['18', '20'], 'offers': ['network'], 'jobs_most': 1}");
    then_refused(story, "PA1", "departements", "« 20 »");
    when(story, "regional", "", "sponsor.pledge",
         "{'sponsor': '#b', 'name': 'B', 'siren': '404040404', 'sector': 'usages', 'departements': "
         "['75'], 'offers': ['network'], 'jobs_most': 1}");
    then_refused(story, "H2", "departements", "ne couvre pas");
    when(story, "regional 18", "", "sponsor.get", "{'sponsor': '#acier'}");
    then_answer(story, "{'departements': ['18', '36'], 'offers': ['coaching', 'equipment']}");
    story_close(story);
}

static void pa2_never_more_jobs_than_the_company_said(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    propose(story, "#s1", "#acier", "#poste");
    propose(story, "#s2", "#acier", "#p2");
    propose(story, "#s3", "#acier", "#p3");
    then_accepted(story);
    accept(story, "#s1");
    then_accepted(story);
    accept(story, "#s2");
    then_accepted(story);
    accept(story, "#s3");
    then_refused(story, "PA2", "sponsor", "déjà : 2");
    propose(story, "#s4", "#acier", "#p3");
    then_refused(story, "PA2", "sponsor", "déjà : 2");
    when(story, "regional 18", "", "sponsor.amend", "{'sponsor': '#acier', 'jobs_most': 1}");
    then_refused(story, "PA2", "jobs_most", "suit déjà : 2");
    when(story, "regional 18", "", "sponsor.amend", "{'sponsor': '#acier', 'jobs_most': 3}");
    then(story, "sponsor.amended", "{'jobs_most': 3, 'offers': ['coaching', 'equipment']}");
    accept(story, "#s3");
    then(story, "sponsor.accepted", "{'job': '#p3'}");
    when(story, "regional 18", "", "sponsor.close", "{'sponsor': '#acier'}");
    then_refused(story, "PA5", "sponsor", "en cours : 3");
    story_close(story);
}

static void r5_an_accepted_sponsor_is_found(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    propose(story, "#s1", "#acier", "#poste");
    then(story, "sponsor.proposed", "{'sponsor': '#acier', 'job': '#poste', 'metier': 'forgeur'}");
    then_nothing_more(story);
    when(story, "regional 18", "2013-05-20", "sponsor.accept",
         "{'sponsorship': '#s1', 'accepted_on': '2013-05-10'}");
    then(story, "sponsor.accepted",
         "{'contract': '#contrat', 'employer': '#asso', 'departement': '18', 'hub': "
         "'regional_ouest', 'sector': 'fabrication', 'form': 'association', 'signed_on': "
         "'2013-03-04', 'accepted_on': '2013-05-10'}");
    then(story, "item.done",
         "{'kind': 'sponsor', 'due_on': '2013-05-10', 'done_on': '2013-05-10', 'in_time': true, "
         "'by': 'sponsor'}");
    then_nothing_more(story);
    when(story, "ministry", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'sponsor': '#acier'}");
    story_close(story);
}

static void r5_a_sponsor_found_before_the_signature_follows_the_contract(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    hears_proposed(story, "2013-04-02", "#p4", "");
    propose(story, "#s1", "#acier", "#p4");
    accept(story, "#s1");
    then(story, "sponsor.accepted", "{'job': '#p4'}");
    then_without(story, "contract signed_on");
    hears_signed(story, "2013-04-03", "#p4", "#k4", "2013-04-08", "2016-04-07");
    when(story, "ministry", "", "item.list", "{'job': '#p4', 'kind': 'sponsor'}");
    then_answer(story, "{'items': [{'state': 'done', 'ended_on': '2013-04-02'}]}");
    story_close(story);
}

static void pa3_one_sponsor_for_a_job_one_proposal_of_a_company(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    done(story, "regional 18,36", "", "sponsor.pledge", pledge("#bois", "404040404", ""));
    propose(story, "#s1", "#acier", "#poste");
    propose(story, "#s2", "#acier", "#poste");
    then_refused(story, "PA3", "sponsor", "déjà proposée");
    propose(story, "#s3", "#bois", "#poste");
    then_accepted(story);
    accept(story, "#s1");
    then_accepted(story);
    accept(story, "#s3");
    then_refused(story, "PA3", "job", "déjà un parrain");
    propose(story, "#s4", "#bois", "#poste");
    then_refused(story, "PA3", "job", "déjà un parrain");
    story_close(story);
}

/* A breach declared after the job was closed changes the contract's last day, not the job. */
static void pa3_a_closed_job_stays_closed_whatever_its_contract_comes_to(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    hears_ended(story, "2016-03-11", "2016-03-10", "2016-06-08");
    hears_closed(story, "2016-06-09");
    hears_broken(story, "2016-06-10", "#poste", "#contrat", "2016-02-29", true);
    then(story, "case.moved", "{'fact': 'contract_broken'}");
    propose(story, "#s1", "#acier", "#poste");
    then_refused(story, "PA3", "job", "« clos »");
    when(story, "regional 18", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'state': 'closed'}");
    story_close(story);
}

static void pa5_meetings_and_an_end_with_what_it_brought(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    propose(story, "#s1", "#acier", "#poste");
    when(story, "regional 18", "2013-04-10", "sponsor.meet",
         "{'meeting': '#m0', 'sponsorship': '#s1'}");
    then_refused(story, "PA5", "sponsorship", "« en cours »");
    accept(story, "#s1");
    when(story, "regional 18", "2013-04-20", "sponsor.meet",
         "{'meeting': '#m1', 'sponsorship': '#s1', 'met_on': '2013-04-09'}");
    then_refused(story, "PA5", "met_on", "avant le 10/04/2013");
    when(story, "regional 18", "", "sponsor.meet",
         "{'meeting': '#m1', 'sponsorship': '#s1', 'notes': 'Visite de l atelier'}");
    then(story, "sponsor.met", "{'number': 1, 'contract': '#contrat', 'met_on': '2013-04-20'}");
    when(story, "regional 18", "2013-06-01", "sponsor.end",
         "{'sponsorship': '#s1', 'reason': 'contract_over'}");
    then_refused(story, "PA5", "reason", "avec un motif");
    when(story, "regional 18", "", "sponsor.end",
         "{'sponsorship': '#s1', 'reason': 'completed', 'brought': ['immersion', 'network']}");
    then(story, "sponsor.ended",
         "{'reason': 'completed', 'brought': ['immersion', 'network'], 'meetings': 1, "
         "'accepted_on': '2013-04-10', 'ended_on': '2013-06-01'}");
    accept(story, "#s1");
    then_refused(story, "PA5", "sponsorship", "« terminé »");
    when(story, "regional 18", "", "sponsor.close", "{'sponsor': '#acier'}");
    then(story, "sponsor.closed", "{'closed_on': '2013-06-01'}");
    propose(story, "#s2", "#acier", "#p2");
    then_refused(story, "PA1", "sponsor", "ne parraine plus");
    when(story, "ministry", "", "sponsorship.list", "{'states': ['ended']}");
    then_answer(story, "{'items': [{'sponsorship': '#s1', 'meetings': 1}]}");
    story_close(story);
}

static void pa5_a_declined_proposal_is_over(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    propose(story, "#s1", "#acier", "#poste");
    when(story, "regional 18", "", "sponsor.decline",
         "{'sponsorship': '#s1', 'reason': 'too_far'}");
    then(story, "sponsor.declined", "{'reason': 'too_far'}");
    accept(story, "#s1");
    then_refused(story, "PA5", "sponsorship", "« décliné »");
    story_close(story);
}

static void pa5_a_pledge_is_not_closed_before_it_was_made(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    when(story, "regional 18", "2013-04-10", "sponsor.close",
         "{'sponsor': '#acier', 'closed_on': '2013-04-01'}");
    then_refused(story, "PA5", "closed_on", "02/04/2013");
    when(story, "regional 18", "", "sponsor.close",
         "{'sponsor': '#acier', 'closed_on': '2013-04-02'}");
    then_accepted(story);
    story_close(story);
}

static void pa2_the_end_of_a_contract_frees_its_sponsor(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    propose(story, "#s1", "#acier", "#poste");
    accept(story, "#s1");
    hears_broken(story, "2013-06-11", "#poste", "#contrat", "2013-06-10", false);
    when(story, "regional 18", "", "sponsor.get", "{'sponsor': '#acier'}");
    then_answer(story, "{'jobs_followed': 0}");
    when(story, "regional 18", "", "sponsor.end",
         "{'sponsorship': '#s1', 'brought': ['immersion']}");
    then(story, "sponsor.ended",
         "{'reason': 'contract_over', 'brought': ['immersion'], 'ended_on': '2013-06-10'}");
    when(story, "regional 18", "", "sponsor.end", "{'sponsorship': '#s1', 'brought': ['network']}");
    then_refused(story, "PA5", "sponsorship", "« terminé »");
    when(story, "regional 18", "", "sponsor.get", "{'sponsor': '#acier'}");
    then_answer(story, "{'jobs_most': 2, 'jobs_followed': 0}");
    story_close(story);
}

/* What #acier says it can follow, and follows. */
static void check_capacity(struct story *story)
{
    when(story, "ministry", "", "sponsor.get", "{'sponsor': '#acier'}");

    int64_t most = json_integer_value(story_answer(story, "jobs_most"));
    int64_t followed = json_integer_value(story_answer(story, "jobs_followed"));

    assert_true(followed <= most);
    when(story, "ministry", "", "sponsorship.list", "{'states': ['accepted']}");
    assert_int_equal(json_array_size(story_answer(story, "items")), followed);
}

/* Random proposals, answers, ends and breaches. */
static void pa2_holds_whatever_happens(void **unused)
{
    static const char *const acts[] = {"sponsor.accept", "sponsor.accept", "sponsor.decline",
                                       "sponsor.end"};
    static const char *const jobs[] = {"#poste", "#p2", "#p3"};
    struct story *story = sponsors();
    uint64_t random = 5;

    (void)unused;
    for (int turn = 0; turn < 400; turn++) {
        random = random * 6364136223846793005u + 1442695040888963407u;

        int number = turn < 8 ? turn : (int)(random >> 40) % (turn / 4 + 1);
        const char *act = acts[random >> 62];

        if (random >> 60 == 3)
            when(story, "regional 18", "", "sponsor.amend",
                 text("{'sponsor': '#acier', 'jobs_most': %d}", (int)(random >> 33) % 3 + 1));
        else if ((random >> 58) % 4 == 1 || turn < 8)
            propose(story, text("#s%d", turn / 4), "#acier", jobs[(random >> 50) % 3]);
        else
            when(story, "regional 18", "", act,
                 text("{'sponsorship': '#s%d'%s}", number,
                      strcmp(act, "sponsor.accept") == 0    ? ""
                      : strcmp(act, "sponsor.decline") == 0 ? ", 'reason': 'other'"
                                                            : ", 'reason': 'completed'"));
        check_capacity(story);
    }
    hears_broken(story, "2013-05-02", "#poste", "#contrat", "2013-05-01", false);
    check_capacity(story);
    story_close(story);
}

/* Companies in the order in which they pledge. */
static void add(struct story *story, const char *sponsor, const char *siren, const char *sector,
                const char *departement, const char *offers, int jobs)
{
    done(story, "regional 18,36", "", "sponsor.pledge",
         text("{'sponsor': '%s', 'name': 'X', 'siren': '%s', 'sector': '%s', 'departements': "
              "['%s'], 'offers': [%s], 'jobs_most': %d}",
              sponsor, siren, sector, departement, offers, jobs));
}

static void pa4_companies_are_ranked_with_their_reasons(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste",
                   ", 'trainings': ['adaptation'], 'lastings': ['new_activity']");
    add(story, "#loin", "732829320", "fabrication", "36", "'immersion'", 9);
    add(story, "#autre", "404040404", "usages", "18", "'immersion', 'network'", 9);
    add(story, "#bon", "512345679", "fabrication", "18", "'hiring'", 1);
    add(story, "#mieux", "552100554", "fabrication", "18", "'immersion', 'equipment'", 1);
    add(story, "#pareil", "542065479", "fabrication", "18", "'immersion', 'equipment'", 1);
    add(story, "#libre", "356000000", "fabrication", "18", "'immersion', 'equipment'", 2);
    when(story, "regional 18", "", "sponsor.suggest", "{'job': '#poste'}");
    then_answer(
        story,
        "{'items': [{'sponsor': '#libre', 'free': 2, 'fitting': ['immersion', 'equipment'], "
        "'merits': ['same_departement', 'same_sector', 'offers_fit', 'free_capacity']}, "
        "{'sponsor': '#mieux'}, {'sponsor': '#pareil'}, {'sponsor': '#bon', 'merits': "
        "['same_departement', 'same_sector', 'free_capacity']}, {'sponsor': '#autre', 'merits': "
        "['same_departement', 'offers_fit', 'free_capacity']}, {'sponsor': '#loin', 'merits': "
        "['same_sector', 'offers_fit', 'free_capacity']}]}");
    when(story, "regional 18", "", "sponsor.suggest", "{'job': '#poste', 'limit': 2}");
    then_answer(story, "{'items': [{'sponsor': '#libre'}, {'sponsor': '#mieux'}]}");
    when_it_folds(story); /* the same state, the same ranking */
    when(story, "regional 18", "", "sponsor.suggest", "{'job': '#poste', 'limit': 3}");
    then_answer(story, "{'items': [{'sponsor': '#libre'}, {'sponsor': '#mieux'}, "
                       "{'sponsor': '#pareil'}]}");
    /* Full, or proposed before: not proposed again. */
    propose(story, "#s1", "#mieux", "#poste");
    when(story, "regional 18", "", "sponsor.suggest", "{'job': '#poste', 'limit': 2}");
    then_answer(story, "{'items': [{'sponsor': '#libre'}, {'sponsor': '#pareil'}]}");
    when(story, "ministry", "", "sponsor.list", "{'departement': '36', 'only_free': true}");
    then_answer(story, "{'items': [{'sponsor': '#loin'}]}");
    story_close(story);
}

/* ---- the vault ---------------------------------------------------------------------------------
 */

static void p4_readings_of_private_words_are_logged(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    when(story, "regional 18", "", "sponsor.contact", "{'sponsor': '#acier', 'reason': 'visit'}");
    then(story, "hub.note_read",
         "{'note': '#acier', 'kind': 'sponsor', 'reason': 'visit', 'departement': '18', 'hub': "
         "'regional_ouest', 'read_on': '2013-04-02'}");
    when(story, "regional 18", "", "hub.read_note", "{'note': '#acier', 'reason': 'visit'}");
    then_refused(story, "P4", "note", "sponsor.contact");
    when(story, "regional 18", "", "hub.read_note", "{'note': '#rien', 'reason': 'visit'}");
    then_refused(story, "P4", "note", "rien de confidentiel");
    done(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['young_person'], "
         "'notes': 'Léa'}");
    when(story, "regional 18", "", "hub.read_note", "{'note': '#c1', 'reason': 'follow_up'}");
    then(story, "hub.note_read", "{'note': '#c1', 'kind': 'contact', 'job': '#poste'}");
    when(story, "regional 36", "", "hub.read_note", "{'note': '#c1', 'reason': 'follow_up'}");
    then_refused_as(story, "forbidden");
    when(story, "ministry", "", "hub.read_note", "{'note': '#c1', 'reason': 'follow_up'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void p2_words_about_a_contract_go_24_months_after_its_end(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    done(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['young_person'], "
         "'notes': 'Léa'}");
    hears_broken(story, "2014-02-28", "#poste", "#contrat", "2014-02-28", false);
    when_time_passes(story, "2016-02-27");
    when(story, "regional 18", "", "hub.read_note", "{'note': '#c1', 'reason': 'follow_up'}");
    then(story, "hub.note_read", "{}");
    when_time_passes(story, "2016-02-28");
    then(story, "hub.note_erased",
         "{'note': '#c1', 'kind': 'contact', 'job': '#poste', 'reason': 'retention', 'erased_on': "
         "'2016-02-28'}");
    then_nothing_more(story);
    then_erased(story, "hub_note.private", "#c1");
    when(story, "regional 18", "", "hub.read_note", "{'note': '#c1', 'reason': 'follow_up'}");
    then_refused(story, "P4", "note", "plus depuis son effacement");
    story_close(story);
}

static void p2_contacts_and_other_words_go_36_months_after(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    hears_proposed(story, "2013-04-02", "#p4", "");
    done(story, "regional 18", "", "opinion.give",
         "{'opinion': '#avis', 'job': '#p4', 'verdict': 'favourable', 'details': 'Mme Petit'}");
    done(story, "regional 18", "2013-05-02", "sponsor.close", "{'sponsor': '#acier'}");
    when_time_passes(story, "2016-04-01");
    when_time_passes(story, "2016-04-02");
    then(story, "hub.note_erased", "{'note': '#avis', 'kind': 'opinion'}");
    then_nothing_more(story);
    when_time_passes(story, "2016-05-02");
    then(story, "hub.note_erased", "{'note': '#acier', 'kind': 'sponsor'}");
    then_erased(story, "sponsor.private", "#acier");
    story_close(story);
}

static void p2_a_person_erased_at_registration_is_erased_here(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    done(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['young_person'], "
         "'notes': 'Léa'}");
    when_hears(story, "registration", "", "person.erased",
               "{'person': '#jeune', 'departement': '18', 'reason': 'request', 'erased_on': "
               "'2013-04-02'}");
    then(story, "case.moved", "{'fact': 'person_erased', 'contract': '#contrat'}");
    when_time_passes(story, "2013-04-02");
    then(story, "hub.note_erased", "{'note': '#c1', 'reason': 'request'}");
    then_erased(story, "hub_note.private", "#c1");
    then_nothing_more(story);
    story_close(story);
}

static void p2_a_contact_of_a_company_is_erased_on_request(void **unused)
{
    struct story *story = sponsors();

    (void)unused;
    when(story, "operator", "", "sponsor.erase", "{'sponsor': '#acier'}");
    then(story, "hub.note_erased", "{'note': '#acier', 'reason': 'request'}");
    then_erased(story, "sponsor.private", "#acier");
    when(story, "operator", "", "sponsor.erase", "{'sponsor': '#acier'}");
    then_refused(story, "P2", "sponsor", "Aucun interlocuteur");
    when(story, "regional 18", "", "sponsor.amend",
         "{'sponsor': '#acier', 'contact_name': 'Luc Petit'}");
    then(story, "sponsor.amended", "{'has_notes': true}");
    when(story, "regional 18", "", "sponsor.contact", "{'sponsor': '#acier', 'reason': 'visit'}");
    then(story, "hub.note_read", "{'note': '#acier'}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pa1_a_company_has_a_siren_a_sector_and_departements),
        cmocka_unit_test(pa2_never_more_jobs_than_the_company_said),
        cmocka_unit_test(pa2_holds_whatever_happens),
        cmocka_unit_test(r5_an_accepted_sponsor_is_found),
        cmocka_unit_test(r5_a_sponsor_found_before_the_signature_follows_the_contract),
        cmocka_unit_test(pa3_one_sponsor_for_a_job_one_proposal_of_a_company),
        cmocka_unit_test(pa3_a_closed_job_stays_closed_whatever_its_contract_comes_to),
        cmocka_unit_test(pa5_meetings_and_an_end_with_what_it_brought),
        cmocka_unit_test(pa5_a_declined_proposal_is_over),
        cmocka_unit_test(pa5_a_pledge_is_not_closed_before_it_was_made),
        cmocka_unit_test(pa2_the_end_of_a_contract_frees_its_sponsor),
        cmocka_unit_test(pa4_companies_are_ranked_with_their_reasons),
        cmocka_unit_test(p4_readings_of_private_words_are_logged),
        cmocka_unit_test(p2_words_about_a_contract_go_24_months_after_its_end),
        cmocka_unit_test(p2_contacts_and_other_words_go_36_months_after),
        cmocka_unit_test(p2_a_person_erased_at_registration_is_erased_here),
        cmocka_unit_test(p2_a_contact_of_a_company_is_erased_on_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
