-- Facts of the sectoral hubs, as in facts.sql.  Several journals fill these tables: a position is one of a source.

PREPARE "path.confirmed" (path_confirmed[]) AS
INSERT INTO path_confirmed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "path.action_completed" (path_action_completed[]) AS
INSERT INTO path_action_completed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "attestation.issued" (attestation_issued[]) AS
INSERT INTO attestation_issued SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "attestation.revoked" (attestation_revoked[]) AS
INSERT INTO attestation_revoked SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "transmission.held" (transmission_held[]) AS
INSERT INTO transmission_held SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "transmission.resource_written" (transmission_resource_written[]) AS
INSERT INTO transmission_resource_written SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;
