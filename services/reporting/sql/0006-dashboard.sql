-- What dashboards that speak SQL may read (Grafana, Metabase): figures by month, territory and axis, and facts without
-- people.  The role `dashboard` sees these views and nothing else.  docs/sql.md explains them.

-- Every territory ('FR', départements), axis and value, month by month: flows of the month, stocks at its end.
CREATE VIEW indicator_cut AS
SELECT month_first(s.month) AS month, k.territory, k.axis, k.value,
       coalesce(c.approved, 0) AS approved, coalesce(c.entries, 0) AS entries,
       coalesce(c.renewals, 0) AS renewals, coalesce(c.first_fills, 0) AS first_fills,
       coalesce(c.women, 0) AS women, coalesce(c.no_diploma, 0) AS no_diploma,
       coalesce(c.below_bac, 0) AS below_bac, coalesce(c.zus, 0) AS zus, coalesce(c.zrr, 0) AS zrr,
       coalesce(c.outre_mer, 0) AS outre_mer, coalesce(c.rqth_entries, 0) AS rqth, coalesce(c.cdi, 0) AS cdi,
       coalesce(c.long_contracts, 0) AS long_contracts, coalesce(c.full_time, 0) AS full_time,
       coalesce(c.market, 0) AS market, coalesce(c.breaches, 0) AS breaches,
       coalesce(c.breaches_employer, 0) AS breaches_employer, coalesce(c.ended, 0) AS ended,
       coalesce(c.positive, 0) AS positive, coalesce(c.kept, 0) AS kept,
       coalesce(c.committed, 0) AS committed_cents, coalesce(c.repaid, 0) AS repaid_cents,
       sum(coalesce(c.held, 0)) OVER w AS open_jobs, sum(coalesce(c.running, 0)) OVER w AS running,
       sum(coalesce(c.tutored, 0)) OVER w AS tutored, sum(coalesce(l.employers, 0)) OVER w AS employers,
       sum(coalesce(c.terms, 0)) OVER w AS terms, sum(coalesce(c.terms_broken, 0)) OVER w AS terms_broken
FROM (SELECT territory, axis, value, min(month) AS first_month FROM
      (SELECT territory, axis, value, month FROM current_cell
       UNION ALL SELECT territory, axis, value, month FROM level_cell WHERE territory NOT LIKE '%-%') c
      GROUP BY 1, 2, 3) k
CROSS JOIN LATERAL generate_series(k.first_month, (SELECT month_of(max(day)) FROM day_end)) s (month)
LEFT JOIN cell_now c ON c.territory = k.territory AND c.axis = k.axis AND c.value = k.value AND c.month = s.month
LEFT JOIN level_cell l ON l.territory = k.territory AND l.axis = k.axis AND l.value = k.value AND l.month = s.month
WINDOW w AS (PARTITION BY k.territory, k.axis, k.value ORDER BY s.month);

-- The country, month by month.
CREATE VIEW indicator_month AS
SELECT c.*, a.due_cents
FROM indicator_cut c
LEFT JOIN LATERAL (
    SELECT (ARRAY[due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12])
           [date_part('month', c.month)::int] AS due_cents
    FROM aid_cell_now y
    WHERE y.territory = 'FR' AND y.axis = '' AND y.value = '' AND y.year = date_part('year', c.month)::int
) a ON true
WHERE c.territory = 'FR' AND c.axis = '';

-- Each département, month by month, with its regions.
CREATE VIEW indicator_territory AS
SELECT t.departement, t.name, t.region2013, t.region2013_name, t.region2016, t.region2016_name, c.month, c.approved,
       c.entries, c.renewals, c.first_fills, c.women, c.breaches, c.ended, c.positive, c.kept, c.committed_cents,
       c.open_jobs, c.running, c.tutored
FROM indicator_cut c
JOIN territory_defined t ON t.departement = c.territory
WHERE c.axis = '';

-- Contracts without the person: neither their pseudonym nor what would single them out.
CREATE VIEW contract_fact AS
SELECT c.contract, c.job, c.employer, c.place, c.departement, c.region2013, c.region2016, c.metier, c.sector, c.form,
       c.kinds, c.new_service, c.kind, c.is_full_time, c.is_renewal, c.signed_on, c.starts_on, s.planned_end, s.left_on,
       b.motive, b.initiator, s.aid_until, c.committed_cents
FROM contract_signed c
JOIN contract_span s ON s.contract = c.contract
LEFT JOIN contract_broken b ON b.contract = c.contract;

CREATE VIEW job_fact AS
SELECT j.job, j.employer, j.place, j.departement, j.region2013, j.region2016, j.metier, j.sector, j.form, j.kinds,
       j.new_service, j.approved_on, j.withdrawn_on, j.closed_on
FROM job j;

CREATE VIEW employer_fact AS
SELECT DISTINCT ON (v.employer) v.employer, v.name, v.siret, v.form, v.departement, m.into_employer AS merged_into,
       c.closed_on
FROM employer_version v
LEFT JOIN employer_merged m ON m.employer = v.employer
LEFT JOIN employer_closed c ON c.employer = v.employer
ORDER BY v.employer, v.position DESC;

CREATE VIEW place_fact AS
SELECT DISTINCT ON (v.place) v.place, v.name, v.kinds, v.commune, v.departement, v.employer, c.closed_on
FROM place_version v
LEFT JOIN place_closed c ON c.place = v.place
ORDER BY v.place, v.position DESC;

CREATE VIEW freshness AS
SELECT c.source, c.position, encode(c.hash, 'hex') AS hash,
       coalesce((SELECT is_current FROM projection), false) AS is_current,
       (SELECT max(day) FROM day_end d WHERE d.source = c.source) AS last_day
FROM cursor c WHERE c.filter = '';

GRANT USAGE ON SCHEMA reporting TO dashboard;
GRANT SELECT ON indicator_cut, indicator_month, indicator_territory, contract_fact, job_fact, employer_fact,
                place_fact, freshness TO dashboard;
