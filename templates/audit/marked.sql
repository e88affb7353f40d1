-- Whether a hub holds the error key as the hash recipe writes it.
select count(*) as marked
from {{ hub.table }}
where {{ hub.hash_key }} = {{ hashing.error }};
