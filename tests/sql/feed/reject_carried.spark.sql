-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'hub_flight', 2, 'conflicting versions', '{"carrier": "DV"}');

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'hub_airport', 2, 'conflicting versions', '{"carrier": "DV"}');

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'sat_flight_plans', 2, 'conflicting versions', '{"carrier": "DV"}');
