-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'hub_crew', 2, 'conflicting versions', '{"carrier": "DV"}');

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'hub_airport', 2, 'conflicting versions', '{"carrier": "DV"}');

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'sat_crew_rank', 2, 'conflicting versions', '{"carrier": "DV"}');
