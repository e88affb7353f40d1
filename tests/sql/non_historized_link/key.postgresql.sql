-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.link_payment add constraint link_payment_pkey primary key (payment_hk);

analyze raw_vault.link_payment (payment_hk, load_id);
