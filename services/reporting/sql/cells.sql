-- Moving the cells.  A batch notes what the things that it touches contributed before its facts (sign −1) and contribute
-- after them (sign 1).  The difference, thing by thing, is pending until the cells take it in, axis by axis: readers see
-- both.  What a batch makes itself contributed nothing before, and a delay never changes.

DO $$
BEGIN
    EXECUTE 'CREATE TEMPORARY TABLE moved_contract (contract uuid, month integer, '
            || measures('% integer') || ') ON COMMIT DELETE ROWS';
END
$$;
CREATE TEMPORARY TABLE moved_job (job uuid, month integer, approved integer, held integer) ON COMMIT DELETE ROWS;
-- Of aid, what it rests on: most events leave that as it was.
CREATE TEMPORARY TABLE moved_aid (
    contract uuid, sign integer, exact bigint, starts_on date, until date, unpaid_since bigint[], unpaid_until bigint[]
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE moved_employer (territory text, axis text, value text, month integer, employers integer)
ON COMMIT DELETE ROWS;

-- Contracts of a batch that come to a term other than the one that was known.  All others end as everything said already: the
-- parts that last until the end do not move.
CREATE TEMPORARY TABLE ended_otherwise (contract uuid) ON COMMIT DELETE ROWS;
PREPARE note_terms (uuid[], text[]) AS
INSERT INTO ended_otherwise (contract)
SELECT e.contract
FROM unnest($1, $2::date[]) e (contract, day)
WHERE NOT EXISTS (SELECT FROM contract_span s
                  WHERE s.contract = e.contract AND s.end_on = e.day AND coalesce(s.aid_until <= e.day, true));

-- One statement for each part of a contract's life: contribute_contract_period…
DO $$
DECLARE
    part text;
    until_end boolean;
    columns text[];
BEGIN
    FOR part, until_end, columns IN
        SELECT c.name, c.until_end, array_agg(quote_ident(p.measure))
        FROM part_measures() p JOIN contract_part c ON c.name = p.part GROUP BY c.name
    LOOP
        EXECUTE format($prepare$
            PREPARE %I (uuid[], integer) AS
            INSERT INTO moved_contract (contract, month, %s)
            SELECT s.contract, s.month, $2 * s.%s
            FROM %I s
            WHERE s.contract = ANY (%s) AND EXISTS (SELECT FROM contract_signed c WHERE c.contract = s.contract)
        $prepare$, 'contribute_' || part, array_to_string(columns, ', '), array_to_string(columns, ', $2 * s.'), part,
            CASE WHEN until_end THEN '$1 || ARRAY(SELECT e.contract FROM ended_otherwise e)' ELSE '$1' END);
    END LOOP;
END
$$;

PREPARE contribute_jobs (uuid[], integer) AS
INSERT INTO moved_job (job, month, approved, held)
SELECT job, month, $2 * approved, $2 * held
FROM job_delta WHERE job = ANY ($1);

-- What is left of it, thing by thing and month by month, is pending.
DO $$
BEGIN
    EXECUTE format($prepare$
        PREPARE move_contracts AS
        INSERT INTO pending (departement, month, metier, form, kinds, is_contract, gender, age, level, zone, rqth, service,
                             motive, %s)
        SELECT c.departement, n.month, c.metier, c.form, c.kinds, true, c.gender, c.age_bracket, c.level, c.zone, c.rqth,
               c.new_service, b.motive, %s
        FROM (SELECT contract, month, %s FROM moved_contract GROUP BY contract, month) n
        JOIN contract_signed c ON c.contract = n.contract
        LEFT JOIN contract_broken b ON b.contract = n.contract AND n.breaches <> 0
        WHERE num_nonnulls(%s) > 0
    $prepare$, measures('%'), measures('n.%'), measures('nullif(sum(%), 0)::integer AS %'), measures('n.%'));
END
$$;

PREPARE move_jobs AS
INSERT INTO pending (departement, month, metier, form, kinds, is_contract, approved, held)
SELECT j.departement, n.month, j.metier, j.form, j.kinds, false, n.approved, n.held
FROM (SELECT job, month, nullif(sum(approved), 0) AS approved, nullif(sum(held), 0) AS held
      FROM moved_job GROUP BY job, month) n
JOIN job_approved j ON j.job = n.job
WHERE num_nonnulls(n.approved, n.held) > 0;

PREPARE contribute_aid (uuid[], integer) AS
INSERT INTO moved_aid (contract, sign, exact, starts_on, until, unpaid_since, unpaid_until)
SELECT contract, $2, exact, starts_on, until, unpaid_since, unpaid_until
FROM contract_aid_basis WHERE contract = ANY ($1 || ARRAY(SELECT e.contract FROM ended_otherwise e));

-- What is cut alike is first added up.
PREPARE move_aid AS
WITH changed AS MATERIALIZED (
    SELECT contract, exact, starts_on, until, unpaid_since, unpaid_until, sum(sign)::integer AS sign
    FROM moved_aid
    GROUP BY contract, exact, starts_on, until, unpaid_since, unpaid_until
    HAVING sum(sign) <> 0
)
INSERT INTO pending_aid (departement, metier, form, kinds, year, due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9,
                         due_10, due_11, due_12)
SELECT c.departement, c.metier, c.form, c.kinds, y.year,
       sum(a.sign * y.due_1), sum(a.sign * y.due_2), sum(a.sign * y.due_3), sum(a.sign * y.due_4), sum(a.sign * y.due_5),
       sum(a.sign * y.due_6), sum(a.sign * y.due_7), sum(a.sign * y.due_8), sum(a.sign * y.due_9), sum(a.sign * y.due_10),
       sum(a.sign * y.due_11), sum(a.sign * y.due_12)
FROM changed a
CROSS JOIN LATERAL aid_years(a.exact, a.starts_on, a.until, a.unpaid_since, a.unpaid_until) y
JOIN contract_signed c ON c.contract = a.contract
GROUP BY 1, 2, 3, 4, 5;

-- The cells of one axis take in what is pending of it: those of the départements, and their sum for the country.  Names:
-- settle_cell, settle_aid_cell; forget_cell…
DO $$
DECLARE
    f cell_family;
BEGIN
    FOR f IN SELECT * FROM cell_family LOOP
        EXECUTE format($prepare$
            PREPARE %1$I (text) AS
            WITH departement AS MATERIALIZED (
                SELECT departement, axis, value, %2$I AS period, %3$s
                FROM %4$I WHERE axis = $1
                GROUP BY departement, axis, value, %2$I
            )
            MERGE INTO %5$I c
            USING (
                SELECT departement AS territory, axis, value, period, %6$s FROM departement
                UNION ALL
                SELECT 'FR', axis, value, period, %7$s FROM departement GROUP BY axis, value, period
                ORDER BY axis, territory, value, period -- neighbours in the index are neighbours on the disk
            ) m ON c.territory = m.territory AND c.axis = m.axis AND c.value = m.value AND c.%2$I = m.period
            WHEN MATCHED THEN UPDATE SET %8$s
            WHEN NOT MATCHED THEN INSERT (territory, axis, value, %2$I, %6$s)
            VALUES (m.territory, m.axis, m.value, m.period, %9$s)
        $prepare$, 'settle_' || f.cell, f.period, measures('coalesce(sum(%), 0)::bigint AS %', f.cell),
           'pending_' || f.prefix || 'cut', f.cell, measures('%', f.cell), measures('sum(%)::bigint', f.cell),
           measures('% = c.% + m.%', f.cell), measures('m.%', f.cell));
        EXECUTE format($prepare$
            PREPARE %1$I (text) AS
            INSERT INTO settled (cell, axis, number) SELECT %2$L, $1, coalesce(max(number), 0) FROM %3$I
            ON CONFLICT (cell, axis) DO UPDATE SET number = greatest(settled.number, excluded.number)
        $prepare$, 'mark_' || f.cell, f.cell, f.pending);
        -- What every axis has taken in.
        EXECUTE format($prepare$
            PREPARE %1$I AS
            DELETE FROM %2$I WHERE number <= (
                SELECT min(coalesce(s.number, 0))
                FROM cell_axis a LEFT JOIN settled s ON s.cell = %3$L AND s.axis = a.axis
                WHERE %3$L = 'cell' OR a.has_aid)
        $prepare$, 'forget_' || f.cell, f.pending, f.cell);
    END LOOP;
END
$$;

PREPARE move_delays (uuid[]) AS
INSERT INTO delay_cell AS c (territory, axis, value, month, days, jobs)
SELECT coalesce(territory, 'FR'), axis, value, month, days, count(*)
FROM delay_contribution WHERE thing = ANY ($1)
GROUP BY GROUPING SETS ((territory, axis, value, month, days), (axis, value, month, days))
ON CONFLICT (territory, axis, value, month, days) DO UPDATE SET jobs = c.jobs + excluded.jobs;

-- Employers count once, so theirs are cells of every level of territory, not sums.
PREPARE contribute_employers (uuid[], integer) AS
INSERT INTO moved_employer (territory, axis, value, month, employers)
SELECT territory, axis, value, month, $2 * count(*)
FROM employer_contribution($1)
GROUP BY 1, 2, 3, 4;

PREPARE move_employers AS
INSERT INTO level_cell AS c (territory, axis, value, month, employers)
SELECT territory, axis, value, month, sum(employers)
FROM moved_employer
GROUP BY 1, 2, 3, 4
HAVING sum(employers) <> 0
ON CONFLICT (territory, axis, value, month) DO UPDATE SET employers = c.employers + excluded.employers;

-- An allotment is a fact that is never touched again: it only adds.
PREPARE move_envelope (bigint[]) AS
INSERT INTO level_cell AS c (territory, axis, value, month, allotted, total)
SELECT territory, '', '', month, coalesce(sum(allotted), 0), coalesce(sum(total), 0)
FROM envelope_delta WHERE position = ANY ($1)
GROUP BY 1, 4
ON CONFLICT (territory, axis, value, month)
DO UPDATE SET allotted = c.allotted + excluded.allotted, total = c.total + excluded.total;
