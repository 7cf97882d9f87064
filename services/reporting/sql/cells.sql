-- Moving the cells.  A batch notes what the things that it touches contributed before its facts (sign −1) and contribute
-- after them (sign 1).  The difference, thing by thing, is cut by what the thing is cut by, and its sums move the cells.
-- What a batch makes itself contributed nothing before, and a delay never changes.  Computing all cells anew is the
-- same move, of everything, from nothing.

CREATE TEMPORARY TABLE moved_thing (
    thing uuid, month integer,
    approved integer, held integer, entries integer, renewals integer, first_fills integer, women integer,
    no_diploma integer, below_bac integer, zus integer, zrr integer, outre_mer integer, rqth_entries integer,
    cdi integer, long_contracts integer, full_time integer, market integer, occupied integer, running integer,
    tutored integer, terms integer, terms_broken integer, breaches integer, breaches_employer integer, ended integer,
    positive integer, kept integer, ended_6m integer, answered_6m integer, positive_6m integer, committed integer,
    repaid integer
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE moved_aid (
    thing uuid, year integer,
    due_1 integer, due_2 integer, due_3 integer, due_4 integer, due_5 integer, due_6 integer, due_7 integer,
    due_8 integer, due_9 integer, due_10 integer, due_11 integer, due_12 integer
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE moved_employer (territory text, axis text, value text, month integer, employers integer)
ON COMMIT DELETE ROWS;

-- Their exits ($3), or all the rest.
PREPARE contribute_contracts (uuid[], integer, boolean) AS
INSERT INTO moved_thing (thing, month,
    entries, renewals, first_fills, women, no_diploma, below_bac, zus, zrr, outre_mer, rqth_entries, cdi,
    long_contracts, full_time, market, occupied, running, tutored, terms, terms_broken, breaches, breaches_employer,
    ended, positive, kept, ended_6m, answered_6m, positive_6m, committed, repaid)
SELECT s.contract, s.month,
       $2 * s.entries, $2 * s.renewals, $2 * s.first_fills, $2 * s.women, $2 * s.no_diploma, $2 * s.below_bac,
       $2 * s.zus, $2 * s.zrr, $2 * s.outre_mer, $2 * s.rqth_entries, $2 * s.cdi, $2 * s.long_contracts,
       $2 * s.full_time, $2 * s.market, $2 * s.occupied, $2 * s.running, $2 * s.tutored, $2 * s.terms,
       $2 * s.terms_broken, $2 * s.breaches, $2 * s.breaches_employer, $2 * s.ended, $2 * s.positive, $2 * s.kept,
       $2 * s.ended_6m, $2 * s.answered_6m, $2 * s.positive_6m, $2 * s.committed, $2 * s.repaid
FROM contract_step s
WHERE s.contract = ANY ($1) AND s.is_exit = $3 AND EXISTS (SELECT FROM contract_signed c WHERE c.contract = s.contract);

PREPARE contribute_jobs (uuid[], integer) AS
INSERT INTO moved_thing (thing, month, approved, held)
SELECT job, month, $2 * approved, $2 * held
FROM job_delta WHERE job = ANY ($1);

PREPARE move_cells AS
WITH net AS MATERIALIZED (
    SELECT thing, month,
           sum(approved)::integer AS approved, sum(held)::integer AS held,
           sum(entries)::integer AS entries, sum(renewals)::integer AS renewals,
           sum(first_fills)::integer AS first_fills, sum(women)::integer AS women,
           sum(no_diploma)::integer AS no_diploma, sum(below_bac)::integer AS below_bac,
           sum(zus)::integer AS zus, sum(zrr)::integer AS zrr,
           sum(outre_mer)::integer AS outre_mer,
           sum(rqth_entries)::integer AS rqth_entries, sum(cdi)::integer AS cdi,
           sum(long_contracts)::integer AS long_contracts,
           sum(full_time)::integer AS full_time, sum(market)::integer AS market,
           sum(occupied)::integer AS occupied, sum(running)::integer AS running,
           sum(tutored)::integer AS tutored, sum(terms)::integer AS terms,
           sum(terms_broken)::integer AS terms_broken, sum(breaches)::integer AS breaches,
           sum(breaches_employer)::integer AS breaches_employer,
           sum(ended)::integer AS ended, sum(positive)::integer AS positive,
           sum(kept)::integer AS kept, sum(ended_6m)::integer AS ended_6m,
           sum(answered_6m)::integer AS answered_6m,
           sum(positive_6m)::integer AS positive_6m, sum(committed)::integer AS committed,
           sum(repaid)::integer AS repaid
    FROM moved_thing
    GROUP BY thing, month
    HAVING sum(approved) <> 0 OR sum(held) <> 0 OR sum(entries) <> 0 OR sum(renewals) <> 0 OR sum(first_fills) <> 0 OR
           sum(women) <> 0 OR sum(no_diploma) <> 0 OR sum(below_bac) <> 0 OR sum(zus) <> 0 OR sum(zrr) <> 0 OR
           sum(outre_mer) <> 0 OR sum(rqth_entries) <> 0 OR sum(cdi) <> 0 OR sum(long_contracts) <> 0 OR sum(full_time) <> 0 OR
           sum(market) <> 0 OR sum(occupied) <> 0 OR sum(running) <> 0 OR sum(tutored) <> 0 OR sum(terms) <> 0 OR
           sum(terms_broken) <> 0 OR sum(breaches) <> 0 OR sum(breaches_employer) <> 0 OR sum(ended) <> 0 OR
           sum(positive) <> 0 OR sum(kept) <> 0 OR sum(ended_6m) <> 0 OR sum(answered_6m) <> 0 OR sum(positive_6m) <> 0 OR
           sum(committed) <> 0 OR sum(repaid) <> 0
), cut AS ( -- by each axis alone; the columns of the others are NULL
    SELECT c.departement, n.month, c.metier, c.form, c.kinds, c.gender, c.age_bracket, c.level, c.zone, c.rqth,
           grouping(c.metier, c.form, c.kinds, c.gender, c.age_bracket, c.level, c.zone, c.rqth) # 255 AS axis,
           sum(n.approved)::integer AS approved, sum(n.held)::integer AS held, sum(n.entries)::integer AS entries,
           sum(n.renewals)::integer AS renewals, sum(n.first_fills)::integer AS first_fills,
           sum(n.women)::integer AS women, sum(n.no_diploma)::integer AS no_diploma,
           sum(n.below_bac)::integer AS below_bac, sum(n.zus)::integer AS zus, sum(n.zrr)::integer AS zrr,
           sum(n.outre_mer)::integer AS outre_mer, sum(n.rqth_entries)::integer AS rqth_entries,
           sum(n.cdi)::integer AS cdi, sum(n.long_contracts)::integer AS long_contracts,
           sum(n.full_time)::integer AS full_time, sum(n.market)::integer AS market,
           sum(n.occupied)::integer AS occupied, sum(n.running)::integer AS running,
           sum(n.tutored)::integer AS tutored, sum(n.terms)::integer AS terms,
           sum(n.terms_broken)::integer AS terms_broken, sum(n.breaches)::integer AS breaches,
           sum(n.breaches_employer)::integer AS breaches_employer, sum(n.ended)::integer AS ended,
           sum(n.positive)::integer AS positive, sum(n.kept)::integer AS kept, sum(n.ended_6m)::integer AS ended_6m,
           sum(n.answered_6m)::integer AS answered_6m, sum(n.positive_6m)::integer AS positive_6m,
           sum(n.committed)::integer AS committed, sum(n.repaid)::integer AS repaid
    FROM net n
    JOIN contract_signed c ON c.contract = n.thing
    GROUP BY c.departement, n.month, GROUPING SETS ((), (c.metier), (c.form), (c.kinds), (c.gender), (c.age_bracket),
                                                    (c.level), (c.zone), (c.rqth))
    UNION ALL
    SELECT j.departement, n.month, j.metier, j.form, j.kinds, NULL, NULL, NULL, NULL, NULL,
           (grouping(j.metier, j.form, j.kinds) # 7) * 32,
           sum(n.approved)::integer, sum(n.held)::integer, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
           NULL, NULL, NULL
    FROM net n
    JOIN job_approved j ON j.job = n.thing
    GROUP BY j.departement, n.month, GROUPING SETS ((), (j.metier), (j.form), (j.kinds))
), local AS MATERIALIZED (
    SELECT territory, axis, value, month,
           coalesce(sum(approved), 0)::integer AS approved, coalesce(sum(held), 0)::integer AS held,
           coalesce(sum(entries), 0)::integer AS entries, coalesce(sum(renewals), 0)::integer AS renewals,
           coalesce(sum(first_fills), 0)::integer AS first_fills, coalesce(sum(women), 0)::integer AS women,
           coalesce(sum(no_diploma), 0)::integer AS no_diploma, coalesce(sum(below_bac), 0)::integer AS below_bac,
           coalesce(sum(zus), 0)::integer AS zus, coalesce(sum(zrr), 0)::integer AS zrr,
           coalesce(sum(outre_mer), 0)::integer AS outre_mer,
           coalesce(sum(rqth_entries), 0)::integer AS rqth_entries, coalesce(sum(cdi), 0)::integer AS cdi,
           coalesce(sum(long_contracts), 0)::integer AS long_contracts,
           coalesce(sum(full_time), 0)::integer AS full_time, coalesce(sum(market), 0)::integer AS market,
           coalesce(sum(occupied), 0)::integer AS occupied, coalesce(sum(running), 0)::integer AS running,
           coalesce(sum(tutored), 0)::integer AS tutored, coalesce(sum(terms), 0)::integer AS terms,
           coalesce(sum(terms_broken), 0)::integer AS terms_broken, coalesce(sum(breaches), 0)::integer AS breaches,
           coalesce(sum(breaches_employer), 0)::integer AS breaches_employer,
           coalesce(sum(ended), 0)::integer AS ended, coalesce(sum(positive), 0)::integer AS positive,
           coalesce(sum(kept), 0)::integer AS kept, coalesce(sum(ended_6m), 0)::integer AS ended_6m,
           coalesce(sum(answered_6m), 0)::integer AS answered_6m,
           coalesce(sum(positive_6m), 0)::integer AS positive_6m, coalesce(sum(committed), 0)::bigint AS committed,
           coalesce(sum(repaid), 0)::bigint AS repaid
    FROM (
        SELECT c.departement AS territory, a.axis, u.value, c.month,
               c.approved, c.held, c.entries, c.renewals, c.first_fills, c.women, c.no_diploma, c.below_bac, c.zus,
               c.zrr, c.outre_mer, c.rqth_entries, c.cdi, c.long_contracts, c.full_time, c.market, c.occupied,
               c.running, c.tutored, c.terms, c.terms_broken, c.breaches, c.breaches_employer, c.ended, c.positive,
               c.kept, c.ended_6m, c.answered_6m, c.positive_6m, c.committed, c.repaid
        FROM cut c
        JOIN (VALUES (0, ''), (128, 'metier'), (64, 'form'), (32, 'place_kind'), (16, 'gender'), (8, 'age'), (4, 'level'),
                     (2, 'zone'), (1, 'rqth')) a (bit, axis) ON a.bit = c.axis
        CROSS JOIN LATERAL unnest(CASE WHEN c.axis = 32 THEN c.kinds ELSE ARRAY[coalesce(
            c.metier, c.form, c.gender, c.age_bracket, c.level, c.zone,
            CASE WHEN c.rqth THEN 'yes' WHEN NOT c.rqth THEN 'no' END, '')] END) u (value)
        UNION ALL
        SELECT c.departement, 'service', coalesce(c.new_service, ''), n.month,
               NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
               sum(n.running)::integer, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM net n
        JOIN contract_signed c ON c.contract = n.thing
        WHERE n.running <> 0
        GROUP BY 1, 3, 4
        UNION ALL
        SELECT c.departement, 'motive', coalesce(b.motive, ''), n.month,
               NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
               NULL, NULL, NULL, NULL, n.breaches, n.breaches_employer, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
               NULL
        FROM net n
        JOIN contract_signed c ON c.contract = n.thing
        JOIN contract_broken b ON b.contract = n.thing
        WHERE n.breaches <> 0
    ) s
    GROUP BY territory, axis, value, month
)
MERGE INTO cell c
USING (
    SELECT * FROM local
    UNION ALL
    SELECT 'FR', axis, value, month,
           sum(approved), sum(held), sum(entries), sum(renewals), sum(first_fills), sum(women), sum(no_diploma),
           sum(below_bac), sum(zus), sum(zrr), sum(outre_mer), sum(rqth_entries), sum(cdi), sum(long_contracts),
           sum(full_time), sum(market), sum(occupied), sum(running), sum(tutored), sum(terms), sum(terms_broken),
           sum(breaches), sum(breaches_employer), sum(ended), sum(positive), sum(kept), sum(ended_6m),
           sum(answered_6m), sum(positive_6m), sum(committed)::bigint, sum(repaid)::bigint
    FROM local
    GROUP BY axis, value, month
    ORDER BY axis, territory, value, month -- neighbours in the index are neighbours on the disk
) m ON c.territory = m.territory AND c.axis = m.axis AND c.value = m.value AND c.month = m.month
WHEN MATCHED THEN UPDATE SET
    approved = c.approved + m.approved, held = c.held + m.held, entries = c.entries + m.entries,
    renewals = c.renewals + m.renewals, first_fills = c.first_fills + m.first_fills, women = c.women + m.women,
    no_diploma = c.no_diploma + m.no_diploma, below_bac = c.below_bac + m.below_bac, zus = c.zus + m.zus,
    zrr = c.zrr + m.zrr, outre_mer = c.outre_mer + m.outre_mer, rqth_entries = c.rqth_entries + m.rqth_entries,
    cdi = c.cdi + m.cdi, long_contracts = c.long_contracts + m.long_contracts, full_time = c.full_time + m.full_time,
    market = c.market + m.market, occupied = c.occupied + m.occupied, running = c.running + m.running,
    tutored = c.tutored + m.tutored, terms = c.terms + m.terms, terms_broken = c.terms_broken + m.terms_broken,
    breaches = c.breaches + m.breaches, breaches_employer = c.breaches_employer + m.breaches_employer,
    ended = c.ended + m.ended, positive = c.positive + m.positive, kept = c.kept + m.kept,
    ended_6m = c.ended_6m + m.ended_6m, answered_6m = c.answered_6m + m.answered_6m,
    positive_6m = c.positive_6m + m.positive_6m, committed = c.committed + m.committed, repaid = c.repaid + m.repaid
WHEN NOT MATCHED THEN INSERT (territory, axis, value, month,
    approved, held, entries, renewals, first_fills, women, no_diploma, below_bac, zus, zrr, outre_mer, rqth_entries,
    cdi, long_contracts, full_time, market, occupied, running, tutored, terms, terms_broken, breaches,
    breaches_employer, ended, positive, kept, ended_6m, answered_6m, positive_6m, committed, repaid)
VALUES (m.territory, m.axis, m.value, m.month,
    m.approved, m.held, m.entries, m.renewals, m.first_fills, m.women, m.no_diploma, m.below_bac, m.zus, m.zrr,
    m.outre_mer, m.rqth_entries, m.cdi, m.long_contracts, m.full_time, m.market, m.occupied, m.running, m.tutored,
    m.terms, m.terms_broken, m.breaches, m.breaches_employer, m.ended, m.positive, m.kept, m.ended_6m, m.answered_6m,
    m.positive_6m, m.committed, m.repaid);

PREPARE contribute_aid (uuid[], integer) AS
INSERT INTO moved_aid (thing, year,
    due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12)
SELECT contract, year,
       $2 * due_1, $2 * due_2, $2 * due_3, $2 * due_4, $2 * due_5, $2 * due_6, $2 * due_7, $2 * due_8, $2 * due_9,
       $2 * due_10, $2 * due_11, $2 * due_12
FROM contract_aid_year WHERE contract = ANY ($1);

-- What is cut alike is first added up.
PREPARE move_aid AS
WITH post AS (
    SELECT c.departement, c.metier, c.form, c.kinds, a.year,
           sum(a.due_1) AS due_1, sum(a.due_2) AS due_2, sum(a.due_3) AS due_3, sum(a.due_4) AS due_4,
           sum(a.due_5) AS due_5, sum(a.due_6) AS due_6, sum(a.due_7) AS due_7, sum(a.due_8) AS due_8,
           sum(a.due_9) AS due_9, sum(a.due_10) AS due_10, sum(a.due_11) AS due_11, sum(a.due_12) AS due_12
    FROM moved_aid a
    JOIN contract_signed c ON c.contract = a.thing
    GROUP BY 1, 2, 3, 4, 5
    HAVING sum(a.due_1) <> 0 OR sum(a.due_2) <> 0 OR sum(a.due_3) <> 0 OR sum(a.due_4) <> 0 OR sum(a.due_5) <> 0 OR
           sum(a.due_6) <> 0 OR sum(a.due_7) <> 0 OR sum(a.due_8) <> 0 OR sum(a.due_9) <> 0 OR sum(a.due_10) <> 0 OR
           sum(a.due_11) <> 0 OR sum(a.due_12) <> 0
)
MERGE INTO aid_cell c
USING (
    SELECT coalesce(p.departement, 'FR') AS territory, u.axis, u.value, p.year,
           sum(p.due_1)::bigint AS due_1, sum(p.due_2)::bigint AS due_2, sum(p.due_3)::bigint AS due_3,
           sum(p.due_4)::bigint AS due_4, sum(p.due_5)::bigint AS due_5, sum(p.due_6)::bigint AS due_6,
           sum(p.due_7)::bigint AS due_7, sum(p.due_8)::bigint AS due_8, sum(p.due_9)::bigint AS due_9,
           sum(p.due_10)::bigint AS due_10, sum(p.due_11)::bigint AS due_11, sum(p.due_12)::bigint AS due_12
    FROM post p
    CROSS JOIN LATERAL cuts_of_post(p.metier, p.form, p.kinds) u
    GROUP BY GROUPING SETS ((p.departement, u.axis, u.value, p.year), (u.axis, u.value, p.year))
    ORDER BY axis, territory, value, year
) m ON c.territory = m.territory AND c.axis = m.axis AND c.value = m.value AND c.year = m.year
WHEN MATCHED THEN UPDATE SET
    due_1 = c.due_1 + m.due_1, due_2 = c.due_2 + m.due_2, due_3 = c.due_3 + m.due_3, due_4 = c.due_4 + m.due_4,
    due_5 = c.due_5 + m.due_5, due_6 = c.due_6 + m.due_6, due_7 = c.due_7 + m.due_7, due_8 = c.due_8 + m.due_8,
    due_9 = c.due_9 + m.due_9, due_10 = c.due_10 + m.due_10, due_11 = c.due_11 + m.due_11,
    due_12 = c.due_12 + m.due_12
WHEN NOT MATCHED THEN INSERT (territory, axis, value, year,
    due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12)
VALUES (m.territory, m.axis, m.value, m.year,
    m.due_1, m.due_2, m.due_3, m.due_4, m.due_5, m.due_6, m.due_7, m.due_8, m.due_9, m.due_10, m.due_11, m.due_12);

PREPARE move_delays (uuid[]) AS
INSERT INTO delay_cell AS c (territory, axis, value, month, days, jobs)
SELECT coalesce(territory, 'FR'), axis, value, month, days, count(*)
FROM delay_contribution WHERE thing = ANY ($1)
GROUP BY GROUPING SETS ((territory, axis, value, month, days), (axis, value, month, days))
ON CONFLICT (territory, axis, value, month, days) DO UPDATE SET jobs = c.jobs + excluded.jobs;

-- Employers count once, so theirs are cells of every level of territory, not sums.  Touched are those named, and
-- whoever they were merged into.
PREPARE contribute_employers (uuid[], integer) AS
INSERT INTO moved_employer (territory, axis, value, month, employers)
SELECT territory, axis, value, month, $2 * count(*)
FROM employer_contribution(ARRAY(SELECT t.employer FROM unnest($1) t (employer)
                                 UNION SELECT employer_root(t.employer) FROM unnest($1) t (employer)))
GROUP BY 1, 2, 3, 4;

PREPARE move_employers AS
INSERT INTO cell AS c (territory, axis, value, month, employers)
SELECT territory, axis, value, month, sum(employers)
FROM moved_employer
GROUP BY 1, 2, 3, 4
HAVING sum(employers) <> 0
ON CONFLICT (territory, axis, value, month) DO UPDATE SET employers = c.employers + excluded.employers;

-- An allotment is a fact that is never touched again: it only adds.
PREPARE move_envelope (bigint[]) AS
INSERT INTO cell AS c (territory, axis, value, month, allotted, total)
SELECT territory, '', '', month, coalesce(sum(allotted), 0), coalesce(sum(total), 0)
FROM envelope_delta WHERE position = ANY ($1)
GROUP BY 1, 4
ON CONFLICT (territory, axis, value, month)
DO UPDATE SET allotted = c.allotted + excluded.allotted, total = c.total + excluded.total;
