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
    entity = 'pit_crew'
    and digest = 'b4e3d5641107d8f66d4470ba6a460edce0ac1b2cfdff9441bca0ed0212e879ee';
