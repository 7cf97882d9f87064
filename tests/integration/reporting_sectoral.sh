#!/usr/bin/env bash
# What the sectoral hubs feed of the figures: training confirmed and followed, attestations, transmissions.  Worked out by
# hand, and the same whichever journal comes first.
# time limit: 120 s
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/reporting_orders.sh"

fold_in_orders sectoral "two hubs and registration" path_confirmed

it "entrants and running contracts, which the rest is compared with"
expect_equal "\
entries 2013-02 08 forgeur 1
entries 2013-02 13 forgeur 1
entries 2013-03 13 forgeur 1
entries 2013-03 13 usages_mobiles 1
running 2013-02 08 forgeur 1
running 2013-03 08 usages_mobiles 1
running 2013-03 13 forgeur 2
running 2013-03 13 usages_mobiles 1
running 2013-09 13 forgeur -1
running 2014-03 08 usages_mobiles -1
running 2014-03 13 forgeur -1
running 2014-07 08 forgeur -1" "$(figures 'entries|running')"

# February: lea and karim entered; March: sonia and paul.  Whenever their training was confirmed, it counts then, so that
# two of two and one of two have it; lea's second contract is no entry.
it "training confirmed counts at the entry"
expect_equal "\
trained_confirmed 2013-02 08 forgeur 1
trained_confirmed 2013-02 13 forgeur 1
trained_confirmed 2013-03 13 usages_mobiles 1" "$(figures trained_confirmed)"

# lea: 70 + 35 hours, one certifying; karim: 20.  A mean of 125 / 2.
it "training followed counts at the entry, with its hours"
expect_equal "\
trained 2013-02 08 forgeur 1
trained 2013-02 13 forgeur 1
trained_certifying 2013-02 08 forgeur 1
trained_hours 2013-02 08 forgeur 105
trained_hours 2013-02 13 forgeur 20" "$(figures 'trained|trained_certifying|trained_hours')"

it "hours once more when they were completed, second contracts included"
expect_equal "\
followed_hours 2013-06 08 forgeur 70
followed_hours 2013-06 08 usages_mobiles 14
followed_hours 2013-07 08 forgeur 35
followed_hours 2013-08 13 forgeur 20" "$(figures followed_hours)"

# lea's first workshop was on 11 April; her contract was extended to 30 June 2014.  karim's was after his breach.
it "a contract transmits from its first workshop to its end"
expect_equal "\
transmitting 2013-04 08 forgeur 1
transmitting 2013-04 13 usages_mobiles 1
transmitting 2014-07 08 forgeur -1" "$(figures transmitting)"

it "workshops, whom they reached, what was written"
expect_equal "\
resources_written 2013-07 08 sectoral_fabrication forgeur sheet 1
workshop_people 2013-04 08 sectoral_fabrication forgeur imprimer 8
workshop_people 2013-04 13 sectoral_usages usages_mobiles telephone 30
workshop_people 2013-05 08 sectoral_fabrication forgeur souder 12
workshop_people 2013-09 13 sectoral_fabrication forgeur souder 5
workshops 2013-04 08 sectoral_fabrication forgeur imprimer 1
workshops 2013-04 13 sectoral_usages usages_mobiles telephone 1
workshops 2013-05 08 sectoral_fabrication forgeur souder 1
workshops 2013-09 13 sectoral_fabrication forgeur souder 1" "$(figures 'workshops|workshop_people|resources_written')"

it "attestations issued, revoked, and those that hold"
expect_equal "\
badges_issued 2013-05 08 sectoral_usages usages_mobiles telephone 1
badges_issued 2013-05 13 sectoral_usages usages_mobiles accueillir 1
badges_issued 2013-06 08 sectoral_fabrication forgeur souder 1
badges_issued 2013-12 08 sectoral_fabrication forgeur imprimer 1
badges_revoked 2013-05 13 sectoral_usages usages_mobiles accueillir 1
badges_revoked 2013-10 08 sectoral_fabrication forgeur souder 1
badges_revoked 2013-11 08 sectoral_usages usages_mobiles telephone 1
badges_valid 2013-05 08 sectoral_usages usages_mobiles telephone 1
badges_valid 2013-06 08 sectoral_fabrication forgeur souder 1
badges_valid 2013-10 08 sectoral_fabrication forgeur souder -1
badges_valid 2013-11 08 sectoral_usages usages_mobiles telephone -1
badges_valid 2013-12 08 sectoral_fabrication forgeur imprimer 1" "$(figures 'badges_issued|badges_revoked|badges_valid')"

# lea has had one since 30 May, none from November, one again in December: she counts where the first one was issued, and
# its journal is not the first one read.  sonia's was revoked in the month of its issue.
it "somebody with several attestations counts once"
expect_equal "\
badge_people 2013-05 08 sectoral_usages usages_mobiles 1
badge_people 2013-11 08 sectoral_usages usages_mobiles -1
badge_people 2013-12 08 sectoral_usages usages_mobiles 1" "$(figures badge_people)"

it "and nothing else"
expect_equal 51 "$(wc -l <"$state/figures")"
