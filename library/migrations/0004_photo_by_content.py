"""An import asks for each picture whether it is there already."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contributors', '0004_one_name_one_paraf'),
        ('library', '0003_documents'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='photo',
            index=models.Index(fields=['sha256'], name='photo_by_content'),
        ),
    ]
