from leaving_care.models.authorities import Authority, AuthorityLanguage, AuthorityWord, RoleTitle
from leaving_care.models.permits import Permit, PermitRecord
from leaving_care.models.users import User

__all__ = ["Authority", "AuthorityLanguage", "AuthorityWord", "Permit", "PermitRecord", "RoleTitle", "User"]
