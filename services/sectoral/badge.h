/* badge.h - an attestation as an assertion of Open Badges 2.0, for whoever verifies badges.
 *
 * Names nobody: the recipient is a hash of a pseudonym with a salt that only this instance can
 * make.
 */
#pragma once

#include "common/service/rules.h"

int badge_answer(const struct context *context, const void *request, struct buffer *reply,
                 struct refusal *refusal);
