/* link.h - answering one referral without an account: a signed one-time token (D3).
 *
 * A token is for one asking: one adviser, one referral, one round.  It holds the asking's id and
 * its last day, and a MAC of both under a key derived from the instance's secret, as url-safe
 * base64. Nobody keeps it: it is made again when it is asked for, and what the journal remembers of
 * its use is the asking.  Whoever holds it answers as that adviser, so it is given only to what
 * sends it.
 */
#pragma once

#include "services/dla/referral.h"

/* Version, asking, last day, MAC: 1 + 16 + 4 + 32 bytes. */
enum { LINK_TOKEN_BYTES = 53, LINK_TOKEN_SIZE = 72 }; /* base64 without padding, and the NUL */

/* What a token says, once its MAC is right. */
struct link_content {
    struct id asking;
    struct date expires_on;
};

void link_write(const uint8_t secret[32], const struct link_content *content,
                char token[LINK_TOKEN_SIZE]);
/* 0, or -1 when it is not a token of this instance, whatever was changed in it.  The MAC is
 * compared in constant time. */
int link_read(const uint8_t secret[32], const char *token, struct link_content *content);

int link_answer_make(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal);
int link_answer_show(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal);
int link_decide_answer(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal);
