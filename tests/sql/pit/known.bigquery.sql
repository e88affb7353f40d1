-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '3ad95610f4806952db6e5528ed5f6b6852061493639f47c728d0680ad3918ef6';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '87850d618de962fb6510603d0ebd2ca7b923c1d34128fc63fad33e83ecb0ab75';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_crew'
    and digest = '5b09954d21157e593693cd43f28caca61937a6a773cc7290eb64171b6a9cf42c';
