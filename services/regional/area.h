/* area.h - the département that a request is about, for the table of requests: what the caller's
 * territory is checked against (section 10). */
#pragma once

#include "services/regional/state.h"

const char *area_of_case(const struct context *context, const void *request);
const char *area_of_contact_case(const struct context *context, const void *request);
const char *area_of_opinion(const struct context *context, const void *request);
const char *area_of_opinion_case(const struct context *context, const void *request);
const char *area_of_item(const struct context *context, const void *request);
const char *area_of_session(const struct context *context, const void *request);
const char *area_of_new_session(const struct context *context, const void *request);
const char *area_of_sponsor(const struct context *context, const void *request);
const char *area_of_new_sponsor(const struct context *context, const void *request);
const char *area_of_sponsorship(const struct context *context, const void *request);
const char *area_of_new_sponsorship(const struct context *context, const void *request);
const char *area_of_meeting(const struct context *context, const void *request);
const char *area_of_referral(const struct context *context, const void *request);
const char *area_of_new_referral(const struct context *context, const void *request);
const char *area_of_new_briefing(const struct context *context, const void *request);
const char *area_of_note(const struct context *context, const void *request);
