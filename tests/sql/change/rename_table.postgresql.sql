-- A table gets another name, and what finds its rows is called after it; no row is touched.
-- A table gets another name; no row of it is touched.
alter table raw_vault.sat_ticket_counter rename to sat_ticket_desk;

alter index if exists raw_vault.sat_ticket_counter_key
rename to sat_ticket_desk_key;

alter index if exists raw_vault.sat_ticket_counter_pkey
rename to sat_ticket_desk_pkey;

alter index if exists raw_vault.sat_ticket_counter_load_id_idx
rename to sat_ticket_desk_load_id_idx;
