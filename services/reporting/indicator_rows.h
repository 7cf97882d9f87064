/* indicator_rows.h - what the rows of indicators are made of; for indicators*.c. */
#pragma once

#include "services/reporting/indicators.h"

/* The indicators that rest on one service's events. */
struct indicator_table {
    const struct indicator *rows;
    size_t count;
};
#define INDICATOR_TABLE(array)                                                                     \
    {                                                                                              \
        array, sizeof(array) / sizeof((array)[0])                                                  \
    }

extern const struct indicator_table dla_indicators;
extern const struct indicator_table regional_indicators;
extern const struct indicator_table sectoral_indicators;

#define BIT(axis)  (1u << (AXIS_##axis))
#define TERRITORY  (BIT(MONTH) | BIT(REGION2013) | BIT(REGION2016) | BIT(DEPARTEMENT) | BIT(HUB))
#define POST       (BIT(SECTOR) | BIT(METIER) | BIT(FORM) | BIT(PLACE_KIND))
#define PERSON     (BIT(GENDER) | BIT(AGE) | BIT(LEVEL) | BIT(ZONE) | BIT(RQTH))
#define EVERYTHING (TERRITORY | POST | PERSON)

/* One share of the entrants. */
#define SHARE(name, text, counted) RATE(name, text, SERIES_FLOW, counted, "entries")
#define RATE(name, text, how, counted, among)                                                      \
    {                                                                                              \
        .id = name, .label = text, .kind = how, .unit = UNIT_BASIS_POINTS, .store = STORE_CELL,    \
        .measure = counted, .base = BASE_MEASURE, .denominator = among                             \
    }
/* So many of it for each of those; in either store. */
#define MEAN(name, text, how, kept, counted, among)                                                \
    {                                                                                              \
        .id = name, .label = text, .kind = how, .unit = UNIT_MEAN, .store = kept,                  \
        .measure = counted, .base = BASE_MEASURE, .denominator = among                             \
    }
#define COUNT(name, text, how, counted)                                                            \
    {                                                                                              \
        .id = name, .label = text, .kind = how, .unit = UNIT_COUNT, .store = STORE_CELL,           \
        .measure = counted                                                                         \
    }
/* The same of the hubs and the DLA. */
#define NETWORK_COUNT(name, text, how, counted)                                                    \
    {                                                                                              \
        .id = name, .label = text, .kind = how, .unit = UNIT_COUNT, .store = STORE_NETWORK,        \
        .measure = counted                                                                         \
    }
#define NETWORK_RATE(name, text, how, counted, among)                                              \
    {                                                                                              \
        .id = name, .label = text, .kind = how, .unit = UNIT_BASIS_POINTS, .store = STORE_NETWORK, \
        .measure = counted, .base = BASE_MEASURE, .denominator = among                             \
    }
#define NETWORK_DELAY(name, text, timed, of_hundred)                                               \
    {                                                                                              \
        .id = name, .label = text, .kind = SERIES_FLOW, .unit = UNIT_DAYS,                         \
        .store = STORE_NETWORK_DELAY, .measure = timed, .centile = of_hundred                      \
    }
#define AMOUNT(name, text, how, kept, counted)                                                     \
    {                                                                                              \
        .id = name, .label = text, .kind = how, .unit = UNIT_CENTS, .store = kept,                 \
        .measure = counted                                                                         \
    }
#define DELAY(name, text, centile)                                                                 \
    {                                                                                              \
        .id = name, .label = text, .kind = SERIES_FLOW, .unit = UNIT_DAYS, .store = STORE_DELAY,   \
        .measure = centile                                                                         \
    }

#define ENTRANT                                                                                    \
    " Les entrants sont les contrats initiaux signés, comptés à la date de signature ; les "    \
    "renouvellements n'en sont pas."
