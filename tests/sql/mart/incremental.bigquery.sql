-- The mart's new rows take the place of those of the same grain; the others stay. The grain is
-- compared as one text, nulls included: what a delete depends on must be an equality here.
delete from marts.revenue_by_day as mart
where exists (
    select 1
    from fresh
    where
        to_json_string([
            to_json_string(fresh.passenger_hk),
            to_json_string(fresh.paid_on)
        ]) = to_json_string([
            to_json_string(mart.passenger_hk),
            to_json_string(mart.paid_on)
        ])
);

insert into marts.revenue_by_day (passenger_hk, paid_on, amount)
select passenger_hk, paid_on, amount
from fresh;
