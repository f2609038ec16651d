-- What became of the rows of a day: all that were ever stored, and those that have left `click`.
alter table click_day add column gone bigint not null default 0;

comment on column click_day.rows is 'Stored, ever.';
comment on column click_day.gone is 'Of them, those that were erased or whose partition was dropped.';

-- Clicks of a day by what is known of them. Two layers that never count the same row: the image of
-- a day whose rows are still there, made anew when they change, and the sums of rows that are gone,
-- added up in the transaction in which they went.
create table breakdown (
  day          date             not null,
  workspace_id text collate "C" not null,
  link_id      text collate "C" not null,
  dimension    text collate "C" not null,
  value        text,
  gone         boolean          not null,
  clicks       bigint           not null,
  scans        bigint           not null,
  other        bigint           not null,
  bots         bigint           not null,
  previews     bigint           not null,
  prefetches   bigint           not null
);

comment on column breakdown.value is 'Null for unknown or none; empty for all beyond the most frequent.';

create unique index breakdown_link
  on breakdown (link_id, day, dimension, value, gone) nulls not distinct;
create index breakdown_workspace on breakdown (workspace_id, dimension, day);
create index breakdown_day on breakdown using brin (day);

-- Different visitors of a day, in the same two layers.
create table visitor_day (
  day          date             not null,
  workspace_id text collate "C" not null,
  link_id      text collate "C" not null,
  gone         boolean          not null,
  visitors     bigint           not null,
  primary key (workspace_id, link_id, day, gone)
);

comment on column visitor_day.link_id is 'Empty for all links of the workspace together.';

-- Which days have an image. It holds as long as both numbers are those of click_day.
create table sealed_day (
  day  date   primary key,
  rows bigint not null,
  gone bigint not null
);

-- Rejected records are kept as long as clicks are; how many there were is kept for ever.
alter table producer add column rejects_cleared bigint not null default 0;
