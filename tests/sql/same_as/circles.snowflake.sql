-- How many keys are each other's duplicates in a circle, or lead into one, and one of them.
select count(*) as members, min(array_to_string(array_construct_compact(cast(hub.passenger_no as varchar)), ', ')) as example
from business_vault.link_same_passenger_masters as masters
inner join raw_vault.hub_passenger as hub
    on masters.duplicate_hk = hub.passenger_hk
where masters.is_circular;
