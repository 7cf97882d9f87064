-- The full recomputation, from the same views.
PREPARE recompute_cells AS
WITH thing AS MATERIALIZED (
    SELECT territory, axis, value, month,
           sum(approved)::int AS approved, sum(held)::int AS held, sum(entries)::int AS entries,
           sum(renewals)::int AS renewals, sum(first_fills)::int AS first_fills, sum(women)::int AS women,
           sum(no_diploma)::int AS no_diploma, sum(below_bac)::int AS below_bac, sum(zus)::int AS zus,
           sum(zrr)::int AS zrr, sum(outre_mer)::int AS outre_mer, sum(rqth_entries)::int AS rqth_entries,
           sum(cdi)::int AS cdi, sum(long_contracts)::int AS long_contracts, sum(full_time)::int AS full_time,
           sum(market)::int AS market, sum(occupied)::int AS occupied, sum(running)::int AS running,
           sum(tutored)::int AS tutored, sum(terms)::int AS terms, sum(terms_broken)::int AS terms_broken,
           sum(breaches)::int AS breaches, sum(breaches_employer)::int AS breaches_employer, sum(ended)::int AS
           ended, sum(positive)::int AS positive, sum(kept)::int AS kept, sum(ended_6m)::int AS ended_6m,
           sum(answered_6m)::int AS answered_6m, sum(positive_6m)::int AS positive_6m, sum(committed) AS
           committed, sum(repaid) AS repaid
    FROM contribution
    GROUP BY 1, 2, 3, 4
)
INSERT INTO cell (territory, axis, value, month,
    approved, held, entries, renewals, first_fills, women, no_diploma, below_bac, zus, zrr, outre_mer,
    rqth_entries, cdi, long_contracts, full_time, market, occupied, running, tutored, terms, terms_broken,
    breaches, breaches_employer, ended, positive, kept, ended_6m, answered_6m, positive_6m, committed, repaid)
SELECT territory, axis, value, month,
       coalesce(approved, 0), coalesce(held, 0), coalesce(entries, 0), coalesce(renewals, 0),
       coalesce(first_fills, 0), coalesce(women, 0), coalesce(no_diploma, 0), coalesce(below_bac, 0),
       coalesce(zus, 0), coalesce(zrr, 0), coalesce(outre_mer, 0), coalesce(rqth_entries, 0), coalesce(cdi, 0),
       coalesce(long_contracts, 0), coalesce(full_time, 0), coalesce(market, 0), coalesce(occupied, 0),
       coalesce(running, 0), coalesce(tutored, 0), coalesce(terms, 0), coalesce(terms_broken, 0),
       coalesce(breaches, 0), coalesce(breaches_employer, 0), coalesce(ended, 0), coalesce(positive, 0),
       coalesce(kept, 0), coalesce(ended_6m, 0), coalesce(answered_6m, 0), coalesce(positive_6m, 0),
       coalesce(committed, 0), coalesce(repaid, 0)
FROM thing
UNION ALL
SELECT 'FR', axis, value, month,
       coalesce(sum(approved), 0), coalesce(sum(held), 0), coalesce(sum(entries), 0), coalesce(sum(renewals),
       0), coalesce(sum(first_fills), 0), coalesce(sum(women), 0), coalesce(sum(no_diploma), 0),
       coalesce(sum(below_bac), 0), coalesce(sum(zus), 0), coalesce(sum(zrr), 0), coalesce(sum(outre_mer), 0),
       coalesce(sum(rqth_entries), 0), coalesce(sum(cdi), 0), coalesce(sum(long_contracts), 0),
       coalesce(sum(full_time), 0), coalesce(sum(market), 0), coalesce(sum(occupied), 0), coalesce(sum(running),
       0), coalesce(sum(tutored), 0), coalesce(sum(terms), 0), coalesce(sum(terms_broken), 0),
       coalesce(sum(breaches), 0), coalesce(sum(breaches_employer), 0), coalesce(sum(ended), 0),
       coalesce(sum(positive), 0), coalesce(sum(kept), 0), coalesce(sum(ended_6m), 0),
       coalesce(sum(answered_6m), 0), coalesce(sum(positive_6m), 0), coalesce(sum(committed), 0),
       coalesce(sum(repaid), 0)
FROM thing
GROUP BY 2, 3, 4;

PREPARE recompute_levels AS
INSERT INTO cell AS c (territory, axis, value, month, employers, allotted, total)
SELECT territory, axis, value, month, sum(employers), sum(allotted), sum(total)
FROM (
    SELECT territory, axis, value, month, count(*) AS employers, 0 AS allotted, 0 AS total
    FROM employer_contribution(ARRAY(SELECT DISTINCT employer_root(employer) FROM contract_signed))
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT territory, '', '', month, 0, coalesce(sum(allotted), 0), coalesce(sum(total), 0)
    FROM envelope_delta
    GROUP BY 1, 4
) s
GROUP BY 1, 2, 3, 4
ON CONFLICT (territory, axis, value, month) DO UPDATE
SET employers = excluded.employers, allotted = excluded.allotted, total = excluded.total;

-- What is cut alike is first added up.
PREPARE recompute_aid AS
WITH post AS MATERIALIZED (
    SELECT c.departement, c.metier, c.form, c.kinds, d.year,
           sum(d.due_1) AS due_1, sum(d.due_2) AS due_2, sum(d.due_3) AS due_3, sum(d.due_4) AS due_4,
           sum(d.due_5) AS due_5, sum(d.due_6) AS due_6, sum(d.due_7) AS due_7, sum(d.due_8) AS due_8,
           sum(d.due_9) AS due_9, sum(d.due_10) AS due_10, sum(d.due_11) AS due_11, sum(d.due_12) AS due_12
    FROM contract_aid_year d
    JOIN contract_signed c ON c.contract = d.contract
    GROUP BY 1, 2, 3, 4, 5
)
INSERT INTO aid_cell (territory, axis, value, year,
    due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12)
SELECT coalesce(p.departement, 'FR'), u.axis, u.value, p.year,
       sum(p.due_1), sum(p.due_2), sum(p.due_3), sum(p.due_4), sum(p.due_5), sum(p.due_6), sum(p.due_7),
       sum(p.due_8), sum(p.due_9), sum(p.due_10), sum(p.due_11), sum(p.due_12)
FROM post p
CROSS JOIN LATERAL cuts_of_post(p.metier, p.form, p.kinds) u
GROUP BY GROUPING SETS ((p.departement, u.axis, u.value, p.year), (u.axis, u.value, p.year));

PREPARE recompute_delays AS
INSERT INTO delay_cell (territory, axis, value, month, days, jobs)
SELECT coalesce(territory, 'FR'), axis, value, month, days, count(*)
FROM delay_contribution
GROUP BY GROUPING SETS ((territory, axis, value, month, days), (axis, value, month, days));
