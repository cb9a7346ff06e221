"""The OpenAPI description of a council's feed, which the feed is tested against."""

from typing import Any

from offers.open_data.asking import LARGEST, LONGEST, MOST

Row = dict[str, Any]
UUID: Row = {"type": "string", "format": "uuid"}
TEXT: Row = {"type": "string"}
ADDRESS: Row = {"type": "string", "format": "uri"}
COUNT: Row = {"type": "integer", "minimum": 0}
PROFILE = "https://docs.openreferraluk.org/"
VERSION = "HSDS-UK-3.0"


def description(name: str, address: str) -> Row:
    """The whole description. `name`: the council; `address`: where its feed is."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": f"Services for care leavers: {name}",
            "version": "3.0",
            "description": (
                "The services in the council’s published local offer for care leavers, as Open Referral UK 3.0. "
                "What is a right or a payment is no service and is not here. Nothing is about a person."
            ),
        },
        "servers": [{"url": address}],
        "paths": {
            "/": {"get": _get("about", "What this feed is.", _ref("About"))},
            "/services": {
                "get": _get("services", "Services, a page at a time.", _page("Service"), [*_FILTERS, *_PAGES])
            },
            "/services/{id}": {"get": _one("service", "One service, whole.", "WholeService")},
            "/taxonomies": {"get": _get("taxonomies", "The lists of terms.", _page("Taxonomy"), _PAGES)},
            "/taxonomies/{id}": {"get": _one("taxonomy", "One list of terms.", "Taxonomy")},
            "/taxonomy_terms": {"get": _get("terms", "Every term.", _page("Term"), _PAGES)},
            "/taxonomy_terms/{id}": {"get": _one("term", "One term.", "Term")},
        },
        "components": {"schemas": _SCHEMAS},
    }


def _ref(name: str) -> Row:
    return {"$ref": f"#/components/schemas/{name}"}


def _answer(words: str, schema: Row) -> Row:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _get(name: str, words: str, schema: Row, parameters: list[Row] | None = None) -> Row:
    answers = {"200": _answer(words, schema), "404": _answer("The council has no feed.", _ref("Fault"))}
    if parameters:
        answers["400"] = _answer("What was asked cannot be answered.", _ref("Fault"))
    return {"operationId": name, "summary": words, "parameters": parameters or [], "responses": answers}


def _one(name: str, words: str, schema: str) -> Row:
    made = _get(name, words, _ref(schema))
    made["parameters"] = [{"name": "id", "in": "path", "required": True, "schema": UUID}]
    made["responses"]["404"] = _answer("There is none with this number.", _ref("Fault"))
    return made


def _page(of: str) -> Row:
    names = ("total_items", "total_pages", "page_number", "size")
    flags = ("first_page", "last_page", "empty")
    properties = {name: COUNT for name in names} | {name: {"type": "boolean"} for name in flags}
    return _object(properties | {"contents": {"type": "array", "items": _ref(of)}})


def _object(properties: Row, optional: Row | None = None) -> Row:
    every = properties | (optional or {})
    return {"type": "object", "properties": every, "required": [*properties], "additionalProperties": False}


def _query(name: str, words: str, schema: Row) -> Row:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


_WHOLE: Row = {"type": "integer", "minimum": 0, "maximum": LARGEST}
_PAGES = [
    _query("page", "Which page, from 1.", {**_WHOLE, "minimum": 1}),
    _query("per_page", f"How many on a page; never more than {MOST}.", {**_WHOLE, "minimum": 1}),
]
_FILTERS = [
    _query("search", "Words that all stand in the name or the description.", {**TEXT, "maxLength": LONGEST}),
    _query("taxonomy_term_id", "About this term.", TEXT),
    _query("taxonomy_id", "About any term of this taxonomy.", TEXT),
    _query("minimum_age", "From this age or a higher one on.", _WHOLE),
    _query("maximum_age", "To this age or a lower one.", _WHOLE),
]
_TERM = _object({"id": UUID, "name": TEXT, "description": TEXT, "taxonomy": TEXT, "taxonomy_id": UUID})
_PLACE = _object(
    {"id": UUID, "service_id": UUID, "location_id": UUID},
    {
        "location": _object(
            {
                "id": UUID,
                "location_type": {"type": "string", "enum": ["physical"]},
                "name": TEXT,
                "addresses": {
                    "type": "array",
                    "items": _object(
                        {
                            "id": UUID,
                            "location_id": UUID,
                            "address_1": TEXT,
                            "city": TEXT,
                            "state_province": TEXT,
                            "postal_code": TEXT,
                            "country": TEXT,
                            "address_type": {"type": "string", "enum": ["physical"]},
                        }
                    ),
                },
            }
        )
    },
)
_AREA = _object({"id": UUID, "service_id": UUID, "name": TEXT}, {"uri": ADDRESS})
_NEEDED: Row = {
    "id": UUID,
    "organization_id": UUID,
    "name": TEXT,
    "status": {"type": "string", "enum": ["active", "inactive", "defunct", "temporarily closed"]},
    "organization": _ref("Organization"),
}
_MORE: Row = {
    "description": TEXT,
    "url": ADDRESS,
    "email": {"type": "string", "format": "email"},
    "minimum_age": COUNT,
    "maximum_age": COUNT,
    "assured_date": {"type": "string", "format": "date"},
    "last_modified": {"type": "string", "format": "date-time"},
}
_DETAILS: Row = {
    "service_areas": {"type": "array", "items": _AREA},
    "service_at_locations": {"type": "array", "items": _PLACE},
    "contacts": {"type": "array", "items": _object({"id": UUID, "service_id": UUID, "name": TEXT})},
    "attributes": {
        "type": "array",
        "items": _object(
            {
                "id": UUID,
                "link_id": UUID,
                "taxonomy_term_id": UUID,
                "link_type": TEXT,
                "taxonomy_term": _ref("Term"),
            }
        ),
    },
}
_SCHEMAS: Row = {
    "About": _object({"version": {"type": "string", "enum": [VERSION]}, "profile": ADDRESS, "openapi_url": ADDRESS}),
    "Fault": _object({"message": TEXT}),
    "Organization": _object({"id": UUID, "name": TEXT, "description": TEXT}, {"website": ADDRESS}),
    "Service": _object(_NEEDED, _MORE),
    "WholeService": _object(_NEEDED | _DETAILS, _MORE),
    "Taxonomy": _object({"id": UUID, "name": TEXT, "description": TEXT}),
    "Term": _TERM,
}
