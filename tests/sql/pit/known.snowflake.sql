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
    and digest = '6160cd1d1502bbdb0d1a1e11ec271ad02f7bbebef0bbaca8185baf0862780b66';
