-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = 'feb4bfcf329a32564adf5916f9c3754deba0071afbda79e5b68df04c7e1a4a89';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '8760cba836394114e83caf282c9e63aee2994f586e252125b9872d6e46160541';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = 'ec3fbc936c9d208dbe633e523b84b7309424e0518696b19ad6b6ba3e392c9a64';
