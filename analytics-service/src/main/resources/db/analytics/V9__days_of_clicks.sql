-- The partitions of click come and go while the service runs, which may not create or drop anything
-- itself. It may call these two, which run as the owner and take nothing but a day.

create function click_day_name(day date) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if day is null or day not between date '2000-01-01' and date '9999-12-30' then
    raise exception 'a day of clicks is between 2000 and 9999' using errcode = '22008';
  end if;
  return 'click_' || to_char(day, 'YYYYMMDD');
end
$$;

create function make_click_day(day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, analytics, pg_temp as $$
declare
  name text := click_day_name(day);
begin
  -- One at a time. The key is that of the versions before, which created partitions themselves.
  perform pg_advisory_xact_lock(x'574D70617274'::bigint);
  -- By name: to_regclass does not notice what others created while this waited for the lock.
  if exists (
    select from pg_class where relname = name and relnamespace = 'analytics'::regnamespace)
  then
    return false;
  end if;
  -- Made apart and then attached: so it waits for nobody who reads or writes clicks, and nobody
  -- waits behind it. "create table ... partition of" would lock the whole of click.
  execute format('create table analytics.%I (like analytics.click including all)', name);
  execute format(
    'alter table analytics.click attach partition analytics.%I for values from (%L) to (%L)',
    name, to_char(day, 'YYYY-MM-DD 00:00"Z"'), to_char(day + 1, 'YYYY-MM-DD 00:00"Z"'));
  return true;
end
$$;

comment on function make_click_day is 'Makes the partition of a UTC day; false when it is there.';

create function drop_click_day(day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, analytics, pg_temp as $$
declare
  name text := click_day_name(day);
begin
  if not exists (
    select from pg_inherits join pg_class c on c.oid = inhrelid
    where c.relname = name and c.relnamespace = 'analytics'::regnamespace
      and inhparent = 'analytics.click'::regclass)
  then
    return false;
  end if;
  execute format('drop table analytics.%I', name);
  return true;
end
$$;

comment on function drop_click_day is 'Drops the partition of a UTC day; false when there is none.';

revoke execute on function click_day_name(date), make_click_day(date), drop_click_day(date)
  from public;
