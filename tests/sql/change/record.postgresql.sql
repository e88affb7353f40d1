-- Keeps what a run gives another name.
insert into audit.renamed (
    rename_id, run_id, kind, target, name_before, name_after
)
values
(
    1,
    7,
    'column',
    'raw_vault.sat_ticket_desk',
    'old_0',
    'class'
),
(
    2,
    7,
    'column',
    'raw_vault.sat_ticket_desk',
    'old_1',
    'price'
),
(
    3,
    7,
    'column',
    'raw_vault.sat_ticket_desk',
    'old_2',
    'is_full_fare'
);
