#!/usr/bin/env bash
# What the DLA feeds of the figures: referrals, delays, accompaniments.  Worked out by hand, and the same in whatever order
# its events come.
# time limit: 120 s
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/reporting_orders.sh"

fold_in_orders dla "seven referrals" referral_accepted

# R3 was asked for in March and sent in April; R4 is never sent.  R7 is sent twice and counts once.  Seven requested: four
# accepted, one declined, one refused, one withdrawn.  The id of R1 used by another hub is no referral.
it "each referral counts once for each thing that becomes of it"
expect_equal "\
referrals_requested 2013-03 18 regional_centre forgeur 1
referrals_requested 2013-03 44 regional_ouest 1
referrals_requested 2013-04 37 regional_centre 1
referrals_requested 2013-04 44 regional_ouest forgeur 1
referrals_requested 2013-05 18 regional_centre 1
referrals_requested 2013-05 44 regional_ouest forgeur 1
referrals_requested 2013-06 37 regional_centre regisseur 1
referrals_sent 2013-03 18 regional_centre forgeur 1
referrals_sent 2013-04 37 regional_centre 1
referrals_sent 2013-04 44 regional_ouest 1
referrals_sent 2013-05 18 regional_centre 1
referrals_sent 2013-05 44 regional_ouest forgeur 1
referrals_sent 2013-06 37 regional_centre regisseur 1" "$(figures 'referrals_requested|referrals_sent')"
expect_equal "\
referrals_accepted 2013-03 18 regional_centre forgeur 1
referrals_accepted 2013-04 44 regional_ouest 1
referrals_accepted 2013-05 44 regional_ouest forgeur 1
referrals_accepted 2013-06 37 regional_centre regisseur 1
referrals_declined 2013-04 37 regional_centre other 1
referrals_refused 2013-04 44 regional_ouest forgeur public_employer 1
referrals_withdrawn 2013-05 18 regional_centre 1" \
    "$(figures 'referrals_accepted|referrals_declined|referrals_refused|referrals_withdrawn')"

it "what an adviser declines is counted apart, by reason"
expect_equal "\
answers_declined 2013-03 18 regional_centre forgeur no_capacity 1
answers_declined 2013-04 37 regional_centre adviser_left 1" "$(figures answers_declined)"

# Seen after 0, 1, 1, 2 and 2 days; answered after 3, 4, 5, 5 and 8: who left has not answered.
it "delays are those that the DLA counted, by the month of their end"
expect_equal "\
referral_answered 2013-03 18 regional_centre 3 days 1
referral_answered 2013-03 18 regional_centre 4 days 1
referral_answered 2013-04 44 regional_ouest 8 days 1
referral_answered 2013-05 44 regional_ouest 5 days 1
referral_answered 2013-06 37 regional_centre 5 days 1
referral_diagnosed 2013-04 18 regional_centre 22 days 1
referral_diagnosed 2013-07 37 regional_centre 15 days 1
referral_diagnosed 2013-07 44 regional_ouest 30 days 1
referral_planned 2013-05 18 regional_centre 45 days 1
referral_planned 2013-07 37 regional_centre 24 days 1
referral_seen 2013-03 18 regional_centre 1 days 1
referral_seen 2013-03 18 regional_centre 2 days 1
referral_seen 2013-04 44 regional_ouest 2 days 1
referral_seen 2013-05 44 regional_ouest 1 days 1
referral_seen 2013-06 37 regional_centre 0 days 1" \
    "$(figures 'referral_answered|referral_diagnosed|referral_planned|referral_seen')"

# The employer of R1 is that of R2, in another département: it counts where it was first, whichever is heard first, and its
# second plan is none.
it "an employer counts once, where it was accepted first"
expect_equal "\
employers_accepted 2013-03 18 regional_centre forgeur 1
employers_accepted 2013-04 44 regional_ouest 1
employers_accepted 2013-05 44 regional_ouest forgeur 1
employers_engineered 2013-05 18 regional_centre forgeur 1
employers_planned 2013-05 18 regional_centre forgeur 1" \
    "$(figures 'employers_accepted|employers_planned|employers_engineered')"

it "missions, with their days and cost, by theme"
expect_equal "\
mission_cost_cents 2013-06 18 regional_centre forgeur financial 400000
mission_cost_cents 2013-07 18 regional_centre forgeur hr 150000
mission_days 2013-06 18 regional_centre forgeur financial 5
mission_days 2013-07 18 regional_centre forgeur hr 3
missions 2013-06 18 regional_centre forgeur financial 1
missions 2013-07 18 regional_centre forgeur hr 1" "$(figures 'missions|mission_days|mission_cost_cents')"

# R3 was given up: two jobs concerned, none consolidated.
it "jobs concerned and consolidated, once it is closed"
expect_equal "\
jobs_concerned 2013-05 44 regional_ouest 2
jobs_concerned 2013-09 18 regional_centre forgeur 3
jobs_consolidated 2013-09 18 regional_centre forgeur 2" "$(figures 'jobs_concerned|jobs_consolidated')"

it "and nothing else"
expect_equal 51 "$(wc -l <"$state/figures")"
