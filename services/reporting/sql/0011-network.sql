-- What the hubs and the DLA contribute of their own: put together, added up, and what is behind it.
--
-- Each service says its part (regional_contribution, sectoral_contribution, dla_contribution); here they are one.  A cell is
-- one measure of one territory ('FR' or a département), axis ('' for the total), value and month.  Like those of contracts
-- (0003), moves are pending, uncut, until the cells take them in; delays are few, and move at once.

CREATE VIEW network_contribution AS
SELECT thing, measure, departement, hub, sector, metier, form, kind, month, amount FROM regional_contribution
UNION ALL
SELECT thing, measure, departement, hub, sector, metier, form, kind, month, amount FROM sectoral_contribution
UNION ALL
SELECT thing, measure, departement, hub, sector, metier, form, kind, month, amount FROM dla_contribution;

CREATE VIEW network_delay AS
SELECT thing, measure, departement, hub, month, days FROM regional_delay
UNION ALL
SELECT thing, measure, departement, hub, month, days FROM dla_delay;

CREATE VIEW network_thing_event AS
SELECT thing, source, position FROM regional_thing_event
UNION ALL
SELECT thing, source, position FROM sectoral_thing_event
UNION ALL
SELECT thing, source, position FROM dla_thing_event;

CREATE UNLOGGED TABLE network_cell (
    measure text,
    axis text,          -- '' for the total
    territory text,
    value text,
    month integer,
    amount bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (measure, axis, territory, value, month)
) WITH (fillfactor = 60);

CREATE UNLOGGED TABLE pending_network (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    measure text NOT NULL,
    departement text,
    hub text,
    sector text,
    metier text,
    form text,
    kind text,
    month integer NOT NULL,
    amount bigint NOT NULL
);

-- How a move is cut.  What no hub says is cut neither by hub nor by kind.
CREATE FUNCTION network_cuts(departement text, hub text, sector text, metier text, form text, kind text)
RETURNS TABLE (territory text, axis text, value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 10 AS $$
    SELECT t.territory, a.axis, coalesce(a.value, '')
    FROM (SELECT 'FR' AS territory UNION ALL SELECT coalesce(departement, '')) t
    CROSS JOIN (
        SELECT '' AS axis, '' AS value UNION ALL SELECT 'sector', sector UNION ALL SELECT 'metier', metier
        UNION ALL SELECT 'form', form
        UNION ALL SELECT 'hub', hub WHERE hub IS NOT NULL UNION ALL SELECT 'kind', kind WHERE hub IS NOT NULL
    ) a
$$;

CREATE VIEW pending_network_cut AS
SELECT p.measure, c.axis, c.territory, c.value, p.month, p.amount
FROM pending_network p
CROSS JOIN LATERAL network_cuts(p.departement, p.hub, p.sector, p.metier, p.form, p.kind) c
WHERE p.number > coalesce((SELECT s.number FROM settled s WHERE s.cell = 'network_cell' AND s.axis = ''), 0)
  AND p.number < 9223372036854775807;

CREATE VIEW current_network_cell AS
SELECT measure, axis, territory, value, month, amount FROM network_cell
UNION ALL
SELECT measure, axis, territory, value, month, amount FROM pending_network_cut;

CREATE VIEW network_cell_now AS
SELECT measure, axis, territory, value, month, sum(amount)::bigint AS amount
FROM current_network_cell GROUP BY measure, axis, territory, value, month;

-- How many things took so many days; by the same axes as far as a delay is cut by them.
CREATE UNLOGGED TABLE network_delay_cell (
    measure text,
    axis text,
    territory text,
    value text,
    month integer,
    days integer,
    amount bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (measure, axis, territory, value, month, days)
) WITH (fillfactor = 60);

INSERT INTO folded (name, rank, kind) VALUES
    ('network_cell', 60, 'cell'), ('network_delay_cell', 60, 'cell'), ('pending_network', 60, 'pending'),
    ('pending_network_cut', 61, 'view'), ('current_network_cell', 62, 'view'), ('network_cell_now', 63, 'view'),
    ('network_contribution', 61, 'view'), ('network_delay', 61, 'view'), ('network_thing_event', 61, 'view');

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON network_cell, pending_network, network_delay_cell TO reporting;
GRANT SELECT ON network_contribution, network_delay, network_thing_event, pending_network_cut, current_network_cell,
                network_cell_now TO reporting;

-- ---- dashboards (0006) ----

-- Each measure by territory, axis and value, month by month: what happened in it, and all of it up to its end.
CREATE VIEW network_figure AS
SELECT k.measure, month_first(s.month) AS month, k.territory, k.axis, k.value, coalesce(c.amount, 0) AS amount,
       sum(coalesce(c.amount, 0)) OVER (PARTITION BY k.measure, k.territory, k.axis, k.value ORDER BY s.month) AS total
FROM (SELECT measure, territory, axis, value, min(month) AS first_month FROM current_network_cell GROUP BY 1, 2, 3, 4) k
CROSS JOIN LATERAL generate_series(k.first_month, (SELECT month_of(max(day)) FROM day_end)) s (month)
LEFT JOIN network_cell_now c ON c.measure = k.measure AND c.territory = k.territory AND c.axis = k.axis AND c.value = k.value
                        AND c.month = s.month;

-- How many took so many days.
CREATE VIEW network_delay_figure AS
SELECT measure, month_first(month) AS month, territory, axis, value, days, amount AS things
FROM network_delay_cell WHERE amount <> 0;

CREATE VIEW hub_fact AS
SELECT hub, departement, from_day, until_day FROM hub_departement;

GRANT SELECT ON network_figure, network_delay_figure, hub_fact TO dashboard;
