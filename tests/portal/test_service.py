def test_robots_stay_out_of_the_desk(client):
    assert b"Disallow: /redaksi/" in client.get("/robots.txt").content


def test_health_asks_the_database(client, db):
    assert client.get("/sehat").content == b"sehat\n"


def test_unknown_address_shows_the_way_back(client, db):
    response = client.get("/tidak-ada/")
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.content.decode()
    assert response.cookies == {}
