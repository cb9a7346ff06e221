from django.db import migrations, models


def copy_birth_dates(apps, schema_editor):
    """Summaries of every council, so past the walls."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            cursor.execute("SELECT set_config('portal.across', 'on', true)")
        cursor.execute(
            "UPDATE pathways_summary SET date_of_birth = (SELECT person.date_of_birth FROM leaving_care_youngperson AS person"
            " WHERE person.id = pathways_summary.person_id)"
        )


class Migration(migrations.Migration):
    dependencies = [
        ("leaving_care", "0003_plans"),
        ("pathways", "0001_plans"),
    ]

    operations = [
        migrations.AddField(
            model_name="plansettings",
            name="records_from",
            field=models.DateField(blank=True, null=True, verbose_name="first day of complete records"),
        ),
        migrations.AddField(
            model_name="summary",
            name="date_of_birth",
            field=models.DateField(null=True),
        ),
        migrations.RunPython(copy_birth_dates, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="summary",
            name="date_of_birth",
            field=models.DateField(),
        ),
    ]
