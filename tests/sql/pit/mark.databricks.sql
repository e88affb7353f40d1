-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_ticket'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '280a289c07b305afd101a7e4da67647b e3b0c44298fc1c149afbf4c8996fb924';

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
    update set run_id = 0, load_id = loaded.load_id, digest = 'c2c70b4aa8e3ef2115f1e730858089a0 e3b0c44298fc1c149afbf4c8996fb924';
