-- The business key of a hash key.
select carrier as business_key
from raw_vault.hub_flight
where flight_hk = from_hex('ffffffffffffffffffffffffffffffff');
