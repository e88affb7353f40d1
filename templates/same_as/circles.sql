-- How many keys are each other's duplicates in a circle, or lead into one, and one of them.
select count(*) as members, min({{ dialect.listed('hub', this.key) }}) as example
from {{ this.table }} as masters
inner join {{ this.hub.table }} as hub
    on masters.{{ this.duplicate.hash_key }} = hub.{{ this.hub.hash_key }}
where masters.is_circular;
