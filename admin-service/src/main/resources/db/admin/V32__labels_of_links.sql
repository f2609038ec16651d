-- What statistics call links is published by triggers, so that nothing writes a link without it, and
-- an import of many links does so with one statement.

create function admin.publish_labels() returns trigger language plpgsql as $$
begin
  insert into publication.link_label as l
    (link_id, workspace, domain, slug, title, tags, folded_tags)
  select id, workspace_id, domain, slug, title, tags::text[], lower(tags::text)::text[]
  from fresh
  on conflict (link_id) do update set workspace = excluded.workspace, domain = excluded.domain,
    slug = excluded.slug, title = excluded.title, tags = excluded.tags,
    folded_tags = excluded.folded_tags
  where (l.workspace, l.domain, l.slug, l.title, l.tags)
    is distinct from (excluded.workspace, excluded.domain, excluded.slug, excluded.title,
      excluded.tags);
  return null;
end $$;

create function admin.withdraw_labels() returns trigger language plpgsql as $$
begin
  delete from publication.link_label using stale where link_label.link_id = stale.id;
  return null;
end $$;

create trigger link_label_inserted after insert on link referencing new table as fresh
  for each statement execute function publish_labels();

create trigger link_label_updated after update on link referencing new table as fresh
  for each statement execute function publish_labels();

create trigger link_label_deleted after delete on link referencing old table as stale
  for each statement execute function withdraw_labels();

insert into publication.link_label (link_id, workspace, domain, slug, title, tags, folded_tags)
select id, workspace_id, domain, slug, title, tags::text[], lower(tags::text)::text[] from link;
