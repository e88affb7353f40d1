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
    entity = 'pit_crew'
    and digest = '27eee38219ff97b81b0690f534d5af985d694d59b7f277492123e86d30390ab3';
