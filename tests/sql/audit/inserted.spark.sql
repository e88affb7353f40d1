-- How many rows each table was given, by the accounts.
select target, cast(sum(inserted) as bigint) as inserted
from audit.row_account
group by target
having sum(inserted) > 0;
