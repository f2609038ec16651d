-- What somebody wrote of a link, channel, pool, schedule or workspace, each time they did, in the
-- transaction of the change. A resource that was there before has none until its next change.
create table resource_version (
  id            text        primary key,
  workspace_id  text        not null references workspace,
  subject       text        not null,
  number        bigint      not null,
  rules_version bigint,
  at            timestamptz not null,
  caller        text,
  document      jsonb       not null
);

comment on column resource_version.subject is 'The id of the link or workspace; of others, that of their published document with its kind.';
comment on column resource_version.number is 'The version of the resource, which its ETag has, too.';
comment on column resource_version.rules_version is 'Of a link: which version of its rules, as its clicks carry it.';
comment on column resource_version.caller is 'The id of the API key or person, or operator; null where nobody knows.';
comment on column resource_version.document is 'Without password and counters.';

create unique index resource_version_newest on resource_version (subject, number);
create index resource_version_oldest on resource_version (at);
