-- Moves of what is touched by what it belongs to: a contract by its job, which a company follows, and a tutor by the
-- contracts.  After network.sql.  (A SELECT of its own: who is behind them is found once.)

PREPARE contribute_sponsored (uuid[], integer) AS
INSERT INTO moved_contract (contract, month, sponsored)
SELECT contract, month, $2 * sponsored FROM contract_sponsored WHERE contract = ANY ((SELECT contracts_behind($1))::uuid[]);

PREPARE contribute_sponsor_delay (uuid[], integer) AS
INSERT INTO moved_network_delay (thing, measure, departement, hub, month, days, amount)
SELECT thing, measure, departement, hub, month, days, $2
FROM regional_delay WHERE thing = ANY ((SELECT contracts_behind($1))::uuid[]);

PREPARE contribute_tutors (uuid[], integer) AS
INSERT INTO moved_network (thing, measure, departement, hub, sector, metier, form, kind, month, amount)
SELECT thing, measure, departement, hub, sector, metier, form, kind, month, $2 * amount
FROM tutor_contribution WHERE thing = ANY ((SELECT tutors_behind($1 || ARRAY(SELECT e.contract FROM ended_otherwise e)))::uuid[]);
