"""A council's identity provider, as our server hears it: what it answers is said by the test."""

import json
from urllib.parse import parse_qs, urlsplit

import jwt
import requests

SERVER = "https://login.council.example"
CONFIGURATION = {
    "issuer": SERVER,
    "authorization_endpoint": f"{SERVER}/authorize",
    "token_endpoint": f"{SERVER}/token",
    "userinfo_endpoint": f"{SERVER}/userinfo",
    "jwks_uri": f"{SERVER}/keys",
    "token_endpoint_auth_methods_supported": ["client_secret_post"],
}


class Provider:
    """Answers our server's requests. `person`: what it says of whoever signs in; `asked`: what our server sent."""

    def __init__(self, **person):
        self.person = {"sub": "1", "email_verified": True} | person
        self.signed = {"sub": self.person["sub"]}
        self.asked: dict[str, str] = {}
        self.broken = ""

    def request(self, method, url, **kwargs):
        """One request of our server's."""
        path = urlsplit(url).path
        if self.broken and self.broken in path:
            raise requests.ConnectionError("no answer")
        if path == "/token":
            self.asked = dict(kwargs.get("data") or {})
            claims = {"iss": SERVER, "aud": "portal", "exp": 4_000_000_000, "iat": 1_700_000_000} | self.signed
            return _answer({"access_token": "t", "token_type": "Bearer", "id_token": jwt.encode(claims, "k" * 32)})
        return _answer(self.person if path == "/userinfo" else CONFIGURATION)

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def __enter__(self):
        return self

    def __exit__(self, *wrong):
        pass


def _answer(said):
    response = requests.Response()
    response.status_code, response._content = 200, json.dumps(said).encode()
    response.headers["content-type"] = "application/json"
    return response


def go_through(client, council, next=""):
    """Signs in by the council's sign-on; the answer to what the provider sends the browser back with."""
    started = client.post(f"/accounts/council/{council}/", {"next": next} if next else {})
    sent = parse_qs(urlsplit(started["Location"]).query)
    return sent, client.get(f"/accounts/council/{council}/answer/", {"code": "c", "state": sent["state"][0]})
