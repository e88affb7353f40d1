-- The table holds what was loaded up to here; an update takes no subquery as a value here.
merge into {{ audit('build') }} as build
using (
    select coalesce(max(load_id), 0) as load_id
    from {{ audit('load') }}
) as loaded
    on build.entity = {{ this.table.name | text }}
when matched then
    update set run_id = {{ run_id }}, load_id = loaded.load_id, digest = {{ digest }};
