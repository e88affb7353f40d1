-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '52eac37a7c4952129645aae1a9b8e664369c57ef2457fb37ced9031341360ae7';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '66f106e04eba060da5635f029b63a54e3ab0b218e8817dcb05ff383b5cccab34';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = '1501f9035b105b306037ebb58279f3fc7a42a181d7425bcaf92e7d198262d162';
