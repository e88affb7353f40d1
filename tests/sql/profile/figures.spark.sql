-- What each delivery holds of each column: how many values there are, between which bounds they
-- lie, what they come to, how many are not as expected; and rows that tell how they are spread.
select
    load_id,
    count(*) as row_count,
    count(carrier) as known_1,
    min(octet_length(carrier)) as shortest_1,
    max(octet_length(carrier)) as longest_1,
    sum(octet_length(carrier)) as lengths_1,
    count(flight_no) as known_2,
    count(passenger_no) as known_3,
    min(octet_length(passenger_no)) as shortest_3,
    max(octet_length(passenger_no)) as longest_3,
    sum(octet_length(passenger_no)) as lengths_3,
    count(seat) as known_4,
    min(octet_length(seat)) as shortest_4,
    max(octet_length(seat)) as longest_4,
    sum(octet_length(seat)) as lengths_4,
    count(change_no) as known_5,
    cast(min(change_no) as string) as least_5,
    cast(max(change_no) as string) as greatest_5,
    cast(sum(change_no) as double) as total_5,
    count(case when change_no < cast('1' as int) then 1 end) as below_5,
    count(case when change_no > cast('9' as int) then 1 end) as above_5,
    count(case when change_no not in (cast('1' as int), cast('2' as int)) then 1 end) as others_5,
    count(change_no) - count(distinct change_no) as repeated_5,
    string_agg(to_json(named_struct('1', substr(carrier, 1, 100), '2', flight_no, '3', substr(passenger_no, 1, 100), '4', substr(seat, 1, 100), '5', change_no)), ',') as chosen_rows
from (
    -- The staged rows that are neither rejected nor filtered.
    select
        staged.load_id,
        staged.carrier,
        staged.flight_no,
        staged.passenger_no,
        staged.seat,
        staged.change_no
    from stage_desk_tickets as staged
) as delivered
group by load_id
order by load_id;

-- What each delivery holds of each column: how many values there are, between which bounds they
-- lie, what they come to, how many are not as expected; and rows that tell how they are spread.
select
    load_id,
    count(*) as row_count,
    count(carrier) as known_1,
    min(octet_length(carrier)) as shortest_1,
    max(octet_length(carrier)) as longest_1,
    sum(octet_length(carrier)) as lengths_1,
    count(flight_no) as known_2,
    count(passenger_no) as known_3,
    min(octet_length(passenger_no)) as shortest_3,
    max(octet_length(passenger_no)) as longest_3,
    sum(octet_length(passenger_no)) as lengths_3,
    count(seat) as known_4,
    min(octet_length(seat)) as shortest_4,
    max(octet_length(seat)) as longest_4,
    sum(octet_length(seat)) as lengths_4,
    count(change_no) as known_5,
    cast(min(change_no) as string) as least_5,
    cast(max(change_no) as string) as greatest_5,
    cast(sum(change_no) as double) as total_5,
    count(case when change_no < cast('1' as int) then 1 end) as below_5,
    count(case when change_no > cast('9' as int) then 1 end) as above_5,
    count(case when change_no not in (cast('1' as int), cast('2' as int)) then 1 end) as others_5,
    count(change_no) - count(distinct change_no) as repeated_5,
    string_agg(case when is_chosen then to_json(named_struct('1', substr(carrier, 1, 100), '2', flight_no, '3', substr(passenger_no, 1, 100), '4', substr(seat, 1, 100), '5', change_no)) end, ',') as chosen_rows
from (
    -- The staged rows that are neither rejected nor filtered.
    with starts as (
        select
            load_id,
            min(stage_row) as first_row
        from stage_desk_tickets
        group by load_id
    )

    select
        staged.load_id,
        staged.carrier,
        staged.flight_no,
        staged.passenger_no,
        staged.seat,
        staged.change_no,
        case staged.load_id
            when 7 then mod((staged.stage_row - starts.first_row) * 2500, 20000)
            else 0
        end < 2500 as is_chosen
    from stage_desk_tickets as staged
    inner join starts on staged.load_id = starts.load_id
    where staged.rejection is null
) as delivered
group by load_id
order by load_id;
