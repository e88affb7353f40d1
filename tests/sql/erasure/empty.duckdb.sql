-- Empties the personal columns of a key's rows, or puts what stands for them in their place.
update raw_vault.hub_airport set
    collision_code = null,
    airport_code = null
where
    airport_hk = cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid)
    and (
        collision_code is not null
        or airport_code is not null
    );
