-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.link_crew_base add constraint link_crew_base_pkey primary key (crew_base_hk);

analyze raw_vault.link_crew_base (crew_base_hk, load_id);

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.link_route add constraint link_route_pkey primary key (route_hk);

analyze raw_vault.link_route (route_hk, load_id);

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.link_ticket add constraint link_ticket_pkey primary key (ticket_hk);

analyze raw_vault.link_ticket (ticket_hk, load_id);
