/* lanes.h - the connections of a client: one to the program that serves; while that one is silent
 * or stands by, one to each of the others too, which are asked for a sign of life until one serves.
 *
 * None is closed while another is tried, so that a handshake which a busy machine draws out is
 * never begun anew, and a new writer is found as soon as it answers.  Of one endpoint, or of one
 * that is silent for long, only a new socket is tried (fact 2).  Not for use from two threads.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/wire/keys.h"

struct lanes;
/* `endpoints` in order of preference. */
struct lanes *lanes_open(void *zmq_context, const char *endpoints, const struct key_pair *keys,
                         const char *server_key, struct error *error);
void lanes_close(struct lanes *lanes);

/* The socket of the program that is asked; NULL: it could not be made. */
void *lanes_socket(const struct lanes *lanes);
const char *lanes_endpoint(const struct lanes *lanes);
/* False while that one stands by, and another is sought. */
bool lanes_are_settled(const struct lanes *lanes);

/* Silence counts from now: nothing was expected before. */
void lanes_expect(struct lanes *lanes);
enum lane_word { LANE_SERVES, LANE_IS_UNREADY, LANE_STANDS_BY };
/* What the program that is asked said. */
void lanes_hear(struct lanes *lanes, enum lane_word word);
/* Asks for signs of life, seeks another.  True: what was sent is to be sent again, to lanes_socket.
 */
bool lanes_keep(struct lanes *lanes);
/* Until something comes, or may be sent when `wants_out`. */
void lanes_wait(struct lanes *lanes, bool wants_out, int64_t timeout_ms);
