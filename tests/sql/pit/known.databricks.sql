-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '280a289c07b305afd101a7e4da67647bca443ba0521cf45cc3385f31426f5974';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '3fd45c8df2361859d39c68823fe54e88463791af0a36f29daec0932f0521529a';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = '51fbb6af59a41cd697376beea3ce1e1a60700aaa45747a4250ae64e1f388aa87';
