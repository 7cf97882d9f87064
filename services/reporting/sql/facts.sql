-- Facts: for each type of event one statement, named by the type, which takes a whole batch of them: a JSON array
-- of the bodies with their position and the civil day of their record.  A position that is there already changes
-- nothing.  What is absent on the wire is zero (rules of common/record): false, 0, none.

PREPARE "programme.opened" (json) AS
INSERT INTO programme_opened (position, opened_on, total)
SELECT position, recorded_on, total
FROM json_to_recordset($1) AS e (position bigint, recorded_on date, total bigint)
ON CONFLICT DO NOTHING;

PREPARE "territory.defined" (json) AS
INSERT INTO territory_defined (position, departement, name, region2013, region2013_name, region2016, region2016_name)
SELECT position, departement, name, region2013, region2013_name, region2016, region2016_name
FROM json_to_recordset($1) AS e (position bigint, departement text, name text, region2013 text, region2013_name text, region2016 text,
    region2016_name text)
ON CONFLICT DO NOTHING;

PREPARE "metier.defined" (json) AS
INSERT INTO metier_defined (position, metier, label, sector)
SELECT position, metier, label, sector
FROM json_to_recordset($1) AS e (position bigint, metier text, label text, sector text)
ON CONFLICT DO NOTHING;

PREPARE "envelope.allotted" (json) AS
INSERT INTO envelope_allotted (position, region2013, region2016, places, before, allotted_on)
SELECT position, region2013, region2016, coalesce(places, 0), coalesce(before, 0), allotted_on
FROM json_to_recordset($1) AS e (position bigint, region2013 text, region2016 text, places bigint, before bigint, allotted_on date)
ON CONFLICT DO NOTHING;

PREPARE "envelope.transferred" (json) AS
INSERT INTO envelope_transferred (position, source, target, source_region2016, target_region2016, places, transferred_on)
SELECT position, source, target, source_region2016, target_region2016, coalesce(places, 0), transferred_on
FROM json_to_recordset($1) AS e (position bigint, source text, target text, source_region2016 text, target_region2016 text, places bigint,
    transferred_on date)
ON CONFLICT DO NOTHING;

PREPARE "place.registered" (json) AS
INSERT INTO place_version (position, place, departement, kinds, employer, name, commune)
SELECT position, place, departement, coalesce(kinds, '{}'), employer, coalesce(name, ''), commune
FROM json_to_recordset($1) AS e (position bigint, place uuid, departement text, kinds text[], employer uuid, name text, commune text)
ON CONFLICT DO NOTHING;

PREPARE "place.amended" (json) AS
INSERT INTO place_version (position, place, departement, kinds, employer, name, commune)
SELECT position, place, departement, coalesce(kinds, '{}'), employer, coalesce(name, ''), commune
FROM json_to_recordset($1) AS e (position bigint, place uuid, departement text, kinds text[], employer uuid, name text, commune text)
ON CONFLICT DO NOTHING;

PREPARE "place.closed" (json) AS
INSERT INTO place_closed (position, place, closed_on)
SELECT position, place, closed_on
FROM json_to_recordset($1) AS e (position bigint, place uuid, closed_on date)
ON CONFLICT DO NOTHING;

PREPARE "employer.registered" (json) AS
INSERT INTO employer_version (position, employer, departement, form, is_market, siret, name)
SELECT position, employer, departement, coalesce(form, ''), coalesce(is_market, false), siret, coalesce(name,
       '')
FROM json_to_recordset($1) AS e (position bigint, employer uuid, departement text, form text, is_market boolean, siret text, name text)
ON CONFLICT DO NOTHING;

PREPARE "employer.amended" (json) AS
INSERT INTO employer_version (position, employer, departement, form, is_market, siret, name)
SELECT position, employer, departement, coalesce(form, ''), coalesce(is_market, false), siret, coalesce(name,
       '')
FROM json_to_recordset($1) AS e (position bigint, employer uuid, departement text, form text, is_market boolean, siret text, name text)
ON CONFLICT DO NOTHING;

PREPARE "employer.merged" (json) AS
INSERT INTO employer_merged (position, employer, into_employer, merged_on)
SELECT position, employer, "into", merged_on
FROM json_to_recordset($1) AS e (position bigint, employer uuid, "into" uuid, merged_on date)
ON CONFLICT DO NOTHING;

PREPARE "employer.closed" (json) AS
INSERT INTO employer_closed (position, employer, closed_on)
SELECT position, employer, closed_on
FROM json_to_recordset($1) AS e (position bigint, employer uuid, closed_on date)
ON CONFLICT DO NOTHING;

PREPARE "tutor.registered" (json) AS
INSERT INTO tutor_registered (position, tutor, employer, departement, registered_on)
SELECT position, tutor, employer, departement, registered_on
FROM json_to_recordset($1) AS e (position bigint, tutor uuid, employer uuid, departement text, registered_on date)
ON CONFLICT DO NOTHING;

PREPARE "tutor.retired" (json) AS
INSERT INTO tutor_retired (position, tutor, retired_on)
SELECT position, tutor, retired_on
FROM json_to_recordset($1) AS e (position bigint, tutor uuid, retired_on date)
ON CONFLICT DO NOTHING;

PREPARE "person.registered" (json) AS
INSERT INTO person_version (position, person, departement, gender, age_bracket, level, zone, rqth)
SELECT position, person, departement, gender, age_bracket, level, zone, coalesce(rqth, false)
FROM json_to_recordset($1) AS e (position bigint, person uuid, departement text, gender text, age_bracket text, level text, zone text, rqth
    boolean)
ON CONFLICT DO NOTHING;

PREPARE "person.amended" (json) AS
INSERT INTO person_version (position, person, departement, gender, age_bracket, level, zone, rqth)
SELECT position, person, departement, gender, age_bracket, level, zone, coalesce(rqth, false)
FROM json_to_recordset($1) AS e (position bigint, person uuid, departement text, gender text, age_bracket text, level text, zone text, rqth
    boolean)
ON CONFLICT DO NOTHING;

PREPARE "eligibility.found" (json) AS
INSERT INTO eligibility_found (position, person, departement, prescriber, criterion, found_on)
SELECT position, person, departement, prescriber, criterion, found_on
FROM json_to_recordset($1) AS e (position bigint, person uuid, departement text, prescriber text, criterion text, found_on date)
ON CONFLICT DO NOTHING;

PREPARE "job.proposed" (json) AS
INSERT INTO job_proposed (position, job, departement, employer, place, metier, form, kinds, new_service, weekly_minutes, proposed_on)
SELECT position, job, departement, employer, place, metier, form, coalesce(kinds, '{}'), new_service,
       weekly_minutes, proposed_on
FROM json_to_recordset($1) AS e (position bigint, job uuid, departement text, employer uuid, place uuid, metier text, form text, kinds
    text[], new_service text, weekly_minutes bigint, proposed_on date)
ON CONFLICT DO NOTHING;

PREPARE "job.approved" (json) AS
INSERT INTO job_approved (position, job, departement, region2013, region2016, employer, place, metier, sector, form, kinds,
    new_service, approved_on)
SELECT position, job, departement, region2013, region2016, employer, place, metier, sector, form,
       coalesce(kinds, '{}'), new_service, approved_on
FROM json_to_recordset($1) AS e (position bigint, job uuid, departement text, region2013 text, region2016 text, employer uuid, place uuid,
    metier text, sector text, form text, kinds text[], new_service text, approved_on date)
ON CONFLICT DO NOTHING;

PREPARE "job.refused" (json) AS
INSERT INTO job_refused (position, job, reason, refused_on)
SELECT position, job, reason, refused_on
FROM json_to_recordset($1) AS e (position bigint, job uuid, reason text, refused_on date)
ON CONFLICT DO NOTHING;

PREPARE "job.withdrawn" (json) AS
INSERT INTO job_withdrawn (position, job, reason, withdrawn_on)
SELECT position, job, reason, withdrawn_on
FROM json_to_recordset($1) AS e (position bigint, job uuid, reason text, withdrawn_on date)
ON CONFLICT DO NOTHING;

PREPARE "job.closed" (json) AS
INSERT INTO job_closed (position, job, reason, closed_on)
SELECT position, job, reason, closed_on
FROM json_to_recordset($1) AS e (position bigint, job uuid, reason text, closed_on date)
ON CONFLICT DO NOTHING;

PREPARE "contract.signed" (json) AS
INSERT INTO contract_signed (position, contract, job, person, employer, place, tutor, departement, region2013, region2016, metier,
    sector, form, kinds, new_service, gender, age_bracket, level, zone, rqth, kind, months, weekly_minutes,
    is_full_time, is_long, is_renewal, is_first_of_job, is_market, job_approved_on, signed_on, starts_on,
    planned_end, aid_exact, aid_starts_on, aid_ends_on, committed_cents)
SELECT position, contract, job, person, employer, place, tutor, departement, region2013, region2016, metier,
       sector, form, coalesce(kinds, '{}'), new_service, gender, age_bracket, level, zone, coalesce(rqth,
       false), kind, months, weekly_minutes, coalesce(is_full_time, false), coalesce(is_long, false),
       coalesce(is_renewal, false), coalesce(is_first_of_job, false), coalesce(is_market, false),
       job_approved_on, signed_on, starts_on, planned_end, coalesce(aid_exact, 0), aid_starts_on, aid_ends_on,
       coalesce(committed_cents, 0)
FROM json_to_recordset($1) AS e (position bigint, contract uuid, job uuid, person uuid, employer uuid, place uuid, tutor uuid, departement
    text, region2013 text, region2016 text, metier text, sector text, form text, kinds text[], new_service text,
    gender text, age_bracket text, level text, zone text, rqth boolean, kind text, months bigint, weekly_minutes
    bigint, is_full_time boolean, is_long boolean, is_renewal boolean, is_first_of_job boolean, is_market
    boolean, job_approved_on date, signed_on date, starts_on date, planned_end date, aid_exact bigint,
    aid_starts_on date, aid_ends_on date, committed_cents bigint)
ON CONFLICT DO NOTHING;

PREPARE "contract.tutor_assigned" (json) AS
INSERT INTO contract_tutor_assigned (position, contract, tutor, from_day)
SELECT position, contract, tutor, "from"
FROM json_to_recordset($1) AS e (position bigint, contract uuid, tutor uuid, "from" date)
ON CONFLICT DO NOTHING;

PREPARE "contract.tutor_released" (json) AS
INSERT INTO contract_tutor_released (position, contract, until_day)
SELECT position, contract, "until"
FROM json_to_recordset($1) AS e (position bigint, contract uuid, "until" date)
ON CONFLICT DO NOTHING;

PREPARE "contract.extended" (json) AS
INSERT INTO contract_extended (position, contract, planned_end, extended_on, aid_ends_on, committed_cents)
SELECT position, contract, planned_end, extended_on, aid_ends_on, coalesce(committed_cents, 0)
FROM json_to_recordset($1) AS e (position bigint, contract uuid, planned_end date, extended_on date, aid_ends_on date, committed_cents bigint)
ON CONFLICT DO NOTHING;

PREPARE "contract.suspended" (json) AS
INSERT INTO contract_suspended (position, contract, reason, is_paid, suspended_on, until_day)
SELECT position, contract, reason, coalesce(is_paid, false), suspended_on, "until"
FROM json_to_recordset($1) AS e (position bigint, contract uuid, reason text, is_paid boolean, suspended_on date, "until" date)
ON CONFLICT DO NOTHING;

PREPARE "contract.resumed" (json) AS
INSERT INTO contract_resumed (position, contract, suspended_on, resumed_on)
SELECT position, contract, suspended_on, resumed_on
FROM json_to_recordset($1) AS e (position bigint, contract uuid, suspended_on date, resumed_on date)
ON CONFLICT DO NOTHING;

PREPARE "contract.broken" (json) AS
INSERT INTO contract_broken (position, contract, motive, initiator, broken_on, to_repay_cents)
SELECT position, contract, motive, initiator, broken_on, coalesce(to_repay_cents, 0)
FROM json_to_recordset($1) AS e (position bigint, contract uuid, motive text, initiator text, broken_on date, to_repay_cents bigint)
ON CONFLICT DO NOTHING;

PREPARE "contract.ended" (json) AS
INSERT INTO contract_ended (position, contract, ended_on)
SELECT position, contract, ended_on
FROM json_to_recordset($1) AS e (position bigint, contract uuid, ended_on date)
ON CONFLICT DO NOTHING;

PREPARE "contract.converted" (json) AS
INSERT INTO contract_converted (position, contract, converted_on, aid_ends_on, committed_cents)
SELECT position, contract, converted_on, aid_ends_on, coalesce(committed_cents, 0)
FROM json_to_recordset($1) AS e (position bigint, contract uuid, converted_on date, aid_ends_on date, committed_cents bigint)
ON CONFLICT DO NOTHING;

PREPARE "aid.repaid" (json) AS
INSERT INTO aid_repaid (position, contract, amount_cents, repaid_on)
SELECT position, contract, coalesce(amount_cents, 0), repaid_on
FROM json_to_recordset($1) AS e (position bigint, contract uuid, amount_cents bigint, repaid_on date)
ON CONFLICT DO NOTHING;

PREPARE "exit.recorded" (json) AS
INSERT INTO exit_recorded (position, contract, kind, is_positive, same_employer)
SELECT position, contract, kind, coalesce(is_positive, false), coalesce(same_employer, false)
FROM json_to_recordset($1) AS e (position bigint, contract uuid, kind text, is_positive boolean, same_employer boolean)
ON CONFLICT DO NOTHING;

PREPARE "exit.recorded_later" (json) AS
INSERT INTO exit_recorded_later (position, contract, kind, is_positive, same_employer)
SELECT position, contract, kind, coalesce(is_positive, false), coalesce(same_employer, false)
FROM json_to_recordset($1) AS e (position bigint, contract uuid, kind text, is_positive boolean, same_employer boolean)
ON CONFLICT DO NOTHING;
