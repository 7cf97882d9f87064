/* regional_words.h - the closed lists of the regional hubs, with what a French reader sees. */
#pragma once

#include "common/messages/registration_words.h"

/* What a hub thinks of a proposed job. */
enum verdict {
    VERDICT_NONE,
    VERDICT_FAVOURABLE,
    VERDICT_UNFAVOURABLE,
};
extern const struct enumeration verdicts;

/* What an employer needs of the DLA (D2); the first two have priority. */
enum referral_need {
    NEED_NONE,
    NEED_FINANCIAL,
    NEED_TERRITORIAL,
    NEED_STRATEGY,
    NEED_ORGANISATION,
    NEED_HR,
    NEED_COMMUNICATION,
    NEED_PARTNERSHIP,
};
extern const struct enumeration referral_needs;
