"""What each council calls the jobs of its people."""

from leaving_care.models import Authority, RoleTitle


def role_title(council: Authority, role: str) -> str:
    """What the council calls a job; the plain word where it has no title of its own for it.

    One query a council, unless its `role_titles` were fetched ahead. Raises KeyError for a job that there is not.
    """
    titles = {row.role: row.title for row in council.role_titles.all()}
    return titles.get(role) or dict(RoleTitle.ROLES)[role]
