-- Facts: for each type of event one statement, named by the type, which takes a whole batch of them: an array of rows
-- of its table (row.h).  A position that is there already changes nothing.

-- Of what the rows are made; a shadow's tables come first in the path.
PREPARE fact_layout AS
SELECT f.name, t.oid, a.attname::text, a.atttypid, a.attnotnull
FROM folded f
JOIN pg_type t ON t.typrelid = to_regclass(f.name)
JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0
WHERE f.kind = 'fact'
ORDER BY f.rank, a.attnum;

PREPARE "programme.opened" (programme_opened[]) AS
INSERT INTO programme_opened SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "territory.defined" (territory_defined[]) AS
INSERT INTO territory_defined SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "metier.defined" (metier_defined[]) AS
INSERT INTO metier_defined SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "envelope.allotted" (envelope_allotted[]) AS
INSERT INTO envelope_allotted SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "envelope.transferred" (envelope_transferred[]) AS
INSERT INTO envelope_transferred SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "place.registered" (place_version[]) AS
INSERT INTO place_version SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "place.amended" (place_version[]) AS
INSERT INTO place_version SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "place.closed" (place_closed[]) AS
INSERT INTO place_closed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "employer.registered" (employer_version[]) AS
INSERT INTO employer_version SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "employer.amended" (employer_version[]) AS
INSERT INTO employer_version SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "employer.merged" (employer_merged[]) AS
INSERT INTO employer_merged SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "employer.closed" (employer_closed[]) AS
INSERT INTO employer_closed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "job.proposed" (job_proposed[]) AS
INSERT INTO job_proposed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "job.approved" (job_approved[]) AS
INSERT INTO job_approved SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "job.withdrawn" (job_withdrawn[]) AS
INSERT INTO job_withdrawn SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "job.closed" (job_closed[]) AS
INSERT INTO job_closed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.signed" (contract_signed[]) AS
INSERT INTO contract_signed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.tutor_assigned" (contract_tutor_assigned[]) AS
INSERT INTO contract_tutor_assigned SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.tutor_released" (contract_tutor_released[]) AS
INSERT INTO contract_tutor_released SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.extended" (contract_extended[]) AS
INSERT INTO contract_extended SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.suspended" (contract_suspended[]) AS
INSERT INTO contract_suspended SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.resumed" (contract_resumed[]) AS
INSERT INTO contract_resumed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.broken" (contract_broken[]) AS
INSERT INTO contract_broken SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.ended" (contract_ended[]) AS
INSERT INTO contract_ended SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "contract.converted" (contract_converted[]) AS
INSERT INTO contract_converted SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "aid.repaid" (aid_repaid[]) AS
INSERT INTO aid_repaid SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "exit.recorded" (exit_recorded[]) AS
INSERT INTO exit_recorded SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "exit.recorded_later" (exit_recorded_later[]) AS
INSERT INTO exit_recorded_later SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;
