-- Any number of workspaces may claim a host, one each; at most one of them has proved it.
alter table domain
  drop constraint domain_name,
  add constraint domain_claim unique (workspace_id, name),
  add column moves_at     timestamptz,
  add column contender_id text references domain on delete set null;

create unique index domain_proved on domain (name) where verified;
create index domain_by_name on domain (name, id);
create index domain_by_contender on domain (contender_id) where contender_id is not null;
create index domain_on_notice on domain (checked_at, id) where moves_at is not null;

comment on column domain.moves_at is 'When it goes to the contender, unless its record comes back; null without notice.';
comment on column domain.contender_id is 'The claim that has proved the host meanwhile.';

-- What the operator has taken down: links, workspaces, and hosts that nobody is sent to.
create table takedown (
  id           text        primary key,
  what         text        not null check (what in ('link', 'workspace', 'host')),
  subject      text        not null,
  workspace_id text        references workspace,
  reason       text        not null,
  source       text        not null check (source in ('operator', 'file')),
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint takedown_subject unique (what, subject)
);

comment on column takedown.subject is 'The id of the link or workspace, or the host in its canonical form.';
comment on column takedown.workspace_id is 'Whose it is; null for a host.';

create index takedown_newest on takedown (created_at, id);
create index takedown_from_file on takedown (what, subject) where source = 'file';
