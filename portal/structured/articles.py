"""An article in schema.org's words: NewsArticle with its corrections, ClaimReview for a klarifikasi."""

from collections.abc import Iterable
from typing import Any

from articles.models import Kind, Publication
from portal import documents
from portal.addresses import absolute
from portal.pages import byline_of
from portal.pictures import jpeg
from portal.structured.site import Node, ministry, node, page, trail, unit

# 1 is false, 5 is true, as ClaimReview counts; false by mistake stands above false by intent
RATINGS = {"Hoaks": 1, "Disinformasi": 1, "Misinformasi": 2, "Benar": 5}


def article_page(
    publication: Publication, changes: Iterable[Node] = (), event: Node | None = None
) -> list[Node]:
    """Nodes of an article's page; `changes` as `portal.pages.changes` makes them, `event` as released."""
    kind = Kind(publication.kind)
    way = trail((f"/{kind.value}/", str(kind.label)), (publication.address, publication.content["title"]))
    review = [claim_review(publication)] if publication.content["fields"].get("claim") else []
    return page(news_article(publication, changes, event), *review, way)


def news_article(publication: Publication, changes: Iterable[Node], event: Node | None) -> Node:
    content = publication.content
    lead = jpeg(content["lead"])
    address = absolute(publication.address)
    return node(
        "NewsArticle",
        **{"@id": address},
        url=address,
        mainEntityOfPage=address,
        headline=content["title"],
        description=content["summary"],
        articleSection=str(Kind(publication.kind).label),
        inLanguage="id",
        isAccessibleForFree=True,
        datePublished=publication.first_published_at.isoformat(),
        dateModified=publication.visible_from.isoformat(),
        image=lead and node("ImageObject", url=lead.address, width=lead.width, height=lead.height,
                            caption=lead.caption, creditText=lead.credit),
        author=unit(content["unit"]),
        creditText=byline_of(content),
        publisher=ministry(),
        keywords=[topic["name"] for topic in content["topics"]],
        contentLocation=content["place"] and node("Place", name=content["place"]),
        about=event and node("Event", name=event["title"], url=absolute(f"/agenda/{event['slug']}/"),
                             startDate=event["starts_on"]),
        mentions=[person(speaker) for speaker in content["speakers"]],
        associatedMedia=[document(one) for one in documents.told(content)],
        correction=[correction(change) for change in changes],
    )  # fmt: skip


def person(speaker: dict[str, Any]) -> Node:
    """A speaker with the hat that the article gives them."""
    return node("Person", name=speaker["name"], jobTitle=speaker["hat"])


def document(one: dict[str, Any]) -> Node:
    """A document of the article, as its approved words name it; `contentSize` in bytes."""
    return node(
        "MediaObject",
        name=one["title"],
        description=one["description"],
        contentUrl=one["url"],
        encodingFormat=one["type"],
        contentSize=f"{one['size']} B",
        sha256=one["sha256"],
        inLanguage=one["language"],
    )


def correction(change: Node) -> Node:
    return node(
        "CorrectionComment",
        text=change["note"],
        datePublished=change["at"].isoformat(),
        url=absolute(change["older"]),
    )


def claim_review(publication: Publication) -> Node:
    """schema.org/ClaimReview: what was claimed and what the ministry found."""
    fields = publication.content["fields"]
    verdict = fields.get("verdict", "")
    rating = RATINGS.get(verdict)
    scale = {"ratingValue": rating, "bestRating": 5, "worstRating": 1} if rating else {}
    return node(
        "ClaimReview",
        url=absolute(publication.address),
        claimReviewed=fields["claim"],
        datePublished=publication.first_published_at.isoformat(),
        inLanguage="id",
        author=ministry(),
        reviewRating=verdict and node("Rating", alternateName=verdict, **scale),
        itemReviewed=node("Claim", name=fields["claim"]),
    )
