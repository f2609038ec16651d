-- Who may do what in Waymark's database. Run by its superuser before the migrations, and at every
-- start; running it again changes nothing. The passwords are set apart from it.
--
-- One role owns everything, and no service holds it:
--   waymark_migration  owns the schemas admin, publication and analytics, and brings them up to date
--                      before the services start
-- Each service has a role of its own and no more than it needs. Which tables that is says
-- afterMigrate__rights.sql, beside the migrations of each schema:
--   waymark_admin      changes what is in admin and publication
--   waymark_analytics  changes what is in analytics, reads some of publication, writes click counts
--   waymark_redirect   reads what redirect nodes hold, and the visitor salts
do $$
declare
  name text;
begin
  foreach name in array
    array['waymark_migration', 'waymark_admin', 'waymark_analytics', 'waymark_redirect']
  loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I', name);
    end if;
    execute format(
      'alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', name);
    execute format('grant connect on database %I to %I', current_database(), name);
  end loop;
  execute format('revoke all on database %I from public', current_database());
end
$$;

revoke all on schema public from public;

-- Before there was waymark_migration, two of the services owned what they migrated.
reassign owned by waymark_admin, waymark_analytics, waymark_redirect to waymark_migration;
create schema if not exists admin authorization waymark_migration;
create schema if not exists publication authorization waymark_migration;
create schema if not exists analytics authorization waymark_migration;
alter default privileges for role waymark_admin in schema publication
  revoke select on tables from waymark_redirect, waymark_analytics;

revoke all on schema admin, publication, analytics
  from waymark_admin, waymark_analytics, waymark_redirect;
grant usage on schema admin to waymark_admin;
grant usage on schema publication to waymark_admin, waymark_analytics, waymark_redirect;
grant usage on schema analytics to waymark_analytics, waymark_redirect;
