-- All staged rows of a delivery that holds several load dates; they are loaded part by part.
drop table if exists whole_crew_ranks_before;

create table whole_crew_ranks_before using parquet as
select
    load_id,
    load_date,
    applied_date,
    delivery_row,
    crew_no,
    rank,
    crew_hk,
    crew_rank_before_hashdiff,
    rejection,
    delivered
from rows_crew_ranks_before;
