-- After every migration, because the roles may be made later than the tables: those who read what is
-- published, where an installation gives each service a role of its own.
do $$
declare
  reader text;
begin
  for reader in select rolname from pg_roles where rolname in ('waymark_redirect', 'waymark_analytics')
  loop
    execute format('grant usage on schema publication to %I', reader);
    execute format('grant select on publication.document, publication.click_count, publication.origin to %I', reader);
  end loop;
  if exists (select from pg_roles where rolname = 'waymark_analytics') then
    grant insert, update, delete on publication.click_count to waymark_analytics;
  end if;
end $$;
