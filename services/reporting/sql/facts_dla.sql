-- Facts of the DLA: for each type of event one statement, as in facts.sql.

PREPARE "referral.received" (referral_received[]) AS
INSERT INTO referral_received SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.refused" (referral_refused[]) AS
INSERT INTO referral_refused SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.sent" (referral_sent[]) AS
INSERT INTO referral_sent SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.seen" (referral_seen[]) AS
INSERT INTO referral_seen SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.accepted" (referral_accepted[]) AS
INSERT INTO referral_accepted SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.declined" (referral_declined[]) AS
INSERT INTO referral_declined SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.withdrawn" (referral_withdrawn[]) AS
INSERT INTO referral_withdrawn SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.diagnosed" (referral_diagnosed[]) AS
INSERT INTO referral_diagnosed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.planned" (referral_planned[]) AS
INSERT INTO referral_planned SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.engineering_started" (referral_engineering_started[]) AS
INSERT INTO referral_engineering_started SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "referral.closed" (referral_closed[]) AS
INSERT INTO referral_closed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;

PREPARE "mission.completed" (mission_completed[]) AS
INSERT INTO mission_completed SELECT * FROM unnest($1) ON CONFLICT DO NOTHING;
