from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_an_agreement_waits_no_longer"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreementparty",
            name="must_adopt",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="måste ha antagit"
            ),
        ),
        migrations.AlterField(
            model_name="enteredterms",
            name="force",
            field=models.CharField(
                choices=[
                    ("each for itself", "för var och en som har antagit det"),
                    ("all", "när alla har antagit det"),
                    ("number", "när så här många har antagit det"),
                    ("named", "när de här parterna har antagit det"),
                    ("unstated", "texten säger det inte"),
                ],
                max_length=20,
                verbose_name="träder i kraft",
            ),
        ),
    ]
