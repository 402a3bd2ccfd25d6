from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("events", "0008_registration_guards")]

    operations = [
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["form", "-id"], name="registration_newest"),
        ),
    ]
