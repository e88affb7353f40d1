-- One customer in a hundred changes in both satellites.
insert into raw_vault.sat_customer_crm
select
    customer_hk, getvariable('now'), getvariable('now'),
    unhex(md5(customer_no || getvariable('load_id')))::uuid, 'changed', 'bench',
    getvariable('load_id')
from raw_vault.hub_customer
where hash(customer_no, getvariable('load_id')) % 100 = 0 and load_id > 0;

insert into raw_vault.sat_customer_web
select
    customer_hk, getvariable('now'), getvariable('now'),
    unhex(md5(customer_no || getvariable('load_id')))::uuid, 'changed', 'bench',
    getvariable('load_id')
from raw_vault.hub_customer
where hash(customer_no, getvariable('load_id')) % 100 = 0 and load_id > 0;
