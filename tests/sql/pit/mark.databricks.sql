-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_ticket'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '114dfdca6167b48c770fcecb1e77b8fe e3b0c44298fc1c149afbf4c8996fb924';

-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_flight'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '54583679d97dcb97ecb562ce8f8d9cda e3b0c44298fc1c149afbf4c8996fb924';

-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into audit.build as build
using (
    select coalesce(max(load_id), 0) as load_id
    from audit.load
) as loaded
    on build.entity = 'pit_crew'
when matched then
    update set run_id = 0, load_id = loaded.load_id, digest = '71fa74e560016677a4864562294cb8d3 e3b0c44298fc1c149afbf4c8996fb924';
