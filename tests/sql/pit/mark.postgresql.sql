-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '61ed852ed75c3e1d1914b9fb81c19554 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_ticket';

-- Snapshots that were just written can be found from now on, not when the table is next vacuumed.
select brin_summarize_new_values(held.indexrelid)
from pg_index as held
inner join pg_class as named on held.indexrelid = named.oid
inner join pg_am as way on named.relam = way.oid
where held.indrelid = 'business_vault.pit_ticket'::regclass and way.amname = 'brin';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '8cf396dbf9e46f8106e3190345d90455 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_flight';

-- Snapshots that were just written can be found from now on, not when the table is next vacuumed.
select brin_summarize_new_values(held.indexrelid)
from pg_index as held
inner join pg_class as named on held.indexrelid = named.oid
inner join pg_am as way on named.relam = way.oid
where held.indrelid = 'business_vault.pit_flight'::regclass and way.amname = 'brin';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '9d03f0b26d5d000b4b3b7c7f486d8ddb e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_crew';

-- Snapshots that were just written can be found from now on, not when the table is next vacuumed.
select brin_summarize_new_values(held.indexrelid)
from pg_index as held
inner join pg_class as named on held.indexrelid = named.oid
inner join pg_am as way on named.relam = way.oid
where held.indrelid = 'business_vault.pit_crew'::regclass and way.amname = 'brin';
