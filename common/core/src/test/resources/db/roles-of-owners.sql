-- Who may do what in Waymark's database. Run by its superuser at every start; running it again
-- changes nothing. The passwords are set apart from it.
--
-- Each service has a role of its own and no more than it needs:
--   waymark_admin      owns the schemas admin and publication
--   waymark_analytics  owns the schema analytics, reads publication (and writes the click counts,
--                      which the migrations that make them grant)
--   waymark_redirect   reads publication (and the visitor salts in analytics, which the migrations
--                      that make them grant)
do $$
declare
  name text;
begin
  foreach name in array array['waymark_admin', 'waymark_analytics', 'waymark_redirect'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I', name);
    end if;
    execute format('alter role %I login nosuperuser nocreatedb nocreaterole', name);
    execute format('grant connect on database %I to %I', current_database(), name);
  end loop;
  execute format('revoke all on database %I from public', current_database());
end
$$;

revoke all on schema public from public;

create schema if not exists admin authorization waymark_admin;
create schema if not exists publication authorization waymark_admin;
create schema if not exists analytics authorization waymark_analytics;

grant usage on schema publication to waymark_redirect, waymark_analytics;
grant select on all tables in schema publication to waymark_redirect, waymark_analytics;
alter default privileges for role waymark_admin in schema publication
  grant select on tables to waymark_redirect, waymark_analytics;
