-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_ticket'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = 'b10bac30dd3477c974f365574a5eb3ab e3b0c44298fc1c149afbf4c8996fb924';

-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_flight'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '3fd45c8df2361859d39c68823fe54e88 e3b0c44298fc1c149afbf4c8996fb924';

-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_crew'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '160fe28ed2497797e229fd0578e1868f e3b0c44298fc1c149afbf4c8996fb924';
