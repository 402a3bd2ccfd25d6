from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_shelves'),
        ('contributors', '0002_unit_tree'),
        ('events', '0002_hat_of_the_day'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['id'], include=('address', 'visible_from', 'visible_until'), name='publication_in_sitemap'),
        ),
    ]
