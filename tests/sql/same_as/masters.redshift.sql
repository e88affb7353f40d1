-- Each duplicate with the master at the end of its chain. Where keys are duplicates of each other
-- in a circle, of up to fifty, the smallest of them is the master.
drop table if exists business_vault.link_same_passenger_masters cascade;

create table business_vault.link_same_passenger_masters as
with recursive named as (
    -- Of each key that points at another the one relation that counts: of those in effect, the one
    -- learnt last.
    select
        duplicate_hk,
        master_hk
    from (
        select
            duplicate_hk,
            master_hk,
            row_number() over (
                partition by duplicate_hk
                order by load_date desc, master_hk asc
            ) as newest_first
        from raw_vault.link_same_passenger
        where
            load_id > 0
            and duplicate_hk not in (
                '00000000000000000000000000000000',
                'ffffffffffffffffffffffffffffffff'
            )
            and master_hk not in (
                '00000000000000000000000000000000',
                'ffffffffffffffffffffffffffffffff'
            )
    ) as ranked
    where newest_first = 1
),

chain (duplicate_hk, master_hk) as (
    select
        named.duplicate_hk,
        named.master_hk
    from named
    left join named as further
        on named.master_hk = further.duplicate_hk
    where further.duplicate_hk is null
    union all
    select
        named.duplicate_hk,
        chain.master_hk
    from chain
    inner join named on chain.duplicate_hk = named.master_hk
),

climb (duplicate_hk, master_hk, steps) as (
    select
        named.duplicate_hk,
        named.master_hk,
        1 as steps
    from named
    left join chain on named.duplicate_hk = chain.duplicate_hk
    where chain.duplicate_hk is null
    union all
    select
        climb.duplicate_hk,
        named.master_hk,
        climb.steps + 1 as steps
    from climb
    inner join named on climb.master_hk = named.duplicate_hk
    where climb.steps < 50 and climb.duplicate_hk <> climb.master_hk
),

circle as (
    select distinct duplicate_hk as master_hk
    from climb
    where duplicate_hk = master_hk
),

ranked as (
    select
        climb.duplicate_hk,
        circle.master_hk,
        row_number() over (
            partition by climb.duplicate_hk order by circle.master_hk
        ) as smallest_first
    from climb
    inner join circle on climb.master_hk = circle.master_hk
)

select duplicate_hk, master_hk, false as is_circular
from chain
union all
select duplicate_hk, master_hk, true as is_circular
from ranked
where smallest_first = 1;
