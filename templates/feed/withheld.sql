-- The keys of the rows that are rejected as a whole: they were delivered, and are not gone.
{{ dialect.temporary('withheld') }}
select {{ this.hash_columns }}{% if this.feed.load_date %}, load_date{% endif +%}
from {{ this.table }}
where rejection <> '';
