-- Who loads adds rows to the raw vault and the audit and changes none but how a run ends, and owns
-- what is built; who audits reads all of it; who analyses is let into what is built.
grant usage on schema raw_vault, audit to dvault_loader, dvault_auditor;
grant usage on schema business_vault, marts
to dvault_loader, dvault_auditor, dvault_analyst;
grant create on schema business_vault, marts to dvault_loader;

grant select, insert on all tables in schema raw_vault, audit
to dvault_loader;
grant update (finished, status, message) on audit.run to dvault_loader;
grant update, delete on audit.build to dvault_loader;
grant select on all tables
in schema raw_vault, business_vault, marts, audit
to dvault_auditor;

alter default privileges for role "Ann" in schema raw_vault, audit
grant select, insert on tables to dvault_loader;
alter default privileges for role "Ann"
in schema raw_vault, business_vault, marts, audit
grant select on tables to dvault_auditor;
alter default privileges for role dvault_loader in schema raw_vault, audit
grant select, insert on tables to dvault_loader;
alter default privileges for role dvault_loader
in schema raw_vault, business_vault, marts, audit
grant select on tables to dvault_auditor;

grant connect on database airline to dvault_loader, dvault_auditor, dvault_analyst;
grant temporary on database airline to dvault_loader;
