-- A deleted workspace can be taken back for a while; then everything of it is erased, some rows at a
-- time, the workspace itself last.
alter table workspace
  add column deleted_at timestamptz,
  add column erasing    boolean not null default false;

comment on column workspace.deleted_at is 'Null while nobody has deleted it.';
comment on column workspace.erasing is 'Whether its erasure has begun, so that it cannot be taken back.';

create index workspace_deleted on workspace (deleted_at, id) where deleted_at is not null;

-- The audit log is never changed; it goes as a whole, with its workspace. The service has no right to
-- delete entries: it may call a function that looks whether their workspace is being erased.
create function refuse_deletion() returns trigger language plpgsql as $$
begin
  if exists (select from admin.workspace where id = old.workspace_id and erasing) then
    return old;
  end if;
  raise exception 'the audit log is only ever added to';
end $$;

drop trigger audit_entry_append_only on audit_entry;
create trigger audit_entry_append_only before update or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger audit_entry_kept before delete on audit_entry
  for each row execute function refuse_deletion();

create function erase_audit_entries(erased text, most int) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from admin.audit_entry where id in (
      select entry.id from admin.audit_entry as entry
      join admin.workspace on workspace.id = entry.workspace_id
      where entry.workspace_id = erased and workspace.erasing and workspace.deleted_at is not null
      order by entry.created_at, entry.id limit most)
    returning 1)
  select count(*) from gone
$$;

revoke all on function erase_audit_entries(text, int) from public;
