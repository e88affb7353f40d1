-- What a Python mart has computed.
drop table if exists pg_temp.frame;

create temp table frame (
    "day" timestamp
);
