-- Who may do what in here, of the roles that db/roles.sql makes. Said anew after every migration; a
-- database without these roles needs none of it. Who migrates is the owner, who may do everything.
do $$
declare
  name text;
begin
  -- Two who migrate at the same time would be in each other's way.
  perform pg_advisory_xact_lock(x'574D72696768'::bigint);
  for name in
    select rolname from pg_roles where rolname <> current_user
      and rolname in ('waymark_analytics', 'waymark_redirect')
  loop
    execute format('revoke all on all tables in schema analytics from %I', name);
    case name
      when 'waymark_analytics' then
        grant select, insert, update, delete on all tables in schema analytics
          to waymark_analytics;
        revoke insert, update, delete on analytics.flyway_schema_history from waymark_analytics;
        grant execute on function analytics.make_click_day(date), analytics.drop_click_day(date)
          to waymark_analytics;
      when 'waymark_redirect' then
        grant usage on schema analytics to waymark_redirect;
        grant select on analytics.visitor_salt to waymark_redirect;
    end case;
  end loop;
end
$$;
