"""What allauth asks us: who the visitor is, how a letter is sent, and what is said when something is wrong."""

import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from samverk.foundation import mail
from samverk.foundation.login import destination, guesses, notices
from samverk.foundation.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up, letters go by our queue, and tries at a password are counted together with those at log-in."""

    error_messages = {  # noqa: RUF012 -- allauth's own way
        **DefaultAccountAdapter.error_messages,
        "enter_current_password": _("Lösenordet stämmer inte. Skriv det du har nu."),
        "incorrect_code": _("Koden stämmer inte. Skriv den som visas nu."),
        "incorrect_password": _("Lösenordet stämmer inte."),
        "rate_limited": _("Det blev för många försök. Vänta några minuter."),
        "too_many_login_attempts": _("Det blev för många försök. Vänta några minuter."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        """No: accounts are made by invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that our own proxy saw, where there is one."""
        return guesses.address_of(request) or "0.0.0.0"  # noqa: S104 -- stands for nobody, listens to nothing

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The page that shows what waits for whoever logged in, on the chosen day."""
        return destination.own_page(request, timezone.localdate())  # noqa: TID251 -- called by views only

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 -- allauth's signature
        """The page of one's own account."""
        return reverse("mfa_index")

    def respond_user_inactive(
        self,
        request: HttpRequest,  # noqa: ARG002 -- allauth's signature
        user: AbstractBaseUser,  # noqa: ARG002
    ) -> HttpResponseRedirect:
        """The log-in page, which tells nobody why."""
        return HttpResponseRedirect(reverse("account_login"))

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Nothing: the page that follows says what was done."""

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether the password is the user's; five wrong ones in a quarter of an hour, and none is tried."""
        assert isinstance(user, User)  # noqa: S101 -- for the type
        origin = guesses.origin_of(context.request)
        try:
            guess = guesses.begin(account=user.email, origin=origin, at=timezone.now())  # noqa: TID251 -- called by views only
        except guesses.TooManyGuesses as many:
            raise self.validation_error("too_many_login_attempts") from many  # noqa: EM101 -- a key
        is_right = user.check_password(password)
        if is_right:
            guesses.was_right(guess)
        return is_right

    def send_password_reset_mail(
        self, user: AbstractBaseUser, email: str, context: dict[str, Any]
    ) -> None:
        """Queue the letter with the link, which is gone from our records once the letter is sent."""
        link = context["password_reset_url"]
        mail.queue(
            to=mail.Address(str(user), email),
            subject=gettext("Välj ett nytt lösenord i Samverk"),
            text=gettext(_RESET) % {"name": user, "link": link},
            kind="account",
            about=f"user:{user.pk}",
            # Only its digest: the key outlives the link in the letter.
            key=f"account:{hashlib.sha256(link.encode()).hexdigest()}",
            confidential=[link],
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,  # noqa: ARG002 -- allauth's signature
        email: str | None = None,  # noqa: ARG002
    ) -> None:
        """Tell whom the account belongs to that a password, a code or a key was changed."""
        assert isinstance(user, User)  # noqa: S101 -- for the type
        notices.tell(user, notices.CHANGED[template_prefix], self.request)

    def pre_login(
        self,
        request: HttpRequest,
        user: AbstractBaseUser,
        **about: Any,  # noqa: ANN401 -- handed on
    ) -> HttpResponse | None:
        """Note whether it is the first time that anybody logs in to the account: that is no surprise."""
        request.first_log_in = user.last_login is None  # type: ignore[attr-defined]
        return super().pre_login(request, user, **about)  # type: ignore[no-any-return]

    def post_login(
        self,
        request: HttpRequest,
        user: AbstractBaseUser,
        **about: Any,  # noqa: ANN401 -- handed on
    ) -> HttpResponse:
        """Lead on; and tell whom the account belongs to where the browser is not known."""
        assert isinstance(user, User)  # noqa: S101 -- for the type
        response: HttpResponse = super().post_login(request, user, **about)
        is_first = getattr(request, "first_log_in", False)
        if not is_first and not notices.is_known(request, user):
            notices.tell(user, notices.NEW_DEVICE, request)
        notices.remember(request, response, user)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing: this is allauth's way for all other letters, which are not in our words."""


_RESET = gettext_noop(
    "Hej %(name)s,\n\n"
    "någon, troligen du, har bett om ett nytt lösenord i Samverk. Välj det här:\n\n"
    "%(link)s\n\n"
    "Länken gäller i två timmar och en gång. Bad du inte om den behöver du inte göra något: "
    "lösenordet är oförändrat.\n"
)
