-- Moving the cells of the network: what the touched things contributed before a batch's facts is taken away, what they
-- contribute after them is added; or everything, when all is computed anew.

CREATE TEMPORARY TABLE moved_network (
    thing uuid, measure text, departement text, hub text, sector text, metier text, form text, kind text, month integer, amount bigint
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE moved_network_delay (
    thing uuid, measure text, departement text, hub text, month integer, days integer, amount bigint
) ON COMMIT DELETE ROWS;

PREPARE contribute_network (uuid[], integer) AS
INSERT INTO moved_network (thing, measure, departement, hub, sector, metier, form, kind, month, amount)
SELECT thing, measure, departement, hub, sector, metier, form, kind, month, $2 * amount
FROM network_contribution WHERE thing = ANY ($1);

PREPARE contribute_network_delay (uuid[], integer) AS
INSERT INTO moved_network_delay (thing, measure, departement, hub, month, days, amount)
SELECT thing, measure, departement, hub, month, days, $2 FROM network_delay WHERE thing = ANY ($1);

PREPARE move_network AS
INSERT INTO pending_network (measure, departement, hub, sector, metier, form, kind, month, amount)
SELECT measure, departement, hub, sector, metier, form, kind, month, sum(amount)
FROM moved_network
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
HAVING sum(amount) <> 0;

-- The cells take in all that is pending: there is one step for all their axes.
PREPARE settle_network_cell (text) AS
INSERT INTO network_cell AS c (measure, axis, territory, value, month, amount)
SELECT measure, axis, territory, value, month, sum(amount)
FROM pending_network_cut
WHERE $1 = ''
GROUP BY 1, 2, 3, 4, 5
HAVING sum(amount) <> 0
ORDER BY 1, 2, 3, 4, 5
ON CONFLICT (measure, axis, territory, value, month) DO UPDATE SET amount = c.amount + excluded.amount;

PREPARE mark_network_cell (text) AS
INSERT INTO settled (cell, axis, number) SELECT 'network_cell', $1, coalesce(max(number), 0) FROM pending_network
ON CONFLICT (cell, axis) DO UPDATE SET number = greatest(settled.number, excluded.number);

PREPARE forget_network_cell AS
DELETE FROM pending_network
WHERE number <= (SELECT s.number FROM settled s WHERE s.cell = 'network_cell' AND s.axis = '');

-- Added up by hash, and then put in order.
PREPARE recompute_network AS
INSERT INTO network_cell (measure, axis, territory, value, month, amount)
SELECT measure, axis, territory, value, month, amount
FROM (
    SELECT n.measure, c.axis, c.territory, c.value, n.month, sum(n.amount) AS amount
    FROM (
        SELECT measure, departement, hub, sector, metier, form, kind, month, sum(amount)::bigint AS amount
        FROM network_contribution
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
        HAVING sum(amount) <> 0
    ) n
    CROSS JOIN LATERAL network_cuts(n.departement, n.hub, n.sector, n.metier, n.form, n.kind) c
    GROUP BY 1, 2, 3, 4, 5
    HAVING sum(n.amount) <> 0
    OFFSET 0
) s
ORDER BY measure, axis, territory, value, month;

DO $$
DECLARE
    name text;
    source text;
BEGIN
    FOR name, source IN VALUES ('move_network_delays', 'moved_network_delay'),
                               ('recompute_network_delays', '(SELECT *, 1 AS amount FROM network_delay)') LOOP
        EXECUTE format($prepare$
            PREPARE %I AS
            INSERT INTO network_delay_cell AS c (measure, axis, territory, value, month, days, amount)
            SELECT n.measure, a.axis, coalesce(t.territory, ''), coalesce(a.value, ''), n.month, n.days, sum(n.amount)
            FROM (SELECT measure, departement, hub, month, days, sum(amount) AS amount
                  FROM %s s
                  GROUP BY 1, 2, 3, 4, 5
                  HAVING sum(amount) <> 0) n
            CROSS JOIN LATERAL (SELECT '', '' UNION ALL SELECT 'hub', n.hub) a (axis, value)
            CROSS JOIN LATERAL (SELECT 'FR' UNION ALL SELECT n.departement) t (territory)
            GROUP BY 1, 2, 3, 4, 5, 6
            HAVING sum(n.amount) <> 0
            ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (measure, axis, territory, value, month, days) DO UPDATE SET amount = c.amount + excluded.amount
        $prepare$, name, source);
    END LOOP;
END
$$;
