-- Facts of a journal that cannot be read again, into a shadow.

PREPARE copy_source (text, bigint) AS
SELECT shadow_copy_source($1, $2);
