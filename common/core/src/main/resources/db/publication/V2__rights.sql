-- The one right on this schema that reading it does not bring. Whoever sets up the database gives
-- the readers theirs (`alter default privileges`); a database without these roles needs none.
do $$
begin
  if exists (select from pg_roles where rolname = 'waymark_analytics') then
    grant insert, update on click_count to waymark_analytics;
  end if;
end
$$;
