#include "services/cli/scenario_rates.h"

/* clang-format off */
#define RECORD struct scenario_hub_rates
static const struct field hub_fields[] = {
    {INTEGER(opinions),          REQUIRED, "jobs decided by the hub's opinion; the ministry decides the others", SHARE},
    {INTEGER(commented),         REQUIRED, "jobs on which another hub of the département comments", SHARE },
    {INTEGER(early),             REQUIRED, "opinions given before the region has any place, of jobs that must wait for it", SHARE},
    {INTEGER(operators),         REQUIRED, "of a hub", RANGE(1, 50)                                       },
    {INTEGER(assigned),          REQUIRED, "approved jobs whose case is somebody's", SHARE                },
    {INTEGER(reassigned),        REQUIRED, "of these: changes hands once", SHARE                          },
    {WEIGHTS(first_contact),     REQUIRED, "in time (a month), late, never"                               },
    {WEIGHTS(visit),             REQUIRED, "in time (three months), late, never"                          },
    {WEIGHTS(examination),       REQUIRED, "in time (the anniversary), late, never"                       },
    {WEIGHTS(bilan),             REQUIRED, "in time (two months before the aid ends), late, never"        },
    {WEIGHTS(declaration),       REQUIRED, "a late declaration dealt with in time (15 days), late, never"  },
    {WEIGHTS(extension),         REQUIRED, "whether to extend, when it is not: answered in time (two months before the end), late, never"},
    {INTEGER(settled),           REQUIRED, "of what was never done: settled by hand in the end", SHARE    },
    {INTEGER(settled_weeks),     REQUIRED, "usual weeks from its last day until then", RANGE(2, 100)      },
    {WEIGHTS(settlements),       REQUIRED, "done elsewhere; dropped: not needed, not possible, duplicate, other"},
    {INTEGER(follow_up_days),    REQUIRED, "usual days between two contacts", RANGE(14, 1000)             },
    {INTEGER(incident),          REQUIRED, "breaches that a contact came before", SHARE                   },
    {INTEGER(exit_contact),      REQUIRED, "ends of contracts that a contact prepared", SHARE             },
    {WEIGHTS(channels),          REQUIRED, "of follow-up: visit, meeting, phone, message"                 },
    {INTEGER(briefing_weeks),    REQUIRED, "usual weeks between two briefings of a hub", RANGE(1, 200)    },
    {WEIGHTS(audiences),         REQUIRED, "of briefings"                                                 },
    {INTEGER(session_weeks),     REQUIRED, "usual weeks between two sessions of a hub", RANGE(1, 200)     },
    {INTEGER(session_seats),     REQUIRED, "usual seats of a session", RANGE(4, 60)                       },
    {INTEGER(session_filled),    REQUIRED, "usual enrolments for a thousand seats", RANGE(0, 3000)        },
    {INTEGER(session_withdrawn), REQUIRED, "enrolled tutors who withdraw", SHARE                          },
    {INTEGER(session_cancelled), REQUIRED, "sessions cancelled", SHARE                                    },
    {WEIGHTS(themes),            REQUIRED, "of sessions"                                                  },
    {WEIGHTS(attendance),        REQUIRED, "present, excused, absent"                                     },
    {WEIGHTS(cancellations),     REQUIRED, "why sessions are cancelled"                                   },
    {INTEGER(companies),         REQUIRED, "companies that pledge, for a thousand places", RANGE(0, 3000) },
    {WEIGHTS(company_jobs),      REQUIRED, "that can follow one, two, three… jobs"                        },
    {WEIGHTS(offers),            REQUIRED, "what they offer"                                              },
    {WEIGHTS(sponsor_found),     REQUIRED, "a first proposal in time (60 days), late, never"              },
    {WEIGHTS(sponsor_declines),  REQUIRED, "why companies decline"                                        },
    {INTEGER(sponsor_declined),  REQUIRED, "proposals declined", SHARE                                    },
    {INTEGER(meeting_days),      REQUIRED, "usual days between two meetings", RANGE(14, 1000)             },
    {INTEGER(sponsor_left),      REQUIRED, "sponsorships that end before the contract", SHARE             },
    {INTEGER(sponsor_brought),   REQUIRED, "ended ones whose fruit is recorded", SHARE                    },
};
const struct schema scenario_hub_rates_schema = {
    .name = "hubs", .meaning = "How hubs accompany.", FIELDS(hub_fields)};
#undef RECORD

#define RECORD struct scenario_catalogue
static const struct field catalogue_fields[] = {
    {TEXT(metier),      REQUIRED, "word of the métier"                        },
    {TEXT(competences), REQUIRED, "codes of its competences, comma separated" },
};
static const struct schema catalogue_schema = {
    .name = "catalogue", .meaning = "Competences of a métier.", FIELDS(catalogue_fields)};
#undef RECORD

#define RECORD struct scenario_path_rates
static const struct field path_fields[] = {
    {WEIGHTS(actions),        REQUIRED, "of training of a contract: none, one, two, three…"            },
    {WEIGHTS(confirmed),      REQUIRED, "the first one in time (90 days), late, never"                 },
    {WEIGHTS(types),          REQUIRED, "orientation, adaptation, qualifying, certifying"              },
    {WEIGHTS(funders),        REQUIRED, "who pays"                                                     },
    {WEIGHTS(abandonments),   REQUIRED, "why actions are abandoned; the first one is never asked"      },
    {INTEGER(abandoned),      REQUIRED, "actions abandoned", SHARE                                     },
    {INTEGER(certified),      REQUIRED, "certifying actions that end with the certificate", SHARE      },
    {INTEGER(attested),       REQUIRED, "completed actions that lead to an attestation", SHARE         },
    {INTEGER(revoked),        REQUIRED, "attestations revoked", SHARE                                  },
    {INTEGER(workshops),      REQUIRED, "young people who give workshops", SHARE                       },
    {INTEGER(workshop_days),  REQUIRED, "usual days between two workshops", RANGE(7, 1000)             },
    {WEIGHTS(audiences),      REQUIRED, "of workshops"                                                 },
    {WEIGHTS(partners),       REQUIRED, "of workshops"                                                 },
    {INTEGER(written),        REQUIRED, "young people who write a resource", SHARE                     },
    {INTEGER(resource_weeks), REQUIRED, "usual weeks between two resources of a sector", RANGE(1, 200) },
    {WEIGHTS(resource_kinds), REQUIRED, "sheet, module, guide"                                         },
    {WEIGHTS(licences),       REQUIRED, "of resources"                                                 },
    {LIST_OF(catalogues, catalogues_count, &catalogue_schema), REQUIRED, "what is learnt, by métier"   },
};
const struct schema scenario_path_rates_schema = {
    .name = "paths", .meaning = "How people learn and transmit.", FIELDS(path_fields)};
#undef RECORD

#define RECORD struct scenario_referral_rates
static const struct field referral_fields[] = {
    {INTEGER(second_adviser),    REQUIRED, "bearers with two advisers", SHARE                                  },
    {INTEGER(asked),             REQUIRED, "jobs of entitled employers that lead to a referral", SHARE         },
    {INTEGER(asked_others),      REQUIRED, "the same, of employers that are not entitled (D1)", SHARE          },
    {WEIGHTS(needs),             REQUIRED, "what employers need (D2)"                                          },
    {WEIGHTS(seen),              REQUIRED, "the same day, a week later, never"                                 },
    {WEIGHTS(answers),           REQUIRED, "accepted the same day, a week later; declined; no answer"          },
    {WEIGHTS(declines),          REQUIRED, "why advisers decline"                                              },
    {INTEGER(withdrawn),         REQUIRED, "referrals that the hub takes back before an answer", SHARE         },
    {INTEGER(too_late),          REQUIRED, "the same, after an acceptance", SHARE                              },
    {INTEGER(reassigned),        REQUIRED, "escalated referrals for which the C2RA finds somebody", SHARE      },
    {INTEGER(late),              REQUIRED, "diagnoses and plans that are late", SHARE                          },
    {INTEGER(abandoned),         REQUIRED, "accompaniments abandoned", SHARE                                   },
    {WEIGHTS(missions),          REQUIRED, "of an accompaniment: none, one, two, three…"                       },
    {WEIGHTS(cancellations),     REQUIRED, "why missions are cancelled"                                        },
    {INTEGER(collective),        REQUIRED, "missions for several employers", SHARE                             },
    {INTEGER(mission_cancelled), REQUIRED, "missions cancelled", SHARE                                         },
    {WEIGHTS(outcomes),          REQUIRED, "consolidated, in part, not"                                        },
    {WEIGHTS(trends),            REQUIRED, "how the employer's activity went"                                  },
    {WEIGHTS(satisfaction),      REQUIRED, "from 0 (not asked), 1 to 5"                                        },
    {INTEGER(measured),          REQUIRED, "closed accompaniments whose impact is measured", SHARE             },
};
const struct schema scenario_referral_rates_schema = {
    .name = "referrals", .meaning = "How the DLA is asked and answers.", FIELDS(referral_fields)};
#undef RECORD
/* clang-format on */

int scenario_rates_check(const struct schema *schema, const void *record, struct error *error)
{
    for (size_t i = 0; i < schema->field_count; i++) {
        const struct field *field = &schema->fields[i];
        const struct weights *list = (const void *)((const char *)record + field->offset);
        int64_t sum = 0;

        if (!field->is_list || field->type != FIELD_INTEGER)
            continue;
        for (size_t w = 0; w < list->count; w++)
            sum += list->of[w];
        if (sum == 0)
            return fail(error, ERROR_INVALID, "%s: at least one weight above 0", field->name);
    }
    return 0;
}
