#include "common/messages/registration_employer.h"

/* One row, one line: clang-format 14 cannot keep such tables. */
/* clang-format off */

#define RECORD struct employer_register
static const struct field employer_register_fields[] = {
    {ID(employer),                REQUIRED, "chosen by the caller, so that a retry is the same employer"},
    {TEXT(name),                  REQUIRED, "registered name"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form (EM1)"},
    {FLAG(is_insertion_company),  OPTIONAL, "an entreprise d'insertion among the SIAE: aided as CIE at 47 % (C3)"},
    {TEXT(siret),                 OPTIONAL, "14 digits (EM2); one employer per SIRET (EM4); needed to propose a job (EM3)"},
    {TEXT(siren),                 OPTIONAL, "9 digits; taken from the SIRET when absent"},
    {TEXT(rna),                   OPTIONAL, "W and 9 letters or digits"},
    {TEXT(activity),              OPTIONAL, "NAF code, as 62.01Z; needed for a market employer (EM1)"},
    {TEXT(departement),           OPTIONAL, "needed when neither the commune nor the postal code tells it"},
    {TEXT(commune_code),          OPTIONAL, "INSEE code"},
    {TEXT(postal_code),           OPTIONAL, "5 digits"},
    {TEXT(commune),               OPTIONAL, "name of the commune"},
    {TEXT(address),               OPTIONAL, "number and street"},
    {DATE(registered_on),         OPTIONAL, "business date; today when absent"},
    {TEXT(contact_name),          OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_email),         OPTIONAL, "e-mail", PRIVATE},
    {TEXT(contact_phone),         OPTIONAL, "telephone", PRIVATE},
};
const struct schema employer_register_schema = {
    .name = "employer.register",
    .meaning = "An organisation that may employ becomes known.",
    FIELDS(employer_register_fields),
};
#undef RECORD

#define RECORD struct employer_register_reply
static const struct field employer_register_reply_fields[] = {
    {TEXT(departement), REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),  REQUIRED, "region of 2013"},
    {TEXT(region2016),  REQUIRED, "region of 2016"},
};
const struct schema employer_register_reply_schema = {
    .name = "employer.register reply",
    .meaning = "What employer.register answers.",
    FIELDS(employer_register_reply_fields),
};
#undef RECORD

#define RECORD struct employer_registered
static const struct field employer_registered_fields[] = {
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(name),                  REQUIRED, "name"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form (EM1)"},
    {FLAG(is_insertion_company),  OPTIONAL, "an entreprise d'insertion"},
    {FLAG(is_market),             OPTIONAL, "its contracts are CIE (C3)"},
    {TEXT(siret),                 OPTIONAL, "14 digits (EM2)"},
    {TEXT(siren),                 OPTIONAL, "9 digits"},
    {TEXT(rna),                   OPTIONAL, "W and 9 letters or digits (EM2)"},
    {TEXT(activity),              OPTIONAL, "NAF code"},
    {TEXT(departement),           REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(commune_code),          OPTIONAL, "INSEE code"},
    {TEXT(postal_code),           OPTIONAL, "5 digits"},
    {TEXT(commune),               OPTIONAL, "name of the commune"},
    {TEXT(address),               OPTIONAL, "number and street"},
    {DATE(registered_on),         REQUIRED, "business date"},
};
const struct schema employer_registered_schema = {
    .name = "employer.registered",
    .meaning = "An organisation that may employ became known.",
    FIELDS(employer_registered_fields),
};
#undef RECORD

#define RECORD struct employer_amend
static const struct field employer_amend_fields[] = {
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(name),                  OPTIONAL, "name"},
    {ENUM(form, &employer_forms), OPTIONAL, "legal form (EM1)"},
    {FLAG(is_insertion_company),  OPTIONAL, "read with form only"},
    {TEXT(siret),                 OPTIONAL, "14 digits (EM2)"},
    {TEXT(siren),                 OPTIONAL, "9 digits"},
    {TEXT(rna),                   OPTIONAL, "W and 9 letters or digits (EM2)"},
    {TEXT(activity),              OPTIONAL, "NAF code"},
    {TEXT(commune_code),          OPTIONAL, "must stay in the same département"},
    {TEXT(postal_code),           OPTIONAL, "must stay in the same département"},
    {TEXT(commune),               OPTIONAL, "name of the commune"},
    {TEXT(address),               OPTIONAL, "number and street"},
    {TEXT(contact_name),          OPTIONAL, "whom to speak to; the three contact members are replaced together", PRIVATE},
    {TEXT(contact_email),         OPTIONAL, "e-mail", PRIVATE},
    {TEXT(contact_phone),         OPTIONAL, "telephone", PRIVATE},
};
const struct schema employer_amend_schema = {
    .name = "employer.amend",
    .meaning = "What is known of an employer changes; absent members stay as they are.",
    FIELDS(employer_amend_fields),
};
#undef RECORD

#define RECORD struct employer_amended
static const struct field employer_amended_fields[] = {
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(name),                  REQUIRED, "name"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form (EM1)"},
    {FLAG(is_insertion_company),  OPTIONAL, "an entreprise d'insertion"},
    {FLAG(is_market),             OPTIONAL, "its contracts are CIE (C3)"},
    {TEXT(siret),                 OPTIONAL, "14 digits (EM2)"},
    {TEXT(siren),                 OPTIONAL, "9 digits"},
    {TEXT(rna),                   OPTIONAL, "W and 9 letters or digits (EM2)"},
    {TEXT(activity),              OPTIONAL, "NAF code"},
    {TEXT(departement),           REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {TEXT(commune_code),          OPTIONAL, "INSEE code"},
    {TEXT(postal_code),           OPTIONAL, "5 digits"},
    {TEXT(commune),               OPTIONAL, "name of the commune"},
    {TEXT(address),               OPTIONAL, "number and street"},
    {DATE(amended_on),            REQUIRED, "business date"},
};
const struct schema employer_amended_schema = {
    .name = "employer.amended",
    .meaning = "All that is public of an employer, after a change.",
    FIELDS(employer_amended_fields),
};
#undef RECORD

#define RECORD struct employer_merge
static const struct field employer_merge_fields[] = {
    {ID(employer), REQUIRED, "the duplicate"},
    {ID(into),     REQUIRED, "the employer that stays"},
};
const struct schema employer_merge_schema = {
    .name = "employer.merge",
    .meaning = "A duplicate joins the employer it is; both histories stay (EM4).",
    FIELDS(employer_merge_fields),
};
#undef RECORD

#define RECORD struct employer_merged
static const struct field employer_merged_fields[] = {
    {ID(employer),                REQUIRED, "the duplicate"},
    {ID(into),                    REQUIRED, "the employer that stays"},
    {ENUM(form, &employer_forms), REQUIRED, "of both"},
    {TEXT(departement),           REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),            REQUIRED, "region of 2013"},
    {TEXT(region2016),            REQUIRED, "region of 2016"},
    {DATE(merged_on),             REQUIRED, "business date"},
};
const struct schema employer_merged_schema = {
    .name = "employer.merged",
    .meaning = "A duplicate joined the employer it is: places, jobs, tutors and contracts of it count there.",
    FIELDS(employer_merged_fields),
};
#undef RECORD

#define RECORD struct employer_close
static const struct field employer_close_fields[] = {
    {ID(employer),                   REQUIRED, "the employer"},
    {ENUM(reason, &closing_reasons), REQUIRED, "of a closed list"},
    {DATE(closed_on),                OPTIONAL, "business date; today when absent"},
};
const struct schema employer_close_schema = {
    .name = "employer.close",
    .meaning = "An employer ceases; refused while it has open jobs.",
    FIELDS(employer_close_fields),
};
#undef RECORD

#define RECORD struct employer_closed
static const struct field employer_closed_fields[] = {
    {ID(employer),                   REQUIRED, "the employer"},
    {TEXT(departement),              REQUIRED, "code: 01, 2A, 971"},
    {TEXT(region2013),               REQUIRED, "region of 2013"},
    {TEXT(region2016),               REQUIRED, "region of 2016"},
    {ENUM(reason, &closing_reasons), REQUIRED, "of a closed list"},
    {DATE(closed_on),                REQUIRED, "business date"},
};
const struct schema employer_closed_schema = {
    .name = "employer.closed",
    .meaning = "An employer ceased.",
    FIELDS(employer_closed_fields),
};
#undef RECORD

#define RECORD struct employer_get
static const struct field employer_get_fields[] = {
    {ID(employer), OPTIONAL, "the employer"},
    {TEXT(siret),  OPTIONAL, "when the id is not given"},
};
const struct schema employer_get_schema = {
    .name = "employer.get",
    .meaning = "One employer, by its id or by its SIRET.",
    FIELDS(employer_get_fields),
};
#undef RECORD

#define RECORD struct employer_view
static const struct field employer_view_fields[] = {
    {ID(employer),                REQUIRED, "the employer"},
    {TEXT(name),                  REQUIRED, "name"},
    {ENUM(form, &employer_forms), REQUIRED, "legal form (EM1)"},
    {FLAG(is_insertion_company),  OPTIONAL, "an entreprise d'insertion"},
    {FLAG(is_market),             OPTIONAL, "its contracts are CIE (C3)"},
    {TEXT(siret),                 OPTIONAL, "14 digits (EM2)"},
    {TEXT(siren),                 OPTIONAL, "9 digits"},
    {TEXT(rna),                   OPTIONAL, "W and 9 letters or digits (EM2)"},
    {TEXT(activity),              OPTIONAL, "NAF code"},
    {TEXT(departement),           REQUIRED, "code: 01, 2A, 971"},
    {TEXT(commune_code),          OPTIONAL, "INSEE code"},
    {TEXT(postal_code),           OPTIONAL, "5 digits"},
    {TEXT(commune),               OPTIONAL, "name of the commune"},
    {TEXT(address),               OPTIONAL, "number and street"},
    {INTEGER(jobs_open),          OPTIONAL, "jobs proposed, approved, filled or vacant"},
    {ID(merged_into),             OPTIONAL, "the employer that it is a duplicate of"},
    {DATE(registered_on),         REQUIRED, "day it became known"},
    {DATE(closed_on),             OPTIONAL, "day it ceased"},
};
const struct schema employer_view_schema = {
    .name = "employer",
    .meaning = "What is public of an employer.",
    FIELDS(employer_view_fields),
};
#undef RECORD

#define RECORD struct employer_list
static const struct field employer_list_fields[] = {
    {TEXT(departement),           OPTIONAL, "only there"},
    {ENUM(form, &employer_forms), OPTIONAL, "only of that form"},
    {TEXT(siren),                 OPTIONAL, "only its establishments"},
    {FLAG(only_open),             OPTIONAL, "neither closed nor merged"},
    {ID(after),                   OPTIONAL, "the last id of the page before; none: from the beginning"},
    {INTEGER(limit),              OPTIONAL, "how many at most; 0: 50", RANGE(0, 200)},
};
const struct schema employer_list_schema = {
    .name = "employer.list",
    .meaning = "Employers, in order of registration.",
    FIELDS(employer_list_fields),
};
#undef RECORD

#define RECORD struct employer_page
static const struct field employer_page_fields[] = {
    {LIST_OF(items, items_count, &employer_view_schema), OPTIONAL, "in order of registration"},
    {ID(next),                                           OPTIONAL, "give it as `after` for the next page; none: this was the last"},
};
const struct schema employer_page_schema = {
    .name = "employer.list reply",
    .meaning = "What employer.list answers.",
    FIELDS(employer_page_fields),
};
#undef RECORD

#define RECORD struct employer_private
static const struct field employer_private_fields[] = {
    {ID(employer),        REQUIRED, "the employer"},
    {TEXT(contact_name),  OPTIONAL, "whom to speak to", PRIVATE},
    {TEXT(contact_email), OPTIONAL, "e-mail", PRIVATE},
    {TEXT(contact_phone), OPTIONAL, "telephone", PRIVATE},
};
const struct schema employer_private_schema = {
    .name = "employer.private",
    .meaning = "Vault: whom to speak to at an employer.",
    FIELDS(employer_private_fields),
};
#undef RECORD

#define RECORD struct employer_contact
static const struct field employer_contact_fields[] = {
    {ID(employer),                  REQUIRED, "the employer"},
    {ENUM(reason, &access_reasons), REQUIRED, "why"},
    {ID(job),                       OPTIONAL, "the open job that gives a hub the right to ask"},
    {ID(referral),                  OPTIONAL, "the open referral that gives it to the DLA"},
};
const struct schema employer_contact_schema = {
    .name = "employer.contact",
    .meaning = "Reads whom to speak to at an employer; each reading is logged (P4).",
    FIELDS(employer_contact_fields),
};
#undef RECORD
