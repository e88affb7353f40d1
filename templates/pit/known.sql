-- Up to which load the table was brought, by which definition and for which snapshots; no row where
-- it never was.
select load_id, digest
from {{ audit('build') }}
where entity = {{ this.table.name | text }};
