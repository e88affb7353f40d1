delete from {{ this.table }}
using touched
where
    {{ this.table }}.{{ this.parent.hash_key }} = touched.{{ this.parent.hash_key }}
    and {{ this.table }}.snapshot_date >= touched.since
    -- of all of them, which tells where in the table they are
    and {{ this.table }}.snapshot_date >= (select min(since) from touched);
