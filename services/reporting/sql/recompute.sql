-- The full recomputation, from the same views: everything moves, from nothing; move_cells and move_aid do the rest.

DO $$
DECLARE
    columns text := (SELECT string_agg(DISTINCT quote_ident(measure), ', ') FROM part_measures());
BEGIN
    EXECUTE format('PREPARE contribute_everything AS INSERT INTO moved_contract (contract, month, %1$s) '
                   'SELECT contract, month, %1$s FROM contract_step', columns);
END
$$;

PREPARE contribute_every_job AS
INSERT INTO moved_job (job, month, approved, held) SELECT job, month, approved, held FROM job_delta;

PREPARE contribute_every_aid AS
INSERT INTO moved_aid (thing, year,
    due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12)
SELECT contract, year,
       due_1, due_2, due_3, due_4, due_5, due_6, due_7, due_8, due_9, due_10, due_11, due_12
FROM contract_aid_year;

PREPARE recompute_levels AS
INSERT INTO cell AS c (territory, axis, value, month, employers, allotted, total)
SELECT territory, axis, value, month, sum(employers), sum(allotted), sum(total)
FROM (
    SELECT territory, axis, value, month, count(*) AS employers, 0 AS allotted, 0 AS total
    -- whoever was merged into another is left out there
    FROM employer_contribution(ARRAY(SELECT employer FROM contract_signed UNION SELECT into_employer FROM employer_merged))
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT territory, '', '', month, 0, coalesce(sum(allotted), 0), coalesce(sum(total), 0)
    FROM envelope_delta
    GROUP BY 1, 4
) s
GROUP BY 1, 2, 3, 4
ON CONFLICT (territory, axis, value, month) DO UPDATE
SET employers = excluded.employers, allotted = excluded.allotted, total = excluded.total;

PREPARE recompute_delays AS
INSERT INTO delay_cell (territory, axis, value, month, days, jobs)
SELECT coalesce(territory, 'FR'), axis, value, month, days, count(*)
FROM delay_contribution
GROUP BY GROUPING SETS ((territory, axis, value, month, days), (axis, value, month, days))
ORDER BY 2, 1, 3, 4, 5;
