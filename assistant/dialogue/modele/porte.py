"""The only door to a language model: one call, bounded in time and in bytes. The only file that imports langchain models.

Models come from `init_chat_model`; three providers are set up here: an OpenAI-compatible server (Albert, vLLM, llama.cpp),
Mistral, Ollama. The SDK's own retries are off, redirections are not followed, and tracing to outside services is off.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Generator, Iterator
from typing import Any

from assistant.errors import EntreeInvalide, ModelUnavailable

MAXI_OCTETS = 400_000  # of one raw response
MAXI_CARACTERES = 20_000  # of one text
MAXI_JETONS = 1200
FOURNISSEURS = ("openai", "mistralai", "ollama")
Interroger = Callable[[str, str, float], str]
FINS_BONNES = ("stop", "end_turn", "eos", "done")


class Attendre(ModelUnavailable):
    """The provider asked to wait a number of seconds."""

    def __init__(self, secondes: float) -> None:
        super().__init__("le modèle demande d'attendre")
        self.secondes = secondes


class Porte:
    """One model at one address, called as (system, message, seconds) -> text; it is opened at the first question.

    nom: "openai:nom", "mistralai:nom" or "ollama:nom". Raises EntreeInvalide for another provider,
    ModelUnavailable when asked in vain.
    """

    def __init__(self, nom: str, url: str | None, cle: str | None, delai: float, local: bool) -> None:
        self._fournisseur, _, self._nom = nom.partition(":")
        # Another provider would choose its own address: nothing would hold it at home.
        if self._fournisseur not in FOURNISSEURS or not self._nom:
            raise EntreeInvalide(f"Le modèle « {nom} » s'écrit « fournisseur:nom », avec un fournisseur parmi {', '.join(FOURNISSEURS)}.")
        self._url, self._cle, self._delai = url, cle, delai
        # Redirections are not followed and, at home, no proxy is used: bytes go to the address given and nowhere else.
        self._client = {"timeout": delai, "follow_redirects": False, "trust_env": not local,
                        "event_hooks": {"response": [plafonner]}}
        self._verrou = threading.Lock()
        self._modele: Any = None
        self._http: Any = None

    def __call__(self, systeme: str, message: str, secondes: float) -> str:
        """Return the model's whole text within a number of seconds."""
        fin = time.monotonic() + secondes
        try:
            from langsmith.run_helpers import tracing_context

            with tracing_context(enabled=False):
                return _recueillir(_flux(self.ouvrir(), systeme, message), fin)
        except ModelUnavailable:
            raise
        except Exception as faute:
            raise _traduire(faute) from faute

    def preparer(self) -> None:
        """Load the SDK in the background, so that the first person does not wait for it; nothing is sent."""
        threading.Thread(target=self._preparer, daemon=True, name="modele-prepare").start()

    def _preparer(self) -> None:
        with contextlib.suppress(Exception):  # the first question will say what is wrong
            self.ouvrir()

    def fermer(self) -> None:
        """Close the connections."""
        if self._http is not None:
            self._http.close()

    def ouvrir(self) -> Any:
        """Return the LangChain chat model, built once."""
        with self._verrou:
            if self._modele is None:
                self._modele = self._construire()
            return self._modele

    def _construire(self) -> Any:
        """Return the LangChain chat model, its HTTP client bounded and its retries off."""
        from langchain.chat_models import init_chat_model

        options = {"openai": self._openai, "mistralai": self._mistral, "ollama": self._ollama}[self._fournisseur]()
        return init_chat_model(self._nom, model_provider=self._fournisseur, temperature=0.2, **options)

    def _openai(self) -> dict[str, Any]:
        import openai

        self._http = openai.DefaultHttpxClient(**self._client)
        # A server of one's own needs no key, but the SDK refuses to start without one.
        return {"base_url": self._url, "api_key": self._cle or "sans-cle", "max_retries": 0, "timeout": self._delai,
                "use_responses_api": False, "stream_usage": False, "http_client": self._http, "max_tokens": MAXI_JETONS}

    def _mistral(self) -> dict[str, Any]:
        import httpx

        base = (self._url or "https://api.mistral.ai/v1").rstrip("/")
        entetes = {"Content-Type": "application/json", "Accept": "application/json", "Authorization": f"Bearer {self._cle}"}
        self._http = httpx.Client(base_url=base, headers=entetes, **self._client)
        return {"base_url": base, "api_key": self._cle or "sans-cle", "max_retries": 0, "timeout": max(1, int(self._delai)),
                "client": self._http, "max_tokens": MAXI_JETONS}

    def _ollama(self) -> dict[str, Any]:
        return {"base_url": self._url, "num_predict": MAXI_JETONS, "sync_client_kwargs": self._client}

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


def _flux(modele: Any, systeme: str, message: str) -> Generator[Any]:
    from langchain_core.messages import HumanMessage, SystemMessage

    return modele.stream([SystemMessage(systeme), HumanMessage(message)])


def _recueillir(flux: Generator[Any], fin: float) -> str:
    """Return the whole text of a stream. Raises ModelUnavailable when it is late, too long, cut, refused or empty."""
    morceaux: list[str] = []
    taille, raison = 0, None
    try:
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
    finally:
        flux.close()
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
