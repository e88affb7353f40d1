-- An incremental mart is made anew: it would keep the rows it has, with all they hold.
delete from marts.busy_flight;
