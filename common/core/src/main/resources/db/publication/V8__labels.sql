-- What people call links, for statistics: nodes need none of it, and a link that gets another title
-- is not to be sent to all of them. Written by the admin service's triggers on its links.
create table link_label (
  link_id     text collate "C" primary key,
  workspace   text collate "C" not null,
  domain      text,
  slug        text             not null,
  title       text,
  tags        text[]           not null,
  folded_tags text[]           not null
);

comment on column link_label.domain is 'Null is the default domain.';
comment on column link_label.folded_tags is 'The tags in lower case.';

create index link_label_workspace on link_label (workspace);
create index link_label_tags on link_label using gin (folded_tags);

create view published_channel as
  select id, body ->> 'key' as key, body ->> 'name' as name from document
  where kind = 'channel' and body is not null;

comment on view published_channel is 'What people call the channels that are there.';
