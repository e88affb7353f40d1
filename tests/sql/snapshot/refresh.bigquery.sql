-- The snapshots that are kept now; each is the first instant of its day.
delete from business_vault.snapshot where true;

insert into business_vault.snapshot (snapshot_date)
values
(datetime '2024-01-31 00:00:00'),
(datetime '2024-02-01 00:00:00');
