create table workspace (
  id                  text        primary key,
  name                text        not null,
  plan                text        not null check (plan in ('free', 'pro', 'team', 'agency')),
  default_utm_params  jsonb       not null,
  default_destination text,
  time_zone           text        not null,
  version             bigint      not null,
  created_at          timestamptz not null,
  updated_at          timestamptz not null
);

create index workspace_newest on workspace (created_at, id);

create table api_key (
  id           text        primary key,
  workspace_id text        not null references workspace,
  name         text        not null,
  role         text        not null check (role in ('viewer', 'editor', 'admin', 'owner')),
  key_prefix   text        not null,
  hash         text        not null constraint api_key_hash unique,
  created_at   timestamptz not null
);

comment on column api_key.hash is 'SHA-256 in hexadecimal; the key itself is stored nowhere.';

create index api_key_of_workspace on api_key (workspace_id, created_at, id);

create table link (
  id           text        primary key,
  workspace_id text        not null references workspace,
  domain       text,
  slug         text        not null,
  slug_folded  text        not null,
  target       text        not null,
  title        text,
  note         text,
  tags         varchar[]   not null,
  active       boolean     not null,
  rules        jsonb       not null,
  utm_params   jsonb       not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);

comment on column link.domain is 'Null is the default domain.';
comment on column link.slug_folded is 'Slugs are unique regardless of case.';

create unique index link_slug on link (coalesce(domain, ''), slug_folded);
create index link_by_creation on link (workspace_id, created_at, id);
create index link_by_update on link (workspace_id, updated_at, id);
create index link_by_slug on link (workspace_id, slug_folded, id);

-- Answers to requests that carried an Idempotency-Key, for those who send them again.
create table idempotent_answer (
  caller      text        not null,
  key         text        not null,
  fingerprint text        not null,
  version     bigint,
  answer      text,
  created_at  timestamptz not null,
  primary key (caller, key)
);

comment on column idempotent_answer.answer is 'Null while the first request is at work.';

create index idempotent_answer_age on idempotent_answer (created_at);
