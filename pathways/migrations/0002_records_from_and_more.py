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
        migrations.AddField(
            model_name="servicereferral",
            name="ended",
            field=models.CharField(
                blank=True,
                choices=[("not_done", "did not go ahead"), ("mistake", "made by mistake")],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="servicereferral",
            name="why_ended",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="servicereferral",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended", ""), models.Q(("why_ended", ""), _negated=True), _connector="OR"),
                name="a_referral_that_came_to_nothing_says_why",
            ),
        ),
        migrations.AlterField(
            model_name="milestone",
            name="kind",
            field=models.CharField(
                choices=[
                    ("talk_18", "talk about turning 18"),
                    ("talk_21", "talk about turning 21"),
                    ("talk_25", "talk about turning 25"),
                    ("switched", "the adviser became the main worker"),
                    ("course_told", "told us of a course, at 21 or over"),
                    ("closed", "the work together ended"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="checkin",
            name="needs_help",
            field=models.BooleanField(default=False, verbose_name="I need help"),
        ),
        migrations.AlterField(
            model_name="checkin",
            name="said",
            field=models.CharField(
                blank=True, choices=[("good", "Good"), ("ok", "OK"), ("not_good", "Not good")], max_length=8
            ),
        ),
        migrations.AddField(
            model_name="summary",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="summary",
            name="tried_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
