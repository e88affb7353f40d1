-- What takes the values of a column where DuckDB has converted them.
drop table if exists pg_temp.converted_1 cascade;

create temp table converted_1 as
select
    cast(null as text) as delivered_text,
    cast(null as date) as captured_value
limit 0;

-- What takes the values of a column where DuckDB has converted them.
drop table if exists pg_temp.converted_1 cascade;

create temp table converted_1 as
select
    cast(null as text) as delivered_text,
    cast(null as text) as captured_value
limit 0;
