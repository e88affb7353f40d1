-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from {{ audit('build') }}
where
    entity = {{ this.table.name | text }}
    and digest = {{ digest }};
