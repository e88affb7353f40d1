-- The tables into which a history was carried over.
select distinct account.target
from audit.load as loaded
inner join audit.row_account as account on loaded.load_id = account.load_id
where loaded.feed = 'carried over'
order by account.target;
