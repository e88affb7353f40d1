-- What loads of a kind of their own brought: into which table, and from where.
select distinct
    account.target,
    loaded.file
from {{ this('load') }} as loaded
inner join {{ this('row_account') }} as account on loaded.load_id = account.load_id
where loaded.feed = {{ feed }}
order by account.target, loaded.file;
