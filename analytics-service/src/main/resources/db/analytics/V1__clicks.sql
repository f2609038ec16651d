-- What was taken from each producer's stream, moved in the transaction that stores the clicks.
create table producer (
  id           uuid        primary key,
  number       integer     not null unique generated always as identity,
  sender       bigint      not null,
  epoch        bigint      not null,
  next         bigint      not null,
  journal_next bigint      not null,
  taken        bigint      not null default 0,
  heard_at     timestamptz not null
);

comment on column producer.number is 'Stands for the id in the clicks, which are many.';
comment on column producer.sender is 'The newest process that has delivered; older ones are refused.';
comment on column producer.next is 'The sequence number expected next, in that epoch.';
comment on column producer.journal_next is 'How far the journal was when it delivered last.';
comment on column producer.taken is 'Sequence numbers taken in all: stored, rejected or declared lost.';

create table click (
  at            timestamptz(3) not null,
  id            uuid           not null,
  workspace_id  text           not null,
  link_id       text           not null,
  producer      integer        not null,
  epoch         bigint         not null,
  sequence      bigint         not null,
  visitor_class text           not null,
  outcome       text           not null,
  scan          boolean        not null,
  step          text           not null,
  rule          text,
  variant       text,
  channel       text,
  country       text,
  device        text,
  os            text,
  browser       text,
  language      text,
  referrer      text,
  utm_source    text,
  utm_medium    text,
  utm_campaign  text,
  utm_term      text,
  utm_content   text,
  visitor       bigint,
  address       text
) partition by range (at);

comment on table click is 'One row per event, in partitions of one UTC day.';
comment on column click.visitor is 'Tells visitors of one day apart; the salt it was made with is gone.';

-- Rows come nearly in the order of their time, so a block range index costs next to nothing.
create index click_at on click using brin (at);

-- For the answers about one workspace, so that it does not read the clicks of all the others.
create index click_workspace on click (workspace_id, at);

-- What cannot be stored never blocks the stream behind it.
create table rejected_click (
  producer    integer     not null,
  epoch       bigint      not null,
  sequence    bigint      not null,
  reason      text        not null,
  record      bytea       not null,
  rejected_at timestamptz not null,
  primary key (producer, epoch, sequence)
);

-- Sequence numbers that their producer can no longer send.
create table lost_clicks (
  producer       integer     not null,
  epoch          bigint      not null,
  first_sequence bigint      not null,
  last_sequence  bigint      not null,
  noted_at       timestamptz not null
);

comment on column lost_clicks.epoch is 'The epoch of the batch that said so.';

-- How many rows of each day came from each producer: outlives the partitions.
create table click_day (
  day      date    not null,
  producer integer not null,
  rows     bigint  not null,
  primary key (day, producer)
);

-- Clicks of a quarter of an hour, so that days of zones with half hours come out right. Every row of
-- click is in one of clicks, other, bots, previews and prefetches; scans are among clicks.
create table click_bucket (
  link_id      text        not null,
  bucket       timestamptz not null,
  workspace_id text        not null,
  clicks       integer     not null,
  scans        integer     not null,
  other        integer     not null,
  bots         integer     not null,
  previews     integer     not null,
  prefetches   integer     not null,
  primary key (link_id, bucket)
) with (fillfactor = 80);

comment on column click_bucket.other is 'Of people, and not counted: a look at a hub, an expired link.';

create index click_bucket_workspace on click_bucket (workspace_id, bucket);
create index click_bucket_bucket on click_bucket using brin (bucket);

-- The sums of the buckets that retention has removed.
create table link_base (
  link_id      text   primary key,
  workspace_id text   not null,
  clicks       bigint not null,
  scans        bigint not null,
  other        bigint not null,
  bots         bigint not null,
  previews     bigint not null,
  prefetches   bigint not null
);

create index link_base_workspace on link_base (workspace_id);

create table rollup_run (
  id     bigint      primary key generated always as identity,
  day    date        not null,
  ran_at timestamptz not null,
  links  bigint      not null,
  clicks bigint      not null,
  written bigint     not null
);

comment on column rollup_run.day is 'The last day whose clicks it counted.';
comment on column rollup_run.written is 'How many links have another count, or a newer one, than before.';
