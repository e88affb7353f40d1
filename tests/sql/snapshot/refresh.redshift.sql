-- The snapshots that are kept now; each is the first instant of its day.
delete from business_vault."snapshot";

insert into business_vault."snapshot" (snapshot_date)
values
(timestamp '2024-01-31 00:00:00'),
(timestamp '2024-02-01 00:00:00');
