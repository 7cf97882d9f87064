-- Moving the cells.  A batch notes what the things that it touches contributed before its facts (sign −1) and contribute
-- after them (sign 1); the sum moves the cells.  What a batch makes itself contributed nothing before, and a delay never
-- changes.

PREPARE contribute_contracts (uuid[], integer) AS
INSERT INTO moved_cell (territory, axis, value, month,
    approved, held, entries, renewals, first_fills, women, no_diploma, below_bac, zus, zrr, outre_mer,
    rqth_entries, cdi, long_contracts, full_time, market, occupied, running, tutored, terms, terms_broken,
    breaches, breaches_employer, ended, positive, kept, ended_6m, answered_6m, positive_6m, committed, repaid)
SELECT territory, axis, value, month,
       $2 * approved, $2 * held, $2 * entries, $2 * renewals, $2 * first_fills, $2 * women, $2 * no_diploma, $2
       * below_bac, $2 * zus, $2 * zrr, $2 * outre_mer, $2 * rqth_entries, $2 * cdi, $2 * long_contracts, $2 *
       full_time, $2 * market, $2 * occupied, $2 * running, $2 * tutored, $2 * terms, $2 * terms_broken, $2 *
       breaches, $2 * breaches_employer, $2 * ended, $2 * positive, $2 * kept, $2 * ended_6m, $2 * answered_6m,
       $2 * positive_6m, $2 * committed, $2 * repaid
FROM contribution WHERE kind = 'contract' AND thing = ANY ($1);

PREPARE contribute_jobs (uuid[], integer) AS
INSERT INTO moved_cell (territory, axis, value, month, approved, held)
SELECT territory, axis, value, month, $2 * approved, $2 * held
FROM contribution WHERE kind = 'job' AND thing = ANY ($1);

PREPARE move_cells AS
WITH thing AS MATERIALIZED (
    SELECT territory, axis, value, month,
           coalesce(sum(approved), 0)::integer AS approved, coalesce(sum(held), 0)::integer AS held,
           coalesce(sum(entries), 0)::integer AS entries, coalesce(sum(renewals), 0)::integer AS renewals,
           coalesce(sum(first_fills), 0)::integer AS first_fills, coalesce(sum(women), 0)::integer AS women,
           coalesce(sum(no_diploma), 0)::integer AS no_diploma, coalesce(sum(below_bac), 0)::integer AS
           below_bac, coalesce(sum(zus), 0)::integer AS zus, coalesce(sum(zrr), 0)::integer AS zrr,
           coalesce(sum(outre_mer), 0)::integer AS outre_mer, coalesce(sum(rqth_entries), 0)::integer AS
           rqth_entries, coalesce(sum(cdi), 0)::integer AS cdi, coalesce(sum(long_contracts), 0)::integer AS
           long_contracts, coalesce(sum(full_time), 0)::integer AS full_time, coalesce(sum(market), 0)::integer
           AS market, coalesce(sum(occupied), 0)::integer AS occupied, coalesce(sum(running), 0)::integer AS
           running, coalesce(sum(tutored), 0)::integer AS tutored, coalesce(sum(terms), 0)::integer AS terms,
           coalesce(sum(terms_broken), 0)::integer AS terms_broken, coalesce(sum(breaches), 0)::integer AS
           breaches, coalesce(sum(breaches_employer), 0)::integer AS breaches_employer, coalesce(sum(ended),
           0)::integer AS ended, coalesce(sum(positive), 0)::integer AS positive, coalesce(sum(kept),
           0)::integer AS kept, coalesce(sum(ended_6m), 0)::integer AS ended_6m, coalesce(sum(answered_6m),
           0)::integer AS answered_6m, coalesce(sum(positive_6m), 0)::integer AS positive_6m,
           coalesce(sum(committed), 0)::bigint AS committed, coalesce(sum(repaid), 0)::bigint AS repaid
    FROM moved_cell
    GROUP BY territory, axis, value, month
    HAVING sum(approved) <> 0 OR sum(held) <> 0 OR sum(entries) <> 0 OR sum(renewals) <> 0 OR sum(first_fills) <> 0
           OR sum(women) <> 0 OR sum(no_diploma) <> 0 OR sum(below_bac) <> 0 OR sum(zus) <> 0 OR sum(zrr) <> 0 OR
           sum(outre_mer) <> 0 OR sum(rqth_entries) <> 0 OR sum(cdi) <> 0 OR sum(long_contracts) <> 0 OR
           sum(full_time) <> 0 OR sum(market) <> 0 OR sum(occupied) <> 0 OR sum(running) <> 0 OR sum(tutored) <> 0
           OR sum(terms) <> 0 OR sum(terms_broken) <> 0 OR sum(breaches) <> 0 OR sum(breaches_employer) <> 0 OR
           sum(ended) <> 0 OR sum(positive) <> 0 OR sum(kept) <> 0 OR sum(ended_6m) <> 0 OR sum(answered_6m) <> 0 OR
           sum(positive_6m) <> 0 OR sum(committed) <> 0 OR sum(repaid) <> 0
)
MERGE INTO cell c
USING (
    SELECT * FROM thing
    UNION ALL
    SELECT 'FR', axis, value, month,
           sum(approved), sum(held), sum(entries), sum(renewals), sum(first_fills), sum(women), sum(no_diploma),
           sum(below_bac), sum(zus), sum(zrr), sum(outre_mer), sum(rqth_entries), sum(cdi), sum(long_contracts),
           sum(full_time), sum(market), sum(occupied), sum(running), sum(tutored), sum(terms),
           sum(terms_broken), sum(breaches), sum(breaches_employer), sum(ended), sum(positive), sum(kept),
           sum(ended_6m), sum(answered_6m), sum(positive_6m), sum(committed), sum(repaid)
    FROM thing
    GROUP BY axis, value, month
) m ON c.territory = m.territory AND c.axis = m.axis AND c.value = m.value AND c.month = m.month
WHEN MATCHED THEN UPDATE SET
    approved = c.approved + m.approved, held = c.held + m.held, entries = c.entries + m.entries, renewals =
    c.renewals + m.renewals, first_fills = c.first_fills + m.first_fills, women = c.women + m.women, no_diploma
    = c.no_diploma + m.no_diploma, below_bac = c.below_bac + m.below_bac, zus = c.zus + m.zus, zrr = c.zrr +
    m.zrr, outre_mer = c.outre_mer + m.outre_mer, rqth_entries = c.rqth_entries + m.rqth_entries, cdi = c.cdi +
    m.cdi, long_contracts = c.long_contracts + m.long_contracts, full_time = c.full_time + m.full_time, market =
    c.market + m.market, occupied = c.occupied + m.occupied, running = c.running + m.running, tutored =
    c.tutored + m.tutored, terms = c.terms + m.terms, terms_broken = c.terms_broken + m.terms_broken, breaches =
    c.breaches + m.breaches, breaches_employer = c.breaches_employer + m.breaches_employer, ended = c.ended +
    m.ended, positive = c.positive + m.positive, kept = c.kept + m.kept, ended_6m = c.ended_6m + m.ended_6m,
    answered_6m = c.answered_6m + m.answered_6m, positive_6m = c.positive_6m + m.positive_6m, committed =
    c.committed + m.committed, repaid = c.repaid + m.repaid
WHEN NOT MATCHED THEN INSERT (territory, axis, value, month,
    approved, held, entries, renewals, first_fills, women, no_diploma, below_bac, zus, zrr, outre_mer,
    rqth_entries, cdi, long_contracts, full_time, market, occupied, running, tutored, terms, terms_broken,
    breaches, breaches_employer, ended, positive, kept, ended_6m, answered_6m, positive_6m, committed, repaid)
VALUES (m.territory, m.axis, m.value, m.month,
    m.approved, m.held, m.entries, m.renewals, m.first_fills, m.women, m.no_diploma, m.below_bac, m.zus, m.zrr,
    m.outre_mer, m.rqth_entries, m.cdi, m.long_contracts, m.full_time, m.market, m.occupied, m.running,
    m.tutored, m.terms, m.terms_broken, m.breaches, m.breaches_employer, m.ended, m.positive, m.kept,
    m.ended_6m, m.answered_6m, m.positive_6m, m.committed, m.repaid);

PREPARE contribute_aid (uuid[], integer) AS
INSERT INTO moved_aid (territory, axis, value, year,
    due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12)
SELECT territory, axis, value, year,
       $2 * due_1, $2 * due_2, $2 * due_3, $2 * due_4, $2 * due_5, $2 * due_6, $2 * due_7, $2 * due_8, $2 *
       due_9, $2 * due_10, $2 * due_11, $2 * due_12
FROM aid_contribution WHERE thing = ANY ($1);

PREPARE move_aid AS
WITH thing AS MATERIALIZED (
    SELECT territory, axis, value, year,
           coalesce(sum(due_1), 0)::integer AS due_1, coalesce(sum(due_2), 0)::integer AS due_2,
           coalesce(sum(due_3), 0)::integer AS due_3, coalesce(sum(due_4), 0)::integer AS due_4,
           coalesce(sum(due_5), 0)::integer AS due_5, coalesce(sum(due_6), 0)::integer AS due_6,
           coalesce(sum(due_7), 0)::integer AS due_7, coalesce(sum(due_8), 0)::integer AS due_8,
           coalesce(sum(due_9), 0)::integer AS due_9, coalesce(sum(due_10), 0)::integer AS due_10,
           coalesce(sum(due_11), 0)::integer AS due_11, coalesce(sum(due_12), 0)::integer AS due_12
    FROM moved_aid
    GROUP BY territory, axis, value, year
    HAVING sum(due_1) <> 0 OR sum(due_2) <> 0 OR sum(due_3) <> 0 OR sum(due_4) <> 0 OR sum(due_5) <> 0 OR sum(due_6)
           <> 0 OR sum(due_7) <> 0 OR sum(due_8) <> 0 OR sum(due_9) <> 0 OR sum(due_10) <> 0 OR sum(due_11) <> 0 OR
           sum(due_12) <> 0
)
MERGE INTO aid_cell c
USING (
    SELECT * FROM thing
    UNION ALL
    SELECT 'FR', axis, value, year,
           sum(due_1), sum(due_2), sum(due_3), sum(due_4), sum(due_5), sum(due_6), sum(due_7), sum(due_8),
           sum(due_9), sum(due_10), sum(due_11), sum(due_12)
    FROM thing
    GROUP BY axis, value, year
) m ON c.territory = m.territory AND c.axis = m.axis AND c.value = m.value AND c.year = m.year
WHEN MATCHED THEN UPDATE SET
    due_1 = c.due_1 + m.due_1, due_2 = c.due_2 + m.due_2, due_3 = c.due_3 + m.due_3, due_4 = c.due_4 + m.due_4,
    due_5 = c.due_5 + m.due_5, due_6 = c.due_6 + m.due_6, due_7 = c.due_7 + m.due_7, due_8 = c.due_8 + m.due_8,
    due_9 = c.due_9 + m.due_9, due_10 = c.due_10 + m.due_10, due_11 = c.due_11 + m.due_11, due_12 = c.due_12 +
    m.due_12
WHEN NOT MATCHED THEN INSERT (territory, axis, value, year,
    due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12)
VALUES (m.territory, m.axis, m.value, m.year,
    m.due_1, m.due_2, m.due_3, m.due_4, m.due_5, m.due_6, m.due_7, m.due_8, m.due_9, m.due_10, m.due_11,
    m.due_12);

PREPARE contribute_delays (uuid[]) AS
INSERT INTO moved_delay (territory, axis, value, month, days, jobs)
SELECT territory, axis, value, month, days, count(*)
FROM delay_contribution WHERE thing = ANY ($1)
GROUP BY 1, 2, 3, 4, 5;

PREPARE move_delays AS
INSERT INTO delay_cell AS c (territory, axis, value, month, days, jobs)
SELECT coalesce(territory, 'FR'), axis, value, month, days, sum(jobs)
FROM moved_delay
GROUP BY GROUPING SETS ((territory, axis, value, month, days), (axis, value, month, days))
HAVING sum(jobs) <> 0
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
