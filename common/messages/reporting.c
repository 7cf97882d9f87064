#include "common/messages/reporting.h"

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static const char *const axis_words[] = {
    NULL,     "month", "region2013", "region2016", "departement", "sector",
    "metier", "form",  "place_kind", "gender",     "age",         "level",
    "zone",   "rqth",  "motive",     "service",    "hub",         "kind"};
static const char *const axis_labels[] = {NULL,
                                          "mois",
                                          "région (2013)",
                                          "région (2016)",
                                          "département",
                                          "filière",
                                          "métier",
                                          "forme de l'employeur",
                                          "type de lieu",
                                          "genre",
                                          "âge",
                                          "niveau",
                                          "zone",
                                          "RQTH",
                                          "motif de rupture",
                                          "nouveau service",
                                          "pôle",
                                          "sorte"};
const struct enumeration axes = {"axis", axis_words, axis_labels, COUNT(axis_words)};

static const char *const series_kind_words[] = {NULL, "flow", "stock"};
static const char *const series_kind_labels[] = {NULL, "flux", "stock ou cumul"};
const struct enumeration series_kinds = {"series_kind", series_kind_words, series_kind_labels,
                                         COUNT(series_kind_words)};

static const char *const unit_words[] = {NULL, "count", "basis_points", "cents", "days", "mean"};
static const char *const unit_labels[] = {NULL,       "nombre", "centièmes de point",
                                          "centimes", "jours",  "moyenne, en centièmes"};
const struct enumeration figure_units = {"figure_unit", unit_words, unit_labels, COUNT(unit_words)};

/* clang-format off */

/* ---- definitions ---- */

#define RECORD struct indicator_list
static const struct field indicator_list_fields[] = {
    {TEXT(id), OPTIONAL, "one indicator; none: all"},
};
const struct schema indicator_list_schema = {.name = "indicator.list",
                                             .meaning = "What is published, and how it is defined.",
                                             FIELDS(indicator_list_fields)};
#undef RECORD

#define RECORD struct series_description
static const struct field series_description_fields[] = {
    {TEXT(id), REQUIRED, "of the series, within its indicator"},
    {TEXT(label), REQUIRED, "what a French reader sees"},
    {ENUM(kind, &series_kinds), REQUIRED, "flow, or stock at the end of a month"},
    {ENUM(unit, &figure_units), REQUIRED, "of the value"},
    {TEXT(numerator), OPTIONAL, "measure that is summed"},
    {TEXT(denominator), OPTIONAL, "measure it is divided by"},
};
static const struct schema series_description_schema = {
    .name = "series.description", .meaning = "One line of an indicator.",
    FIELDS(series_description_fields)};
#undef RECORD

#define RECORD struct indicator_description
static const struct field indicator_description_fields[] = {
    {TEXT(id), REQUIRED, "of the indicator"},
    {TEXT(label), REQUIRED, "what a French reader sees"},
    {TEXT(definition), REQUIRED, "what is counted, when, and what is not"},
    {INTEGER(version), REQUIRED, "of the definition"},
    {TEXT(axes), OPTIONAL, "by what it can be cut, comma separated"},
    {LIST_OF(series, series_count, &series_description_schema), REQUIRED, "its lines"},
};
static const struct schema indicator_description_schema = {
    .name = "indicator.description", .meaning = "An indicator.",
    FIELDS(indicator_description_fields)};
#undef RECORD

#define RECORD struct indicator_list_reply
static const struct field indicator_list_reply_fields[] = {
    {LIST_OF(indicators, indicators_count, &indicator_description_schema), OPTIONAL,
     "in the order of the ministry's list"},
};
const struct schema indicator_list_reply_schema = {.name = "indicator.list.reply",
                                                   .meaning = "The definitions.",
                                                   FIELDS(indicator_list_reply_fields)};
#undef RECORD

/* ---- reading ---- */

#define RECORD struct condition
static const struct field condition_fields[] = {
    {ENUM(axis, &axes), REQUIRED, "on what"},
    {TEXT(value), REQUIRED, "its code"},
};
const struct schema condition_schema = {.name = "condition",
                                        .meaning = "Only what has this value on this axis.",
                                        FIELDS(condition_fields)};
#undef RECORD

#define RECORD struct indicator_read
static const struct field indicator_read_fields[] = {
    {TEXT(id), REQUIRED, "which indicator"},
    {LIST_OF_WORDS(by, by_count, &axes), OPTIONAL, "keys of the rows"},
    {LIST_OF(where, where_count, &condition_schema), OPTIONAL,
     "conditions: all axes, any of the values of one axis"},
    {MONTH(month), OPTIONAL, "that month alone; stocks at its end"},
    {MONTH(from), OPTIONAL, "first month of a period; none: the first there is"},
    {MONTH(to), OPTIONAL, "last month of a period; none: the current one"},
    {DATE(as_of), OPTIONAL, "as it was known at the end of that day"},
    {TEXT(after), OPTIONAL, "`next` of the page before"},
};
const struct schema indicator_read_schema = {.name = "indicator.read",
                                             .meaning = "The figures of one indicator.",
                                             FIELDS(indicator_read_fields)};
#undef RECORD

#define RECORD struct receipt_source
static const struct field receipt_source_fields[] = {
    {TEXT(source), REQUIRED, "whose journal"},
    {INTEGER(position), REQUIRED, "last position taken in", RANGE(0, INT64_MAX)},
    {HASH(hash), OPTIONAL, "its chained hash there"},
};
static const struct schema receipt_source_schema = {
    .name = "receipt.source", .meaning = "A journal, up to a position.",
    FIELDS(receipt_source_fields)};
#undef RECORD

#define RECORD struct receipt
static const struct field receipt_fields[] = {
    {TEXT(id), REQUIRED, "which indicator"},
    {INTEGER(version), REQUIRED, "of its definition"},
    {LIST_OF_WORDS(by, by_count, &axes), OPTIONAL, "keys of the rows"},
    {LIST_OF(where, where_count, &condition_schema), OPTIONAL, "conditions"},
    {MONTH(from), REQUIRED, "first month"},
    {MONTH(to), REQUIRED, "last month"},
    {DATE(as_of), OPTIONAL, "as known at the end of that day"},
    {TEXT(after), OPTIONAL, "which page"},
    {LIST_OF(sources, sources_count, &receipt_source_schema), OPTIONAL, "what the rows rest on"},
    {HASH(rows), REQUIRED, "BLAKE2b-256 of the rows, as encoded in msgpack"},
    {HASH(signer), REQUIRED, "Ed25519 public key of the service"},
    {TEXT(signature), OPTIONAL, "of the other members, as encoded in msgpack; hexadecimal"},
};
const struct schema receipt_schema = {.name = "receipt",
                                      .meaning = "Where figures come from, sealed.",
                                      FIELDS(receipt_fields)};
#undef RECORD

#define RECORD struct figure_row
static const struct field figure_row_fields[] = {
    {TEXT(series), REQUIRED, "line of the indicator"},
    {LIST(keys, keys_count, FIELD_TEXT), OPTIONAL, "values of `by`, in that order"},
    {INTEGER(numerator), OPTIONAL, "exact"},
    {INTEGER(denominator), OPTIONAL, "exact; none where the series has none"},
    {INTEGER(value), OPTIONAL, "in the unit of the series"},
    {FLAG(empty), OPTIONAL, "the value is null: nothing to divide by"},
};
const struct schema figure_row_schema = {
    .name = "figure.row", .meaning = "A figure.", FIELDS(figure_row_fields)};
#undef RECORD

#define RECORD struct figure_series
static const struct field figure_series_fields[] = {
    {TEXT(id), REQUIRED, "of the series"},
    {TEXT(label), REQUIRED, "what a French reader sees"},
    {ENUM(unit, &figure_units), REQUIRED, "of its values"},
};
static const struct schema figure_series_schema = {
    .name = "figure.series", .meaning = "A line of the indicator.", FIELDS(figure_series_fields)};
#undef RECORD

#define RECORD struct indicator_read_reply
static const struct field indicator_read_reply_fields[] = {
    {TEXT(label), REQUIRED, "of the indicator"},
    {LIST_OF(series, series_count, &figure_series_schema), REQUIRED, "its lines"},
    {LIST_OF(rows, rows_count, &figure_row_schema), OPTIONAL, "ordered by keys, then by series"},
    {TEXT(next), OPTIONAL, "ask again with it as `after` for what follows"},
    {FLAG(from_facts), OPTIONAL, "not a declared cut: computed from the facts"},
    {FLAG(overlapping), OPTIONAL, "one thing may be in several rows: do not add them up"},
    {INTEGER(duration_us), OPTIONAL, "microseconds until PostgreSQL had answered"},
    {NESTED(receipt, &receipt_schema), REQUIRED, "where the rows come from"},
};
const struct schema indicator_read_reply_schema = {.name = "indicator.read.reply",
                                                   .meaning = "Figures and their receipt.",
                                                   FIELDS(indicator_read_reply_fields)};
#undef RECORD

#define RECORD struct receipt_verify
static const struct field receipt_verify_fields[] = {
    {NESTED(receipt, &receipt_schema), REQUIRED, "as it was given"},
    {LIST_OF(rows, rows_count, &figure_row_schema), OPTIONAL, "as they were given"},
    {FLAG(recompute), OPTIONAL, "fold the journals anew up to its positions"},
};
const struct schema receipt_verify_schema = {.name = "receipt.verify",
                                             .meaning = "Are these figures what was published?",
                                             FIELDS(receipt_verify_fields)};
#undef RECORD

#define RECORD struct receipt_verify_reply
static const struct field receipt_verify_reply_fields[] = {
    {FLAG(signed_here), OPTIONAL, "the seal is this service's and covers these rows"},
    {FLAG(chain_holds), OPTIONAL, "the journals still have these hashes there"},
    {FLAG(same_figures), OPTIONAL, "the same rows come out of them"},
    {FLAG(recomputed), OPTIONAL, "the journals were folded anew"},
    {TEXT(text), REQUIRED, "the conclusion, in French"},
    {INTEGER(duration_ms), OPTIONAL, "milliseconds"},
};
const struct schema receipt_verify_reply_schema = {.name = "receipt.verify.reply",
                                                   .meaning = "What became of the receipt.",
                                                   FIELDS(receipt_verify_reply_fields)};
#undef RECORD

/* ---- what is behind a figure ---- */

#define RECORD struct explain
static const struct field explain_fields[] = {
    {TEXT(id), REQUIRED, "which indicator"},
    {TEXT(series), OPTIONAL, "which line; none: the first"},
    {LIST_OF(where, where_count, &condition_schema), OPTIONAL, "conditions"},
    {MONTH(month), OPTIONAL, "that month alone"},
    {MONTH(from), OPTIONAL, "first month of a period"},
    {MONTH(to), OPTIONAL, "last month of a period"},
    {TEXT(after), OPTIONAL, "`next` of the page before"},
};
const struct schema explain_schema = {.name = "explain",
                                      .meaning = "The things and events behind a figure.",
                                      FIELDS(explain_fields)};
#undef RECORD

#define RECORD struct explained_thing
static const struct field explained_thing_fields[] = {
    {TEXT(kind), REQUIRED, "job, contract, network; envelope of a region, programme"},
    {ID(thing), OPTIONAL, "its id; people only by pseudonym"},
    {TEXT(departement), OPTIONAL, "where"},
    {TEXT(region2013), OPTIONAL, "whose envelope"},
    {MONTH(month), REQUIRED, "in which month it counts"},
    {INTEGER(numerator), OPTIONAL, "what it adds"},
    {INTEGER(denominator), OPTIONAL, "what it adds below"},
    {LIST(positions, positions_count, FIELD_INTEGER), OPTIONAL,
     "of its events in registration's journal"},
    {LIST(elsewhere, elsewhere_count, FIELD_TEXT), OPTIONAL, "events in other journals: dla@17"},
};
static const struct schema explained_thing_schema = {
    .name = "explained.thing", .meaning = "A thing that counts.", FIELDS(explained_thing_fields)};
#undef RECORD

#define RECORD struct explain_reply
static const struct field explain_reply_fields[] = {
    {TEXT(series), REQUIRED, "which line"},
    {LIST_OF(things, things_count, &explained_thing_schema), OPTIONAL, "oldest month first"},
    {TEXT(next), OPTIONAL, "ask again with it as `after` for what follows"},
    {INTEGER(duration_us), OPTIONAL, "microseconds until PostgreSQL had answered"},
};
const struct schema explain_reply_schema = {.name = "explain.reply",
                                            .meaning = "What is behind the figure.",
                                            FIELDS(explain_reply_fields)};
#undef RECORD

/* ---- freshness, audit, followed journals ---- */

#define RECORD struct freshness_get
static const struct field freshness_get_fields[] = {
    {FLAG(quick), OPTIONAL, "kept for later: everything is always told"},
};
const struct schema freshness_get_schema = {.name = "freshness.get",
                                            .meaning = "How fresh are the figures?",
                                            FIELDS(freshness_get_fields)};
#undef RECORD

#define RECORD struct source_freshness
static const struct field source_freshness_fields[] = {
    {TEXT(source), REQUIRED, "whose journal"},
    {TEXT(state), REQUIRED, "connecting, live, rebuilding, stopped, gone"},
    {INTEGER(known), OPTIONAL, "last position known there"},
    {INTEGER(applied), OPTIONAL, "last position in the figures"},
    {INTEGER(delay_ms), OPTIONAL, "how long the oldest known but unapplied event has waited"},
    {INSTANT(at), OPTIONAL, "the source's clock"},
    {DATE(closed_day), OPTIONAL, "last closed day of knowledge"},
    {TEXT(text), OPTIONAL, "why it stopped"},
};
static const struct schema source_freshness_schema = {
    .name = "source.freshness", .meaning = "A followed journal.", FIELDS(source_freshness_fields)};
#undef RECORD

#define RECORD struct freshness_get_reply
static const struct field freshness_get_reply_fields[] = {
    {LIST_OF(sources, sources_count, &source_freshness_schema), OPTIONAL, "each followed journal"},
};
const struct schema freshness_get_reply_schema = {.name = "freshness.get.reply",
                                                  .meaning = "How fresh the figures are.",
                                                  FIELDS(freshness_get_reply_fields)};
#undef RECORD

#define RECORD struct audit_run
static const struct field audit_run_fields[] = {
    {FLAG(quick), OPTIONAL, "only the cells against the facts, not the facts against the journal"},
};
const struct schema audit_run_schema = {
    .name = "audit.run",
    .meaning = "Folds the journals anew from nothing and compares every fact and cell.",
    FIELDS(audit_run_fields)};
#undef RECORD

#define RECORD struct audit_run_reply
static const struct field audit_run_reply_fields[] = {
    {FLAG(ok), OPTIONAL, "nothing differs"},
    {LIST_OF(sources, sources_count, &receipt_source_schema), OPTIONAL, "up to where"},
    {INTEGER(events), OPTIONAL, "folded anew"},
    {INTEGER(facts), OPTIONAL, "rows of facts compared"},
    {INTEGER(cells), OPTIONAL, "cells compared"},
    {INTEGER(duration_ms), OPTIONAL, "milliseconds"},
    {TEXT(table), OPTIONAL, "of the first difference: cell, or a table of facts"},
    {TEXT(measure), OPTIONAL, "of the first difference"},
    {MONTH(month), OPTIONAL, "of the first difference"},
    {TEXT(territory), OPTIONAL, "of the first difference"},
    {TEXT(axis), OPTIONAL, "of the first difference"},
    {TEXT(value), OPTIONAL, "of the first difference"},
    {INTEGER(stored), OPTIONAL, "what the figures say"},
    {INTEGER(recomputed), OPTIONAL, "what they should say"},
    {TEXT(text), OPTIONAL, "the differing fact"},
};
const struct schema audit_run_reply_schema = {.name = "audit.run.reply",
                                              .meaning = "What the audit found.",
                                              FIELDS(audit_run_reply_fields)};
#undef RECORD

#define RECORD struct figures_recompute
static const struct field figures_recompute_fields[] = {
    {TEXT(reason), REQUIRED, "why, for the log: what an audit found"},
};
const struct schema figures_recompute_schema = {
    .name = "figures.recompute",
    .meaning = "Computes every cell anew from the facts: after an audit that names one.  Meanwhile no figure is read.",
    FIELDS(figures_recompute_fields)};
#undef RECORD

#define RECORD struct figures_recompute_reply
static const struct field figures_recompute_reply_fields[] = {
    {INTEGER(position), OPTIONAL, "of registration's journal, up to which there are facts"},
};
const struct schema figures_recompute_reply_schema = {.name = "figures.recompute.reply",
                                                      .meaning = "It has begun.",
                                                      FIELDS(figures_recompute_reply_fields)};
#undef RECORD

/* ---- closings ---- */

#define RECORD struct month_close
static const struct field month_close_fields[] = {
    {MONTH(month), REQUIRED, "a month that is over"},
};
const struct schema month_close_schema = {.name = "month.close",
                                          .meaning = "Publishes a month's national figures for good.",
                                          FIELDS(month_close_fields)};
#undef RECORD

#define RECORD struct month_close_reply
static const struct field month_close_reply_fields[] = {
    {MONTH(month), REQUIRED, "closed"},
};
const struct schema month_close_reply_schema = {
    .name = "month.close.reply", .meaning = "It is closed.", FIELDS(month_close_reply_fields)};
#undef RECORD

#define RECORD struct published_figure
static const struct field published_figure_fields[] = {
    {TEXT(indicator), REQUIRED, "which"},
    {TEXT(series), REQUIRED, "which line"},
    {INTEGER(numerator), OPTIONAL, "exact"},
    {INTEGER(denominator), OPTIONAL, "exact"},
    {INTEGER(value), OPTIONAL, "in the unit of the series"},
    {FLAG(empty), OPTIONAL, "the value is null"},
};
static const struct schema published_figure_schema = {
    .name = "published.figure", .meaning = "A published figure.", FIELDS(published_figure_fields)};
#undef RECORD

#define RECORD struct month_list
static const struct field month_list_fields[] = {
    {MONTH(month), OPTIONAL, "with its figures; none: every closed month, without"},
};
const struct schema month_list_schema = {.name = "month.list",
                                         .meaning = "Closed months: what was published.",
                                         FIELDS(month_list_fields)};
#undef RECORD

#define RECORD struct closed_month
static const struct field closed_month_fields[] = {
    {MONTH(month), REQUIRED, "closed"},
    {INSTANT(closed_at), REQUIRED, "when"},
    {INTEGER(position), REQUIRED, "of the closing in reporting's journal"},
    {LIST_OF(sources, sources_count, &receipt_source_schema), OPTIONAL, "what it rests on"},
};
static const struct schema closed_month_schema = {
    .name = "closed.month", .meaning = "A closed month.", FIELDS(closed_month_fields)};
#undef RECORD

#define RECORD struct compared_figure
static const struct field compared_figure_fields[] = {
    {TEXT(indicator), REQUIRED, "which"},
    {TEXT(series), REQUIRED, "which line"},
    {INTEGER(published_numerator), OPTIONAL, "as published"},
    {INTEGER(published_denominator), OPTIONAL, "as published"},
    {INTEGER(published_value), OPTIONAL, "as published"},
    {FLAG(published_empty), OPTIONAL, "null as published"},
    {INTEGER(present_numerator), OPTIONAL, "as known now"},
    {INTEGER(present_denominator), OPTIONAL, "as known now"},
    {INTEGER(present_value), OPTIONAL, "as known now"},
    {FLAG(present_empty), OPTIONAL, "null as known now"},
    {FLAG(moved), OPTIONAL, "late data changed it"},
};
static const struct schema compared_figure_schema = {
    .name = "compared.figure",
    .meaning = "A published figure beside the present one.",
    FIELDS(compared_figure_fields)};
#undef RECORD

#define RECORD struct month_list_reply
static const struct field month_list_reply_fields[] = {
    {LIST_OF(months, months_count, &closed_month_schema), OPTIONAL, "closed, oldest first"},
    {LIST_OF(figures, figures_count, &compared_figure_schema), OPTIONAL, "of the asked month"},
};
const struct schema month_list_reply_schema = {.name = "month.list.reply",
                                               .meaning = "Closed months.",
                                               FIELDS(month_list_reply_fields)};
#undef RECORD

/* ---- events ---- */

#define RECORD struct day_closed
static const struct field day_closed_fields[] = {
    {DATE(day), REQUIRED, "the day of knowledge that is over"},
    {LIST_OF(sources, sources_count, &receipt_source_schema), OPTIONAL,
     "last position of each journal recorded by its end"},
};
const struct schema day_closed_schema = {.name = "day.closed",
                                         .meaning = "What was known at the end of a day.",
                                         FIELDS(day_closed_fields)};
#undef RECORD

#define RECORD struct month_closed
static const struct field month_closed_fields[] = {
    {MONTH(month), REQUIRED, "published for good"},
    {LIST_OF(sources, sources_count, &receipt_source_schema), OPTIONAL, "what the figures rest on"},
    {LIST_OF(figures, figures_count, &published_figure_schema), OPTIONAL, "national"},
};
const struct schema month_closed_schema = {.name = "month.closed",
                                           .meaning = "A month's figures were published.",
                                           FIELDS(month_closed_fields)};
#undef RECORD

const struct schema *const reporting_requests[] = {
    &indicator_list_schema, &indicator_read_schema, &freshness_get_schema,
    &explain_schema,        &audit_run_schema,      &receipt_verify_schema,
    &month_close_schema,    &month_list_schema,     &figures_recompute_schema,
};
const size_t reporting_request_count = COUNT(reporting_requests);

const struct schema *const reporting_replies[] = {
    &indicator_list_reply_schema, &indicator_read_reply_schema, &freshness_get_reply_schema,
    &explain_reply_schema,        &audit_run_reply_schema,      &receipt_verify_reply_schema,
    &month_close_reply_schema,    &month_list_reply_schema,     &figures_recompute_reply_schema,
};

const struct schema *const reporting_events[] = {&day_closed_schema, &month_closed_schema};
const size_t reporting_event_count = COUNT(reporting_events);
/* clang-format on */
