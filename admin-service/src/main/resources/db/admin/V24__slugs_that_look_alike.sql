-- How a slug on the default domain looks, where workspaces meet: the skeleton of Unicode's report
-- 39. Slugs were ASCII so far, of which these are the only characters with a look-alike in it.
alter table link add column slug_skeleton text;

comment on column link.slug_skeleton is
  'What all slugs that look like this one have in common; null on a domain of a workspace.';

update link
set slug_skeleton = replace(replace(replace(slug_folded, '1', 'l'), '0', 'O'), 'm', 'rn')
where domain is null;

create index link_of_skeleton on link (slug_skeleton, workspace_id) where domain is null;
