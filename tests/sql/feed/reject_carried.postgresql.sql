-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
values;
