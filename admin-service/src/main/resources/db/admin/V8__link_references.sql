-- What links refer to by key or id. Rows are written with the link, from what people wrote of it.
create table link_reference (
  link_id      text not null references link on delete cascade,
  workspace_id text not null,
  kind         text not null check (kind in ('channel', 'pool', 'schedule', 'link')),
  key          text not null,
  primary key (link_id, kind, key)
);

comment on table link_reference is 'Each reference once, however often the link makes it.';
comment on column link_reference.key is 'The key of a channel, pool or schedule; the id of a link, which may be gone.';

create index link_reference_to on link_reference (workspace_id, kind, key, link_id);

-- The references of links as they are stored up to here.
create function link_references(rules jsonb, hub jsonb, fallback_channel text)
  returns table (kind text, key text) language sql immutable as $$
  select 'channel', fallback_channel where fallback_channel is not null
  union
  select action ->> 'type', action ->> (action ->> 'type')
  from jsonb_path_query(rules, '$[*].action') as action
  where action ->> 'type' in ('channel', 'pool') and action ->> (action ->> 'type') is not null
  union
  select target.kind, entry ->> target.kind
  from jsonb_path_query(hub, '$.entries[*]') as entry, (values ('channel'), ('link')) as target (kind)
  where entry ->> target.kind is not null
  union
  select 'schedule', split_part(condition ->> 'value', '=', 1)
  from (select jsonb_path_query(rules, '$[*].conditions[*]')
        union all
        select jsonb_path_query(hub, '$.entries[*].conditions[*]')) as both_of (condition)
  where condition ->> 'field' = 'hours' and condition ->> 'value' like '%=%'
$$;

insert into link_reference (link_id, workspace_id, kind, key)
select link.id, link.workspace_id, reference.kind, reference.key
from link, link_references(rules, hub, fallback_channel) as reference
where rules <> '[]' or hub is not null or fallback_channel is not null;

-- The release before knows nothing of these rows and may go on beside this one, or come back.
create function write_link_references() returns trigger language plpgsql as $$
begin
  delete from admin.link_reference as reference
  where reference.link_id = new.id and (reference.kind, reference.key) not in
    (select * from admin.link_references(new.rules, new.hub, new.fallback_channel));
  insert into admin.link_reference (link_id, workspace_id, kind, key)
  select new.id, new.workspace_id, reference.kind, reference.key
  from admin.link_references(new.rules, new.hub, new.fallback_channel) as reference
  on conflict do nothing;
  return null;
end $$;

create trigger link_created after insert on link for each row
  execute function write_link_references();
create trigger link_changed after update on link for each row
  when ((old.rules, old.hub, old.fallback_channel)
    is distinct from (new.rules, new.hub, new.fallback_channel))
  execute function write_link_references();
