"""The only door to a language model: one call, bounded in time and in bytes. The only file that imports langchain models.

Any provider of `init_chat_model` works; three are set up here: an OpenAI-compatible server (Albert, vLLM, llama.cpp),
Mistral, Ollama. The SDK's own retries are off, redirections are not followed, and tracing to outside services is off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from assistant.errors import ModelUnavailable

MAXI_OCTETS = 400_000  # of one raw response
MAXI_CARACTERES = 20_000  # of one text
Interroger = Callable[[str, str, float], str]
FINS_BONNES = ("stop", "end_turn", "eos", "done")


class Attendre(ModelUnavailable):
    """The provider asked to wait a number of seconds."""

    def __init__(self, secondes: float) -> None:
        super().__init__("le modèle demande d'attendre")
        self.secondes = secondes


def ouvrir_modele(nom: str, url: str | None, cle: str | None, delai: float, local: bool) -> Interroger:
    """Return a function (system, message, seconds) -> text. nom: "openai:nom", "mistralai:nom" or "ollama:nom".

    The SDK is imported at the first question, so that opening costs nothing. Raises ModelUnavailable when asked in vain.
    """
    modele: list[Any] = []

    def interroger(systeme: str, message: str, secondes: float) -> str:
        fin = time.monotonic() + secondes
        try:
            from langsmith.run_helpers import tracing_context

            with tracing_context(enabled=False):
                if not modele:
                    modele.append(_construire(nom, url, cle, delai, local))
                return _recueillir(_flux(modele[0], systeme, message), fin)
        except ModelUnavailable:
            raise
        except Exception as faute:  # a provider may raise anything: SDK, network, parsing
            raise _traduire(faute) from faute

    return interroger


def _construire(nom: str, url: str | None, cle: str | None, delai: float, local: bool) -> Any:
    """Return the LangChain chat model, its HTTP client bounded and its retries off."""
    from langchain.chat_models import init_chat_model

    fournisseur, _, modele = nom.partition(":")
    client = {"timeout": delai, "follow_redirects": False, "trust_env": not local, "event_hooks": {"response": [plafonner]}}
    commun: dict[str, Any] = {"temperature": 0.2, "max_tokens": 1200}
    if fournisseur == "openai":
        import openai

        # A server of one's own needs no key, but the SDK refuses to start without one.
        return init_chat_model(modele, model_provider="openai", base_url=url, api_key=cle or "sans-cle", max_retries=0,
                               timeout=delai, use_responses_api=False, stream_usage=False,
                               http_client=openai.DefaultHttpxClient(**client), **commun)
    if fournisseur == "mistralai":
        import httpx

        entetes = {"Content-Type": "application/json", "Accept": "application/json", "Authorization": f"Bearer {cle}"}
        base = (url or "https://api.mistral.ai/v1").rstrip("/")
        return init_chat_model(modele, model_provider="mistralai", base_url=base, api_key=cle, max_retries=0, timeout=int(delai),
                               client=httpx.Client(base_url=base, headers=entetes, **client), **commun)
    if fournisseur == "ollama":
        return init_chat_model(modele, model_provider="ollama", base_url=url, temperature=0.2, num_predict=1200,
                               sync_client_kwargs=client)
    return init_chat_model(modele, model_provider=fournisseur, timeout=delai, max_retries=0, **commun)


def plafonner(reponse: Any) -> None:
    """Bound the bytes read of an HTTP response, whatever HTTP library made it."""
    base = next(c for c in type(reponse.stream).__mro__ if c.__name__ == "SyncByteStream")
    dedans = reponse.stream

    class Borne(base):  # type: ignore[misc,valid-type]
        def __iter__(self) -> Iterator[bytes]:
            recu = 0
            for morceau in dedans:
                recu += len(morceau)
                if recu > MAXI_OCTETS:
                    raise ModelUnavailable("la réponse du modèle est trop longue")
                yield morceau

        def close(self) -> None:
            dedans.close()

    reponse.stream = Borne()


def _flux(modele: Any, systeme: str, message: str) -> Iterator[Any]:
    from langchain_core.messages import HumanMessage, SystemMessage

    return modele.stream([SystemMessage(systeme), HumanMessage(message)])


def _recueillir(flux: Iterator[Any], fin: float) -> str:
    """Return the whole text of a stream. Raises ModelUnavailable when it is late, too long, cut, refused or empty."""
    morceaux: list[str] = []
    taille, raison = 0, None
    for morceau in flux:
        texte = morceau.text if isinstance(morceau.text, str) else morceau.text()
        morceaux.append(texte)
        taille += len(texte)
        infos = getattr(morceau, "response_metadata", None) or {}
        raison = infos.get("finish_reason") or infos.get("done_reason") or raison
        if time.monotonic() > fin:
            raise ModelUnavailable("le modèle est trop lent")
        if taille > MAXI_CARACTERES:
            raise ModelUnavailable("la réponse du modèle est trop longue")
    if raison not in FINS_BONNES:
        raise ModelUnavailable(f"la réponse du modèle n'est pas entière ({raison})")
    entier = "".join(morceaux).strip()
    if not entier:
        raise ModelUnavailable("le modèle n'a rien répondu")
    return entier


def _traduire(faute: Exception) -> ModelUnavailable:
    """Return our error for a provider's; a Retry-After in seconds is kept."""
    reponse = getattr(faute, "response", None)
    attente = getattr(reponse, "headers", {}).get("retry-after", "") if reponse is not None else ""
    if attente.replace(".", "", 1).isdigit():
        return Attendre(float(attente))
    return ModelUnavailable(f"le modèle ne répond pas ({type(faute).__name__})")
