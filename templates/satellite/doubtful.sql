-- The keys that need to be judged: those that are new, are delivered twice, or ever had another
-- content than the one delivered. Of all others nothing has changed, as one comparison tells; by a
-- window that takes three times as long.
{{ dialect.temporary('doubtful') }}
select {{ source.hash_key }} as hash_key
from {{ feed.stage }}
group by {{ source.hash_key }}
having count(*) > 1
union all
select delivered.{{ source.hash_key }}
from {{ feed.stage }} as delivered
left join {{ this.table }} as known
    on delivered.{{ source.hash_key }} = known.{{ this.hash_key }}
where
    known.{{ this.hash_key }} is null
    or known.hashdiff <> delivered.{{ source.hashdiff }}
    or known.applied_date > delivered.applied_date
{% if this.sequenced %}
    or known.applied_date = delivered.applied_date;
{% else %}
    or (known.applied_date = delivered.applied_date and known.load_date >= delivered.load_date);
{% endif %}
