-- After every migration, because the role may be made later than the table: the redirect nodes read
-- the salts, and nothing else in here.
do $$
begin
  if exists (select from pg_roles where rolname = 'waymark_redirect') then
    grant usage on schema analytics to waymark_redirect;
    grant select on analytics.visitor_salt to waymark_redirect;
  end if;
end $$;
