#include "services/cli/scenario.h"

#include "common/settings/settings.h"

/* clang-format off */
#define RECORD struct scenario_territory
static const struct field territory_fields[] = {
    {TEXT(region),       REQUIRED, "region of 2013"                                },
    {INTEGER(weight),    REQUIRED, "its share of the places", RANGE(0, 1000000)    },
    {INTEGER(late_weeks), OPTIONAL, "its first places come so long after the others'; less than tranche_weeks", RANGE(0, 99)},
    {TEXT(departements), REQUIRED, "its départements, \"18,28,36\""                },
};
static const struct schema territory_schema = {
    .name = "territory", .meaning = "A region and its weight.", FIELDS(territory_fields)};
#undef RECORD

#define RECORD struct scenario_settings
static const struct field scenario_fields[] = {
    {INTEGER(seed),              REQUIRED, "the same seed, the same life", RANGE(0, INT64_MAX)         },
    {DATE(start),                REQUIRED, "a Monday: the clock of the system begins there or before"  },
    {DATE(until),                REQUIRED, "nothing is asked after that day"                           },
    {INTEGER(total),             REQUIRED, "places to allot", RANGE(1, 1000000)                        },
    {INTEGER(least_places),      REQUIRED, "of the smallest region", RANGE(0, 1000)                    },
    {WEIGHTS(tranches),          REQUIRED, "shares of the places, step by step"                        },
    {INTEGER(tranche_weeks),     REQUIRED, "between two steps", RANGE(1, 100)                          },
    {INTEGER(transferred),       REQUIRED, "regions that give places to another one", RANGE(0, 13)     },
    {INTEGER(approved),          REQUIRED, "thousandths of the places", SHARE                          },
    {WEIGHTS(quarters),          REQUIRED, "when jobs are proposed, quarter by quarter"                },
    {WEIGHTS(jobs_per_employer), REQUIRED, "one, two, three…: a tutor follows three at the most"       },
    {WEIGHTS(forms),             REQUIRED, "of employers that the scenario invents"                    },
    {WEIGHTS(place_kinds),       REQUIRED, "of their places"                                           },
    {WEIGHTS(metiers),           REQUIRED, "of jobs"                                                   },
    {WEIGHTS(services),          REQUIRED, "new services of jobs"                                      },
    {WEIGHTS(weekly_hours),      REQUIRED, "35 h, 17.5 h, 20 h, 24 h, 26 h, 30 h"                      },
    {WEIGHTS(months),            REQUIRED, "CDD of 36, 12, 24, 18 months"                              },
    {INTEGER(refused),           REQUIRED, "jobs that the ministry refuses", SHARE                     },
    {INTEGER(withdrawn_early),   REQUIRED, "jobs withdrawn before the decision", SHARE                 },
    {INTEGER(withdrawn),         REQUIRED, "approved jobs that are never filled", SHARE                },
    {INTEGER(cdi),               REQUIRED, "jobs offered as CDI, public bodies apart", SHARE           },
    {WEIGHTS(genders),           REQUIRED, "of young people"                                           },
    {WEIGHTS(ages),              REQUIRED, "16-17, 18-21, 22-25, 26-29 (if RQTH)"                      },
    {WEIGHTS(levels),            REQUIRED, "none, V, IV, III, II"                                      },
    {WEIGHTS(zones),             REQUIRED, "none, ZUS, ZRR; overseas follows from the département"    },
    {WEIGHTS(prescribers),       REQUIRED, "mission locale, Pôle emploi, Cap emploi"                   },
    {INTEGER(rqth),              REQUIRED, "recognised as disabled workers", SHARE                     },
    {INTEGER(derogation),        REQUIRED, "shorter search accepted (E3)", SHARE                       },
    {INTEGER(candidates),        REQUIRED, "eligible, never hired, for a thousand places", SHARE       },
    {TEXT(practices),            REQUIRED, "codes of the catalogue, comma separated"                   },
    {INTEGER(fill_days),         REQUIRED, "usual days from approval to signature", RANGE(6, 120)      },
    {INTEGER(broken_cdd),        REQUIRED, "CDD broken before their term", SHARE                       },
    {INTEGER(broken_cdi),        REQUIRED, "CDI broken", SHARE                                         },
    {INTEGER(trial),             REQUIRED, "of the breaches: during the trial period", SHARE           },
    {INTEGER(late),              REQUIRED, "of the breaches: declared after 7 days", SHARE             },
    {WEIGHTS(motives_cdd),       REQUIRED, "in the order of the closed list (C7)"                      },
    {WEIGHTS(motives_cdi),       REQUIRED, "in the order of the closed list (C7)"                      },
    {INTEGER(suspended),         REQUIRED, "contracts suspended once", SHARE                           },
    {INTEGER(paid),              REQUIRED, "of the suspensions: paid", SHARE                           },
    {INTEGER(extended),          REQUIRED, "short CDD extended", SHARE                                 },
    {INTEGER(renewed),           REQUIRED, "CDD of 12 months renewed by another contract", SHARE       },
    {INTEGER(converted),         REQUIRED, "CDD that become CDI, public bodies apart", SHARE           },
    {INTEGER(tutor_changed),     REQUIRED, "contracts whose tutor changes", SHARE                      },
    {INTEGER(repaid),            REQUIRED, "aid to be repaid of which a part is", SHARE                },
    {INTEGER(refilled),          REQUIRED, "broken contracts after which the job is filled again", SHARE},
    {INTEGER(closed),            REQUIRED, "vacant jobs closed by the employer, not by the delay", SHARE},
    {INTEGER(exit_known),        REQUIRED, "ended contracts whose exit is recorded", SHARE             },
    {INTEGER(later_known),       REQUIRED, "the same, 6 months after", SHARE                           },
    {INTEGER(kept),              REQUIRED, "of those in a lasting job at the end: same employer", SHARE},
    {WEIGHTS(exits_ended),       REQUIRED, "in the order of the list (C9), at the term"                },
    {WEIGHTS(exits_broken),      REQUIRED, "the same, after a breach"                                  },
    {WEIGHTS(exits_later),       REQUIRED, "the same, 6 months after"                                  },
    {TEXT(market_activity),      REQUIRED, "NAF code of market employers: one that is open (EM1)"      },
    {LIST_OF(territories, territories_count, &territory_schema), REQUIRED, "the regions of 2013"       },
};
const struct schema scenario_settings_schema = {
    .name = "scenario", .meaning = "Rates of the sample life.", FIELDS(scenario_fields)};
#undef RECORD
/* clang-format on */

/* What the tables cannot say. */
static int check(const struct scenario_settings *settings, struct error *error)
{
    int64_t weights = 0, floors = 0;

    for (size_t i = 0; i < settings->territories_count; i++) {
        weights += settings->territories[i].weight;
        floors += settings->territories[i].weight > 0 ? settings->least_places : 0;
        if (settings->territories[i].late_weeks >= settings->tranche_weeks)
            return fail(error, ERROR_INVALID, "late_weeks of region %s: less than tranche_weeks",
                        settings->territories[i].region);
    }
    if (weights == 0 || floors > settings->total)
        return fail(error, ERROR_INVALID,
                    "territories: no weight at all, or least_places above "
                    "the total");
    if (date_weekday(settings->start) != 1)
        return fail(error, ERROR_INVALID, "start: must be a Monday");
    if (settings->refused + settings->withdrawn_early > 900)
        return fail(error, ERROR_INVALID, "refused and withdrawn_early: at most 900 together");
    if (settings->tranches.count == 0 || settings->tranches.count > 6)
        return fail(error, ERROR_INVALID, "tranches: 1 to 6");
    if (scenario_rates_check(&scenario_settings_schema, settings, error) != 0 ||
        scenario_rates_check(&scenario_hub_rates_schema, &settings->hubs, error) != 0 ||
        scenario_rates_check(&scenario_path_rates_schema, &settings->paths, error) != 0 ||
        scenario_rates_check(&scenario_referral_rates_schema, &settings->referrals, error) != 0)
        return -1;
    return 0;
}

int scenario_settings_read(const char *path, struct scenario_settings *out, struct error *error)
{
    const struct settings_group groups[] = {
        {"scenario",  &scenario_settings_schema,       out            },
        {"hubs",      &scenario_hub_rates_schema,      &out->hubs     },
        {"paths",     &scenario_path_rates_schema,     &out->paths    },
        {"referrals", &scenario_referral_rates_schema, &out->referrals},
    };

    *out = (struct scenario_settings){0};
    if (settings_read(path, groups, sizeof groups / sizeof groups[0], NULL, error) != 0)
        return -1;
    return check(out, error) == 0 ? 0 : fail_within(error, "%s", path);
}
