-- The full recomputation, from the same views: everything moves, from nothing.

PREPARE recompute_cells AS
SELECT recompute_cells();

PREPARE contribute_every_aid AS
INSERT INTO moved_aid (contract, sign, exact, starts_on, until, unpaid_since, unpaid_until)
SELECT contract, 1, exact, starts_on, until, unpaid_since, unpaid_until FROM contract_aid_basis;

PREPARE recompute_levels AS
INSERT INTO level_cell AS c (territory, axis, value, month, employers, allotted, total)
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
GROUP BY 1, 2, 3, 4;

PREPARE recompute_delays AS
INSERT INTO delay_cell (territory, axis, value, month, days, jobs)
SELECT coalesce(territory, 'FR'), axis, value, month, days, count(*)
FROM delay_contribution
GROUP BY GROUPING SETS ((territory, axis, value, month, days), (axis, value, month, days));
