/* registration.h - every message of registration: requests, answers, events, vault rows. */
#pragma once

#include "common/messages/registration_contract.h"
#include "common/messages/registration_employer.h"
#include "common/messages/registration_ending.h"

#include "common/messages/registration_envelope.h"
#include "common/messages/registration_hearing.h"
#include "common/messages/registration_job.h"
#include "common/messages/registration_person.h"
#include "common/messages/registration_place.h"
#include "common/messages/registration_tutor.h"
#include "common/messages/registration_words.h"

/* The reply of a request is in the same place of the second list; NULL: an empty map. */
extern const struct schema *const registration_requests[];
extern const struct schema *const registration_replies[];
extern const size_t registration_request_count;
extern const struct schema *const registration_events[];
extern const size_t registration_event_count;
extern const struct schema *const registration_vault[];
extern const size_t registration_vault_count;
