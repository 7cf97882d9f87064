/* item_say.h - the events of an item, for the files of items: each from an item as it is, which may
 * be one that was only just opened. */
#pragma once

#include "services/regional/item.h"

/* An item as its item.due will make it. */
struct item item_new(const struct context *context, const struct job_case *subject,
                     const struct employment *employment, enum item_kind kind, unsigned number,
                     struct date due_on);
void item_say_due(const struct context *context, const struct item *item, struct decision *out);
void item_say_moved(const struct context *context, const struct item *item, struct date due_on,
                    struct decision *out);
void item_say_late(const struct context *context, const struct item *item, struct decision *out);
void item_say_done(const struct context *context, const struct item *item, struct date on,
                   enum item_closing by, struct decision *out);
void item_say_dropped(const struct context *context, const struct item *item, struct date on,
                      enum item_drop reason, struct decision *out);
