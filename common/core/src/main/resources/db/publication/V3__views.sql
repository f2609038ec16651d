-- What the other services read of the documents: each no more than it needs, so that no other one
-- ever sees a key's hash, nor any other a link's password hash.

create view served_document as
  select kind, id, version, xid, body from document
  where kind in ('link', 'workspace', 'channel', 'pool', 'schedule', 'domain', 'takedown',
    'approval');

comment on view served_document is 'What redirect nodes hold: everything but keys.';

create view api_key_holder as
  select id as hash, body ->> 'workspace' as workspace, body ->> 'role' as role from document
  where kind = 'api_key' and body is not null;

create view published_link as
  select id, body ->> 'workspace' as workspace,
    (select json_agg(variant ->> 'name' order by place)
      from json_array_elements(body -> 'variants') with ordinality as v (variant, place)) as variants
  from document
  where kind = 'link';

comment on view published_link is 'Every link that ever was; all but the id is null once it is deleted.';
comment on column published_link.variants is 'The names of its variants, in their order; null for none.';
