-- Whether a name stands for a table or a view now, by the catalogue of its dataset.
select table_type
from {{ this.schema }}.INFORMATION_SCHEMA.TABLES
where table_name = {{ this.name | text }};
