-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '9165733c2b2ec9467b3d103b3f20ee4ad1c27417bf8b7cebe66e46bc349e8dc1';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = 'f92e2a6f39ae7dea417ebc42c7b4e8ec97119c20f9edce22ac580f0d67757fc7';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_crew'
    and digest = '785e6eef438a2aa825da65d3613eb7c44c3e35f06a1f1ca0ca5694ac07a1afd4';
