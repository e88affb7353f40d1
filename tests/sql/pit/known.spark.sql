-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '05e16666e94db707d7c6de4debe7d87bc263fa075db52d929ca3729b18fa9921';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '2ed978c93989104649a61361c6ce6ecb5e80867867455ec039bc3bd9b6463757';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = '22d9e0718f11ff5f029db4f8b941bb1cf4a492f6e7499636701e8fe6598c414a';
