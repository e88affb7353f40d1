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
    entity = 'pit_passenger'
    and digest = 'f5174cd0f75c12de2d55d549c15327729763d590266dd034a3d3edfc6a821f42';
