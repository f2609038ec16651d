-- What visitors of one UTC day are told apart with. Dead rows are cleared away at once: a salt must
-- not outlive its day.
create table visitor_salt (
  day  date  primary key,
  salt bytea not null check (octet_length(salt) = 32)
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

comment on table visitor_salt is 'Today''s and tomorrow''s; those of days that are over are deleted.';
