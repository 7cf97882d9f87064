/* regional.h - every message of the regional hubs: requests, answers, events, vault rows. */
#pragma once

#include "common/messages/regional_hub.h"
#include "common/messages/regional_opinion.h"
#include "common/messages/regional_referral.h"
#include "common/messages/regional_words.h"
