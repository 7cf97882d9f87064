/* dla.h - every message of the DLA: requests, answers, events, vault rows. */
#pragma once

#include "common/messages/dla_mission.h"
#include "common/messages/dla_network.h"
#include "common/messages/dla_referral.h"
#include "common/messages/dla_words.h"

extern const struct schema *const dla_events[];
extern const size_t dla_event_count;
