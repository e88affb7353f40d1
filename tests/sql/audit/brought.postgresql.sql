-- Some loads: what each of them read, and who ran it.
select
    loaded.load_id,
    loaded.feed,
    loaded.file,
    loaded.load_date,
    loaded.run_id,
    runner.command,
    runner.who,
    runner.started,
    loaded.sha256
from audit.load as loaded
left join audit.run as runner on loaded.run_id = runner.run_id
where loaded.load_id in (1, 7)
order by loaded.load_id;
