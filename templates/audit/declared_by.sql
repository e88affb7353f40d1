-- The files of the definitions by which some runs went.
select distinct file, content
from {{ this('definition') }}
where digest = {{ digest }};
