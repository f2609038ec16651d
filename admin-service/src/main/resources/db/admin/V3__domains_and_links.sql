-- Hosts beside the default one on which a workspace's links answer.
create table domain (
  id                         text        primary key,
  workspace_id               text        not null references workspace,
  name                       text        not null constraint domain_name unique,
  txt_record                 text        not null,
  verified                   boolean     not null,
  checked_at                 timestamptz,
  root_url                   text,
  apple_app_site_association jsonb,
  assetlinks                 jsonb,
  version                    bigint      not null,
  created_at                 timestamptz not null,
  updated_at                 timestamptz not null
);

comment on column domain.name is 'The host in lower-case ASCII.';
comment on column domain.checked_at is 'When DNS was asked last for the record.';

create index domain_of_workspace on domain (workspace_id, created_at, id);

-- A link on a domain that was removed keeps the name of it, and does not answer.
alter table link add column domain_id text references domain on delete set null;

create index link_of_domain on link (domain_id, id);

drop index link_slug;
create unique index link_slug on link (coalesce(domain_id, ''), slug_folded)
  where domain is null or domain_id is not null;

-- What else a link can have. Structured values are kept as they were written, like rules.
alter table link
  alter column target drop not null,
  add column starts_at        timestamptz,
  add column expires_at       timestamptz,
  add column max_clicks       bigint,
  add column fallback_url     text,
  add column fallback_channel text,
  add column password         text,
  add column password_version bigint not null default 0,
  add column routing_rules    jsonb,
  add column ab_variants      jsonb,
  add column sequence         jsonb,
  add column hub              jsonb,
  add column deep_link        jsonb,
  add column forward_params   varchar[] not null default '{}',
  add column og_title         text,
  add column og_description   text,
  add column og_image         text,
  add column rules_version    bigint not null default 0;

update link set rules_version = 1 where rules <> '[]';

comment on column link.password is 'A slow hash; the password itself is stored nowhere.';
comment on column link.rules_version is 'Grows when the rules change; 0 before there were any.';

-- Slugs of links that were deleted or renamed. Printed codes lead to them for years, so nobody else
-- gets them for a while.
create table retired_slug (
  domain       text        not null,
  slug_folded  text        not null,
  workspace_id text        not null,
  link_id      text        not null,
  retired_at   timestamptz not null,
  primary key (domain, slug_folded)
);

comment on column retired_slug.domain is 'The host; empty is the default domain.';
comment on column retired_slug.link_id is 'The link that had it, and may take it back.';
