-- Sums at the level of a workspace, so that an answer about all of its links does not add up each
-- link's.

-- What `breakdown` has of all links of a workspace. Triggers keep it: it is right whoever writes the
-- other one, and in the same transaction.
create table workspace_breakdown (
  workspace_id text collate "C" not null,
  dimension    text collate "C" not null,
  day          date             not null,
  value        text,
  gone         boolean          not null,
  clicks       bigint           not null,
  scans        bigint           not null,
  other        bigint           not null,
  bots         bigint           not null,
  previews     bigint           not null,
  prefetches   bigint           not null
);

comment on table workspace_breakdown is 'Sums of breakdown over the links of a workspace.';

create unique index workspace_breakdown_value
  on workspace_breakdown (workspace_id, dimension, day, value, gone) nulls not distinct;
create index workspace_breakdown_day on workspace_breakdown using brin (day);

create function add_breakdowns() returns trigger
language plpgsql set search_path = analytics, pg_temp as $$
begin
  insert into workspace_breakdown as w
  select workspace_id, dimension, day, value, gone, sum(clicks), sum(scans), sum(other),
    sum(bots), sum(previews), sum(prefetches)
  from added group by 1, 2, 3, 4, 5
  on conflict (workspace_id, dimension, day, value, gone) do update set
    clicks = w.clicks + excluded.clicks,
    scans = w.scans + excluded.scans,
    other = w.other + excluded.other,
    bots = w.bots + excluded.bots,
    previews = w.previews + excluded.previews,
    prefetches = w.prefetches + excluded.prefetches;
  return null;
end
$$;

create function remove_breakdowns() returns trigger
language plpgsql set search_path = analytics, pg_temp as $$
begin
  update workspace_breakdown as w set
    clicks = w.clicks - r.clicks,
    scans = w.scans - r.scans,
    other = w.other - r.other,
    bots = w.bots - r.bots,
    previews = w.previews - r.previews,
    prefetches = w.prefetches - r.prefetches
  from (
    select workspace_id, dimension, day, value, gone, sum(clicks) as clicks, sum(scans) as scans,
      sum(other) as other, sum(bots) as bots, sum(previews) as previews,
      sum(prefetches) as prefetches
    from removed group by 1, 2, 3, 4, 5) as r
  where w.workspace_id = r.workspace_id and w.dimension = r.dimension and w.day = r.day
    and w.value is not distinct from r.value and w.gone = r.gone;
  delete from workspace_breakdown
  where day in (select distinct day from removed)
    and clicks = 0 and other = 0 and bots = 0 and previews = 0 and prefetches = 0;
  return null;
end
$$;

create trigger breakdown_inserted after insert on breakdown referencing new table as added
  for each statement execute function add_breakdowns();

create trigger breakdown_deleted after delete on breakdown referencing old table as removed
  for each statement execute function remove_breakdowns();

-- Two, for what was there goes and what is there comes.
create trigger breakdown_updated_from after update on breakdown referencing old table as removed
  for each statement execute function remove_breakdowns();

create trigger breakdown_updated_to after update on breakdown referencing new table as added
  for each statement execute function add_breakdowns();

insert into workspace_breakdown
select workspace_id, dimension, day, value, gone, sum(clicks), sum(scans), sum(other), sum(bots),
  sum(previews), sum(prefetches)
from breakdown group by 1, 2, 3, 4, 5;

-- Links are found by the other index.
drop index breakdown_workspace;

-- What `click_bucket` has of a UTC day: for a workspace by the quarter of an hour, for a link by the
-- day. It is the image of the day when no row was stored since: as many as `click_day` has, of which
-- those that left `click` are a part, for they stay in the aggregates.
create table summed_day (
  day  date   primary key,
  rows bigint not null
);

create table workspace_bucket (
  workspace_id text collate "C" not null,
  bucket       timestamptz      not null,
  clicks       bigint           not null,
  scans        bigint           not null,
  other        bigint           not null,
  bots         bigint           not null,
  previews     bigint           not null,
  prefetches   bigint           not null,
  primary key (workspace_id, bucket)
);

create table link_day (
  workspace_id text collate "C" not null,
  day          date             not null,
  link_id      text collate "C" not null,
  clicks       bigint           not null,
  scans        bigint           not null,
  other        bigint           not null,
  bots         bigint           not null,
  previews     bigint           not null,
  prefetches   bigint           not null,
  primary key (workspace_id, day, link_id)
);

-- Aggregates that are folded into what a link had ever are in no image any more.
create function forget_summed_days() returns trigger
language plpgsql set search_path = analytics, pg_temp as $$
begin
  delete from summed_day where day in (
    select distinct (bucket at time zone 'UTC')::date from removed);
  return null;
end
$$;

create trigger click_bucket_deleted after delete on click_bucket referencing old table as removed
  for each statement execute function forget_summed_days();

-- What a day was added up to is told by how many rows it had. When some are taken back, others may
-- come until it has as many again.
create function forget_images() returns trigger
language plpgsql set search_path = analytics, pg_temp as $$
begin
  delete from summed_day where day = new.day;
  delete from sealed_day where day = new.day;
  return null;
end
$$;

create trigger click_day_taken_back after update on click_day for each row
  when (new.rows < old.rows) execute function forget_images();

revoke execute on function add_breakdowns(), remove_breakdowns(), forget_summed_days(),
  forget_images() from public;
