-- Who loads adds rows to the raw vault and the audit and changes none but how a run ends, and owns
-- what is built; who audits reads all of it; who analyses is let into what is built.
grant usage on schema {{ schemas.raw_vault }}, {{ schemas.audit }} to {{ loader }}, {{ auditor }};
grant usage on schema {{ schemas.business_vault }}, {{ schemas.marts }}
to {{ loader }}, {{ auditor }}, {{ analyst }};
grant create on schema {{ schemas.business_vault }}, {{ schemas.marts }} to {{ loader }};

grant select, insert on all tables in schema {{ schemas.raw_vault }}, {{ schemas.audit }}
to {{ loader }};
grant update (finished, status, message) on {{ audit('run') }} to {{ loader }};
grant update, delete on {{ audit('build') }} to {{ loader }};
grant select on all tables
in schema {{ schemas.raw_vault }}, {{ schemas.business_vault }}, {{ schemas.marts }}, {{ schemas.audit }}
to {{ auditor }};

{% for creator in creators %}
alter default privileges for role {{ creator }} in schema {{ schemas.raw_vault }}, {{ schemas.audit }}
grant select, insert on tables to {{ loader }};
alter default privileges for role {{ creator }}
in schema {{ schemas.raw_vault }}, {{ schemas.business_vault }}, {{ schemas.marts }}, {{ schemas.audit }}
grant select on tables to {{ auditor }};
{% endfor %}

{% for database in databases %}
grant connect on database {{ database }} to {{ loader }}, {{ auditor }}, {{ analyst }};
grant temporary on database {{ database }} to {{ loader }};
{% endfor %}
