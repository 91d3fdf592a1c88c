"""What was planned before the planned days had a history of their own, as the audit trail has it."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

# Each change of the day that a row was planned for, on the day of its act. A row whose trail begins with a baseline
# was planned no later than then.
FROM_THE_TRAIL = """
INSERT INTO matters_plannedday (row_id, number, planned_on, recorded_on)
SELECT asked.id,
       row_number() OVER (PARTITION BY asked.id ORDER BY entry.id),
       (entry.after ->> 'planned_on')::date,
       coalesce(entry.day, entry.at::date)
  FROM matters_partydecision AS asked
  JOIN foundation_auditentry AS entry
    ON entry."table" = 'matters_partydecision' AND entry."row" = asked.id::text
 WHERE entry.after IS NOT NULL
   AND (entry.before ->> 'planned_on') IS DISTINCT FROM (entry.after ->> 'planned_on')
   AND NOT EXISTS (SELECT FROM matters_plannedday AS known WHERE known.row_id = asked.id)
"""


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matters", "0007_planned_days")]

    operations: ClassVar[list[Operation]] = [
        migrations.RunSQL(FROM_THE_TRAIL, migrations.RunSQL.noop),
    ]
