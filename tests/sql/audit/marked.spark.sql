-- Whether a hub holds the unknown key as the hash recipe writes it.
select count(*) as marked
from raw_vault.hub_airport
where airport_hk = unhex('00000000000000000000000000000000');
