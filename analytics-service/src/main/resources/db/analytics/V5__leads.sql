-- What clicks brought, as destinations report it, with what was known of the click: the row of the
-- click goes after a while. All of that is null until the click was found, which may come later
-- than what it brought.
create table lead (
  id            text collate "C" primary key,
  workspace_id  text collate "C" not null,
  click_id      uuid             not null,
  click_at      timestamptz(3)   not null,
  received_at   timestamptz(3)   not null,
  kind          text             not null,
  value         numeric,
  currency      text,
  external_id   text collate "C",
  request_key   text collate "C",
  link_id       text collate "C",
  counts        boolean,
  outcome       text,
  rule          text,
  rules_version bigint,
  variant       text,
  channel       text,
  entry         text,
  country       text,
  device        text,
  os            text,
  browser       text,
  language      text,
  referrer      text,
  utm_campaign  text,
  unique (workspace_id, external_id),
  unique (workspace_id, request_key)
);

comment on column lead.click_at is 'As the id of the click says.';
comment on column lead.external_id is 'The sender''s own; null when it has none.';
comment on column lead.request_key is 'The Idempotency-Key it came with, for a day; else null.';
comment on column lead.counts is 'Whether the click is one of the clicks in reports.';

create index lead_workspace on lead (workspace_id, click_at);
create index lead_received on lead (workspace_id, received_at, id);
create index lead_pending on lead (click_at) where link_id is null;
