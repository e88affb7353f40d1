-- The business key of a hash key.
select {{ told }} as business_key
from {{ this.table }}
where {{ this.hash_key }} = {{ key }};
