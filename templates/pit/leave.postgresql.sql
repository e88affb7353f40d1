-- The earliest moment of all tells the index where in the table the rows are.
delete from {{ this.table }}
using touched
where
    {{ this.table }}.{{ this.parent.hash_key }} = touched.{{ this.parent.hash_key }}
    and {{ this.table }}.snapshot_date >= touched.since
    and {{ this.table }}.snapshot_date >= (select min(since) from touched);
