alter table click
  add column rules_version bigint,
  add column entry text;

comment on column click.rules_version is 'The version of the link''s rules in force; null without rules.';
comment on column click.entry is 'The hub entry that was tapped.';

-- Ids are compared for identity and in a fixed order, never as words: bytes are cheaper.
alter table click
  alter column workspace_id type text collate "C",
  alter column link_id type text collate "C";
alter table click_bucket
  alter column workspace_id type text collate "C",
  alter column link_id type text collate "C";
alter table link_base
  alter column workspace_id type text collate "C",
  alter column link_id type text collate "C";
