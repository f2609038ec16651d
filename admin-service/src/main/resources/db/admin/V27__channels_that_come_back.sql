-- A channel can be passive until a moment; then it is active, and nobody has to write that down.
alter table channel add column passive_until timestamptz;

comment on column channel.passive_until is 'Only of a passive channel. In the past: it is active.';

-- The release before turns channels without looking at it.
create function forget_passive_until() returns trigger language plpgsql as $$
begin
  new.passive_until := null;
  return new;
end $$;

create trigger channel_turned before update on channel for each row
  when (new.status is distinct from old.status
    and new.passive_until is not distinct from old.passive_until)
  execute function forget_passive_until();
