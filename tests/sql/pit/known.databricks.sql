-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '154cc6d20e762559081e6fd9782c1a3f2bb24ce983707af41ea16e2f31a3fcb5';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '43463003f0076ff1f2852fcdde3c6692136728ed9fc0d03460d890d00a92b2df';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = 'f13635586e54eae1910b2d9b3d71ecf5acab2c82fcc92e2eb67694c0b3bf0ebe';
