-- Rejected rows of some feeds that may name a key, as known at a moment: those in which its letters
-- stand somewhere.
select
    loaded.feed,
    rejected.load_id,
    rejected.delivery_row,
    rejected.target,
    rejected.reason,
    rejected.delivered
from {{ this('rejected_row') }} as rejected
inner join {{ this('load') }} as loaded on rejected.load_id = loaded.load_id
where
    loaded.feed in ({{ feeds }})
{% if known is not none %}
    and loaded.load_date <= {{ known }}
{% endif %}
{% for letters in words %}
    and upper(rejected.delivered) like {{ '%' ~ letters ~ '%' }}
{% endfor %}
order by rejected.load_id, rejected.delivery_row, rejected.target;
