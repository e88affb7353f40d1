-- Accounts get the counts that came later; those that are there say nothing of them, for there were
-- none: filtered rows, and rows that a delivery implied.
alter table audit.row_account add column filtered bigint;
alter table audit.row_account add column implied bigint;
