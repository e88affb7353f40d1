-- The books of a load that was written by hand.
insert into audit.load
select
    getvariable('load_id'), 1, 'bench', 'bench', 0, getvariable('load_id'), getvariable('now'),
    0, 0, getvariable('now'), getvariable('now'), 'loaded', null, 'dvault/1/md5/native';
