-- The keys that need to be judged: those that are new, are delivered twice, or ever had another
-- content than the one delivered. Of all others nothing has changed, as one comparison tells; by a
-- window that takes three times as long.
drop table if exists doubtful;

create temp table doubtful as
select crew_hk as hash_key
from stage_crew_ranks_before
group by crew_hk
having count(*) > 1
union all
select delivered.crew_hk
from stage_crew_ranks_before as delivered
left join raw_vault.sat_crew_rank_before as known
    on delivered.crew_hk = known.crew_hk
where
    known.crew_hk is null
    or known.hashdiff <> delivered.crew_rank_before_hashdiff
    or known.applied_date > delivered.applied_date
    or (known.applied_date = delivered.applied_date and known.load_date >= delivered.load_date);

-- The keys that need to be judged: those that are new, are delivered twice, or ever had another
-- content than the one delivered. Of all others nothing has changed, as one comparison tells; by a
-- window that takes three times as long.
drop table if exists doubtful;

create temp table doubtful as
select flight_hk as hash_key
from stage_plans_flights
group by flight_hk
having count(*) > 1
union all
select delivered.flight_hk
from stage_plans_flights as delivered
left join raw_vault.sat_flight_plans as known
    on delivered.flight_hk = known.flight_hk
where
    known.flight_hk is null
    or known.hashdiff <> delivered.flight_plans_hashdiff
    or known.applied_date > delivered.applied_date
    or (known.applied_date = delivered.applied_date and known.load_date >= delivered.load_date);

-- The keys that need to be judged: those that are new, are delivered twice, or ever had another
-- content than the one delivered. Of all others nothing has changed, as one comparison tells; by a
-- window that takes three times as long.
drop table if exists doubtful;

create temp table doubtful as
select passenger_hk as hash_key
from stage_desk_tickets
group by passenger_hk
having count(*) > 1
union all
select delivered.passenger_hk
from stage_desk_tickets as delivered
left join raw_vault.sat_passenger_desk as known
    on delivered.passenger_hk = known.passenger_hk
where
    known.passenger_hk is null
    or known.hashdiff <> delivered.passenger_desk_hashdiff
    or known.applied_date > delivered.applied_date
    or known.applied_date = delivered.applied_date;
