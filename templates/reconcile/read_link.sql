-- How many rows of each load bring a relation that the vault did not hold as of that load, with
-- these partners, child keys and values, and the first of them. Rows that were refused are left out.
-- Of feeds that were loaded side by side in one run any may have stored it.
with known as (
    select
        load_id,
        max(load_id) over (partition by run_id) as last_of_run
    from {{ known }}
)

select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from {{ feed.rows }} as staged
inner join known on staged.load_id = known.load_id
left join {{ this.table }} as stored
    on
        staged.{{ source.hash_key }} = stored.{{ this.hash_key }}
        and known.last_of_run >= stored.load_id
{% for name, told in pairs %}
        and {{ dialect.same(dialect.column('stored', name), dialect.column('staged', told)) }}
{% endfor %}
where
    stored.load_id is null
    and staged.{{ source.hash_key }} not in ({{ hashing.unknown }}, {{ hashing.error }})
    and not exists (
        select 1
        from {{ refused }} as refused
        where
            refused.target = {{ target | text }}
            and refused.load_id = staged.load_id
            and refused.delivery_row = staged.delivery_row
    )
group by staged.load_id
order by staged.load_id;
