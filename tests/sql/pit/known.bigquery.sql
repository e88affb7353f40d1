-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = 'd6b6ddb9a9d992ff77c3e1c87b03c81d81279b8f2f17f74092a755e91da8c0fb';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = 'ee1f6029b6dcf96ad4d00fd22fef5c26dddfd10693a75edb05234d100b48c620';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = '3ab675cc9ec465bf631b95518f16a7c0e3f2ace5a9d4e6a1fab3f5864e2d98c7';
