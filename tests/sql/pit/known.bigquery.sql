-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = 'c545f253a2b982dc9d1a0f0df149d738040955a2870aba38d05c60353ba87946';

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
    entity = 'pit_passenger'
    and digest = 'efe8deb2bb6907e8d083143ceb7089e850e8e2ea91c2470b5b8eff8a4dbd77f6';
