-- What the hubs and the DLA contribute of their own: put together, added up, and what is behind it.
--
-- Each service says its part (regional_contribution, sectoral_contribution, dla_contribution); here they are one.  A cell is
-- one measure of one territory ('FR' or a département), axis ('' for the total), value and month: such things move seldom, so
-- they go into their cells at once, and nothing of them is pending.

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

CREATE TABLE network_cell (
    measure text,
    axis text,          -- '' for the total
    territory text,
    value text,
    month integer,
    amount bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (measure, axis, territory, value, month)
) WITH (fillfactor = 60);

-- How many things took so many days; by the same axes as far as a delay is cut by them.
CREATE TABLE network_delay_cell (
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
    ('network_cell', 60, 'cell'), ('network_delay_cell', 60, 'cell'),
    ('network_contribution', 61, 'view'), ('network_delay', 61, 'view'), ('network_thing_event', 61, 'view');

GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON network_cell, network_delay_cell TO reporting;
GRANT SELECT ON network_contribution, network_delay, network_thing_event TO reporting;
