-- All of a table, for a Python mart.
select *
from business_vault.fact_payment;
