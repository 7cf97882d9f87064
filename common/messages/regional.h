/* regional.h - every message of the regional hubs: requests, answers, events, vault rows. */
#pragma once

#include "common/messages/regional_case.h"
#include "common/messages/regional_hub.h"
#include "common/messages/regional_item.h"
#include "common/messages/regional_opinion.h"
#include "common/messages/regional_referral.h"
#include "common/messages/regional_session.h"
#include "common/messages/regional_sponsor.h"
#include "common/messages/regional_words.h"

/* The reply of a request is in the same place of the second list; NULL: an empty map. */
extern const struct schema *const regional_requests[];
extern const struct schema *const regional_replies[];
extern const size_t regional_request_count;
extern const struct schema *const regional_events[];
extern const size_t regional_event_count;
extern const struct schema *const regional_vault[];
extern const size_t regional_vault_count;
