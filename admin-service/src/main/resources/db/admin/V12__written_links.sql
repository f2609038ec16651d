-- What people wrote of a link is one document from here on; a new field needs no column. The
-- password is not in it. Members that are not set are left out, and each has its one spelling.
alter table link add column written jsonb;

comment on column link.written is 'What people wrote, but for the password. The columns that were there before follow it.';

create function link_document(link link) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(key, value), '{}')
  from jsonb_each(jsonb_build_object(
    'domain', link.domain,
    'slug', link.slug,
    'title', link.title,
    'note', link.note,
    'tags', nullif(to_jsonb(link.tags), '[]'),
    'active', nullif(to_jsonb(link.active), 'true'),
    'starts_at', to_char(link.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'expires_at', to_char(link.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'max_clicks', link.max_clicks,
    'fallback_url', link.fallback_url,
    'target', link.target,
    'fallback_channel', link.fallback_channel,
    'rules', nullif(link.rules, '[]'),
    'routing_rules', link.routing_rules,
    'ab_variants', nullif(link.ab_variants, '[]'),
    'sequence', link.sequence,
    'hub', link.hub,
    'utm_params', nullif(link.utm_params, '{}'),
    'forward_params', nullif(to_jsonb(link.forward_params), '[]'),
    'deep_link', link.deep_link,
    'og_title', link.og_title,
    'og_description', link.og_description,
    'og_image', link.og_image)) as member (key, value)
  where value <> 'null'
$$;

-- One new table, where an update would leave each row behind twice and each index with both.
alter table link
  alter column written type jsonb using link_document(link),
  alter column written set not null;

-- The release before writes the columns and this one the document, in turn while one replaces the
-- other; each finds what the other wrote. Columns that nobody looks for go with the next release.
create function keep_written_and_columns() returns trigger language plpgsql as $$
declare
  texts varchar[];
begin
  if (tg_op = 'INSERT' and new.written is not null)
    or (tg_op = 'UPDATE' and new.written is distinct from old.written) then
    new.title := new.written ->> 'title';
    new.note := new.written ->> 'note';
    select coalesce(array_agg(text order by place), '{}') into texts
    from jsonb_array_elements_text(coalesce(new.written -> 'tags', '[]'))
      with ordinality as tag (text, place);
    new.tags := texts;
    new.active := coalesce((new.written ->> 'active')::boolean, true);
    new.starts_at := (new.written ->> 'starts_at')::timestamptz;
    new.expires_at := (new.written ->> 'expires_at')::timestamptz;
    new.max_clicks := (new.written ->> 'max_clicks')::bigint;
    new.fallback_url := new.written ->> 'fallback_url';
    new.target := new.written ->> 'target';
    new.fallback_channel := new.written ->> 'fallback_channel';
    new.rules := coalesce(new.written -> 'rules', '[]');
    new.routing_rules := new.written -> 'routing_rules';
    new.ab_variants := coalesce(new.written -> 'ab_variants', '[]');
    new.sequence := new.written -> 'sequence';
    new.hub := new.written -> 'hub';
    new.utm_params := coalesce(new.written -> 'utm_params', '{}');
    select coalesce(array_agg(text order by place), '{}') into texts
    from jsonb_array_elements_text(coalesce(new.written -> 'forward_params', '[]'))
      with ordinality as name (text, place);
    new.forward_params := texts;
    new.deep_link := new.written -> 'deep_link';
    new.og_title := new.written ->> 'og_title';
    new.og_description := new.written ->> 'og_description';
    new.og_image := new.written ->> 'og_image';
  elsif tg_op = 'INSERT' then
    new.written := admin.link_document(new);
  elsif admin.link_document(new) <> admin.link_document(old) then
    -- Fields that only a later release knows have no column, and stay.
    new.written := (new.written - array(select jsonb_object_keys(admin.link_document(old))))
      || admin.link_document(new);
  end if;
  return new;
end $$;

create trigger link_written before insert or update on link for each row
  execute function keep_written_and_columns();
