-- Analysts read these columns of a table; others, if it has any, are personal.
revoke all on business_vault.dim_flight from dvault_analyst;
grant select on business_vault.dim_flight to dvault_analyst;

-- Analysts read these columns of a table; others, if it has any, are personal.
revoke all on business_vault.dim_flight from dvault_analyst;
grant select (passenger_hk, "of") on business_vault.dim_flight to dvault_analyst;
