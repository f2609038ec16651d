-- Each producer proves itself by a credential of its own, which is derived from a secret and stored
-- nowhere: only which generations of it are accepted.
alter table producer
  add column credential_newest integer not null default 0,
  add column credential_oldest integer not null default 1,
  add column shared_key boolean not null default false,
  add column refused_sender bigint,
  add column refused_at timestamptz;

comment on column producer.credential_newest is 'The newest generation of its credential that was issued or seen; 0 for none.';
comment on column producer.credential_oldest is 'The oldest generation of its credential that is accepted.';
comment on column producer.shared_key is 'Whether it may deliver without a credential of its own, as before there were any. Ends with its first delivery by one.';
comment on column producer.refused_sender is 'The process that was refused last because a newer one had delivered.';

-- Those from before may go on as they are until they have one.
update producer set shared_key = true;

-- Where the mark stood when another process of the producer took over, so that a takeover by
-- whoever it was not can be taken back.
create table producer_handover (
  producer integer     not null,
  sender   bigint      not null,
  epoch    bigint      not null,
  next     bigint      not null,
  at       timestamptz not null,
  primary key (producer, sender)
);

comment on column producer_handover.sender is 'The process that had delivered until then.';
