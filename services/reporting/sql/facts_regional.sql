-- Facts of the regional hubs, as in facts.sql.  Several journals fill these tables: a position is one of a source.

PREPARE "contact.recorded" (contact_recorded[]) AS
INSERT INTO contact_recorded SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "sponsor.pledged" (sponsor_pledged[]) AS
INSERT INTO sponsor_pledged SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "sponsor.closed" (sponsor_closed[]) AS
INSERT INTO sponsor_closed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "sponsor.accepted" (sponsor_accepted[]) AS
INSERT INTO sponsor_accepted SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "sponsor.ended" (sponsor_ended[]) AS
INSERT INTO sponsor_ended SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "session.held" (session_held[]) AS
INSERT INTO session_held SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "session.attended" (session_attended[]) AS
INSERT INTO session_attended SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "session.cancelled" (session_cancelled[]) AS
INSERT INTO session_cancelled SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "briefing.held" (briefing_held[]) AS
INSERT INTO briefing_held SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "item.due" (item_due[]) AS
INSERT INTO item_due SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "item.moved" (item_moved[]) AS
INSERT INTO item_moved SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "item.done" (item_done[]) AS
INSERT INTO item_done SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "item.dropped" (item_dropped[]) AS
INSERT INTO item_dropped SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "hub.territory_defined" (hub_territory_defined[]) AS
INSERT INTO hub_territory_defined SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "hub.territory_ended" (hub_territory_ended[]) AS
INSERT INTO hub_territory_ended SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;
