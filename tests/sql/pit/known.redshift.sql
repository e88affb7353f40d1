-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '8faa53c34694920ca9e98ae4b6edf611a49687dd3dfd781778576a32e8cd138b';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = 'ede6ca0667d699b3c8e4076285838d5410a9e256236b1b6182407135bfb12f6d';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = '201a579268550b4fe45b1cfd1a17c6b15745078b10a56852aba836fb63100c90';
