/* given.h - tests of rules that read as sentences: given these events, when this command by this
 * caller at this time, then these events or this refusal.  No socket, no database, no clock.
 *
 *     struct story *story = story_open(&registration_rules, "2013-02-04");
 *     given(story, "envelope.allotted", "{'region2013': '24', 'places': 3, …}");
 *     when(story, "ministry", "2013-03-04", "job.approve", "{'job': '#job'}");
 *     then(story, "job.approved", "{'region_held': 1}");
 *     then_nothing_more(story);
 *
 * JSON texts take single quotes for double ones.  A text that begins with # is an id with a name of
 * its own. What is accepted is applied at once, so that the next `when` sees it.  Every record goes
 * through msgpack on its way, as it would on the wire and in the journal.
 */
#pragma once

#include "common/service/rules.h"

/* After ours: cmocka has a macro `fail`. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct story;

/* The world of an empty journal: the reference of config/reference, the settings' initial values,
 * and the first events that the rules create. */
struct story *story_open(const struct rules *rules, const char *day);
/* The same with settings and instance of its own: `prepare` sees the initial settings first. */
struct story *story_open_as(const struct rules *rules, const char *instance, const char *day,
                            void (*prepare)(void *settings));
/* Also folds the journal again: when_it_folds. */
void story_close(struct story *story);
void *story_state(struct story *story);
void *story_settings(struct story *story); /* may be changed */
/* Whose journal it is: the name of the rules unless changed. */
void story_instance(struct story *story, const char *instance);
struct id story_id(const char *name); /* of "#name", or of a usual id */

/* An event happened. */
void given(struct story *story, const char *type, const char *body);
/* A command was accepted, whatever it made. */
void done(struct story *story, const char *caller, const char *day, const char *type,
          const char *body);

/* Somebody asks: `caller` is a role, with the account of a person where that matters, and
 * départements when it has a territory, and the hub that it is of: "regional 18,36", "dla@chloe",
 * "dla@chloe 18", "regional 18/regional_centre".  `day` "" is the last one. */
void when(struct story *story, const char *caller, const char *day, const char *type,
          const char *body);
/* Another service's journal says this: `source` is the instance, "registration" or
 * "regional_ouest"; what it causes can then be told, or then_nothing_more. */
void when_hears(struct story *story, const char *source, const char *day, const char *type,
                const char *body);
/* The service starts again, with the settings as they now are. */
void when_it_starts(struct story *story);
/* The state is made anew of the whole journal and the vault; every list answers what it did. */
void when_it_folds(struct story *story);
/* Time passes until that day; what it alone causes can then be told. */
void when_time_passes(struct story *story, const char *day);

/* The next event that it made is of that type and has at least those members. */
void then(struct story *story, const char *type, const char *members);
void then_nothing_more(struct story *story);
/* What was told or answered last has none of these members, separated by spaces; a refusal is
 * neither. */
void then_without(struct story *story, const char *members);
/* It was refused by that rule ("" for none), blaming that field, with a text that holds those
 * words. */
void then_refused(struct story *story, const char *rule, const char *field, const char *words);
/* It was refused for that code: "forbidden", "not_found"… */
void then_refused_as(struct story *story, const char *code);
/* It was accepted, whatever it made. */
void then_accepted(struct story *story);
/* The vault was given, or lost, a row of that kind for that id. */
void then_kept(struct story *story, const char *kind, const char *id, const char *members);
void then_erased(struct story *story, const char *kind, const char *id);
/* A query answered at least this: lists are compared item by item and must be as long. */
void then_answer(struct story *story, const char *members);
/* A member of a query's last answer or of the last told event, borrowed; "" when absent. */
const char *story_text(struct story *story, const char *member);
/* Any member of it, borrowed; NULL when absent. */
json_t *story_answer(struct story *story, const char *member);
/* What became of the last `when`. */
bool story_was_accepted(const struct story *story);
const struct refusal *story_refusal(const struct story *story);
