-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = '76c131bf0ec67a35d6c5be32d81fae3b7fe341a5f41352fcd68582ddac0b6501';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '2607b3014c9b978032b978650c6766cc55420e535ec0c50d72c6deae5ef8138e';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = 'b4b4951f959c6bbd725b189e00d767c8f44d6ce20c32785f81faf4aa7c5a3741';
