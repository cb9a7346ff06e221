"""How our server calls identity providers: over HTTPS, and nowhere but on the open internet, wherever their answers point."""

from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import InvalidURL
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool

from leaving_care.public_hosts import NotPublic, is_public, raise_unless_public


class PublicConnection(HTTPSConnection):
    """Looks once more at what it has reached: a name can lead elsewhere a moment after it was looked up."""

    def _new_conn(self):
        reached = super()._new_conn()
        if not is_public(reached.getpeername()[0]):
            reached.close()
            raise NotPublic
        return reached


class PublicPool(HTTPSConnectionPool):
    """Connections of that kind."""

    ConnectionCls = PublicConnection


class PublicAdapter(HTTPAdapter):
    """Refuses, before anything is sent, what is not HTTPS or not public. Redirections come through here too."""

    def init_poolmanager(self, *args, **kwargs) -> None:
        """With connections that look again."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"https": PublicPool}

    def send(self, request: PreparedRequest, *args, **kwargs) -> Response:
        """The answer. Raises InvalidURL for what is refused."""
        where = urlsplit(request.url or "")
        if where.scheme != "https":
            raise InvalidURL("An identity provider is called over HTTPS")
        try:
            raise_unless_public(where.hostname or "")
            return super().send(request, *args, **kwargs)
        except NotPublic:
            raise InvalidURL("An identity provider is called on the open internet alone") from None
