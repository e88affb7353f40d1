-- What the seals of each load cover of a table.
select distinct load_id, covers
from {{ this('sealed') }}
where target in ({{ names }}) and load_id is not null;
