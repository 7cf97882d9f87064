/* dla.h - every message of the DLA: requests, answers, events, vault rows. */
#pragma once

#include "common/messages/dla_ask.h"
#include "common/messages/dla_mission.h"
#include "common/messages/dla_network.h"
#include "common/messages/dla_referral.h"
#include "common/messages/dla_view.h"
#include "common/messages/dla_words.h"

/* The reply of a request is in the same place of the second list; NULL: an empty map. */
extern const struct schema *const dla_requests[];
extern const struct schema *const dla_replies[];
extern const size_t dla_request_count;
extern const struct schema *const dla_events[];
extern const size_t dla_event_count;
extern const struct schema *const dla_vault[];
extern const size_t dla_vault_count;
