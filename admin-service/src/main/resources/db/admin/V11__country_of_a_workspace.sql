-- Whose phone numbers may be written without their country code; ISO 3166-1 alpha-2.
alter table workspace add column country text check (country ~ '^[A-Z]{2}$');
