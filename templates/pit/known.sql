-- Whether the table was built before by the same definition.
select 1
from {{ audit('build') }}
where entity = {{ this.table.name | text }} and digest = {{ digest }};
