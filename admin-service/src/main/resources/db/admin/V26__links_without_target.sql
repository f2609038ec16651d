-- Links at whose end nobody is when their channels are passive: the page of the channels asks for
-- them again and again.
create index link_without_target on link (workspace_id) where target is null and active;
