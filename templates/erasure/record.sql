-- Keeps who asked for an erasure, who did it and why; by its hash the key, never by its text.
insert into {{ this('erasure') }} (
    erasure_id, run_id, hub, hash_key, requested_by, erased_by, reason, erased, until_date,
    row_count
)
values (
    {{ erasure.erasure_id }},
    {{ erasure.run_id }},
    {{ erasure.hub }},
    {{ erasure.hash_key }},
    {{ erasure.requested_by }},
    {{ erasure.erased_by }},
    {{ erasure.reason }},
    {{ erasure.erased }},
    {{ erasure.until }},
    {{ erasure.rows }}
);
