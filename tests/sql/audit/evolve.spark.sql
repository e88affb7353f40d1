-- Accounts get the count of filtered rows; those that are there say nothing of it, for no row was.
alter table audit.row_account add column filtered bigint;
