"""Strict headers on every answer: pages, errors, static files, streams.

Outermost in MIDDLEWARE, so that whatever a middleware below answers carries them too.
"""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.csp import CSP, build_policy

from ebb.safety import errors

HSTS_SECONDS = 365 * 24 * 60 * 60
WORKER_POLICY = "ebb-worker"  # Trusted Types block serviceWorker.register without a named policy

POLICY = {
    "default-src": CSP.NONE,
    "script-src": CSP.SELF,
    "style-src": CSP.SELF,
    "img-src": CSP.SELF,
    "font-src": CSP.NONE,
    "connect-src": CSP.SELF,
    "manifest-src": CSP.SELF,
    "worker-src": CSP.SELF,
    "object-src": CSP.NONE,
    "base-uri": CSP.NONE,
    "form-action": CSP.SELF,
    "frame-ancestors": CSP.NONE,
    "require-trusted-types-for": "'script'",
    "trusted-types": WORKER_POLICY,
}
CONTENT_SECURITY_POLICY = build_policy(POLICY)


def policy(**changes: str | list[str]) -> str:
    """As strict as everywhere but for what one page needs: `policy(frame_src=CSP.SELF)`."""
    return build_policy(POLICY | {name.replace("_", "-"): one for name, one in changes.items()})


# Sound, vibration and a screen that stays awake belong to the pacer; nothing else is needed.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "clipboard-read",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
)

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # no-referrer makes form posts carry "Origin: null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
}


def known(request: HttpRequest) -> bool:
    """Static files too: a name that is not ours but leads here (DNS rebinding) finds nothing."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


class Headers:
    """Set the headers; a page is never stored unless it said itself that it may be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request) if known(request) else errors.bad_request(request)
        for name, value in ALWAYS.items():
            response.headers[name] = value
        response.headers.setdefault(str(CSP.HEADER_ENFORCE), CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        # An open static file would let any site find out that Ebb runs on this machine.
        response.headers.pop("Access-Control-Allow-Origin", None)
        if request.is_secure():
            response.headers["Strict-Transport-Security"] = f"max-age={HSTS_SECONDS}"
        return response
