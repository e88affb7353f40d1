-- When what a complete delivery lacks is gone: at the applied date of the delivery, or, where rows
-- ever had dates of their own, at its load date.
create or replace temp table moment as
with mixed as (
    select load_date
    from raw_vault.sat_crew_languages
    where load_id > 0
    group by load_date
    having min(applied_date) < max(applied_date)
),

dated as (
    select count(*) as loads
    from mixed
)

select
    delivery.load_id,
    coalesce(min(staged.load_date), delivery.load_date) as load_date,
    case
        when min(staged.applied_date) = max(staged.applied_date) and min(dated.loads) = 0
            then min(staged.applied_date)
        else coalesce(min(staged.load_date), delivery.load_date)
    end as applied_date
from delivery
left join stage_crew_rosters as staged on delivery.load_id = staged.load_id
cross join dated
group by delivery.load_id, delivery.load_date;

-- When what a complete delivery lacks is gone: at the applied date of the delivery, or, where rows
-- ever had dates of their own, at its load date.
create or replace temp table moment as
with mixed as (
    select load_date
    from raw_vault.sat_crew_life
    where load_id > 0
    group by load_date
    having min(applied_date) < max(applied_date)
),

dated as (
    select count(*) as loads
    from mixed
)

select
    delivery.load_id,
    coalesce(min(staged.load_date), delivery.load_date) as load_date,
    case
        when min(staged.applied_date) = max(staged.applied_date) and min(dated.loads) = 0
            then min(staged.applied_date)
        else coalesce(min(staged.load_date), delivery.load_date)
    end as applied_date
from delivery
left join stage_crew_rosters as staged on delivery.load_id = staged.load_id
cross join dated
group by delivery.load_id, delivery.load_date;

-- When what a complete delivery lacks is gone: at the applied date of the delivery, or, where rows
-- ever had dates of their own, at its load date.
create or replace temp table moment as
with mixed as (
    select load_date
    from raw_vault.sat_crew_based
    where load_id > 0
    group by load_date
    having min(applied_date) < max(applied_date)
),

dated as (
    select count(*) as loads
    from mixed
)

select
    delivery.load_id,
    coalesce(min(staged.load_date), delivery.load_date) as load_date,
    case
        when min(staged.applied_date) = max(staged.applied_date) and min(dated.loads) = 0
            then min(staged.applied_date)
        else coalesce(min(staged.load_date), delivery.load_date)
    end as applied_date
from delivery
left join stage_crew_rosters as staged on delivery.load_id = staged.load_id
cross join dated
group by delivery.load_id, delivery.load_date;
