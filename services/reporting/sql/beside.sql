-- The connection beside the one that writes the facts: what it takes into the cells, and what it notes as taken in, are of one
-- moment, whatever the other one commits meanwhile.

SET default_transaction_isolation = 'repeatable read';
