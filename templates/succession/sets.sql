-- Each set as one version, by the hashes of all its rows.
{{ dialect.temporary('carried_sets') }}
select
    {{ this.hash_key }},
    applied_date,
    load_date,
    dvault_position,
    {{ dialect.gather(hashing.shown('hashdiff')) }} as hashdiff
from carried
group by {{ this.hash_key }}, applied_date, load_date, dvault_position;
