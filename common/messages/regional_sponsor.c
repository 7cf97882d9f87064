#include "common/messages/regional_sponsor.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct sponsor_pledge
static const struct field sponsor_pledge_fields[] = {
    {ID(sponsor),                                        REQUIRED, "chosen by the caller"},
    {TEXT(name),                                         REQUIRED, "of the company"},
    {TEXT(siren),                                        REQUIRED, "9 digits (EM2)"},
    {TEXT(sector),                                       REQUIRED, "of the métiers that it knows: fabrication, image_et_jeu, usages, territoires"},
    {LIST(departements, departements_count, FIELD_TEXT), REQUIRED, "where it can follow jobs; the first one is its own"},
    {SET(offers, &sponsor_offers),                       REQUIRED, "what it offers"},
    {INTEGER(jobs_most),                                 REQUIRED, "how many jobs it can follow at a time (PA2)", RANGE(1, 50)},
    {DATE(pledged_on),                                   OPTIONAL, "business date; today when absent"},
    {TEXT(contact_name),                                 OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_email),                                OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_phone),                                OPTIONAL, "whom to speak to", PRIVATE},
};
const struct schema sponsor_pledge_schema = {
    .name = "sponsor.pledge",
    .meaning = "A company offers to follow jobs.",
    FIELDS(sponsor_pledge_fields),
};
#undef RECORD

#define RECORD struct sponsor_pledged
static const struct field sponsor_pledged_fields[] = {
    {ID(sponsor),                                        REQUIRED, "the company"},
    {TEXT(hub),                                          REQUIRED, "the hub's instance"},
    {TEXT(departement),                                  REQUIRED, "the first of those it covers"},
    {TEXT(name),                                         REQUIRED, "of the company"},
    {TEXT(siren),                                        REQUIRED, "9 digits"},
    {TEXT(sector),                                       REQUIRED, "of the métiers that it knows"},
    {LIST(departements, departements_count, FIELD_TEXT), REQUIRED, "where it can follow jobs"},
    {SET(offers, &sponsor_offers),                       REQUIRED, "what it offers"},
    {INTEGER(jobs_most),                                 REQUIRED, "how many jobs it can follow at a time"},
    {DATE(pledged_on),                                   REQUIRED, "business date"},
    {FLAG(has_notes),                                    OPTIONAL, "the vault has its contact"},
};
const struct schema sponsor_pledged_schema = {
    .name = "sponsor.pledged",
    .meaning = "A company offered to follow jobs.",
    FIELDS(sponsor_pledged_fields),
};
#undef RECORD

#define RECORD struct sponsor_amend
static const struct field sponsor_amend_fields[] = {
    {ID(sponsor),                  REQUIRED, "the company"},
    {SET(offers, &sponsor_offers), OPTIONAL, "what it offers"},
    {INTEGER(jobs_most),           OPTIONAL, "how many jobs it can follow at a time; not fewer than it follows (PA2)", RANGE(0, 50)},
    {TEXT(contact_name),           OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_email),          OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_phone),          OPTIONAL, "whom to speak to", PRIVATE},
};
const struct schema sponsor_amend_schema = {
    .name = "sponsor.amend",
    .meaning = "What a company offers changes; absent members stay as they are.",
    FIELDS(sponsor_amend_fields),
};
#undef RECORD

#define RECORD struct sponsor_amended
static const struct field sponsor_amended_fields[] = {
    {ID(sponsor),                  REQUIRED, "the company"},
    {TEXT(hub),                    REQUIRED, "the hub's instance"},
    {TEXT(departement),            REQUIRED, "the first of those it covers"},
    {SET(offers, &sponsor_offers), REQUIRED, "what it offers"},
    {INTEGER(jobs_most),           REQUIRED, "how many jobs it can follow at a time"},
    {DATE(amended_on),             REQUIRED, "when"},
    {FLAG(has_notes),              OPTIONAL, "the vault has its contact"},
};
const struct schema sponsor_amended_schema = {
    .name = "sponsor.amended",
    .meaning = "What a company offers, after a change.",
    FIELDS(sponsor_amended_fields),
};
#undef RECORD

#define RECORD struct sponsor_close
static const struct field sponsor_close_fields[] = {
    {ID(sponsor),     REQUIRED, "the company"},
    {DATE(closed_on), OPTIONAL, "business date; today when absent"},
};
const struct schema sponsor_close_schema = {
    .name = "sponsor.close",
    .meaning = "A company follows no job any more; refused while it does.",
    FIELDS(sponsor_close_fields),
};
#undef RECORD

#define RECORD struct sponsor_closed
static const struct field sponsor_closed_fields[] = {
    {ID(sponsor),       REQUIRED, "the company"},
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "the first of those it covers"},
    {DATE(closed_on),   REQUIRED, "business date"},
};
const struct schema sponsor_closed_schema = {
    .name = "sponsor.closed",
    .meaning = "A company follows no job any more.",
    FIELDS(sponsor_closed_fields),
};
#undef RECORD

#define RECORD struct sponsor_contact
static const struct field sponsor_contact_fields[] = {
    {ID(sponsor),                   REQUIRED, "the company"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
};
const struct schema sponsor_contact_schema = {
    .name = "sponsor.contact",
    .meaning = "Reads whom to speak to at a company; each reading is logged (P4).",
    FIELDS(sponsor_contact_fields),
};
#undef RECORD

#define RECORD struct sponsor_private
static const struct field sponsor_private_fields[] = {
    {ID(sponsor),         REQUIRED, "the company"},
    {TEXT(contact_name),  OPTIONAL, "name", PRIVATE},
    {TEXT(contact_email), OPTIONAL, "e-mail", PRIVATE},
    {TEXT(contact_phone), OPTIONAL, "telephone", PRIVATE},
};
const struct schema sponsor_private_schema = {
    .name = "sponsor.private",
    .meaning = "Vault: whom to speak to at a company.",
    FIELDS(sponsor_private_fields),
};
#undef RECORD

#define RECORD struct sponsor_erase
static const struct field sponsor_erase_fields[] = {
    {ID(sponsor), REQUIRED, "the company"},
};
const struct schema sponsor_erase_schema = {
    .name = "sponsor.erase",
    .meaning = "Erases whom to speak to at a company at once, on request (P2).",
    FIELDS(sponsor_erase_fields),
};
#undef RECORD

#define RECORD struct sponsor_propose
static const struct field sponsor_propose_fields[] = {
    {ID(sponsorship),   REQUIRED, "chosen by the caller"},
    {ID(sponsor),       REQUIRED, "the company"},
    {ID(job),           REQUIRED, "the case"},
    {DATE(proposed_on), OPTIONAL, "business date; today when absent"},
};
const struct schema sponsor_propose_schema = {
    .name = "sponsor.propose",
    .meaning = "A company is proposed to a job.",
    FIELDS(sponsor_propose_fields),
};
#undef RECORD

#define RECORD struct sponsor_proposed
static const struct field sponsor_proposed_fields[] = {
    {ID(sponsorship),        REQUIRED, "the sponsorship"},
    {ID(sponsor),            REQUIRED, "the company"},
    {ID(job),                REQUIRED, "the case"},
    {TEXT(hub),              REQUIRED, "the hub's instance"},
    {TEXT(departement),      REQUIRED, "of the job"},
    {ENUM(metier, &metiers), OPTIONAL, "of the job"},
    {DATE(proposed_on),      REQUIRED, "business date"},
};
const struct schema sponsor_proposed_schema = {
    .name = "sponsor.proposed",
    .meaning = "A company was proposed to a job.",
    FIELDS(sponsor_proposed_fields),
};
#undef RECORD

#define RECORD struct sponsor_accept
static const struct field sponsor_accept_fields[] = {
    {ID(sponsorship),   REQUIRED, "the sponsorship"},
    {DATE(accepted_on), OPTIONAL, "business date; today when absent"},
};
const struct schema sponsor_accept_schema = {
    .name = "sponsor.accept",
    .meaning = "The company follows the job.",
    FIELDS(sponsor_accept_fields),
};
#undef RECORD

#define RECORD struct sponsor_accepted
static const struct field sponsor_accepted_fields[] = {
    {ID(sponsorship),             REQUIRED, "the sponsorship"},
    {ID(sponsor),                 REQUIRED, "the company"},
    {ID(job),                     REQUIRED, "the case"},
    {ID(contract),                OPTIONAL, "the running one"},
    {ID(employer),                OPTIONAL, "who employs"},
    {TEXT(hub),                   REQUIRED, "the hub's instance"},
    {TEXT(departement),           REQUIRED, "of the job"},
    {ENUM(metier, &metiers),      OPTIONAL, "of the job"},
    {TEXT(sector),                OPTIONAL, "sector of the métier"},
    {ENUM(form, &employer_forms), OPTIONAL, "legal form of the employer"},
    {DATE(signed_on),             OPTIONAL, "of that contract"},
    {DATE(accepted_on),           REQUIRED, "business date"},
};
const struct schema sponsor_accepted_schema = {
    .name = "sponsor.accepted",
    .meaning = "The company follows the job.",
    FIELDS(sponsor_accepted_fields),
};
#undef RECORD

#define RECORD struct sponsor_decline_by_company
static const struct field sponsor_decline_by_company_fields[] = {
    {ID(sponsorship),                 REQUIRED, "the sponsorship"},
    {ENUM(reason, &sponsor_declines), REQUIRED, "of a closed list"},
    {DATE(declined_on),               OPTIONAL, "business date; today when absent"},
};
const struct schema sponsor_decline_by_company_schema = {
    .name = "sponsor.decline",
    .meaning = "The company does not follow the job.",
    FIELDS(sponsor_decline_by_company_fields),
};
#undef RECORD

#define RECORD struct sponsor_declined
static const struct field sponsor_declined_fields[] = {
    {ID(sponsorship),                 REQUIRED, "the sponsorship"},
    {ID(sponsor),                     REQUIRED, "the company"},
    {ID(job),                         REQUIRED, "the case"},
    {TEXT(hub),                       REQUIRED, "the hub's instance"},
    {TEXT(departement),               REQUIRED, "of the job"},
    {ENUM(reason, &sponsor_declines), REQUIRED, "of a closed list"},
    {DATE(declined_on),               REQUIRED, "business date"},
};
const struct schema sponsor_declined_schema = {
    .name = "sponsor.declined",
    .meaning = "The company does not follow the job.",
    FIELDS(sponsor_declined_fields),
};
#undef RECORD

#define RECORD struct sponsor_meet
static const struct field sponsor_meet_fields[] = {
    {ID(meeting),     REQUIRED, "chosen by the caller"},
    {ID(sponsorship), REQUIRED, "the sponsorship"},
    {DATE(met_on),    OPTIONAL, "business date; today when absent"},
    {TEXT(notes),     OPTIONAL, "in words", PRIVATE},
};
const struct schema sponsor_meet_schema = {
    .name = "sponsor.meet",
    .meaning = "The company and the young person met.",
    FIELDS(sponsor_meet_fields),
};
#undef RECORD

#define RECORD struct sponsor_met
static const struct field sponsor_met_fields[] = {
    {ID(meeting),       REQUIRED, "the meeting"},
    {ID(sponsorship),   REQUIRED, "the sponsorship"},
    {ID(sponsor),       REQUIRED, "the company"},
    {ID(job),           REQUIRED, "the case"},
    {ID(contract),      OPTIONAL, "the running one"},
    {TEXT(hub),         REQUIRED, "the hub's instance"},
    {TEXT(departement), REQUIRED, "of the job"},
    {INTEGER(number),   REQUIRED, "the first, second… of the sponsorship"},
    {DATE(met_on),      REQUIRED, "business date"},
    {FLAG(has_notes),   OPTIONAL, "the vault has its words"},
};
const struct schema sponsor_met_schema = {
    .name = "sponsor.met",
    .meaning = "The company and the young person met.",
    FIELDS(sponsor_met_fields),
};
#undef RECORD

#define RECORD struct sponsor_end
static const struct field sponsor_end_fields[] = {
    {ID(sponsorship),                    REQUIRED, "the sponsorship"},
    {ENUM(reason, &sponsorship_endings), OPTIONAL, "why; may be absent once it ended by itself"},
    {SET(brought, &sponsor_offers),      OPTIONAL, "what it brought"},
    {DATE(ended_on),                     OPTIONAL, "business date; today when absent"},
};
const struct schema sponsor_end_schema = {
    .name = "sponsor.end",
    .meaning = "The company follows the job no longer; or, after it ended by itself, what it brought.",
    FIELDS(sponsor_end_fields),
};
#undef RECORD

#define RECORD struct sponsor_ended
static const struct field sponsor_ended_fields[] = {
    {ID(sponsorship),                    REQUIRED, "the sponsorship"},
    {ID(sponsor),                        REQUIRED, "the company"},
    {ID(job),                            REQUIRED, "the case"},
    {ID(contract),                       OPTIONAL, "the last one"},
    {TEXT(hub),                          REQUIRED, "the hub's instance"},
    {TEXT(departement),                  REQUIRED, "of the job"},
    {ENUM(metier, &metiers),             OPTIONAL, "of the job"},
    {ENUM(reason, &sponsorship_endings), REQUIRED, "why"},
    {SET(brought, &sponsor_offers),      OPTIONAL, "what it brought"},
    {INTEGER(meetings),                  OPTIONAL, "how many there were"},
    {DATE(accepted_on),                  REQUIRED, "since when"},
    {DATE(ended_on),                     REQUIRED, "business date"},
};
const struct schema sponsor_ended_schema = {
    .name = "sponsor.ended",
    .meaning = "The company follows the job no longer. Said again to add what it brought: the last word counts.",
    FIELDS(sponsor_ended_fields),
};
#undef RECORD

#define RECORD struct sponsor_get
static const struct field sponsor_get_fields[] = {
    {ID(sponsor), REQUIRED, "the company"},
};
const struct schema sponsor_get_schema = {
    .name = "sponsor.get",
    .meaning = "One company.",
    FIELDS(sponsor_get_fields),
};
#undef RECORD

#define RECORD struct sponsor_view
static const struct field sponsor_view_fields[] = {
    {ID(sponsor),                                        REQUIRED, "the company"},
    {TEXT(name),                                         REQUIRED, "of the company"},
    {TEXT(siren),                                        REQUIRED, "9 digits"},
    {TEXT(sector),                                       REQUIRED, "of the métiers that it knows"},
    {LIST(departements, departements_count, FIELD_TEXT), REQUIRED, "where it can follow jobs"},
    {SET(offers, &sponsor_offers),                       REQUIRED, "what it offers"},
    {INTEGER(jobs_most),                                 REQUIRED, "how many jobs it can follow at a time"},
    {INTEGER(jobs_followed),                             OPTIONAL, "how many it follows"},
    {DATE(pledged_on),                                   REQUIRED, "business date"},
    {DATE(closed_on),                                    OPTIONAL, "business date"},
    {FLAG(has_notes),                                    OPTIONAL, "the vault has its contact"},
};
const struct schema sponsor_view_schema = {
    .name = "sponsor",
    .meaning = "What is public of a company that follows jobs.",
    FIELDS(sponsor_view_fields),
};
#undef RECORD

#define RECORD struct sponsor_list
static const struct field sponsor_list_fields[] = {
    {TEXT(departement), OPTIONAL, "only those that can follow jobs there"},
    {TEXT(sector),      OPTIONAL, "only of this sector"},
    {FLAG(only_free),   OPTIONAL, "only those that can follow one more"},
    {ID(after),         OPTIONAL, "the next of the page before"},
    {INTEGER(limit),    OPTIONAL, "at most; 50 when absent", RANGE(1, 100)},
};
const struct schema sponsor_list_schema = {
    .name = "sponsor.list",
    .meaning = "Companies, in order of pledge.",
    FIELDS(sponsor_list_fields),
};
#undef RECORD

#define RECORD struct sponsor_page
static const struct field sponsor_page_fields[] = {
    {LIST_OF(items, items_count, &sponsor_view_schema), OPTIONAL, "the companies"},
    {ID(next),                                          OPTIONAL, "ask again with it as after"},
};
const struct schema sponsor_page_schema = {
    .name = "sponsor.list reply",
    .meaning = "What sponsor.list answers.",
    FIELDS(sponsor_page_fields),
};
#undef RECORD

#define RECORD struct sponsor_suggest
static const struct field sponsor_suggest_fields[] = {
    {ID(job),        REQUIRED, "the case"},
    {INTEGER(limit), OPTIONAL, "at most; 10 when absent", RANGE(1, 50)},
};
const struct schema sponsor_suggest_schema = {
    .name = "sponsor.suggest",
    .meaning = "Companies for a job, the best first, each with its reasons (PA4).",
    FIELDS(sponsor_suggest_fields),
};
#undef RECORD

#define RECORD struct sponsor_suggestion
static const struct field sponsor_suggestion_fields[] = {
    {ID(sponsor),                   REQUIRED, "the company"},
    {TEXT(name),                    REQUIRED, "of the company"},
    {SET(merits, &sponsor_merits),  OPTIONAL, "why it is there"},
    {SET(fitting, &sponsor_offers), OPTIONAL, "its offers that fit the job"},
    {INTEGER(free),                 REQUIRED, "how many more jobs it can follow"},
};
const struct schema sponsor_suggestion_schema = {
    .name = "sponsor.suggest row",
    .meaning = "A company for a job.",
    FIELDS(sponsor_suggestion_fields),
};
#undef RECORD

#define RECORD struct sponsor_ranking
static const struct field sponsor_ranking_fields[] = {
    {LIST_OF(items, items_count, &sponsor_suggestion_schema), OPTIONAL, "the best first"},
};
const struct schema sponsor_ranking_schema = {
    .name = "sponsor.suggest reply",
    .meaning = "What sponsor.suggest answers.",
    FIELDS(sponsor_ranking_fields),
};
#undef RECORD

#define RECORD struct sponsorship_list
static const struct field sponsorship_list_fields[] = {
    {ID(sponsor),                      OPTIONAL, "only of this company"},
    {ID(job),                          OPTIONAL, "only of this case"},
    {TEXT(departement),                OPTIONAL, "only there"},
    {SET(states, &sponsorship_states), OPTIONAL, "only in these states"},
    {ID(after),                        OPTIONAL, "the next of the page before"},
    {INTEGER(limit),                   OPTIONAL, "at most; 50 when absent", RANGE(1, 200)},
};
const struct schema sponsorship_list_schema = {
    .name = "sponsorship.list",
    .meaning = "Sponsorships, in order of proposal.",
    FIELDS(sponsorship_list_fields),
};
#undef RECORD

#define RECORD struct sponsorship_view
static const struct field sponsorship_view_fields[] = {
    {ID(sponsorship),                  REQUIRED, "the sponsorship"},
    {ID(sponsor),                      REQUIRED, "the company"},
    {ID(job),                          REQUIRED, "the case"},
    {TEXT(departement),                REQUIRED, "of the job"},
    {ENUM(state, &sponsorship_states), REQUIRED, "proposed, accepted, declined or ended"},
    {DATE(proposed_on),                REQUIRED, "business date"},
    {DATE(accepted_on),                OPTIONAL, "business date"},
    {DATE(ended_on),                   OPTIONAL, "declined or ended"},
    {INTEGER(meetings),                OPTIONAL, "how many there were"},
    {SET(brought, &sponsor_offers),    OPTIONAL, "what it brought"},
};
const struct schema sponsorship_view_schema = {
    .name = "sponsorship",
    .meaning = "A company and a job.",
    FIELDS(sponsorship_view_fields),
};
#undef RECORD

#define RECORD struct sponsorship_page
static const struct field sponsorship_page_fields[] = {
    {LIST_OF(items, items_count, &sponsorship_view_schema), OPTIONAL, "the sponsorships"},
    {ID(next),                                              OPTIONAL, "ask again with it as after"},
};
const struct schema sponsorship_page_schema = {
    .name = "sponsorship.list reply",
    .meaning = "What sponsorship.list answers.",
    FIELDS(sponsorship_page_fields),
};
#undef RECORD
