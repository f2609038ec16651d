-- Named groups of conditions, which links refer to by key.
create table segment (
  id           text        primary key,
  workspace_id text        not null references workspace,
  key          text        not null,
  name         text        not null,
  definition   jsonb       not null,
  version      bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint segment_key unique (workspace_id, key)
);

comment on column segment.definition is 'Its match and its conditions, as people wrote them.';

alter table link_reference
  drop constraint link_reference_kind_check,
  add constraint link_reference_kind_check
    check (kind in ('channel', 'pool', 'schedule', 'segment', 'link'));

comment on column link_reference.key is 'The key of a channel, pool, schedule or segment; the id of a link, which may be gone.';

-- All that a link refers to by now: conditions in groups, the targets of splits, segments, and
-- other links that rules lead to. The trigger that calls it takes away what it does not find.
create or replace function link_references(rules jsonb, hub jsonb, fallback_channel text)
  returns table (kind text, key text) language sql immutable as $$
  select 'channel', fallback_channel where fallback_channel is not null
  union
  select action ->> 'type', action ->> (action ->> 'type')
  from jsonb_path_query(rules, '$[*].action') as action
  where action ->> 'type' in ('channel', 'pool', 'link')
    and action ->> (action ->> 'type') is not null
  union
  select target.kind, place ->> target.kind
  from jsonb_path_query(rules, '$[*].action ? (@.type == "split").targets[*]') as place,
    (values ('channel'), ('pool')) as target (kind)
  where place ->> target.kind is not null
  union
  select target.kind, entry ->> target.kind
  from jsonb_path_query(hub, '$.entries[*]') as entry, (values ('channel'), ('link')) as target (kind)
  where entry ->> target.kind is not null
  union
  select case condition ->> 'field' when 'hours' then 'schedule' else 'segment' end,
    split_part(condition ->> 'value', '=', 1)
  from (select jsonb_path_query(rules, '$[*].conditions[*]')
        union all
        select jsonb_path_query(rules, '$[*].conditions[*].any[*]')
        union all
        select jsonb_path_query(hub, '$.entries[*].conditions[*]')
        union all
        select jsonb_path_query(hub, '$.entries[*].conditions[*].any[*]')) as all_of (condition)
  where condition ->> 'field' = 'segment' and condition ->> 'value' is not null
    or condition ->> 'field' = 'hours' and condition ->> 'value' like '%=%'
$$;

-- What the trigger took away so far.
insert into link_reference (link_id, workspace_id, kind, key)
select link.id, link.workspace_id, reference.kind, reference.key
from link, link_references(rules, hub, fallback_channel) as reference
where rules <> '[]' or hub is not null
on conflict do nothing;
