-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'hub_passenger', 2, 'conflicting versions', '{"carrier": "DV"}');

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'link_payment', 2, 'conflicting versions', '{"carrier": "DV"}');

-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values
(1, 'hub_flight', 2, 'conflicting versions', '{"carrier": "DV"}');
