-- What admin-service publishes and the other services read. Every row says in which transaction it
-- was written last; readers follow that, not a counter, because transactions do not commit in the
-- order in which counters are drawn.

create table document (
  kind    text   not null,
  id      text   not null,
  version bigint not null,
  xid     xid8   not null default pg_current_xact_id(),
  body    json,
  primary key (kind, id)
);

comment on column document.version is 'Grows by one with each change of this document.';
comment on column document.body is 'Null is a tombstone: the document was deleted.';

create index document_xid on document (xid);

-- Written by analytics-service once a day, outside the link's document, so that a new count neither
-- changes the link's ETag nor recompiles it.
create table click_count (
  link_id text        primary key,
  clicks  bigint      not null,
  as_of   timestamptz not null,
  xid     xid8        not null default pg_current_xact_id()
);

create index click_count_xid on click_count (xid);

-- Tells one database from another (a restored copy keeps it, an empty new one does not).
create table origin (
  id uuid not null default gen_random_uuid()
);

insert into origin default values;

create function announce() returns trigger language plpgsql as $$
begin
  -- A hint only: readers also poll. An empty payload lets PostgreSQL fold many into one.
  perform pg_notify('waymark_publication', '');
  return null;
end $$;

create trigger document_announce after insert or update on document
  for each statement execute function announce();

create trigger click_count_announce after insert or update on click_count
  for each statement execute function announce();
