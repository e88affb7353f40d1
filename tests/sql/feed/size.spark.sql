-- How much a table holds is not known beforehand.
select 0 as bytes;
