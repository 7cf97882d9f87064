/* journal_lines.h - events as lines: JSON for programs, or a few words for people; of one journal
 * as they come or, of several, in an order that a reader can follow. */
#pragma once

#include <stdio.h>

#include "common/record/record.h"
#include "common/wire/follower.h"

struct journal_lines;

/* `brief`: a line for people.  `names_instance`: each line says whose journal it is from. */
struct journal_lines *journal_lines_open(bool brief, bool names_instance);
void journal_lines_close(struct journal_lines *lines);
/* `schema` NULL: the body is shown as msgpack says. */
void journal_lines_add(struct journal_lines *lines, const char *instance,
                       const struct followed_event *event, const struct schema *schema);
/* By time; in one instant, each journal in its own order and what was caused after its cause ("by
 * registration@790"). */
void journal_lines_order(struct journal_lines *lines);
/* Prints them and forgets them. */
void journal_lines_print(struct journal_lines *lines, FILE *out);
