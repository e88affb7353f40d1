-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '690a443c917677025ba8c8ce6376b07fd11000ef9c42f27202c635de087a48f9';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '6dc561b4054ab7db2b796e19646ce0e13ec618ca60c8a1892ad4202a115881da';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = '23942f8e6f29f174f714bbcbdd45e98b2a16c1c435d7f04b15e0bc3f3ce64276';
