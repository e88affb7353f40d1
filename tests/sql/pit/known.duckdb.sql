-- Up to which load the table was brought, by which definition and for which snapshots; no row where
-- it never was.
select load_id, digest
from audit.build
where entity = 'pit_ticket';

-- Up to which load the table was brought, by which definition and for which snapshots; no row where
-- it never was.
select load_id, digest
from audit.build
where entity = 'pit_flight';

-- Up to which load the table was brought, by which definition and for which snapshots; no row where
-- it never was.
select load_id, digest
from audit.build
where entity = 'pit_crew';
