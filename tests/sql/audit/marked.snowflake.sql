-- Whether a hub holds the error key as the hash recipe writes it.
select count(*) as marked
from raw_vault.hub_airport
where airport_hk = x'ffffffffffffffffffffffffffffffff';
