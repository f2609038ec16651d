-- What the service may do in here, if it has the role that db/roles.sql makes and does not migrate
-- itself. Said anew after every migration.
do $$
begin
  -- Two who migrate at the same time would be in each other's way.
  perform pg_advisory_xact_lock(x'574D72696768'::bigint);
  if exists (select from pg_roles where rolname = 'waymark_admin' and rolname <> current_user) then
    revoke all on all tables in schema admin from waymark_admin;
    grant select, insert, update, delete on all tables in schema admin to waymark_admin;
    revoke update, delete on admin.audit_entry from waymark_admin;
    if to_regprocedure('admin.erase_audit_entries(text, int)') is not null then
      grant execute on function admin.erase_audit_entries(text, int) to waymark_admin;
    end if;
    revoke insert, update, delete on admin.flyway_schema_history from waymark_admin;
  end if;
end
$$;
