-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_ticket'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '057b2cc5ba3795eddc14de791a6d73c0 e3b0c44298fc1c149afbf4c8996fb924';

-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_flight'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '6d2b1b496cd8bd9152b442c658b4424f e3b0c44298fc1c149afbf4c8996fb924';

-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_crew'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '45a909fef4e9d1e832a64b08b4dfe75e e3b0c44298fc1c149afbf4c8996fb924';
