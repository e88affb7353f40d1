-- The deliveries of this batch; each file is one load. Values are no table here, only inserted.
drop table if exists delivery;

create temp table delivery (
    load_id bigint,
    load_date timestamp,
    filename varchar(65535)
);

insert into delivery (load_id, load_date, filename)
values
(1, timestamp '2024-01-31 12:00:00', 'data/ranks_1.csv');

-- The deliveries of this batch; each file is one load. Values are no table here, only inserted.
drop table if exists delivery;

create temp table delivery (
    load_id bigint,
    load_date timestamp,
    filename varchar(65535)
);

insert into delivery (load_id, load_date, filename)
values
(1, timestamp '2024-01-31 12:00:00', 'data/archive_1.csv');

-- The deliveries of this batch; each file is one load. Values are no table here, only inserted.
drop table if exists delivery;

create temp table delivery (
    load_id bigint,
    load_date timestamp,
    filename varchar(65535)
);

insert into delivery (load_id, load_date, filename)
values
(1, timestamp '2024-01-31 12:00:00', 'data/rosters_1.csv');
