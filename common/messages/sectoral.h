/* sectoral.h - every message of the sectoral hubs: requests, answers, events, vault rows. */
#pragma once

#include "common/messages/sectoral_action.h"
#include "common/messages/sectoral_attestation.h"
#include "common/messages/sectoral_competence.h"
#include "common/messages/sectoral_match.h"
#include "common/messages/sectoral_path.h"
#include "common/messages/sectoral_resource.h"
#include "common/messages/sectoral_transmission.h"
#include "common/messages/sectoral_words.h"

/* The reply of a request is in the same place of the second list; NULL: an empty map. */
extern const struct schema *const sectoral_requests[];
extern const struct schema *const sectoral_replies[];
extern const size_t sectoral_request_count;
extern const struct schema *const sectoral_events[];
extern const size_t sectoral_event_count;
extern const struct schema *const sectoral_vault[];
extern const size_t sectoral_vault_count;
