-- What of each link plans decide otherwise, and links that are still to be published anew after
-- their workspace has changed: docs/adr/0038.

create table link_plan (
  link_id      text     primary key references link on delete cascade,
  workspace_id text     not null,
  changes      smallint
);

comment on table link_plan is 'One row a link with something that not every plan has.';
comment on column link_plan.changes is 'Between which plans it is decided otherwise, one bit for each two of them; null while nobody has looked since it was written.';

create index link_plan_of_workspace on link_plan (workspace_id, link_id) include (changes);
create index link_plan_unknown on link_plan (workspace_id, link_id) where changes is null;

create function what_plans_pause(written jsonb) returns jsonb
  language sql immutable parallel safe as $$
  select jsonb_build_array(written -> 'rules', written -> 'routing_rules',
    written -> 'ab_variants', written -> 'sequence', written -> 'hub')
$$;

create function has_what_plans_pause(written jsonb) returns boolean
  language sql immutable parallel safe as $$
  select jsonb_exists_any(written,
    array['rules', 'routing_rules', 'ab_variants', 'sequence', 'hub'])
$$;

insert into link_plan (link_id, workspace_id)
select id, workspace_id from link where has_what_plans_pause(written);

-- Whoever writes a link says afterwards what plans change of it; the release before does not, which
-- may go on beside this one, or come back.
create function forget_link_plan() returns trigger language plpgsql as $$
begin
  if admin.has_what_plans_pause(new.written) then
    insert into admin.link_plan (link_id, workspace_id) values (new.id, new.workspace_id)
    on conflict (link_id) do update set changes = null;
  else
    delete from admin.link_plan where link_id = new.id;
  end if;
  return null;
end $$;

create trigger link_plan_made after insert on link for each row
  when (admin.has_what_plans_pause(new.written))
  execute function forget_link_plan();
create trigger link_plan_changed after update on link for each row
  when (admin.what_plans_pause(new.written) <> admin.what_plans_pause(old.written))
  execute function forget_link_plan();

-- A link's ETag follows the plan without each link being written.
alter table workspace add column plan_version bigint not null default 0;

comment on column workspace.plan_version is 'Rises with every change of the plan.';

create table republication (
  workspace_id text     primary key references workspace on delete cascade,
  changes      smallint,
  after        text     not null default ''
);

comment on table republication is 'Workspaces whose links are being published anew, in the order of their ids.';
comment on column republication.changes is 'Only links of which plans change one of these bits of link_plan; null for all links.';
comment on column republication.after is 'The last link that was published.';
