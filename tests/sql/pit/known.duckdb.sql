-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = 'dbf974f30ec966ec9ee1065dd94be115ca3350b862b260c13b591b38fcd642d0';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = 'd8fa7941e6fe12c08431750fe9935d456c6cdfb033570a3be6019cd4a9aaada9';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = '5f510443a973536afd4d8259885db2346dd2229a96533069fdb651da80b2633e';
