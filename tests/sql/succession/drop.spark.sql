-- What was made on the way is needed no more.
drop table if exists versions;
drop table if exists moments;
drop table if exists carried;
drop table if exists kept;
