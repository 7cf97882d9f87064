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

DO $$
DECLARE
    name text;
    source text;
BEGIN
    FOR name, source IN VALUES ('move_network', 'moved_network'), ('recompute_network', 'network_contribution') LOOP
        EXECUTE format($prepare$
            PREPARE %I AS
            INSERT INTO network_cell AS c (measure, axis, territory, value, month, amount)
            SELECT n.measure, a.axis, coalesce(t.territory, ''), coalesce(a.value, ''), n.month, sum(n.amount)
            FROM (SELECT measure, departement, hub, sector, metier, form, kind, month, sum(amount) AS amount
                  FROM %I
                  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
                  HAVING sum(amount) <> 0) n
            CROSS JOIN LATERAL (VALUES ('', ''), ('hub', n.hub), ('sector', n.sector), ('metier', n.metier),
                                       ('form', n.form), ('kind', n.kind)) a (axis, value)
            CROSS JOIN LATERAL (VALUES ('FR'), (n.departement)) t (territory)
            GROUP BY 1, 2, 3, 4, 5
            HAVING sum(n.amount) <> 0
            ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (measure, axis, territory, value, month) DO UPDATE SET amount = c.amount + excluded.amount
        $prepare$, name, source);
    END LOOP;
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
            CROSS JOIN LATERAL (VALUES ('', ''), ('hub', n.hub)) a (axis, value)
            CROSS JOIN LATERAL (VALUES ('FR'), (n.departement)) t (territory)
            GROUP BY 1, 2, 3, 4, 5, 6
            HAVING sum(n.amount) <> 0
            ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (measure, axis, territory, value, month, days) DO UPDATE SET amount = c.amount + excluded.amount
        $prepare$, name, source);
    END LOOP;
END
$$;
