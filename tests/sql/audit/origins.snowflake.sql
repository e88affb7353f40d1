-- What loads of a kind of their own brought: into which table, and from where.
select distinct
    account.target,
    loaded.file
from audit.load as loaded
inner join audit.row_account as account on loaded.load_id = account.load_id
where loaded.feed = 'carried over'
order by account.target, loaded.file;
