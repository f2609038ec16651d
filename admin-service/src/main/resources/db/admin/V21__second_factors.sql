-- The codes of an app that some people are asked for besides their password.
create table second_factor (
  person_id  text        primary key references person on delete cascade,
  secret     bytea       not null,
  on_since   timestamptz,
  last_step  bigint      not null,
  created_at timestamptz not null
);

comment on column second_factor.on_since is 'Null while it is being set up.';
comment on column second_factor.last_step is 'Of the last code that was accepted: none works twice.';

-- Each works once, in the place of the app's.
create table recovery_code (
  person_id text not null references person on delete cascade,
  hash      text not null,
  primary key (person_id, hash)
);

comment on column recovery_code.hash is 'SHA-256 in hexadecimal; the code itself is stored nowhere.';

-- Somebody has typed the right password, and is asked for a code.
alter table one_time_code
  drop constraint one_time_code_purpose_check,
  add constraint one_time_code_purpose_check check (purpose in ('setup', 'password', 'second_factor')),
  add column takes_off_second_factor boolean not null default false;

comment on column one_time_code.person_id is 'Whose password it sets, or who is asked for a code; null for setup.';

-- Who somebody is at an OpenID provider. Never by an address alone, which may be given to somebody
-- else there.
create table identity (
  issuer     text        not null,
  subject    text        not null,
  person_id  text        not null references person on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject),
  constraint identity_of_person unique (person_id, issuer)
);
