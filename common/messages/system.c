#include "common/messages/system.h"

static const char *const clock_words[] = {NULL, "system", "scenario"};
static const char *const clock_labels[] = {NULL, "horloge du système", "horloge du scénario"};
const struct enumeration clock_kinds = {"clock", clock_words, clock_labels, 3};

static const char *const role_words[] = {NULL, "writer", "standby"};
const struct enumeration service_roles = {"service_role", role_words, NULL, 3};

/* clang-format off */
#define RECORD struct request_for
static const struct field request_for_fields[] = {
    {TEXT(account),   REQUIRED, "account of the person the gateway speaks for"},
    {TEXT(role),      REQUIRED, "that person's role"                          },
    {TEXT(territory), OPTIONAL, "that person's départements; none: everywhere"},
    {TEXT(hub),       OPTIONAL, "that person's hub, when regional; none: any"},
};
static const struct schema request_for_schema = {
    .name = "request.for", .meaning = "The person behind the gateway.", FIELDS(request_for_fields)};
#undef RECORD

#define RECORD struct request_header
static const struct field request_header_fields[] = {
    {INTEGER(v),                           REQUIRED, "version of the protocol", RANGE(1, 1)        },
    {ID(id),                               REQUIRED, "UUIDv7 chosen by the caller, repeated until there is an answer"},
    {TEXT(type),                           REQUIRED, "what is asked: job.propose"                  },
    {INTEGER(deadline_ms),                 OPTIONAL, "milliseconds after which it must not be executed", RANGE(0, 86400000)},
    {FLAG(packed),                         OPTIONAL, "answers may come several to a message"       },
    {NESTED(person, &request_for_schema),  OPTIONAL, "from the gateway only: for whom"             },
};
const struct schema request_header_schema = {.name = "request.header",
                                             .meaning = "First frame of a request.",
                                             FIELDS(request_header_fields)};
#undef RECORD

#define RECORD struct reply_header
static const struct field reply_header_fields[] = {
    {INTEGER(v),        REQUIRED, "version of the protocol"                                   },
    {ID(id),            REQUIRED, "of the request"                                            },
    {TEXT(status),      REQUIRED, "ok, refused, busy, expired (not executed), unavailable (unknown: repeat the same id)"},
    {INTEGER(position), REQUIRED, "of the request's last event, or of the state a query saw"  },
};
const struct schema reply_header_schema = {
    .name = "reply.header", .meaning = "First frame of an answer.", FIELDS(reply_header_fields)};
#undef RECORD

#define RECORD struct refused
static const struct field refused_fields[] = {
    {TEXT(code),  REQUIRED, "invalid, not_found, conflict, forbidden, unavailable, internal"},
    {TEXT(rule),  OPTIONAL, "name of the rule that said no (E2, C4…); of unavailable: standby, starting"},
    {TEXT(field), OPTIONAL, "member of the request to blame"                                },
    {TEXT(text),  REQUIRED, "for the person, in French"                                     },
};
const struct schema refused_schema = {
    .name = "refused", .meaning = "Body of an answer that is not ok.", FIELDS(refused_fields)};
#undef RECORD

#define RECORD struct pong
static const struct field pong_fields[] = {
    {INTEGER(database_ms), REQUIRED, "since the writer last heard its database, milliseconds", RANGE(0, 3600000)},
};
const struct schema pong_schema = {
    .name = "pong", .meaning = "Answer to `ping` between programs of one service.", FIELDS(pong_fields)};
#undef RECORD

#define RECORD struct feed_open
static const struct field feed_open_fields[] = {
    {TEXT(follower),         REQUIRED, "who follows; one cursor each"                        },
    {INTEGER(after),         REQUIRED, "last position taken in", RANGE(0, INT64_MAX)         },
    {HASH(hash),             OPTIONAL, "chained hash there; none at 0"                       },
    {TEXT(departements),     OPTIONAL, "only these départements, comma separated"            },
    {TEXT(types),            OPTIONAL, "only these types, comma separated"                   },
    {INTEGER(credit_events), REQUIRED, "events in flight at the most", RANGE(1, 1000000)     },
    {INTEGER(credit_bytes),  REQUIRED, "bytes in flight at the most", RANGE(65536, 268435456)},
    {ID(subscription),       REQUIRED, "new for each open"                                   },
};
const struct schema feed_open_schema = {.name = "feed.open",
                                        .meaning = "A follower opens or reopens its subscription.",
                                        FIELDS(feed_open_fields)};
#undef RECORD

#define RECORD struct feed_credit
static const struct field feed_credit_fields[] = {
    {ID(subscription), REQUIRED, "which"                                  },
    {INTEGER(taken),   REQUIRED, "committed at the follower up to there"  },
    {INTEGER(events),  REQUIRED, "events given back", RANGE(0, 1000000)   },
    {INTEGER(bytes),   REQUIRED, "bytes given back", RANGE(0, 268435456)  },
};
const struct schema feed_credit_schema = {
    .name = "feed.credit",
    .meaning = "After its own COMMIT a follower gives credit back.",
    FIELDS(feed_credit_fields)};
#undef RECORD

#define RECORD struct feed_header
static const struct field feed_header_fields[] = {
    {INTEGER(v),       REQUIRED, "version of the protocol", RANGE(1, 1)                           },
    {TEXT(type),       REQUIRED, "open, opened, refused, events, progress, credit, ping, pong"    },
    {ID(subscription), OPTIONAL, "which"                                                          },
    {ID(epoch),        OPTIONAL, "opened: of the writer's lease"                                  },
    {INTEGER(previous),OPTIONAL, "events, progress: the cursor they continue"                     },
    {INTEGER(upto),    OPTIONAL, "events, progress: the cursor after them"                        },
    {HASH(upto_hash),  OPTIONAL, "chained hash at upto"                                           },
    {INTEGER(head),    OPTIONAL, "last position of the journal"                                   },
    {INSTANT(now),     OPTIONAL, "the producer's clock: no later event is recorded before it"     },
    {TEXT(reason),     OPTIONAL, "refused: why, for the operator; standby: ask the next endpoint"                           },
};
const struct schema feed_header_schema = {.name = "feed.header",
                                          .meaning = "First frame on a feed socket, both ways.",
                                          FIELDS(feed_header_fields)};
#undef RECORD

#define RECORD struct service_status
static const struct field service_status_fields[] = {
    {FLAG(followers), OPTIONAL, "kept for later: everything is always told"},
    {FLAG(standby),   OPTIONAL, "a standby answers for itself, instead of sending on to the writer"},
};
const struct schema service_status_schema = {.name = "service.status",
                                             .meaning = "How is this service?",
                                             FIELDS(service_status_fields)};
#undef RECORD

#define RECORD struct follower_status
static const struct field follower_status_fields[] = {
    {TEXT(name),      REQUIRED, "who follows"                     },
    {TEXT(principal), REQUIRED, "with which key"                  },
    {INTEGER(sent),   REQUIRED, "last position sent"              },
    {INTEGER(taken),  REQUIRED, "last position it has committed"  },
    {INTEGER(lag),    REQUIRED, "events that it has not committed and may want; 0: it has all"},
};
static const struct schema follower_status_schema = {
    .name = "follower.status", .meaning = "A follower.", FIELDS(follower_status_fields)};
#undef RECORD

#define RECORD struct counter_status
static const struct field counter_status_fields[] = {
    {TEXT(name),     REQUIRED, "what is counted since the start"},
    {INTEGER(value), REQUIRED, "how many"                       },
};
static const struct schema counter_status_schema = {
    .name = "counter.status", .meaning = "A counter.", FIELDS(counter_status_fields)};
#undef RECORD

#define RECORD struct source_status
static const struct field source_status_fields[] = {
    {TEXT(source),       REQUIRED, "the instance whose journal is heard"           },
    {TEXT(departements), OPTIONAL, "only these; none: all"                         },
    {TEXT(state),        REQUIRED, "connecting, live, waiting, stopped"            },
    {INTEGER(position),  REQUIRED, "taken in up to there"                          },
    {INTEGER(head),      OPTIONAL, "its last position, as it said"                 },
    {TEXT(text),         OPTIONAL, "stopped: why"                                  },
};
static const struct schema source_status_schema = {
    .name = "source.status", .meaning = "A journal that is heard.", FIELDS(source_status_fields)};
#undef RECORD

#define RECORD struct service_status_reply
static const struct field service_status_reply_fields[] = {
    {TEXT(service),                                                REQUIRED, "its name"                           },
    {ENUM(role, &service_roles),                                   REQUIRED, "writer or standby"                  },
    {ID(epoch),                                                    REQUIRED, "of the writer's lease"              },
    {INTEGER(position),                                            REQUIRED, "last position of its journal"       },
    {HASH(hash),                                                   OPTIONAL, "chained hash there"                 },
    {ENUM(clock, &clock_kinds),                                    REQUIRED, "which clock it lives by"            },
    {INSTANT(now),                                                 REQUIRED, "its time"                           },
    {DATE(today),                                                  REQUIRED, "its day in Europe/Paris"            },
    {INTEGER(started_ms),                                          REQUIRED, "milliseconds since it was ready"    },
    {INTEGER(memory_kib),                                          OPTIONAL, "proportional set size, KiB"         },
    {INTEGER(seat),                                                OPTIONAL, "which of its endpoints it has"      },
    {INTEGER(silence_ms),                                          OPTIONAL, "standby: milliseconds since its writer's last sign of life"},
    {LIST_OF(followers, followers_count, &follower_status_schema), OPTIONAL, "who follows it"                     },
    {LIST_OF(sources, sources_count, &source_status_schema),       OPTIONAL, "whom it hears"                      },
    {LIST_OF(counters, counters_count, &counter_status_schema),    OPTIONAL, "what it counted"                    },
};
const struct schema service_status_reply_schema = {.name = "service.status.reply",
                                                   .meaning = "How this service is.",
                                                   FIELDS(service_status_reply_fields)};
#undef RECORD

#define RECORD struct clock_advance
static const struct field clock_advance_fields[] = {
    {INSTANT(to), REQUIRED, "the new time; only on a scenario clock, only forward"},
};
const struct schema clock_advance_schema = {.name = "clock.advance",
                                            .meaning = "Moves the scenario clock.",
                                            FIELDS(clock_advance_fields)};
#undef RECORD

#define RECORD struct follower_accept
static const struct field follower_accept_fields[] = {
    {TEXT(source),      REQUIRED, "the journal that was rewound"                                 },
    {INTEGER(position), OPTIONAL, "where to go on in it; without: from its beginning", RANGE(0, INT64_MAX)},
    {HASH(hash),        OPTIONAL, "its chained hash there"                                       },
};
const struct schema follower_accept_schema = {
    .name = "follower.accept",
    .meaning = "The operator accepts that a source was rewound: it is followed again.",
    FIELDS(follower_accept_fields)};
#undef RECORD

#define RECORD struct follower_accept_reply
static const struct field follower_accept_reply_fields[] = {
    {TEXT(source),      REQUIRED, "the journal"           },
    {INTEGER(position), OPTIONAL, "where the follower was"},
};
const struct schema follower_accept_reply_schema = {.name = "follower.accept.reply",
                                                    .meaning = "It is followed again.",
                                                    FIELDS(follower_accept_reply_fields)};
#undef RECORD

#define RECORD struct system_created
static const struct field system_created_fields[] = {
    {TEXT(service),             REQUIRED, "whose journal this is"    },
    {ENUM(clock, &clock_kinds), REQUIRED, "fixed for ever"           },
    {INSTANT(start),            REQUIRED, "time of the first event"  },
};
const struct schema system_created_schema = {.name = "system.created",
                                             .meaning = "The journal begins.",
                                             FIELDS(system_created_fields)};
#undef RECORD

#define RECORD struct clock_advanced
static const struct field clock_advanced_fields[] = {
    {INSTANT(to), REQUIRED, "the new time"},
};
const struct schema clock_advanced_schema = {.name = "clock.advanced",
                                             .meaning = "The scenario clock moved.",
                                             FIELDS(clock_advanced_fields)};
#undef RECORD

#define RECORD struct source_rewound
static const struct field source_rewound_fields[] = {
    {TEXT(source),        REQUIRED, "whose journal"                                    },
    {INTEGER(position),   OPTIONAL, "where this service was"                           },
    {HASH(hash),          OPTIONAL, "what it had seen there"                           },
    {INTEGER(accepted),   OPTIONAL, "where it goes on; none: from the beginning"       },
    {HASH(accepted_hash), OPTIONAL, "what the source has there"                        },
};
const struct schema source_rewound_schema = {
    .name = "source.rewound",
    .meaning = "The operator accepted a rewound journal; figures start again from nothing.",
    FIELDS(source_rewound_fields)};
#undef RECORD
/* clang-format on */

const struct schema *const system_requests[] = {&service_status_schema, &clock_advance_schema,
                                                &follower_accept_schema};
const size_t system_request_count = sizeof system_requests / sizeof system_requests[0];
const struct schema *const system_replies[] = {&service_status_reply_schema, NULL,
                                               &follower_accept_reply_schema};
const struct schema *const system_events[] = {&system_created_schema, &clock_advanced_schema,
                                              &source_rewound_schema};
const size_t system_event_count = sizeof system_events / sizeof system_events[0];
