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
      and rolname in ('waymark_admin', 'waymark_analytics', 'waymark_redirect')
  loop
    execute format('revoke all on all tables in schema publication from %I', name);
    case name
      when 'waymark_admin' then
        grant select, insert, update on publication.document to waymark_admin;
        grant select, insert, update, delete on publication.waiting_document to waymark_admin;
        grant select, delete on publication.reader to waymark_admin;
        grant select, insert, update, delete on publication.link_label to waymark_admin;
        grant select on publication.click_count, publication.flyway_schema_history
          to waymark_admin;
      when 'waymark_analytics' then
        grant select on publication.api_key_holder, publication.published_link,
          publication.published_channel, publication.link_label,
          publication.flyway_schema_history to waymark_analytics;
        grant select, insert, update on publication.click_count to waymark_analytics;
      when 'waymark_redirect' then
        grant select on publication.served_document, publication.click_count, publication.origin
          to waymark_redirect;
        grant select, insert, update on publication.reader to waymark_redirect;
    end case;
  end loop;
end
$$;
