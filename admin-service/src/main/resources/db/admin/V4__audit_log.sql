-- Who changed what. Written in the transaction of the change, and never again.
create table audit_entry (
  id           text        primary key,
  workspace_id text        not null references workspace,
  caller       text        not null,
  action       text        not null,
  subject      text        not null,
  before       jsonb,
  after        jsonb,
  created_at   timestamptz not null
);

comment on column audit_entry.caller is 'The id of the API key, or operator.';
comment on column audit_entry.subject is 'The id of what was changed.';
comment on column audit_entry.before is 'Null when it was not there; of a change, only what differs.';
comment on column audit_entry.after is 'Null when it is gone; of a change, only what differs.';

create index audit_entry_newest on audit_entry (workspace_id, created_at, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to';
end $$;

create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
