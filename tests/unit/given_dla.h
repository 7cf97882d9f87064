/* given_dla.h - where stories of the DLA begin. */
#pragma once

#include "tests/unit/given.h"

/* 4 February 2013.  The Cher (18) has the advisers #chloe and #marc, with accounts of those names;
 * the Bas-Rhin (67) has #jeanne; their C2RA have #regine (c2ra-24) and #alain (c2ra-42). */
struct story *dla_story(void);
void dla_adviser(struct story *story, const char *name, const char *body);
/* The hub "regional_centre" asks for an employer of that legal form; what it makes can be told. */
void dla_asks(struct story *story, const char *day, const char *referral, const char *departement,
              const char *form);
/* The same for an association of the Cher, whatever it makes. */
void dla_sent(struct story *story, const char *day, const char *referral);
/* The hub takes it back. */
void dla_takes_back(struct story *story, const char *day, const char *referral);
/* An adviser asks with no more than the referral; `more` are members of JSON, each with its comma.
 */
void dla_when(struct story *story, const char *adviser, const char *day, const char *type,
              const char *referral, const char *more);
/* The same, and it was accepted, whatever it made. */
void dla_done(struct story *story, const char *adviser, const char *day, const char *type,
              const char *referral, const char *more);
/* #chloe accepts it on that day. */
void dla_accepted(struct story *story, const char *day, const char *referral);
/* Accepted on 2013-03-01, diagnosed and planned the same day, by #chloe. */
void dla_planned(struct story *story, const char *referral);
/* From acceptance on 2013-03-01 to the follow-up on 2013-05-15, by #chloe. */
void dla_followed_up(struct story *story, const char *referral);
/* The last list was answered, with nothing in it. */
void then_empty(struct story *story);
