#!/usr/bin/env bash
# What the regional hubs feed of the figures: contacts and visits, sponsors, tutors, sessions, briefings, items due.  Worked
# out by hand, and the same whichever journal comes first.
# time limit: 120 s
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/reporting_orders.sh"

fold_in_orders regional "two hubs and registration" item_due

# lea and sonia were met in time, karim a day late, paul two months late; karim was gone when his visit was due.  The second
# contract of lea asks for none.
it "first contacts and visits count when they are due at the latest"
expect_equal "\
contact_due 2013-03 44 forgeur 1
contact_due 2013-04 18 usages_mobiles 1
contact_due 2013-04 44 regisseur 1
contact_due 2013-07 44 regisseur 1
contact_made 2013-03 44 forgeur 1
contact_made 2013-04 18 usages_mobiles 1
visit_due 2013-05 44 forgeur 1
visit_due 2013-06 18 usages_mobiles 1
visit_due 2013-09 44 regisseur 1
visit_made 2013-05 44 forgeur 1
visit_made 2013-06 18 usages_mobiles 1" "$(figures 'contact_due|contact_made|visit_due|visit_made')"

# lea from her start to her end, karim from March to his breach, paul from his start to his end, by one company or the other;
# sonia from April to January.  The second contract of lea has none.
it "contracts with a sponsor are among the running ones"
expect_equal "\
running 2013-02 44 forgeur 1
running 2013-03 18 usages_mobiles 1
running 2013-03 44 regisseur 1
running 2013-05 44 regisseur -1
running 2013-06 44 regisseur 1
running 2014-06 44 regisseur -1
running 2015-02 44 forgeur -1
sponsored 2013-02 44 forgeur 1
sponsored 2013-03 44 regisseur 1
sponsored 2013-04 18 usages_mobiles 1
sponsored 2013-05 44 regisseur -1
sponsored 2013-06 44 regisseur 1
sponsored 2014-01 18 usages_mobiles -1
sponsored 2014-02 44 forgeur -1
sponsored 2014-06 44 regisseur -1" "$(figures 'running|sponsored')"

it "days from the signature to the first sponsor, none for who came before it"
expect_equal "\
sponsor_found 2013-02 44 regional_ouest 0 days 1
sponsor_found 2013-03 44 regional_ouest 33 days 1
sponsor_found 2013-04 18 regional_centre 55 days 1
sponsor_found 2013-06 44 regional_ouest 0 days 1" "$(figures sponsor_found)"

# acme follows one job or another without a gap from February to February.
it "companies that would follow jobs, and those that do"
expect_equal "\
sponsors 2013-01 44 regional_ouest 1
sponsors 2013-03 18 regional_centre 1
sponsors 2013-07 44 regional_ouest 1
sponsors 2014-02 18 regional_centre -1
sponsors_active 2013-02 44 regional_ouest 1
sponsors_active 2013-04 18 regional_centre 1
sponsors_active 2013-08 44 regional_ouest 1
sponsors_active 2014-01 18 regional_centre -1
sponsors_active 2014-02 44 regional_ouest -1" "$(figures 'sponsors|sponsors_active')"

# anne follows two contracts at once, then a third: one tutor, from February 2013 to March 2014, where the first contract is.
# carl follows paul, then also what was anne's, until February 2015.
it "a tutor counts once, and as trained from the first session on"
expect_equal "\
tutors 2013-02 44 forgeur 1
tutors 2013-03 18 usages_mobiles 1
tutors 2013-06 44 regisseur 1
tutors 2014-03 44 forgeur -1
tutors 2015-02 44 regisseur -1
tutors_trained 2013-04 44 forgeur 1
tutors_trained 2013-10 18 usages_mobiles 1
tutors_trained 2014-03 44 forgeur -1" "$(figures 'tutors|tutors_trained')"

it "sessions, those who came and those who did not; briefings"
expect_equal "\
briefing_people 2013-02 18 regional_centre pole_emploi 10
briefing_people 2013-02 44 regional_ouest mission_locale 25
briefings 2013-02 18 regional_centre pole_emploi 1
briefings 2013-02 44 regional_ouest mission_locale 1
session_absent 2013-04 44 regional_ouest tutoring 1
session_absent 2013-09 18 regional_centre tutoring 1
session_enrolled 2013-03 44 regional_ouest work_law 3
session_enrolled 2013-04 44 regional_ouest tutoring 8
session_enrolled 2013-09 18 regional_centre tutoring 5
session_enrolled 2013-11 18 regional_centre exchange 1
session_excused 2013-03 44 regional_ouest work_law 1
session_excused 2013-04 44 regional_ouest tutoring 1
session_present 2013-03 44 regional_ouest work_law 2
session_present 2013-04 44 regional_ouest tutoring 6
session_present 2013-09 18 regional_centre tutoring 4
session_present 2013-11 18 regional_centre exchange 1
session_seats 2013-03 44 regional_ouest work_law 12
session_seats 2013-04 44 regional_ouest tutoring 10
session_seats 2013-09 18 regional_centre tutoring 5
session_seats 2013-11 18 regional_centre exchange 5
sessions 2013-03 44 regional_ouest work_law 1
sessions 2013-04 44 regional_ouest tutoring 1
sessions 2013-09 18 regional_centre tutoring 1
sessions 2013-11 18 regional_centre exchange 1
sessions_cancelled 2013-06 18 regional_centre too_few 1" "$(figures 'briefing.*|session.*')"

# karim's two were dropped before they fell due, one of them after it was believed done late; the sponsor of sonia was dropped,
# then found in time; the bilan of lea moved twice.
it "what fell due, what was done in time or late, what was dropped"
expect_equal "\
items_dropped 2013-05 44 regional_ouest regisseur training 1
items_dropped 2013-05 44 regional_ouest regisseur visit 1
items_dropped 2013-08 18 regional_centre usages_mobiles candidate 1
items_due 2013-03 44 regional_ouest forgeur first_contact 1
items_due 2013-05 18 regional_centre usages_mobiles sponsor 1
items_due 2013-07 18 regional_centre usages_mobiles candidate 1
items_due 2014-03 18 regional_centre usages_mobiles exit_later 1
items_due 2014-12 44 regional_ouest forgeur bilan 1
items_in_time 2013-03 44 regional_ouest forgeur first_contact 1
items_in_time 2013-05 18 regional_centre usages_mobiles sponsor 1
items_late 2014-03 18 regional_centre usages_mobiles exit_later 1" "$(figures 'items_.*')"

it "and nothing else"
expect_equal 83 "$(wc -l <"$state/figures")"
