-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table raw_vault.link_payment drop constraint if exists link_payment_pkey;
