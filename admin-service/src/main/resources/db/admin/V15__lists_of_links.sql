-- What lists of links are searched and sorted by: docs/adr/0031.

-- What is compared of a link: without a case, and in one text, so that one index finds it.
create function link_text(slug text, title text, note text, target text) returns text
  language sql immutable parallel safe as $$
  select lower(slug || E'\n' || coalesce(title, '') || E'\n' || coalesce(note, '') || E'\n'
    || coalesce(target, ''))
$$;

-- Every three characters that follow each other, of the first 3,000. It says what it costs, so that
-- a link is compared by it only where the index cannot be asked.
create function trigrams(searched text) returns text[]
  language sql immutable parallel safe cost 5000 as $$
  select array(
    select substr(searched, place, 3)
    from generate_series(1, least(length(searched), 3000) - 2) as place)
$$;

create function folded(texts varchar[]) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(lower(text)), '{}') from unnest(texts) as text
$$;

create index link_by_text on link using gin (trigrams(link_text(slug, title, note, target)));
create index link_by_tag on link using gin (folded(tags));
create index link_by_title on link (workspace_id, (lower(coalesce(title, slug))), id);
create index link_by_domain on link (workspace_id, domain, created_at, id);
create index link_off on link (workspace_id, created_at, id) where not active;
create index link_that_starts on link (workspace_id, created_at, id) where starts_at is not null;
create index link_that_ends on link (workspace_id, created_at, id)
  where expires_at is not null or max_clicks is not null;
create index link_stopped on link (workspace_id, created_at, id)
  where domain is not null and domain_id is null;
create index link_with_rules on link (workspace_id, created_at, id)
  where written -> 'rules' is not null;
create index link_with_hub on link (workspace_id, created_at, id) where hub is not null;

-- How often each link was clicked, beside its workspace, for sorting by it: the rollup writes
-- publication.click_count, which knows no workspaces and has no row for a link without clicks.
create table link_clicks (
  link_id      text   primary key references link on delete cascade,
  workspace_id text   not null,
  clicks       bigint not null
) with (fillfactor = 70);

comment on table link_clicks is 'One row a link; follows publication.click_count.';

insert into link_clicks (link_id, workspace_id, clicks)
select link.id, link.workspace_id, coalesce(counted.clicks, 0)
from link left join publication.click_count as counted on counted.link_id = link.id;

create index link_by_clicks on link_clicks (workspace_id, clicks, link_id);

create function add_link_clicks() returns trigger language plpgsql as $$
begin
  insert into admin.link_clicks (link_id, workspace_id, clicks)
  select made.id, made.workspace_id, coalesce(counted.clicks, 0)
  from made left join publication.click_count as counted on counted.link_id = made.id
  on conflict do nothing;
  return null;
end $$;

create trigger link_made after insert on link referencing new table as made
  for each statement execute function add_link_clicks();

-- The rollup runs under the role of the analytics service, which may not write here; this does it
-- for its owner. Rows are locked in the order of their ids, as whoever deletes links does.
create function follow_click_counts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from admin.link_clicks as followed
  where exists (select from counted
    where counted.link_id = followed.link_id and counted.clicks <> followed.clicks)
  order by followed.link_id for update;
  update admin.link_clicks as followed set clicks = counted.clicks
  from counted
  where counted.link_id = followed.link_id and counted.clicks <> followed.clicks;
  return null;
end $$;

revoke execute on function follow_click_counts() from public;

create trigger clicks_first_counted after insert on publication.click_count
  referencing new table as counted for each statement execute function follow_click_counts();
create trigger clicks_counted_anew after update on publication.click_count
  referencing new table as counted for each statement execute function follow_click_counts();
