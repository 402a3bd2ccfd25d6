"""Sign-in without a form, and a media folder of its own."""

import pytest


@pytest.fixture
def as_(client):
    """The test client, signed in as someone."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
