-- Whether the click that brought a lead came from a QR code, so that leads can be told by it too.
alter table lead add column scan boolean not null default false;

update lead set scan = true
from click
where click.workspace_id = lead.workspace_id and click.at = lead.click_at
  and click.id = lead.click_id and click.scan;
