-- What links refer to by key. A row's id is the id of its published document: workspace/key.

create table channel (
  id           text        primary key,
  workspace_id text        not null references workspace,
  key          text        not null,
  name         text        not null,
  kind         text        not null,
  address      text        not null,
  canonical    text        not null,
  message      text,
  subject      text,
  fallback     text,
  status       text        not null check (status in ('active', 'passive')),
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint channel_key unique (workspace_id, key),
  constraint channel_fallback foreign key (workspace_id, fallback)
    references channel (workspace_id, key)
);

comment on column channel.address is 'As it was typed; canonical is what links are made of.';

create table schedule (
  id           text        primary key,
  workspace_id text        not null references workspace,
  key          text        not null,
  name         text        not null,
  hours        jsonb       not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint schedule_key unique (workspace_id, key)
);

create table pool (
  id           text        primary key,
  workspace_id text        not null references workspace,
  key          text        not null,
  name         text        not null,
  members      jsonb       not null,
  sticky       boolean     not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint pool_key unique (workspace_id, key)
);

-- The default destination of a workspace is a URL or one of its channels.
alter table workspace rename column default_destination to default_url;
alter table workspace
  add column default_channel text,
  add constraint workspace_one_default check (default_url is null or default_channel is null),
  add constraint workspace_default_channel foreign key (id, default_channel)
    references channel (workspace_id, key);

-- Workspaces are published from now on, those with a default destination at once.
insert into publication.document (kind, id, version, body)
select 'workspace', id, 1,
       json_build_object('default_destination', json_build_object('url', default_url),
                         'keeps_addresses', false)
from workspace
where default_url is not null
on conflict do nothing;
